/** What happened to a subject between two days, or what was learned about it between two moments. */
import { z } from 'zod';
import type { SubjectId } from '../catalogue/subject.ts';
import type { KnownAt } from '../log/known-at.ts';
import type { Diff } from '../queries/diff.ts';
import { diffDays } from '../queries/diff-days.ts';
import { diffKnowledge } from '../queries/diff-knowledge.ts';
import type { Snapshot } from '../queries/snapshot.ts';
import type { Day } from '../time/day.ts';
import { say } from '../words/message.ts';
import { type Failure, fail, type ParameterFault, type Result, succeed } from '../words/problem.ts';
import { type PageAsk, startPage } from './page.ts';
import type { Service } from './service.ts';
import { identifySubject, noSubject, takeSnapshot } from './snapshot.ts';

/**
 * Either `from` and `to` with `knownAt`, or `knownFrom` and `knownTo` with `asOf`; what ends it is today, or now,
 * where left out.
 */
export interface DiffAsk extends PageAsk {
  readonly subject: SubjectId;
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  readonly knownFrom?: KnownAt | undefined;
  readonly knownTo?: KnownAt | undefined;
}

export interface DiffAnswer extends Diff {
  /** As whom the record knows the one that was asked about. */
  readonly subject: SubjectId;
  readonly by: 'days' | 'knowledge';
  readonly from: Snapshot;
  readonly to: Snapshot;
  /** How many changes there are in all; `changes` is a page of them. */
  readonly total: number;
  /** The cursor of the next page; null: this is the last. */
  readonly next: string | null;
}

/** A page has so many changes where no limit is given. */
export const DEFAULT_DIFF_PAGE = 200;

/** Two snapshots of a subject, track by track. */
export async function compareSnapshots(service: Service, ask: DiffAsk): Promise<Result<DiffAnswer>> {
  const fault = faultOfPair(ask);
  if (fault) return refuse(fault);
  const { from: fromDay, to: toDay, knownFrom, knownTo, limit = DEFAULT_DIFF_PAGE } = ask;
  const started = startPage(service, {
    ask: { ...ask, limit },
    what: `${ask.subject}/diff`,
    filters: { from: fromDay, to: toDay, knownFrom, knownTo },
    place: z.number().int().nonnegative(),
  });
  if (!started.ok) return started;
  const { asked, after = 0, on } = started.value;
  const pair = await openPair(service, { ...ask, asOf: asked.asOf, knownAt: asked.knownAt });
  if (!pair.ok) return pair;
  const { from, to } = pair.value;
  const placed = on(to);
  if (!placed.ok) return placed;
  const identified = await identifySubject(service, to, ask.subject);
  if (!identified.ok) return identified;
  const subject = identified.value;
  const by = ask.from === undefined ? 'knowledge' : 'days';
  const diff = await (by === 'days' ? diffDays : diffKnowledge)(service.connection, { subject, from, to });
  if (!diff) return noSubject(ask.subject);
  const [total, end] = [diff.changes.length, after + limit];
  const next = placed.value.next(end < total ? end : undefined);
  return succeed({ ...diff, changes: diff.changes.slice(after, end), subject, by, from, to, total, next });
}

/** The other time stands still. */
function faultOfPair({ from, to, knownFrom, knownTo, asOf, knownAt }: DiffAsk): ParameterFault | undefined {
  const asksDays = from !== undefined || to !== undefined;
  const asksKnowledge = knownFrom !== undefined || knownTo !== undefined;
  if (asksDays && asksKnowledge) return { parameter: 'knownFrom', message: say('problems.parameters.daysOrKnowledge') };
  if (from === undefined && knownFrom === undefined)
    return { parameter: 'from', message: say('problems.parameters.noStart') };
  if (asksDays && asOf !== undefined) return { parameter: 'asOf', message: say('problems.parameters.notWithDays') };
  if (asksKnowledge && knownAt !== undefined)
    return { parameter: 'knownAt', message: say('problems.parameters.notWithKnowledge') };
  return undefined;
}

interface Pair {
  readonly from: Snapshot;
  readonly to: Snapshot;
}

async function openPair(service: Service, ask: DiffAsk): Promise<Result<Pair>> {
  const { workspace, from, to, knownFrom, knownTo, asOf, knownAt } = ask;
  const later = await takeSnapshot(service, { workspace, asOf: to ?? asOf, knownAt: knownTo ?? knownAt });
  if (!later.ok) return knownTo ? withParameter(later, 'knownTo') : later;
  const last = later.value;
  if (from !== undefined) {
    if (from <= last.asOf) return succeed({ from: { ...last, asOf: from }, to: last });
    const message = say('problems.parameters.swapped', { first: from, last: last.asOf, other: 'to' });
    return refuse({ parameter: 'from', message });
  }
  const earlier = await takeSnapshot(service, { workspace, asOf: last.asOf, knownAt: knownFrom });
  if (!earlier.ok) return withParameter(earlier, 'knownFrom');
  const first = earlier.value;
  const positions = { first: first.knowledge.position, last: last.knowledge.position };
  if (positions.first <= positions.last) return succeed({ from: first, to: last });
  return refuse({ parameter: 'knownFrom', message: say('problems.parameters.reversedKnowledge', positions) });
}

/** What is wrong with a moment is wrong with the parameter that names it here. */
function withParameter({ problem }: Failure, parameter: string): Failure {
  const parameters = problem.parameters?.map(({ message }) => ({ parameter, message }));
  return { ok: false, problem: { ...problem, ...(parameters ? { parameters } : {}) } };
}

function refuse(fault: ParameterFault): Failure {
  return fail('invalid_query', { parameters: [fault] });
}
