import { type RawBuilder, sql } from 'kysely';
import { identityOf } from '../catalogue/identify.ts';
import { internalAttributes } from '../catalogue/points.ts';
import type { SubjectId } from '../catalogue/subject.ts';
import type { Connection } from '../database/connection.ts';
import type { Fact } from '../facts/facts.ts';
import { type PlacedPoint, trackKey } from '../facts/placed-point.ts';
import { type RecordedAmendment, readAmendments } from '../log/amendments.ts';
import { findIdentifying } from '../log/identity.ts';
import { type RecordedDevelopment, readPositions } from '../log/read.ts';
import { type FactRow, factColumns, isLive, toFact } from '../projection/store.ts';
import { compareSides, type TrackDifference } from '../state/difference.ts';
import { nameAsOf } from '../state/state.ts';
import { personWhoseLifeEnds } from '../state/tracks.ts';
import type { Snapshot } from './snapshot.ts';
import { isKnown, readSubject } from './state.ts';

/**
 * What a development did between two moments. Of what happened: by the later day it has (`happened`), or may have (`possible`). Of
 * what was learned: it was recorded, corrected, corroborated or retracted, or such an act was taken back (`restored`); `merged`, `split`: it
 * was found who it is about; `moved`: another development changed its place, by `after`.
 */
export const effectsBetween = [
  'happened',
  'possible',
  'recorded',
  'corrected',
  'corroborated',
  'retracted',
  'restored',
  'merged',
  'split',
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
  readonly from: Snapshot;
  readonly to: Snapshot;
}

/** How what a subject is differs between two days, as known at one moment: what happened, also what came and went in between. */
export async function diffDays(connection: Connection, { subject, from, to }: DiffQuestion): Promise<Diff | undefined> {
  const before = { ...(await readSubject(connection, from, subject, { decidingOnly: true })), asOf: from.asOf };
  const after = { ...(await readSubject(connection, to, subject, { decidingOnly: true })), asOf: to.asOf };
  const name = nameAsOf(after.facts, to.asOf);
  if (name === undefined) return undefined;
  const lifeOf = livesBehind([...before.facts, ...after.facts]);
  const isBetween = sql`(f.latest > ${from.asOf}::date and f.latest <= ${to.asOf}::date
    or f.earliest > ${from.asOf}::date and f.earliest <= ${to.asOf}::date)`;
  const steps = await readPlaced(connection, to, { subject, lives: lifeOf.persons, condition: isBetween });
  const recorded = await readByPosition(
    connection,
    to.workspace,
    steps.map(({ position }) => position),
  );
  const byTrack = Map.groupBy(steps, trackKey);
  const own = steps.filter((step) => step.subject === subject);
  const changes = compareSides(before, after, own).map((difference) => ({
    ...difference,
    because: causingTracks(subject, difference, lifeOf)
      .flatMap((track) => byTrack.get(track) ?? [])
      .map(({ latest, position, cause }) => ({
        effect: latest <= to.asOf ? ('happened' as const) : ('possible' as const),
        recorded: recorded(position),
        development: cause.development,
      })),
  }));
  return { name, changes };
}

/** The lives behind tracks that end with one. */
function livesBehind(facts: readonly PlacedPoint[]) {
  const byTrack = Map.groupBy(facts, trackKey);
  const persons = new Map(
    [...byTrack].flatMap(([track, own]) => {
      const person = personWhoseLifeEnds(own);
      return person === undefined ? [] : [[track, person] as const];
    }),
  );
  return { persons: [...new Set(persons.values())] as SubjectId[], of: (track: string) => persons.get(track) };
}

/** The tracks whose facts make a difference on one track: that track, and the life that ends it. */
function causingTracks(
  subject: SubjectId,
  { attribute, key }: TrackDifference,
  lives: ReturnType<typeof livesBehind>,
): string[] {
  const track = trackKey({ subject, attribute, key });
  const person = lives.of(track) as SubjectId | undefined;
  return [track, ...(person ? [trackKey({ subject: person, attribute: 'life', key: '' })] : [])];
}

interface PlacedQuestion {
  readonly subject: SubjectId;
  /** Persons of whose lives alone is asked. */
  readonly lives: readonly SubjectId[];
  /** On `fact f`. */
  readonly condition: RawBuilder<unknown>;
}

/** Facts known at a moment, of a subject and of lives, in their order. */
async function readPlaced(
  connection: Connection,
  snapshot: Snapshot,
  { subject, lives, condition }: PlacedQuestion,
): Promise<PlacedPoint[]> {
  const { rows } = await sql<FactRow>`
    select ${factColumns} from fact f
    where ${isLive(snapshot.workspace)} and ${isAbout(subject, lives)} and ${isKnown(snapshot)} and ${condition}
    order by f.latest, f.earliest, f.time_of_day_ms, f.tie_position, f.tie_depth, f.position, f.index`.execute(
    connection,
  );
  return rows.map(toFact);
}

function isAbout(subject: SubjectId, lives: readonly SubjectId[]): RawBuilder<unknown> {
  return sql`(f.subject = ${subject} and f.attribute <> all(${internalAttributes}::text[])
    or f.subject = any(${lives}::text[]) and f.attribute = 'life')`;
}

/** How what is known of a subject as of one day differs between two moments: what was learned, corrected and withdrawn. */
export async function diffKnowledge(
  connection: Connection,
  { subject, from, to }: DiffQuestion,
): Promise<Diff | undefined> {
  const before = { ...(await readSubject(connection, from, subject, { decidingOnly: true })), asOf: from.asOf };
  const after = { ...(await readSubject(connection, to, subject, { decidingOnly: true })), asOf: to.asOf };
  const name = nameAsOf(after.facts, to.asOf);
  if (name === undefined) return undefined;
  const differences = compareSides(before, after);
  const lifeOf = livesBehind([...before.facts, ...after.facts]);
  const tracks = new Set(differences.flatMap((difference) => causingTracks(subject, difference, lifeOf)));
  const facts = [...before.facts, ...before.lives, ...after.facts, ...after.lives];
  const points = facts.filter((fact) => tracks.has(trackKey(fact)));
  const altered = await readAltered(connection, { subject, from, to }, { lives: lifeOf.persons, points });
  const { workspace, knowledge } = to;
  const positions = [...new Set(altered.facts.map(({ position }) => position))];
  const links = await readAmendments(connection, { workspace, positions, knownAt: knowledge.position });
  const news = links.filter(({ batchEnd }) => batchEnd > from.knowledge.position);
  const recorded = await readByPosition(connection, workspace, [...positions, ...news.map(({ position }) => position)]);
  const identities = await readIdentityNews(connection, { subject, from, to });
  const causesOf = explainBy({
    links,
    news,
    recorded,
    knownBefore: from.knowledge.position,
    isElsewhere: (position) => altered.elsewhere.has(position),
    identities,
  });
  const byTrack = Map.groupBy(altered.facts, trackKey);
  const changes = differences.map((difference) => {
    const own = causingTracks(subject, difference, lifeOf).flatMap((track) => byTrack.get(track) ?? []);
    const because = [...new Set(own.map(({ position }) => position))].flatMap(causesOf);
    return { ...difference, because: eachOnce(because).sort((a, b) => a.recorded.position - b.recorded.position) };
  });
  return { name, changes };
}

function eachOnce(causes: readonly ChangeCause[]): ChangeCause[] {
  return [...new Map(causes.map((it) => [`${it.effect} ${it.recorded.position} ${it.development}`, it])).values()];
}

interface Altered {
  readonly facts: readonly Fact[];
  /** The positions of developments that say something of the subject at one of the moments only. */
  readonly elsewhere: ReadonlySet<number>;
}

/** Of the developments behind `points`: what they said on those tracks that is not the same at both moments. */
async function readAltered(
  connection: Connection,
  { subject, from, to }: DiffQuestion,
  { lives, points }: { readonly lives: readonly SubjectId[]; readonly points: readonly PlacedPoint[] },
): Promise<Altered> {
  const positions = [...new Set(points.map(({ position }) => position))];
  const { rows } = await sql<FactRow>`
    select ${factColumns} from fact f
    where ${isLive(to.workspace)} and ${isAbout(subject, lives)} and f.position = any(${positions}::bigint[])
      and (${isKnown(from)} or ${isKnown(to)})
    order by f.position, f.index, f.known_from`.execute(connection);
  const at = ({ knowledge: { position } }: Snapshot, { knownFrom, knownTo }: Fact) =>
    knownFrom <= position && (knownTo === null || knownTo > position);
  const facts = rows.map(toFact);
  const [old, young] = [facts.filter((fact) => at(from, fact)), facts.filter((fact) => at(to, fact))];
  const [said, says] = [new Set(old.map(sayingOf)), new Set(young.map(sayingOf))];
  const [was, is] = [new Set(old.map(({ position }) => position)), new Set(young.map(({ position }) => position))];
  return {
    facts: [...old.filter((fact) => !says.has(sayingOf(fact))), ...young.filter((fact) => !said.has(sayingOf(fact)))],
    elsewhere: was.symmetricDifference(is),
  };
}

/** What was learned between two moments about who the subject is: merges and splits, and what took them back. */
async function readIdentityNews(connection: Connection, { subject, from, to }: DiffQuestion): Promise<ChangeCause[]> {
  const { workspace, knowledge } = to;
  const positions = await findIdentifying(connection, { workspace, subjects: [subject] });
  if (positions.length === 0) return [];
  const links = await readAmendments(connection, { workspace, positions, knownAt: knowledge.position });
  const recorded = await readByPosition(connection, workspace, [...positions, ...links.map((link) => link.position)]);
  const rootOf = makeRootOf(links);
  const isNews = ({ batchEnd }: RecordedDevelopment) =>
    batchEnd > from.knowledge.position && batchEnd <= knowledge.position;
  const identified = positions
    .map(recorded)
    .filter(isNews)
    .map((it): ChangeCause => {
      const effect = identityOf(it.development)?.kind === 'splits' ? 'split' : 'merged';
      return { effect, recorded: it, development: it.development.id };
    });
  const undone = links
    .filter((link) => isNews(recorded(link.position)))
    .map(
      (link): ChangeCause => ({
        effect: positions.includes(link.target) ? 'retracted' : 'restored',
        recorded: recorded(link.position),
        development: recorded(rootOf(link.position)).development.id,
      }),
    );
  return [...identified, ...undone];
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
  /** Whether a development says something of the subject at one of the moments only. */
  readonly isElsewhere: (position: number) => boolean;
  readonly identities: readonly ChangeCause[];
}

function makeRootOf(links: readonly RecordedAmendment[]) {
  const targets = new Map(links.map(({ position, target }) => [position, target]));
  return (position: number): number => {
    let root = position;
    for (let target = targets.get(root); target !== undefined; target = targets.get(root)) root = target;
    return root;
  };
}

/** For the position of a development: what had its words, its place or its subjects change. */
function explainBy({ links, news, recorded, knownBefore, isElsewhere, identities }: News) {
  const amending = new Set(links.map(({ position }) => position));
  const rootOf = makeRootOf(links);
  const effectOf = ({ amends, target }: RecordedAmendment): ChangeCause['effect'] => {
    if (amends === 'corrects') return 'corrected';
    if (amends === 'corroborates') return 'corroborated';
    return amending.has(target) ? 'restored' : 'retracted';
  };
  const byRoot = Map.groupBy(news, ({ position }) => rootOf(position));
  return (position: number): readonly ChangeCause[] => {
    const it = recorded(position);
    const development = it.development.id;
    const amended = (byRoot.get(position) ?? []).map((link) => ({
      effect: effectOf(link),
      recorded: recorded(link.position),
      development,
    }));
    if (it.batchEnd > knownBefore) return [{ effect: 'recorded', recorded: it, development }, ...amended];
    if (amended.length > 0) return amended;
    if (identities.length > 0 && isElsewhere(position)) return identities;
    return [{ effect: 'moved', recorded: it, development }];
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
