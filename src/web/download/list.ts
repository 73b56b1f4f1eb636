/** A list of subjects as a file, with the filters of its page. */
import { z } from 'zod';
import { readSnapshot } from '../../api/paging.ts';
import { certaintyParameter, snapshotParameters } from '../../api/parameters.ts';
import { isSubjectId, type SubjectKind } from '../../catalogue/subject.ts';
import { identifyFilters, type ListedSubject, listSubjects } from '../../queries/list.ts';
import type { Speaker } from '../../words/describe.ts';
import { standingLabel } from '../badges.ts';
import { filtersIn } from '../list/data.ts';
import { listFilters } from '../list/route.ts';
import { definePage, type Page } from '../page.ts';
import { readProvenance } from '../read-provenance.ts';
import { attributeLabel, plainAsserter, plainValue } from '../values.ts';
import { answerFile, ROWS_AT_ONCE } from './answer.ts';
import { sourceCell, yesOrNothing } from './cells.ts';
import type { FileFormat } from './file.ts';
import type { Column, Row } from './table.ts';

const columns: readonly Column[] = [
  'name',
  'subject',
  'attribute',
  'value',
  'of',
  'since',
  'earliest',
  'latest',
  'certainty',
  'standing',
  'by',
  'hedge',
  'inferred',
  'sources',
  'developments',
];

export function listDownload(kind: SubjectKind, format: FileFormat): Page {
  const { listable, parameters } = listFilters(kind);
  return definePage({
    method: 'get',
    path: `/{workspace}/${kind}s.${format}`,
    access: 'read',
    query: z.strictObject({ ...snapshotParameters, certainty: certaintyParameter, ...parameters }),
    async handle(call) {
      const { services, path, query, language } = call;
      const { connection } = services;
      const opened = await readSnapshot(services, path.workspace ?? '', query);
      if (!opened.ok) return opened.response;
      const { snapshot } = opened;
      const asked = filtersIn(query, listable);
      const filters = await identifyFilters(connection, snapshot, asked);
      const { certainty = 'stated' } = query;
      return answerFile<string>(call, snapshot, {
        format,
        title: language.words.site.kinds.many[kind],
        name: `${path.workspace}-${kind}s`,
        columns,
        filters: { certainty, ...Object.fromEntries(asked.map((filter) => [filter.attribute, filter.label])) },
        async fetch(after) {
          const question = { kind, filters, certainty, after, limit: ROWS_AT_ONCE };
          const { items, next } = await listSubjects(connection, snapshot, question);
          const { nameOf } = await readProvenance(services, snapshot, { values: items });
          return { rows: items.flatMap((item) => rowsOf(item, { nameOf, language })), next };
        },
      });
    },
  });
}

/** A row for each value that matches; one row where nothing was asked for. */
function rowsOf({ id, name, matches }: ListedSubject, speaker: Speaker): Row[] {
  if (matches.length === 0) return [{ name, subject: id }];
  return matches.map((match) => ({ name, subject: id, ...matchCells(match, speaker) }));
}

function matchCells(match: ListedSubject['matches'][number], speaker: Speaker): Row {
  const { attribute, key, value, since, certainty, standing, by, hedge, inferred, because, sources } = match;
  const { nameOf, language } = speaker;
  const { statements, dates } = language.words;
  return {
    attribute: attributeLabel(attribute, language),
    value: plainValue({ attribute, value }, speaker),
    of: isSubjectId(key) ? nameOf(key) : key,
    since: since.edtf,
    earliest: since.earliest,
    latest: since.latest ?? dates.always,
    certainty: statements.certainties[certainty],
    standing: standing && standingLabel(standing, language),
    by: by && plainAsserter(by, speaker),
    hedge,
    inferred: yesOrNothing(inferred, language),
    sources: sourceCell(sources, speaker),
    developments: because.join(' '),
  };
}
