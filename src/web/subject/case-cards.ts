/** Cards of a case that need more than its state: who of the accused is in custody, and a deadline that comes next. */

import type { Card } from '../../answers/answer.ts';
import type { AccusedRow } from '../../answers/matrix.ts';
import { custody } from '../../catalogue/custody.ts';
import type { SubjectState } from '../../state/state.ts';
import type { Day } from '../../time/day.ts';
import { type Message, say } from '../../words/message.ts';
import { nextDay } from './docket.ts';
import type { PersonInCase } from './people.ts';
import { tracksOf } from './shown.ts';

interface CaseCards {
  readonly state: SubjectState;
  readonly rows: readonly AccusedRow[];
  readonly people: readonly PersonInCase[];
  readonly asOf: Day;
}

/** The number of the accused gives way to their custody: the table says who they are. */
export function caseCards(cards: readonly Card[], shown: CaseCards): readonly Card[] {
  const own = custodyCard(shown);
  return cards.flatMap((card): readonly Card[] => {
    if (card.topic.key === 'answers.cards.topics.accused') return own ? [own] : [card];
    return card.topic.key === 'answers.cards.topics.next' ? [withDeadline(card, shown)] : [card];
  });
}

function withDeadline(card: Card, { state, asOf }: CaseCards): Card {
  const day = nextDay(tracksOf(state), asOf);
  if (card.certainty !== 'none' || day === undefined) return card;
  const value = say('casePage.cards.day', { day: { day } });
  return { ...card, certainty: 'yes', value, details: [say('casePage.next.deadline')], look: 'plain' };
}

/** So many names stand on a card. */
const MOST_NAMED = 3;

function custodyCard({ rows, people }: CaseCards): Card | undefined {
  const accused = rows.flatMap(({ person }) => people.find(({ id }) => id === person) ?? []);
  if (accused.length === 0) return undefined;
  const isUnclear = ({ death, custody: own, mayCustody }: PersonInCase) =>
    !death && (mayCustody.length > 0 || own?.value.group === 'not_clear');
  const unclear = accused.filter(isUnclear);
  const held = accused.filter((it) => !isUnclear(it) && it.custody?.value.group === 'in_custody');
  const because = [...held, ...unclear].flatMap((it) => [
    ...(it.custody?.because ?? []),
    ...it.mayCustody.flatMap((may) => may.because),
  ]);
  const base = { topic: say('casePage.cards.custody'), section: 'charges', because: [...new Set(because)] } as const;
  const details = [
    ...(held.length > 0 ? [nameThem('casePage.cards.names', held)] : []),
    ...(unclear.length > 0 ? [nameThem('casePage.cards.unclear', unclear)] : []),
  ];
  if (held.length > 0)
    return {
      ...base,
      certainty: unclear.length > 0 ? 'not_clear' : 'yes',
      value: say('answers.cards.people', { count: held.length }),
      details,
      look: 'held',
    };
  if (unclear.length > 0)
    return { ...base, certainty: 'not_clear', value: say('answers.cards.notClear'), details, look: 'not_clear' };
  const last = lastReleased(accused);
  return {
    ...base,
    certainty: 'none',
    value: say('casePage.cards.noOne'),
    details: last ? [sayReleased(last)] : [],
    look: last ? 'released' : 'none',
    because: last?.custody?.because ?? [],
  };
}

function nameThem(key: 'casePage.cards.names' | 'casePage.cards.unclear', people: readonly PersonInCase[]): Message {
  const more = people.length - MOST_NAMED;
  const names = people.slice(0, MOST_NAMED).map(({ id }) => ({ subject: id }));
  return say(key, { names, more: Math.max(0, more) });
}

function lastReleased(people: readonly PersonInCase[]): PersonInCase | undefined {
  const released = people.filter((it) => it.custody?.value.group === 'released');
  return released.toSorted((a, b) => ((a.custody?.since.latest ?? '') < (b.custody?.since.latest ?? '') ? 1 : -1))[0];
}

function sayReleased({ id, custody: own }: PersonInCase): Message {
  const since = own?.since ?? { edtf: null, earliest: null, latest: null };
  return say('casePage.cards.last', {
    name: { subject: id },
    state: { key: `attributes.${custody.custody.name}.labels.released`, values: {} },
    when: { when: since, form: 'when' },
  });
}
