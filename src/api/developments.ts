/** GET developments: the list, and one of them. */
import { z } from 'zod';
import { listDevelopments, showDevelopment } from '../service/developments.ts';
import { developmentSchema, timelineEntrySchema, toDevelopmentJson, toTimelineJson } from './development-json.ts';
import {
  dayParameter,
  instantParameter,
  pageParameters,
  snapshotParameters,
  subjectParameter,
  typeParameter,
} from './parameters.ts';
import { defineRoute, jsonOf } from './route.ts';
import { echo, echoFields, pageSchema, snapshotProblems } from './snapshot-json.ts';

export const listDevelopmentsRoute = defineRoute({
  path: '/v1/{workspace}/developments',
  operationId: 'listDevelopments',
  summary: 'Developments, as recorded or as they occurred',
  description: 'With `order=occurred`, registrations are left out: they have no date.',
  query: z.strictObject({
    subject: subjectParameter.optional().meta({ description: 'Only those that name this subject.' }),
    type: typeParameter.optional(),
    recordedBy: z.string().max(200).optional(),
    occurredFrom: dayParameter.optional().meta({ description: 'Only what may have happened on this day or later.' }),
    occurredTo: dayParameter.optional().meta({ description: 'Only what may have happened on this day or earlier.' }),
    recordedFrom: instantParameter.optional(),
    recordedTo: instantParameter.optional(),
    order: z.enum(['recorded', 'occurred']).optional(),
    knownAt: snapshotParameters.knownAt,
    ...pageParameters,
  }),
  responses: {
    200: {
      description: 'A page',
      schema: pageSchema(z.union([developmentSchema, timelineEntrySchema]), echoFields),
    },
  },
  problems: snapshotProblems,
  async handle({ services, path: { workspace = '' }, query, caller }) {
    return jsonOf(await listDevelopments(services, { workspace, ...query }), ({ snapshot, items, words, next }) => ({
      ...echo(snapshot),
      items: items.map((it) =>
        'earliest' in it
          ? toTimelineJson(it, { caller, words })
          : toDevelopmentJson(it.recorded, it.status, { caller, words }),
      ),
      next,
    }));
  },
});

export const showDevelopmentRoute = defineRoute({
  path: '/v1/{workspace}/developments/{id}',
  operationId: 'showDevelopment',
  summary: 'One development',
  description: 'As it was recorded, and what retracts, corrects or corroborates it.',
  query: z.strictObject({ knownAt: snapshotParameters.knownAt }),
  responses: { 200: { description: 'The development', schema: developmentSchema } },
  problems: [...snapshotProblems, 'redacted'],
  async handle({ services, path: { workspace = '', id = '' }, query, caller }) {
    const answer = await showDevelopment(services, { workspace, id, ...query });
    return jsonOf(answer, ({ recorded, status, words }) => toDevelopmentJson(recorded, status, { caller, words }));
  },
});
