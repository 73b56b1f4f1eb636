// Facts of other subjects that decide on some: the lives of persons that they name, the acts of their cases that name
// no accused, and of a case the acts on its accused.
import { type RawBuilder, sql } from 'kysely';
import { findAttribute, personBehind } from '../catalogue/attributes.ts';
import { links } from '../catalogue/links.ts';
import { ACT } from '../catalogue/points.ts';
import { registry } from '../catalogue/registry.ts';
import type { SubjectId } from '../catalogue/subject.ts';
import type { Connection } from '../database/connection.ts';
import { executeNamed } from '../database/named.ts';
import type { PlacedPoint } from '../facts/placed-point.ts';
import { comparePlacements } from '../facts/placement.ts';
import { isKnownAt, isLive, type PointRow, pointColumns, toPoint } from '../projection/fact-rows.ts';
import { casesOfActs, subjectsBeside } from '../state/law.ts';
import { hasBegun, isKnown, isOfAnyOf, listed } from './conditions.ts';
import type { Moment, Snapshot } from './snapshot.ts';

interface BesideQuestion {
  readonly facts: readonly PlacedPoint[];
  /** What decides of the cases that the acts among `facts` are of, where it was read with them (`isOfCasesOf`). */
  readonly ofCases?: readonly PlacedPoint[] | undefined;
}

/** What decides on subjects beside their own `facts`, whatever the day: by one statement, where any is needed. */
export async function readBeside(
  connection: Connection,
  snapshot: Snapshot,
  { facts, ofCases }: BesideQuestion,
): Promise<PlacedPoint[]> {
  const known = ofCases ?? [];
  const subjects = new Set(facts.map(({ subject }) => subject as SubjectId));
  const read = new Set([...(subjects.size === 1 ? subjects : []), ...(ofCases ? casesOfActs(facts) : [])]);
  const acting = subjectsBeside([...facts, ...known]).filter((it) => !read.has(it));
  const living = [...new Set(namedForLife(facts))];
  if (acting.length === 0 && living.length === 0) return [...known];
  const rows = await executeNamed(
    connection,
    sql<PointRow>`
      with first as materialized (select f.* from fact f where ${isOfAnyOf(acting)} and ${isActOrKind(snapshot)})
      select ${pointColumns} from first f
      union all
      select ${pointColumns} from fact f
      where f.subject = any(array(
          select distinct named from first f cross join lateral (values
            (f.value ->> 'case'),
            (case f.value ->> 'act' when 'moved' then f.value ->> 'to' when 'joined' then f.value ->> 'with' end)
          ) as act (named)
          where f.attribute = ${sql.lit(ACT)} and named is not null
            and named <> all(${[...read, ...acting]}::text[])))
        and ${isActOrKind(snapshot)}
      union all
      select ${pointColumns} from fact f
      where ${isOfAnyOf(living)} and f.attribute = ${sql.lit(links.life.name)} and ${hasBegun(snapshot)}`,
  );
  return [...known, ...rows.map(toPoint).sort(comparePlacements)];
}

/** Whether `fact f` decides on the cases of a person: acts that name no accused, and the kind of the case. */
export function isOfCasesOf(snapshot: Moment, person: SubjectId): RawBuilder<boolean> {
  const { workspace, knowledge } = snapshot;
  return sql`${isActOrKind(snapshot)} and f.subject = any(array(
    select distinct a.value ->> 'case' from fact a
    where ${isLive(workspace, 'a')}
      and a.subject = ${person} and a.attribute = ${sql.lit(ACT)} and ${isKnownAt(knowledge.position, 'a')}))`;
}

/** Whether `fact f` is an act, or the kind of a case. */
function isActOrKind(moment: Moment): RawBuilder<boolean> {
  return sql`f.attribute in (${listed([ACT, registry.kind.name])}) and ${isKnown(moment)}`;
}

/** The persons whose deaths end facts of other subjects. */
function namedForLife(facts: readonly PlacedPoint[]): string[] {
  return facts
    .filter(({ attribute: name }) => findAttribute(name)?.endsWithLife === 'label')
    .flatMap((fact) => personBehind(fact) ?? []);
}

/** Of what was read beside several subjects, what decides on one of them. */
export function findBeside(beside: readonly PlacedPoint[]): (facts: readonly PlacedPoint[]) => PlacedPoint[] {
  const bySubject = Map.groupBy(beside, ({ subject }) => subject as string);
  return (facts) => {
    const named = new Set<string>([...namedForLife(facts), ...subjectsBeside(facts)]);
    const acts = [...named].flatMap((subject) => bySubject.get(subject) ?? []);
    for (const subject of subjectsBeside(acts)) named.add(subject);
    return [...named].flatMap((subject) => bySubject.get(subject) ?? []);
  };
}
