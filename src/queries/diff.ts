import { sql } from 'kysely';
import { TIMELINE } from '../catalogue/points.ts';
import type { SubjectId } from '../catalogue/subject.ts';
import type { Connection } from '../database/connection.ts';
import type { PlacedPoint } from '../facts/chronicle.ts';
import type { Fact } from '../facts/facts.ts';
import { type RecordedAmendment, readAmendments } from '../log/amendments.ts';
import { type RecordedDevelopment, readPositions } from '../log/read.ts';
import { type FactRow, factColumns, isLive, toFact } from '../projection/store.ts';
import { compareSides, type TrackDifference } from '../state/difference.ts';
import { firstNameIn } from '../state/state.ts';
import type { Moment } from './moment.ts';
import { readPoints } from './state.ts';

/**
 * What a development did between two moments. Of what happened: by the later day it has (`happened`), or may have (`possible`). Of
 * what was learned: it was recorded, corrected, corroborated or retracted, or such an act was taken back (`restored`); `moved`:
 * another development changed its place, by `after`.
 */
export const effectsBetween = [
  'happened',
  'possible',
  'recorded',
  'corrected',
  'corroborated',
  'retracted',
  'restored',
  'moved',
] as const;

export interface ChangeCause {
  readonly effect: (typeof effectsBetween)[number];
  readonly recorded: RecordedDevelopment;
  /** The id of the development whose words or place changed. */
  readonly development: string;
}

export interface TrackChange extends TrackDifference {
  readonly because: readonly ChangeCause[];
}

export interface Diff {
  readonly name: string;
  readonly changes: readonly TrackChange[];
}

export interface DiffQuestion {
  readonly subject: SubjectId;
  readonly from: Moment;
  readonly to: Moment;
}

/** How what a subject is differs between two days, as known at one moment: what happened, also what came and went in between. */
export async function diffDays(connection: Connection, { subject, from, to }: DiffQuestion): Promise<Diff | undefined> {
  const before = { facts: await readPoints(connection, from, { subjects: [subject] }), asOf: from.asOf };
  const after = { facts: await readPoints(connection, to, { subjects: [subject] }), asOf: to.asOf };
  const name = firstNameIn(after.facts);
  if (name === undefined) return undefined;
  const { rows } = await sql<FactRow>`
    select ${factColumns} from fact f
    where ${isLive(to.workspace)} and f.subject = ${subject} and f.attribute <> ${TIMELINE}
      and f.known_from <= ${to.knowledge.position} and (f.known_to is null or f.known_to > ${to.knowledge.position})
      and (f.latest > ${from.asOf}::date and f.latest <= ${to.asOf}::date
        or f.earliest > ${from.asOf}::date and f.earliest <= ${to.asOf}::date)
    order by f.latest, f.earliest, f.time_of_day_ms, f.tie_position, f.tie_depth, f.position, f.index`.execute(
    connection,
  );
  const steps = rows.map(toFact);
  const recorded = await readByPosition(
    connection,
    to.workspace,
    steps.map(({ position }) => position),
  );
  const byTrack = Map.groupBy(steps, nameOf);
  const changes = compareSides(before, after, steps).map((difference) => ({
    ...difference,
    because: (byTrack.get(nameOf(difference)) ?? []).map(({ latest, position, cause }) => ({
      effect: latest <= to.asOf ? ('happened' as const) : ('possible' as const),
      recorded: recorded(position),
      development: cause.development,
    })),
  }));
  return { name, changes };
}

/** How what is known of a subject as of one day differs between two moments: what was learned, corrected and withdrawn. */
export async function diffKnowledge(
  connection: Connection,
  { subject, from, to }: DiffQuestion,
): Promise<Diff | undefined> {
  const before = { facts: await readPoints(connection, from, { subjects: [subject] }), asOf: from.asOf };
  const after = { facts: await readPoints(connection, to, { subjects: [subject] }), asOf: to.asOf };
  const name = firstNameIn(after.facts);
  if (name === undefined) return undefined;
  const differences = compareSides(before, after);
  const tracks = new Set(differences.map(nameOf));
  const points = [...before.facts, ...after.facts].filter((fact) => tracks.has(nameOf(fact)));
  const altered = await readAltered(connection, { subject, from, to }, points);
  const { workspace, knowledge } = to;
  const positions = [...new Set(altered.map(({ position }) => position))];
  const links = await readAmendments(connection, { workspace, positions, knownAt: knowledge.position });
  const news = links.filter(({ batchEnd }) => batchEnd > from.knowledge.position);
  const recorded = await readByPosition(connection, workspace, [...positions, ...news.map(({ position }) => position)]);
  const causesOf = explainBy({ links, news, recorded, knownBefore: from.knowledge.position });
  const byTrack = Map.groupBy(altered, nameOf);
  const changes = differences.map((difference) => ({
    ...difference,
    because: [...new Set((byTrack.get(nameOf(difference)) ?? []).map(({ position }) => position))]
      .flatMap(causesOf)
      .sort((a, b) => a.recorded.position - b.recorded.position),
  }));
  return { name, changes };
}

/** Of the developments behind `points`: what they said on those tracks that is not the same at both moments. */
async function readAltered(
  connection: Connection,
  { subject, from, to }: DiffQuestion,
  points: readonly PlacedPoint[],
): Promise<Fact[]> {
  const positions = [...new Set(points.map(({ position }) => position))];
  const { rows } = await sql<FactRow>`
    select ${factColumns} from fact f
    where ${isLive(to.workspace)} and f.subject = ${subject} and f.attribute <> ${TIMELINE} and f.position = any(${positions}::bigint[])
      and (f.known_from <= ${from.knowledge.position} and (f.known_to is null or f.known_to > ${from.knowledge.position})
        or f.known_from <= ${to.knowledge.position} and (f.known_to is null or f.known_to > ${to.knowledge.position}))
    order by f.position, f.index, f.known_from`.execute(connection);
  const at = ({ knowledge: { position } }: Moment, { knownFrom, knownTo }: Fact) =>
    knownFrom <= position && (knownTo === null || knownTo > position);
  const facts = rows.map(toFact);
  const [old, young] = [facts.filter((fact) => at(from, fact)), facts.filter((fact) => at(to, fact))];
  const [said, says] = [new Set(old.map(sayingOf)), new Set(young.map(sayingOf))];
  return [...old.filter((fact) => !says.has(sayingOf(fact))), ...young.filter((fact) => !said.has(sayingOf(fact)))];
}

/** A point with its place and its words, but for what follows it on the track. */
function sayingOf({ row: _, knownFrom: __, knownTo: ___, next: ____, ...point }: Fact): string {
  return JSON.stringify(point);
}

interface News {
  readonly links: readonly RecordedAmendment[];
  /** Those of `links` that were not known before. */
  readonly news: readonly RecordedAmendment[];
  readonly recorded: (position: number) => RecordedDevelopment;
  readonly knownBefore: number;
}

/** For the position of a development: what had its words or place change. */
function explainBy({ links, news, recorded, knownBefore }: News) {
  const targets = new Map(links.map(({ position, target }) => [position, target]));
  const rootOf = (position: number): number => {
    let root = position;
    for (let target = targets.get(root); target !== undefined; target = targets.get(root)) root = target;
    return root;
  };
  const effectOf = ({ amends, target }: RecordedAmendment): ChangeCause['effect'] => {
    if (amends === 'corrects') return 'corrected';
    if (amends === 'corroborates') return 'corroborated';
    return targets.has(target) ? 'restored' : 'retracted';
  };
  const byRoot = Map.groupBy(news, ({ position }) => rootOf(position));
  return (position: number): ChangeCause[] => {
    const it = recorded(position);
    const development = it.development.id;
    const amended = (byRoot.get(position) ?? []).map((link) => ({
      effect: effectOf(link),
      recorded: recorded(link.position),
      development,
    }));
    if (it.batchEnd > knownBefore) return [{ effect: 'recorded', recorded: it, development }, ...amended];
    return amended.length > 0 ? amended : [{ effect: 'moved', recorded: it, development }];
  };
}

async function readByPosition(connection: Connection, workspace: string, positions: readonly number[]) {
  const recorded = await readPositions(connection, workspace, [...new Set(positions)]);
  const byPosition = new Map(recorded.map((it) => [it.position, it]));
  return (position: number): RecordedDevelopment => {
    const found = byPosition.get(position);
    if (!found) throw new Error(`the facts rest on position ${position}, which the log lacks`);
    return found;
  };
}

/** A track of the subject, as one text. */
function nameOf({ attribute, key }: Pick<Fact, 'attribute' | 'key'>): string {
  return `${attribute}\0${key}`;
}
