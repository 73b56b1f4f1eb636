import { type RawBuilder, sql } from 'kysely';
import type { AttributeName } from '../catalogue/attributes.ts';
import type { SubjectId, SubjectKind } from '../catalogue/subject.ts';
import type { Connection } from '../database/connection.ts';
import { trackKey } from '../facts/chronicle.ts';
import type { Fact } from '../facts/facts.ts';
import { judgeTrack } from '../facts/track.ts';
import { isLive } from '../projection/store.ts';
import type { Certainty } from '../state/leaf.ts';
import { assembleState, type SubjectState } from '../state/state.ts';
import type { Moment } from './moment.ts';
import { readFacts } from './state.ts';

/** Holds for a subject that has the attribute with this label or key, or (`any`) with any. */
export interface Filter {
  readonly attribute: AttributeName;
  readonly label: string;
}

export interface ListQuestion {
  readonly kind: SubjectKind;
  readonly filters: readonly Filter[];
  readonly certainty: Certainty;
  /** The last subject of the page before. */
  readonly after: string | undefined;
  readonly limit: number;
}

export interface SubjectPage {
  readonly items: readonly SubjectState[];
  /** The last subject of this page, where more follow. */
  readonly next: string | undefined;
}

/** Subjects by their ids. A subject is listed exactly if its state, at the same certainty, holds what the filters ask. */
export async function listSubjects(
  connection: Connection,
  moment: Moment,
  question: ListQuestion,
): Promise<SubjectPage> {
  const items: SubjectState[] = [];
  for (let { after } = question; ; ) {
    const candidates = await readCandidates(connection, moment, { ...question, after });
    const facts = Map.groupBy(await readFacts(connection, moment, candidates), ({ subject }) => subject);
    for (const subject of candidates) {
      const own = facts.get(subject) ?? [];
      if (!question.filters.every((filter) => matches(own, moment, filter, question.certainty))) continue;
      const state = assembleState(subject, own, { asOf: moment.asOf, certainty: question.certainty });
      if (!state) continue;
      if (items.length === question.limit) return { items, next: items.at(-1)?.id };
      items.push(state);
    }
    if (candidates.length <= question.limit) return { items, next: undefined };
    after = candidates.at(-1);
  }
}

/** How many subjects the whole list has. */
export async function countSubjects(connection: Connection, moment: Moment, question: ListQuestion): Promise<number> {
  let total = 0;
  for (let after: string | undefined; ; ) {
    const page = await listSubjects(connection, moment, { ...question, after, limit: 1_000 });
    total += page.items.length;
    if (page.next === undefined) return total;
    after = page.next;
  }
}

async function readCandidates(
  connection: Connection,
  moment: Moment,
  { kind, filters, certainty, after, limit }: ListQuestion,
) {
  const { workspace, knowledge } = moment;
  const conditions = filters.map((filter) => hasFact(moment, filter, certainty));
  const { rows } = await sql<{ subject: SubjectId }>`
    select s.subject from subject s
    join development d on d.workspace = s.workspace and d.position = s.position
    where s.workspace = ${workspace} and s.subject > ${after ?? `${kind}:`} and s.subject < ${`${kind};`}
      and d.batch_end <= ${knowledge.position} ${sql.join(conditions, sql` `)}
    order by s.subject limit ${limit + 1}`.execute(connection);
  return rows.map(({ subject }) => subject);
}

/** No more than a sieve: what it lets through is judged. */
function hasFact(
  { workspace, asOf, knowledge }: Moment,
  { attribute, label }: Filter,
  certainty: Certainty,
): RawBuilder<unknown> {
  const begun =
    certainty === 'possible'
      ? sql`f.earliest <= ${asOf}::date`
      : sql`f.latest <= ${asOf}::date and (f.next_latest is null or f.next_latest > ${asOf}::date)`;
  const labelled = label === 'any' ? sql`true` : sql`(f.label = ${label} or f.key = ${label})`;
  return sql`and exists (
    select from fact f where ${isLive(workspace)} and f.subject = s.subject and f.attribute = ${attribute} and f.holds
      and ${labelled} and ${begun}
      and f.known_from <= ${knowledge.position} and (f.known_to is null or f.known_to > ${knowledge.position}))`;
}

function matches(
  facts: readonly Fact[],
  { asOf }: Moment,
  { attribute, label }: Filter,
  certainty: Certainty,
): boolean {
  const has = (fact: Fact) => fact.holds && (label === 'any' || fact.label === label || fact.key === label);
  const tracks = Map.groupBy(
    facts.filter((fact) => fact.attribute === attribute),
    trackKey,
  );
  return [...tracks.values()].some((track) => {
    const { stated, possible } = judgeTrack(track, asOf);
    if (stated && has(stated.point) && (stated.certain || certainty !== 'certain')) return true;
    return certainty === 'possible' && possible.some(has);
  });
}
