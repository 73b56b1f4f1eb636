/** GET findings: what an editor should check. */
import { z } from 'zod';
import { findingRuleNames } from '../catalogue/rules.ts';
import { listReviewNotes } from '../service/review-notes.ts';
import { describeFinding, findingFields } from '../state/findings.ts';
import { flagParameter, pageParameters, snapshotParameters, subjectParameter } from './parameters.ts';
import { defineRoute, jsonOf } from './route.ts';
import { echo, echoFields, pageSchema, snapshotProblems } from './snapshot-json.ts';

export const subjectFindingSchema = z
  .strictObject({ subject: z.string(), ...findingFields })
  .meta({ id: 'SubjectFinding', description: 'A review note, and the subject it is about.' });

const listedFindingSchema = subjectFindingSchema
  .extend({
    dismissal: z
      .strictObject({ dismissedBy: z.string(), reason: z.string() })
      .nullable()
      .meta({ description: 'The development by which an editor checked the note, and the reason; null: not checked.' }),
  })
  .meta({ id: 'ListedFinding' });

export const findingsRoute = defineRoute({
  path: '/v1/{workspace}/findings',
  operationId: 'listFindings',
  summary: 'Review notes: what an editor should check, subject by subject',
  description:
    'By one rule or all, about one subject or all, on a date, as known at a moment. A page looks at whole subjects, ' +
    'at most 1,000 of them. So it may have more notes than `limit`, or none although there is a next page.',
  query: z.strictObject({
    rule: z.enum(findingRuleNames).optional(),
    subject: subjectParameter.optional(),
    cases: flagParameter.meta({ description: 'With a person: also the notes about their cases that concern them.' }),
    dismissed: flagParameter.meta({ description: 'Also the notes that an editor checked.' }),
    ...snapshotParameters,
    ...pageParameters,
  }),
  responses: {
    200: {
      description: 'A page',
      schema: pageSchema(listedFindingSchema, echoFields),
    },
  },
  problems: snapshotProblems,
  async handle({ services, path: { workspace = '' }, query: { cases, dismissed, ...query } }) {
    const asked = { workspace, ...query, withCases: cases === 'true', withSettled: dismissed === 'true' };
    return jsonOf(await listReviewNotes(services, asked), ({ snapshot, items, speaker, next }) => ({
      ...echo(snapshot),
      items: items.map(({ subject, ...note }) => ({ subject, ...describeFinding(note, speaker) })),
      next,
    }));
  },
});
