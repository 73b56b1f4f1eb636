/** Reads what the page of a subject shows. */
import type { SubjectId } from '../../catalogue/subject.ts';
import type { Snapshot } from '../../queries/snapshot.ts';
import { readMarks, type SubjectHistory } from '../../queries/subject-history.ts';
import { readTimeline, type TimelinePlace } from '../../queries/timeline.ts';
import { readWords, type WordsSource } from '../../queries/words.ts';
import { type SubjectState, valuesOf } from '../../state/state.ts';
import { readLanes } from '../picture/read.ts';
import { readProvenance } from '../read-provenance.ts';
import { MOST_PARTIES, partiesOf, personsOf } from './parties.ts';
import { shownOf } from './state.ts';

export interface SubjectQuestion {
  readonly subject: SubjectId;
  readonly state: SubjectState;
  readonly isCase: boolean;
  /** Where the page of the timeline before ended. */
  readonly after: TimelinePlace | undefined;
  readonly limit: number;
}

export async function readSubjectPage(source: WordsSource, snapshot: Snapshot, question: SubjectQuestion) {
  const { connection } = source;
  const { subject, state, isCase, after, limit } = question;
  const timeline = await readTimeline(connection, snapshot, { subject, certainty: 'possible', after, limit });
  const recordings = timeline.items.map(({ recorded }) => recorded);
  const words = await readWords(source, snapshot, recordings);
  const marks = await readMarks(connection, snapshot, subject);
  const persons = isCase ? personsOf(state) : [];
  const history = await readLanes(connection, snapshot, { subject, persons: persons.slice(0, MOST_PARTIES) });
  const known = await readProvenance(source, snapshot, {
    ids: [...shownIn(state), ...state.findings, ...state.dismissed].flatMap(({ because }) => because),
    values: [state, persons, named(history), recordings.map(({ development }) => development.sources)],
  });
  return {
    timeline,
    words,
    marks,
    persons,
    history,
    parties: isCase ? partiesOf(subject, persons, { history, snapshot }) : undefined,
    ...known,
  };
}

/** The values that the page shows with their provenance. */
function shownIn(state: SubjectState) {
  const values = shownOf(valuesOf(state)).map(({ attributed }) => attributed);
  return [...values, ...state.possible, ...state.ended, ...state.claims, ...state.disputes];
}

function named({ facts }: SubjectHistory) {
  return facts.map(({ key, value }) => [key.split('/'), value]);
}
