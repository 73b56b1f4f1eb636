// How each part of a sentence stands on a day: in force, or why it is not to be served.
//
//   total of d5/1 and d5/2 imposed: both absorbed -> the total falls: both stand in force again
import type { Day } from '../time/day.ts';
import type { DayBounds, PartKind } from './acts.ts';
import { isPending } from './appeals.ts';
import { type Length, lastDayFrom, readTerm, subtractLength } from './lengths.ts';
import { casesWith, countStanding, type ImposedPart, type Proceeding } from './proceeding.ts';
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
  /** What of its term is to be served; null: not stated. */
  readonly term: Length | null;
  /** The last day by its own start; null: no start or no term. */
  readonly ownLastDay: DayBounds | null;
  /** Every conviction that it rests on is final. */
  readonly isFinal: boolean;
  /** How many of the counts that it was imposed for stand convicted, and of how many. */
  readonly rests: readonly [standing: number, of: number];
}

/** Whether parts of a kind are served in prison, or stand in place of that. */
export function isPrison(kind: PartKind): boolean {
  return kind === 'imprisonment' || kind === 'life' || kind === 'death';
}

/** All parts of all proceedings against one accused: a total in one case may take in a part of another. */
export function judgeParts(proceedings: readonly Proceeding[], asOf: Day): JudgedPart[] {
  const standing = proceedings.flatMap((own) => own.parts.filter((part) => isStanding(own, part)));
  const taken = new Set(standing.flatMap((part) => takenBy(part, standing)));
  return proceedings.flatMap((own) =>
    own.parts.map((part) => {
      const term = termToServe(part);
      const start = part.start ?? null;
      const credit = part.credit ? readTerm(part.credit) : undefined;
      const ownLastDay = start && term && !part.isInterrupted ? lastDayFrom(start, term, credit) : null;
      const hasRunOut = ownLastDay !== null && ownLastDay.latest < asOf;
      const state = stateOf(own, part, { isTaken: taken.has(part.key), hasRunOut });
      const imposedFor = part.imposedFor.reduce((sum, { number }) => sum + number, 0);
      const rests = [countStanding(own, part), imposedFor] as const;
      return { part, state, term, ownLastDay, isFinal: restsOnFinal(own, part), rests };
    }),
  );
}

/** What is to be served of a part, once activated or suspended in part; null: not stated. */
function termToServe({ term, suspended, suspendedTerm, activatedTerm }: ImposedPart): Length | null {
  if (activatedTerm !== null) return readTerm(activatedTerm);
  if (term === null) return null;
  return suspended && suspendedTerm ? subtractLength(readTerm(term), readTerm(suspendedTerm)) : readTerm(term);
}

/** Keys of the parts that a standing part takes in: as a total, or since they are absorbed by it. */
function takenBy(part: ImposedPart, standing: readonly ImposedPart[]): readonly string[] {
  const absorbed = standing.filter(({ relation }) => relation?.kind === 'absorbed' && relation.by === part.key);
  const taken = absorbed.map(({ key }) => key);
  return part.relation?.kind === 'total' ? [...taken, ...part.relation.of] : taken;
}

interface Reckoned {
  readonly isTaken: boolean;
  readonly hasRunOut: boolean;
}

function stateOf(proceeding: Proceeding, part: ImposedPart, { isTaken, hasRunOut }: Reckoned): PartState {
  if (part.isReplaced) return 'replaced';
  if (!isStanding(proceeding, part)) return 'fallen';
  if (part.isPardoned) return 'pardoned';
  if (part.isRemitted) return 'remitted';
  if (part.isServed) return 'served';
  if (isTaken) return 'absorbed';
  if (part.suspended && !part.suspendedTerm && part.activatedTerm === null) return 'suspended';
  if (part.isStayed || isStayedByAppeal(proceeding, part)) return 'stayed';
  return hasRunOut ? 'ran_out' : 'in_force';
}

/** An appeal stays what it is against only if that is said, and only while it is pending. */
function isStayedByAppeal(proceeding: Proceeding, part: ImposedPart): boolean {
  return proceeding.appeals.some((appeal) => {
    if (!appeal.stays || !isPending(appeal) || !casesWith(proceeding, appeal.case).has(part.case)) return false;
    const { scope } = appeal;
    if (scope === undefined || scope === 'all') return true;
    return part.imposedFor.some((it) => scope.some(({ count }) => count === it.count));
  });
}

function restsOnFinal({ counts }: Proceeding, { imposedFor }: ImposedPart): boolean {
  const portions = imposedFor.flatMap(({ case: caseId, count: name, conviction }) => {
    const count = counts.find((it) => it.case === caseId && it.name === name);
    return count?.portions.filter((portion) => portion.conviction === conviction) ?? [];
  });
  return portions.length > 0 && portions.every(({ isFinal }) => isFinal);
}
