import { z } from 'zod';
import { pageParameters, snapshotParameters } from '../../api/parameters.ts';
import { httpStatusOf } from '../../api/problem.ts';
import type { Services } from '../../api/route.ts';
import { developmentId } from '../../catalogue/development.ts';
import { quote } from '../../catalogue/faults.ts';
import { isSubjectId } from '../../catalogue/subject.ts';
import { findType } from '../../catalogue/types.ts';
import { readIds } from '../../log/read.ts';
import { readCheckpoint, readVerifiers } from '../../proof/checkpoints.ts';
import type { Snapshot } from '../../queries/snapshot.ts';
import { readWords, type Words } from '../../queries/words.ts';
import { type DevelopmentsAsk, type ListedDevelopment, listDevelopments } from '../../service/developments.ts';
import { takeSnapshot } from '../../service/snapshot.ts';
import { type Day, parseDay } from '../../time/day.ts';
import { type Instant, parseInstant } from '../../time/instant.ts';
import { parseNote } from '../../tree/note.ts';
import { describe } from '../../words/describe.ts';
import { type Message, say } from '../../words/message.ts';
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
  order: z.enum(['newest', 'oldest']).optional(),
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
    const { asOf, knownAt, cursor, limit } = call.query;
    const asked = { workspace: path.workspace ?? '', asOf, knownAt, cursor, limit };
    if (!reading.ok) {
      const opened = await takeSnapshot(services, asked);
      if (!opened.ok) return opened.problem;
      const snapshot = opened.value;
      const words = await readWords(services, snapshot, []);
      return showAudit(call, snapshot, { items: [], words, filters, faults: reading.faults, cursor: null });
    }
    const found = await listDevelopments(services, { ...asked, ...reading.filters });
    if (!found.ok) return found.problem;
    const { snapshot, items, words, next } = found.value;
    return showAudit(call, snapshot, { items, words, filters, faults: [], cursor: next });
  },
});

interface Found {
  readonly items: readonly ListedDevelopment[];
  readonly words: Words;
  readonly filters: AuditFilters;
  readonly faults: readonly UnreadFilter[];
  /** Of the next page. */
  readonly cursor: string | null;
}

async function showAudit(
  call: PageCall<z.infer<typeof query>>,
  snapshot: Snapshot,
  { items, words, filters, faults, cursor }: Found,
): Promise<Response> {
  const { services, links, site } = call;
  const statuses = new Map(items.map(({ recorded, status }) => [recorded.position, status]));
  const keep = { ...filters };
  return showPage(call, {
    title: texts.audit.title,
    ...(faults.length > 0 ? { status: httpStatusOf('invalid_query') } : {}),
    main: auditPage({
      items: items.map(({ recorded }) => recorded),
      statusOf: ({ position }) => statuses.get(position) ?? NO_STATUS,
      positions: await readChains(services, snapshot, items),
      words,
      filters,
      faults: faults.map(({ field, message }) => ({
        field,
        message: describe(message, { language: services.language, nameOf: String }),
      })),
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

const NO_STATUS = { retractedBy: null, correctedBy: null, corroboratedBy: [] };

type AuditQuestion = Omit<DevelopmentsAsk, 'workspace'>;

export type AuditReading =
  | { readonly ok: true; readonly filters: AuditQuestion }
  | { readonly ok: false; readonly faults: readonly UnreadFilter[] };

/** A filter that is not understood. */
export interface UnreadFilter {
  readonly field: AuditFault['field'];
  readonly message: Message;
}

/** What the filters mean. A day stands for its first moment, or, where it ends a span, for its last. */
export function readAuditFilters(filters: AuditFilters): AuditReading {
  const { subject, type, recordedBy, order } = filters;
  const faults: UnreadFilter[] = [];
  const read = <Value>(
    field: keyof AuditFilters,
    parse: (typed: string) => Value | undefined,
    explain: (given: string) => Message,
  ) => {
    const typed = filters[field];
    const value = typed === undefined ? undefined : parse(typed);
    if (typed !== undefined && value === undefined) faults.push({ field, message: explain(quote(typed)) });
    return value;
  };
  const asked: AuditQuestion = {
    subject: read('subject', () => (subject && isSubjectId(subject) ? subject : undefined), explain.subject),
    type: read('type', () => (type && findType(type) ? type : undefined), explain.type),
    recordedBy,
    recordedFrom: read('recordedFrom', (typed) => readMoment(typed, '00:00:00.000000'), explain.moment),
    recordedTo: read('recordedTo', (typed) => readMoment(typed, '23:59:59.999999'), explain.moment),
    occurredFrom: read<Day>('occurredFrom', parseDay, explain.day),
    occurredTo: read<Day>('occurredTo', parseDay, explain.day),
    order: order === 'oldest' ? 'recorded' : 'newest',
  };
  for (const [from, to] of [
    ['recordedFrom', 'recordedTo'],
    ['occurredFrom', 'occurredTo'],
  ] as const) {
    const [first, last] = [asked[from], asked[to]];
    if (first && last && first > last) {
      const values = { first: filters[from] ?? first, last: filters[to] ?? last, other: to };
      faults.push({ field: from, message: say('problems.parameters.swapped', values) });
    }
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, filters: asked };
}

const explain = {
  subject: (given: string) => say('faults.expected.subject', { given }),
  type: (given: string) => say('problems.parameters.type', { given }),
  moment: (given: string) => say('problems.parameters.momentOrDay', { given }),
  day: (given: string) => say('faults.expected.day', { given }),
};

function readMoment(typed: string, timeOfDay: string): Instant | undefined {
  return parseInstant(parseDay(typed) ? `${typed}T${timeOfDay}Z` : typed);
}

/** Where the developments stand that these speak of, and that speak of these. A target may also be a subject. */
async function readChains(
  { connection }: Services,
  { workspace }: Snapshot,
  items: readonly ListedDevelopment[],
): Promise<ReadonlyMap<string, number>> {
  const ids = items.flatMap(({ recorded, status }) => {
    const { retractedBy, correctedBy, corroboratedBy } = status;
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
    size: head.ok ? head.value.position + 1 : 0,
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
