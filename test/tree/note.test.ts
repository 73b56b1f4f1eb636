// Signed notes, cosignatures, keys and checkpoints, and forged ones.
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { formatCheckpoint, parseCheckpoint } from '../../src/tree/checkpoint.ts';
import { EMPTY_ROOT, hashLeaf } from '../../src/tree/merkle.ts';
import {
  cosignText,
  formatNote,
  formatVerifier,
  parseNote,
  parseSignatures,
  parseVerifier,
  type Signer,
  signText,
  verifierOf,
  verifyNote,
} from '../../src/tree/note.ts';

/** The key pair of RFC 8032 §7.1, TEST 1. */
const signer: Signer = {
  name: 'harbour.example/log',
  privateKey: createPrivateKey({
    format: 'jwk',
    key: {
      kty: 'OKP',
      crv: 'Ed25519',
      d: Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex').toString('base64url'),
      x: Buffer.from('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a', 'hex').toString('base64url'),
    },
  }),
};
const other: Signer = { name: 'other.example', privateKey: generateKeyPairSync('ed25519').privateKey };
const text = formatCheckpoint({ origin: signer.name, size: 7, root: hashLeaf('seven') });

describe('a signed note', () => {
  const note = formatNote({ text, signatures: [signText(text, signer)] });

  test('is read as it was written, and its signature holds', () => {
    const read = parseNote(note);
    expect(read?.text).toBe(text);
    expect(read && verifyNote(read, [verifierOf(signer)])).toHaveLength(1);
    expect(read && formatNote(read)).toBe(note);
  });

  test('says nothing by the keys that are not known', () => {
    const read = parseNote(note);
    expect(read && verifyNote(read, [verifierOf(other)])).toEqual([]);
    expect(read && verifyNote(read, [{ ...verifierOf(signer), name: 'harbour.example/else' }])).toEqual([]);
    expect(read && verifyNote(read, [verifierOf(signer, 'cosignature')])).toEqual([]);
  });

  test('is refused with any byte of it changed', () => {
    const bytes = Buffer.from(note);
    for (let at = 0; at < bytes.length; at += 1) {
      for (const bit of [0, 3, 6]) {
        const damaged = Buffer.from(bytes);
        damaged[at] = (damaged[at] as number) ^ (1 << bit);
        const read = parseNote(damaged.toString());
        const verified = read && verifyNote(read, [verifierOf(signer)]);
        expect(verified ?? [], `byte ${at}`).toEqual([]);
      }
    }
  });

  test('is refused where one of several known signatures is false', () => {
    const forged = signText(`${text}more\n`, other);
    const read = parseNote(formatNote({ text, signatures: [signText(text, signer), forged] }));
    expect(read && verifyNote(read, [verifierOf(signer), verifierOf(other)])).toBe(undefined);
  });

  test('may hold empty lines; the last one ends the text', () => {
    const poem = 'one\n\ntwo\n';
    expect(parseNote(formatNote({ text: poem, signatures: [signText(poem, signer)] }))?.text).toBe(poem);
  });

  test.each([
    ['no text', '\n— a AAAAAAA=\n'],
    ['no signature', `${text}\n`],
    ['no newline at its end', note.slice(0, -1)],
    ['a control character', note.replace('7', '7\t')],
    ['another dash', note.replace('—', '-')],
    ['base64 in other words', `${text}\n— a AAAAAAB=\n`],
    ['a name with a plus', `${text}\n— a+b AAAAAAA=\n`],
    ['a signature of four bytes', `${text}\n— a AAAAAA==\n`],
    ['a hundred and one signatures', `${text}\n${'— a AAAAAAA=\n'.repeat(101)}`],
    ['nothing', ''],
  ])('is none with %s', (_, damaged) => {
    expect(parseNote(damaged)).toBe(undefined);
  });
});

describe('a cosignature', () => {
  test('says when, and covers it', () => {
    const note = parseNote(
      formatNote({ text, signatures: [signText(text, signer), cosignText(text, other, 1_800_000_000)] }),
    );
    const known = [verifierOf(signer), verifierOf(other, 'cosignature')];
    expect(note && verifyNote(note, known)?.map(({ atSeconds }) => atSeconds)).toEqual([undefined, 1_800_000_000]);
    const [signature, cosignature] = note?.signatures ?? [];
    if (!note || !signature || !cosignature) throw new Error('the note lacks a signature');
    const bytes = Buffer.from(cosignature.bytes);
    bytes[11] = 1;
    expect(verifyNote({ ...note, signatures: [signature, { ...cosignature, bytes }] }, known)).toBe(undefined);
    const short = { ...cosignature, bytes: cosignature.bytes.subarray(0, 9) };
    expect(verifyNote({ ...note, signatures: [signature, short] }, known)).toBe(undefined);
  });

  test('comes alone in a witness’s answer', () => {
    const { signatures } = { signatures: [cosignText(text, other, 1)] };
    expect(parseSignatures(formatNote({ text: '', signatures }).slice(1))).toEqual(signatures);
  });
});

describe('a verifier key', () => {
  test('is read as it was written', () => {
    for (const kind of ['note', 'cosignature'] as const) {
      const verifier = verifierOf(signer, kind);
      expect(parseVerifier(formatVerifier(verifier))).toEqual(verifier);
    }
  });

  test('has the id of name, kind and key', () => {
    expect(formatVerifier(verifierOf(signer))).toBe(
      'harbour.example/log+17b88d5c+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea',
    );
  });

  test.each(['', 'a+b', 'a+00000000+AdAB', formatVerifier(verifierOf(signer)).replace('harbour', 'horbour')])(
    'is none: %s',
    (damaged) => {
      expect(parseVerifier(damaged)).toBe(undefined);
    },
  );
});

describe('a checkpoint', () => {
  test('is read as it was written', () => {
    const checkpoint = { origin: 'harbour.example/log', size: 0, root: EMPTY_ROOT };
    expect(parseCheckpoint(formatCheckpoint(checkpoint))).toEqual(checkpoint);
    expect(parseCheckpoint(`${formatCheckpoint(checkpoint)}an extension\n`)).toEqual(checkpoint);
  });

  test.each([
    '',
    'a\n7\n',
    text.slice(0, -1),
    text.replace('7', '07'),
    text.replace('7', '-7'),
    text.replace('7', '9007199254740993'),
    text.replace('=\n', '\n'),
    `${text}\n`,
    `\n${text}`,
  ])('is none: %j', (damaged) => {
    expect(parseCheckpoint(damaged)).toBe(undefined);
  });
});
