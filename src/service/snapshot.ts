/** The snapshot that a question asks of, and as whom it knows a subject. */
import type { SubjectId } from '../catalogue/subject.ts';
import type { KnownAt } from '../log/known-at.ts';
import { identify } from '../queries/identity.ts';
import { openSnapshot, type Snapshot } from '../queries/snapshot.ts';
import { type Day, parseDay } from '../time/day.ts';
import { utcDayOf } from '../time/instant.ts';
import { say } from '../words/message.ts';
import { type Failure, fail, type Result, succeed } from '../words/problem.ts';
import type { Service } from './service.ts';

export interface SnapshotAsk {
  readonly workspace: string;
  /** Today where left out. */
  readonly asOf?: Day | undefined;
  /** Now where left out. */
  readonly knownAt?: KnownAt | undefined;
  /** The day of knowledge; where left out it follows from `knownAt`. */
  readonly knownOn?: Day | undefined;
}

/** Fixes the day and the moment that are asked of, once the facts have come that far. */
export async function takeSnapshot(
  service: Service,
  { workspace, asOf, knownAt = { kind: 'now' }, knownOn }: SnapshotAsk,
): Promise<Result<Snapshot>> {
  const today = parseDay(service.today());
  if (!today) throw new Error('the clock gives no day');
  const opened = await openSnapshot(service, { workspace, asOf: asOf ?? today, knownAt });
  if (!opened.ok) return opened;
  const { recordedAt } = opened.value.knowledge;
  const found = knownAt.kind === 'now' || recordedAt === null ? today : utcDayOf(recordedAt);
  return succeed({ ...opened.value, knownOn: knownOn ?? found });
}

/** Asks of the same snapshot again. */
export function askAgain({ workspace, asOf, knownOn, knowledge: { position } }: Snapshot): SnapshotAsk {
  return { workspace, asOf, knownOn, knownAt: position < 0 ? { kind: 'now' } : { kind: 'position', position } };
}

/** A subject as the record knows it, in a snapshot. */
export interface KnownSubject {
  readonly snapshot: Snapshot;
  readonly subject: SubjectId;
}

/** Takes the snapshot that is asked of, and identifies the subject in it. */
export async function findSubject(
  service: Service,
  ask: SnapshotAsk & { readonly subject: SubjectId },
): Promise<Result<KnownSubject>> {
  const opened = await takeSnapshot(service, ask);
  if (!opened.ok) return opened;
  const identified = await identifySubject(service, opened.value, ask.subject);
  return identified.ok ? succeed({ snapshot: opened.value, subject: identified.value }) : identified;
}

/** As whom the snapshot knows a registered subject: of one that was merged, the other. */
export async function identifySubject(
  { connection }: Service,
  snapshot: Snapshot,
  subject: SubjectId,
): Promise<Result<SubjectId>> {
  const knownAs = await identify(connection, snapshot, subject);
  return knownAs === undefined ? noSubject(subject) : succeed(knownAs);
}

export function noSubject(subject: string): Failure {
  return fail('not_found', { detail: say('problems.found.subject', { subject: subject.slice(0, 130) }) });
}
