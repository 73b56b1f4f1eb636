/** The log as a file, with the filters of the audit. */
import { z } from 'zod';
import { snapshotParameters } from '../../api/parameters.ts';
import { amendmentOf } from '../../catalogue/amending.ts';
import type { RecordedDevelopment } from '../../log/read.ts';
import type { Wording } from '../../queries/wording.ts';
import { type ListedDevelopment, listDevelopments } from '../../service/developments.ts';
import type { Language } from '../../words/language.ts';
import { auditParameters, readAuditFilters, typedFilters } from '../audit/filters.ts';
import { definePage, type Page } from '../page.ts';
import { answerFile, readRows } from './answer.ts';
import { developmentCells } from './cells.ts';
import type { FileFormat } from './file.ts';
import type { Column, Row } from './table.ts';

const columns: readonly Column[] = [
  'position',
  'recordedAt',
  'recordedBy',
  'type',
  'sentence',
  'when',
  'standing',
  'by',
  'hedge',
  'inferred',
  'contentStanding',
  'contentBy',
  'statement',
  'sources',
  'quotes',
  'id',
  'target',
  'correctedBy',
  'retractedBy',
  'corroboratedBy',
  'erasedBy',
  'batchEnd',
];

export function auditDownload(format: FileFormat): Page {
  return definePage({
    method: 'get',
    path: `/{workspace}/audit.${format}`,
    access: 'read',
    query: z.strictObject({ ...auditParameters, ...snapshotParameters }),
    async handle(call) {
      const { services, workspace, language } = call;
      const { asOf, knownAt } = call.query;
      const typed = typedFilters(call.query);
      const reading = readAuditFilters(typed);
      if (!reading.ok) return { code: 'invalid_query', parameters: reading.faults };
      const whole = await readRows(
        (at) => listDevelopments(services, { workspace, asOf, knownAt, ...reading.filters, ...at }),
        ({ items, words }) => items.map((listed) => rowOf(listed, words)),
      );
      if (!whole.ok) return whole.problem;
      return answerFile(call, whole.value, {
        format,
        title: language.words.audit.title,
        name: `${workspace}-audit`,
        columns,
        filters: { ...typed },
      });
    },
  });
}

function rowOf({ recorded, status }: ListedDevelopment, words: Wording): Row {
  const { development, batchEnd, erasure } = recorded;
  return {
    ...developmentCells(recorded, status, words),
    target: targetCell(development, words.language),
    retractedBy: status.retractedBy,
    erasedBy: erasure?.development,
    batchEnd,
  };
}

/** What it amends, and how. */
function targetCell(development: RecordedDevelopment['development'], { words }: Language): string | undefined {
  const { target } = development.data;
  const amends = amendmentOf(development)?.amends;
  if (typeof target !== 'string') return undefined;
  return amends ? words.downloads.amends[amends]({ id: target }) : target;
}
