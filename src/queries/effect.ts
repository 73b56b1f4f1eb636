// What an append changes: points placed and withdrawn, what follows from acts, and new review notes. Of one that is
// recorded, or might be.
import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { attributeNames, attribute as attributeOf, findAttribute } from '../catalogue/attributes.ts';
import { links } from '../catalogue/links.ts';
import { ACT, DOCKET, EVERYTHING, isInternal, lawAttributes, unreadAttributes } from '../catalogue/points.ts';
import { subjectsOf } from '../catalogue/references.ts';
import { registry } from '../catalogue/registry.ts';
import type { SubjectId } from '../catalogue/subject.ts';
import type { Connection } from '../database/connection.ts';
import { type PlacedPoint, placeKey, trackKey } from '../facts/placed-point.ts';
import type { Recorded } from '../facts/recorded.ts';
import { type Change, Resolver } from '../facts/resolver.ts';
import { type RecordedDevelopment, readPositions } from '../log/read.ts';
import { readConnected } from '../projection/connected.ts';
import { isOnTrackOf, type PointRow, pointColumns, toPoint, unnestTracks } from '../projection/fact-rows.ts';
import { compareSides, type TrackDifference } from '../state/difference.ts';
import { type Finding, findFindings } from '../state/findings.ts';
import { subjectsBeside } from '../state/law.ts';
import { RuleContext } from '../state/rule-context.ts';
import { findBeside, readBeside } from './beside.ts';
import { isKnown } from './conditions.ts';
import type { Snapshot } from './snapshot.ts';
import { readSubjects, sortFacts } from './state.ts';

export interface SubjectFinding extends Finding {
  readonly subject: SubjectId;
}

/** What follows from acts otherwise than before. */
export interface DerivedChange extends TrackDifference {
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
  /** What follows from acts otherwise than before, on the day of recording. */
  readonly derived: readonly DerivedChange[];
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
  const change = narrow(resolver.add(batch), ({ attribute }) => !unreadAttributes.includes(attribute));
  const { placed: points, removed: withdrawn } = narrow(change, isSaid);
  const changed = [...points, ...withdrawn];
  const concerned = new Set(batch.map(({ position }) => resolver.rootOf(position)));
  const about = new Set<string>([
    ...batch.flatMap(({ development, isErased }) => (isErased ? [] : subjectsOf(development))),
    ...changed.filter(({ position }) => concerned.has(position)).map(({ subject }) => subject),
  ]);
  const sides = await readSides(connection, before, change);
  return {
    points,
    withdrawn,
    others: subjectsIn(changed).filter((subject) => !about.has(subject)),
    derived: findDerived(sides, before),
    findings: findRaised(sides, before),
  };
}

/** Whether a point says something by itself; that a case has an act on its accused says the act. */
function isSaid({ attribute }: PlacedPoint): boolean {
  return attribute === ACT || attribute === DOCKET || !isInternal(attribute);
}

function narrow({ placed, removed, ...change }: Change, isMeant: (point: PlacedPoint) => boolean): Change {
  return { ...change, placed: placed.filter(isMeant), removed: removed.filter(isMeant) };
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

/** How a subject is before a change, and how it is after it. */
interface Sides {
  readonly subject: SubjectId;
  readonly before: KnownOfSubject;
  readonly after: KnownOfSubject;
}

interface KnownOfSubject {
  readonly facts: readonly PlacedPoint[];
  readonly lives: readonly PlacedPoint[];
}

/**
 * What is known of every subject that a change may touch, before and after it: also of the accused of a case, and of
 * the cases of a person, since an amnesty or a death is of no case and counts in each.
 */
async function readSides(connection: Connection, snapshot: Snapshot, change: Change): Promise<Sides[]> {
  const touched = [...change.placed, ...change.removed];
  const named = [...new Set([...subjectsIn(touched), ...(await findBoundToLives(connection, snapshot, touched))])];
  const ofNamed = await readSubjects(connection, snapshot, { subjects: named });
  const byLaw = [...new Set(touched.filter(decidesByLaw).map(({ subject }) => subject as SubjectId))];
  const known = [...byLaw.flatMap((subject) => ofNamed.get(subject)?.facts ?? []), ...change.placed];
  const others = subjectsBeside(known)
    .filter((it) => !named.includes(it))
    .slice(0, MOST_BESIDE);
  const ofOthers = await readSubjects(connection, snapshot, { subjects: others });
  const onTracks = Map.groupBy(await readTracks(connection, snapshot, touched), ({ subject }) => subject);
  const sides = [...ofNamed, ...ofOthers].map(([subject, before]) => {
    const own = narrow(change, (point) => point.subject === subject);
    return { subject, before, facts: applyTo([...before.facts, ...(onTracks.get(subject) ?? [])], own) };
  });
  const beside = await readBeside(connection, snapshot, { facts: sides.flatMap(({ facts }) => facts) });
  const besideAfter = applyTo(beside, narrow(change, isBeside));
  const besideOf = findBeside(besideAfter);
  return sides.map(({ facts, ...side }) => ({ ...side, after: { facts, lives: besideOf(facts) } }));
}

/** A change may change so many accused of a case, or cases of a person. */
const MOST_BESIDE = 50;

/** Whether what follows from acts may rest on a point. */
function decidesByLaw({ attribute }: PlacedPoint): boolean {
  return lawAttributes.includes(attribute) || attribute === registry.kind.name;
}

/** Whether a point may decide on other subjects than its own. */
function isBeside({ attribute }: PlacedPoint): boolean {
  return attribute === links.life.name || attribute === ACT || attribute === registry.kind.name;
}

/** The review notes that there are after a change and were not before. */
function findRaised(sides: readonly Sides[], snapshot: Snapshot): SubjectFinding[] {
  return sides.flatMap(({ subject, before, after }) => {
    const old = findingsOn(subject, before, snapshot);
    return findNew(old, findingsOn(subject, after, snapshot)).map((finding) => ({ subject, ...finding }));
  });
}

/** What follows from acts otherwise than before, on the day of the change. */
function findDerived(sides: readonly Sides[], { asOf }: Snapshot): DerivedChange[] {
  return sides.flatMap(({ subject, before, after }) =>
    compareSides({ ...before, asOf }, { ...after, asOf })
      .filter(({ attribute, change }) => findAttribute(attribute)?.derivation && change !== 'kept')
      .map((difference) => ({ subject, ...difference })),
  );
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

/** Facts once a change is made, each once, in their order. */
function applyTo(facts: readonly PlacedPoint[], { removed, placed }: Change): PlacedPoint[] {
  const after = new Map(facts.map((fact) => [placeKey(fact), fact]));
  for (const point of removed) after.delete(placeKey(point));
  for (const point of placed) after.set(placeKey(point), point);
  return sortFacts([...after.values()]);
}
