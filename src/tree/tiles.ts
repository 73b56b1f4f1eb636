// The tree cut into tiles of 256 hashes, and entries into bundles; their paths and their bytes. C2SP tlog-tiles.
import { completeSubtrees, EMPTY_ROOT, type Hash, hashComplete, joinSubtrees, type Range } from './merkle.ts';

/** Hashes of a full tile; a tile of level L covers 8 levels of the tree from level 8 × L up. C2SP tlog-tiles. */
export const TILE_WIDTH = 256;
export const TILE_HEIGHT = 8;
const HASH_BYTES = 32;

export interface TilePlace {
  /** `entries`: a bundle of log entries, numbered like tiles of level 0. */
  readonly level: number | 'entries';
  readonly index: number;
  /** How many hashes or entries: 1 to 256. */
  readonly width: number;
}

/** `<L>/<N>[.p/<W>]`, with N in groups of three digits. */
export function formatTilePath({ level, index, width }: TilePlace): string {
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? [];
  const number = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/');
  return `${level}/${number}${width < TILE_WIDTH ? `.p/${width}` : ''}`;
}

/** Reads `<L>/<N>[.p/<W>]`, in exactly the form that `formatTilePath` writes; else undefined. */
export function parseTilePath(path: string): TilePlace | undefined {
  const groups = /^(entries|\d{1,2})\/((?:x\d{3}\/){0,4}\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path);
  if (!groups) return undefined;
  const [, level = '', number = '', width] = groups;
  const place: TilePlace = {
    level: level === 'entries' ? level : Number(level),
    index: Number(number.replaceAll(/[x/]/g, '')),
    width: width === undefined ? TILE_WIDTH : Number(width),
  };
  const isWithin = place.width >= 1 && (place.level === 'entries' || place.level <= 63);
  return isWithin && formatTilePath(place) === path ? place : undefined;
}

/** How many hashes the tile has in a tree of `size` leaves: 0 to 256. */
export function tileWidth({ level, index }: Omit<TilePlace, 'width'>, size: number): number {
  const hashes = Math.floor(size / TILE_WIDTH ** (level === 'entries' ? 0 : level));
  return Math.min(Math.max(hashes - index * TILE_WIDTH, 0), TILE_WIDTH);
}

/** All tiles of a tree of `size` leaves, level by level. */
export function tilesOf(size: number): (TilePlace & { readonly level: number })[] {
  const tiles: (TilePlace & { readonly level: number })[] = [];
  for (let level = 0, hashes = size; hashes > 0; level += 1, hashes = Math.floor(hashes / TILE_WIDTH)) {
    for (let index = 0; index * TILE_WIDTH < hashes; index += 1) {
      tiles.push({ level, index, width: tileWidth({ level, index }, size) });
    }
  }
  return tiles;
}

export function encodeTile(hashes: readonly Hash[]): Buffer {
  return Buffer.concat(hashes);
}

/** The hashes of a tile; undefined where its length is not that of whole hashes. */
export function decodeTile(tile: Buffer): Hash[] | undefined {
  if (tile.length % HASH_BYTES !== 0) return undefined;
  return Array.from({ length: tile.length / HASH_BYTES }, (_, index) =>
    tile.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES),
  );
}

/** A tile's hashes, by the greatest width that is needed of it. */
export type TileReader = (place: TilePlace & { readonly level: number }) => Promise<readonly Hash[]>;

/** The hash of any range of a tree of `size` leaves, from its tiles. */
export async function hashRange(range: Range, { size, readTile }: TreeSource): Promise<Hash> {
  const hashes = await Promise.all(
    completeSubtrees(range).map(async ({ level, index }) => {
      const tileLevel = Math.floor(level / TILE_HEIGHT);
      const count = 2 ** (level % TILE_HEIGHT);
      const first = index * count;
      const place = { level: tileLevel, index: Math.floor(first / TILE_WIDTH) };
      const tile = await readTile({ ...place, width: tileWidth(place, size) });
      const from = first % TILE_WIDTH;
      return hashComplete(tile.slice(from, from + count));
    }),
  );
  return joinSubtrees(hashes);
}

export interface TreeSource {
  readonly size: number;
  readonly readTile: TileReader;
}

export async function rootOf(source: TreeSource): Promise<Hash> {
  return source.size === 0 ? EMPTY_ROOT : hashRange({ start: 0, end: source.size }, source);
}

/** Entries, each behind its length in two bytes, big-endian. */
export function encodeEntries(entries: readonly string[]): Buffer {
  return Buffer.concat(
    entries.flatMap((entry) => {
      const bytes = Buffer.from(entry);
      const length = Buffer.alloc(2);
      length.writeUInt16BE(bytes.length);
      return [length, bytes];
    }),
  );
}

/** The entries of a bundle; undefined where it is cut off. */
export function decodeEntries(bundle: Buffer): Buffer[] | undefined {
  const entries: Buffer[] = [];
  for (let at = 0; at < bundle.length; ) {
    if (at + 2 > bundle.length) return undefined;
    const end = at + 2 + bundle.readUInt16BE(at);
    if (end > bundle.length) return undefined;
    entries.push(bundle.subarray(at + 2, end));
    at = end;
  }
  return entries;
}
