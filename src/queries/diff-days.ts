// How a subject differs between two days, as known at one moment: what happened, also what came and went in between.
import { type RawBuilder, sql } from 'kysely';
import { isInternal } from '../catalogue/points.ts';
import type { SubjectId } from '../catalogue/subject.ts';
import type { Connection } from '../database/connection.ts';
import { type PlacedPoint, trackKey } from '../facts/placed-point.ts';
import { type PointRow, placementOf, pointColumns, toPoint } from '../projection/fact-rows.ts';
import { compareSides } from '../state/difference.ts';
import { isKnown } from './conditions.ts';
import {
  causingTracks,
  type Diff,
  type DiffQuestion,
  isAbout,
  type Lives,
  livesBehind,
  narrowCauses,
  readByPosition,
  readSides,
} from './diff.ts';
import type { Snapshot } from './snapshot.ts';

/** Undefined where the subject has no name on the later day. */
export async function diffDays(connection: Connection, question: DiffQuestion): Promise<Diff | undefined> {
  const { subject, from, to } = question;
  const sides = await readSides(connection, question);
  if (!sides) return undefined;
  const { before, after, name } = sides;
  const lives = livesBehind(before, after);
  const isBetween = sql`(f.latest > ${from.asOf}::date and f.latest <= ${to.asOf}::date
    or f.earliest > ${from.asOf}::date and f.earliest <= ${to.asOf}::date)`;
  const steps = await readPlaced(connection, to, { subject, lives, condition: isBetween });
  const positions = steps.map(({ position }) => position);
  const recorded = await readByPosition(connection, to.workspace, positions);
  const byTrack = Map.groupBy(steps, trackKey);
  const own = steps.filter((step) => step.subject === subject && !isInternal(step.attribute));
  const changes = compareSides(before, after, own).map((difference) => ({
    ...difference,
    because: narrowCauses(
      causingTracks(subject, difference, lives)
        .flatMap((track) => byTrack.get(track) ?? [])
        .map(({ latest, position, cause, label }) => ({
          label,
          effect: latest <= to.asOf ? ('happened' as const) : ('possible' as const),
          recorded: recorded(position),
          development: cause.development,
        })),
      difference,
    ).map(({ label: _, ...cause }) => cause),
  }));
  return { name, changes };
}

interface PlacedQuestion {
  readonly subject: SubjectId;
  readonly lives: Lives;
  /** On `fact f`. */
  readonly condition: RawBuilder<unknown>;
}

/** Facts known at a moment, of a subject and of lives, in their order. */
async function readPlaced(
  connection: Connection,
  snapshot: Snapshot,
  { subject, lives, condition }: PlacedQuestion,
): Promise<PlacedPoint[]> {
  const { rows } = await sql<PointRow>`
    select ${pointColumns} from fact f
    where ${isAbout(subject, lives)} and ${isKnown(snapshot)} and ${condition}
    order by ${placementOf()}`.execute(connection);
  return rows.map(toPoint);
}
