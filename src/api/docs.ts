/** The pages of the API for developers: a reader of /openapi.json, with everything that it loads. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { say } from '../words/message.ts';
import { defineRoute } from './route.ts';

const require = createRequire(import.meta.url);

const initialise = `window.addEventListener('load', () => {
  SwaggerUIBundle({ url: '/openapi.json', dom_id: '#docs', deepLinking: true, docExpansion:
    'list', validatorUrl: null });
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
<noscript>These pages need JavaScript. <a href="/openapi.json">openapi.json</a> has the same content.</noscript>
<div id="docs"></div>
<script src="/docs/assets/swagger-ui-bundle.js"></script>
<script src="/docs/assets/initialise.js"></script>
</body>
</html>
`;

/** Everything comes from here; the reader's own styles are inline. */
const POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'";

export const docsRoute = defineRoute({
  path: '/docs',
  operationId: 'showDocs',
  summary: 'These pages',
  access: 'open',
  responses: { 200: { description: 'HTML', schema: null } },
  handle: async () => asset(page, 'text/html; charset=utf-8', { 'content-security-policy': POLICY }),
});

const assets: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
};

export const docsAssetRoute = defineRoute({
  path: '/docs/assets/{name}',
  operationId: 'showDocsAsset',
  summary: 'What these pages load',
  access: 'open',
  responses: { 200: { description: 'A file', schema: null } },
  problems: ['not_found'],
  async handle({ path: { name = '' } }) {
    if (name === 'initialise.js') return asset(initialise, 'text/javascript; charset=utf-8');
    const type = Object.hasOwn(assets, name) ? assets[name] : undefined;
    if (!type) return { code: 'not_found', detail: say('problems.found.file', { name: name.slice(0, 80) }) };
    const folder = dirname(require.resolve('swagger-ui-dist/package.json'));
    return asset(await readFile(join(folder, name)), type, { 'cache-control': 'public, max-age=86400' });
  },
});

function asset(body: string | Buffer<ArrayBuffer>, type: string, headers: Record<string, string> = {}): Response {
  return new Response(body, { headers: { 'content-type': type, 'x-content-type-options': 'nosniff', ...headers } });
}
