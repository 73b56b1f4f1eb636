/** POST a redaction: erase what a development said. */
import { z } from 'zod';
import { developmentId, line } from '../catalogue/development.ts';
import { faultsOf, QUOTING } from '../catalogue/faults.ts';
import { redact } from '../service/redact.ts';
import { readJsonBody } from './body.ts';
import { receiptSchema } from './development-json.ts';
import { flagParameter } from './parameters.ts';
import { defineRoute, json } from './route.ts';

const bodySchema = z
  .strictObject({
    id: developmentId.optional().meta({
      description: 'An id of your own for the record of the erasure, so that a repeated request is recognised.',
    }),
    reason: line(500).meta({
      description: 'It stays in the log, and everyone who can read the log can read it: name no one.',
    }),
    alone: z
      .boolean()
      .optional()
      .meta({ description: 'Erase only this, not what corrects, retracts or corroborates it.' }),
  })
  .meta({ id: 'NewRedaction' });

const erasedSchema = z
  .array(z.strictObject({ id: z.string(), type: z.string(), position: z.number().int() }))
  .meta({ description: 'What is erased.' });
const outcomeSchema = z.strictObject({ ...receiptSchema.shape, erased: erasedSchema });

export const redactRoute = defineRoute({
  method: 'post',
  path: '/v1/{workspace}/developments/{id}/redaction',
  operationId: 'redactDevelopment',
  summary: 'Erase the content of a development, and of everything that amends it',
  description:
    'Its parts and their salts are removed. Every answer, for any moment, is as if it had no content. Its place in ' +
    'the log stays, and the log still verifies. A `development.redacted` says who erased which type of development, ' +
    'when and why. This cannot be undone.',
  access: 'administer',
  query: z.strictObject({
    dryRun: flagParameter.meta({ description: 'Show what would be erased, and erase nothing.' }),
  }),
  body: {
    schema: bodySchema,
    examples: { erasure: { summary: 'An erasure', value: { reason: 'The person asked for it (article 17).' } } },
  },
  responses: {
    201: { description: 'Erased', schema: outcomeSchema },
    200: {
      description: 'Already erased; or what would be erased',
      schema: z.union([outcomeSchema, z.strictObject({ erased: erasedSchema })]),
    },
  },
  problems: [
    'unreadable_json',
    'invalid',
    'too_large',
    'unsupported_media_type',
    'other_content',
    'unknown_target',
    'unfit_target',
    'redacted',
  ],
  async handle({ services, request, path: { workspace = '', id = '' }, query, caller }) {
    const body = await readJsonBody(request);
    if (!body.ok) return body.problem;
    const reading = bodySchema.safeParse(body.value, QUOTING);
    if (!reading.success) return { code: 'invalid', faults: reading.error.issues.flatMap(faultsOf) };
    const outcome = await redact(services, {
      workspace,
      targets: [id],
      alone: reading.data.alone ?? false,
      reason: reading.data.reason,
      recordedBy: caller?.name ?? 'unknown',
      id: reading.data.id,
      isDryRun: query.dryRun === 'true',
    });
    if (!outcome.ok) return outcome.problem;
    const { kind, receipts, erased } = outcome.value;
    return json({ ...receipts[0], erased }, kind === 'recorded' ? 201 : 200);
  },
});
