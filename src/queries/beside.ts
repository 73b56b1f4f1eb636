// Facts of other subjects that decide on some: the lives of persons that they name, the acts of their cases that name
// no accused, and of a case the acts on its accused.
import { type RawBuilder, sql } from 'kysely';
import { ACT } from '../catalogue/points.ts';
import { registry } from '../catalogue/registry.ts';
import type { SubjectId } from '../catalogue/subject.ts';
import type { Connection } from '../database/connection.ts';
import { executeNamed } from '../database/named.ts';
import type { PlacedPoint } from '../facts/placed-point.ts';
import { comparePlacements } from '../facts/placement.ts';
import { isKnownAt, isLive, type PointRow, pointColumns, toPoint } from '../projection/fact-rows.ts';
import { subjectsBeside } from '../state/law.ts';
import { isKnown } from './conditions.ts';
import { namedForLife, readLives } from './lives.ts';
import type { Moment, Snapshot } from './snapshot.ts';

/**
 * What decides on subjects beside their own `facts`, whatever the day. `known`: what was read of their cases already.
 */
export async function readBeside(
  connection: Connection,
  snapshot: Snapshot,
  { facts, known = [] }: { readonly facts: readonly PlacedPoint[]; readonly known?: readonly PlacedPoint[] },
): Promise<PlacedPoint[]> {
  const lives = await readLives(connection, snapshot, [...new Set(namedForLife(facts))]);
  const read = new Set(known.map(({ subject }) => subject as string));
  const first = subjectsBeside(facts);
  const acts = [
    ...known,
    ...(await readActsOf(
      connection,
      snapshot,
      first.filter((it) => !read.has(it)),
    )),
  ];
  const further = subjectsBeside(acts).filter((it) => !first.includes(it));
  return [...lives, ...acts, ...(await readActsOf(connection, snapshot, further))];
}

/** Whether `fact f` decides on the cases of a person: acts that name no accused, and the kind of the case. */
export function isOfCasesOf(snapshot: Moment, person: SubjectId): RawBuilder<boolean> {
  const { workspace, knowledge } = snapshot;
  return sql`f.attribute = any(${[ACT, registry.kind.name]}::text[]) and ${isKnown(snapshot)} and f.subject = any(array(
    select distinct a.value ->> 'case' from fact a
    where ${isLive(workspace, 'a')}
      and a.subject = ${person} and a.attribute = ${ACT} and ${isKnownAt(knowledge.position, 'a')}))`;
}

/** The acts on persons, and of cases those that name no accused; with the kinds of the cases. */
async function readActsOf(
  connection: Connection,
  snapshot: Snapshot,
  subjects: readonly SubjectId[],
): Promise<PlacedPoint[]> {
  if (subjects.length === 0) return [];
  const rows = await executeNamed(
    connection,
    sql<PointRow>`
      select ${pointColumns} from fact f
      where f.subject = any(${subjects}::text[]) and f.attribute = any(${[ACT, registry.kind.name]}::text[])
        and ${isKnown(snapshot)}`,
  );
  return rows.map(toPoint).sort(comparePlacements);
}

/** Of what was read beside several subjects, what decides on one of them. */
export function besideOf(facts: readonly PlacedPoint[], beside: readonly PlacedPoint[]): PlacedPoint[] {
  const named = new Set<string>([...namedForLife(facts), ...subjectsBeside(facts)]);
  const acts = beside.filter(({ subject }) => named.has(subject));
  for (const subject of subjectsBeside(acts)) named.add(subject);
  return beside.filter(({ subject }) => named.has(subject));
}
