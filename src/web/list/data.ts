/** Reads a page of a list of subjects, with what its values name. */
import type { Filter } from '../../queries/candidates.ts';
import { countSubjects, identifyFilters, listSubjects } from '../../queries/list.ts';
import type { Snapshot } from '../../queries/snapshot.ts';
import type { WordsSource } from '../../queries/words.ts';
import { readProvenance } from '../read-provenance.ts';

type Question = Parameters<typeof listSubjects>[2];

/** The filters that an address asks for, of those that a list has. */
export function filtersIn(query: object, listable: readonly string[]): Filter[] {
  const asked = query as Readonly<Partial<Record<string, string>>>;
  return listable.flatMap((attribute) => (asked[attribute] ? [{ attribute, label: asked[attribute] }] : []));
}

export async function readList(source: WordsSource, snapshot: Snapshot, asked: Question) {
  const { connection } = source;
  const question = { ...asked, filters: await identifyFilters(connection, snapshot, asked.filters) };
  const { items, next } = await listSubjects(connection, snapshot, question);
  const total = await countSubjects(connection, snapshot, question);
  const { nameOf } = await readProvenance(source, snapshot, { values: items });
  return { items, next, total, nameOf };
}
