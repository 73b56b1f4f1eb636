/** Reads what a search finds: subjects by name on the first page, one development by its id, others by their words. */
import { readStatuses } from '../../queries/history.ts';
import { findDevelopment, searchDevelopments } from '../../queries/search-developments.ts';
import type { readSearch } from '../../queries/search-query.ts';
import { searchSubjects } from '../../queries/search-subjects.ts';
import type { Snapshot } from '../../queries/snapshot.ts';
import { readWords, type WordsSource } from '../../queries/words.ts';

interface SearchQuestion {
  /** As it was typed. */
  readonly text: string;
  readonly query: NonNullable<ReturnType<typeof readSearch>>;
  readonly after: Parameters<typeof searchDevelopments>[2]['after'];
  readonly limit: number;
}

export async function readFound(
  source: WordsSource,
  snapshot: Snapshot,
  { text, query, after, limit }: SearchQuestion,
) {
  const { connection } = source;
  const isFirst = after === undefined;
  const subjects = isFirst ? await searchSubjects(connection, snapshot, { query, kind: undefined }) : [];
  const named = isFirst ? await findDevelopment(connection, snapshot, text) : undefined;
  const { items, next } = await searchDevelopments(connection, snapshot, { query, after, limit });
  const found = [...(named ? [named] : []), ...items.map(({ recorded }) => recorded)];
  return {
    subjects,
    named,
    status: named && (await readStatuses(connection, snapshot, [named]))(named),
    developments: items,
    words: await readWords(source, snapshot, found),
    next,
  };
}
