// The history of subjects over all days, as pictures need it: values, marks of what happened, and how far they reach.
import { sql } from 'kysely';
import { findAttribute } from '../catalogue/attributes.ts';
import { lawAttributes } from '../catalogue/points.ts';
import type { SubjectId } from '../catalogue/subject.ts';
import type { Connection } from '../database/connection.ts';
import type { PlacedPoint } from '../facts/placed-point.ts';
import {
  isLive,
  type PointRow,
  placeInGeneration,
  placementOf,
  pointColumns,
  toPoint,
} from '../projection/fact-rows.ts';
import { toDateOrNull } from '../state/attributed-value.ts';
import { BEGINNING_OF_TIME, type Day } from '../time/day.ts';
import { readBeside } from './beside.ts';
import { isKnown } from './conditions.ts';
import { eventsOf } from './events.ts';
import type { Snapshot } from './snapshot.ts';

/** What is known of subjects over all days. */
export interface SubjectHistory {
  readonly facts: readonly PlacedPoint[];
  /** Facts of others that decide, too: the lives of persons whose deaths end those facts, acts of cases and accused. */
  readonly lives: readonly PlacedPoint[];
}

export interface SubjectHistoryQuestion {
  readonly subjects: readonly SubjectId[];
  readonly attributes: readonly string[];
}

/** All that the moment knows of subjects’ attributes, whatever day it is of. */
export async function readSubjectHistory(
  connection: Connection,
  snapshot: Snapshot,
  question: SubjectHistoryQuestion,
): Promise<SubjectHistory> {
  const { subjects } = question;
  const isDerived = question.attributes.some((name) => findAttribute(name)?.derivation);
  const attributes = [...question.attributes, ...(isDerived ? lawAttributes : [])];
  const facts = await readFacts(connection, snapshot, { subjects, attributes });
  const beside = isDerived ? await readBeside(connection, snapshot, { facts }) : [];
  const persons = facts.flatMap(({ attribute: name, subject, label }) => {
    const endsWithLife = findAttribute(name)?.endsWithLife;
    if (endsWithLife === 'subject') return [subject as SubjectId];
    return endsWithLife === 'label' && label !== '' ? [label as SubjectId] : [];
  });
  const lives: SubjectHistoryQuestion = { subjects: [...new Set(persons)], attributes: ['life'] };
  return { facts, lives: [...(await readFacts(connection, snapshot, lives)), ...beside] };
}

async function readFacts(
  connection: Connection,
  snapshot: Snapshot,
  { subjects, attributes }: SubjectHistoryQuestion,
): Promise<PlacedPoint[]> {
  if (subjects.length === 0) return [];
  const { rows } = await sql<PointRow>`
    select ${pointColumns} from unnest(${subjects}::text[]) as asked (subject)
    cross join lateral (
      select f.* from fact f
      where f.subject = asked.subject and f.attribute = any(${attributes}::text[]) and ${isKnown(snapshot)}
      offset 0) f
    order by ${placeInGeneration}`.execute(connection);
  return rows.map(toPoint);
}

/** A development around a subject, as far as a picture needs it. */
export interface Mark {
  /** Null: unbounded. */
  readonly earliest: Day | null;
  readonly latest: Day;
  readonly type: string;
  /** The kind of statement. */
  readonly standing: string | null;
  /** The development’s id. */
  readonly id: string;
  readonly isContradicted: boolean;
  /** Only the day of recording ends its date: it has no place among dates. */
  readonly isOpen: boolean;
}

/** Beyond these a picture says how many more there are. */
const MOST_MARKS = 5_000;

/**
 * What happened around a subject, in that order, whatever the day; without its words, and without what holds always.
 */
export async function readMarks(
  connection: Connection,
  snapshot: Snapshot,
  subject: SubjectId,
): Promise<{ readonly items: readonly Mark[]; readonly more: number }> {
  const { rows } = await sql<MarkRow>`
    select f.earliest, f.latest, f.type, f.standing, d.id, f.contradicted, f.is_open, f.total
    from (
      select f.*, count(*) over () as total from ${await eventsOf(connection, snapshot, { subject })}
      where f.latest > ${BEGINNING_OF_TIME}::date
      order by ${placementOf()} limit ${MOST_MARKS}) f
    join development d on d.workspace = f.workspace and d.position = f.position
    order by ${placementOf()}`.execute(connection);
  return {
    items: rows.map(({ earliest, latest, type, standing, id, contradicted, is_open: isOpen }) => ({
      earliest: toDateOrNull(earliest),
      latest,
      type,
      standing,
      id,
      isContradicted: contradicted,
      isOpen,
    })),
    more: Math.max(0, (rows[0]?.total ?? 0) - MOST_MARKS),
  };
}

type MarkRow = Omit<Mark, 'earliest' | 'isContradicted' | 'isOpen'> & {
  readonly earliest: Day;
  readonly contradicted: boolean;
  readonly is_open: boolean;
  readonly total: number;
};

/** Between which days something happens, and at which positions something was learned. */
export interface Reach {
  /** Null: nothing has a day. */
  readonly first: Day | null;
  readonly last: Day | null;
  /** Ascending; at each something of the subject was learned or withdrawn. Empty for the whole record. */
  readonly positions: readonly number[];
}

/** How far the history of a subject reaches, or (undefined) that of the whole record; and when anything was learned. */
export async function readReach(
  connection: Connection,
  snapshot: Snapshot,
  subject: SubjectId | undefined,
): Promise<Reach> {
  if (subject === undefined) return { ...(await readReachOfAll(connection, snapshot)), positions: [] };
  const { rows } = await sql<Days>`
    select
      least(
        min(f.earliest) filter (where f.earliest > '-infinity'),
        min(f.latest) filter (where f.latest > '-infinity')) as first,
      max(f.latest) filter (where f.latest > '-infinity') as last
    from ${await eventsOf(connection, snapshot, { subject })}`.execute(connection);
  const { first = null, last = null } = rows[0] ?? {};
  return { first, last, positions: await readLearned(connection, snapshot, subject) };
}

type Days = Pick<Reach, 'first' | 'last'>;

/** From the ends of indexes: what begins before it can have ended is in one of its own. */
async function readReachOfAll(connection: Connection, snapshot: Snapshot): Promise<Days> {
  const isDated = sql`${isKnown(snapshot)} and f.latest > '-infinity'`;
  const { rows } = await sql<Days>`
    select
      least(
        (select f.latest from event f where ${isDated} order by f.latest limit 1),
        (select f.earliest from event f
         where ${isKnown(snapshot)} and f.earliest > '-infinity' and f.earliest < f.latest
         order by f.earliest limit 1)) as first,
      (select f.latest from event f where ${isDated} order by f.latest desc limit 1) as last`.execute(connection);
  return rows[0] ?? { first: null, last: null };
}

async function readLearned(connection: Connection, snapshot: Snapshot, subject: SubjectId): Promise<number[]> {
  const { workspace } = snapshot;
  const events = await eventsOf(connection, snapshot, { subject, isEver: true });
  const { rows } = await sql<{ position: number }>`
    with row as (
      select f.known_from, f.known_to from fact f where ${isLive(workspace)} and f.subject = ${subject}
      union all
      select f.known_from, f.known_to from ${events})
    select known_from as position from row
    union
    select known_to from row where known_to is not null
    order by position`.execute(connection);
  return rows.map(({ position }) => position);
}
