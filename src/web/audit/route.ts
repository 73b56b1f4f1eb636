import { z } from 'zod';
import { openPage } from '../../api/paging.ts';
import { pageParameters, snapshotParameters } from '../../api/parameters.ts';
import { httpStatusOf } from '../../api/problem.ts';
import type { Services } from '../../api/route.ts';
import { developmentId } from '../../catalogue/development.ts';
import { isSubjectId, type SubjectId } from '../../catalogue/subject.ts';
import { findType } from '../../catalogue/types.ts';
import { type RecordedDevelopment, readIds } from '../../log/read.ts';
import { readCheckpoint, readVerifiers } from '../../proof/checkpoints.ts';
import { type DevelopmentFilter, readRecorded } from '../../queries/developments.ts';
import { readStatuses, type Status } from '../../queries/history.ts';
import { listMembers } from '../../queries/identity.ts';
import type { Snapshot } from '../../queries/snapshot.ts';
import { readWords } from '../../queries/words.ts';
import { type Day, parseDay } from '../../time/day.ts';
import { type Instant, parseInstant } from '../../time/instant.ts';
import { parseNote } from '../../tree/note.ts';
import { definePage, type Page, type PageCall, showPage } from '../page.ts';
import { commandFor, ofRoute } from '../proofs.ts';
import { machineOf } from '../snapshot.ts';
import { texts } from '../texts.ts';
import { timeMachine } from '../time-controls.ts';
import { pageLinks } from '../timeline.ts';
import { checkpointVerification } from '../verification.ts';
import { type AuditFault, type AuditFilters, auditPage, type SignedShown } from './view.ts';

const text = z.string().max(200).optional();

/** A field that is left empty asks for nothing. What is typed is read below, so that a fault is told beside its field. */
export const auditParameters = {
  subject: text,
  type: text,
  recordedBy: text,
  recordedFrom: text,
  recordedTo: text,
  occurredFrom: text,
  occurredTo: text,
  order: z.enum(['newest', 'oldest'], 'write newest or oldest').optional(),
};

const query = z.strictObject({ ...auditParameters, ...snapshotParameters, ...pageParameters });

const audit = definePage({
  method: 'get',
  path: '/{workspace}/audit',
  access: 'read',
  query,
  async handle(call) {
    const { services, path } = call;
    const filters = typedFilters(call.query);
    const reading = readAuditFilters(filters);
    const page = await openPage(services, {
      workspace: path.workspace ?? '',
      path: `/${path.workspace}/audit`,
      query: call.query,
      filters: { ...filters },
      place: z.number().int(),
    });
    if (!page.ok) return page.response;
    const { snapshot, after, limit, next } = page;
    const found = reading.ok
      ? await readAudit(services, snapshot, { filters: reading.filters, after, limit })
      : { items: [], next: undefined };
    return showAudit(call, snapshot, {
      items: found.items,
      filters,
      faults: reading.ok ? [] : reading.faults,
      cursor: next(found.next),
    });
  },
});

interface Found {
  readonly items: readonly RecordedDevelopment[];
  readonly filters: AuditFilters;
  readonly faults: readonly AuditFault[];
  /** Of the next page. */
  readonly cursor: string | null;
}

async function showAudit(
  call: PageCall<z.infer<typeof query>>,
  snapshot: Snapshot,
  { items, filters, faults, cursor }: Found,
): Promise<Response> {
  const { services, links, site } = call;
  const { connection } = services;
  const statusOf = await readStatuses(connection, snapshot, items);
  const keep = { ...filters };
  return showPage(call, {
    title: texts.audit.title,
    ...(faults.length > 0 ? { status: httpStatusOf('invalid_query') } : {}),
    main: auditPage({
      items,
      statusOf,
      positions: await readChains(services, snapshot, { items, statusOf }),
      words: await readWords(services, snapshot, items),
      filters,
      faults,
      signed: await readSigned(services, snapshot.workspace),
      machine: timeMachine(await machineOf(services, snapshot), { links, path: links.bare('/audit'), keep }),
      verification: checkpointVerification({
        asset: site.asset,
        checkpoint: links.bare('/audit/checkpoint'),
        consistency: links.bare('/audit/consistency'),
        keys: links.bare('/audit/keys'),
        command: commandFor(call),
        isPrivate: site.workspace?.isPublic === false,
      }),
      pages: pageLinks({
        next: cursor === null ? undefined : `${links.to('/audit', { ...keep, cursor })}#log`,
        first: call.query.cursor === undefined ? undefined : `${links.to('/audit', keep)}#log`,
      }),
      links,
    }),
  });
}

/** As they were typed; what is empty asks for nothing. */
export function typedFilters(asked: AuditFilters): AuditFilters {
  const { subject, type, recordedBy, recordedFrom, recordedTo, occurredFrom, occurredTo, order } = asked;
  const typed = { subject, type, recordedBy, recordedFrom, recordedTo, occurredFrom, occurredTo };
  const filled = Object.entries(typed).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : []));
  return { ...Object.fromEntries(filled), ...(order === undefined ? {} : { order }) };
}

export interface AuditQuestion extends DevelopmentFilter {
  readonly subject: SubjectId | undefined;
  readonly newestFirst: boolean;
}

export type AuditReading =
  | { readonly ok: true; readonly filters: AuditQuestion }
  | { readonly ok: false; readonly faults: readonly AuditFault[] };

/** What the filters mean. A day stands for its first moment, or, where it ends a span, for its last. */
export function readAuditFilters(filters: AuditFilters): AuditReading {
  const { faults: words } = texts.audit;
  const { subject, type, recordedBy, order } = filters;
  const faults: AuditFault[] = [];
  const read = <Value>(
    field: keyof AuditFilters,
    parse: (typed: string) => Value | undefined,
    fault: (typed: string) => string,
  ) => {
    const typed = filters[field];
    const value = typed === undefined ? undefined : parse(typed);
    if (typed !== undefined && value === undefined) faults.push({ field, message: fault(typed.slice(0, 80)) });
    return value;
  };
  const asked: AuditQuestion = {
    subject: read('subject', () => (subject && isSubjectId(subject) ? subject : undefined), words.subject),
    type: read('type', () => (type && findType(type) ? type : undefined), words.type),
    recordedBy,
    recordedFrom: read('recordedFrom', (typed) => readMoment(typed, '00:00:00.000000'), words.snapshot),
    recordedTo: read('recordedTo', (typed) => readMoment(typed, '23:59:59.999999'), words.snapshot),
    occurredFrom: read<Day>('occurredFrom', parseDay, words.day),
    occurredTo: read<Day>('occurredTo', parseDay, words.day),
    newestFirst: order !== 'oldest',
  };
  for (const [from, to] of [
    ['recordedFrom', 'recordedTo'],
    ['occurredFrom', 'occurredTo'],
  ] as const) {
    const [first, last] = [asked[from], asked[to]];
    if (first && last && first > last)
      faults.push({ field: from, message: words.swapped(filters[from] ?? first, filters[to] ?? last) });
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, filters: asked };
}

function readMoment(typed: string, timeOfDay: string): Instant | undefined {
  return parseInstant(parseDay(typed) ? `${typed}T${timeOfDay}Z` : typed);
}

interface AuditPlace {
  readonly filters: AuditQuestion;
  readonly after: number | undefined;
  readonly limit: number;
}

/** A subject stands for everyone who is one with it. */
export async function readAudit({ connection }: Services, snapshot: Snapshot, { filters, after, limit }: AuditPlace) {
  const subjects = filters.subject && (await listMembers(connection, snapshot, filters.subject));
  return readRecorded(connection, snapshot, { ...filters, subjects, after, limit });
}

interface Chained {
  readonly items: readonly RecordedDevelopment[];
  readonly statusOf: (recorded: RecordedDevelopment) => Status;
}

/** Where the developments stand that these speak of, and that speak of these. A target may also be a subject. */
async function readChains({ connection }: Services, { workspace }: Snapshot, { items, statusOf }: Chained) {
  const ids = items.flatMap((recorded) => {
    const { retractedBy, correctedBy, corroboratedBy } = statusOf(recorded);
    const { target } = recorded.development.data;
    return [retractedBy, correctedBy, ...corroboratedBy, target, recorded.erasure?.development];
  });
  const named = [...new Set(ids.filter((id) => developmentId.safeParse(id).success))] as string[];
  const found = await readIds(connection, workspace, named);
  return new Map(found.map(({ position, development: { id } }) => [id, position]));
}

async function readSigned({ connection, resolveKnownAt }: Services, workspace: string): Promise<SignedShown> {
  const checkpoint = await readCheckpoint(connection, workspace);
  const head = await resolveKnownAt(workspace, { kind: 'now' });
  const signatures = parseNote(checkpoint?.note ?? '')?.signatures ?? [];
  return {
    checkpoint,
    size: head.ok ? head.knowledge.position + 1 : 0,
    witnesses: signatures.map(({ name }) => name).filter((name) => name !== checkpoint?.origin),
    keys: await readVerifiers(connection, workspace),
  };
}

export const auditPages: readonly Page[] = [
  audit,
  ofRoute('/log/{workspace}/checkpoint', '/{workspace}/audit/checkpoint'),
  ofRoute('/log/{workspace}/keys', '/{workspace}/audit/keys'),
  ofRoute('/log/{workspace}/consistency', '/{workspace}/audit/consistency'),
];
