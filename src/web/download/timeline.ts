/** The timeline of a subject as a file. */
import { z } from 'zod';
import { certaintyParameter, snapshotParameters } from '../../api/parameters.ts';
import { answerAbout } from '../../api/subject-path.ts';
import type { SubjectKind } from '../../catalogue/subject.ts';
import type { TimelineEntry } from '../../queries/timeline.ts';
import { readNames, type Wording } from '../../queries/wording.ts';
import type { WholeAnswer } from '../../service/page.ts';
import { showTimeline, type TimelineAnswer } from '../../service/subjects.ts';
import { succeed } from '../../words/problem.ts';
import { definePage, type Page, type PageCall } from '../page.ts';
import { answerFile, readRows } from './answer.ts';
import { developmentCells } from './cells.ts';
import type { FileFormat } from './file.ts';
import type { Column, Row } from './table.ts';

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
    handle: (call) =>
      answerAbout(call, kind, {
        async ask(asked) {
          const whole = await readRows(
            (at) => showTimeline(call.services, { ...asked, ...call.query, ...at }),
            ({ entries, words }) => entries.map((entry) => rowOf(entry, words)),
          );
          return whole.ok ? succeed({ ...whole.value, subject: whole.value.first.subject }) : whole;
        },
        show: (whole) => answer(call, whole, format),
      }),
  });
}

function rowOf({ recorded, status, earliest, latest, certainty }: TimelineEntry, words: Wording): Row {
  const { certainties } = words.language.words.statements;
  return { ...developmentCells(recorded, status, words), earliest, latest, certainty: certainties[certainty] };
}

async function answer(call: PageCall<unknown>, whole: WholeAnswer<TimelineAnswer, Row>, format: FileFormat) {
  const { services, workspace, language } = call;
  const { snapshot, subject, certainty } = whole.first;
  const name = (await readNames(services.connection, snapshot, [subject])).get(subject) ?? subject;
  return answerFile(call, whole, {
    format,
    title: language.words.downloads.timeline({ name, id: subject }),
    name: `${workspace}-${subject.replace(':', '-')}-timeline`,
    columns,
    filters: { certainty },
  });
}
