/** The static files of the pages: style, scripts and icon. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Hono } from 'hono';
import { compress } from 'hono/compress';
import { respondWith } from '../api/problem.ts';
import type { Language } from '../words/language.ts';
import { say } from '../words/message.ts';
import type { Problem } from '../words/problem.ts';

const folder = join(import.meta.dirname, 'static');
const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

/** What zooms and pans pictures: the published files of D3, in the order in which they need each other. */
const D3 = ['dispatch', 'selection', 'drag', 'timer', 'color', 'interpolate', 'ease', 'transition', 'zoom'];

function readD3(): Buffer {
  const fromZoom = createRequire(import.meta.resolve('d3-zoom'));
  const files = D3.map((name) => {
    const source = name === 'zoom' ? fileURLToPath(import.meta.resolve('d3-zoom')) : fromZoom.resolve(`d3-${name}`);
    return readFileSync(join(dirname(source), `../dist/d3-${name}.min.js`));
  });
  return Buffer.concat(files);
}

/** Read once; with the digest in its address a file may be kept for ever. */
const assets = new Map(
  [...readdirSync(folder), 'd3.js'].map((name) => {
    const content = name === 'd3.js' ? readD3() : readFileSync(join(folder, name));
    const type = types[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
    return [name, { content, type, digest: createHash('sha256').update(content).digest('hex').slice(0, 16) }] as const;
  }),
);

export function assetAddress(name: string): string {
  const asset = assets.get(name);
  if (!asset) throw new Error(`there is no static file “${name}”`);
  return `/static/${name}?${asset.digest}`;
}

export function mountAssets(app: Hono, language: Language): void {
  app.get('/static/:name', compress(), ({ req }) => {
    const name = req.param('name');
    const asset = assets.get(name);
    if (!asset) return respondWith(noFile(name), language);
    const isCurrent = new URL(req.url).search === `?${asset.digest}`;
    return new Response(asset.content, {
      headers: {
        'content-type': asset.type,
        'cache-control': isCurrent ? 'public, max-age=31536000, immutable' : 'no-cache',
        'x-content-type-options': 'nosniff',
      },
    });
  });
}

function noFile(name: string): Problem {
  return { code: 'not_found', detail: say('problems.found.file', { name: name.slice(0, 80) }) };
}
