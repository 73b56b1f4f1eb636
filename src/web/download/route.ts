/** Files of all lists: timelines, subjects, review notes, the log. */
import { subjectKinds } from '../../catalogue/subject.ts';
import type { Page } from '../page.ts';
import { auditDownload } from './audit.ts';
import { formats } from './file.ts';
import { listDownload } from './list.ts';
import { reviewNotesDownload } from './review-notes.ts';
import { timelineDownload } from './timeline.ts';

export const downloadPages: readonly Page[] = formats.flatMap((format) => [
  ...subjectKinds.flatMap((kind) => [timelineDownload(kind, format), listDownload(kind, format)]),
  reviewNotesDownload(format),
  auditDownload(format),
]);
