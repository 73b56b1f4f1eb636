// What an append would change if it were recorded now: points, new review notes, and subjects with similar names.
import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { findAttribute } from '../catalogue/attributes.ts';
import type { Development } from '../catalogue/development.ts';
import { identityOf } from '../catalogue/identify.ts';
import { ACT, ACT_ON_ACCUSED, EVERYTHING, isInternal, unreadAttributes } from '../catalogue/points.ts';
import { registeredBy } from '../catalogue/references.ts';
import type { SubjectId } from '../catalogue/subject.ts';
import type { Connection } from '../database/connection.ts';
import type { PlacedPoint } from '../facts/placed-point.ts';
import { placeKey, trackKey } from '../facts/placed-point.ts';
import type { Recorded } from '../facts/recorded.ts';
import { type Change, Resolver } from '../facts/resolver.ts';
import type { PreparedDevelopment } from '../log/prepare.ts';
import { readConnected } from '../projection/connected.ts';
import { isOnTrackOf, type PointRow, pointColumns, toPoint, unnestTracks } from '../projection/fact-rows.ts';
import { compareSides, type TrackDifference } from '../state/difference.ts';
import { type Finding, findFindings } from '../state/findings.ts';
import { RuleContext } from '../state/rule-context.ts';
import type { SubjectFacts } from '../state/state.ts';
import { type Instant, utcDayOf } from '../time/instant.ts';
import { isKnown } from './conditions.ts';
import { type Alike, findAlike } from './find-by-name.ts';
import type { Snapshot } from './snapshot.ts';
import { readSubjects } from './state.ts';

export interface PreviewQuestion {
  readonly workspace: string;
  readonly developments: readonly PreparedDevelopment[];
  /** The position that the first of them would get in the log. */
  readonly position: number;
  readonly now: Instant;
}

export interface SubjectFinding extends Finding {
  readonly subject: SubjectId;
}

/** What follows from acts otherwise than before. */
export interface DerivedChange extends TrackDifference {
  readonly subject: SubjectId;
}

export interface Preview {
  /** The moment before it, on the day on which it would be recorded. */
  readonly snapshot: Snapshot;
  /** What would be said, with its place in time. */
  readonly points: readonly PlacedPoint[];
  /** What is said now and would not be said then: retracted, corrected, or moved to another subject. */
  readonly withdrawn: readonly PlacedPoint[];
  /** What follows from acts otherwise than today. */
  readonly derived: readonly DerivedChange[];
  /** Review notes of today that there would be then and are not now. */
  readonly findings: readonly SubjectFinding[];
  /** Subjects that are registered already and bear nearly the same name as one that is to be. */
  readonly alike: readonly Alike[];
}

/** What would change if developments were recorded now, but for others that `after` connects with them. */
export async function readPreview(
  connection: Connection,
  { workspace, developments, position, now }: PreviewQuestion,
): Promise<Preview> {
  const batch = developments.map(({ id, draft }, index): Recorded => {
    const development: Development = { ...draft, id };
    return {
      position: position + index,
      batchEnd: position + developments.length - 1,
      recordedOn: utcDayOf(now),
      development,
    };
  });
  const resolver = new Resolver();
  resolver.restore(await readConnected(connection, workspace, batch));
  const change = resolver.add(batch);
  const concerned = new Set(batch.map((recorded) => resolver.rootOf(recorded.position)));
  const movesOthers = batch.some(({ development }) => identityOf(development));
  const isConcerned = (point: PlacedPoint) => isSaid(point) && (movesOthers || concerned.has(point.position));
  const snapshot = { workspace, asOf: utcDayOf(now), knowledge: { position: position - 1, recordedAt: now } };
  const sides = await readChanged(connection, snapshot, change);
  return {
    snapshot,
    points: change.placed.filter(isConcerned),
    withdrawn: change.removed.filter(isConcerned),
    derived: findDerived(sides, snapshot),
    findings: findRaised(sides, snapshot),
    alike: await findAllAlike(connection, snapshot, batch),
  };
}

/** Whether a point says something by itself; that a case has an act on its accused says the act. */
function isSaid({ attribute }: PlacedPoint): boolean {
  return attribute === ACT || !isInternal(attribute);
}

/** A batch that registers more is an import: there are too many to look through. */
const MOST_REGISTRATIONS = 20;

async function findAllAlike(connection: Connection, snapshot: Snapshot, batch: readonly Recorded[]): Promise<Alike[]> {
  const registrations = batch.flatMap(({ development }) => {
    const subject = registeredBy(development);
    const { names, title } = development.data as { names?: { text: string }[]; title?: string };
    return subject ? [{ subject, names: names?.map(({ text }) => text) ?? (title ? [title] : []) }] : [];
  });
  if (registrations.length > MOST_REGISTRATIONS) return [];
  const found: Alike[] = [];
  for (const registration of registrations) found.push(...(await findAlike(connection, snapshot, registration)));
  return found;
}

/** How a subject is before a change, and how it would be after it. */
interface Sides {
  readonly subject: SubjectId;
  readonly before: SubjectFacts;
  readonly after: SubjectFacts;
}

/** What is known of every subject of a change, of the accused of its cases too, before and after it. */
async function readChanged(connection: Connection, snapshot: Snapshot, change: Change): Promise<Sides[]> {
  const touched = [...change.placed, ...change.removed].filter(
    ({ attribute }) => !unreadAttributes.includes(attribute),
  );
  const named = [...new Set(touched.map(({ subject }) => subject))].filter((it) => it !== EVERYTHING);
  const ofCases = await readSubjects(connection, snapshot, { subjects: named });
  const accused = [...new Set([...ofCases.values()].flatMap(({ facts }) => accusedOf(facts)))];
  const others = accused.filter((it) => !named.includes(it)).slice(0, MOST_ACCUSED);
  const known = new Map([...ofCases, ...(await readSubjects(connection, snapshot, { subjects: others }))]);
  const onTracks = Map.groupBy(await readTracks(connection, snapshot, touched), ({ subject }) => subject);
  return [...known].map(([subject, before]) => {
    const facts = applyTo([...before.facts, ...(onTracks.get(subject) ?? [])], change, (it) => it === subject);
    const lives = applyTo(before.lives, change, (it) => it !== subject);
    return { subject, before, after: { ...before, facts, lives } };
  });
}

/** A change of a case may raise notes on so many of its accused. */
const MOST_ACCUSED = 50;

function accusedOf(facts: readonly PlacedPoint[]): SubjectId[] {
  return facts.flatMap(({ attribute, value }) =>
    attribute === ACT_ON_ACCUSED ? [(value as { readonly accused: SubjectId }).accused] : [],
  );
}

/** The review notes that there are after a change and were not before. */
function findRaised(sides: readonly Sides[], snapshot: Snapshot): SubjectFinding[] {
  return sides.flatMap(({ subject, before, after }) => {
    const old = findingsOf(subject, before, snapshot);
    return findNew(old, findingsOf(subject, after, snapshot)).map((finding) => ({ subject, ...finding }));
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

function findingsOf(
  subject: SubjectId,
  { facts, lives }: Pick<SubjectFacts, 'facts' | 'lives'>,
  { asOf }: Snapshot,
): readonly Finding[] {
  return findFindings(new RuleContext({ subject, asOf, facts, lives })).findings;
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

/** Facts once a change is made, each once. `isMeant`: whose. */
function applyTo(
  facts: readonly PlacedPoint[],
  { removed, placed }: Change,
  isMeant: (subject: string) => boolean,
): PlacedPoint[] {
  const after = new Map(facts.map((fact) => [placeKey(fact), fact]));
  for (const point of removed) after.delete(placeKey(point));
  for (const point of placed)
    if (isMeant(point.subject) && !unreadAttributes.includes(point.attribute)) after.set(placeKey(point), point);
  return [...after.values()];
}
