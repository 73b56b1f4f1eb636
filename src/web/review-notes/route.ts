/** The review notes of a workspace. */
import { z } from 'zod';
import { openPage } from '../../api/paging.ts';
import { flagParameter, pageParameters, snapshotParameters } from '../../api/parameters.ts';
import { findingRuleNames } from '../../catalogue/rules.ts';
import { isSubjectId } from '../../catalogue/subject.ts';
import { say } from '../../words/message.ts';
import { definePage, type Page, showPage } from '../page.ts';
import { refuseParameter } from '../problem-answer.ts';
import { readTimeControls } from '../time-range.ts';
import { pageLinks } from '../timeline.ts';
import { readReviewNotes } from './data.ts';
import { reviewNotesPage } from './view.ts';

const query = z.strictObject({
  rule: z.enum(findingRuleNames, 'is no rule; choose one of the list').optional(),
  subject: z.string().max(120).optional(),
  dismissed: flagParameter,
  ...snapshotParameters,
  ...pageParameters,
});

const reviewNotes = definePage({
  method: 'get',
  path: '/{workspace}/findings',
  access: 'read',
  query,
  async handle(call) {
    const { services, links, language, path } = call;
    const { rule, dismissed, cursor } = call.query;
    const subject = call.query.subject?.trim() || undefined;
    if (subject !== undefined && !isSubjectId(subject))
      return refuseParameter('subject', say('site.problem.noSubject', { text: subject, example: 'person:ada-orlov' }));
    const keep = { rule, subject, dismissed };
    const page = await openPage(services, {
      workspace: path.workspace ?? '',
      path: `/${path.workspace}/findings`,
      query: call.query,
      filters: keep,
      place: z.string().refine((text): boolean => isSubjectId(text)),
    });
    if (!page.ok) return page.response;
    const { snapshot, after, limit } = page;
    const asked = { rule, subject, withChecked: dismissed === 'true', after, limit };
    const { items, next, nameOf, provenance } = await readReviewNotes(services, snapshot, asked);
    const place = { path: '/findings', keep };
    return showPage(call, {
      title: language.words.pages.reviewNotes.title,
      main: reviewNotesPage({
        items,
        provenance,
        filters: keep,
        timeControls: await readTimeControls(call, snapshot, place),
        pages: pageLinks(call, { ...place, cursor: page.next(next), isFirst: cursor === undefined }),
        context: { nameOf, links, language },
      }),
    });
  },
});

export const reviewNotesPages: readonly Page[] = [reviewNotes];
