// What is sent to a witness, and what is refused.
import { describe, expect, test } from 'vitest';
import { hashLeaf } from '../../src/tree/merkle.ts';
import { formatSubmission, parseSubmission } from '../../src/tree/submission.ts';

const hash = hashLeaf('seven');
const line = hash.toString('base64');
const note = 'harbour.example/main\n7\nx\n\n— a AAAAAAA=\n';

describe('a submission', () => {
  test.each([
    { oldSize: 0, proof: [] },
    { oldSize: 7, proof: [hash] },
    { oldSize: 12345678901234, proof: Array.from({ length: 63 }, () => hash) },
  ])('is read as it was written: %#', (growth) => {
    const submission = { ...growth, note };
    expect(parseSubmission(formatSubmission(submission))).toEqual(submission);
  });

  test('is written as C2SP tlog-witness says', () => {
    expect(formatSubmission({ oldSize: 3, proof: [hash, hash], note })).toBe(`old 3\n${line}\n${line}\n\n${note}`);
  });

  test.each([
    ['no empty line', 'old 3\n'],
    ['no old size', `${line}\n\n${note}`],
    ['an old size with a leading zero', `old 03\n\n${note}`],
    ['a negative old size', `old -3\n\n${note}`],
    ['an old size that no number holds', `old 9007199254740993\n\n${note}`],
    ['two spaces', `old  3\n\n${note}`],
    ['capitals', `Old 3\n\n${note}`],
    ['carriage returns', `old 3\r\n\n${note}`],
    ['a short hash', `old 3\n${line.slice(4)}\n\n${note}`],
    ['a hash in base64url', `old 3\n${line.slice(0, -5)}_-A=\n\n${note}`],
    ['64 hashes', `old 3\n${`${line}\n`.repeat(64)}\n${note}`],
    ['nothing', ''],
  ])('is none with %s', (_, text) => {
    expect(parseSubmission(text)).toBe(undefined);
  });
});
