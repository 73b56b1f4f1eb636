/** A list of subjects as a file, with the filters of its page. */
import { z } from 'zod';
import { certaintyParameter, snapshotParameters } from '../../api/parameters.ts';
import { filterParameters } from '../../api/subjects.ts';
import { isSubjectId, type SubjectKind } from '../../catalogue/subject.ts';
import type { ListedSubject } from '../../queries/list.ts';
import { filtersIn } from '../../service/filters.ts';
import { listSubjects } from '../../service/subjects.ts';
import type { Speaker } from '../../words/describe.ts';
import { standingLabel } from '../badges.ts';
import { definePage, type Page } from '../page.ts';
import { readProvenance } from '../read-provenance.ts';
import { attributeLabel, plainAsserter, plainValue } from '../values.ts';
import { answerFile, readRows } from './answer.ts';
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
  return definePage({
    method: 'get',
    path: `/{workspace}/${kind}s.${format}`,
    access: 'read',
    query: z.strictObject({ ...snapshotParameters, certainty: certaintyParameter, ...filterParameters(kind) }),
    async handle(call) {
      const { services, workspace, query, language } = call;
      const filters = filtersIn(kind, query);
      const whole = await readRows(
        (at) => listSubjects(services, { workspace, ...query, kind, filters, ...at }),
        async ({ items, snapshot }) => {
          const { nameOf } = await readProvenance(services, snapshot, { values: items });
          return items.flatMap((item) => rowsOf(item, { nameOf, language }));
        },
      );
      if (!whole.ok) return whole.problem;
      const { certainty } = whole.value.first;
      return answerFile(call, whole.value, {
        format,
        title: language.words.site.kinds.many[kind],
        name: `${workspace}-${kind}s`,
        columns,
        filters: { certainty, ...Object.fromEntries(filters.map(({ attribute, label }) => [attribute, label])) },
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
