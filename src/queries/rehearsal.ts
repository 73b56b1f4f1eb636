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

/** The points that developments would set if they were recorded now, each with its place in time, and what an editor would query. */
export async function rehearsePoints(
  connection: Connection,
  { workspace, developments, position, now }: RehearsalQuestion,
): Promise<{ points: PlacedPoint[]; findings: Finding[] }> {
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
  const points = chronicle.add(batch).placed.filter((point) => point.position >= position && isChained(point));
  return { points, findings: findFindings(points) };
}
