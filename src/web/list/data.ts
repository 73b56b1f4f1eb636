/** Reads a page of a list of subjects, with what its values name. */
import type { AttributeName } from '../../catalogue/attributes.ts';
import { countSubjects, type Filter, identifyFilters, listSubjects } from '../../queries/list.ts';
import type { Reader, Snapshot } from '../../queries/snapshot.ts';
import { readProvenance, subjectsIn } from '../read-provenance.ts';

type Question = Parameters<typeof listSubjects>[2];

/** The filters that an address asks for, of those that a list has. */
export function filtersIn(query: object, listable: readonly AttributeName[]): Filter[] {
  const asked = query as Readonly<Partial<Record<AttributeName, string>>>;
  return listable.flatMap((attribute) => (asked[attribute] ? [{ attribute, label: asked[attribute] }] : []));
}

export async function readList({ connection }: Reader, snapshot: Snapshot, asked: Question) {
  const question = { ...asked, filters: await identifyFilters(connection, snapshot, asked.filters) };
  const { items, next } = await listSubjects(connection, snapshot, question);
  const total = await countSubjects(connection, snapshot, question);
  const subjects = subjectsIn(items.map(({ matches }) => matches.map(({ key, value, by }) => [key, value, by])));
  const { nameOf } = await readProvenance(connection, snapshot, { subjects });
  return { items, next, total, nameOf };
}
