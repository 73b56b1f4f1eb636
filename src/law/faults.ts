// What is wrong with the acts of one development whatever else is recorded, so that it is refused. What depends on
// other records is kept, and gets a note (notes.ts).
import type { Act, ActContent, DayBounds } from './acts.ts';
import { relatedParts } from './references.ts';

export const lawFaultNames = [
  /** More outcomes than counts: two verdicts on one count, or 5 and 8 of a bundle of 12 that it brings itself. */
  'more_outcomes_than_counts',
  'end_before_start',
  /** Two parts of one sentence have the same number. */
  'part_numbered_twice',
  'part_relates_to_itself',
  /** A number of counts below one, or not whole. */
  'number_of_counts',
] as const;
export type LawFaultName = (typeof lawFaultNames)[number];

export interface LawFault {
  readonly fault: LawFaultName;
  readonly act: string;
  /** The count, or the key of the part. */
  readonly about: string | null;
}

/** The faults in the acts of one development. */
export function findLawFaults(acts: readonly Act[]): LawFault[] {
  return [...acts.flatMap(faultsOfAct), ...faultsOfOutcomes(acts)];
}

function faultsOfAct(act: Act): LawFault[] {
  const parts = 'parts' in act && (act.act === 'sentence' || act.act === 'decision') ? (act.parts ?? []) : [];
  const numbers = parts.map(({ number }) => number);
  const ends = act.act === 'measure' && act.until ? [act.until] : [];
  const fault = (name: LawFaultName, about: string | null) => ({ fault: name, act: act.id, about });
  return [
    ...numbers
      .filter((number, index) => numbers.indexOf(number) !== index)
      .map((number) => fault('part_numbered_twice', `${act.id}/${number}`)),
    ...parts
      .filter((part) => relatedParts(part).includes(`${act.id}/${part.number}`))
      .map(({ number }) => fault('part_relates_to_itself', `${act.id}/${number}`)),
    ...ends.filter((end) => endsBefore(end, act)).map(() => fault('end_before_start', null)),
    ...numbersOf(act)
      .filter(({ number }) => number !== undefined && (!Number.isInteger(number) || number < 1))
      .map(({ count }) => fault('number_of_counts', count)),
  ];
}

function endsBefore(end: DayBounds, { earliest }: Act): boolean {
  const isReversed = end.earliest !== null && end.earliest > end.latest;
  return isReversed || (earliest !== null && end.latest < earliest);
}

interface Numbered {
  readonly count: string;
  readonly number?: number | undefined;
}

function numbersOf(act: ActContent): readonly Numbered[] {
  if (act.act === 'charge' || act.act === 'suspicion') {
    return act.counts.map(({ count, counts }) => ({ count, number: counts }));
  }
  const scope = 'scope' in act ? act.scope : undefined;
  return scope === undefined || scope === 'all' ? [] : scope;
}

type OutcomeAct = Extract<Act, { act: 'outcome' }>;

/** For each accused and count of a case the outcomes, against the number that the development itself brings. */
function faultsOfOutcomes(acts: readonly Act[]): LawFault[] {
  const outcomes = acts.filter((act): act is OutcomeAct => act.act === 'outcome');
  const named = outcomes.flatMap((act) =>
    numbersOf(act).map((it) => ({ act, ...it, key: `${act.case} ${act.accused} ${it.count}` })),
  );
  return [...Map.groupBy(named, ({ key }) => key).values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const sum = own.reduce((all, { number = 1 }) => all + number, 0);
    const isTwice = own.length > 1 && own.some(({ number }) => number === undefined);
    if (!isTwice && sum <= numberBrought(acts, first.act, first.count)) return [];
    return [{ fault: 'more_outcomes_than_counts', act: first.act.id, about: first.count } as const];
  });
}

function numberBrought(acts: readonly Act[], { case: caseId, accused }: OutcomeAct, count: string): number {
  const brought = acts.flatMap((act) =>
    act.act === 'charge' && act.case === caseId && act.accused === accused ? act.counts : [],
  );
  const own = brought.filter((it) => it.count === count);
  return own.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...own.map(({ counts = 1 }) => counts));
}
