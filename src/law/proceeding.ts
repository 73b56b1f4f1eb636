// The proceedings against one accused, in one case or in cases that belong together: what the acts so far have come to.
// Each act turns one such value into the next; nothing is ever stored that the acts do not give again.
import type { Day } from '../time/day.ts';
import type { DayBounds, PartKind, RemedyKind, RemedyTarget, Scope, SentencePart } from './acts.ts';
import type { CountLine } from './counts.ts';
import type { Remark } from './note-names.ts';

/** A conviction that a part was imposed for. */
export interface Conviction {
  readonly case: string;
  readonly count: string;
  readonly conviction: string;
  /** Of so many counts, where the count is a bundle. */
  readonly number: number;
}

/** A part of a sentence as it stands after all that changed it. */
export interface ImposedPart extends Omit<SentencePart, 'number' | 'kind'> {
  readonly key: string;
  readonly kind: PartKind;
  readonly case: string;
  /** Contempt, treatment and administrative penalties need no conviction. */
  readonly needsNoConviction: boolean;
  readonly imposedFor: readonly Conviction[];
  /** So many counts carried it when a court last spoke of it. Once fewer do, a note asks what becomes of it. */
  readonly carriedBy: number;
  /** Said to be in force. */
  readonly inForce: boolean;
  readonly isStayed: boolean;
  readonly isServed: boolean;
  readonly isRemitted: boolean;
  readonly isPardoned: boolean;
  /** Set aside or revoked, whatever stands of the convictions. */
  readonly isSetAside: boolean;
  /** Another sentence took its place. */
  readonly isReplaced: boolean;
  /** Pending appeals that stay it. */
  readonly stayedBy: readonly string[];
  /** The latest day of a stay after which no start was stated: a term that had begun by then has no last day. */
  readonly stayedOn: Day | null;
  /** From when on its start was stated, perhaps. */
  readonly startStatedOn: Day | null;
  /** When an act last changed it. */
  readonly changedOn: DayBounds;
  /** When the last conviction that it rests on went, or an act took it away; null: it stands. */
  readonly fellOn: DayBounds | null;
}

export type AppealState = 'pending' | 'maybe_withdrawn' | 'decided' | 'withdrawn';

export interface Appeal {
  readonly id: string;
  readonly case: string;
  readonly remedy: RemedyKind;
  readonly against: RemedyTarget | null;
  readonly by: string | null;
  readonly court: string | null;
  readonly scope: Scope | undefined;
  readonly state: AppealState;
}

/** By its key, the fields that an act changed as they were, and what came of it. */
type Changed<Item> = readonly [key: string, change: { readonly before: Partial<Item>; readonly after: Item }];

/** What an act moved, so that it can be taken back. */
export interface Undo {
  readonly act: string;
  readonly case: string;
  /** A restoration is undone only where it is named. */
  readonly kind: 'decision' | 'clemency' | 'restoration';
  readonly counts: readonly Changed<CountLine>[];
  readonly parts: readonly Changed<ImposedPart>[];
  /** Keys of the counts and parts that it added. */
  readonly added: readonly string[];
  readonly isUndone: boolean;
}

export interface Proceeding {
  readonly counts: readonly CountLine[];
  readonly parts: readonly ImposedPart[];
  readonly appeals: readonly Appeal[];
  /** Pairs of cases that are heard together. */
  readonly joined: readonly (readonly [string, string])[];
  /** Cases that were closed as decided, or without saying how, and did not go on since. */
  readonly closed: readonly string[];
  /** The documents that charge, unlike notices of suspicion. */
  readonly charges: readonly string[];
  readonly undoes: readonly Undo[];
}

export const NO_PROCEEDING: Proceeding = {
  counts: [],
  parts: [],
  appeals: [],
  joined: [],
  closed: [],
  charges: [],
  undoes: [],
};

/** How a replay goes. */
export interface ReplayContext {
  /** An act of it takes another back, so that what acts move must be kept. */
  readonly keepsUndoes: boolean;
  /** Takes up what an editor should look at. */
  readonly remark: (remark: Remark) => void;
  /** Takes one of several ways that the record leaves open; 0 is the stated one. */
  readonly choose: (ways: number) => number;
}

/** The case and all that it is heard together with. */
export function casesWith({ joined }: Proceeding, caseId: string): ReadonlySet<string> {
  const cases = new Set([caseId]);
  if (joined.length === 0) return cases;
  for (const own of cases) {
    for (const [one, other] of joined) {
      if (one === own) cases.add(other);
      if (other === own) cases.add(one);
    }
  }
  return cases;
}

/** Whether the conviction that a part was imposed for stands. */
export function standsConvicted(
  proceeding: Proceeding,
  { case: caseId, count: name, conviction }: Conviction,
): boolean {
  const count = proceeding.counts.find((it) => it.name === name && it.case === caseId);
  return count?.portions.some((it) => it.label === 'convicted' && it.conviction === conviction) ?? false;
}

/** How many of the counts that a part was imposed for still stand convicted so. */
export function countStanding({ counts }: Proceeding, { imposedFor }: ImposedPart): number {
  let sum = 0;
  for (const { case: caseId, count: name, conviction, number } of imposedFor) {
    const portions = counts.find((it) => it.name === name && it.case === caseId)?.portions ?? [];
    const standing = portions.filter((it) => it.label === 'convicted' && it.conviction === conviction);
    sum += Math.min(
      number,
      standing.reduce((all, it) => all + it.number, 0),
    );
  }
  return sum;
}
