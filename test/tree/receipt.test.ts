// Receipts, and another program that checks the same proofs.
import { generateKeyPairSync } from 'node:crypto';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatCheckpoint } from '../../src/tree/checkpoint.ts';
import {
  completeSubtrees,
  hashComplete,
  hashLeaf,
  inclusionRanges,
  joinSubtrees,
  type Range,
} from '../../src/tree/merkle.ts';
import { formatNote, parseNote, type Signer, signText, verifierOf } from '../../src/tree/note.ts';
import { formatReceipt, parseReceipt, verifyReceipt } from '../../src/tree/receipt.ts';

const leaves = Array.from({ length: 23 }, (_, index) => `{"leaf":${index}}`);
const signer: Signer = { name: 'harbour.example/log', privateKey: generateKeyPairSync('ed25519').privateKey };
const verifiers = [verifierOf(signer)];

function hashOf(range: Range) {
  return joinSubtrees(
    completeSubtrees(range).map(({ level, index }) =>
      hashComplete(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level).map(hashLeaf)),
    ),
  );
}

function receiptOf(index: number, size: number, extra?: string) {
  const text = formatCheckpoint({ origin: signer.name, size, root: hashOf({ start: 0, end: size }) });
  const checkpoint = formatNote({ text, signatures: [signText(text, signer)] });
  return { index, proof: inclusionRanges(index, size).map(hashOf), checkpoint, extra };
}

describe('a receipt', () => {
  const receipt = receiptOf(11, 23, 'é\n');

  test('is read as it was written, and proves its leaf', () => {
    expect(parseReceipt(formatReceipt(receipt))).toEqual(receipt);
    expect(verifyReceipt(receipt, { leaf: '{"leaf":11}', verifiers })).toMatchObject({
      ok: true,
      checkpoint: { size: 23 },
    });
    const alone = receiptOf(0, 1);
    expect(parseReceipt(formatReceipt(alone))).toEqual(alone);
    expect(verifyReceipt(alone, { leaf: '{"leaf":0}', verifiers }).ok).toBe(true);
  });

  test('proves no other leaf, no other place, and nothing by an unknown key', () => {
    expect(verifyReceipt(receipt, { leaf: '{"leaf":12}', verifiers })).toMatchObject({ ok: false });
    expect(verifyReceipt({ ...receipt, index: 12 }, { leaf: '{"leaf":11}', verifiers })).toMatchObject({ ok: false });
    expect(verifyReceipt(receipt, { leaf: '{"leaf":11}', verifiers: [] })).toMatchObject({ ok: false });
    const forged = { ...receipt, checkpoint: receipt.checkpoint.replace('\n23\n', '\n24\n') };
    expect(verifyReceipt(forged, { leaf: '{"leaf":11}', verifiers })).toMatchObject({ ok: false });
    const unreadable = { ...receipt, checkpoint: 'nothing' };
    expect(verifyReceipt(unreadable, { leaf: '{"leaf":11}', verifiers })).toMatchObject({ ok: false });
  });

  test('is not proved by a key of the log that signs under another origin', () => {
    const text = formatCheckpoint({ origin: 'else.example', size: 1, root: hashLeaf(leaves[0] ?? '') });
    const checkpoint = formatNote({ text, signatures: [signText(text, signer)] });
    expect(
      verifyReceipt({ index: 0, proof: [], checkpoint, extra: undefined }, { leaf: leaves[0] ?? '', verifiers }),
    ).toMatchObject({ ok: false });
  });

  test.each([
    ['another header', (text: string) => text.replace('@v1', '@v2')],
    ['no index', (text: string) => text.replace(/index \d+\n/, '')],
    ['an index with a zero before it', (text: string) => text.replace('index 11', 'index 011')],
    ['a hash that is cut', (text: string) => text.replace(/=\n/, '\n')],
    ['other base64', (text: string) => text.replace(/extra .*/, 'extra *')],
    ['no checkpoint', (text: string) => text.split('\n\n')[0] ?? ''],
  ])('is none with %s', (_, damage) => {
    expect(parseReceipt(damage(formatReceipt(receipt)))).toBe(undefined);
  });
});

/** Nobody here wrote these: https://www.npmjs.com/package/@sigstore/verify, its modules for Rekor’s logs. */
describe('sigstore’s verifier', () => {
  const require = createRequire(import.meta.url);
  const folder = join(dirname(require.resolve('@sigstore/verify')), 'tlog');
  const { verifyMerkleInclusion } = require(join(folder, 'merkle.js'));
  const { verifyCheckpoint } = require(join(folder, 'checkpoint.js'));

  const { publicKey } = generateKeyPairSync('ed25519');
  const note = parseNote(receiptOf(0, 1).checkpoint);
  const keyId = note?.signatures[0]?.bytes.subarray(0, 4);
  const entryOf = (index: number, size: number) => {
    const { proof, checkpoint } = receiptOf(index, size);
    return {
      canonicalizedBody: Buffer.from(leaves[index] ?? ''),
      inclusionProof: { logIndex: String(index), hashes: proof, checkpoint: { envelope: checkpoint } },
    };
  };
  const tlogOf = (key: unknown) => [{ logID: keyId, baseURL: `https://${signer.name}`, publicKey: key }];
  const ownKey = require('node:crypto').createPublicKey(signer.privateKey);

  test('accepts every receipt of every size up to 23', () => {
    for (let size = 1; size <= leaves.length; size += 1)
      for (let index = 0; index < size; index += 1) {
        const entry = entryOf(index, size);
        verifyMerkleInclusion(entry, verifyCheckpoint(entry, tlogOf(ownKey)));
      }
  });

  test('refuses another leaf and another key', () => {
    const entry = entryOf(5, 23);
    const checkpoint = verifyCheckpoint(entry, tlogOf(ownKey));
    expect(() => verifyMerkleInclusion({ ...entry, canonicalizedBody: Buffer.from('{}') }, checkpoint)).toThrow();
    expect(() => verifyCheckpoint(entry, tlogOf(publicKey))).toThrow();
  });
});
