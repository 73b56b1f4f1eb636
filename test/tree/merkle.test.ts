// The Merkle tree against the definitions of RFC 6962, and proofs with every bit changed.
import { describe, expect, test } from 'vitest';
import {
  completeSubtrees,
  consistencyRanges,
  EMPTY_ROOT,
  type Hash,
  hashComplete,
  hashLeaf,
  hashNode,
  inclusionRanges,
  isConsistent,
  joinSubtrees,
  type Range,
  rootFromInclusion,
} from '../../src/tree/merkle.ts';

/** RFC 6962 §2.1 word for word, over hashed leaves: the oracle. */
function treeHash(leaves: readonly Hash[]): Hash {
  if (leaves.length === 0) return EMPTY_ROOT;
  if (leaves.length === 1) return leaves[0] as Hash;
  const k = splitOf(leaves.length);
  return hashNode(treeHash(leaves.slice(0, k)), treeHash(leaves.slice(k)));
}

function path(m: number, leaves: readonly Hash[]): Hash[] {
  if (leaves.length <= 1) return [];
  const k = splitOf(leaves.length);
  return m < k
    ? [...path(m, leaves.slice(0, k)), treeHash(leaves.slice(k))]
    : [...path(m - k, leaves.slice(k)), treeHash(leaves.slice(0, k))];
}

function subproof(m: number, leaves: readonly Hash[], isWhole: boolean): Hash[] {
  if (m === leaves.length) return isWhole ? [] : [treeHash(leaves)];
  const k = splitOf(leaves.length);
  return m <= k
    ? [...subproof(m, leaves.slice(0, k), isWhole), treeHash(leaves.slice(k))]
    : [...subproof(m - k, leaves.slice(k), false), treeHash(leaves.slice(0, k))];
}

function splitOf(size: number): number {
  let k = 1;
  while (k * 2 < size) k *= 2;
  return k;
}

const SIZE = 300;
const leaves = Array.from({ length: SIZE }, (_, index) => hashLeaf(`leaf ${index}`));
const known = new Map<string, Hash>();

/** As the code under test joins them, from complete subtrees. */
function hashOf(range: Range): Hash {
  const key = `${range.start}-${range.end}`;
  const hash =
    known.get(key) ??
    joinSubtrees(
      completeSubtrees(range).map(({ level, index }) =>
        hashComplete(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level)),
      ),
    );
  known.set(key, hash);
  return hash;
}

const inclusionProof = (index: number, size: number) => inclusionRanges(index, size).map(hashOf);
const consistencyProof = (from: number, to: number) => consistencyRanges(from, to).map(hashOf);
const treeOf = (size: number) => ({ size, root: size === 0 ? EMPTY_ROOT : hashOf({ start: 0, end: size }) });

/** Proofs that differ from a right one in one place: in each, or in that of `only`. */
function* damagedProofs(proof: readonly Hash[], bitOf: (at: number) => number, only?: number): Generator<Hash[]> {
  for (const [at, hash] of proof.entries()) {
    if (only !== undefined && at !== only % proof.length) continue;
    const flipped = Buffer.from(hash);
    const bit = bitOf(at);
    flipped[bit >> 3] = (flipped[bit >> 3] as number) ^ (1 << (bit & 7));
    yield proof.with(at, flipped);
    yield proof.toSpliced(at, 1);
    yield proof.toSpliced(at, 0, hash);
    const next = proof[at + 1];
    if (next) yield proof.with(at, next).with(at + 1, hash);
  }
  yield [...proof, hashLeaf('more')];
  yield [hashLeaf('more'), ...proof];
}

describe('the Merkle tree', () => {
  /** The reference implementation of Certificate Transparency tests itself with these. */
  test('has the published hashes of RFC 6962’s tree', () => {
    const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
    const roots = [
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
      'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
      '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
      'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
      '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
    ];
    const hashes = inputs.map((input) => hashLeaf(Buffer.from(input, 'hex')));
    expect(EMPTY_ROOT.toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    roots.forEach((root, index) => {
      const range = { start: 0, end: index + 1 };
      const parts = completeSubtrees(range).map((it) =>
        hashComplete(hashes.slice(it.index * 2 ** it.level, (it.index + 1) * 2 ** it.level)),
      );
      expect(joinSubtrees(parts).toString('hex')).toBe(root);
    });
  });

  test(`has the root that the RFC defines, for every size up to ${SIZE}`, () => {
    for (let size = 0; size <= SIZE; size += 1)
      expect(treeOf(size).root, `size ${size}`).toEqual(treeHash(leaves.slice(0, size)));
  });

  test(`proves inclusion as the RFC defines it, and nothing damaged, for every index and size up to ${SIZE}`, () => {
    for (let size = 1; size <= SIZE; size += 1) {
      const { root } = treeOf(size);
      for (let index = 0; index < size; index += 1) {
        const proof = inclusionProof(index, size);
        if (size <= 70 || size === SIZE || index === size - 1)
          expect(proof).toEqual(path(index, leaves.slice(0, size)));
        const leaf = leaves[index] as Hash;
        if (!rootFromInclusion(leaf, { index, size, proof })?.equals(root)) throw new Error(`${index} of ${size}`);
        for (const damaged of damagedProofs(
          proof,
          (at) => (index * 31 + size * 7 + at) % 256,
          size <= 64 ? undefined : index,
        ))
          if (rootFromInclusion(leaf, { index, size, proof: damaged })?.equals(root))
            throw new Error(`${index} of ${size} is proved by a damaged proof`);
      }
    }
  });

  test(`proves consistency as the RFC defines it, and nothing damaged, for every two sizes up to ${SIZE}`, () => {
    for (let to = 0; to <= SIZE; to += 1) {
      const newer = treeOf(to);
      for (let from = 0; from <= to; from += 1) {
        const older = treeOf(from);
        const proof = consistencyProof(from, to);
        if (from > 0 && (to <= 70 || to === SIZE))
          expect(proof, `${from} to ${to}`).toEqual(subproof(from, leaves.slice(0, to), true));
        if (!isConsistent(older, newer, proof)) throw new Error(`${from} to ${to}`);
        for (const damaged of damagedProofs(
          proof,
          (at) => (from * 31 + to * 7 + at) % 256,
          to <= 64 ? undefined : from,
        ))
          if (isConsistent(older, newer, damaged)) throw new Error(`${from} to ${to} is proved by a damaged proof`);
      }
    }
  });

  test('refuses a proof with any single bit flipped', () => {
    for (const [index, size] of [
      [0, 1],
      [5, 7],
      [130, 256],
      [299, 300],
    ] as const) {
      const { root } = treeOf(size);
      const proof = inclusionProof(index, size);
      for (let bit = 0; bit < 256; bit += 1)
        for (const damaged of damagedProofs(proof, () => bit))
          expect(rootFromInclusion(leaves[index] as Hash, { index, size, proof: damaged })?.equals(root)).not.toBe(
            true,
          );
    }
  });

  test('proves nothing of another index, another size, another leaf or an older tree that is none', () => {
    const proof = inclusionProof(5, 7);
    const { root } = treeOf(7);
    for (const place of [
      { index: 4, size: 7 },
      { index: 5, size: 6 },
      { index: 7, size: 7 },
      { index: -1, size: 7 },
      { index: 5.5, size: 7 },
      { index: 5, size: 2 ** 60 },
    ])
      expect(rootFromInclusion(leaves[5] as Hash, { ...place, proof })?.equals(root)).not.toBe(true);
    expect(rootFromInclusion(leaves[4] as Hash, { index: 5, size: 7, proof })?.equals(root)).toBe(false);
    expect(
      rootFromInclusion(leaves[5] as Hash, { index: 5, size: 7, proof: [Buffer.alloc(31), ...proof.slice(1)] }),
    ).toBe(undefined);
    expect(isConsistent(treeOf(7), treeOf(5), [])).toBe(false);
    expect(isConsistent({ size: 5, root: treeOf(4).root }, treeOf(7), consistencyProof(5, 7))).toBe(false);
    expect(isConsistent({ size: 0, root: treeOf(4).root }, treeOf(7), [])).toBe(false);
    expect(isConsistent(treeOf(7), { size: 7, root: treeOf(6).root }, [])).toBe(false);
  });

  test('has no proof of what is not in it', () => {
    expect(() => inclusionRanges(7, 7)).toThrow(RangeError);
    expect(() => inclusionRanges(-1, 7)).toThrow(RangeError);
    expect(() => consistencyRanges(8, 7)).toThrow(RangeError);
  });
});
