/** Review notes as a file, with the filters of their page. */
import { z } from 'zod';
import { snapshotParameters } from '../../api/parameters.ts';
import type { ListedFinding } from '../../queries/findings.ts';
import { listReviewNotes } from '../../service/review-notes.ts';
import { describe, type Speaker } from '../../words/describe.ts';
import { standingLabel } from '../badges.ts';
import { definePage, type Page } from '../page.ts';
import type { StatedDevelopments } from '../provenance.ts';
import { readProvenance } from '../read-provenance.ts';
import { reviewNoteParameters } from '../review-notes/route.ts';
import { plainAsserter } from '../values.ts';
import { answerFile, readRows } from './answer.ts';
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
    query: z.strictObject({ ...reviewNoteParameters, ...snapshotParameters }),
    async handle(call) {
      const { services, workspace, query, language } = call;
      const { rule, subject, dismissed } = query;
      const whole = await readRows(
        (at) => listReviewNotes(services, { workspace, ...query, withSettled: dismissed === 'true', ...at }),
        async ({ items, snapshot }) => {
          const ids = items.flatMap(({ because }) => because);
          const { nameOf, provenance } = await readProvenance(services, snapshot, { ids, values: items });
          return items.map((note) => rowOf(note, provenance, { nameOf, language }));
        },
      );
      if (!whole.ok) return whole.problem;
      return answerFile(call, whole.value, {
        format,
        title: language.words.pages.reviewNotes.title,
        name: `${workspace}-findings`,
        columns,
        filters: { rule, subject, dismissed },
      });
    },
  });
}

function rowOf(note: ListedFinding, provenance: StatedDevelopments, speaker: Speaker): Row {
  const { subject, rule, message, because, dismissal } = note;
  const recordings = because.flatMap((id) => provenance.get(id)?.recorded ?? []);
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
