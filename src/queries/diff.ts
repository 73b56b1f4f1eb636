// What both kinds of diff share: their shape, their sides, the lives that end tracks, and the developments behind them.
import { type RawBuilder, sql } from 'kysely';
import { attribute, findAttribute } from '../catalogue/attributes.ts';
import { ACT, lawAttributes, unreadAttributes } from '../catalogue/points.ts';
import type { SubjectId } from '../catalogue/subject.ts';
import type { Connection } from '../database/connection.ts';
import { trackKey } from '../facts/placed-point.ts';
import { type RecordedDevelopment, readPositions } from '../log/read.ts';
import type { TrackDifference } from '../state/difference.ts';
import { nameAsOf, type SubjectFacts } from '../state/state.ts';
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
  const name = nameAsOf(after.facts, to);
  return name === undefined ? undefined : { before, after, name };
}

export interface Lives {
  readonly persons: readonly SubjectId[];
  /** Other subjects whose acts bear on the subject: its cases, or its accused. */
  readonly acting: readonly SubjectId[];
  /** The person whose death ends that track. */
  readonly of: (track: string) => SubjectId | undefined;
}

type Side = Pick<SubjectFacts, 'facts' | 'lives'>;

/** The persons whose deaths end tracks of either side, and the subjects whose acts bear on them. */
export function livesBehind(before: Side, after: Side): Lives {
  const facts = [...before.facts, ...after.facts];
  const acts = [...before.lives, ...after.lives].filter(({ attribute }) => attribute === ACT);
  const persons = new Map(
    [...Map.groupBy(facts, trackKey)].flatMap(([track, own]) => {
      const person = personWhoseLifeEnds(own);
      return person === undefined ? [] : [[track, person as SubjectId] as const];
    }),
  );
  const acting = [...new Set(acts.map(({ subject }) => subject as SubjectId))];
  return { persons: [...new Set(persons.values())], acting, of: (track) => persons.get(track) };
}

/** The tracks whose facts make a difference on one track: that track, and the life that ends it. */
export function causingTracks(subject: SubjectId, { attribute: of, key }: TrackDifference, lives: Lives): string[] {
  if (findAttribute(of)?.derivation) {
    const ofActs = [subject, ...lives.acting].flatMap((it) =>
      lawAttributes.map((name) => trackKey({ subject: it, attribute: name, key: '' })),
    );
    return [trackKey({ subject, attribute: of, key }), ...ofActs];
  }
  const track = trackKey({ subject, attribute: of, key });
  const person = lives.of(track);
  return [track, ...(person ? [trackKey({ subject: person, attribute: 'life', key: '' })] : [])];
}

/** Whether `fact f` says what the subject is, whether one of those persons lives, or an act that bears on it. */
export function isAbout(subject: SubjectId, { persons, acting }: Lives): RawBuilder<unknown> {
  return sql`(f.subject = ${subject} and f.attribute <> all(${unreadAttributes}::text[])
    or f.subject = any(${persons}::text[]) and f.attribute = 'life'
    or f.subject = any(${acting}::text[]) and f.attribute = ${ACT})`;
}

/** Of what makes a derived difference, what it names, and what it can come from: each development once. */
export function narrowCauses<Cause extends { readonly development: string; readonly label?: string }>(
  causes: readonly Cause[],
  { attribute: name, before, after }: TrackDifference,
): readonly Cause[] {
  const { derivation, labels = [] } = attribute(name);
  if (!derivation) return causes;
  const sides = [before, after].flatMap(({ stated, possible }) => [...(stated ? [stated] : []), ...possible]);
  const named = new Set(sides.flatMap(({ because }) => because));
  const fitting = new Set(labels.flatMap((label) => derivation.comesFrom(label)));
  const isMeant = ({ development, label }: Cause) =>
    named.has(development) || (label !== undefined && fitting.has(label));
  const meant = causes.filter(isMeant);
  return [...new Map((meant.length > 0 ? meant : causes).map((it) => [it.development, it])).values()];
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
