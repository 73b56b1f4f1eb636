/** Review notes as a file, with the filters of their page. */
import { z } from 'zod';
import { readSnapshot } from '../../api/paging.ts';
import { flagParameter, snapshotParameters, subjectParameter } from '../../api/parameters.ts';
import { findingRuleNames } from '../../catalogue/rules.ts';
import type { RecordedDevelopment } from '../../log/read.ts';
import type { ListedFinding } from '../../queries/findings.ts';
import { describe, type Speaker } from '../../words/describe.ts';
import { standingLabel } from '../badges.ts';
import { definePage, type Page } from '../page.ts';
import { readReviewNotes } from '../review-notes/data.ts';
import { plainAsserter } from '../values.ts';
import { answerFile, ROWS_AT_ONCE } from './answer.ts';
import { sourceCell, unique } from './cells.ts';
import type { FileFormat } from './file.ts';
import type { Column, Row } from './table.ts';

const columns: readonly Column[] = [
  'name',
  'subject',
  'rule',
  'finding',
  'standing',
  'by',
  'sources',
  'developments',
  'dismissedBy',
  'reason',
];

export function reviewNotesDownload(format: FileFormat): Page {
  return definePage({
    method: 'get',
    path: `/{workspace}/findings.${format}`,
    access: 'read',
    query: z.strictObject({
      rule: z.enum(findingRuleNames, 'is no rule; choose one of the list').optional(),
      subject: subjectParameter.optional(),
      dismissed: flagParameter,
      ...snapshotParameters,
    }),
    async handle(call) {
      const { services, path, query, language } = call;
      const opened = await readSnapshot(services, path.workspace ?? '', query);
      if (!opened.ok) return opened.response;
      const { snapshot } = opened;
      const { rule, subject, dismissed } = query;
      return answerFile<string>(call, snapshot, {
        format,
        title: language.words.pages.reviewNotes.title,
        name: `${path.workspace}-findings`,
        columns,
        filters: { rule, subject, dismissed },
        async fetch(after) {
          const asked = { rule, subject, withChecked: dismissed === 'true', after, limit: ROWS_AT_ONCE };
          const { items, next, nameOf, provenance } = await readReviewNotes(services, snapshot, asked);
          const rows = items.map((note) => {
            const recordings = note.because.flatMap((id) => provenance.get(id)?.recorded ?? []);
            return rowOf(note, recordings, { nameOf, language });
          });
          return { rows, next };
        },
      });
    },
  });
}

/** `recordings`: the developments that the note is based on. */
function rowOf(note: ListedFinding, recordings: readonly RecordedDevelopment[], speaker: Speaker): Row {
  const { subject, rule, message, because, dismissal } = note;
  const { nameOf, language } = speaker;
  const attributions = recordings.flatMap(({ development: { attribution } }) => attribution ?? []);
  const cited = recordings.flatMap(({ development: { sources } }) => sources.map(({ source }) => source));
  return {
    name: nameOf(subject),
    subject,
    rule: language.words.reviewNotes[rule].name,
    finding: describe(message, speaker),
    standing: unique(attributions.map(({ standing }) => standingLabel(standing, language))),
    by: unique(attributions.map(({ by }) => plainAsserter(by, speaker))),
    sources: sourceCell(cited, speaker),
    developments: because.join(' '),
    dismissedBy: dismissal?.dismissedBy,
    reason: dismissal?.reason,
  };
}
