import { type RawBuilder, sql } from 'kysely';
import { type AttributeName, attribute, attributeNames } from '../catalogue/attributes.ts';
import type { SubjectId } from '../catalogue/subject.ts';
import type { Connection } from '../database/connection.ts';
import { type PlacedPoint, trackKey } from '../facts/chronicle.ts';
import { comparePlacements } from '../facts/placement.ts';
import { isLive, type PointRow, pointColumns, toPoint } from '../projection/store.ts';
import type { Certainty } from '../state/leaf.ts';
import { assembleState, type SubjectFacts, type SubjectState } from '../state/state.ts';
import type { Moment } from './moment.ts';

export interface ReadOptions {
  /** However many there are. */
  readonly all?: boolean;
}

/** So many facts of an attribute whose tracks are keyed by development are read: the newest. */
const NEWEST = 200;
/** Of a track that findings look back at only a little: so many of its last facts. */
const LAST = 3;

const bounded = attributeNames.filter((name) => !attribute(name).unbounded);
const unbounded = attributeNames.filter((name) => attribute(name).unbounded);
const lookedBackAt = (how: 'all' | 'last') => attributeNames.filter((name) => attribute(name).lookback === how);
const [whole, recent] = [lookedBackAt('all'), lookedBackAt('last')];

/**
 * What is known of subjects at the moment and decides what they are on its day, or what findings look back at. Each asked for is in
 * the answer, whether anything is known of it or not.
 */
export async function readSubjects(
  connection: Connection,
  moment: Moment,
  subjects: readonly SubjectId[],
  { all = false }: ReadOptions = {},
): Promise<Map<SubjectId, SubjectFacts>> {
  const { rows } = await sql<PointRow>`
    select ${pointColumns} from unnest(${subjects}::text[]) as asked (subject)
    cross join lateral (
      select f.* from fact f
      where ${isKnownOf(moment)} and f.attribute = any(${bounded}::text[]) and f.earliest <= ${moment.asOf}::date
        and (f.attribute = any(${whole}::text[]) or ${mayStand(moment)})
      union all
      select f.* from unnest(${recent}::text[]) as looked (attribute)
      cross join lateral (
        select f.* from fact f
        where ${isKnownOf(moment)} and f.attribute = looked.attribute and f.key = '' and f.latest <= ${moment.asOf}::date
        order by ${newestFirst} limit ${LAST}) f
      union all
      select f.* from unnest(${unbounded}::text[]) as many (attribute)
      cross join lateral (
        select f.* from fact f
        where ${isKnownOf(moment)} and f.attribute = many.attribute and f.earliest <= ${moment.asOf}::date
        order by ${newestFirst} limit ${all ? null : NEWEST + 1}) f
    ) f`.execute(connection);
  const bySubject = Map.groupBy(rows.map(toPoint), ({ subject }) => subject as SubjectId);
  const persons = subjects.flatMap((subject) => namedForLife(bySubject.get(subject) ?? []));
  const lives = persons.length === 0 ? [] : await readLives(connection, moment, [...new Set(persons)]);
  const entries = subjects.map(async (subject) => {
    const facts = sortFacts(bySubject.get(subject) ?? []);
    const own = new Set(namedForLife(facts));
    const known = { facts, lives: lives.filter((life) => own.has(life.subject)) };
    return [subject, all ? { ...known, more: {} } : await withMore(connection, moment, { subject, ...known })] as const;
  });
  return new Map(await Promise.all(entries));
}

const newestFirst = sql.raw(
  'f.latest desc, f.earliest desc, f.time_of_day_ms desc, f.tie_position desc, f.tie_depth desc, f.position desc, f.index desc',
);

/** Each fact once, track by track, in their order. Sorted here: Postgres takes longer to plan it. */
function sortFacts(facts: readonly PlacedPoint[]): PlacedPoint[] {
  const once = new Map(facts.map((fact) => [`${trackKey(fact)}\0${fact.position}\0${fact.index}`, fact]));
  return [...once.values()].sort((a, b) => compareTracks(a, b) || comparePlacements(a, b));
}

/** Tracks that are keyed by development come in the order of what happened, others by their keys. */
function compareTracks(a: PlacedPoint, b: PlacedPoint): number {
  if (a.attribute !== b.attribute) return a.attribute < b.attribute ? -1 : 1;
  if (a.key === b.key || attribute(a.attribute as AttributeName).unbounded) return 0;
  return a.key < b.key ? -1 : 1;
}

/** The persons without whose lives the facts of another subject cannot be judged. */
export function namedForLife(facts: readonly PlacedPoint[]): string[] {
  return facts
    .filter((fact) => attribute(fact.attribute as AttributeName).endsWithLife === 'label' && fact.holds)
    .map(({ label }) => label);
}

export async function readLives(
  connection: Connection,
  moment: Moment,
  persons: readonly string[],
): Promise<PlacedPoint[]> {
  const { rows } = await sql<PointRow>`
    select ${pointColumns} from fact f
    where ${isLive(moment.workspace)} and f.subject = any(${persons}::text[]) and f.attribute = 'life' and ${decides(moment)}`.execute(
    connection,
  );
  return rows.map(toPoint);
}

/** Leaves out what was read beyond the newest, and counts what there is. */
async function withMore(
  connection: Connection,
  moment: Moment,
  { subject, facts, lives }: Omit<SubjectFacts, 'more'> & { readonly subject: SubjectId },
): Promise<SubjectFacts> {
  const counts = Map.groupBy(facts, (fact) => fact.attribute);
  const crowded = unbounded.filter((name) => (counts.get(name)?.length ?? 0) > NEWEST);
  if (crowded.length === 0) return { facts, lives, more: {} };
  const { rows } = await sql<{ attribute: AttributeName; known: number }>`
    select f.attribute, count(*) as known from unnest(${[subject]}::text[]) as asked (subject)
    join fact f on ${isKnownOf(moment)} and f.attribute = any(${crowded}::text[]) and f.earliest <= ${moment.asOf}::date
    group by f.attribute`.execute(connection);
  const dropped = new Set(
    crowded.map((name) => (counts.get(name) ?? []).reduce((a, b) => (comparePlacements(a, b) < 0 ? a : b))),
  );
  return {
    facts: facts.filter((fact) => !dropped.has(fact)),
    lives,
    more: Object.fromEntries(rows.map(({ attribute: name, known }) => [name, known - NEWEST])),
  };
}

/** Whether `fact f` is about the subject `asked` and known at the moment. */
function isKnownOf(moment: Moment): RawBuilder<boolean> {
  return sql`${isLive(moment.workspace)} and f.subject = asked.subject and ${isKnown(moment)}`;
}

/** Whether `fact f` is known at the moment. */
export function isKnown({ knowledge: { position } }: Moment): RawBuilder<boolean> {
  return sql`f.known_from <= ${position} and (f.known_to is null or f.known_to > ${position})`;
}

/** Whether nothing that is surely after `fact f` has surely begun by that day. */
function mayStand({ asOf }: Moment): RawBuilder<boolean> {
  return sql`not coalesce(f.next_latest <= ${asOf}::date and f.next_earliest > f.latest, false)`;
}

/** Whether `fact f` is known at the moment and decides what its subject is on that day. */
export function decides(moment: Moment): RawBuilder<boolean> {
  return sql`${isKnown(moment)} and f.earliest <= ${moment.asOf}::date and ${mayStand(moment)}`;
}

export async function readSubject(
  connection: Connection,
  moment: Moment,
  subject: SubjectId,
  options: ReadOptions = {},
): Promise<SubjectFacts> {
  const subjects = await readSubjects(connection, moment, [subject], options);
  return subjects.get(subject) ?? { facts: [], lives: [], more: {} };
}

export async function readState(
  connection: Connection,
  moment: Moment,
  { subject, certainty }: { readonly subject: SubjectId; readonly certainty: Certainty },
): Promise<SubjectState | undefined> {
  return assembleState(subject, await readSubject(connection, moment, subject), { asOf: moment.asOf, certainty });
}
