// Lists of subjects: candidates are found in SQL and judged as states are, so that lists and states agree.
import { isSubjectId, type SubjectId } from '../catalogue/subject.ts';
import type { Connection } from '../database/connection.ts';
import type { PlacedPoint } from '../facts/placed-point.ts';
import { type AttributedValue, type Certainty, toAttributedValue } from '../state/attributed-value.ts';
import { nameIn } from '../state/state.ts';
import { type JudgedTrack, judgeTracks } from '../state/tracks.ts';
import { type CandidateQuestion, countCandidates, type Filter, readCandidates } from './candidates.ts';
import { identify } from './identity.ts';
import { namedForLife, readLives } from './lives.ts';
import type { Snapshot } from './snapshot.ts';
import { sortFacts } from './state.ts';

export interface ListQuestion extends CandidateQuestion {
  readonly limit: number;
}

/** A value for which a subject is listed. */
export interface Match extends AttributedValue {
  readonly attribute: string;
  readonly key: string;
}

export interface ListedSubject {
  readonly id: SubjectId;
  /** Its name on the day asked about. */
  readonly name: string;
  readonly matches: readonly Match[];
}

export interface SubjectPage {
  readonly items: readonly ListedSubject[];
  /** The last subject of this page, where more follow. */
  readonly next: string | undefined;
}

/**
 * Filters with merged subjects replaced by those they were merged into. A filter that asks under which id a subject was
 * merged keeps the id that it names.
 */
export async function identifyFilters(
  connection: Connection,
  snapshot: Snapshot,
  filters: readonly Filter[],
): Promise<Filter[]> {
  const identified: Filter[] = [];
  for (const filter of filters) {
    const { attribute: name, label } = filter;
    const knownAs = name !== 'alias' && isSubjectId(label) ? await identify(connection, snapshot, label) : undefined;
    identified.push(knownAs === undefined ? filter : { attribute: name, label: knownAs });
  }
  return identified;
}

/** Subjects by their ids. A subject is listed exactly if its state, at the same certainty, holds what is asked for. */
export async function readSubjectPage(
  connection: Connection,
  snapshot: Snapshot,
  question: ListQuestion,
): Promise<SubjectPage> {
  const { limit, certainty, filters } = question;
  // At other certainties than `stated` many candidates are not listed: with twice as many, one reading mostly does.
  const atOnce = (limit + 1) * (certainty === 'stated' || filters.length === 0 ? 1 : 2);
  const items: ListedSubject[] = [];
  for (let { after } = question; ; ) {
    const { judged, last } = await judgeCandidates(connection, snapshot, { ...question, after, limit: atOnce });
    items.push(...judged);
    if (items.length > limit) return { items: items.slice(0, limit), next: items[limit - 1]?.id };
    if (last === undefined) return { items, next: undefined };
    after = last;
  }
}

const CANDIDATES_AT_ONCE = 1_000;

/** How many subjects the whole list has. */
export async function countSubjects(
  connection: Connection,
  snapshot: Snapshot,
  question: ListQuestion,
): Promise<number> {
  if (question.filters.length === 0 || question.certainty === 'stated')
    return countCandidates(connection, snapshot, { ...question, after: undefined, limit: undefined });
  let total = 0;
  for (let after: string | undefined; ; ) {
    const page = { ...question, after, limit: CANDIDATES_AT_ONCE };
    const { judged, last } = await judgeCandidates(connection, snapshot, page);
    total += judged.length;
    if (last === undefined) return total;
    after = last;
  }
}

/** The next candidates, and those of them that are listed; `last`: where they end, unless there are no more. */
async function judgeCandidates(connection: Connection, snapshot: Snapshot, question: ListQuestion) {
  const { filters, certainty, limit } = question;
  const points = await readCandidates(connection, snapshot, question);
  const lives = await readLives(connection, snapshot, namedForLife(points));
  const bySubject = Map.groupBy(points, ({ subject }) => subject as SubjectId);
  const subjects = [...bySubject.keys()].sort();
  const judged = subjects.flatMap((id): ListedSubject[] => {
    const tracks = judgeTracks(sortFacts(bySubject.get(id) ?? []), snapshot.asOf, lives);
    const matches = filters.map((filter) => findMatches(tracks, filter, certainty));
    const name = nameIn(tracks) ?? id;
    return matches.every((some) => some.length > 0) ? [{ id, name, matches: matches.flat() }] : [];
  });
  return { judged, last: subjects.length < limit ? undefined : subjects.at(-1) };
}

/** The values of a subject’s tracks that match a filter. */
function findMatches(
  tracks: readonly JudgedTrack[],
  { attribute: name, label }: Filter,
  certainty: Certainty,
): Match[] {
  const has = (fact: PlacedPoint) => fact.holds && (label === 'any' || fact.label === label || fact.key === label);
  const toMatch = (fact: PlacedPoint, sureness: Certainty): Match => ({
    attribute: name,
    key: fact.key,
    ...toAttributedValue(fact, sureness),
  });
  return tracks
    .filter((track) => track.attribute === name)
    .flatMap(({ stated, possible }) => {
      const isStated = stated && has(stated.point) && (stated.certain || certainty !== 'certain');
      return [
        ...(isStated ? [toMatch(stated.point, stated.certain ? 'certain' : 'stated')] : []),
        ...(certainty === 'possible' ? possible.filter(has).map((fact) => toMatch(fact, 'possible')) : []),
      ];
    });
}
