// What both kinds of diff share: their shape, their sides, the lives that end tracks, and the developments behind them.
import { type RawBuilder, sql } from 'kysely';
import { internalAttributes } from '../catalogue/points.ts';
import type { SubjectId } from '../catalogue/subject.ts';
import type { Connection } from '../database/connection.ts';
import { type PlacedPoint, trackKey } from '../facts/placed-point.ts';
import { type RecordedDevelopment, readPositions } from '../log/read.ts';
import type { TrackDifference } from '../state/difference.ts';
import { nameAsOf } from '../state/state.ts';
import { personWhoseLifeEnds } from '../state/tracks.ts';
import type { Snapshot } from './snapshot.ts';
import { readSubject } from './state.ts';

/**
 * What a development did between two moments.
 *
 * Between two days: it happened by the later one (`happened`), or may have (`possible`); or it is recorded, and only
 * the day of its recording bounds its date (`undated`).
 * Between two moments of knowledge: it was recorded, corrected, corroborated or retracted, or such an act was withdrawn
 * (`restored`); its subject was `merged` or `split`; or what was recorded moved another by `after` (`moved`).
 */
export const effectsBetween = [
  'happened',
  'possible',
  'undated',
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
  /** Between two moments of knowledge: recorded after the first one. */
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

/** What is known of the subject at both moments; undefined where it has no name at the later one. */
export async function readSides(connection: Connection, { subject, from, to }: DiffQuestion) {
  const question = { subject, decidingOnly: true };
  const before = { ...(await readSubject(connection, from, question)), asOf: from.asOf };
  const after = { ...(await readSubject(connection, to, question)), asOf: to.asOf };
  const name = nameAsOf(after.facts, to.asOf);
  return name === undefined ? undefined : { before, after, name };
}

export interface Lives {
  readonly persons: readonly SubjectId[];
  /** The person whose death ends that track. */
  readonly of: (track: string) => SubjectId | undefined;
}

/** The persons whose deaths end tracks of these facts. */
export function livesBehind(facts: readonly PlacedPoint[]): Lives {
  const persons = new Map(
    [...Map.groupBy(facts, trackKey)].flatMap(([track, own]) => {
      const person = personWhoseLifeEnds(own);
      return person === undefined ? [] : [[track, person as SubjectId] as const];
    }),
  );
  return { persons: [...new Set(persons.values())], of: (track) => persons.get(track) };
}

/** The tracks whose facts make a difference on one track: that track, and the life that ends it. */
export function causingTracks(subject: SubjectId, { attribute, key }: TrackDifference, lives: Lives): string[] {
  const track = trackKey({ subject, attribute, key });
  const person = lives.of(track);
  return [track, ...(person ? [trackKey({ subject: person, attribute: 'life', key: '' })] : [])];
}

/** Whether `fact f` says what the subject is, or whether one of those persons lives. */
export function isAbout(subject: SubjectId, lives: readonly SubjectId[]): RawBuilder<unknown> {
  return sql`(f.subject = ${subject} and f.attribute <> all(${internalAttributes}::text[])
    or f.subject = any(${lives}::text[]) and f.attribute = 'life')`;
}

/** Finds the developments at positions that facts rest on. */
export async function readByPosition(connection: Connection, workspace: string, positions: readonly number[]) {
  const recorded = await readPositions(connection, workspace, [...new Set(positions)]);
  const byPosition = new Map(recorded.map((it) => [it.position, it]));
  return (position: number): RecordedDevelopment => {
    const found = byPosition.get(position);
    if (!found) throw new Error(`the facts rest on position ${position}, which the log lacks`);
    return found;
  };
}
