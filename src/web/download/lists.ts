/** The files of lists, with the filters of their pages: the log, subjects, review notes. */
import { z } from 'zod';
import { snapshotParameters } from '../../api/parameters.ts';
import { amendmentOf } from '../../catalogue/amending.ts';
import { isSubjectId, type SubjectKind, subjectKinds } from '../../catalogue/subject.ts';
import type { ListedFinding } from '../../queries/findings.ts';
import type { ListedSubject } from '../../queries/list.ts';
import type { Wording } from '../../queries/wording.ts';
import { type ListedDevelopment, listDevelopments } from '../../service/developments.ts';
import { filtersIn } from '../../service/filters.ts';
import { listReviewNotes } from '../../service/review-notes.ts';
import { listSubjects } from '../../service/subjects.ts';
import { describe } from '../../words/describe.ts';
import { auditParameters, readAuditFilters, typedFilters } from '../audit/filters.ts';
import { type ReadContext, type RenderContext, readContext } from '../context.ts';
import { listParameters } from '../list.ts';
import { definePage, type Page } from '../page.ts';
import { reviewNoteParameters } from '../review-notes.ts';
import { standingLabel } from '../statement.ts';
import { attributeLabel, plainAsserter, plainValue } from '../values.ts';
import { developmentCells, sourceCell, statementColumns, unique, yesOrNothing } from './cells.ts';
import { answerFile, type Column, type Row, readRows } from './download.ts';
import { type FileFormat, formats } from './file.ts';

export const listDownloads: readonly Page[] = formats.flatMap((format) => [
  ...subjectKinds.map((kind) => subjectsDownload(kind, format)),
  auditDownload(format),
  reviewNotesDownload(format),
]);

const auditColumns: readonly Column[] = (
  [
    ['position', 'recordedAt', 'recordedBy', 'type', 'sentence', 'when'],
    statementColumns,
    ['statement', 'sources', 'quotes', 'id', 'target'],
    ['correctedBy', 'retractedBy', 'corroboratedBy', 'erasedBy', 'batchEnd'],
  ] as const
).flat();

function auditDownload(format: FileFormat): Page {
  return definePage({
    path: `/{workspace}/audit.${format}`,
    query: z.strictObject({ ...auditParameters, ...snapshotParameters }),
    async handle(call) {
      const { services, workspace } = call;
      const { asOf, knownAt } = call.query;
      const filters = typedFilters(call.query);
      const reading = readAuditFilters(filters);
      if (!reading.ok) return reading.problem;
      const whole = await readRows(
        (at) => listDevelopments(services, { workspace, asOf, knownAt, ...reading.value, ...at }),
        ({ items, words }) => items.map((listed) => auditRow(listed, words)),
      );
      if (!whole.ok) return whole.problem;
      const [title, name] = [call.words.audit.title, `${workspace}-audit`];
      return answerFile(call, whole.value, { format, title, name, columns: auditColumns, filters });
    },
  });
}

function auditRow(listed: ListedDevelopment, wording: Wording): Row {
  const { development, batchEnd, erasure } = listed.recorded;
  const { target } = development.data;
  const amends = amendmentOf(development)?.amends;
  const amended = (id: string) => (amends ? wording.language.words.downloads.amends[amends]({ id }) : id);
  return {
    ...developmentCells(listed, wording),
    target: typeof target === 'string' ? amended(target) : undefined,
    retractedBy: listed.status.retractedBy,
    erasedBy: erasure?.development,
    batchEnd,
  };
}

const subjectColumns: readonly Column[] = (
  [
    ['name', 'subject', 'attribute', 'value', 'of', 'since', 'earliest', 'latest', 'certainty'],
    ['standing', 'by', 'hedge', 'inferred', 'sources', 'developments'],
  ] as const
).flat();

function subjectsDownload(kind: SubjectKind, format: FileFormat): Page {
  return definePage({
    path: `/{workspace}/${kind}s.${format}`,
    query: z.strictObject(listParameters(kind)),
    async handle(call) {
      const { services, workspace, query } = call;
      const filters = filtersIn(kind, query);
      const whole = await readRows(
        (at) => listSubjects(services, { workspace, ...query, kind, filters, ...at }),
        async ({ items, snapshot }) => {
          const { context } = await readContext(call, snapshot, { values: items });
          return items.flatMap((item) => subjectRows(item, context));
        },
      );
      if (!whole.ok) return whole.problem;
      const asked = Object.fromEntries(filters.map(({ attribute, label }) => [attribute, label]));
      return answerFile(call, whole.value, {
        format,
        title: call.words.site.kinds.many[kind],
        name: `${workspace}-${kind}s`,
        columns: subjectColumns,
        filters: { certainty: whole.value.first.certainty, ...asked },
      });
    },
  });
}

/** A row for each value that matches; one row where nothing was asked for. */
function subjectRows({ id, name, matches }: ListedSubject, context: RenderContext): Row[] {
  if (matches.length === 0) return [{ name, subject: id }];
  const { language, words, nameOf } = context;
  return matches.map(({ attribute, key, value, since, dating, standing, by, hedge, inferred, because, sources }) => ({
    name,
    subject: id,
    attribute: attributeLabel(attribute, language),
    value: plainValue({ attribute, value }, context),
    of: isSubjectId(key) ? nameOf(key) : key,
    since: since.edtf,
    earliest: since.earliest,
    latest: since.latest ?? words.dates.always,
    certainty: words.statements.certainties[dating],
    standing: standing && standingLabel(standing, language),
    by: by && plainAsserter(by, context),
    hedge,
    inferred: yesOrNothing(inferred, language),
    sources: sourceCell(sources, context),
    developments: because.join(' '),
  }));
}

const noteColumns: readonly Column[] = (
  [
    ['name', 'subject', 'rule', 'finding', 'standing', 'by', 'sources', 'developments'],
    ['dismissedBy', 'reason'],
  ] as const
).flat();

function reviewNotesDownload(format: FileFormat): Page {
  return definePage({
    path: `/{workspace}/findings.${format}`,
    query: z.strictObject(reviewNoteParameters),
    async handle(call) {
      const { services, workspace, query } = call;
      const { rule, subject, dismissed } = query;
      const whole = await readRows(
        (at) => listReviewNotes(services, { workspace, ...query, withSettled: dismissed === 'true', ...at }),
        async ({ items, snapshot }) => {
          const ids = items.flatMap(({ because }) => because);
          const known = await readContext(call, snapshot, { ids, values: items });
          return items.map((note) => noteRow(note, known));
        },
      );
      if (!whole.ok) return whole.problem;
      const filters = { rule, subject, dismissed };
      const [title, name] = [call.words.pages.reviewNotes.title, `${workspace}-findings`];
      return answerFile(call, whole.value, { format, title, name, columns: noteColumns, filters });
    },
  });
}

function noteRow(note: ListedFinding, { context, provenance }: ReadContext): Row {
  const { subject, rule, message, because, dismissal } = note;
  const developments = because.flatMap((id) => provenance.get(id)?.recorded.development ?? []);
  const attributions = developments.flatMap(({ attribution }) => attribution ?? []);
  const cited = developments.flatMap(({ sources }) => sources.map(({ source }) => source));
  return {
    name: context.nameOf(subject),
    subject,
    rule: context.words.reviewNotes[rule].name,
    finding: describe(message, context),
    standing: unique(attributions.map(({ standing }) => standingLabel(standing, context))),
    by: unique(attributions.map(({ by }) => plainAsserter(by, context))),
    sources: sourceCell(cited, context),
    developments: because.join(' '),
    dismissedBy: dismissal?.dismissedBy,
    reason: dismissal?.reason,
  };
}
