// The tree of a log, read from its tiles and leaves in the database; full tiles are stored, as a cache.
import { sql } from 'kysely';
import type { Connection } from '../database/connection.ts';
import { consistencyRanges, type Hash, hashComplete, hashLeaf, inclusionRanges } from '../tree/merkle.ts';
import {
  decodeTile,
  encodeTile,
  hashRange,
  TILE_WIDTH,
  type TilePlace,
  type TreeSource,
  tileWidth,
} from '../tree/tiles.ts';

interface TreeOptions {
  readonly workspace: string;
  readonly size: number;
  /** Where the log lacks a position: refuse, or let it count as an empty leaf. */
  readonly missing?: 'refuse' | 'empty';
}

/** The tree of the first `size` leaves of a workspace's log. Tiles are read once each. */
export function openTree(connection: Connection, { workspace, size, missing }: TreeOptions): TreeSource {
  const read = new Map<string, Promise<readonly Hash[]>>();
  const readTile = ({ level, index }: Pick<TilePlace & { level: number }, 'level' | 'index'>) => {
    const key = `${level}/${index}`;
    const tile = read.get(key) ?? computeTile(level, index);
    read.set(key, tile);
    return tile;
  };
  const computeTile = async (level: number, index: number): Promise<readonly Hash[]> => {
    const width = tileWidth({ level, index }, size);
    const stored = width === TILE_WIDTH ? await readStoredTile(connection, { workspace, level, index }) : undefined;
    if (stored) return stored;
    const first = index * TILE_WIDTH;
    if (level === 0)
      return (await readLeaves(connection, { workspace, from: first, to: first + width, missing })).map((leaf) =>
        hashLeaf(leaf),
      );
    const roots = await readRoots(connection, { workspace, level: level - 1, from: first, to: first + width });
    if (roots.length === width) return roots;
    return Promise.all(
      Array.from({ length: width }, async (_, at) =>
        hashComplete(await readTile({ level: level - 1, index: first + at })),
      ),
    );
  };
  return { size, readTile };
}

async function readStoredTile(
  connection: Connection,
  { workspace, level, index }: { workspace: string; level: number; index: number },
): Promise<Hash[] | undefined> {
  const row = await connection
    .selectFrom('tile')
    .select('hashes')
    .where('workspace', '=', workspace)
    .where('level', '=', level)
    .where('index', '=', index)
    .executeTakeFirst();
  return row && decodeTile(row.hashes);
}

async function readRoots(
  connection: Connection,
  { workspace, level, from, to }: { workspace: string; level: number; from: number; to: number },
): Promise<Hash[]> {
  const rows = await connection
    .selectFrom('tile')
    .select('root')
    .where('workspace', '=', workspace)
    .where('level', '=', level)
    .where('index', '>=', from)
    .where('index', '<', to)
    .orderBy('index')
    .execute();
  return rows.map(({ root }) => root);
}

interface LeafQuestion {
  readonly workspace: string;
  readonly from: number;
  readonly to: number;
  readonly missing?: TreeOptions['missing'];
}

/** The leaves from a position to before another. Throws where one is missing, unless missing ones count as empty. */
export async function readLeaves(
  connection: Connection,
  { workspace, from, to, missing = 'refuse' }: LeafQuestion,
): Promise<string[]> {
  const rows = await connection
    .selectFrom('development')
    .select(['position', 'leaf'])
    .where('workspace', '=', workspace)
    .where('position', '>=', from)
    .where('position', '<', to)
    .orderBy('position')
    .execute();
  const leaves = new Map(rows.map(({ position, leaf }) => [position, leaf]));
  return Array.from({ length: to - from }, (_, index) => {
    const leaf = leaves.get(from + index) ?? (missing === 'empty' ? '' : undefined);
    if (leaf === undefined) throw new Error(`the log of ${workspace} lacks position ${from + index}`);
    return leaf;
  });
}

const TILES_AT_ONCE = 16;

/** Stores the full tiles of a log of `size` leaves that are not stored yet. */
export async function storeTiles(
  connection: Connection,
  { workspace, size }: { workspace: string; size: number },
): Promise<void> {
  const tree = openTree(connection, { workspace, size });
  for (
    let level = 0, full = Math.floor(size / TILE_WIDTH);
    full > 0;
    level += 1, full = Math.floor(full / TILE_WIDTH)
  ) {
    const { rows } = await sql<{ next: number }>`
      select coalesce(max(index) + 1, 0) as next from tile where workspace = ${workspace} and level = ${level}`.execute(
      connection,
    );
    for (let from = Number(rows[0]?.next ?? 0); from < full; from += TILES_AT_ONCE) {
      const indexes = Array.from({ length: Math.min(TILES_AT_ONCE, full - from) }, (_, at) => from + at);
      const tiles = await Promise.all(indexes.map((index) => tree.readTile({ level, index, width: TILE_WIDTH })));
      await sql`
        insert into tile (workspace, level, index, hashes, root)
        select ${workspace}, ${level}::integer, * from unnest(
          ${indexes}::bigint[], ${tiles.map(encodeTile)}::bytea[], ${tiles.map(hashComplete)}::bytea[])
        on conflict do nothing`.execute(connection);
    }
  }
}

/** The proof that a leaf is in the tree, from the leaf’s sibling up. */
export function inclusionProof(tree: TreeSource, index: number): Promise<Hash[]> {
  return Promise.all(inclusionRanges(index, tree.size).map((range) => hashRange(range, tree)));
}

export function consistencyProof(tree: TreeSource, from: number): Promise<Hash[]> {
  return Promise.all(consistencyRanges(from, tree.size).map((range) => hashRange(range, tree)));
}
