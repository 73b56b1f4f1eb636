/** Reads what a report shows: the timeline up to a limit, and what its sources say of themselves. */
import { readMarks } from '../../queries/subject-history.ts';
import type { TimelineEntry } from '../../queries/timeline.ts';
import { readWhole } from '../../service/page.ts';
import { askAgain } from '../../service/snapshot.ts';
import type { SubjectAnswer } from '../../service/subjects.ts';
import { showTimeline } from '../../service/timeline.ts';
import { valuesOf } from '../../state/state.ts';
import { succeed } from '../../words/problem.ts';
import { readContext } from '../context.ts';
import type { PageCall } from '../page.ts';
import { readPublications } from '../publications.ts';

/** A report is read by people: files hold more developments than this. */
export const MOST = 2_000;
const AT_ONCE = 500;

export interface Statement extends TimelineEntry {
  /** In the editor’s words; null once it is erased. */
  readonly summary: string | null;
}

export async function readReport(call: PageCall, { snapshot, subject, state }: SubjectAnswer) {
  const { services } = call;
  const { connection } = services;
  const whole = await readWhole(
    (cursor) => showTimeline(services, { ...askAgain(snapshot), subject, cursor, limit: AT_ONCE }),
    ({ entries, words }) => entries.map((entry): Statement => ({ ...entry, summary: words.summaryOf(entry.recorded) })),
    MOST,
  );
  if (!whole.ok) return whole;
  const { items } = whole.value;
  const marks = await readMarks(connection, snapshot, subject);
  const happened = marks.items.filter(({ earliest }) => earliest === null || earliest <= snapshot.asOf);
  const stated = valuesOf(state).map(({ attributed }) => attributed);
  const attributed = [...stated, ...state.possible, ...state.ended, ...state.claims];
  const cited = items.flatMap(({ recorded }) => recorded.development.sources.map(({ source }) => source));
  const sources = [...new Set([...cited, ...attributed.flatMap((it) => it.sources)])];
  const known = await readContext(call, snapshot, {
    ids: [...state.findings, ...state.dismissed].flatMap(({ because }) => because),
    values: [state, sources],
    about: subject,
  });
  const more = Math.max(0, happened.length - items.length);
  return succeed({ ...known, items, more, sources: await readPublications(connection, snapshot, sources) });
}
