// How what is known of a subject on one day differs between two moments: what was learned, corrected and withdrawn.
import { sql } from 'kysely';
import type { SubjectId } from '../catalogue/subject.ts';
import type { Connection } from '../database/connection.ts';
import { type Fact, isKnownFact } from '../facts/facts.ts';
import { type PlacedPoint, placeKey, trackKey } from '../facts/placed-point.ts';
import { withoutSuperseded } from '../facts/track.ts';
import { readAmendments } from '../log/amendments.ts';
import { type FactRow, factColumns, isKnownAt, isLive, toFact } from '../projection/fact-rows.ts';
import { compareSides } from '../state/difference.ts';
import {
  type ChangeCause,
  causingTracks,
  type Diff,
  type DiffQuestion,
  isAbout,
  livesBehind,
  readByPosition,
  readSides,
} from './diff.ts';
import { explainBy, readIdentityNews } from './diff-news.ts';

/** Undefined where the subject has no name at the later moment. */
export async function diffKnowledge(connection: Connection, question: DiffQuestion): Promise<Diff | undefined> {
  const { subject, from, to } = question;
  const sides = await readSides(connection, question);
  if (!sides) return undefined;
  const { before, after, name } = sides;
  const differences = compareSides(before, after);
  const lives = livesBehind([...before.facts, ...after.facts]);
  const tracks = new Set(differences.flatMap((difference) => causingTracks(subject, difference, lives)));
  const facts = [...before.facts, ...before.lives, ...after.facts, ...after.lives];
  const points = facts.filter((fact) => tracks.has(trackKey(fact)));
  const altered = await readAltered(connection, question, { lives: lives.persons, points });
  const { workspace, knowledge } = to;
  const positions = [...new Set(altered.facts.map(({ position }) => position))];
  const links = await readAmendments(connection, { workspace, positions, knownAt: knowledge.position });
  const news = links.filter(({ batchEnd }) => batchEnd > from.knowledge.position);
  const recorded = await readByPosition(connection, workspace, [...positions, ...news.map(({ position }) => position)]);
  const identities = await readIdentityNews(connection, question);
  const causesOf = explainBy({
    links,
    news,
    recorded,
    knownBefore: from.knowledge.position,
    isElsewhere: (position) => altered.elsewhere.has(position),
    identities,
  });
  const byTrack = Map.groupBy(altered.facts, trackKey);
  const deciding = new Set(
    [before, after]
      .flatMap(({ facts: known, lives: ended, asOf }) =>
        [...Map.groupBy([...known, ...ended], trackKey).values()].flatMap((own) => withoutSuperseded(own, asOf)),
      )
      .map(placeKey),
  );
  const changes = differences.map((difference) => {
    const own = causingTracks(subject, difference, lives).flatMap((track) => byTrack.get(track) ?? []);
    // What is superseded makes a difference only where nothing else does: it tells one event from two.
    const decisive = own.filter((fact) => deciding.has(placeKey(fact)));
    const positions = (decisive.length > 0 ? decisive : own).map(({ position }) => position);
    const because = [...new Set(positions)].flatMap(causesOf);
    return {
      ...difference,
      because: withoutRepeats(because).sort((a, b) => a.recorded.position - b.recorded.position),
    };
  });
  return { name, changes };
}

function withoutRepeats(causes: readonly ChangeCause[]): ChangeCause[] {
  return [...new Map(causes.map((it) => [`${it.effect} ${it.recorded.position} ${it.development}`, it])).values()];
}

interface Altered {
  readonly facts: readonly Fact[];
  /** The positions of developments that say something of the subject at one of the moments only. */
  readonly elsewhere: ReadonlySet<number>;
}

interface AlteredQuestion {
  readonly lives: readonly SubjectId[];
  readonly points: readonly PlacedPoint[];
}

/** Facts of the developments behind `points` that say something on those tracks at one of the moments only. */
async function readAltered(
  connection: Connection,
  { subject, from, to }: DiffQuestion,
  { lives, points }: AlteredQuestion,
): Promise<Altered> {
  const positions = [...new Set(points.map(({ position }) => position))];
  const [earlier, later] = [from.knowledge.position, to.knowledge.position];
  const { rows } = await sql<FactRow>`
    select ${factColumns} from fact f
    where ${isLive(to.workspace)} and ${isAbout(subject, lives)} and f.position = any(${positions}::bigint[])
      and (${isKnownAt(earlier)} or ${isKnownAt(later)})
    order by f.position, f.index, f.known_from`.execute(connection);
  const facts = rows.map(toFact);
  const [old, young] = [earlier, later].map((at) => facts.filter((fact) => isKnownFact(fact, at))) as [Fact[], Fact[]];
  const [said, says] = [new Set(old.map(sayingOf)), new Set(young.map(sayingOf))];
  const [was, is] = [new Set(old.map(({ position }) => position)), new Set(young.map(({ position }) => position))];
  return {
    facts: [...old.filter((fact) => !says.has(sayingOf(fact))), ...young.filter((fact) => !said.has(sayingOf(fact)))],
    elsewhere: was.symmetricDifference(is),
  };
}

/** A point with its place and its words, but for what follows it on the track. */
function sayingOf({ row: _, knownFrom: __, knownTo: ___, next: ____, ...point }: Fact): string {
  return JSON.stringify(point);
}
