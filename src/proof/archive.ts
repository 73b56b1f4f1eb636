// A log outside its database: files of an export, or addresses below `/log/{workspace}`.
import { z } from 'zod';
import type { Connection } from '../database/connection.ts';
import { type OpenedParts, openParts } from '../log/parts.ts';
import { formatTilePath, TILE_WIDTH, tileWidth } from '../tree/tiles.ts';

/**
 * Reads a path of a log outside its database. `checkpoint`, `keys`, `tile/…` and `tile/entries/…` are those of C2SP
 * tlog-tiles. Beside them, in bundles of the same numbers, are the developments, one line of JSON each.
 */
export type ArchiveReader = (path: string) => Promise<Buffer | undefined>;

/** What an export holds, as `export.json` says. */
const manifestSchema = z.strictObject({
  v: z.literal(1),
  workspace: z.string(),
  origin: z.string(),
  size: z.number().int().min(1),
  leavesOnly: z.boolean(),
  /** By which rules the facts were made, and how many files they fill; null where they are left out. */
  facts: z.strictObject({ version: z.number().int(), files: z.number().int() }).nullable(),
  isComplete: z.boolean(),
  exportedAt: z.string(),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** Undefined where it is not a manifest that this program understands. */
export function readManifest(text: string): Manifest | undefined {
  try {
    return manifestSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** A development as a row of the log, and its parts; these are null once they are erased. */
export interface ArchivedDevelopment {
  readonly id: string;
  readonly recordedAt: string;
  readonly batchEnd: number;
  readonly parts: OpenedParts | null;
  /** The position of the development that records its erasure. */
  readonly erasedBy?: number;
}

/** The path of a bundle in the archive of a log of `size`. */
export function bundlePath(family: 'entries' | 'developments', index: number, size: number): string {
  const path = formatTilePath({ level: 'entries', index, width: tileWidth({ level: 'entries', index }, size) });
  return family === 'entries' ? `tile/${path}` : path.replace('entries/', 'developments/');
}

export function factsPath(file: number): string {
  return `facts/${String(file).padStart(6, '0')}.jsonl`;
}

export interface BundleQuestion {
  readonly workspace: string;
  readonly index: number;
  readonly size: number;
  readonly showsNote: boolean;
}

/** The developments of one bundle, a line each; an empty line where the log lacks one. */
export async function readBundle(
  connection: Connection,
  { workspace, index, size, showsNote }: BundleQuestion,
): Promise<string> {
  const from = index * TILE_WIDTH;
  const width = tileWidth({ level: 'entries', index }, size);
  const rows = await connection
    .selectFrom('development as d')
    .leftJoin('redaction as r', (join) =>
      join.onRef('r.workspace', '=', 'd.workspace').onRef('r.position', '=', 'd.position'),
    )
    .selectAll('d')
    .select('r.recorded_at_position as erased_by')
    .where('d.workspace', '=', workspace)
    .where('d.position', '>=', from)
    .where('d.position', '<', from + width)
    .orderBy('d.position')
    .execute();
  const lines = new Map(
    rows.map((row) => {
      const parts = openParts(row, { showsNote });
      const archived: ArchivedDevelopment = {
        id: row.id,
        recordedAt: row.recorded_at,
        batchEnd: row.batch_end,
        parts: Object.keys(parts).length > 0 ? parts : null,
        ...(row.erased_by === null ? {} : { erasedBy: row.erased_by }),
      };
      return [row.position, JSON.stringify(archived)];
    }),
  );
  return Array.from({ length: width }, (_, at) => `${lines.get(from + at) ?? ''}\n`).join('');
}
