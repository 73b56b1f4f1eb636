/** GET the signed log: checkpoints, tiles, bundles, keys and proofs. */
import { z } from 'zod';
import {
  listKeys,
  proveConsistency,
  showBundle,
  showCheckpoint,
  showReceipt,
  showTile,
} from '../service/signed-log.ts';
import { sizeParameter } from './parameters.ts';
import { answerOf, defineRoute, jsonOf, type Route } from './route.ts';

const checkpointRoute = defineRoute({
  path: '/log/{workspace}/checkpoint',
  operationId: 'showCheckpoint',
  summary: 'The size of the log and its root, signed',
  description: 'A signed note as C2SP tlog-checkpoint describes it, with the cosignatures of witnesses.',
  responses: { 200: { description: 'text/plain', schema: null } },
  problems: ['not_sealed_yet'],
  async handle({ services, path: { workspace = '' } }) {
    return answerOf(await showCheckpoint(services, { workspace }), ({ note }) => text(note, 'no-cache'));
  },
});

const tileRoute = defineRoute({
  path: '/log/{workspace}/tile/{tile}',
  operationId: 'showTile',
  summary: 'Hashes of the tree, or entries of the log',
  description:
    '`<level>/<number>[.p/<width>]` or `entries/<number>[.p/<width>]`, as C2SP tlog-tiles describes them. ' +
    'Entries name no type, person or recorder.',
  responses: { 200: { description: 'application/octet-stream', schema: null } },
  async handle({ services, path: { workspace = '', tile = '' } }) {
    return answerOf(await showTile(services, { workspace, tile }), file);
  },
});

const bundleRoute = defineRoute({
  path: '/log/{workspace}/developments/{bundle}',
  operationId: 'showBundle',
  summary: 'The content of the developments of a bundle, with salts to check it',
  description:
    'One line of JSON each: id, recordedAt, batchEnd, and `parts` by name, each with its `text` and `salt`; ' +
    'null if they are erased. Bundles are numbered like those of `tile/entries`.',
  responses: { 200: { description: 'application/jsonl', schema: null } },
  async handle({ services, path: { workspace = '', bundle = '' }, caller }) {
    const lines = await showBundle(services, { workspace, bundle, showsNotes: caller !== undefined });
    return answerOf(lines, (body) => answerWith(body, 'application/jsonl', 'no-store'));
  },
});

const hash = z.string().meta({ description: 'SHA-256 in base64.' });

const consistencyRoute = defineRoute({
  path: '/log/{workspace}/consistency',
  operationId: 'proveConsistency',
  summary: 'Proof that the log of one size begins with that of another',
  description: 'RFC 6962, section 2.1.2. The same can be computed from tiles.',
  query: z.strictObject({
    from: sizeParameter.meta({ description: 'The older size.', example: 3 }),
    to: sizeParameter.optional().meta({ description: 'The newer size. Default: the size of the newest checkpoint.' }),
  }),
  responses: {
    200: {
      description: 'The proof',
      schema: z.strictObject({ from: z.number().int(), to: z.number().int(), proof: z.array(hash) }),
    },
  },
  problems: ['not_sealed_yet'],
  async handle({ services, path: { workspace = '' }, query }) {
    return jsonOf(await proveConsistency(services, { workspace, ...query }), ({ proof, ...sizes }) => ({
      ...sizes,
      proof: proof.map((it) => it.toString('base64')),
    }));
  },
});

const keysRoute = defineRoute({
  path: '/log/{workspace}/keys',
  operationId: 'listKeys',
  summary: 'The public keys that sign the log or signed it earlier',
  description:
    'One `name+id+key` on each line, as C2SP signed-note describes it, oldest first. Keep them when you first trust ' +
    'the log: an attacker who can forge checkpoints can forge this list.',
  responses: { 200: { description: 'text/plain', schema: null } },
  problems: ['not_sealed_yet'],
  async handle({ services, path: { workspace = '' } }) {
    const keys = await listKeys(services, { workspace });
    return answerOf(keys, (lines) => text(lines.map((line) => `${line}\n`).join(''), 'no-cache'));
  },
});

const receiptRoute = defineRoute({
  path: '/v1/{workspace}/developments/{id}/receipt',
  operationId: 'showReceipt',
  summary: 'Proof that a development is in the log; you can check it offline',
  description:
    'A proof as C2SP tlog-proof describes it, against the newest checkpoint. Its `extra` is JSON: the `leaf`, ' +
    'and each part with the `salt` of its digest in the leaf.',
  responses: { 200: { description: 'text/plain', schema: null } },
  problems: ['not_sealed_yet'],
  async handle({ services, path: { workspace = '', id = '' }, caller }) {
    const receipt = await showReceipt(services, { workspace, id, showsNotes: caller !== undefined });
    return answerOf(receipt, (body) => text(body, 'no-store'));
  },
});

function text(body: string, caching: string): Response {
  return answerWith(body, 'text/plain; charset=utf-8', caching);
}

/** A tile never changes. */
function file(body: Buffer): Response {
  return answerWith(new Uint8Array(body), 'application/octet-stream', 'private, max-age=31536000, immutable');
}

function answerWith(body: string | Uint8Array<ArrayBuffer>, type: string, caching: string): Response {
  return new Response(body, {
    headers: { 'content-type': type, 'cache-control': caching, 'x-content-type-options': 'nosniff' },
  });
}

export const logRoutes: readonly Route[] = [
  checkpointRoute,
  tileRoute,
  bundleRoute,
  consistencyRoute,
  keysRoute,
  receiptRoute,
];
