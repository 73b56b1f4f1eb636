import { z } from 'zod';
import { findingRuleNames } from '../catalogue/rules.ts';
import { isSubjectId } from '../catalogue/subject.ts';
import { listFindings } from '../queries/findings.ts';
import { findKnownAs, isRegistered } from '../queries/identity.ts';
import { readSpeaker } from '../queries/words.ts';
import { describeFinding, findingFields } from '../state/findings.ts';
import { echo, echoFields, openPage, snapshotProblems } from './paging.ts';
import { flagParameter, pageParameters, snapshotParameters, subjectParameter } from './parameters.ts';
import { problem } from './problem.ts';
import { defineRoute, json, type Route } from './route.ts';

export const subjectFindingSchema = z
  .strictObject({ subject: z.string(), ...findingFields })
  .meta({ id: 'SubjectFinding', description: 'A review note, and the subject it is about.' });

const listedFindingSchema = subjectFindingSchema
  .extend({
    dismissal: z
      .strictObject({ dismissedBy: z.string(), reason: z.string() })
      .nullable()
      .meta({ description: 'By which development an editor set it aside, and why; null: nobody did.' }),
  })
  .meta({ id: 'ListedFinding' });

const findingsRoute = defineRoute({
  method: 'get',
  path: '/v1/{workspace}/findings',
  summary: 'What a careful editor would query, subject by subject',
  description:
    'Of one rule or all, on one subject or all, as of a day and as known at a moment. A page looks at whole subjects, at most 1,000 of them: ' +
    'it may hold more findings than `limit`, or none although `next` leads on.',
  access: 'read',
  query: z.strictObject({
    rule: z.enum(findingRuleNames, `is no rule; the rules are ${findingRuleNames.join(', ')}`).optional(),
    subject: subjectParameter.optional(),
    dismissed: flagParameter.meta({ description: 'Also those that an editor set aside.' }),
    ...snapshotParameters,
    ...pageParameters,
  }),
  responses: {
    200: {
      description: 'A page',
      schema: z.strictObject({ ...echoFields, items: z.array(listedFindingSchema), next: z.string().nullable() }),
    },
  },
  problems: snapshotProblems,
  async handle({ services, path, query }) {
    const { rule, subject, dismissed } = query;
    const page = await openPage(services, {
      workspace: path.workspace ?? '',
      path: `/v1/${path.workspace}/findings`,
      query,
      filters: { rule, subject, dismissed },
      place: z.string().refine((text): boolean => isSubjectId(text)),
    });
    if (!page.ok) return page.response;
    const { connection } = services;
    const { snapshot, after, limit } = page;
    if (subject && !(await isRegistered(connection, snapshot, subject)))
      return problem('not_found', {
        detail: `no subject “${subject}” was registered at that moment; check the id, or ask for a later knownAt`,
      });
    const knownAs = subject && ((await findKnownAs(connection, snapshot, subject)) ?? subject);
    const { items, next } = await listFindings(connection, snapshot, { rule, subject: knownAs, after, limit });
    const shown = items.filter(({ dismissal }) => dismissed === 'true' || dismissal === null);
    const speaker = await readSpeaker(
      services,
      snapshot,
      shown.map(({ message }) => message),
    );
    return json({
      ...echo(snapshot),
      items: shown.map(({ subject: on, ...finding }) => ({ subject: on, ...describeFinding(finding, speaker) })),
      next: page.next(next),
    });
  },
});

export const findingRoutes: readonly Route[] = [findingsRoute];
