// How many developments of a subject name whom, cite what, are of which type and happened in which year.
import { type RawBuilder, sql } from 'kysely';
import { kindOf, type SubjectId } from '../catalogue/subject.ts';
import type { Connection } from '../database/connection.ts';
import type { Certainty } from '../state/attributed-value.ts';
import { findEvents } from './events.ts';
import type { Snapshot } from './snapshot.ts';
import { whereBegun, whereDated } from './timeline.ts';
import type { Dates } from './timeline-question.ts';

/** A value with the number of developments that have it; the most come first. */
export interface Facet<Value> {
  readonly value: Value;
  readonly count: number;
}

export interface TimelineFacets {
  readonly total: number;
  /** People, organizations and cases that developments name beside the subject. */
  readonly named: readonly Facet<SubjectId>[];
  /** Sources that they cite. */
  readonly sources: readonly Facet<SubjectId>[];
  readonly types: readonly Facet<string>[];
  /** By the last day on which each can have happened, newest first; without what only the day of recording dates. */
  readonly years: readonly Facet<string>[];
  /** How many only the day of recording dates. */
  readonly undated: number;
}

export interface FacetsQuestion {
  readonly subject: SubjectId;
  readonly certainty: Certainty | undefined;
  readonly dates?: Dates | undefined;
}

/** More values of a kind are no choice: a reader types what is looked for. */
const MOST_VALUES = 100;

/** Undefined: the subject has more developments than are counted for a page. */
export async function readTimelineFacets(
  connection: Connection,
  snapshot: Snapshot,
  { subject, certainty, dates }: FacetsQuestion,
): Promise<TimelineFacets | undefined> {
  const { events, isFew } = await findEvents(connection, snapshot, { subject });
  if (!isFew) return undefined;
  const { rows } = await sql<FacetRow>`
    with shown as (
      select f.* from ${events} where true ${whereBegun(certainty, snapshot.asOf)} ${whereDated(dates)})
    select 'total' as kind, '' as value, count(*) as count from shown
    union all select 'undated', '', count(*) from shown where is_open
    union all ${countBy('named', sql`unnest(subjects)`)}
    union all ${countBy('type', sql`type`)}
    union all ${countBy('year', sql`to_char(latest, 'FMYYYY')`, sql`where not is_open and latest > '-infinity'`)}
    order by count desc, value`.execute(connection);
  const of = (kind: FacetRow['kind']) =>
    rows.filter((row) => row.kind === kind).map(({ value, count }) => ({ value, count }));
  const named = (of('named') as Facet<SubjectId>[]).filter(({ value }) => value !== subject);
  const isSource = ({ value }: Facet<SubjectId>) => kindOf(value) === 'source';
  return {
    total: of('total')[0]?.count ?? 0,
    named: named.filter((it) => !isSource(it)).slice(0, MOST_VALUES),
    sources: named.filter(isSource).slice(0, MOST_VALUES),
    types: of('type'),
    undated: of('undated')[0]?.count ?? 0,
    years: of('year').sort((one, other) => (one.value > other.value ? -1 : 1)),
  };
}

interface FacetRow {
  readonly kind: 'total' | 'undated' | 'named' | 'type' | 'year';
  readonly value: string;
  readonly count: number;
}

function countBy(kind: FacetRow['kind'], value: RawBuilder<unknown>, where = sql``): RawBuilder<unknown> {
  return sql`(select ${sql.lit(kind)} as kind, ${value} as value, count(*) as count from shown ${where} group by 2)`;
}
