/** The days on which something about a subject changes, certainly or perhaps: where the steps of the date lead. */
import { titleOfType, wordsOfAttribute } from '../catalogue/catalogue-words.ts';
import type { Mark } from '../queries/subject-history.ts';
import type { Period } from '../state/period.ts';
import type { Day } from '../time/day.ts';
import type { Language } from '../words/language.ts';

/** What changes on a day, by name. */
export interface ChangeDay {
  readonly day: Day;
  /** It happened on that day. */
  readonly known: readonly string[];
  /** It may have happened from that day on. */
  readonly first: readonly string[];
  /** It has happened by that day. */
  readonly last: readonly string[];
}

type How = 'known' | 'first' | 'last';
interface Found {
  readonly day: Day | null;
  readonly how: How;
  readonly what: string;
}

/** Ascending. What has no date changes nothing on any day. */
export function changeDays(
  marks: readonly Pick<Mark, 'earliest' | 'latest' | 'type' | 'isOpen'>[],
  periods: readonly Pick<Period, 'attribute' | 'end'>[],
  language: Language,
): ChangeDay[] {
  const happened = marks.flatMap(({ earliest, latest, type, isOpen }) =>
    daysOf({ earliest, latest: isOpen ? null : latest }, titleOfType(type, language)),
  );
  const dated = new Set(happened.map(({ day }) => day));
  // What ends by itself ends on a day of which no development speaks.
  const ended = periods
    .flatMap(({ attribute, end }) => (end ? daysOf(end, wordsOfAttribute(attribute, language).label) : []))
    .filter(({ day }) => !dated.has(day));
  const byDay = Map.groupBy(
    [...happened, ...ended].filter((it): it is Found & { readonly day: Day } => it.day !== null),
    ({ day }) => day,
  );
  const named = (own: readonly Found[], how: How) => [
    ...new Set(own.flatMap((it) => (it.how === how ? [it.what] : []))),
  ];
  return [...byDay]
    .map(([day, own]) => ({ day, known: named(own, 'known'), first: named(own, 'first'), last: named(own, 'last') }))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}

function daysOf({ earliest, latest }: { earliest: Day | null; latest: Day | null }, what: string): Found[] {
  if (earliest === latest) return [{ day: latest, how: 'known', what }];
  return [
    { day: earliest, how: 'first', what },
    { day: latest, how: 'last', what },
  ];
}
