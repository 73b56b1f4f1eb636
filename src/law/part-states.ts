// How each part of a sentence stands on a day: in force, or why it is not to be served.
//
//   total of d5/1 and d5/2 imposed: both replaced -> the total falls: both stand in force again
import type { Day } from '../time/day.ts';
import type { DayBounds, PartKind } from './acts.ts';
import { type Length, lastDayFrom, readTerm, subtractLength } from './lengths.ts';
import { countStanding, type ImposedPart, type Proceeding } from './proceeding.ts';
import { isStanding } from './sentences.ts';

export const partStates = [
  'in_force',
  'fallen',
  'suspended',
  'stayed',
  'served',
  'remitted',
  'absorbed',
  'replaced',
  'pardoned',
  'ran_out',
] as const;
export type PartState = (typeof partStates)[number];

export interface JudgedPart {
  readonly part: ImposedPart;
  readonly state: PartState;
  /** The key of the total or absorbing part that takes it in. */
  readonly takenIn: string | null;
  /** What of its term is to be served; null: not stated. */
  readonly term: Length | null;
  /** The last day by its own start; null: no start or no term. */
  readonly ownLastDay: DayBounds | null;
  /** Every conviction that it rests on is final. */
  readonly isFinal: boolean;
  /** How many of the counts that it was imposed for stand convicted, and of how many. */
  readonly rests: readonly [standing: number, of: number];
}

/** Kinds that last for a term, so that one without a term is “not stated”. */
const timedKinds: readonly PartKind[] = [
  'imprisonment',
  'administrative_arrest',
  'probation',
  'supervised_release',
  'restriction_of_liberty',
  'corrective_labour',
  'compulsory_labour',
  'compulsory_treatment',
  'office_ban',
  'activity_ban',
];

export function isOfTerm(kind: PartKind): boolean {
  return timedKinds.includes(kind);
}

/** Whether parts of a kind are served in prison, or stand in place of that. */
export function isPrison(kind: PartKind): boolean {
  return kind === 'imprisonment' || kind === 'life' || kind === 'death';
}

/** All parts of all proceedings against one accused: a total in one case may take in a part of another. */
export function judgeParts(proceedings: readonly Proceeding[], { asOf, escapedOn }: OnDay): JudgedPart[] {
  const standing = proceedings.flatMap((own) => own.parts.filter((part) => isStanding(own, part)));
  const taken = new Map(standing.flatMap((part) => takenBy(part, standing)));
  return proceedings.flatMap((own) =>
    own.parts.map((part) => {
      const term = termToServe(part);
      const start = part.start ?? null;
      const credit = part.credit ? readTerm(part.credit) : undefined;
      const isCounted = start && term && !isInterrupted(part, start, escapedOn);
      const ownLastDay = isCounted ? lastDayFrom(start, term, credit) : null;
      const hasRunOut = isOfTerm(part.kind) && ownLastDay !== null && ownLastDay.latest < asOf;
      const state = stateOf(own, part, { taken: taken.get(part.key) ?? null, hasRunOut });
      const imposedFor = part.imposedFor.reduce((sum, { number }) => sum + number, 0);
      const rests = [countStanding(own, part), imposedFor] as const;
      const takenIn = taken.get(part.key)?.by ?? null;
      return { part, state, takenIn, term, ownLastDay, isFinal: restsOnFinal(own, part), rests };
    }),
  );
}

interface OnDay {
  readonly asOf: Day;
  /** The latest day of each escape. */
  readonly escapedOn: readonly Day[];
}

/** Whether a stay or an escape, perhaps, came after a term had begun, and no start was stated since. */
export function isInterrupted(
  { stayedOn, startStatedOn, start }: Pick<ImposedPart, 'stayedOn' | 'startStatedOn' | 'start'>,
  { earliest }: DayBounds,
  escapedOn: readonly Day[],
): boolean {
  const isStated = (day: Day) => !!start && startStatedOn !== null && startStatedOn > day;
  const stops = [...(stayedOn === null ? [] : [stayedOn]), ...escapedOn];
  return stops.some((day) => !isStated(day) && (earliest === null || day >= earliest));
}

/** What is to be served of a part that may be suspended in part; null: not stated. */
function termToServe({ term, suspended, suspendedTerm }: ImposedPart): Length | null {
  if (term === null) return null;
  return suspended && suspendedTerm ? subtractLength(readTerm(term), readTerm(suspendedTerm)) : readTerm(term);
}

interface Taken {
  readonly how: 'replaced' | 'absorbed';
  /** The key of the part that takes it in. */
  readonly by: string;
}

/** The parts that a standing part takes in, by their keys: a total replaces them, others are absorbed. */
function takenBy(part: ImposedPart, standing: readonly ImposedPart[]): (readonly [string, Taken])[] {
  const { key: by, relation } = part;
  const absorbed = standing.filter((it) => it.relation?.kind === 'absorbed' && it.relation.by === by && it !== part);
  const replaced = relation?.kind === 'total' ? relation.of.filter((key) => key !== by) : [];
  return [
    ...absorbed.map(({ key }) => [key, { how: 'absorbed', by }] as const),
    ...replaced.map((key) => [key, { how: 'replaced', by }] as const),
  ];
}

interface Reckoned {
  readonly taken: Taken | null;
  readonly hasRunOut: boolean;
}

function stateOf(proceeding: Proceeding, part: ImposedPart, { taken, hasRunOut }: Reckoned): PartState {
  if (part.isReplaced) return 'replaced';
  if (!isStanding(proceeding, part)) return 'fallen';
  if (part.isPardoned) return 'pardoned';
  if (part.isRemitted) return 'remitted';
  if (part.isServed) return 'served';
  if (taken) return taken.how;
  if (part.isStayed || part.stayedBy.length > 0) return 'stayed';
  if (part.suspended && !part.suspendedTerm) return 'suspended';
  return hasRunOut ? 'ran_out' : 'in_force';
}

function restsOnFinal({ counts }: Proceeding, { imposedFor }: ImposedPart): boolean {
  const portions = imposedFor.flatMap(({ case: caseId, count: name, conviction }) => {
    const count = counts.find((it) => it.case === caseId && it.name === name);
    return count?.portions.filter((portion) => portion.conviction === conviction) ?? [];
  });
  return portions.length > 0 && portions.every(({ isFinal }) => isFinal);
}
