import { z } from 'zod';
import { readSnapshot } from '../../api/paging.ts';
import { certaintyParameter, flagParameter, snapshotParameters, subjectParameter } from '../../api/parameters.ts';
import { faultyQuery } from '../../api/problem.ts';
import { noSubject, redirectToKnownAs, subjectOf } from '../../api/subject-path.ts';
import { listableOf } from '../../catalogue/attributes.ts';
import { findingRuleNames } from '../../catalogue/rules.ts';
import { type SubjectKind, subjectKinds } from '../../catalogue/subject.ts';
import type { Filter } from '../../queries/candidates.ts';
import { listFindings } from '../../queries/findings.ts';
import { readStatuses } from '../../queries/history.ts';
import { findKnownAs, isRegistered } from '../../queries/identity.ts';
import { identifyFilters, listSubjects } from '../../queries/list.ts';
import type { Snapshot } from '../../queries/snapshot.ts';
import { readTimeline } from '../../queries/timeline.ts';
import { readNames, readWords } from '../../queries/words.ts';
import { auditParameters, readAudit, readAuditFilters, typedFilters } from '../audit/route.ts';
import { addressOf } from '../origin.ts';
import { definePage, type Page, type PageCall, pageHeaders } from '../page.ts';
import { readGrounds, subjectsIn } from '../read-evidence.ts';
import { texts } from '../texts.ts';
import { contentTypes, type Format, formats, writeTable } from './file.ts';
import {
  auditColumns,
  auditRow,
  findingColumns,
  findingRow,
  listColumns,
  listRows,
  makeTable,
  type Row,
  timelineColumns,
  timelineRow,
} from './table.ts';

/** A file ends here, and says so. */
const MOST_ROWS = 50_000;
const ROWS_AT_ONCE = 500;

interface Fetched {
  readonly rows: readonly Row[];
  /** Where the next rows begin, if there are more. */
  readonly next: unknown;
}

/** All rows up to the most that a file has; each step goes on where the one before ended. */
async function collect(step: (after: never) => Promise<Fetched>): Promise<{ rows: readonly Row[]; isCut: boolean }> {
  const rows: Row[] = [];
  for (let after: unknown; ; ) {
    const fetched = await step(after as never);
    rows.push(...fetched.rows);
    if (rows.length > MOST_ROWS) return { rows: rows.slice(0, MOST_ROWS), isCut: true };
    if (fetched.next === undefined) return { rows, isCut: false };
    if (rows.length === MOST_ROWS) return { rows, isCut: true };
    after = fetched.next;
  }
}

interface Download {
  readonly format: Format;
  readonly title: string;
  /** Of the file, without its ending. */
  readonly name: string;
  readonly columns: Parameters<typeof makeTable>[0];
  readonly filters: Readonly<Record<string, string | undefined>>;
}

async function answer(
  call: PageCall<unknown>,
  snapshot: Snapshot,
  { format, title, name, columns, filters }: Download,
  step: (after: never) => Promise<Fetched>,
): Promise<Response> {
  const { rows, isCut } = await collect(step);
  const { services, site, request } = call;
  const address = addressOf(request).replace(`.${format}`, '');
  const about = { title, snapshot, madeOn: services.today(), filters, address, isCut };
  const file = await writeTable(makeTable(columns, rows, about), format);
  const fileName = `${name}-as-of-${snapshot.asOf}-known-at-${snapshot.knowledge.position}.${format}`;
  return new Response(new Uint8Array(file), {
    headers: {
      ...pageHeaders(site),
      'content-type': contentTypes[format],
      'content-disposition': `attachment; filename="${fileName}"`,
    },
  });
}

function timelineDownload(kind: SubjectKind, format: Format): Page {
  return definePage({
    method: 'get',
    path: `/{workspace}/${kind}s/{slug}/timeline.${format}`,
    access: 'read',
    query: z.strictObject({ ...snapshotParameters, certainty: certaintyParameter }),
    async handle(call) {
      const { services, request, path, query } = call;
      const { connection } = services;
      const subject = subjectOf(kind, path.slug);
      const opened = await readSnapshot(services, path.workspace ?? '', query);
      if (!opened.ok) return opened.response;
      const { snapshot } = opened;
      const redirect = subject && (await redirectToKnownAs(request, services, snapshot, subject));
      if (redirect) return redirect;
      if (!subject || !(await isRegistered(connection, snapshot, subject))) return noSubject(kind, path.slug);
      const name = (await readNames(connection, snapshot, [subject])).get(subject) ?? subject;
      const { certainty = 'possible' } = query;
      const download = {
        format,
        title: `${name} (${subject}): ${texts.subject.timeline}`,
        name: `${path.workspace}-${kind}-${path.slug}-timeline`,
        columns: timelineColumns,
        filters: { certainty },
      };
      return answer(call, snapshot, download, async (after) => {
        const { items, next } = await readTimeline(connection, snapshot, {
          subject,
          certainty,
          after,
          limit: ROWS_AT_ONCE,
        });
        const words = await readWords(
          services,
          snapshot,
          items.map(({ recorded }) => recorded),
        );
        return { rows: items.map((entry) => timelineRow(entry, words)), next };
      });
    },
  });
}

function listDownload(kind: SubjectKind, format: Format): Page {
  const listable = listableOf(kind).map(({ name }) => name);
  const labels = Object.fromEntries(listable.map((name) => [name, z.string().max(300).optional()]));
  return definePage({
    method: 'get',
    path: `/{workspace}/${kind}s.${format}`,
    access: 'read',
    query: z.strictObject({ ...snapshotParameters, certainty: certaintyParameter, ...labels }),
    async handle(call) {
      const { services, path, query } = call;
      const { connection } = services;
      const opened = await readSnapshot(services, path.workspace ?? '', query);
      if (!opened.ok) return opened.response;
      const { snapshot } = opened;
      const asked = query as typeof query & Record<string, string | undefined>;
      const given = listable.flatMap((name): Filter[] =>
        asked[name] ? [{ attribute: name, label: asked[name] }] : [],
      );
      const filters = await identifyFilters(connection, snapshot, given);
      const { certainty = 'stated' } = query;
      const download = {
        format,
        title: texts.kinds[kind].many,
        name: `${path.workspace}-${kind}s`,
        columns: listColumns,
        filters: { certainty, ...Object.fromEntries(given.map((filter) => [filter.attribute, filter.label])) },
      };
      return answer(call, snapshot, download, async (after) => {
        const question = { kind, filters, certainty, after, limit: ROWS_AT_ONCE };
        const { items, next } = await listSubjects(connection, snapshot, question);
        const named = subjectsIn(
          items.map(({ matches }) => matches.map(({ key, value, sources, by }) => [key, value, sources, by])),
        );
        const { nameOf } = await readGrounds(services, snapshot, { ids: [], subjects: named });
        return { rows: items.flatMap((item) => listRows(item, { nameOf, language: services.language })), next };
      });
    },
  });
}

function findingsDownload(format: Format): Page {
  return definePage({
    method: 'get',
    path: `/{workspace}/findings.${format}`,
    access: 'read',
    query: z.strictObject({
      rule: z.enum(findingRuleNames, 'is no rule; choose one of the list').optional(),
      subject: subjectParameter.optional(),
      dismissed: flagParameter,
      ...snapshotParameters,
    }),
    async handle(call) {
      const { services, path, query } = call;
      const { connection } = services;
      const opened = await readSnapshot(services, path.workspace ?? '', query);
      if (!opened.ok) return opened.response;
      const { snapshot } = opened;
      const { rule, dismissed } = query;
      const subject = query.subject && ((await findKnownAs(connection, snapshot, query.subject)) ?? query.subject);
      const download = {
        format,
        title: texts.findings.title,
        name: `${path.workspace}-findings`,
        columns: findingColumns,
        filters: { rule, subject, dismissed },
      };
      return answer(call, snapshot, download, async (after) => {
        const found = await listFindings(connection, snapshot, { rule, subject, after, limit: ROWS_AT_ONCE });
        const items = found.items.filter(({ dismissal }) => dismissed === 'true' || dismissal === null);
        const { evidence, nameOf } = await readGrounds(services, snapshot, {
          ids: items.flatMap(({ because }) => because),
          subjects: items.map((item) => item.subject),
        });
        const rows = items.map((item) => {
          const grounds = item.because.flatMap((id) => evidence.get(id)?.recorded ?? []);
          return findingRow(item, grounds, { nameOf, language: services.language });
        });
        return { rows, next: found.next };
      });
    },
  });
}

function auditDownload(format: Format): Page {
  return definePage({
    method: 'get',
    path: `/{workspace}/audit.${format}`,
    access: 'read',
    query: z.strictObject({ ...auditParameters, ...snapshotParameters }),
    async handle(call) {
      const { services, path, query } = call;
      const { connection } = services;
      const typed = typedFilters(query);
      const reading = readAuditFilters(typed);
      if (!reading.ok) return faultyQuery(reading.faults.map(({ field, message }) => ({ path: field, message })));
      const opened = await readSnapshot(services, path.workspace ?? '', query);
      if (!opened.ok) return opened.response;
      const { snapshot } = opened;
      const download = {
        format,
        title: texts.audit.title,
        name: `${path.workspace}-audit`,
        columns: auditColumns,
        filters: { ...typed },
      };
      return answer(call, snapshot, download, async (after) => {
        const { items, next } = await readAudit(services, snapshot, {
          filters: reading.filters,
          after,
          limit: ROWS_AT_ONCE,
        });
        const statusOf = await readStatuses(connection, snapshot, items);
        const words = await readWords(services, snapshot, items);
        return { rows: items.map((recorded) => auditRow(recorded, statusOf(recorded), words)), next };
      });
    },
  });
}

export const downloadPages: readonly Page[] = formats.flatMap((format) => [
  ...subjectKinds.flatMap((kind) => [timelineDownload(kind, format), listDownload(kind, format)]),
  findingsDownload(format),
  auditDownload(format),
]);
