/** Reads what the page of a subject shows beside its state, and what all subjects are called that it names. */
import { kindOf, type SubjectId } from '../../catalogue/subject.ts';
import { readMarks, type SubjectHistory } from '../../queries/subject-history.ts';
import type { TimelineAnswer } from '../../service/timeline.ts';
import type { SubjectState } from '../../state/state.ts';
import { type RenderContext, readContext, type StatedDevelopments } from '../context.ts';
import type { PageCall } from '../page.ts';
import { readLanes } from '../picture/read.ts';
import { makeSourceMarks, type SourceMarks } from '../source-mark.ts';
import { MOST_PARTIES, type Party, partiesIn, partiesOf } from './parties.ts';
import { shownTracks } from './shown.ts';

export interface Shown {
  readonly context: RenderContext;
  readonly provenance: StatedDevelopments;
  readonly sourceMarks: SourceMarks;
  /** All that the page cites, in the order of their numbers. */
  readonly sources: readonly string[];
  readonly marks: Awaited<ReturnType<typeof readMarks>>;
  readonly history: SubjectHistory;
  /** Those who have a part in a case. */
  readonly persons: readonly SubjectId[];
  readonly parties: readonly Party[];
}

/** What the page shows of a state, and the whole of it, which the answer rests on, where it was read. */
interface States {
  readonly state: SubjectState;
  readonly whole: SubjectState | undefined;
}

export async function readShown(
  call: PageCall,
  { snapshot, subject, entries, words: wording }: TimelineAnswer,
  { state, whole = state }: States,
): Promise<Shown> {
  const { connection } = call.services;
  const marks = await readMarks(connection, snapshot, subject);
  const persons = kindOf(subject) === 'case' ? partiesIn(state) : [];
  const history = await readLanes(connection, snapshot, { subject, persons: persons.slice(0, MOST_PARTIES) });
  const named = history.facts.map(({ key, value }) => [key.split('/'), value]);
  const cited = entries.flatMap(({ recorded }) => recorded.development.sources.map(({ source }) => source));
  const said = shownTracks(state).flatMap(({ says }) => says.map(({ attributed }) => attributed));
  const known = await readContext(call, snapshot, {
    ids: [...said, ...state.findings, ...state.dismissed].flatMap(({ because }) => because),
    values: [whole, persons, named, cited],
    about: subject,
  });
  const sources = [...new Set([...said.flatMap((it) => it.sources), ...cited])];
  const stated = entries.map(
    ({ recorded }) => [recorded.development.id, { recorded, sentence: wording.sentenceOf(recorded) }] as const,
  );
  const provenance = new Map([...known.provenance, ...stated]);
  return {
    context: known.context,
    provenance,
    sourceMarks: makeSourceMarks(provenance, sources, known.context),
    sources,
    marks,
    history,
    persons,
    parties: partiesOf(subject, persons, { history, snapshot }),
  };
}
