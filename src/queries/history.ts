// The history of one development: who amended it when, and what that changed.
import { contentOf } from '../catalogue/amending.ts';
import type { Envelope } from '../catalogue/development.ts';
import type { Connection } from '../database/connection.ts';
import { type AmendmentLink, resolveVersions } from '../facts/versions.ts';
import { findRoot, readAmendments } from '../log/amendments.ts';
import { type RecordedDevelopment, readPositions } from '../log/read.ts';
import { compareValues, type ValueChange } from './changes.ts';
import { type CountingDate, readCountingDate } from './history-date.ts';
import type { Snapshot } from './snapshot.ts';

/** What became of a development, by ids, as known at a moment. */
export interface Status {
  readonly retractedBy: string | null;
  /** The correction whose words count instead. */
  readonly correctedBy: string | null;
  readonly corroboratedBy: readonly string[];
}

/** What became of each of `recorded`, by position. */
export async function readStatuses(
  connection: Connection,
  { workspace, knowledge }: Pick<Snapshot, 'workspace' | 'knowledge'>,
  recorded: readonly RecordedDevelopment[],
): Promise<(development: RecordedDevelopment) => Status> {
  const links = await readAmendments(connection, {
    workspace,
    positions: recorded.map(({ position }) => position),
    knownAt: knowledge.position,
  });
  const versions = resolveVersions(links);
  const ids = new Map(links.map(({ position, id }) => [position, id]));
  const idOf = (position: number | undefined) => (position === undefined ? null : (ids.get(position) ?? null));
  return ({ position }) => {
    const inForce = versions.inForce(position);
    return {
      retractedBy: idOf(versions.retractionOf(position)),
      correctedBy: inForce === position ? null : idOf(inForce),
      corroboratedBy: versions.corroborationsOf(inForce).flatMap((at) => ids.get(at) ?? []),
    };
  };
}

/** What a step changed in what counts: `none` where something else keeps it from counting. */
export const effects = [
  'recorded',
  'corrected',
  'corroborated',
  'retracted',
  'restored',
  'uncorroborated',
  'none',
] as const;
export type Effect = (typeof effects)[number];

export interface HistoryStep {
  readonly recorded: RecordedDevelopment;
  /** The id of what it amends; null for the development itself. */
  readonly target: string | null;
  readonly effect: Effect;
  /** What it changed in the words that counted just before it. */
  readonly changes: readonly ValueChange[];
  /** Its words count now. */
  readonly inForce: boolean;
}

export interface History {
  readonly id: string;
  /** The id of the development whose words count: its own, or that of a correction; null: it is retracted. */
  readonly inForce: string | null;
  /** When it happened, as it counts; null: it has no place in time. */
  readonly date: CountingDate | null;
  readonly steps: readonly HistoryStep[];
  /** The position of the last of these steps, where more follow. */
  readonly next: number | undefined;
}

export interface HistoryQuestion {
  /** The id of the development, or of anything that amends it. */
  readonly id: string;
  /** The position of the last step of the page before. */
  readonly after: number | undefined;
  readonly limit: number;
}

/** What was recorded about one development, in that order; undefined where it was not known at the moment. */
export async function readHistory(
  connection: Connection,
  { workspace, knowledge }: Pick<Snapshot, 'workspace' | 'knowledge'>,
  { id, after = -1, limit }: HistoryQuestion,
): Promise<History | undefined> {
  const knownAt = knowledge.position;
  const found = await findRoot(connection, { workspace, id, knownAt });
  if (!found) return undefined;
  const root = found.position;
  const links = await readAmendments(connection, { workspace, positions: [root], knownAt });
  const all = [root, ...links.map(({ position }) => position)];
  const first = all.filter((position) => position <= after).length;
  const shown = all.slice(first, first + limit);
  const states = [first - 1, ...shown.keys().map((index) => first + index)].map((index) =>
    index < 0 ? undefined : stateAfter(root, links.slice(0, index)),
  );
  const versions = states.flatMap((state) => state?.version ?? []);
  const byPosition = new Map(
    (await readPositions(connection, workspace, [...new Set([...shown, ...versions])])).map((it) => [it.position, it]),
  );
  const ids = new Map([[root, found.id], ...links.map(({ position, id }) => [position, id] as const)]);
  const idOf = (position: number | undefined) => (position === undefined ? null : (ids.get(position) ?? null));
  const now = resolveVersions(links);
  const isRetracted = now.retractionOf(root) !== undefined;
  const contentAt = (state: VersionState | undefined) => {
    const recorded = state && !state.isRetracted ? byPosition.get(state.version) : undefined;
    return recorded && !recorded.isErased ? withoutId(contentOf(recorded.development)) : undefined;
  };
  return {
    id: found.id,
    date: (await readCountingDate(connection, { workspace, knowledge }, root)) ?? null,
    inForce: isRetracted ? null : idOf(now.inForce(root)),
    next: first + limit < all.length ? shown.at(-1) : undefined,
    steps: shown.flatMap((position, index) => {
      const recorded = byPosition.get(position);
      if (!recorded) return [];
      const [before, after] = [states[index], states[index + 1]];
      const [old, young] = [contentAt(before), contentAt(after)];
      const link = links[first + index - 1];
      return {
        recorded,
        target: idOf(link?.target),
        effect: effectOf(before, after, link),
        changes: old && young ? compareValues(old, young) : [],
        inForce: !isRetracted && now.inForce(root) === position,
      };
    }),
  };
}

interface VersionState {
  /** The position of the version in force. */
  readonly version: number;
  readonly isRetracted: boolean;
  readonly corroborations: number;
}

function stateAfter(root: number, links: readonly AmendmentLink[]): VersionState {
  const versions = resolveVersions(links);
  const version = versions.inForce(root);
  return {
    version,
    isRetracted: versions.retractionOf(root) !== undefined,
    corroborations: versions.corroborationsOf(version).length,
  };
}

function withoutId({ id: _, ...content }: Envelope & { readonly id?: string }): Envelope {
  return content;
}

function effectOf(
  before: VersionState | undefined,
  after: VersionState | undefined,
  link: AmendmentLink | undefined,
): Effect {
  if (!before || !after) return 'recorded';
  if (after.isRetracted) return before.isRetracted ? 'none' : 'retracted';
  if (before.isRetracted) return 'restored';
  if (before.version !== after.version) return link?.amends === 'corrects' ? 'corrected' : 'restored';
  if (before.corroborations === after.corroborations) return 'none';
  return before.corroborations < after.corroborations ? 'corroborated' : 'uncorroborated';
}
