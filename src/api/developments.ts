/** GET developments: the list, and one of them. */
import { z } from 'zod';
import { authorize } from '../service/access.ts';
import { listDevelopments, showDevelopment } from '../service/developments.ts';
import { readNext, waitForNext } from '../service/following.ts';
import { say } from '../words/message.ts';
import { fail, type ParameterFault } from '../words/problem.ts';
import { developmentSchema, timelineEntrySchema, toDevelopmentJson, toTimelineJson } from './development-json.ts';
import {
  dayParameter,
  instantParameter,
  pageParameters,
  positionParameter,
  snapshotParameters,
  subjectParameter,
  typeParameter,
  wholeNumber,
} from './parameters.ts';
import { type Answer, type Call, defineRoute, jsonOf } from './route.ts';
import { echo, echoFields, pageSchema, snapshotProblems } from './snapshot-json.ts';

const MAXIMUM_WAIT_SECONDS = 60;

/** Follows the log instead of answering as of one moment. */
const followParameters = {
  after: positionParameter.optional().meta({
    description: 'Follow the log: gives what comes next after this position. -1: from the start. Then use `next`.',
  }),
  wait: wholeNumber(0, MAXIMUM_WAIT_SECONDS)
    .optional()
    .meta({ description: `With \`after\`: seconds to wait if there is nothing yet, 0 to ${MAXIMUM_WAIT_SECONDS}.` }),
};

const listQuery = z.strictObject({
  ...followParameters,
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
});
type ListCall = Call<z.infer<typeof listQuery>>;

const nextPositionSchema = z.number().int().meta({ description: 'The position to send as `after` next.' });

export const listDevelopmentsRoute = defineRoute({
  path: '/v1/{workspace}/developments',
  operationId: 'listDevelopments',
  summary: 'Developments, as recorded or as they occurred; and what comes next in the log',
  description:
    'With `order=occurred`, registrations are left out: they have no date. With `after`, you follow the log: you get ' +
    'every development after that position, as it was recorded, in order, each once. Batches come whole, also if one ' +
    'is longer than `limit`. Send `next` as `after` to go on. `after` goes with `wait` and `limit` only.',
  query: listQuery,
  responses: {
    200: {
      description: 'A page; with `after`, `next` is a position',
      schema: z.union([
        pageSchema(z.union([developmentSchema, timelineEntrySchema]), echoFields),
        pageSchema(developmentSchema, echoFields).extend({ next: nextPositionSchema }),
      ]),
    },
  },
  problems: [...snapshotProblems, 'busy'],
  handle: (call) => (call.query.after === undefined ? list(call) : follow(call, call.query.after)),
});

async function list({ services, path: { workspace = '' }, query: { wait, ...query }, caller }: ListCall) {
  if (wait !== undefined) return refuse([{ parameter: 'wait', message: say('problems.parameters.waitWithoutAfter') }]);
  return jsonOf(await listDevelopments(services, { workspace, ...query }), ({ snapshot, items, words, next }) => ({
    ...echo(snapshot),
    items: items.map((it) =>
      'earliest' in it
        ? toTimelineJson(it, { caller, words })
        : toDevelopmentJson(it.recorded, it.status, { caller, words }),
    ),
    next,
  }));
}

async function follow({ services, request, path, query, caller }: ListCall, after: number): Promise<Answer> {
  const { workspace = '' } = path;
  const { after: _, wait = 0, limit, ...others } = query;
  const message = say('problems.parameters.notWhenFollowing');
  const misfits = Object.keys(others).map((parameter): ParameterFault => ({ parameter, message }));
  if (misfits.length > 0) return refuse(misfits);
  if (wait > 0) {
    const waiting = await waitForNext(services, { workspace, after, seconds: wait, signal: request.signal });
    if (!waiting.ok) return waiting.problem;
    // A token may have been revoked while its bearer waited.
    const authorization = request.headers.get('authorization') ?? undefined;
    const admitted = await authorize(services, { access: 'read', workspace, authorization });
    if (!admitted.ok) return admitted.problem;
  }
  return jsonOf(await readNext(services, { workspace, after, limit }), ({ snapshot, items, words, next }) => ({
    ...echo(snapshot),
    items: items.map(({ recorded, status }) => toDevelopmentJson(recorded, status, { caller, words })),
    next,
  }));
}

function refuse(parameters: readonly ParameterFault[]): Answer {
  return fail('invalid_query', { parameters }).problem;
}

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
