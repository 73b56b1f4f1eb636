/** The review notes of a workspace. */
import { z } from 'zod';
import { flagParameter, pageParameters, snapshotParameters, subjectParameter } from '../../api/parameters.ts';
import { findingRuleNames } from '../../catalogue/rules.ts';
import { listReviewNotes } from '../../service/review-notes.ts';
import { definePage, type Page, showPage } from '../page.ts';
import { readProvenance } from '../read-provenance.ts';
import { readTimeControls } from '../time-range.ts';
import { pageLinks } from '../timeline.ts';
import { reviewNotesPage } from './view.ts';

/** What review notes are filtered by. */
export const reviewNoteParameters = {
  rule: z.enum(findingRuleNames).optional(),
  subject: z.string().trim().pipe(subjectParameter).optional(),
  dismissed: flagParameter,
};

const reviewNotes = definePage({
  method: 'get',
  path: '/{workspace}/findings',
  access: 'read',
  query: z.strictObject({ ...reviewNoteParameters, ...snapshotParameters, ...pageParameters }),
  async handle(call) {
    const { services, links, language, workspace, query } = call;
    const { rule, subject, dismissed, cursor } = query;
    const found = await listReviewNotes(services, { workspace, ...query, withSettled: dismissed === 'true' });
    if (!found.ok) return found.problem;
    const { snapshot, items, next } = found.value;
    const { nameOf, provenance } = await readProvenance(services, snapshot, {
      ids: items.flatMap(({ because }) => because),
      values: items,
    });
    const filters = { rule, subject, dismissed };
    const place = { path: '/findings', keep: filters };
    return showPage(call, {
      title: language.words.pages.reviewNotes.title,
      main: reviewNotesPage({
        items,
        provenance,
        filters,
        timeControls: await readTimeControls(call, snapshot, place),
        pages: pageLinks(call, { ...place, cursor: next, isFirst: cursor === undefined }),
        context: { nameOf, links, language },
      }),
    });
  },
});

export const reviewNotesPages: readonly Page[] = [reviewNotes];
