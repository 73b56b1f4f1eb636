// Tiles: their paths, their hashes, their bytes.
import { describe, expect, test } from 'vitest';
import { completeSubtrees, hashComplete, hashLeaf, joinSubtrees } from '../../src/tree/merkle.ts';
import {
  decodeEntries,
  decodeTile,
  encodeEntries,
  encodeTile,
  formatTilePath,
  hashRange,
  parseTilePath,
  type TileReader,
  tilesOf,
  tileWidth,
} from '../../src/tree/tiles.ts';

describe('the path of a tile', () => {
  test.each([
    [{ level: 0, index: 0, width: 256 }, '0/000'],
    [{ level: 0, index: 1234067, width: 256 }, '0/x001/x234/067'],
    [{ level: 1, index: 1000, width: 17 }, '1/x001/000.p/17'],
    [{ level: 'entries', index: 273, width: 112 }, 'entries/273.p/112'],
  ] as const)('%j is %s', (place, path) => {
    expect(formatTilePath(place)).toBe(path);
    expect(parseTilePath(path)).toEqual(place);
  });

  test.each([
    '0/0',
    '0/x000/000',
    '00/000',
    '64/000',
    '0/000.p/0',
    '0/000.p/256',
    '0/000.p/01',
    '0/x001/x000',
    '0/001/000',
    '0/x1/000',
    'data/000',
    '0/000/',
    '../000',
    '0/x999/x999/x999/x999/x999/999',
  ])('%s is none', (path) => {
    expect(parseTilePath(path)).toBe(undefined);
  });
});

describe('the tiles of a tree', () => {
  test('are as many and as wide as tlog-tiles says of 70,000 and of 256 leaves', () => {
    const tiles = tilesOf(70_000);
    expect(tiles.filter(({ level }) => level === 0)).toHaveLength(274);
    expect(tiles.filter(({ width }) => width < 256)).toEqual([
      { level: 0, index: 273, width: 112 },
      { level: 1, index: 1, width: 17 },
      { level: 2, index: 0, width: 1 },
    ]);
    expect(tilesOf(256)).toEqual([
      { level: 0, index: 0, width: 256 },
      { level: 1, index: 0, width: 1 },
    ]);
    expect(tilesOf(0)).toEqual([]);
    expect(tileWidth({ level: 0, index: 5 }, 256)).toBe(0);
  });

  test('give the hash of every range that proofs need', async () => {
    const size = 66_000;
    const leaves = Array.from({ length: size }, (_, index) => hashLeaf(String(index)));
    const levels = [leaves];
    for (let below = leaves; below.length >= 256; ) {
      const full = Math.floor(below.length / 256);
      below = Array.from({ length: full }, (_, index) => hashComplete(below.slice(index * 256, (index + 1) * 256)));
      levels.push(below);
    }
    const readTile: TileReader = async ({ level, index, width }) =>
      (levels[level] ?? []).slice(index * 256, index * 256 + width);
    for (const range of [
      { start: 0, end: size },
      { start: 0, end: 65_536 },
      { start: 65_536, end: size },
      { start: 256, end: 512 },
      { start: 32_768, end: 65_536 },
      { start: 7, end: 8 },
      { start: 65_792, end: 65_999 },
    ]) {
      const direct = joinSubtrees(
        completeSubtrees(range).map((it) =>
          hashComplete(leaves.slice(it.index * 2 ** it.level, (it.index + 1) * 2 ** it.level)),
        ),
      );
      expect(await hashRange(range, { size, readTile })).toEqual(direct);
    }
  });
});

describe('bytes', () => {
  test('of a tile are its hashes', () => {
    const hashes = ['a', 'b'].map(hashLeaf);
    expect(decodeTile(encodeTile(hashes))).toEqual(hashes);
    expect(decodeTile(Buffer.alloc(33))).toBe(undefined);
  });

  test('of a bundle are its entries, each behind its length', () => {
    const bundle = encodeEntries(['', 'é', 'x'.repeat(65_535)]);
    expect(bundle.subarray(0, 6).toString('hex')).toBe('00000002c3a9');
    expect(decodeEntries(bundle)?.map(String)).toEqual(['', 'é', 'x'.repeat(65_535)]);
    expect(decodeEntries(bundle.subarray(0, -1))).toBe(undefined);
    expect(decodeEntries(Buffer.of(0))).toBe(undefined);
  });

  test('of an entry that is too long are refused', () => {
    expect(() => encodeEntries(['x'.repeat(65_536)])).toThrow();
  });
});
