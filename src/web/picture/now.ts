/** What a row says on the chosen day: in the words of its bars, “not clear” wherever the record leaves it open. */
import type { Day } from '../../time/day.ts';
import { formatBounds } from '../../words/dates.ts';
import type { Speaker } from '../../words/describe.ts';
import type { Bar, Now, Row } from './model.ts';
import { holdsOn } from './place.ts';

interface Asked {
  readonly asOf: Day;
  readonly speaker: Speaker;
}

/** More values than these are counted. */
const MOST_VALUES = 2;

/** For each track of a row of a person what holds; for a topic its values. */
export function nowOf({ tracks }: Pick<Row, 'tracks'>, asked: Asked): Now[] {
  const said = tracks.map((bars) => nowOfBars(bars, asked));
  const all = said.flat();
  const clear = all.filter(({ look }) => look !== 'none');
  const told = [...new Map((clear.length > 0 ? clear : all.slice(0, 1)).map((it) => [it.text, it])).values()];
  if (told.length <= MOST_VALUES) return told;
  const { more } = asked.speaker.language.words.picture;
  const rest = told.length - MOST_VALUES;
  return [...told.slice(0, MOST_VALUES), { look: 'none', text: more({ count: rest }) }];
}

function nowOfBars(bars: readonly Bar[], { asOf, speaker }: Asked): Now[] {
  const { language } = speaker;
  const { now } = language.words.picture;
  const by = Map.groupBy(bars, (bar) => holdsOn(bar, asOf));
  const surely = by.get('surely') ?? [];
  if (surely.length > 0) return surely.map(({ look, short }) => ({ look, text: short }));
  const perhaps = (by.get('perhaps') ?? []).filter(({ isUndated }) => !isUndated.begin);
  const [only, another] = perhaps;
  if (only && !another && (only.begin.latest ?? '') <= asOf && !only.isUndated.end)
    return [{ look: 'not_clear', text: now.mayHaveEnded }];
  if (only) return [{ look: 'not_clear', text: now.notClear }];
  const last = (by.get('ended') ?? []).at(-1);
  if (by.get('perhaps')?.length) return [{ look: 'not_clear', text: now.undated }];
  if (last?.end) {
    const date = last.isUndated.end ? language.words.dates.unknown : formatBounds(last.end, language);
    return [{ look: 'none', text: now.ended({ date }) }];
  }
  return [{ look: 'none', text: now.nothing }];
}
