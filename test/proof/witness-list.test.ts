// The list of witnesses, and its faults.
import { describe, expect, test } from 'vitest';
import { parseWitnessList } from '../../src/proof/witness-list.ts';
import { formatVerifier, verifierOf } from '../../src/tree/note.ts';
import { makeSigner } from '../support/witness.ts';

const [first, second] = [makeSigner('witness.example/w1'), makeSigner('witness.example/w2')].map((signer) =>
  verifierOf(signer, 'cosignature'),
) as [ReturnType<typeof verifierOf>, ReturnType<typeof verifierOf>];
const [key, otherKey] = [formatVerifier(first), formatVerifier(second)];
const logKey = formatVerifier(verifierOf(makeSigner()));

describe('a list of witnesses', () => {
  test('has witnesses and files, between comments and empty lines', () => {
    const text = [
      `# who is notified\n\nwitness ${key} https://witness.example/\r`,
      `  witness\t${otherKey}   http://127.0.0.1:8081/a/b//`,
      '#file x\nfile /mnt/other disk/log.txt\nfile b',
    ].join('\n');
    expect(parseWitnessList(text)).toEqual({
      ok: true,
      list: {
        witnesses: [
          { verifier: first, url: 'https://witness.example' },
          { verifier: second, url: 'http://127.0.0.1:8081/a/b' },
        ],
        files: ['/mnt/other disk/log.txt', 'b'],
      },
    });
    expect(parseWitnessList('')).toEqual({ ok: true, list: { witnesses: [], files: [] } });
  });

  test.each([
    ['witnes x y', 'unknown'],
    ['witness', 'noKey'],
    [`witness ${key.slice(0, -4)} https://witness.example`, 'noKey'],
    [`witness ${logKey} https://witness.example`, 'logKey'],
    [`witness ${key}`, 'noAddress'],
    [`witness ${key} witness.example`, 'noAddress'],
    [`witness ${key} ftp://witness.example`, 'noAddress'],
    [`witness ${key} https://`, 'noAddress'],
    [`witness ${key} https://user:word@witness.example`, 'noAddress'],
    [`witness ${key} https://witness.example?x`, 'noAddress'],
    [`witness ${key} https://witness.example/add-checkpoint`, 'noAddress'],
    [`witness ${key} https://witness.example twice`, 'tooMany'],
    [`witness ${otherKey} https://witness.example`, 'repeatedWitness'],
    ['file', 'noFile'],
    ['file a.txt', 'repeatedFile'],
  ])('is refused with the line %s, which is named', (line, fault) => {
    const text = `witness ${otherKey} https://other.example\nfile a.txt\n\n${line}\n`;
    expect(parseWitnessList(text)).toEqual({
      ok: false,
      line: 4,
      message: { key: `settings.witnesses.${fault}`, values: expect.anything() },
    });
  });
});
