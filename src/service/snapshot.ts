/** The snapshot that a question asks of, and as whom it knows a subject. */
import type { SubjectId } from '../catalogue/subject.ts';
import type { KnownAt } from '../log/known-at.ts';
import { identify, knownAsOf } from '../queries/identity.ts';
import { openSnapshot, openSnapshotWith, type Snapshot, type SnapshotQuestion } from '../queries/snapshot.ts';
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

/** The day and the moment that are asked of. */
export function momentAsked(service: Service, { workspace, asOf, knownAt, knownOn }: SnapshotAsk): SnapshotQuestion {
  const today = parseDay(service.today());
  if (!today) throw new Error('the clock gives no day');
  const asked = knownAt ?? { kind: 'now' };
  const { languages } = service;
  return {
    workspace,
    asOf: asOf ?? today,
    knownAt: asked,
    knownOn: knownOn ?? dayOfKnowledge(asked, today),
    languages,
  };
}

/** The day up to which something can be known at a moment; undefined: that of the last recording. */
function dayOfKnowledge(knownAt: KnownAt, today: Day): Day | undefined {
  switch (knownAt.kind) {
    case 'now':
      return today;
    case 'instant':
      return utcDayOf(knownAt.instant);
    case 'position':
      return undefined;
    default:
      return knownAt satisfies never;
  }
}

/** Fixes them, once the facts have come that far. */
export function takeSnapshot(service: Service, ask: SnapshotAsk): Promise<Result<Snapshot>> {
  return openSnapshot(service, momentAsked(service, ask));
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
  const opened = await openSnapshotWith(service, momentAsked(service, ask), knownAsOf(ask.subject));
  if (!opened.ok) return opened;
  const { snapshot, rows } = opened.value;
  const [identified] = rows;
  return identified ? succeed({ snapshot, subject: identified.knownAs }) : noSubject(ask.subject);
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
