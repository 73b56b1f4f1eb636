// What an append changes: points placed and withdrawn, and new review notes. Of one that is recorded, or might be.
import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { attributeNames, attribute as attributeOf } from '../catalogue/attributes.ts';
import { links } from '../catalogue/links.ts';
import { EVERYTHING, isInternal } from '../catalogue/points.ts';
import { subjectsOf } from '../catalogue/references.ts';
import type { SubjectId } from '../catalogue/subject.ts';
import type { Connection } from '../database/connection.ts';
import { type PlacedPoint, placeKey, trackKey } from '../facts/placed-point.ts';
import type { Recorded } from '../facts/recorded.ts';
import { type Change, Resolver } from '../facts/resolver.ts';
import { type RecordedDevelopment, readPositions } from '../log/read.ts';
import { readConnected } from '../projection/connected.ts';
import { isOnTrackOf, type PointRow, pointColumns, toPoint, unnestTracks } from '../projection/fact-rows.ts';
import { type Finding, findFindings } from '../state/findings.ts';
import { RuleContext } from '../state/rule-context.ts';
import { isKnown } from './conditions.ts';
import { namedForLife, readLives } from './lives.ts';
import type { Snapshot } from './snapshot.ts';
import { readSubjects, sortFacts } from './state.ts';

export interface SubjectFinding extends Finding {
  readonly subject: SubjectId;
}

/** What a batch changes in what was known just before it. */
export interface Effect {
  /** What is said from then on, or in another place. */
  readonly points: readonly PlacedPoint[];
  /** What was said until then: retracted, corrected, or moved. */
  readonly withdrawn: readonly PlacedPoint[];
  /** Subjects that the batch is not about, and of which it changes something: through `after`, merges and splits. */
  readonly others: readonly SubjectId[];
  /** Review notes of the day of recording that were not there before. */
  readonly findings: readonly SubjectFinding[];
}

/** What `batch` changes. `before`: the moment before it, on the day on which it is recorded. */
export async function readEffect(
  connection: Connection,
  before: Snapshot,
  batch: readonly Recorded[],
): Promise<Effect> {
  const resolver = new Resolver();
  resolver.restore(await readConnected(connection, before.workspace, batch));
  const change = withoutInternal(resolver.add(batch));
  const { placed: points, removed: withdrawn } = change;
  const changed = [...points, ...withdrawn];
  const concerned = new Set(batch.map(({ position }) => resolver.rootOf(position)));
  const about = new Set<string>([
    ...batch.flatMap(({ development, isErased }) => (isErased ? [] : subjectsOf(development))),
    ...changed.filter(({ position }) => concerned.has(position)).map(({ subject }) => subject),
  ]);
  return {
    points,
    withdrawn,
    others: subjectsIn(changed).filter((subject) => !about.has(subject)),
    findings: await findRaised(connection, before, change),
  };
}

function withoutInternal({ placed, removed, ...change }: Change): Change {
  const isShown = ({ attribute }: PlacedPoint) => !isInternal(attribute);
  return { ...change, placed: placed.filter(isShown), removed: removed.filter(isShown) };
}

function subjectsIn(points: readonly PlacedPoint[]): SubjectId[] {
  const subjects = new Set(points.map(({ subject }) => subject));
  return [...subjects].filter((subject) => subject !== EVERYTHING);
}

/** All that was appended with a development, as one atomic batch. At most a thousand developments, side by side. */
export async function readBatch(
  connection: Connection,
  workspace: string,
  { position, batchEnd }: Pick<RecordedDevelopment, 'position' | 'batchEnd'>,
): Promise<RecordedDevelopment[]> {
  const { first } = await connection
    .selectFrom('development')
    .select((the) => the.fn.min<number>('position').as('first'))
    .where('workspace', '=', workspace)
    .where('batch_end', '=', batchEnd)
    .where('position', '>', batchEnd - 1_000)
    .where('position', '<=', position)
    .executeTakeFirstOrThrow();
  const positions = Array.from({ length: batchEnd - Number(first) + 1 }, (_, index) => Number(first) + index);
  return readPositions(connection, workspace, positions);
}

/** The review notes that there are after a change and were not before. */
async function findRaised(connection: Connection, snapshot: Snapshot, change: Change): Promise<SubjectFinding[]> {
  const touched = [...change.placed, ...change.removed];
  const subjects = [...new Set([...subjectsIn(touched), ...(await findBoundToLives(connection, snapshot, touched))])];
  const before = await readSubjects(connection, snapshot, { subjects });
  const onTracks = Map.groupBy(await readTracks(connection, snapshot, touched), ({ subject }) => subject);
  const factsAfter = new Map(
    subjects.map((subject) => {
      const facts = [...(before.get(subject)?.facts ?? []), ...(onTracks.get(subject) ?? [])];
      return [subject, applyTo(facts, change, subject)] as const;
    }),
  );
  const lives = await readLivesAfter(connection, snapshot, { change, factsAfter });
  return subjects.flatMap((subject) => {
    const old = findingsOn(subject, before.get(subject) ?? { facts: [], lives: [] }, snapshot);
    const young = findingsOn(subject, { facts: factsAfter.get(subject) ?? [], lives }, snapshot);
    return findNew(old, young).map((finding) => ({ subject, ...finding }));
  });
}

const boundToLives = attributeNames.filter((name) => attributeOf(name).endsWithLife === 'label');

/** The subjects of which something ends with a life that changes. */
async function findBoundToLives(
  connection: Connection,
  snapshot: Snapshot,
  touched: readonly PlacedPoint[],
): Promise<SubjectId[]> {
  const persons = touched.filter(({ attribute }) => attribute === links.life.name).map(({ subject }) => subject);
  if (persons.length === 0) return [];
  const { rows } = await sql<{ subject: SubjectId }>`
    select distinct f.subject from fact f
    where f.attribute = any(${boundToLives}::text[]) and f.label = any(${persons}::text[])
      and ${isKnown(snapshot)}`.execute(connection);
  return rows.map(({ subject }) => subject);
}

interface LivesQuestion {
  readonly change: Change;
  readonly factsAfter: ReadonlyMap<SubjectId, readonly PlacedPoint[]>;
}

/** What is known after a change of the lives of all persons that its subjects name. */
async function readLivesAfter(
  connection: Connection,
  snapshot: Snapshot,
  { change, factsAfter }: LivesQuestion,
): Promise<PlacedPoint[]> {
  const persons = [...new Set([...factsAfter.values()].flatMap(namedForLife))] as SubjectId[];
  const known = Map.groupBy(await readLives(connection, snapshot, persons), ({ subject }) => subject);
  const isLife = ({ attribute }: PlacedPoint) => attribute === links.life.name;
  const { knownFrom } = change;
  const ofLives = { knownFrom, placed: change.placed.filter(isLife), removed: change.removed.filter(isLife) };
  return persons.flatMap((person) => {
    const own = [...(known.get(person) ?? []), ...(factsAfter.get(person) ?? []).filter(isLife)];
    return applyTo(own, ofLives, person);
  });
}

/** The review notes that were not there before. One that only rests on other developments now is not new. */
function findNew(old: readonly Finding[], young: readonly Finding[]): Finding[] {
  const nameOf = ({ rule, message }: Finding) => JSON.stringify([rule, message]);
  const before = Map.groupBy(old, nameOf);
  return [...Map.groupBy(young, nameOf)].flatMap(([name, own]) => {
    const known = before.get(name) ?? [];
    const unknown = own.filter(({ because }) => !known.some((it) => isDeepStrictEqual(it.because, because)));
    return unknown.slice(0, Math.max(0, own.length - known.length));
  });
}

interface KnownOfSubject {
  readonly facts: readonly PlacedPoint[];
  readonly lives: readonly PlacedPoint[];
}

function findingsOn(subject: SubjectId, known: KnownOfSubject, { asOf }: Snapshot): readonly Finding[] {
  return findFindings(new RuleContext({ subject, asOf, ...known })).findings;
}

/** All facts of the tracks of `touched` that are known at the moment. */
async function readTracks(
  connection: Connection,
  snapshot: Snapshot,
  touched: readonly PlacedPoint[],
): Promise<PlacedPoint[]> {
  const tracks = [...new Map(touched.map((point) => [trackKey(point), point])).values()];
  const { rows } = await sql<PointRow>`
    select ${pointColumns} from ${unnestTracks(tracks, 't')}
    join fact f on ${isOnTrackOf('t')} and ${isKnown(snapshot)}`.execute(connection);
  return rows.map(toPoint);
}

/** The facts of a subject once a change is made, each once, in their order. */
function applyTo(facts: readonly PlacedPoint[], { removed, placed }: Change, subject: SubjectId): PlacedPoint[] {
  const after = new Map(facts.map((fact) => [placeKey(fact), fact]));
  for (const point of removed) after.delete(placeKey(point));
  for (const point of placed) if (point.subject === subject) after.set(placeKey(point), point);
  return sortFacts([...after.values()]);
}
