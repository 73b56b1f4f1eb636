// How what is known of a subject on one day differs between two moments: what was learned, corrected and withdrawn.
import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { links } from '../catalogue/links.ts';
import { lawAttributes } from '../catalogue/points.ts';
import type { Connection } from '../database/connection.ts';
import { type Fact, isKnownFact } from '../facts/facts.ts';
import { type PlacedPoint, trackKey } from '../facts/placed-point.ts';
import { sinceLastOther, withoutSuperseded } from '../facts/track.ts';
import { type FactRow, factColumns, isKnownWithin, isLive, toFact } from '../projection/fact-rows.ts';
import { compareSides } from '../state/difference.ts';
import {
  type ChangeCause,
  causingTracks,
  type Diff,
  type DiffQuestion,
  isAbout,
  type Lives,
  livesBehind,
  narrowCauses,
  readSides,
} from './diff.ts';
import { type Alteration, readCauses } from './diff-news.ts';

/** Undefined where the subject has no name at the later moment. */
export async function diffKnowledge(connection: Connection, question: DiffQuestion): Promise<Diff | undefined> {
  const { subject } = question;
  const read = await readSides(connection, question);
  if (!read) return undefined;
  const { before, after, name } = read;
  const differences = compareSides(before, after);
  const lives = livesBehind(before, after);
  const differing = new Set(differences.flatMap((difference) => causingTracks(subject, difference, lives)));
  const sides = [before, after].flatMap(({ facts, lives: others, asOf }) => {
    const tracks = Map.groupBy(
      [...facts, ...others].filter((fact) => differing.has(trackKey(fact))),
      trackKey,
    );
    // A death looks further back.
    const isCut = ![...facts, ...others].some(({ attribute }) => attribute === links.life.name);
    return [...tracks.values()].map((own) => ({
      own: isCut && !areActs(own) ? sinceLastOther(own, asOf) : own,
      asOf,
    }));
  });
  const points = sides.flatMap(({ own }) => own);
  const alterations = await readAlterations(connection, question, { lives, points });
  const causesOf = await readCauses(connection, question, alterations);
  const byTrack = Map.groupBy(alterations, ({ track }) => track);
  const deciding = new Set(
    sides.flatMap(({ own, asOf }) =>
      (areActs(own) ? own : withoutSuperseded(own, asOf)).map((point) =>
        nameOf({ track: trackKey(point), position: point.position }),
      ),
    ),
  );
  const changes = differences.map((difference) => {
    const own = causingTracks(subject, difference, lives).flatMap((track) => byTrack.get(track) ?? []);
    // What is superseded makes a difference only where nothing else does: it tells one event from two.
    const decisive = own.filter((alteration) => deciding.has(nameOf(alteration)));
    const causes = (decisive.length > 0 ? decisive : own).flatMap(causesOf);
    const because = withoutRepeats(narrowCauses(causes, difference));
    return { ...difference, because: because.sort((a, b) => a.recorded.position - b.recorded.position) };
  });
  return { name, changes };
}

/** Whether a track holds acts: none of them supersedes another. */
function areActs([first]: readonly PlacedPoint[]): boolean {
  return first !== undefined && lawAttributes.includes(first.attribute);
}

function nameOf({ track, position }: Pick<Alteration, 'track' | 'position'>): string {
  return `${track} ${position}`;
}

function withoutRepeats(causes: readonly ChangeCause[]): ChangeCause[] {
  return [...new Map(causes.map((it) => [`${it.effect} ${it.recorded.position} ${it.development}`, it])).values()];
}

interface AlteredQuestion {
  readonly lives: Lives;
  readonly points: readonly PlacedPoint[];
}

/** What the developments behind `points` say on those tracks at one of the moments only, and what changed it. */
async function readAlterations(
  connection: Connection,
  { subject, from, to }: DiffQuestion,
  { lives, points }: AlteredQuestion,
): Promise<Alteration[]> {
  const positions = [...new Set(points.map(({ position }) => position))];
  const [earlier, later] = [from.knowledge.position, to.knowledge.position];
  const { rows } = await sql<FactRow>`
    select ${factColumns} from fact f
    where ${isLive(to.workspace)} and ${isAbout(subject, lives)} and f.position = any(${positions}::bigint[])
      and ${isKnownWithin(earlier, later)}
    order by f.position, f.index, f.known_from`.execute(connection);
  const facts = Map.groupBy(rows.map(toFact), (fact) => `${trackKey(fact)} ${fact.position}`);
  return [...facts.values()].flatMap((own) => {
    const [old, young] = [earlier, later].map((at) => own.filter((fact) => isKnownFact(fact, at)).map(sayingOf));
    const [first] = own;
    if (!first || isDeepStrictEqual(old, young)) return [];
    const turns = own.flatMap(({ knownFrom, knownTo }) => [knownFrom, knownTo ?? 0]);
    const batchEnds = [...new Set(turns)].filter((turn) => turn > earlier && turn <= later);
    return [{ track: trackKey(first), position: first.position, batchEnds }];
  });
}

/** A point with its place and its words, but for when it was known and what follows it on the track. */
function sayingOf({ row: _, knownFrom: __, knownTo: ___, next: ____, nextFrom: _____, ...point }: Fact): PlacedPoint {
  return point;
}
