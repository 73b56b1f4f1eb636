// Lists of subjects: candidates are found in SQL and judged as states are, so that lists and states agree.
import type { Attribute } from '../catalogue/attribute.ts';
import { attribute } from '../catalogue/attributes.ts';
import { isSubjectId, type SubjectId } from '../catalogue/subject.ts';
import type { Connection } from '../database/connection.ts';
import type { PlacedPoint } from '../facts/placed-point.ts';
import { type AttributedValue, type Certainty, toPossibleValue, toStatedValue } from '../state/attributed-value.ts';
import type { JudgedTrack } from '../state/judged-track.ts';
import { nameIn } from '../state/state.ts';
import { judgeSubject } from '../state/tracks.ts';
import type { Day } from '../time/day.ts';
import { findBeside, readBeside } from './beside.ts';
import {
  type CandidateQuestion,
  countCandidates,
  type Filter,
  isAskedFor,
  isSpelled,
  readCandidateIds,
  readCandidates,
} from './candidates.ts';
import { identify } from './identity.ts';
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

/** A subject that is listed, with what matches each filter. */
interface JudgedSubject extends ListedSubject {
  readonly byFilter: readonly (readonly Match[])[];
}

export interface SubjectPage<Item = ListedSubject> {
  readonly items: readonly Item[];
  /** The last subject of this page, where more follow. */
  readonly next: string | undefined;
}

/**
 * Filters with merged subjects replaced by those they were merged into, also within a key: `organization:port/counsel`.
 * A filter that asks under which id a subject was merged keeps the id that it names.
 */
export async function identifyFilters(
  connection: Connection,
  snapshot: Snapshot,
  filters: readonly Filter[],
): Promise<Filter[]> {
  const identified: Filter[] = [];
  for (const filter of filters) {
    const { attribute: name, label } = filter;
    const [first = '', ...others] = label.split('/');
    // The number of a merged subject keeps its id at its end.
    const parts = isSubjectId(first) ? [first, ...others] : [label];
    const knownAs: string[] = [];
    for (const part of parts)
      knownAs.push((name !== 'alias' && isSubjectId(part) && (await identify(connection, snapshot, part))) || part);
    identified.push({ attribute: name, label: knownAs.join('/') });
  }
  return identified;
}

/** Subjects by their ids. A subject is listed exactly if its state, at the same certainty, holds what is asked for. */
export async function readSubjectPage(
  connection: Connection,
  snapshot: Snapshot,
  question: ListQuestion,
): Promise<SubjectPage> {
  const { items, next } = await readPageOf(question, (page) =>
    judgeCandidates(connection, snapshot, { ...question, ...page }),
  );
  return { items: items.map(({ byFilter: _, ...item }) => item), next };
}

/** Candidates that were judged: those that are listed, and where they end, unless there are no more. */
interface Judged<Item> {
  readonly judged: readonly Item[];
  readonly last: SubjectId | undefined;
}

/** A page of those candidates that are listed. */
export async function readPageOf<Item extends { readonly id: SubjectId }>(
  question: ListQuestion,
  judge: (page: { readonly after: string | undefined; readonly limit: number }) => Promise<Judged<Item>>,
): Promise<SubjectPage<Item>> {
  const { limit } = question;
  // Where many candidates are not listed: with twice as many, one reading mostly does.
  const atOnce = (limit + 1) * (isExact(question) ? 1 : 2);
  const items: Item[] = [];
  for (let { after } = question; ; ) {
    const { judged, last } = await judge({ after, limit: atOnce });
    items.push(...judged);
    if (items.length > limit) return { items: items.slice(0, limit), next: items[limit - 1]?.id };
    if (last === undefined) return { items, next: undefined };
    after = last;
  }
}

/** Whether every candidate is listed: then SQL alone can count them. */
function isExact({ filters, certainty }: CandidateQuestion): boolean {
  if (filters.length === 0) return true;
  return (
    certainty === 'stated' &&
    filters.every(
      (filter) =>
        !attribute(filter.attribute).derivation && !attribute(filter.attribute).endsByItself && !isSpelled(filter),
    )
  );
}

const CANDIDATES_AT_ONCE = 1_000;

/** How many subjects the whole list has. */
export async function countSubjects(
  connection: Connection,
  snapshot: Snapshot,
  question: ListQuestion,
): Promise<number> {
  if (isExact(question))
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

/** So many candidates are judged to say how many more may match. */
const MOST_JUDGED = 500;

/**
 * How many more subjects may match than the list holds: what follows from acts may be open on that day. Null: too many
 * to judge; undefined: no filter asks for what follows from acts, or the list holds the possible ones too.
 */
export async function countMayMatch(
  connection: Connection,
  snapshot: Snapshot,
  question: ListQuestion,
): Promise<number | null | undefined> {
  const { filters, certainty } = question;
  if (certainty === 'possible' || !filters.some(({ attribute: name }) => attribute(name).derivation)) return undefined;
  const asked = { ...question, certainty: 'possible', after: undefined, limit: MOST_JUDGED } as const;
  const candidates = await readCandidateIds(connection, snapshot, asked);
  if (candidates.length >= MOST_JUDGED) return null;
  const { judged } = await judgeCandidates(connection, snapshot, asked);
  const isSure = (match: Match) =>
    match.certainty === 'certain' || (certainty === 'stated' && match.certainty === 'stated');
  return judged.filter(({ byFilter }) => byFilter.some((own) => !own.some(isSure))).length;
}

async function judgeCandidates(
  connection: Connection,
  snapshot: Snapshot,
  question: ListQuestion,
): Promise<Judged<JudgedSubject>> {
  const { filters, certainty, limit } = question;
  const points = await readCandidates(connection, snapshot, question);
  const besideOf = findBeside(await readBeside(connection, snapshot, { facts: points }));
  const bySubject = Map.groupBy(points, ({ subject }) => subject as SubjectId);
  const subjects = [...bySubject.keys()].sort();
  const isMeant = ({ name }: Attribute) => filters.some((filter) => filter.attribute === name);
  const judged = subjects.flatMap((id): JudgedSubject[] => {
    const facts = bySubject.get(id) ?? [];
    const { tracks } = judgeSubject(sortFacts(facts), snapshot.asOf, { lives: besideOf(facts), isMeant });
    const matches = filters.map((filter) => findMatches(tracks, filter, { asOf: snapshot.asOf, certainty }));
    const name = nameIn(tracks, snapshot.languages) ?? id;
    return matches.every((some) => some.length > 0) ? [{ id, name, matches: matches.flat(), byFilter: matches }] : [];
  });
  return { judged, last: subjects.length < limit ? undefined : subjects.at(-1) };
}

/** The values of a subject’s tracks that match a filter. */
function findMatches(
  tracks: readonly JudgedTrack[],
  filter: Filter,
  { asOf, certainty }: { readonly asOf: Day; readonly certainty: Certainty },
): Match[] {
  const { attribute: name } = filter;
  const has = (fact: PlacedPoint) => fact.holds && isAskedFor(filter, fact);
  return tracks
    .filter((track) => track.attribute === name)
    .flatMap(({ key, stated, possible }): Match[] => {
      const isStated = stated && has(stated.point) && (stated.certain || certainty !== 'certain');
      return [
        ...(isStated ? [toStatedValue(stated)] : []),
        ...(certainty === 'possible' ? possible.filter(has).map((fact) => toPossibleValue(fact, asOf)) : []),
      ].map((value) => ({ attribute: name, key, ...value }));
    });
}
