import { z } from 'zod';
import { developmentId, line } from '../catalogue/development.ts';
import { redactDevelopments } from '../projection/redact.ts';
import { readJsonBody } from './body.ts';
import { receiptSchema } from './development-json.ts';
import { flagParameter } from './parameters.ts';
import { faultyBody, problem } from './problem.ts';
import { defineRoute, json, type Route } from './route.ts';

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

const redactRoute = defineRoute({
  method: 'post',
  path: '/v1/{workspace}/developments/{id}/redaction',
  summary: 'Erase what a development said, and all that was said about it',
  description:
    'Its parts and their salts are removed, and every answer, of any moment, is as if it had never said anything. Its place in the log stays, the log still verifies, ' +
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
    const target = developmentId.safeParse(id);
    if (!target.success)
      return problem('not_found', { detail: `no development “${id.slice(0, 80)}” is recorded here; check its id` });
    const body = await readJsonBody(request);
    if (!body.ok) return body.response;
    const reading = bodySchema.safeParse(body.value);
    if (!reading.success) {
      const faults = reading.error.issues.map(({ path, message }) => ({
        path: path.filter((step) => typeof step !== 'symbol'),
        message,
      }));
      return faultyBody('invalid', faults);
    }
    const outcome = await redactDevelopments(services.connection, {
      workspace,
      targets: [target.data],
      alone: reading.data.alone ?? false,
      reason: reading.data.reason,
      recordedBy: caller?.name ?? 'unknown',
      id: reading.data.id,
      isDryRun: query.dryRun === 'true',
    });
    switch (outcome.kind) {
      case 'recorded':
        return json({ ...outcome.receipts[0], erased: outcome.erased }, 201);
      case 'repeated':
        return json({ ...outcome.receipts[0], erased: outcome.erased });
      case 'previewed':
        return json({ erased: outcome.erased });
      case 'refused':
        return faultyBody(outcome.refusal.code, outcome.refusal.faults);
      case 'unknown_workspace':
        return problem('not_found', { detail: `there is no workspace “${workspace}”` });
      default:
        return outcome satisfies never;
    }
  },
});

export const redactionRoutes: readonly Route[] = [redactRoute];
