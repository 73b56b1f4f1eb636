import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { z } from 'zod';
import { problem } from './problem.ts';
import { defineRoute, json, type Route } from './route.ts';

const noQuery = z.strictObject({});
const statusSchema = z.strictObject({ status: z.literal('ok') });

const healthRoute = defineRoute({
  method: 'get',
  path: '/healthz',
  summary: 'Whether this process answers',
  access: 'open',
  query: noQuery,
  responses: { 200: { description: 'It does', schema: statusSchema } },
  problems: [],
  handle: async () => json({ status: 'ok' }),
});

const readyRoute = defineRoute({
  method: 'get',
  path: '/readyz',
  summary: 'Whether the database answers too, and the log is what was signed',
  access: 'open',
  query: noQuery,
  responses: { 200: { description: 'It does', schema: statusSchema } },
  problems: ['database_unavailable', 'sealing_refused'],
  async handle({ services }) {
    try {
      await sql`select 1`.execute(services.connection);
      const [refusal] = services.sealing?.().refusals ?? [];
      if (!refusal) return json({ status: 'ok' });
      return problem('sealing_refused', {
        detail: `workspace ${refusal.workspace}: ${refusal.reason}; see “When sealing is refused” in docs/operations.md`,
      });
    } catch (error) {
      services.onError(error);
      return problem('database_unavailable', {
        detail: 'the database does not answer; try again, and see the server’s log',
      });
    }
  },
});

const require = createRequire(import.meta.url);

const initialise = `window.addEventListener('load', () => {
  SwaggerUIBundle({ url: '/openapi.json', dom_id: '#docs', deepLinking: true, docExpansion: 'list', validatorUrl: null });
});
`;

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Annalist: the API</title>
<link rel="icon" href="/docs/assets/favicon-32x32.png">
<link rel="stylesheet" href="/docs/assets/swagger-ui.css">
</head>
<body>
<noscript>The pages of the API need JavaScript; <a href="/openapi.json">openapi.json</a> says the same.</noscript>
<div id="docs"></div>
<script src="/docs/assets/swagger-ui-bundle.js"></script>
<script src="/docs/assets/initialise.js"></script>
</body>
</html>
`;

/** Everything comes from here; the reader's own styles are inline. */
const POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'";

const docsRoute = defineRoute({
  method: 'get',
  path: '/docs',
  summary: 'These pages',
  access: 'open',
  query: noQuery,
  responses: { 200: { description: 'HTML', schema: null } },
  problems: [],
  handle: async () => asset(page, 'text/html; charset=utf-8', { 'content-security-policy': POLICY }),
});

const assets: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
};

const assetRoute = defineRoute({
  method: 'get',
  path: '/docs/assets/{name}',
  summary: 'What these pages load',
  access: 'open',
  query: noQuery,
  responses: { 200: { description: 'A file', schema: null } },
  problems: ['not_found'],
  async handle({ path: { name = '' } }) {
    if (name === 'initialise.js') return asset(initialise, 'text/javascript; charset=utf-8');
    const type = Object.hasOwn(assets, name) ? assets[name] : undefined;
    if (!type) return problem('not_found', { detail: `there is no file “${name.slice(0, 80)}”` });
    const folder = dirname(require.resolve('swagger-ui-dist/package.json'));
    return asset(await readFile(join(folder, name)), type, { 'cache-control': 'public, max-age=86400' });
  },
});

function asset(body: string | Buffer<ArrayBuffer>, type: string, headers: Record<string, string> = {}): Response {
  return new Response(body, { headers: { 'content-type': type, 'x-content-type-options': 'nosniff', ...headers } });
}

export const serviceRoutes: readonly Route[] = [healthRoute, readyRoute, docsRoute, assetRoute];
