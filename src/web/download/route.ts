import { z } from 'zod';
import { certaintyParameter, flagParameter, snapshotParameters, subjectParameter } from '../../api/parameters.ts';
import type { Answer } from '../../api/route.ts';
import { answerAbout } from '../../api/subject-path.ts';
import { listableOf } from '../../catalogue/attributes.ts';
import { findingRuleNames } from '../../catalogue/rules.ts';
import { type SubjectKind, subjectKinds } from '../../catalogue/subject.ts';
import { readNames } from '../../queries/words.ts';
import { listDevelopments } from '../../service/developments.ts';
import { filtersIn } from '../../service/filters.ts';
import { type Paged, readWhole, type WholeAnswer } from '../../service/page.ts';
import { listReviewNotes } from '../../service/review-notes.ts';
import { listSubjects, showTimeline, type TimelineAnswer } from '../../service/subjects.ts';
import { type Result, succeed } from '../../words/problem.ts';
import { auditParameters, readAuditFilters, typedFilters } from '../audit/route.ts';
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

type Whole<Page> = WholeAnswer<Page, Row>;

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
  { first, items, isCut }: Whole<Paged>,
  { format, title, name, columns, filters }: Download,
): Promise<Response> {
  const { services, site, request } = call;
  const { snapshot } = first;
  const address = addressOf(request).replace(`.${format}`, '');
  const about = { title, snapshot, madeOn: services.today(), filters, address, isCut };
  const file = await writeTable(makeTable(columns, items, about), format);
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
    handle: (call) =>
      answerAbout(call, kind, {
        ask: async (asked): Promise<Result<Whole<TimelineAnswer> & Pick<TimelineAnswer, 'subject'>>> => {
          const whole = await readWhole(
            (cursor) => showTimeline(call.services, { ...asked, ...call.query, cursor, limit: ROWS_AT_ONCE }),
            ({ entries, words }) => entries.map((entry) => timelineRow(entry, words)),
            MOST_ROWS,
          );
          return whole.ok ? succeed({ ...whole.value, subject: whole.value.first.subject }) : whole;
        },
        async show(whole) {
          const { snapshot, subject, certainty } = whole.first;
          const name = (await readNames(call.services.connection, snapshot, [subject])).get(subject) ?? subject;
          return answer(call, whole, {
            format,
            title: `${name} (${subject}): ${texts.subject.timeline}`,
            name: `${call.path.workspace}-${kind}-${call.path.slug}-timeline`,
            columns: timelineColumns,
            filters: { certainty },
          });
        },
      }),
  });
}

function listDownload(kind: SubjectKind, format: Format): Page {
  const labels = Object.fromEntries(listableOf(kind).map(({ name }) => [name, z.string().max(300).optional()]));
  return definePage({
    method: 'get',
    path: `/{workspace}/${kind}s.${format}`,
    access: 'read',
    query: z.strictObject({ ...snapshotParameters, certainty: certaintyParameter, ...labels }),
    async handle(call): Promise<Answer> {
      const { services, path, query } = call;
      const filters = filtersIn(kind, query);
      const asked = { workspace: path.workspace ?? '', ...query, kind, filters, limit: ROWS_AT_ONCE };
      const whole = await readWhole(
        (cursor) => listSubjects(services, { ...asked, cursor }),
        async ({ items, snapshot }) => {
          const subjects = subjectsIn(
            items.map(({ matches }) => matches.map(({ key, value, sources, by }) => [key, value, sources, by])),
          );
          const { nameOf } = await readGrounds(services, snapshot, { ids: [], subjects });
          return items.flatMap((item) => listRows(item, { nameOf, language: services.language }));
        },
        MOST_ROWS,
      );
      if (!whole.ok) return whole.problem;
      const { certainty } = whole.value.first;
      return answer(call, whole.value, {
        format,
        title: texts.kinds[kind].many,
        name: `${path.workspace}-${kind}s`,
        columns: listColumns,
        filters: { certainty, ...Object.fromEntries(filters.map((filter) => [filter.attribute, filter.label])) },
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
      rule: z.enum(findingRuleNames).optional(),
      subject: subjectParameter.optional(),
      dismissed: flagParameter,
      ...snapshotParameters,
    }),
    async handle(call): Promise<Answer> {
      const { services, path, query } = call;
      const { rule, subject, dismissed } = query;
      const asked = { workspace: path.workspace ?? '', ...query, withSettled: dismissed === 'true' };
      const whole = await readWhole(
        (cursor) => listReviewNotes(services, { ...asked, cursor, limit: ROWS_AT_ONCE }),
        async ({ items, snapshot }) => {
          const { evidence, nameOf } = await readGrounds(services, snapshot, {
            ids: items.flatMap(({ because }) => because),
            subjects: items.map((item) => item.subject),
          });
          return items.map((item) => {
            const grounds = item.because.flatMap((id) => evidence.get(id)?.recorded ?? []);
            return findingRow(item, grounds, { nameOf, language: services.language });
          });
        },
        MOST_ROWS,
      );
      if (!whole.ok) return whole.problem;
      return answer(call, whole.value, {
        format,
        title: texts.findings.title,
        name: `${path.workspace}-findings`,
        columns: findingColumns,
        filters: { rule, subject, dismissed },
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
    async handle(call): Promise<Answer> {
      const { services, path, query } = call;
      const typed = typedFilters(query);
      const reading = readAuditFilters(typed);
      if (!reading.ok) {
        const parameters = reading.faults.map(({ field, message }) => ({ parameter: field, message }));
        return { code: 'invalid_query', parameters };
      }
      const { asOf, knownAt } = query;
      const asked = { workspace: path.workspace ?? '', asOf, knownAt, ...reading.filters };
      const whole = await readWhole(
        (cursor) => listDevelopments(services, { ...asked, cursor, limit: ROWS_AT_ONCE }),
        ({ items, words }) => items.map(({ recorded, status }) => auditRow(recorded, status, words)),
        MOST_ROWS,
      );
      if (!whole.ok) return whole.problem;
      return answer(call, whole.value, {
        format,
        title: texts.audit.title,
        name: `${path.workspace}-audit`,
        columns: auditColumns,
        filters: { ...typed },
      });
    },
  });
}

export const downloadPages: readonly Page[] = formats.flatMap((format) => [
  ...subjectKinds.flatMap((kind) => [timelineDownload(kind, format), listDownload(kind, format)]),
  findingsDownload(format),
  auditDownload(format),
]);
