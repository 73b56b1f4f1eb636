// The moment that a question is asked about: a day and a moment of knowledge, fixed before anything is read.
import type { Connection } from '../database/connection.ts';
import type { Knowledge, KnownAt, KnownAtResolver } from '../log/known-at.ts';
import type { Projector } from '../projection/projector.ts';
import type { Day } from '../time/day.ts';
import { say } from '../words/message.ts';
import { fail, type Result, succeed } from '../words/problem.ts';

/** What a query needs of the process it runs in. */
export interface Reader {
  readonly connection: Connection;
  readonly projector: Projector;
  readonly resolveKnownAt: KnownAtResolver;
}

/** What a question is about: a day, and a moment of knowledge. Every statement of an answer rests on it. */
export interface Snapshot {
  readonly workspace: string;
  readonly asOf: Day;
  readonly knowledge: Knowledge;
  /** The UTC day up to which something can be known; undefined where that makes no difference. */
  readonly knownOn?: Day | undefined;
}

/** Whether the day lies beyond what can be known: the answer is what would hold if nothing more happened. */
export function looksAhead({ asOf, knownOn }: Pick<Snapshot, 'asOf' | 'knownOn'>): boolean {
  return knownOn !== undefined && asOf > knownOn;
}

export interface SnapshotQuestion {
  readonly workspace: string;
  readonly asOf: Day;
  readonly knownAt: KnownAt;
}

/** Fixes the moment and waits until the facts have come that far. */
export async function openSnapshot(
  { projector, resolveKnownAt }: Reader,
  { workspace, asOf, knownAt }: SnapshotQuestion,
): Promise<Result<Snapshot>> {
  const reading = await resolveKnownAt(workspace, knownAt);
  if (!reading.ok) return reading;
  const knowledge = reading.value;
  const { position } = knowledge;
  if (!(await projector.waitFor(workspace, position)))
    return fail('projection_behind', { detail: say('problems.moments.behind', { position }) });
  return succeed({ workspace, asOf, knowledge });
}
