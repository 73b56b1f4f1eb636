/** What one could have read of a subject by a day: from what had been published by then. */
import type { SubjectId } from '../catalogue/subject.ts';
import { MOST_PUBLISHED, type PublishedRecord, readPublishedPart } from '../queries/published.ts';
import type { Snapshot } from '../queries/snapshot.ts';
import type { Day } from '../time/day.ts';
import { say } from '../words/message.ts';
import { fail, type Result, succeed } from '../words/problem.ts';
import type { Service } from './service.ts';

/** What an answer leaves out, because it was not surely published by the day. */
export interface Published {
  readonly day: Day;
  /** How many developments were published later, or perhaps later. */
  readonly later: number;
  /** Sources without a date of publication, and how many developments each of them leaves out. */
  readonly undated: readonly { readonly source: SubjectId; readonly count: number }[];
}

export interface OpenedPublished {
  readonly record: PublishedRecord;
  readonly published: Published;
}

/** The record around a subject as it was published by `day`. */
export async function openPublished(
  { connection }: Service,
  snapshot: Snapshot,
  { subject, day }: { readonly subject: SubjectId; readonly day: Day },
): Promise<Result<OpenedPublished>> {
  const record = await readPublishedPart(connection, snapshot, { subject, day });
  if (!record) {
    const message = say('problems.parameters.tooManyPublished', { subject, most: MOST_PUBLISHED });
    return fail('invalid_query', { parameters: [{ parameter: 'publishedBy', message }] });
  }
  const { later, undated } = record;
  const sources = [...undated].map(([source, count]) => ({ source, count }));
  return succeed({ record, published: { day, later, undated: sources } });
}
