/** POST developments: append one, or an atomic batch; or see what would become of it. */
import { z } from 'zod';
import { wordsOfType } from '../catalogue/catalogue-words.ts';
import { developmentTypes, envelopeSchema, exampleOf } from '../catalogue/types.ts';
import type { AppendRequest } from '../log/append.ts';
import { append, type PreviewAnswer, previewAppend } from '../service/append.ts';
import { waitForReceipts } from '../service/signed-log.ts';
import { en } from '../words/en.ts';
import { say } from '../words/message.ts';
import { readJsonBody } from './body.ts';
import { receiptSchema } from './development-json.ts';
import { effectFields, toEffectJson } from './effect-json.ts';
import { flagParameter, positionParameter, subjectsParameter, typesParameter } from './parameters.ts';
import { type Answer, defineRoute, json, jsonOf, type Services } from './route.ts';

/** What may be sent: one development of any type, or several as one atomic batch. */
function bodySchema() {
  const one = z.union(developmentTypes.map(envelopeSchema)).meta({ id: 'NewDevelopment' });
  return z.union([one, z.array(one).min(1).max(1000)]);
}

const alikeSchema = z
  .strictObject({
    subject: z.string().meta({ description: 'The subject that would be registered.' }),
    like: z.string(),
    name: z.string(),
    score: z.number().meta({ description: 'How alike the names are; 1: every sound is the same.' }),
  })
  .meta({ id: 'Alike' });

const receiptsSchema = z.strictObject({ items: z.array(receiptSchema) });

const previewSchema = z.strictObject({
  ...effectFields,
  alike: z.array(alikeSchema).meta({
    description: 'Registered subjects whose name is nearly that of a new one.',
  }),
});

export const appendRoute = defineRoute({
  method: 'post',
  path: '/v1/{workspace}/developments',
  operationId: 'appendDevelopments',
  summary: 'Append a development, or an atomic batch',
  description:
    'Send an `id` of your own (a UUID), so that a repeated request is recognised: with the same content it answers ' +
    '200 with the first receipt. An array is one batch: all of it is recorded, or none. With `Prefer: wait=2` the ' +
    'answer waits up to 2 seconds (at most 10) for the proof that it is in the log.',
  access: 'record',
  query: z.strictObject({
    dryRun: flagParameter.meta({
      description:
        'Check it, show what it would change, and record nothing. Once it is recorded, `…/changes` shows the same.',
    }),
    unchangedSince: positionParameter.optional().meta({
      description:
        'Refuse the request if anything changed after this position in what it is about: a development that ' +
        'names it, another that moves it through `after`, an amendment, a merge, a split, or any erasure.',
    }),
    watch: subjectsParameter.optional().meta({
      description: 'With `unchangedSince`: further subjects that must be unchanged, with commas between them.',
      example: 'case:harbour-fire,person:ada-orlov',
    }),
    watchTypes: typesParameter.optional().meta({
      description:
        'With `unchangedSince`: only developments of these types count as changes, and what amends them; with ' +
        'commas between them.',
      example: 'verdict.delivered',
    }),
  }),
  body: {
    schema: bodySchema(),
    examples: Object.fromEntries(
      developmentTypes.map((type) => {
        const title = wordsOfType(type.name, { words: en })?.title;
        return [type.name, { summary: `${type.name}: ${title}`, value: exampleOf(type) }];
      }),
    ),
  },
  responses: {
    201: { description: 'Recorded', schema: z.union([receiptSchema, receiptsSchema]) },
    200: {
      description: 'Already recorded, with the first receipt; or the result of a dry run',
      schema: z.union([receiptSchema, receiptsSchema, previewSchema]),
    },
  },
  problems: [
    'unreadable_json',
    'other_content',
    'partly_recorded',
    'already_registered',
    'redacted',
    'changed_since',
    'not_recorded_yet',
    'too_large',
    'unsupported_media_type',
    'invalid',
    'unregistered_subject',
    'unknown_predecessor',
    'unknown_target',
    'unfit_target',
    'already_retracted',
    'busy',
    'outcome_unknown',
    'projection_behind',
  ],
  async handle({ services, request, path, query, caller }) {
    const body = await readJsonBody(request);
    if (!body.ok) return body.problem;
    const { unchangedSince, watch, watchTypes } = query;
    const alone =
      unchangedSince === undefined ? Object.keys({ ...(watch && { watch }), ...(watchTypes && { watchTypes }) }) : [];
    if (alone.length > 0) {
      const parameters = alone.map((parameter) => ({ parameter, message: say('problems.guards.alone') }));
      return { code: 'invalid_query', parameters };
    }
    const asked: AppendRequest = {
      workspace: path.workspace ?? '',
      input: body.value,
      recordedBy: caller?.name ?? 'unknown',
      unchangedSince,
      watch,
      watchTypes,
    };
    return query.dryRun === 'true'
      ? jsonOf(await previewAppend(services, asked), toPreviewJson)
      : record(services, asked, readWaitSeconds(request.headers.get('prefer')));
  },
});

function toPreviewJson({ preview, speaker }: PreviewAnswer) {
  return { ...toEffectJson(preview, speaker), alike: preview.alike };
}

const MAXIMUM_WAIT_SECONDS = 10;

/** Of a header `Prefer: wait=2` (RFC 7240): how long the caller would wait for receipts. */
function readWaitSeconds(prefer: string | null): number | undefined {
  const [, seconds] = /(?:^|[,;\s])wait\s*=\s*"?(\d{1,9})"?(?=$|[,;\s])/i.exec(prefer ?? '') ?? [];
  return seconds === undefined ? undefined : Math.min(Number(seconds), MAXIMUM_WAIT_SECONDS);
}

async function record(services: Services, request: AppendRequest, waitSeconds: number | undefined): Promise<Answer> {
  const outcome = await append(services, request);
  if (!outcome.ok) return outcome.problem;
  const { kind, receipts } = outcome.value;
  const { workspace } = request;
  const items =
    waitSeconds === undefined ? receipts : await waitForReceipts(services, { workspace, receipts, waitSeconds });
  const response = json(Array.isArray(request.input) ? { items } : items[0], kind === 'recorded' ? 201 : 200);
  if (waitSeconds !== undefined) response.headers.set('preference-applied', `wait=${waitSeconds}`);
  return response;
}
