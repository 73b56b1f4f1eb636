// Checking receipts and checkpoints with the code that browsers run.
import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import type { Draft } from '../../src/catalogue/read-draft.ts';
import { digestPart, digestParts, leafAround, makeParts, type Parts, partNames } from '../../src/log/parts.ts';
import type { Instant } from '../../src/time/instant.ts';
import { formatCheckpoint } from '../../src/tree/checkpoint.ts';
import {
  completeSubtrees,
  consistencyRanges,
  hashComplete,
  hashLeaf,
  inclusionRanges,
  joinSubtrees,
  type Range,
} from '../../src/tree/merkle.ts';
import { cosignText, formatNote, formatVerifier, type Signer, signText, verifierOf } from '../../src/tree/note.ts';
import { formatReceipt, parseReceipt, verifyReceipt as verifyByTree } from '../../src/tree/receipt.ts';

interface Step {
  readonly name: string;
  readonly ok: boolean | undefined;
  readonly fault?: string;
  readonly values: Readonly<Record<string, string>>;
}

interface Verifying {
  verifyReceipt(receipt: string, verifiers: readonly string[], asked?: object): Promise<Step[]>;
  verifyConsistency(asked: object, verifiers: readonly string[]): Promise<Step[]>;
  missingHere(): Promise<string | undefined>;
}

/** What browsers load; it is JavaScript, so that its types stand here. */
const script = new URL('../../src/web/static/verify.js', import.meta.url);
const { verifyReceipt, verifyConsistency, missingHere }: Verifying = await import(script.href);

const makeSigner = (name: string): Signer => ({ name, privateKey: generateKeyPairSync('ed25519').privateKey });
const log = makeSigner('harbour.example/log');
const witness = makeSigner('witness.example');
const verifiers = [verifierOf(log), verifierOf(witness, 'cosignature')];
const lines = verifiers.map(formatVerifier);

const draft: Draft = {
  id: undefined,
  type: 'person.detained',
  version: 1,
  occurred: '2022-01',
  data: { person: 'person:ada-orlov' },
  summary: 'Ada Orlov – “Адa” 🚢 – was detained.',
  attribution: { by: 'author', standing: 'reported' },
  sources: [{ source: 'source:harbour-gazette-1', quote: 'taken away' }],
};
const ID = '01930c5e-7d3a-7b41-9c55-0a1b2c3d4e5f';
const recordedAt = '2026-11-22T09:30:00.000001Z' as Instant;
const parts = makeParts(draft, 'nina');
const [leafStart, leafEnd] = leafAround({ id: ID, target: undefined, digests: digestParts(parts) });
const leaf = `{"batchEnd":5${leafStart}${recordedAt}${leafEnd}`;
const POSITION = 5;
const leaves = Array.from({ length: 23 }, (_, index) => (index === POSITION ? leaf : `{"leaf":${index}}`));

function hashOf(range: Range) {
  return joinSubtrees(
    completeSubtrees(range).map(({ level, index }) =>
      hashComplete(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level).map(hashLeaf)),
    ),
  );
}

function checkpointOf(size: number, signer: Signer = log) {
  const text = formatCheckpoint({ origin: signer.name, size, root: hashOf({ start: 0, end: size }) });
  return formatNote({ text, signatures: [signText(text, signer), cosignText(text, witness, 1_790_000_000)] });
}

/** As the log writes them: `hidden` parts are left out. */
function receiptOf(size: number, { hidden = [] as readonly string[], told = parts as Parts, index = POSITION } = {}) {
  const shown = partNames.filter((name) => !hidden.includes(name));
  const opened = shown.map((name) => [name, { salt: told[name].salt.toString('base64url'), text: told[name].text }]);
  const extra = JSON.stringify({ leaf: leaves[index], parts: Object.fromEntries(opened) });
  const proof = inclusionRanges(index, size).map(hashOf);
  return formatReceipt({ index, proof, checkpoint: checkpointOf(size), extra });
}

const hasFault = (steps: readonly Step[]) => steps.some(({ ok }) => ok === false);

/**
 * With another name or key id a cosignature is another’s, of whom nothing is known: it says nothing, and breaks
 * nothing.
 */
const isByStranger = (steps: readonly Step[]) =>
  steps.some(({ name, fault }) => name === 'witness' && fault === 'unknown');

/** The same question, answered by the code of the log itself. */
function isSoundByTree(text: string): boolean {
  try {
    const receipt = parseReceipt(text);
    const extra = JSON.parse(receipt?.extra ?? '');
    const digests = JSON.parse(extra.leaf).parts;
    const opened = Object.entries(extra.parts as Record<string, { salt: string; text: string }>);
    const areParts = opened.every(([name, part]) => {
      const salt = Buffer.from(part.salt, 'base64url');
      return salt.toString('base64url') === part.salt && digestPart({ salt, text: part.text }) === digests[name];
    });
    return !!receipt && areParts && verifyByTree(receipt, { leaf: extra.leaf, verifiers }).ok;
  } catch {
    return false;
  }
}

function flipIn(text: string, at: number, bit: number): string {
  const bytes = Buffer.from(text);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
  return bytes.toString();
}

/** With one bit of what a line of base64 holds turned over. */
function flipWithin(text: string, line: string, at: number): string {
  const bytes = Buffer.from(line, 'base64');
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return text.replace(line, bytes.toString('base64'));
}

describe('a receipt, checked as browsers do', () => {
  test.each([6, 7, 8, 16, 23])('is sound in a log of %i developments', async (size) => {
    const text = receiptOf(size);
    expect(isSoundByTree(text)).toBe(true);
    const steps = await verifyReceipt(text, lines, { id: ID, position: POSITION });
    expect(steps.map(({ name, ok }) => [name, ok])).toEqual([
      ['receipt', true],
      ['leaf', true],
      ...Array.from({ length: 4 }, () => ['part', true]),
      ['path', true],
      ['root', true],
      ['signature', true],
      ['witness', true],
    ]);
    expect(steps.at(-1)?.values.seenAt).toBe(new Date(1_790_000_000_000).toISOString());
  });

  test('leaves open what it does not show, and the signatures by keys that are not known', async () => {
    const steps = await verifyReceipt(receiptOf(23, { hidden: ['note'] }), lines.slice(0, 1));
    expect(hasFault(steps)).toBe(false);
    expect(steps.filter(({ ok }) => ok === undefined).map(({ name, fault }) => [name, fault])).toEqual([
      ['part', 'hidden'],
      ['witness', 'unknown'],
    ]);
  });

  test('fails with every single bit of it turned over, as it does for the log’s own code', async () => {
    const text = receiptOf(23);
    for (let at = 0; at < Buffer.byteLength(text); at += 1) {
      const damaged = flipIn(text, at, at % 8);
      const steps = await verifyReceipt(damaged, lines);
      expect([at, !hasFault(steps)]).toEqual([at, isSoundByTree(damaged)]);
      expect([at, hasFault(steps) || isByStranger(steps)]).toEqual([at, true]);
    }
  });

  test('fails with every byte of leaf, part, salt, path, root and signature changed', async () => {
    const text = receiptOf(23);
    const encoded = [...text.matchAll(/(?<=^|\s)[A-Za-z0-9+/]{40,}=*$/gm)].map(([it]) => it);
    // The extra, the path, the root, two signatures.
    expect(encoded).toHaveLength(1 + inclusionRanges(POSITION, 23).length + 3);
    for (const line of encoded)
      for (let at = 0; at < Buffer.from(line, 'base64').length; at += 1) {
        const damaged = flipWithin(text, line, at);
        const steps = await verifyReceipt(damaged, lines);
        expect([at, !hasFault(steps)]).toEqual([at, isSoundByTree(damaged)]);
        expect([at, hasFault(steps) || isByStranger(steps)]).toEqual([at, true]);
      }
  });

  test('names the part whose words or salt were changed', async () => {
    const statement = { ...parts.statement, text: parts.statement.text.replace('2022-01', '2021-01') };
    const steps = await verifyReceipt(receiptOf(23, { told: { ...parts, statement } }), lines);
    expect(steps.filter(({ ok }) => ok === false)).toMatchObject([{ name: 'part', values: { part: 'statement' } }]);
    const salted = { ...parts, note: { ...parts.note, salt: Buffer.alloc(16) } };
    const others = await verifyReceipt(receiptOf(23, { told: salted }), lines);
    expect(others.filter(({ ok }) => ok === false)).toMatchObject([{ name: 'part', values: { part: 'note' } }]);
  });

  test('fails as the receipt of another development, or by keys of another log', async () => {
    const other = await verifyReceipt(receiptOf(23), lines, { id: ID.replace('f', 'e'), position: 4 });
    expect(other.filter(({ ok }) => ok === false).map(({ name, fault }) => [name, fault])).toEqual([
      ['receipt', 'other'],
      ['leaf', 'other'],
    ]);
    const stranger = await verifyReceipt(receiptOf(23), [formatVerifier(verifierOf(makeSigner(log.name)))]);
    expect(stranger.filter(({ ok }) => ok === false)).toMatchObject([{ name: 'signature', fault: 'unsigned' }]);
    const none = await verifyReceipt(receiptOf(23), ['no key']);
    expect(none.filter(({ ok }) => ok === false)).toMatchObject([{ name: 'keys', fault: 'unreadable' }]);
  });

  test('says so where the browser lacks Ed25519, and checks the rest', async () => {
    const lacking = vi.spyOn(crypto.subtle, 'importKey').mockRejectedValue(new DOMException('', 'NotSupportedError'));
    expect(await missingHere()).toBe('ed25519');
    const steps = await verifyReceipt(receiptOf(23), lines);
    lacking.mockRestore();
    expect(await missingHere()).toBe(undefined);
    expect(hasFault(steps)).toBe(false);
    expect(steps.filter(({ fault }) => fault === 'unsupported').map(({ name }) => name)).toEqual([
      'signature',
      'witness',
    ]);
  });
});

describe('a checkpoint that was kept, checked as browsers do', () => {
  const proofOf = async (from: number, to: number) =>
    consistencyRanges(from, to).map((range) => hashOf(range).toString('base64'));
  const check = (older: string, newer: string, readProof = proofOf) =>
    verifyConsistency({ older, newer, readProof }, lines);

  test('stands at the beginning of every later log', async () => {
    for (let to = 1; to <= leaves.length; to += 1)
      for (let from = 1; from <= to; from += 1)
        expect([from, to, hasFault(await check(checkpointOf(from), checkpointOf(to)))]).toEqual([from, to, false]);
  });

  test('is read however its ends were copied', async () => {
    const kept = `\r\n${checkpointOf(7).trim().replaceAll('\n', '\r\n')}`;
    expect(hasFault(await check(kept, checkpointOf(23)))).toBe(false);
    expect(await check('nothing', checkpointOf(23))).toMatchObject([{ name: 'older', fault: 'unreadable' }]);
  });

  test('fails with another proof, a log that is shorter, and one that has another history', async () => {
    const damaged = async (from: number, to: number) => (await proofOf(from, to)).toReversed();
    expect((await check(checkpointOf(7), checkpointOf(23), damaged)).at(-1)).toMatchObject({ fault: 'forked' });
    expect((await check(checkpointOf(23), checkpointOf(7))).at(-1)).toMatchObject({ fault: 'shorter' });
    const text = formatCheckpoint({ origin: log.name, size: 7, root: hashLeaf('another history') });
    const forked = formatNote({ text, signatures: [signText(text, log)] });
    expect((await check(forked, checkpointOf(23))).at(-1)).toMatchObject({ fault: 'forked' });
    const forged = checkpointOf(7, makeSigner(log.name));
    expect(await check(forged, checkpointOf(23))).toContainEqual(
      expect.objectContaining({ name: 'signature', ok: false }),
    );
  });
});
