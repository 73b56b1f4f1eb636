// Makes the facts of tracks anew from the log, for all known time: what an erasure needs, and nothing else does.
import { sql } from 'kysely';
import type { Track } from '../catalogue/points.ts';
import type { Connection } from '../database/connection.ts';
import { isChained } from '../facts/facts.ts';
import { type PlacedPoint, trackKey } from '../facts/placed-point.ts';
import { toBatches } from '../facts/recorded.ts';
import { Resolver } from '../facts/resolver.ts';
import type { RecordedDevelopment } from '../log/read.ts';
import { readConnectedWith } from './connected.ts';
import { wordsIn } from './event-rows.ts';
import { type Generation, isOfGeneration, isOnTrackOf, unnestTracks } from './fact-rows.ts';
import { foldRecorded } from './fold.ts';
import { forgetWords, writeFacts } from './store.ts';

/**
 * Makes the facts anew of all tracks that `touched` had points on, or has them on now: developments as they were before
 * the erasure, with all that is connected with them. Where a merge is erased, what was recorded since then is about the
 * merged subject again.
 */
export async function replayTracks(
  transaction: Connection,
  generation: Generation,
  touched: readonly RecordedDevelopment[],
): Promise<void> {
  const { workspace } = generation;
  const positions = touched.map(({ position }) => position);
  const points = pointsOf(touched);
  const now = pointsOf(await readConnectedWith(transaction, workspace, positions));
  const tracks = [...new Map([...points, ...now].map((point) => [trackKey(point), point])).values()];
  const chained = tracks.filter(isChained);
  const onTracks = await readPositionsOn(transaction, generation, chained);
  const recorded = await readConnectedWith(transaction, workspace, [...new Set([...positions, ...onTracks])]);
  const replayed = new Set(chained.map(trackKey));
  const isTouched = new Set(positions);
  const born = [...foldRecorded(recorded)].filter((fact) =>
    isChained(fact) ? replayed.has(trackKey(fact)) : isTouched.has(fact.position),
  );
  await removeFacts(transaction, { workspace, tracks: chained, positions });
  const words = wordsIn(born.filter((fact) => !isChained(fact)));
  await writeFacts(transaction, generation, { changed: [], born, words });
  await forgetWords(transaction, workspace, wordsIn(points.filter((point) => !isChained(point))));
}

/** All points that any version of these developments had, under whatever subject. */
function pointsOf(recorded: readonly RecordedDevelopment[]): PlacedPoint[] {
  const resolver = new Resolver();
  return toBatches(recorded).flatMap((batch) => resolver.add(batch).placed);
}

async function readPositionsOn(
  transaction: Connection,
  generation: Generation,
  tracks: readonly Track[],
): Promise<number[]> {
  const { rows } = await sql<{ position: number }>`
    select distinct f.position from ${unnestTracks(tracks, 't')}
    cross join lateral (
      select position from fact o where ${isOfGeneration(generation, 'o')} and ${isOnTrackOf('t', 'o')}
    ) f`.execute(transaction);
  return rows.map(({ position }) => position);
}

interface Removal {
  readonly workspace: string;
  readonly tracks: readonly Track[];
  /** The positions of developments whose events go. */
  readonly positions: readonly number[];
}

/** From the facts that serve, from those that are being rebuilt (that begins anew then), and from replaced ones. */
async function removeFacts(transaction: Connection, { workspace, tracks, positions }: Removal): Promise<void> {
  const generations = sql`
    select generation from projection where workspace = ${workspace}
    union select generation from rebuild where workspace = ${workspace}`;
  const places = sql`
    select o.tableoid, o.ctid from ${unnestTracks(tracks, 't')} cross join (${generations}) g
    cross join lateral (
      select tableoid, ctid from fact o
      where o.workspace = ${workspace} and o.generation = g.generation and ${isOnTrackOf('t', 'o')}
      offset 0) o`;
  await sql`
    delete from fact f using (${places}) o where f.tableoid = o.tableoid and f.ctid = o.ctid`.execute(transaction);
  await sql`
    delete from event f using (${generations}) g
    where f.workspace = ${workspace} and f.generation = g.generation
      and f.position = any(${positions}::bigint[])`.execute(transaction);
}
