// Search for developments: by the words of their summaries and quotes, or by an id.
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { type Citation, developmentId } from '../catalogue/development.ts';
import type { Connection } from '../database/connection.ts';
import { type RecordedDevelopment, readIds } from '../log/read.ts';
import { fold } from '../names/fold.ts';
import { hashWords } from '../projection/event-rows.ts';
import { type Day, parseDay } from '../time/day.ts';
import { isKnown } from './conditions.ts';
import { type InForceRow, readInForce } from './in-force.ts';
import { holdsWord, isLike, type SearchQuery } from './search-query.ts';
import type { Snapshot } from './snapshot.ts';

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

/** The end of a page: how many words its last development holds as they are, its latest day and its position. */
export const foundPlaceSchema = z.tuple([z.int(), z.string().refine((text) => parseDay(text) !== undefined), z.int()]);
export type FoundPlace = z.infer<typeof foundPlaceSchema>;

export interface FoundPage {
  readonly items: readonly FoundDevelopment[];
  readonly next: FoundPlace | undefined;
}

export interface DevelopmentSearch {
  readonly query: SearchQuery;
  readonly after: FoundPlace | undefined;
  readonly limit: number;
}

interface FoundRow extends InForceRow {
  readonly earliest: Day;
  readonly latest: Day;
  /** How many of the words it holds as they are. */
  readonly exact: number;
}

/**
 * Developments that hold every word, or one like it, in their summary or quotes. Those that hold most of them as they
 * are come first, then the latest.
 */
export async function searchDevelopments(
  connection: Connection,
  snapshot: Snapshot,
  { query: { words }, after, limit }: DevelopmentSearch,
): Promise<FoundPage> {
  const { exact, isLikeAll } = await findWords(connection, snapshot.workspace, words);
  const isBehind = after
    ? sql`(exact, latest, position) < (${after[0]}::integer, ${after[1]}::date, ${after[2]}::bigint)`
    : sql`true`;
  const { rows } = await sql<FoundRow>`
    select * from (
      select f.position, f.earliest, f.latest, f.correction, ${exact} as exact
      from event f
      where ${isKnown(snapshot)} and f.earliest <= ${snapshot.asOf}::date and ${isLikeAll}
    ) found
    where ${isBehind}
    order by exact desc, latest desc, position desc limit ${limit + 1}`.execute(connection);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  const inForce = await readInForce(connection, snapshot.workspace, page);
  const items = page.flatMap((row): FoundDevelopment[] => {
    const recorded = inForce(row);
    if (!recorded) return [];
    const { earliest, latest, correction: correctedBy } = row;
    const certainty = latest <= snapshot.asOf ? 'certain' : 'possible';
    return [{ recorded, earliest, latest, certainty, correctedBy, quotes: quotesWith(words, recorded) }];
  });
  return { items, next: last && [last.exact, last.latest, last.position] };
}

interface WordsFound {
  /** How many of the words `event f` holds as they are. */
  readonly exact: RawBuilder<number>;
  /** Whether it holds each of them, or one like it. */
  readonly isLikeAll: RawBuilder<boolean>;
}

/** Searched words, as conditions on `event f`. */
export async function findWords(
  connection: Connection,
  workspace: string,
  words: readonly string[],
): Promise<WordsFound> {
  const known = await readWords(connection, workspace, words);
  const hashesOf = (found: readonly KnownWord[]) =>
    sql`${hashWords(
      workspace,
      found.map(({ word }) => word),
    )}::bigint[]`;
  const exact = known.map((like) => sql`(f.words && ${hashesOf(like.filter(({ isExact }) => isExact))})::integer`);
  return {
    exact: sql`${sql.join(exact, sql` + `)}`,
    isLikeAll: sql`${sql.join(
      known.map((like) => sql`f.words && ${hashesOf(like)}`),
      sql` and `,
    )}`,
  };
}

interface KnownWord {
  readonly word: string;
  /** It holds the searched word as that is. */
  readonly isExact: boolean;
}

/** So many words like one are looked for: those that are most like it. */
const MOST_LIKE = 2_000;

/** Of each searched word, the words of the record that are like it. */
async function readWords(
  connection: Connection,
  workspace: string,
  words: readonly string[],
): Promise<readonly (readonly KnownWord[])[]> {
  const text = sql`w.word`;
  const found: KnownWord[][] = [];
  for (const word of words) {
    const { rows } = await sql<KnownWord>`
      select w.word, ${holdsWord(word, text)} as "isExact" from word w
      where w.workspace = ${workspace} and ${isLike(word, text)}
      order by ${holdsWord(word, text)} desc, word_similarity(${word}, ${text}) desc, w.word
      limit ${MOST_LIKE}`.execute(connection);
    found.push(rows);
  }
  return found;
}

function quotesWith(words: readonly string[], { development }: RecordedDevelopment): Citation[] {
  return development.sources.filter(({ quote, translation }) => {
    const own = fold(`${quote ?? ''} ${translation ?? ''}`);
    return words.some((word) => own.includes(word));
  });
}

/** A development whose id was typed, where it was known at the moment. */
export async function findDevelopment(
  connection: Connection,
  { workspace, knowledge }: Snapshot,
  text: string,
): Promise<RecordedDevelopment | undefined> {
  const id = developmentId.safeParse(text.trim());
  const [recorded] = id.success ? await readIds(connection, workspace, [id.data.toLowerCase()]) : [];
  return recorded && recorded.batchEnd <= knowledge.position ? recorded : undefined;
}
