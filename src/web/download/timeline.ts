/** The timeline of a subject as a file. */
import { z } from 'zod';
import { readSnapshot } from '../../api/paging.ts';
import { certaintyParameter, snapshotParameters } from '../../api/parameters.ts';
import { noSubject, redirectToKnownAs, subjectOf } from '../../api/subject-path.ts';
import type { SubjectId, SubjectKind } from '../../catalogue/subject.ts';
import { isRegistered } from '../../queries/identity.ts';
import type { Snapshot } from '../../queries/snapshot.ts';
import { readTimeline, type TimelinePlace } from '../../queries/timeline.ts';
import { readNames, readWords } from '../../queries/words.ts';
import type { Certainty } from '../../state/attributed-value.ts';
import { definePage, type Page, type PageCall } from '../page.ts';
import { answerFile, type Fetched, ROWS_AT_ONCE } from './answer.ts';
import { developmentCells } from './cells.ts';
import type { FileFormat } from './file.ts';
import type { Column } from './table.ts';

const columns: readonly Column[] = [
  'when',
  'earliest',
  'latest',
  'certainty',
  'statement',
  'standing',
  'by',
  'hedge',
  'inferred',
  'contentStanding',
  'contentBy',
  'sentence',
  'sources',
  'quotes',
  'type',
  'id',
  'position',
  'recordedAt',
  'recordedBy',
  'correctedBy',
  'corroboratedBy',
];

export function timelineDownload(kind: SubjectKind, format: FileFormat): Page {
  return definePage({
    method: 'get',
    path: `/{workspace}/${kind}s/{slug}/timeline.${format}`,
    access: 'read',
    query: z.strictObject({ ...snapshotParameters, certainty: certaintyParameter }),
    async handle(call) {
      const { services, request, path, query, language } = call;
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
      return answerFile<TimelinePlace>(call, snapshot, {
        format,
        title: language.words.downloads.timeline({ name, id: subject }),
        name: `${path.workspace}-${kind}-${path.slug}-timeline`,
        columns,
        filters: { certainty },
        fetch: (after) => readRows(call, snapshot, { subject, certainty, after }),
      });
    },
  });
}

interface Question {
  readonly subject: SubjectId;
  readonly certainty: Certainty;
  readonly after: TimelinePlace | undefined;
}

async function readRows(
  { services, language }: PageCall<unknown>,
  snapshot: Snapshot,
  question: Question,
): Promise<Fetched<TimelinePlace>> {
  const { connection } = services;
  const { items, next } = await readTimeline(connection, snapshot, { ...question, limit: ROWS_AT_ONCE });
  const recordings = items.map(({ recorded }) => recorded);
  const words = await readWords(services, snapshot, recordings);
  const rows = items.map(({ recorded, status, earliest, latest, certainty }) => ({
    ...developmentCells(recorded, status, words),
    earliest,
    latest,
    certainty: language.words.statements.certainties[certainty],
  }));
  return { rows, next };
}
