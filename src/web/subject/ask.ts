/** Asks for the developments of a page: those with a date, what there is to choose from, and those without a date. */

import type { AskedSubject } from '../../api/subject-path.ts';
import { kindOf } from '../../catalogue/subject.ts';
import type { Service } from '../../service/service.ts';
import { askAgain } from '../../service/snapshot.ts';
import { showTimeline, type TimelineAnswer } from '../../service/timeline.ts';
import { type Result, succeed } from '../../words/problem.ts';
import { type ChosenFilter, filterIn, isFiltered, type SubjectQuery } from './query.ts';

export interface Developments extends TimelineAnswer {
  readonly filter: ChosenFilter;
  /** The first of those without a date that are looked for; empty where only these are, or where a page follows. */
  readonly undated: Pick<TimelineAnswer, 'entries' | 'words' | 'next'>;
}

/** The page of a case shows its newest developments, and more of them where a reader looks for something. */
const NEWEST = 8;
const MOST_UNDATED = 5;

export async function askDevelopments(
  service: Service,
  { naming, ...asked }: SubjectQuery & AskedSubject,
): Promise<Result<Developments>> {
  const query = { naming, ...asked };
  const filter = filterIn({ query });
  const isFirst = asked.cursor === undefined && !isFiltered(filter);
  const isShort = isFirst && filter.order === undefined && kindOf(asked.subject) === 'case';
  const ask = {
    ...asked,
    naming: naming && [naming],
    order: filter.order ?? 'newest',
    dates: filter.dates ?? 'known',
    limit: asked.limit ?? (isShort ? NEWEST : undefined),
    facets: true,
  } as const;
  const answer = await showTimeline(service, ask);
  if (!answer.ok) return answer;
  const hasUndated = answer.value.facets?.undated !== 0;
  const isPeriod = filter.occurredFrom !== undefined || filter.occurredTo !== undefined;
  if (filter.dates || asked.cursor !== undefined || isPeriod || !hasUndated)
    return succeed({ ...answer.value, filter, undated: { entries: [], words: answer.value.words, next: null } });
  const { snapshot, subject } = answer.value;
  const undated = await showTimeline(service, {
    ...ask,
    ...askAgain(snapshot),
    subject,
    dates: 'unknown',
    limit: MOST_UNDATED,
    facets: false,
  });
  return undated.ok ? succeed({ ...answer.value, filter, undated: undated.value }) : undated;
}
