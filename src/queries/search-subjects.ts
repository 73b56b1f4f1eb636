// Search for subjects: by names like the one asked for, and by ids and numbers to the letter.
import { sql } from 'kysely';
import { isSubjectId, type SubjectId, type SubjectKind } from '../catalogue/subject.ts';
import type { Connection } from '../database/connection.ts';
import { isKnown } from './conditions.ts';
import { type FoundName, findByName, isOfKind } from './find-by-name.ts';
import type { SearchQuery } from './search-query.ts';
import type { Snapshot } from './snapshot.ts';
import { readNames } from './wording.ts';

/** A subject with a name like the one asked for. */
export interface FoundSubject extends FoundName {
  /** Its name on the day asked about. */
  readonly name: string;
}

export interface SubjectSearch {
  readonly query: SearchQuery;
  /** Undefined: any. */
  readonly kind: SubjectKind | undefined;
}

const MOST_CANDIDATES = 400;
const MOST_SUBJECTS = 50;

/** The subjects whose names come nearest, the nearest first; at most 50. */
export async function searchSubjects(
  connection: Connection,
  snapshot: Snapshot,
  search: SubjectSearch,
): Promise<FoundSubject[]> {
  const named = await findByName(connection, snapshot, { ...search, most: MOST_CANDIDATES });
  const numbered = await findByNumber(connection, snapshot, search);
  const best = new Map<SubjectId, FoundName>();
  for (const found of [...named, ...numbered]) {
    const known = best.get(found.id);
    if (!known || known.score < found.score || (known.score === found.score && known.isFormer && !found.isFormer))
      best.set(found.id, found);
  }
  const inOrder = [...best.values()]
    .sort((a, b) => b.score - a.score || Number(a.isFormer) - Number(b.isFormer) || (a.id < b.id ? -1 : 1))
    .slice(0, MOST_SUBJECTS);
  const ids = inOrder.map(({ id }) => id);
  const names = await readNames(connection, snapshot, ids);
  return inOrder.map((found) => ({ ...found, name: names.get(found.id) ?? found.matched }));
}

/** By its id, by an id merged into it, by the number of a case, or by a number that others gave: to the letter. */
async function findByNumber(
  connection: Connection,
  snapshot: Snapshot,
  { query: { text }, kind }: SubjectSearch,
): Promise<FoundName[]> {
  const asked = text.trim();
  const askedId = isSubjectId(asked) ? asked : '';
  const isAsked = sql`${isKnown(snapshot)} and ${isOfKind(kind)}`;
  const { rows } = await sql<{ subject: SubjectId; label: string }>`
    select f.subject, f.label from fact f
    where f.attribute in ('number', 'identifier') and f.holds and ${isAsked} and f.label = ${asked}
    union
    select f.subject, f.label from fact f
    where f.attribute = 'identifier' and f.holds and ${isAsked} and f.value ->> 'id' = ${asked}
    union
    select f.subject, f.label from fact f
    where f.attribute = 'alias' and f.holds and f.label = ${askedId} and ${isAsked}
    union
    select f.subject, f.subject from fact f
    where f.subject = ${askedId} and f.attribute = 'name' and ${isAsked}
    limit ${MOST_SUBJECTS}`.execute(connection);
  return rows.map(({ subject, label }) => ({ id: subject, matched: label, isFormer: false, score: 1 }));
}
