/** Whether this process answers, and whether it can do its work. */
import { z } from 'zod';
import { checkHealth } from '../service/health.ts';
import { defineRoute, json, jsonOf } from './route.ts';

const statusSchema = z.strictObject({ status: z.literal('ok') });

export const healthRoute = defineRoute({
  path: '/healthz',
  operationId: 'checkProcess',
  summary: 'Whether this process answers',
  access: 'open',
  responses: { 200: { description: 'It answers', schema: statusSchema } },
  handle: async () => json({ status: 'ok' }),
});

export const readyRoute = defineRoute({
  path: '/readyz',
  operationId: 'checkHealth',
  summary: 'Whether the database answers, and the log is what was signed',
  access: 'open',
  responses: { 200: { description: 'It is ready', schema: statusSchema } },
  problems: ['database_unavailable', 'sealing_refused'],
  async handle({ services }) {
    return jsonOf(await checkHealth(services, services.sealing), () => ({ status: 'ok' }));
  },
});
