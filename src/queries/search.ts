import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { contentOf } from '../catalogue/amending.ts';
import type { Citation } from '../catalogue/development.ts';
import { EVERYTHING, TIMELINE } from '../catalogue/points.ts';
import { isSubjectId, kindOf, type SubjectId, type SubjectKind } from '../catalogue/subject.ts';
import type { Connection } from '../database/connection.ts';
import { type RecordedDevelopment, readIds, readPositions } from '../log/read.ts';
import { fold } from '../names/fold.ts';
import { aptnessOf, likenessOf, SAME_NAME } from '../names/likeness.ts';
import { isLive, type PointRow } from '../projection/store.ts';
import { type Day, parseDay } from '../time/day.ts';
import type { Snapshot } from './snapshot.ts';
import { isKnown } from './state.ts';
import { readNames } from './words.ts';

/** A subject that bears a name like the one asked for. */
export interface FoundSubject {
  readonly id: SubjectId;
  readonly name: string;
  /** The name or number that was found. */
  readonly matched: string;
  /** It bore that name once, and no longer does. */
  readonly isFormer: boolean;
  /** 1: alike to the sound. */
  readonly score: number;
}

/** A development whose summary or quotes hold the words asked for. */
export interface FoundDevelopment {
  readonly recorded: RecordedDevelopment;
  readonly earliest: Day;
  readonly latest: Day;
  readonly certainty: 'certain' | 'possible';
  /** The correction whose words these are. */
  readonly correctedBy: string | null;
  /** Those of its quotes that hold any of the words. */
  readonly quotes: readonly Citation[];
}

/** A text as it is searched. */
interface Query {
  readonly text: string;
  /** Folded, each once. */
  readonly words: readonly string[];
}

/** Beyond these no word makes an answer better. */
const MOST_WORDS = 12;

export function readSearch(text: string): Query | undefined {
  const asked = text
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS)
    .map((word) => [...word].slice(0, MOST_LETTERS).join(''))
    .join(' ');
  const words = [...new Set(fold(asked).split(' '))].filter((word) => word !== '').slice(0, MOST_WORDS);
  return words.length === 0 ? undefined : { text: asked, words };
}

/** Longer than any word of a name: comparing takes the square of it. */
const MOST_LETTERS = 40;

const MOST_CANDIDATES = 400;
const MOST_SUBJECTS = 50;
/** Whatever is less apt is left out. */
const APT = 0.72;

/** The subjects whose names come nearest, the nearest first; at most 50. */
export async function searchSubjects(
  connection: Connection,
  snapshot: Snapshot,
  { query, kind }: { readonly query: Query; readonly kind: SubjectKind | undefined },
): Promise<FoundSubject[]> {
  const named = await findByName(connection, snapshot, query, { kind, most: MOST_CANDIDATES });
  const numbered = await findByNumber(connection, snapshot, query, kind);
  const best = new Map<SubjectId, Omit<FoundSubject, 'name'>>();
  for (const found of [...named, ...numbered]) {
    const known = best.get(found.id);
    if (!known || known.score < found.score || (known.score === found.score && known.isFormer && !found.isFormer))
      best.set(found.id, found);
  }
  const inOrder = [...best.values()]
    .sort((a, b) => b.score - a.score || Number(a.isFormer) - Number(b.isFormer) || (a.id < b.id ? -1 : 1))
    .slice(0, MOST_SUBJECTS);
  const names = await readNames(
    connection,
    snapshot,
    inOrder.map(({ id }) => id),
  );
  return inOrder.map((found) => ({ ...found, name: names.get(found.id) ?? found.matched }));
}

type Found = Omit<FoundSubject, 'name'>;

/** Another subject of its kind that bears nearly the same name as one that is to be registered. */
export interface Alike {
  /** That is to be registered. */
  readonly subject: SubjectId;
  readonly like: SubjectId;
  readonly name: string;
  readonly score: number;
}

/** Further names are mostly the same one in other scripts. */
const MOST_NAMES = 4;
/** Of nearly the same name, and so by their trigrams among the first. */
const MOST_ALIKE = 60;

/** Subjects that a new one may be: it is better to use one of them than to register it anew. */
export async function findAlike(
  connection: Connection,
  snapshot: Snapshot,
  { subject, names }: { readonly subject: SubjectId; readonly names: readonly string[] },
): Promise<Alike[]> {
  const best = new Map<SubjectId, Alike>();
  for (const name of names.slice(0, MOST_NAMES)) {
    const query = readSearch(name);
    const found = query
      ? await findByName(connection, snapshot, query, { kind: kindOf(subject), most: MOST_ALIKE })
      : [];
    for (const { id, matched } of found) {
      const score = likenessOf(name, matched);
      if (score < SAME_NAME || score <= (best.get(id)?.score ?? 0)) continue;
      best.set(id, { subject, like: id, name: matched, score });
    }
  }
  return [...best.values()].sort((a, b) => b.score - a.score || (a.like < b.like ? -1 : 1));
}

/** Candidates come from the trigrams of the folded names; `aptnessOf` decides. */
async function findByName(
  connection: Connection,
  snapshot: Snapshot,
  { text, words }: Query,
  { kind, most }: { readonly kind: SubjectKind | undefined; readonly most: number },
): Promise<Found[]> {
  const likeness = sql.join(
    words.map((word) => sql`word_similarity(${word}, f.label)`),
    sql` + `,
  );
  const { rows } = await sql<Pick<PointRow, 'subject' | 'value'> & { former: boolean }>`
    select f.subject, f.value, coalesce(f.next_latest <= ${snapshot.asOf}::date, false) as former
    from fact f
    where ${isLive(snapshot.workspace)} and f.attribute = 'name' and f.holds and ${isKnown(snapshot)} and f.earliest <= ${snapshot.asOf}::date
      and ${isOfKind(kind)} and (${sql.join(
        words.map((word) => isLike(word, sql`f.label`)),
        sql` or `,
      )})
    order by ${likeness} desc, f.subject limit ${most}`.execute(connection);
  return rows
    .map(({ subject, value, former }) => {
      const matched = (value as { readonly text: string }).text;
      return {
        id: subject as SubjectId,
        matched,
        isFormer: former,
        score: Math.max(aptnessOf(text, matched), likenessOf(text, matched)),
      };
    })
    .filter(({ score }) => score >= APT);
}

/** Whether a text holds a word like this one. Of a short word too few letters are left to be like it: it must be the beginning. */
function isLike(word: string, text: RawBuilder<unknown>): RawBuilder<unknown> {
  if (word.length >= SHORT) return sql`${word} <% ${text}`;
  return sql`(${text} like ${`${escapeLike(word)}%`} or ${text} like ${`% ${escapeLike(word)}%`})`;
}

const SHORT = 4;

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (it) => `\\${it}`);
}

function isOfKind(kind: SubjectKind | undefined): RawBuilder<unknown> {
  return kind === undefined ? sql`true` : sql`f.subject like ${`${kind}:%`}`;
}

/** By its id, by one that was merged into it, by the number of a case, or by a number that others gave: to the letter. */
async function findByNumber(
  connection: Connection,
  snapshot: Snapshot,
  { text }: Query,
  kind: SubjectKind | undefined,
): Promise<Found[]> {
  const asked = text.trim();
  const { rows } = await sql<{ subject: SubjectId; label: string }>`
    select f.subject, f.label from fact f
    where ${isLive(snapshot.workspace)} and f.attribute in ('number', 'identifier') and f.holds and ${isKnown(snapshot)} and ${isOfKind(kind)}
      and f.label = ${asked}
    union
    select f.subject, f.label from fact f
    where ${isLive(snapshot.workspace)} and f.attribute = 'identifier' and f.holds and ${isKnown(snapshot)} and ${isOfKind(kind)}
      and f.value ->> 'id' = ${asked}
    union
    select f.subject, f.label from fact f
    where ${isLive(snapshot.workspace)} and f.attribute = 'alias' and f.holds and f.label = ${isSubjectId(asked) ? asked : ''} and ${isKnown(snapshot)} and ${isOfKind(kind)}
    union
    select f.subject, f.subject from fact f
    where ${isLive(snapshot.workspace)} and f.subject = ${isSubjectId(asked) ? asked : ''} and f.attribute = 'name' and ${isKnown(snapshot)} and ${isOfKind(kind)}
    limit ${MOST_SUBJECTS}`.execute(connection);
  return rows.map(({ subject, label }) => ({ id: subject, matched: label, isFormer: false, score: 1 }));
}

/** Where a page ended: how many words were found as they stand, the latest day and the position of its last development. */
export const foundPlaceSchema = z.tuple([z.int(), z.string().refine((text) => parseDay(text) !== undefined), z.int()]);
export type FoundPlace = z.infer<typeof foundPlaceSchema>;

export interface FoundPage {
  readonly items: readonly FoundDevelopment[];
  readonly next: FoundPlace | undefined;
}

interface FoundRow {
  readonly position: number;
  readonly earliest: Day;
  readonly latest: Day;
  readonly correction: string | null;
  readonly exact: number;
}

/** Developments that hold every word, or one like it, in their summary or quotes; those that hold them as they stand first, then the latest. */
export async function searchDevelopments(
  connection: Connection,
  snapshot: Snapshot,
  {
    query: { words },
    after,
    limit,
  }: { readonly query: Query; readonly after: FoundPlace | undefined; readonly limit: number },
): Promise<FoundPage> {
  const events = sql`(f.value #>> '{}')`;
  const exact = sql.join(
    words.map((word) => sql`(${events} like ${`%${escapeLike(word)}%`})::integer`),
    sql` + `,
  );
  const holds = words.map((word) => isLike(word, events));
  const { rows } = await sql<FoundRow>`
    select * from (
      select f.position, f.earliest, f.latest, f.cause ->> 'correction' as correction, ${exact} as exact
      from fact f
      where ${isLive(snapshot.workspace)} and f.subject = ${sql.lit(EVERYTHING)} and f.attribute = ${sql.lit(TIMELINE)} and ${isKnown(snapshot)}
        and f.earliest <= ${snapshot.asOf}::date and ${sql.join(holds, sql` and `)}
    ) found
    where ${after === undefined ? sql`true` : sql`(exact, latest, position) < (${after[0]}::integer, ${after[1]}::date, ${after[2]}::bigint)`}
    order by exact desc, latest desc, position desc limit ${limit + 1}`.execute(connection);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  const items = await toFound(connection, snapshot, page, words);
  return { items, next: last && [last.exact, last.latest, last.position] };
}

async function toFound(
  connection: Connection,
  { workspace, asOf }: Snapshot,
  page: readonly FoundRow[],
  words: readonly string[],
): Promise<FoundDevelopment[]> {
  const recorded = await readPositions(
    connection,
    workspace,
    page.map(({ position }) => position),
  );
  const corrections = await readIds(
    connection,
    workspace,
    page.flatMap(({ correction }) => correction ?? []),
  );
  const byPosition = new Map(recorded.map((it) => [it.position, it]));
  const byId = new Map(corrections.map((it) => [it.development.id, it]));
  return page.flatMap(({ position, earliest, latest, correction }) => {
    const it = byPosition.get(position);
    const standing = correction === null ? it : byId.get(correction);
    if (!it || !standing || standing.isErased) return []; // It was erased since the facts were read.
    const development = { ...contentOf(standing.development), id: it.development.id };
    const quotes = development.sources.filter(({ quote, translation }) => {
      const own = fold(`${quote ?? ''} ${translation ?? ''}`);
      return words.some((word) => own.includes(word));
    });
    const certainty = latest <= asOf ? ('certain' as const) : ('possible' as const);
    return [{ recorded: { ...it, development }, earliest, latest, certainty, correctedBy: correction, quotes }];
  });
}

/** A development whose id was typed, where it was known at the moment. */
export async function findDevelopment(
  connection: Connection,
  { workspace, knowledge }: Snapshot,
  text: string,
): Promise<RecordedDevelopment | undefined> {
  const id = z.uuid().safeParse(text.trim());
  const [recorded] = id.success ? await readIds(connection, workspace, [id.data.toLowerCase()]) : [];
  return recorded && recorded.batchEnd <= knowledge.position ? recorded : undefined;
}
