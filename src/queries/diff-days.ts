// How a subject differs between two days, as known at one moment: what happened, also what came and went in between.
import { type RawBuilder, sql } from 'kysely';
import { lastDayIn } from '../catalogue/last-days.ts';
import { isInternal } from '../catalogue/points.ts';
import type { SubjectId } from '../catalogue/subject.ts';
import type { Connection } from '../database/connection.ts';
import { type PlacedPoint, trackKey } from '../facts/placed-point.ts';
import { type RecordedDevelopment, readIds } from '../log/read.ts';
import { givesOtherDates, type PointRow, placementOf, pointColumns, toPoint } from '../projection/fact-rows.ts';
import { compareSides } from '../state/difference.ts';
import { judgeDeaths } from '../state/tracks.ts';
import { type Day, dayAfter } from '../time/day.ts';
import { isKnown } from './conditions.ts';
import {
  type ChangeCause,
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
    or f.earliest > ${from.asOf}::date and f.earliest <= ${to.asOf}::date or ${givesOtherDates}
    or ${isLastDayWithin(from.asOf, to.asOf)})`;
  const found = await readPlaced(connection, to, { subject, lives, condition: isBetween });
  const begins = (day: Day) => day > from.asOf && day <= to.asOf;
  const deaths = judgeDeaths([...after.facts, ...after.lives], to.asOf);
  const isAfterDeath = (point: PlacedPoint) => {
    const death = deaths.get(lives.of(trackKey(point)) ?? '')?.stated;
    return death !== undefined && point.earliest > death.point.latest;
  };
  const steps = found.filter((point) => !isAfterDeath(point)).flatMap((point) => stepsOf(point, begins));
  const positions = steps.map(({ point }) => point.position);
  const recorded = await readByPosition(connection, to.workspace, positions);
  const corroborations = await readIds(
    connection,
    to.workspace,
    steps.flatMap(({ corroboration }) => corroboration ?? []),
  );
  const byTrack = Map.groupBy(steps, ({ point }) => trackKey(point));
  const own = steps.flatMap(({ point, corroboration }) =>
    corroboration === null && point.subject === subject && !isInternal(point.attribute) ? [point] : [],
  );
  const changes = compareSides(before, after, own).map((difference) => ({
    ...difference,
    because: narrowCauses(
      causingTracks(subject, difference, lives)
        .flatMap((track) => byTrack.get(track) ?? [])
        .flatMap((step) => {
          const { point, corroboration } = step;
          const by = corroboration === null ? recorded(point.position) : corroborations.find(isCalled(corroboration));
          const { label, cause } = point;
          return by ? [{ label, effect: effectOf(step, to.asOf), recorded: by, development: cause.development }] : [];
        }),
      difference,
    ).map(({ label: _, ...cause }) => cause),
  }));
  return { name, changes };
}

/** Whether a value of `fact f` may end, or surely ends, by itself after the one day, and by the other. */
function isLastDayWithin(from: Day, to: Day): RawBuilder<unknown> {
  const within = (end: 'earliest' | 'latest') => {
    const last = sql`(f.value #>> ${sql.lit(`{until,${end}}`)})::date`;
    return sql`${last} >= ${from}::date and ${last} < ${to}::date`;
  };
  return sql`(${within('earliest')} or ${within('latest')})`;
}

/** What begins, or has surely begun, between the two days: a point, or another date that a corroboration gives it. */
interface Step {
  readonly point: PlacedPoint;
  /** The id; null: the point itself. */
  readonly corroboration: string | null;
  readonly isOpen: boolean;
  readonly latest: Day;
}

function stepsOf(point: PlacedPoint, begins: (day: Day) => boolean): Step[] {
  const { earliest, latest, cause } = point;
  const isOwn = begins(earliest) || begins(latest);
  const last = lastDayIn(point.value);
  const end = [last?.earliest, last?.latest].some((day) => day && begins(dayAfter(day) ?? day)) && last?.latest;
  return [
    ...(isOwn ? [{ point, corroboration: null, isOpen: cause.isOpen, latest }] : []),
    ...(end && !isOwn ? [{ point, corroboration: null, isOpen: false, latest: end }] : []),
    ...cause.otherDates
      .filter((it) => begins(it.earliest))
      .map((it) => ({ point, corroboration: it.id, isOpen: false, latest: it.latest })),
  ];
}

function effectOf({ isOpen, latest }: Step, asOf: Day): ChangeCause['effect'] {
  if (isOpen) return 'undated';
  return latest <= asOf ? 'happened' : 'possible';
}

function isCalled(id: string) {
  return ({ development }: RecordedDevelopment) => development.id === id;
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
