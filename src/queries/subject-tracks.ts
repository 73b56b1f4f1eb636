// The facts of a subject that has many, track by track; of lists with many tracks only those of one page.
import { type RawBuilder, sql } from 'kysely';
import { attribute, attributeNames } from '../catalogue/attributes.ts';
import { claims } from '../catalogue/claims.ts';
import { lawAttributes, MERGED } from '../catalogue/points.ts';
import { registry } from '../catalogue/registry.ts';
import type { SubjectId } from '../catalogue/subject.ts';
import type { Connection } from '../database/connection.ts';
import { executeNamed } from '../database/named.ts';
import { isLive, newestFirst, type PointRow, pointColumns } from '../projection/fact-rows.ts';
import type { Certainty } from '../state/attributed-value.ts';
import { isPaged, type StatePage, type TrackCounts } from '../state/state-page.ts';
import { hasBegun, isFollowed, isKnown, isNotOver } from './conditions.ts';
import type { Snapshot } from './snapshot.ts';

/** A page of a state, at its certainty: what is less sure says nothing there. */
export interface PagedRead extends StatePage {
  readonly certainty: Certainty;
}

interface TracksQuestion {
  readonly subject: SubjectId;
  readonly decidingOnly?: boolean;
  readonly paged?: PagedRead | undefined;
}

export interface TracksRead {
  readonly rows: readonly PointRow[];
  /** By attribute: how many tracks there are of a list of which only those of the page were read. */
  readonly counted: ReadonlyMap<string, TrackCounts>;
}

/** So many tracks that are keyed by development are read for review notes: the newest. */
const NEWEST = 200;
/** So many of the last facts are read of a track that findings look back at only a little. */
const LAST = 24;

const named = (isMeant: (name: string) => boolean) => attributeNames.filter(isMeant);
const [whole, recent] = (['all', 'last'] as const).map((how) => named((it) => attribute(it).lookback === how));
const [own, ofNamed] = (['subject', 'label'] as const).map((whose) =>
  named((it) => attribute(it).endsWithLife === whose),
);
const unbounded = named((it) => attribute(it).isUnbounded === true);
/** All names decide on the name, and all disputes on the claims that they are of. */
const readWhole: readonly string[] = [registry.name.name, claims.dispute.name];
const lists = named((it) => isPaged(it) && !readWhole.includes(it));

interface TrackRow extends PointRow {
  /** Null where all tracks of the attribute were read. */
  readonly may: number | null;
  readonly held: number;
  readonly ended: number;
}

/**
 * From track to track by the index, and on each back from the day that is asked about, or from the day of a death that
 * ends the track, to where the last other value began. What was surely before that neither holds nor reports the event
 * that is stated. Findings look back at all of some tracks, and at the last of others. All acts are read, whatever the
 * day.
 */
export async function readTracks(
  connection: Connection,
  snapshot: Snapshot,
  { subject, decidingOnly = false, paged }: TracksQuestion,
): Promise<TracksRead> {
  const { workspace, asOf } = snapshot;
  const cut = paged ? lists : decidingOnly ? [] : unbounded;
  const page: PagedRead = paged ?? { from: 0, limit: NEWEST, certainty: 'possible' };
  const isOfSubject = sql`f.subject = ${subject} and ${isLive(workspace)}`;
  const isMeant = sql`f.subject = ${subject} and ${hasBegun(snapshot)}`;
  const isOnTrack = sql`${isMeant} and f.attribute = track.attribute and f.key = track.key`;
  const isStatedOnTrack = sql`${isOnTrack} and f.latest <= until.day`;
  const isAny = (names: readonly string[] = []) => sql`track.attribute = any(${names}::text[])`;
  const rows = await executeNamed(
    connection,
    sql<TrackRow>`
      with recursive each_track (attribute, key) as (
        (select f.attribute, f.key from fact f where ${isOfSubject} order by f.attribute, f.key limit 1)
        union all
        select following.attribute, following.key from each_track track cross join lateral (
          select f.attribute, f.key from fact f
          where ${isOfSubject} and (f.attribute, f.key) >
            (track.attribute, case when ${isAny(cut)} then ${LAST_KEY} else track.key end)
          order by f.attribute, f.key limit 1) following
      ), track as (
        select track.attribute, track.key, null::bigint as may, null::bigint as held, null::bigint as ended
        from each_track track where not ${isAny(cut)} and track.attribute <> ${sql.lit(MERGED)}
        union all
        select track.attribute, ranked.* from each_track track
        cross join lateral (${tracksOfPage(snapshot, { subject, page })}) ranked
        where ${isAny(cut)}
      )
      select ${pointColumns}, track.may, track.held, track.ended from track
      cross join lateral (
        select f.* from (
          select least(${asOf}::date, case when ${isAny(own)} then (
            select min(f.latest) from fact f where ${isMeant} and f.attribute = 'life') end) as day) until
        cross join lateral (
          select case when ${isAny(decidingOnly ? ofNamed : [...(whole ?? []), ...(ofNamed ?? [])])}
            then '-infinity' else coalesce((
            select other.earliest from (
              select f.holds, f.label from fact f where ${isStatedOnTrack} order by ${newestFirst()} limit 1) stated
            cross join lateral (
              select f.earliest from fact f
              where ${isStatedOnTrack} and (f.holds, f.label) <> (stated.holds, stated.label)
              order by ${newestFirst()} limit 1) other), '-infinity') end as day) begun
        cross join lateral (
          select f.* from fact f where ${isOnTrack} and f.latest >= begun.day
          offset 0) f
        where not ${isAny(lawAttributes)}
        union all
        select f.* from fact f
        where ${isAny(lawAttributes)} and f.subject = ${subject} and ${isKnown(snapshot)}
          and f.attribute = track.attribute and f.key = track.key
        union all
        select f.* from (
          select f.* from fact f
          where ${isAny(decidingOnly ? [] : recent)} and ${isOnTrack} and f.latest <= ${asOf}::date
          order by ${newestFirst()} limit ${sql.lit(LAST)}) f
      ) f`,
  );
  const counted = new Map(
    rows.flatMap(({ attribute: name, may, held, ended }) => (may === null ? [] : [[name, { may, held, ended }]])),
  );
  return { rows, counted };
}

/** Behind every key. */
const LAST_KEY = '\u{10ffff}';

/**
 * The keys of the tracks of `track.attribute` that stand on a page, in its order, with how many there are in all. Where
 * this cannot be told from the last values alone (at the certainty `certain`, or where an earlier report says until
 * when a value holds) it is all of them, uncounted.
 */
function tracksOfPage(
  snapshot: Snapshot,
  { subject, page: { from, limit, certainty } }: { readonly subject: SubjectId; readonly page: PagedRead },
): RawBuilder<unknown> {
  const { asOf } = snapshot;
  const least = certainty === 'possible' ? 0 : 1;
  return sql`
    select p.key, case when p.is_open then null else p.may end as may, p.held, p.ended
    from (
      select r.key, row_number() over (order by r.rank, r.day desc, r.key) as place,
        count(*) filter (where r.rank = 0) over () as may,
        count(*) filter (where r.rank = 1) over () as held,
        count(*) filter (where r.rank = 2) over () as ended,
        bool_or(r.is_open) over () or ${certainty === 'certain'} as is_open
      from (
        select f.key,
          case when bool_or(said.last and said.held) then 1 when bool_or(said.last) then 2 else 0 end as rank,
          coalesce(max(f.latest) filter (where said.last), max(f.earliest)) as day,
          bool_or(said.last and said.held and said.until is null) and bool_or(said.until is not null) as is_open
        from fact f
        cross join lateral (select f.value #>> '{until,latest}' as until, f.latest <= ${asOf}::date as begun) b
        cross join lateral (select b.until, b.begun and not ${isFollowed(snapshot)} as last) l
        cross join lateral (
          select l.until, l.last, case when l.last and f.holds then ${isNotOverOfAny(snapshot)} else false end as held
          offset 0) said
        where f.subject = ${subject} and ${hasBegun(snapshot)} and f.attribute = track.attribute
        group by f.key) r
      where r.rank >= ${least} or r.is_open) p
    where p.is_open or (p.place > ${from} and p.place <= ${from}::bigint + ${limit})
    order by p.place`;
}

/** Whether the value of `fact f` is not over by then, whichever attribute it is of. */
function isNotOverOfAny(snapshot: Snapshot): RawBuilder<unknown> {
  const ending = named((it) => attribute(it).endsByItself === true || attribute(it).endsWithLife !== undefined);
  const cases = ending.map((it) => sql`when ${sql.lit(it)} then ${isNotOver(snapshot, it)}`);
  return sql`case f.attribute ${sql.join(cases, sql` `)} else true end`;
}
