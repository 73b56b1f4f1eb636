/** Reads what a report shows: the whole timeline up to a limit, and what its sources say of themselves. */
import type { z } from 'zod';
import { registry } from '../../catalogue/registry.ts';
import { isSubjectId, type SubjectId } from '../../catalogue/subject.ts';
import type { Connection } from '../../database/connection.ts';
import type { Snapshot } from '../../queries/snapshot.ts';
import { readMarks, readSubjectHistory } from '../../queries/subject-history.ts';
import { readTimeline, type TimelineEntry, type TimelinePlace } from '../../queries/timeline.ts';
import { readWords, type WordsSource } from '../../queries/words.ts';
import { type SubjectState, valuesOf } from '../../state/state.ts';
import { readProvenance } from '../read-provenance.ts';

/** A report is read by people: files hold more developments than this. */
const MOST = 2_000;
const AT_ONCE = 500;

export interface CitedSource {
  readonly source: string;
  /** What it says of itself. */
  readonly publication: z.infer<typeof registry.publication.value> | undefined;
}

export async function readReport(source: WordsSource, snapshot: Snapshot, state: SubjectState) {
  const { connection } = source;
  const subject = state.id as SubjectId;
  const items = await readAll(connection, snapshot, subject);
  const marks = await readMarks(connection, snapshot, subject);
  const happened = marks.items.filter(({ earliest }) => earliest === null || earliest <= snapshot.asOf);
  const recordings = items.map(({ recorded }) => recorded);
  const attributed = [
    ...valuesOf(state).map((it) => it.attributed),
    ...state.possible,
    ...state.ended,
    ...state.claims,
  ];
  const cited = recordings.flatMap(({ development }) => development.sources.map(({ source }) => source));
  const sources = [...new Set([...cited, ...attributed.flatMap((it) => it.sources)])];
  const { nameOf, provenance } = await readProvenance(source, snapshot, {
    ids: [...state.findings, ...state.dismissed].flatMap(({ because }) => because),
    values: [state, sources],
  });
  return {
    items,
    more: Math.max(0, happened.length - items.length),
    words: await readWords(source, snapshot, recordings),
    sources: await readPublications(connection, snapshot, sources),
    nameOf,
    provenance,
  };
}

async function readAll(connection: Connection, snapshot: Snapshot, subject: SubjectId): Promise<TimelineEntry[]> {
  const items: TimelineEntry[] = [];
  for (let after: TimelinePlace | undefined; items.length < MOST; ) {
    const page = await readTimeline(connection, snapshot, { subject, certainty: 'possible', after, limit: AT_ONCE });
    items.push(...page.items);
    if (page.next === undefined) break;
    after = page.next;
  }
  return items;
}

/** What the sources say of themselves, as far as the snapshot knows. */
async function readPublications(
  connection: Connection,
  snapshot: Snapshot,
  sources: readonly string[],
): Promise<CitedSource[]> {
  const subjects = sources.filter((it) => isSubjectId(it));
  const { facts } = await readSubjectHistory(connection, snapshot, {
    subjects,
    attributes: [registry.publication.name],
  });
  const last = new Map(facts.map(({ subject, value }) => [subject, value as CitedSource['publication']]));
  return subjects.map((source) => ({ source, publication: last.get(source) }));
}
