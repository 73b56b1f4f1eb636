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
    id: developmentId
      .optional()
      .meta({ description: 'Of the record of the erasure: yours, so that a retry is recognised.' }),
    reason: line(500).meta({ description: 'Stays in the log, for anybody who may read it: name nobody.' }),
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
  summary: 'Erase what a development said, and all that was said about it',
  description:
    'Its parts and their salts are removed, and every answer, of any moment, is as if it had never said ' +
    'anything. Its place in the log stays, the log still verifies, ' +
    'and a `development.redacted` tells who erased what kind of thing, when and why. There is no way back.',
  access: 'administer',
  query: z.strictObject({ dryRun: flagParameter.meta({ description: 'Tell what would be erased; erase nothing.' }) }),
  body: {
    schema: bodySchema,
    examples: { erasure: { summary: 'An erasure', value: { reason: 'The person asked for it (article 17).' } } },
  },
  responses: {
    201: { description: 'Erased', schema: outcomeSchema },
    200: {
      description: 'Erased before; or what would be erased',
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
