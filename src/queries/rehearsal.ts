import type { Development } from '../catalogue/development.ts';
import type { Connection } from '../database/connection.ts';
import { Chronicle, type PlacedPoint, type Recorded } from '../facts/chronicle.ts';
import { isChained } from '../facts/facts.ts';
import type { PreparedDevelopment } from '../log/prepare.ts';
import { readConnected } from '../projection/project.ts';
import { type Finding, findFindings } from '../state/findings.ts';
import { type Instant, utcDayOf } from '../time/instant.ts';

export interface RehearsalQuestion {
  readonly workspace: string;
  readonly developments: readonly PreparedDevelopment[];
  /** Where the first of them would stand in the log. */
  readonly position: number;
  readonly now: Instant;
}

export interface Rehearsal {
  /** What would be said, with its place in time. */
  readonly points: readonly PlacedPoint[];
  /** What was said and would be no more: retracted, or corrected. */
  readonly withdrawn: readonly PlacedPoint[];
  /** What an editor would query in that. */
  readonly findings: readonly Finding[];
}

/** What would change if developments were recorded now, but for others that `after` connects with them. */
export async function rehearsePoints(
  connection: Connection,
  { workspace, developments, position, now }: RehearsalQuestion,
): Promise<Rehearsal> {
  const batch = developments.map(({ id, draft }, index): Recorded => {
    const development: Development = { ...draft, id };
    return {
      position: position + index,
      batchEnd: position + developments.length - 1,
      recordedOn: utcDayOf(now),
      development,
    };
  });
  const chronicle = new Chronicle();
  chronicle.restore(await readConnected(connection, workspace, batch));
  const { placed, removed } = chronicle.add(batch);
  const concerned = new Set(batch.map((recorded) => chronicle.rootOf(recorded.position)));
  const isConcerned = (point: PlacedPoint) => concerned.has(point.position) && isChained(point);
  const points = placed.filter(isConcerned);
  return { points, withdrawn: removed.filter(isConcerned), findings: findFindings(points) };
}
