/** Questions about developments: which there are, one of them, what was said about it, and what its append changed. */
import { z } from 'zod';
import { developmentId } from '../catalogue/development.ts';
import type { SubjectId } from '../catalogue/subject.ts';
import { type RecordedDevelopment, readIds } from '../log/read.ts';
import { type DevelopmentFilter, readRecorded } from '../queries/developments.ts';
import { type Effect, readBatch, readEffect } from '../queries/effect.ts';
import { type History, readHistory, readStatuses, type Status } from '../queries/history.ts';
import { listMembers } from '../queries/identity.ts';
import type { Snapshot } from '../queries/snapshot.ts';
import { readTimeline, type TimelineEntry, timelinePlaceSchema } from '../queries/timeline.ts';
import { readSpeaker, readWording, type Wording } from '../queries/wording.ts';
import { utcDayOf } from '../time/instant.ts';
import type { Speaker } from '../words/describe.ts';
import { say } from '../words/message.ts';
import { type Failure, fail, type ParameterFault, type Result, succeed } from '../words/problem.ts';
import { openPage, type PageAsk, type Paged } from './page.ts';
import type { Service } from './service.ts';
import { type SnapshotAsk, takeSnapshot } from './snapshot.ts';

export interface DevelopmentsAsk extends PageAsk, DevelopmentFilter {
  /** Only those that name this subject, or one that is known as it. */
  readonly subject?: SubjectId | undefined;
  /** `newest`: as recorded, but the last first. `occurred` leaves registrations out: they have no date. */
  readonly order?: 'recorded' | 'newest' | 'occurred' | undefined;
}

/** A development with what became of it. */
export interface ListedDevelopment {
  readonly recorded: RecordedDevelopment;
  readonly status: Status;
}

export interface DevelopmentsAnswer extends Paged {
  /** In the order `occurred` with the days between which each happened. */
  readonly items: readonly (ListedDevelopment | TimelineEntry)[];
  readonly words: Wording;
}

export async function listDevelopments(service: Service, ask: DevelopmentsAsk): Promise<Result<DevelopmentsAnswer>> {
  const parameters = [
    ...faultsOfSpan(ask, 'occurredFrom', 'occurredTo'),
    ...faultsOfSpan(ask, 'recordedFrom', 'recordedTo'),
  ];
  if (parameters.length > 0) return fail('invalid_query', { parameters });
  return ask.order === 'occurred' ? listAsOccurred(service, ask) : listAsRecorded(service, ask);
}

type Spans = Pick<DevelopmentsAsk, 'occurredFrom' | 'occurredTo' | 'recordedFrom' | 'recordedTo'>;

/** What is wrong with a span that ends before it begins. */
export function faultsOfSpan(ask: Spans, from: keyof Spans, to: keyof Spans): ParameterFault[] {
  const [first, last] = [ask[from], ask[to]];
  if (first === undefined || last === undefined || first <= last) return [];
  return [{ parameter: from, message: say('problems.parameters.swapped', { first, last, other: to }) }];
}

/** What an answer depends on beside its snapshot. */
function filtersOf(ask: DevelopmentsAsk) {
  const { subject, type, recordedBy, recordedFrom, recordedTo, occurredFrom, occurredTo, order } = ask;
  return { subject, type, recordedBy, recordedFrom, recordedTo, occurredFrom, occurredTo, order };
}

async function listAsRecorded(service: Service, ask: DevelopmentsAsk): Promise<Result<DevelopmentsAnswer>> {
  const opened = await openPage(service, {
    ask,
    what: 'developments',
    filters: filtersOf(ask),
    place: z.number().int(),
  });
  if (!opened.ok) return opened;
  const { snapshot, after, limit, next } = opened.value;
  const { connection } = service;
  const subjects = ask.subject && (await listMembers(connection, snapshot, ask.subject));
  const question = { ...filtersOf(ask), subjects, newestFirst: ask.order === 'newest', after, limit };
  const page = await readRecorded(connection, snapshot, question);
  const statusOf = await readStatuses(connection, snapshot, page.items);
  return succeed({
    snapshot,
    items: page.items.map((recorded) => ({ recorded, status: statusOf(recorded) })),
    words: await readWording(service, snapshot, page.items),
    next: next(page.next),
  });
}

async function listAsOccurred(service: Service, ask: DevelopmentsAsk): Promise<Result<DevelopmentsAnswer>> {
  const opened = await openPage(service, {
    ask,
    what: 'developments',
    filters: filtersOf(ask),
    place: timelinePlaceSchema,
  });
  if (!opened.ok) return opened;
  const { snapshot, after, limit, next } = opened.value;
  const { connection } = service;
  const [subject] = ask.subject ? await listMembers(connection, snapshot, ask.subject) : [];
  const question = { ...filtersOf(ask), subject, certainty: undefined, after, limit };
  const { items, next: end } = await readTimeline(connection, snapshot, question);
  const recorded = items.map((entry) => entry.recorded);
  return succeed({ snapshot, items, words: await readWording(service, snapshot, recorded), next: next(end) });
}

/** `id`: as it was typed. */
interface OfOne {
  readonly id: string;
}

export interface DevelopmentAnswer extends ListedDevelopment {
  readonly snapshot: Snapshot;
  readonly words: Wording;
}

/** One development as it was recorded, with what became of it. */
export async function showDevelopment(service: Service, ask: SnapshotAsk & OfOne): Promise<Result<DevelopmentAnswer>> {
  const opened = await takeSnapshot(service, ask);
  if (!opened.ok) return opened;
  const snapshot = opened.value;
  const { connection } = service;
  const recorded = await readOne(service, ask);
  if (!recorded || recorded.batchEnd > snapshot.knowledge.position) return noDevelopment(ask.id);
  if (recorded.erasure) return wasErased(recorded);
  const statusOf = await readStatuses(connection, snapshot, [recorded]);
  const words = await readWording(service, snapshot, [recorded]);
  return succeed({ snapshot, recorded, status: statusOf(recorded), words });
}

export interface HistoryAnswer extends Paged {
  readonly history: History;
  readonly statusOf: (recorded: RecordedDevelopment) => Status;
  readonly words: Wording;
}

/**
 * What was said about one development: who, when, and what it changed. Asked by its id, or by that of anything that
 * amends it.
 */
export async function showHistory(service: Service, ask: PageAsk & OfOne): Promise<Result<HistoryAnswer>> {
  const id = developmentIdIn(ask.id);
  if (id === undefined) return noDevelopment(ask.id);
  const opened = await openPage(service, {
    ask,
    what: `developments/${id}/history`,
    filters: {},
    place: z.number().int(),
  });
  if (!opened.ok) return opened;
  const { snapshot, after, limit, next } = opened.value;
  const { connection } = service;
  const history = await readHistory(connection, snapshot, { id, after, limit });
  if (!history) return noDevelopment(ask.id);
  const recordings = history.steps.map(({ recorded }) => recorded);
  return succeed({
    snapshot,
    history,
    statusOf: await readStatuses(connection, snapshot, recordings),
    words: await readWording(service, snapshot, recordings),
    next: next(history.next),
  });
}

export interface ChangesAnswer extends Effect {
  readonly recorded: RecordedDevelopment;
  /** All that was appended with it, as one atomic batch. */
  readonly batch: readonly RecordedDevelopment[];
  /** Names what the review notes speak of. */
  readonly speaker: Speaker;
}

/** What the append of a development changed in what was known just before, as far as it was not erased since. */
export async function showChanges(
  service: Service,
  ask: OfOne & Pick<SnapshotAsk, 'workspace'>,
): Promise<Result<ChangesAnswer>> {
  const recorded = await readOne(service, ask);
  if (!recorded) return noDevelopment(ask.id);
  const { connection, projector } = service;
  const { workspace } = ask;
  if (!(await projector.waitFor(workspace, recorded.batchEnd)))
    return fail('projection_behind', { detail: say('problems.moments.behind', { position: recorded.batchEnd }) });
  const batch = await readBatch(connection, workspace, recorded);
  const knowledge = { position: (batch[0] ?? recorded).position - 1, recordedAt: recorded.recordedAt };
  const before = { workspace, asOf: utcDayOf(recorded.recordedAt), knowledge };
  const effect = await readEffect(connection, before, batch);
  const messages = effect.findings.map(({ message }) => message);
  return succeed({ recorded, batch, ...effect, speaker: await readSpeaker(service, before, { messages }) });
}

async function readOne({ connection }: Service, { workspace, id }: OfOne & Pick<SnapshotAsk, 'workspace'>) {
  const uuid = developmentIdIn(id);
  const [recorded] = uuid === undefined ? [] : await readIds(connection, workspace, [uuid]);
  return recorded;
}

/** The id of a development as the log writes it; undefined where it is none. */
export function developmentIdIn(text: string): string | undefined {
  return developmentId.safeParse(text).data;
}

export function noDevelopment(id: string): Failure {
  return fail('not_found', { detail: say('problems.found.development', { id: id.slice(0, 80) }) });
}

function wasErased({ development: { id, type }, position, erasure }: RecordedDevelopment): Failure {
  const { recordedBy: by = '', recordedAt: at = '', reason = '' } = erasure ?? {};
  return fail('redacted', { detail: say('problems.found.erased', { id, type, position, by, at, reason }) });
}
