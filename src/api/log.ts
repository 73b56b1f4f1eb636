import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { developmentId } from '../catalogue/development.ts';
import type { Receipt } from '../log/admission.ts';
import { readBundle } from '../proof/archive.ts';
import { readCheckpoint, readReceipt, readVerifiers } from '../proof/checkpoints.ts';
import { consistencyProof, openTree, readLeaves } from '../proof/tree.ts';
import { encodeEntries, encodeTile, parseTilePath, TILE_WIDTH, tileWidth } from '../tree/tiles.ts';
import { sizeParameter } from './parameters.ts';
import { faultyQuery, problem } from './problem.ts';
import { defineRoute, json, type Route, type Services } from './route.ts';

const noQuery = z.strictObject({});

const checkpointRoute = defineRoute({
  method: 'get',
  path: '/log/{workspace}/checkpoint',
  summary: 'How long the log is and what its root is, signed',
  description: 'A signed note as C2SP tlog-checkpoint describes it, with the cosignatures of witnesses.',
  access: 'read',
  query: noQuery,
  responses: { 200: { description: 'text/plain', schema: null } },
  problems: ['not_sealed_yet'],
  async handle({ services, path }) {
    const checkpoint = await readCheckpoint(services.connection, path.workspace ?? '');
    return checkpoint ? text(checkpoint.note, 'no-cache') : notSealedYet();
  },
});

const tileRoute = defineRoute({
  method: 'get',
  path: '/log/{workspace}/tile/{tile}',
  summary: 'Hashes of the tree, or entries of the log',
  description:
    '`<level>/<number>[.p/<width>]` or `entries/<number>[.p/<width>]`, as C2SP tlog-tiles describes them. Entries name no type, person or recorder.',
  access: 'read',
  query: noQuery,
  responses: { 200: { description: 'application/octet-stream', schema: null } },
  problems: [],
  async handle({ services, path: { workspace = '', tile = '' } }) {
    const place = parseTilePath(tile);
    if (!place) return noTile(tile, 'write it as 0/x001/234 or entries/005.p/17');
    const checkpoint = await readCheckpoint(services.connection, workspace);
    const size = checkpoint?.size ?? 0;
    const width = tileWidth(place, size);
    if (width < place.width) return noTile(tile, `the log is signed up to ${size} entries`);
    const { level, index } = place;
    if (level === 'entries') {
      const from = index * TILE_WIDTH;
      const leaves = await readLeaves(services.connection, { workspace, from, to: from + place.width });
      return octets(encodeEntries(leaves));
    }
    const hashes = await openTree(services.connection, { workspace, size }).readTile({ level, index, width });
    return octets(encodeTile(hashes.slice(0, place.width)));
  },
});

function noTile(tile: string, remedy: string): Response {
  return problem('not_found', { detail: `there is no tile “${tile.slice(0, 80)}”; ${remedy}` });
}

const developmentsRoute = defineRoute({
  method: 'get',
  path: '/log/{workspace}/developments/{bundle}',
  summary: 'What the developments of a bundle say, with what it takes to check it',
  description:
    'One line of JSON each: id, recordedAt, batchEnd, and `parts` by name, each with its `text` and `salt`; null where they are erased. Bundles are numbered like those of `tile/entries`.',
  access: 'read',
  query: noQuery,
  responses: { 200: { description: 'application/jsonl', schema: null } },
  problems: [],
  async handle({ services, path: { workspace = '', bundle = '' }, caller }) {
    const place = parseTilePath(`entries/${bundle}`);
    const size = (await readCheckpoint(services.connection, workspace))?.size ?? 0;
    if (!place || tileWidth(place, size) < place.width)
      return problem('not_found', {
        detail: `there is no bundle “${bundle.slice(0, 80)}”; write it as 005.p/17, within the ${size} developments that are signed`,
      });
    const { index, width } = place;
    const end = index * TILE_WIDTH + width;
    const showsNote = caller !== undefined;
    const lines = await readBundle(services.connection, { workspace, index, size: end, showsNote });
    return new Response(lines, {
      headers: {
        'content-type': 'application/jsonl',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    });
  },
});

const hash = z.string().meta({ description: 'SHA-256 in base64.' });

const consistencyRoute = defineRoute({
  method: 'get',
  path: '/log/{workspace}/consistency',
  summary: 'Proof that the log of one size begins with that of another',
  description: 'RFC 6962, section 2.1.2. The same can be computed from tiles.',
  access: 'read',
  query: z.strictObject({
    from: sizeParameter.meta({ description: 'The older size.', example: 3 }),
    to: sizeParameter.optional().meta({ description: 'The newer size; that of the newest checkpoint where absent.' }),
  }),
  responses: {
    200: {
      description: 'The proof',
      schema: z.strictObject({ from: z.number().int(), to: z.number().int(), proof: z.array(hash) }),
    },
  },
  problems: ['not_sealed_yet'],
  async handle({ services, path: { workspace = '' }, query }) {
    const checkpoint = await readCheckpoint(services.connection, workspace);
    if (!checkpoint) return notSealedYet();
    const { from, to = checkpoint.size } = query;
    if (to > checkpoint.size)
      return faultyQuery([{ path: 'to', message: `${to} is more than the ${checkpoint.size} that are signed` }]);
    if (from > to) return faultyQuery([{ path: 'from', message: `${from} is more than ${to}; swap them` }]);
    const proof = await consistencyProof(openTree(services.connection, { workspace, size: to }), from);
    return json({ from, to, proof: proof.map((it) => it.toString('base64')) });
  },
});

const keysRoute = defineRoute({
  method: 'get',
  path: '/log/{workspace}/keys',
  summary: 'The public keys that sign the log, or did',
  description:
    'One `name+id+key` a line, as C2SP signed-note describes it, oldest first. Keep them when you first trust the log: whoever could forge checkpoints could forge this list.',
  access: 'read',
  query: noQuery,
  responses: { 200: { description: 'text/plain', schema: null } },
  problems: ['not_sealed_yet'],
  async handle({ services, path }) {
    const verifiers = await readVerifiers(services.connection, path.workspace ?? '');
    return verifiers.length > 0 ? text(verifiers.map((line) => `${line}\n`).join(''), 'no-cache') : notSealedYet();
  },
});

const receiptRoute = defineRoute({
  method: 'get',
  path: '/v1/{workspace}/developments/{id}/receipt',
  summary: 'Proof that a development is in the log, to be checked without it',
  description:
    'A proof as C2SP tlog-proof describes it, against the newest checkpoint. Its `extra` is JSON: the `leaf`, and each part with the `salt` that its digest in the leaf is made with.',
  access: 'read',
  query: noQuery,
  responses: { 200: { description: 'text/plain', schema: null } },
  problems: ['not_sealed_yet'],
  async handle({ services, path: { workspace = '', id = '' }, caller }) {
    const uuid = developmentId.safeParse(id);
    const receipt = uuid.success
      ? await readReceipt(services.connection, { workspace, id: id.toLowerCase(), showsNote: caller !== undefined })
      : ({ kind: 'unknown' } as const);
    switch (receipt.kind) {
      case 'receipt':
        return text(receipt.text, 'no-store');
      case 'not_sealed':
        return notSealedYet();
      case 'unknown':
        return problem('not_found', {
          detail: `no development “${id.slice(0, 80)}” is recorded here; check its id`,
        });
      default:
        return receipt satisfies never;
    }
  },
});

function notSealedYet(): Response {
  return problem('not_sealed_yet', {
    detail: 'it is recorded but not signed yet; that takes a second or two, try again shortly',
  });
}

function text(body: string, caching: string): Response {
  return new Response(body, {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': caching,
      'x-content-type-options': 'nosniff',
    },
  });
}

function octets(body: Buffer): Response {
  return new Response(new Uint8Array(body), {
    headers: {
      'content-type': 'application/octet-stream',
      'cache-control': 'private, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    },
  });
}

interface Waiting {
  readonly workspace: string;
  readonly receipts: readonly Receipt[];
  readonly waitSeconds: number;
}

const POLL_MS = 50;

/** Adds to each acknowledged development the proof that it is in the log; as they came where that takes longer. */
export async function waitForReceipts({ connection }: Services, { workspace, receipts, waitSeconds }: Waiting) {
  const last = Math.max(...receipts.map(({ position }) => position));
  for (const deadlineMs = performance.now() + waitSeconds * 1_000; ; ) {
    const checkpoint = await readCheckpoint(connection, workspace);
    if (checkpoint && checkpoint.size > last) break;
    if (performance.now() >= deadlineMs) return receipts;
    await sleep(POLL_MS);
  }
  return Promise.all(
    receipts.map(async (receipt) => {
      const reading = await readReceipt(connection, { workspace, id: receipt.id, showsNote: true });
      return reading.kind === 'receipt' ? { ...receipt, receipt: reading.text } : receipt;
    }),
  );
}

export const logRoutes: readonly Route[] = [
  checkpointRoute,
  tileRoute,
  developmentsRoute,
  consistencyRoute,
  keysRoute,
  receiptRoute,
];
