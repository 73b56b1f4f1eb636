/** Reads what the page of a subject shows beside its timeline. */
import type { SubjectId } from '../../catalogue/subject.ts';
import type { Snapshot } from '../../queries/snapshot.ts';
import { readMarks, type SubjectHistory } from '../../queries/subject-history.ts';
import type { WordingSource } from '../../queries/wording.ts';
import { type SubjectState, valuesOf } from '../../state/state.ts';
import { readLanes } from '../picture/read.ts';
import { readProvenance } from '../read-provenance.ts';
import { MOST_PARTIES, partiesOf, personsOf } from './parties.ts';
import { shownOf } from './state.ts';

interface SubjectQuestion {
  readonly subject: SubjectId;
  readonly state: SubjectState;
  readonly isCase: boolean;
  /** All else that names subjects on the page. */
  readonly beside: unknown;
}

export async function readBeside(
  source: WordingSource,
  snapshot: Snapshot,
  { subject, state, isCase, beside }: SubjectQuestion,
) {
  const { connection } = source;
  const marks = await readMarks(connection, snapshot, subject);
  const persons = isCase ? personsOf(state) : [];
  const history = await readLanes(connection, snapshot, { subject, persons: persons.slice(0, MOST_PARTIES) });
  const known = await readProvenance(source, snapshot, {
    ids: [...shownIn(state), ...state.findings, ...state.dismissed].flatMap(({ because }) => because),
    values: [state, persons, named(history), beside],
  });
  const parties = isCase ? partiesOf(subject, persons, { history, snapshot }) : undefined;
  return { marks, persons, history, parties, ...known };
}

/** The values that the page shows with their provenance. */
function shownIn(state: SubjectState) {
  const values = shownOf(valuesOf(state)).map(({ attributed }) => attributed);
  return [...values, ...state.possible, ...state.ended, ...state.claims, ...state.disputes];
}

function named({ facts }: SubjectHistory) {
  return facts.map(({ key, value }) => [key.split('/'), value]);
}
