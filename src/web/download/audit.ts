/** The log as a file, with the filters of the audit. */
import { z } from 'zod';
import { readSnapshot } from '../../api/paging.ts';
import { snapshotParameters } from '../../api/parameters.ts';
import { amendmentOf } from '../../catalogue/amending.ts';
import type { RecordedDevelopment } from '../../log/read.ts';
import { readStatuses, type Status } from '../../queries/history.ts';
import { readWords, type Words } from '../../queries/words.ts';
import type { Language } from '../../words/language.ts';
import { readAudit } from '../audit/data.ts';
import { auditParameters, readAuditFilters, typedFilters } from '../audit/filters.ts';
import { definePage, type Page } from '../page.ts';
import { answerFile, ROWS_AT_ONCE } from './answer.ts';
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
      const { services, path, query, language } = call;
      const typed = typedFilters(query);
      const reading = readAuditFilters(typed);
      if (!reading.ok) return { code: 'invalid_query', parameters: reading.faults };
      const opened = await readSnapshot(services, path.workspace ?? '', query);
      if (!opened.ok) return opened.response;
      const { snapshot } = opened;
      return answerFile<number>(call, snapshot, {
        format,
        title: language.words.audit.title,
        name: `${path.workspace}-audit`,
        columns,
        filters: { ...typed },
        async fetch(after) {
          const asked = { filters: reading.filters, after, limit: ROWS_AT_ONCE };
          const { items, next } = await readAudit(services, snapshot, asked);
          const statusOf = await readStatuses(services.connection, snapshot, items);
          const words = await readWords(services, snapshot, items);
          return { rows: items.map((recorded) => rowOf(recorded, statusOf(recorded), words)), next };
        },
      });
    },
  });
}

function rowOf(recorded: RecordedDevelopment, status: Status, words: Words): Row {
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
