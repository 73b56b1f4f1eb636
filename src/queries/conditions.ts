// Which rows of `fact f` a question reads, as SQL: what was known, and what decides something on the day asked about.
import { type RawBuilder, sql } from 'kysely';
import { EVERYTHING, TIMELINE } from '../catalogue/points.ts';
import { isKnownAt, isLive } from '../projection/fact-rows.ts';
import type { Snapshot } from './snapshot.ts';

/** Whether `fact f` serves, and was known at the moment. */
export function isKnown({ workspace, knowledge }: Snapshot): RawBuilder<boolean> {
  return sql`${isLive(workspace)} and ${isKnownAt(knowledge.position)}`;
}

/** Whether nothing that is surely after `fact f` has surely begun by that day. */
export function mayStand({ asOf }: Snapshot): RawBuilder<boolean> {
  return sql`not coalesce(f.next_latest <= ${asOf}::date and f.next_earliest > f.latest, false)`;
}

/** Whether `fact f` was known at the moment and decides what its subject is on that day. */
export function decides(snapshot: Snapshot): RawBuilder<boolean> {
  return sql`${isKnown(snapshot)} and f.earliest <= ${snapshot.asOf}::date and ${mayStand(snapshot)}`;
}

/** Whether `fact f` is an entry of the timeline of a subject, or (undefined) of the whole record. */
export function isOnTimeline(subject: string | undefined): RawBuilder<boolean> {
  return sql`f.subject = ${subject ?? EVERYTHING} and f.attribute = ${TIMELINE} and f.key = ''`;
}
