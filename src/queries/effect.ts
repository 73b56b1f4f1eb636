// What an append changed: the points that it placed and withdrew.
import { ACT, isInternal } from '../catalogue/points.ts';
import type { Connection } from '../database/connection.ts';
import type { PlacedPoint } from '../facts/placed-point.ts';
import { Resolver } from '../facts/resolver.ts';
import { type RecordedDevelopment, readPositions } from '../log/read.ts';
import { readConnected } from '../projection/connected.ts';

/** What an append changed, as far as it was not erased since. */
export interface AppendEffect {
  /** All that was appended with it, as one atomic batch. */
  readonly batch: readonly RecordedDevelopment[];
  /** What was said from then on, or in another place. */
  readonly points: readonly PlacedPoint[];
  /** What was said until then: retracted, corrected, or moved. */
  readonly withdrawn: readonly PlacedPoint[];
}

/** What the append of a development changed in what was known just before. */
export async function readEffect(
  connection: Connection,
  workspace: string,
  { position, batchEnd }: Pick<RecordedDevelopment, 'position' | 'batchEnd'>,
): Promise<AppendEffect> {
  const batch = await readBatch(connection, workspace, { position, batchEnd });
  const resolver = new Resolver();
  resolver.restore(await readConnected(connection, workspace, batch));
  const { placed, removed } = resolver.add(batch);
  const isShown = ({ attribute }: PlacedPoint) => attribute === ACT || !isInternal(attribute);
  return { batch, points: placed.filter(isShown), withdrawn: removed.filter(isShown) };
}

/** A batch has at most a thousand developments, side by side. */
async function readBatch(
  connection: Connection,
  workspace: string,
  { position, batchEnd }: Pick<RecordedDevelopment, 'position' | 'batchEnd'>,
): Promise<RecordedDevelopment[]> {
  const { first } = await connection
    .selectFrom('development')
    .select((the) => the.fn.min<number>('position').as('first'))
    .where('workspace', '=', workspace)
    .where('batch_end', '=', batchEnd)
    .where('position', '>', batchEnd - 1_000)
    .where('position', '<=', position)
    .executeTakeFirstOrThrow();
  const positions = Array.from({ length: batchEnd - Number(first) + 1 }, (_, index) => Number(first) + index);
  return readPositions(connection, workspace, positions);
}
