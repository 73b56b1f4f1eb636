// Which rows of `fact f` a question reads, as SQL: what was known, and what decides something on the day asked about.
import { type RawBuilder, sql } from 'kysely';
import { isBehindOnTrack, isKnownAt, isLive, isNextKnownAt } from '../projection/fact-rows.ts';
import type { Moment } from './snapshot.ts';

/** Whether `fact f` serves, and was known at the moment. Events are known alike. */
export function isKnown({ workspace, knowledge }: Moment): RawBuilder<boolean> {
  return sql`${isLive(workspace)} and ${isKnownAt(knowledge.position)}`;
}

/** False only where something that is surely after `fact f` has surely begun by that day. */
export function mayStand({ asOf, knowledge }: Moment): RawBuilder<boolean> {
  return sql`not coalesce(${isNextKnownAt(knowledge.position)}
    and f.next_latest <= ${asOf}::date and f.next_earliest > f.latest, false)`;
}

/** Whether another value of the line has surely begun by that day, behind `fact f`. */
export function isFollowed({ asOf, knowledge: { position } }: Moment): RawBuilder<boolean> {
  return sql`case when ${isNextKnownAt(position)} then coalesce(f.next_latest <= ${asOf}::date, false) else exists (
    select from fact n
    where n.workspace = f.workspace and n.generation = f.generation and ${isBehindOnTrack('n')}
      and n.latest <= ${asOf}::date and ${isKnownAt(position, 'n')}
    offset 0) end`;
}

/** Whether `fact f` was known at the moment and decides what its subject is on that day. */
export function decides(snapshot: Moment): RawBuilder<boolean> {
  return sql`${isKnown(snapshot)} and f.earliest <= ${snapshot.asOf}::date and ${mayStand(snapshot)}`;
}
