// The date of a development as it counts: its own, narrowed by what `after` connects with it and by corroborations.
import { TIMELINE } from '../catalogue/points.ts';
import type { Connection } from '../database/connection.ts';
import type { PlacedPoint } from '../facts/placed-point.ts';
import { toBatches } from '../facts/recorded.ts';
import { Resolver } from '../facts/resolver.ts';
import { readConnectedWith } from '../projection/connected.ts';
import { toCountingDate } from '../state/attributed-value.ts';
import type { Snapshot } from './snapshot.ts';

export type CountingDate = ReturnType<typeof toCountingDate>;

/** Undefined where it has no place in time: it does not count, or it is about the record itself. */
export async function readCountingDate(
  connection: Connection,
  { workspace, knowledge }: Pick<Snapshot, 'workspace' | 'knowledge'>,
  position: number,
): Promise<CountingDate | undefined> {
  const connected = await readConnectedWith(connection, workspace, [position]);
  const known = connected.filter(({ batchEnd }) => batchEnd <= knowledge.position);
  const isListed = (point: PlacedPoint) => point.position === position && point.attribute === TIMELINE;
  const resolver = new Resolver();
  let listed: PlacedPoint | undefined;
  for (const batch of toBatches(known)) {
    const { removed, placed } = resolver.add(batch);
    if (removed.some(isListed)) listed = undefined;
    listed = placed.find(isListed) ?? listed;
  }
  return listed && toCountingDate(listed);
}
