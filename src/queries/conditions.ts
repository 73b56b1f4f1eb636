// Which rows of `fact f` a question reads, as SQL: what was known, and what decides something on the day asked about.
import { type RawBuilder, sql } from 'kysely';
import { attribute } from '../catalogue/attributes.ts';
import { isBehindOnTrack, isKnownAt, isLive, isNextKnownAt } from '../projection/fact-rows.ts';
import type { Moment } from './snapshot.ts';

/** Whether `fact f` serves, and was known at the moment. Events are known alike. */
export function isKnown({ workspace, knowledge }: Moment): RawBuilder<boolean> {
  return sql`${isLive(workspace)} and ${isKnownAt(knowledge.position)}`;
}

/** Whether another value of the line has surely begun by that day, behind `fact f`. */
export function isFollowed({ asOf, knowledge: { position } }: Moment): RawBuilder<boolean> {
  return sql`case when ${isNextKnownAt(position)} then coalesce(f.next_latest <= ${asOf}::date, false) else exists (
    select from fact n
    where n.workspace = f.workspace and n.generation = f.generation and ${isBehindOnTrack('n')}
      and n.latest <= ${asOf}::date and ${isKnownAt(position, 'n')}
    offset 0) end`;
}

/** Whether neither its own last day has surely passed by then nor the person whose death ends `fact f` surely died. */
export function isNotOver({ asOf, knowledge }: Moment, name: string): RawBuilder<unknown> {
  const { endsWithLife, endsByItself } = attribute(name);
  const isWithin = endsByItself
    ? sql`coalesce((f.value #>> '{until,latest}')::date >= ${asOf}::date, true)`
    : sql`true`;
  if (endsWithLife === undefined) return isWithin;
  return sql`${isWithin} and not exists (
    select from fact l
    where l.workspace = f.workspace and l.generation = f.generation
      and l.subject = ${sql.ref(`f.${endsWithLife}`)} and l.attribute = 'life'
      and l.holds and l.latest <= ${asOf}::date and ${isKnownAt(knowledge.position, 'l')}
    offset 0)`;
}

/**
 * Whether `fact f` was known at the moment and has begun by that day. What another value has surely superseded is
 * read too: it tells reports of one event from those of two.
 */
export function hasBegun(snapshot: Moment): RawBuilder<boolean> {
  return sql`${isKnown(snapshot)} and f.earliest <= ${snapshot.asOf}::date`;
}

/** Whether `fact f` is of one of the subjects. Their number is not in the statement, so one plan serves for all. */
export function isOfAnyOf(subjects: readonly string[]): RawBuilder<boolean> {
  return sql`f.subject = any(array(select unnest(${subjects}::text[])))`;
}

/** Names that are the same at every use, written out: a plan for all values then knows how many they are. */
export function listed(names: readonly string[]): RawBuilder<unknown> {
  return sql.join(names.map((name) => sql.lit(name)));
}
