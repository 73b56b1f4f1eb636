/** The timeline of a subject as a file. */
import { z } from 'zod';
import { certaintyParameter, snapshotParameters } from '../../api/parameters.ts';
import { readNames } from '../../queries/wording.ts';
import { showTimeline } from '../../service/timeline.ts';
import { succeed } from '../../words/problem.ts';
import { defineSubjectPages, type Page } from '../page.ts';
import { developmentCells, statementColumns } from './cells.ts';
import { answerFile, type Column, readRows } from './download.ts';
import { formats } from './file.ts';

const columns: readonly Column[] = (
  [
    ['when', 'earliest', 'latest', 'certainty', 'statement'],
    statementColumns,
    ['sentence', 'sources', 'quotes', 'type', 'id', 'position', 'recordedAt', 'recordedBy'],
    ['correctedBy', 'corroboratedBy'],
  ] as const
).flat();

export const timelineDownloads: readonly Page[] = formats.flatMap((format) =>
  defineSubjectPages({
    suffix: `/timeline.${format}`,
    query: z.strictObject({ ...snapshotParameters, certainty: certaintyParameter }),
    async ask(service, asked) {
      const { certainties } = service.language.words.statements;
      const whole = await readRows(
        (at) => showTimeline(service, { ...asked, ...at }),
        ({ entries, words }) =>
          entries.map((entry) => {
            const { earliest, latest, dating } = entry;
            return { ...developmentCells(entry, words), earliest, latest, certainty: certainties[dating] };
          }),
      );
      return whole.ok ? succeed({ ...whole.value, subject: whole.value.first.subject }) : whole;
    },
    async show(call, whole) {
      const { snapshot, subject, certainty } = whole.first;
      const names = await readNames(call.services.connection, snapshot, [subject]);
      return answerFile(call, whole, {
        format,
        title: call.words.downloads.timeline({ name: names.get(subject) ?? subject, id: subject }),
        name: `${call.workspace}-${subject.replace(':', '-')}-timeline`,
        columns,
        filters: { certainty },
      });
    },
  }),
);
