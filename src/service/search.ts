/** Finds subjects by name, in any script and spelling, and developments by their words or their id. */
import { quote } from '../catalogue/faults.ts';
import type { SubjectKind } from '../catalogue/subject.ts';
import { readStatuses } from '../queries/history.ts';
import {
  type FoundDevelopment,
  findDevelopment,
  foundPlaceSchema,
  searchDevelopments,
} from '../queries/search-developments.ts';
import { readSearch } from '../queries/search-query.ts';
import { type FoundSubject, searchSubjects } from '../queries/search-subjects.ts';
import { readWording, type Wording } from '../queries/wording.ts';
import { say } from '../words/message.ts';
import { fail, type Result, succeed } from '../words/problem.ts';
import type { ListedDevelopment } from './developments.ts';
import { openPage, type PageAsk, type Paged } from './page.ts';
import type { Service } from './service.ts';

export interface SearchAsk extends PageAsk {
  readonly q: string;
  /** Only these; everything where left out. */
  readonly kind?: SubjectKind | 'development' | undefined;
}

export interface SearchAnswer extends Paged {
  /** The nearest first; on the first page only. */
  readonly subjects: readonly FoundSubject[];
  /** The development whose id was written; on the first page only. */
  readonly named: ListedDevelopment | undefined;
  readonly developments: readonly FoundDevelopment[];
  readonly words: Wording;
}

export async function search(service: Service, ask: SearchAsk): Promise<Result<SearchAnswer>> {
  const { q, kind } = ask;
  const query = readSearch(q);
  if (!query) {
    const message = say('problems.parameters.words', { given: quote(q) });
    return fail('invalid_query', { parameters: [{ parameter: 'q', message }] });
  }
  const opened = await openPage(service, { ask, what: 'search', filters: { q, kind }, place: foundPlaceSchema });
  if (!opened.ok) return opened;
  const { connection } = service;
  const { snapshot, after, limit, next } = opened.value;
  const isFirst = after === undefined;
  const wantsDevelopments = kind === undefined || kind === 'development';
  const subjects = isFirst && kind !== 'development' ? await searchSubjects(connection, snapshot, { query, kind }) : [];
  const named = isFirst && wantsDevelopments ? await findDevelopment(connection, snapshot, q) : undefined;
  const found = wantsDevelopments
    ? await searchDevelopments(connection, snapshot, { query, after, limit })
    : { items: [], next: undefined };
  const recorded = [...(named ? [named] : []), ...found.items.map((it) => it.recorded)];
  return succeed({
    snapshot,
    subjects,
    named: named && { recorded: named, status: (await readStatuses(connection, snapshot, [named]))(named) },
    developments: found.items,
    words: await readWording(service, snapshot, recorded),
    next: next(found.next),
  });
}
