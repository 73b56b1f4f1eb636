/** Periods as bars: what each says, how it looks, and how long anything newer says so. */
import { wordsOfLabel } from '../../catalogue/catalogue-words.ts';
import { lookOf } from '../../catalogue/look.ts';
import { parties } from '../../catalogue/parties.ts';
import type { Period } from '../../state/period.ts';
import type { Day } from '../../time/day.ts';
import type { Speaker } from '../../words/describe.ts';
import type { Language } from '../../words/language.ts';
import type { Bar } from './model.ts';
import { isolate } from './text.ts';
import { formatBegin, periodTitle, valueAsText } from './words.ts';

/** `among`: all periods of the subject; of a legal status these say which offences it is about. */
export function toBar(period: Period, among: readonly Period[], speaker: Speaker): Bar {
  const { begin, end, isUndated, because, attribute, value, label, standing } = period;
  const short = attribute === parties.party.name ? roleOf(period, speaker) : valueAsText(period, speaker);
  const text = attribute === 'legalStatus' ? statusText(period, among, speaker) : short;
  return {
    text,
    perhaps: speaker.language.words.picture.perhaps({ value: short, date: formatBegin(period, speaker.language) }),
    short,
    look: attribute === parties.party.name ? 'open' : lookOf(attribute, value, standing),
    isLiability: label === 'liable' || label === 'not_liable',
    title: periodTitle(period, text, speaker.language),
    begin,
    end,
    isUndated,
    because,
    paleFrom: end === null ? lastReported(value) : null,
  };
}

/** Its case is that of the row. */
function roleOf({ label }: Period, { language }: Speaker): string {
  return wordsOfLabel(parties.party.name, label, language);
}

interface Reported {
  readonly lastReported?: { readonly latest: Day } | null;
}

function lastReported(value: unknown): Day | null {
  return typeof value === 'object' && value !== null ? ((value as Reported).lastReported?.latest ?? null) : null;
}

/** Labels of counts that make a legal status. */
const countsOf: Readonly<Record<string, readonly string[]>> = {
  suspect: ['suspected'],
  accused: ['pending', 'no_verdict'],
  on_trial: ['pending', 'no_verdict'],
  convicted: ['convicted'],
  convicted_final: ['convicted'],
  acquitted: ['acquitted'],
  liable: ['liable'],
  not_liable: ['not_liable'],
};

interface CountShown {
  readonly offence?: string | null;
  readonly convictedOf?: string | null;
  readonly liableFor?: string | null;
}

/** More offences than these are counted. */
const MOST_OFFENCES = 2;

/** “on trial: arson, theft and 3 more”: of the counts that are so in that case at that time. */
function statusText(period: Period, among: readonly Period[], speaker: Speaker): string {
  const labels = countsOf[period.label] ?? [];
  const counts = among.filter(
    (it) =>
      it.attribute === 'counts' &&
      it.subject === period.subject &&
      it.key.startsWith(`${period.key}/`) &&
      labels.includes(it.label) &&
      overlaps(it, period),
  );
  const offences = counts.flatMap(({ value }) => {
    const { offence, convictedOf, liableFor } = value as CountShown;
    return convictedOf ?? liableFor ?? offence ?? [];
  });
  const named = [...new Set(offences)];
  return speaker.language.words.picture.status({
    status: valueAsText(period, speaker),
    offences: named.slice(0, MOST_OFFENCES).map(isolate).join(', '),
    more: Math.max(0, named.length - MOST_OFFENCES),
  });
}

function overlaps(one: Period, other: Period): boolean {
  const isBefore = (a: Period, b: Period) => a.end !== null && a.end.latest <= (b.begin.latest ?? '');
  return !isBefore(one, other) && !isBefore(other, one);
}

/** Parts that begin and end together stand in one bar: “18 years · confiscation”. */
export function joinAlike(bars: readonly Bar[], language: Language): Bar[] {
  const alike = Map.groupBy(bars, ({ look, begin, end, isUndated, because: [first] }) =>
    JSON.stringify([look, begin, end, isUndated, first]),
  );
  return [...alike.values()].flatMap(([first, ...others]) =>
    first
      ? [
          {
            ...first,
            text: [first, ...others].map(({ text }) => text).join(' · '),
            perhaps: [first, ...others].map(({ perhaps }) => perhaps)[0] ?? '',
            short: language.words.picture.firstOf({ first: first.short, more: others.length }),
            title: [first, ...others].map(({ title }) => title).join(' '),
            because: [...new Set([first, ...others].flatMap(({ because }) => because))],
          },
        ]
      : [],
  );
}
