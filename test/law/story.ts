// A story of test/vectors/law as acts: what is known after so many entries, dated as the engine dates developments.
import { type ResolvedDates, resolveDates } from '../../src/facts/dates.ts';
import { ownDate } from '../../src/facts/own-date.ts';
import { NO_TIME } from '../../src/facts/placement.ts';
import { resolveVersions } from '../../src/facts/versions.ts';
import type { Act, ActContent } from '../../src/law/acts.ts';
import { BEGINNING_OF_TIME, type Day, laterOf } from '../../src/time/day.ts';

/** One recorded development; `corrects` and `retracts` name another. */
export interface Entry {
  readonly id: string;
  readonly occurred?: string;
  readonly after?: readonly string[];
  readonly effective?: string;
  readonly standing?: string;
  readonly recordedOn?: string;
  readonly corrects?: string;
  readonly retracts?: string;
  readonly acts?: readonly ActContent[];
}

const RECORDED_ON = '2030-01-01' as Day;

/** The acts that count after the first `known` entries. */
export function actsOf(all: readonly Entry[], known = all.length): Act[] {
  const entries = all.slice(0, known);
  const positionOf = (id: string) => entries.findIndex((entry) => entry.id === id);
  const versions = resolveVersions(
    entries.flatMap(({ corrects, retracts }, position) => {
      const target = corrects ?? retracts;
      if (target === undefined) return [];
      return [{ position, amends: corrects ? 'corrects' : 'retracts', target: positionOf(target) } as const];
    }),
  );
  const standing = entries.flatMap((entry, position) => {
    if (entry.corrects !== undefined || entry.retracts !== undefined) return [];
    if (versions.retractionOf(position) !== undefined) return [];
    const version = entries[versions.inForce(position)] ?? entry;
    return [{ position, id: entry.id, version, first: dayOf(entry), last: dayOf(version) }];
  });
  const dated = standing.map(({ position, version, first, last }) => ({
    position,
    own: ownDate(version.occurred, { first, last }, []),
    after: (version.after ?? []).map(positionOf),
  }));
  const dates = resolveDates(dated);
  const followed = followedIn(dated, dates);
  return standing.flatMap(({ position, id, version }) => {
    if (!['reported', 'official'].includes(version.standing ?? 'reported')) return [];
    const placed = dates.get(position);
    if (!placed) return [];
    const follows = [...(followed.get(position) ?? [])].flatMap((other) => entries[other]?.id ?? []);
    return (version.acts ?? []).map((content, index) => ({
      ...content,
      ...placeOf(placed, version.effective as Day | undefined),
      id: index === 0 ? id : `${id}#${index + 1}`,
      order: position * 100 + index,
      follows,
    }));
  });
}

function dayOf({ recordedOn }: Entry): Day {
  return (recordedOn as Day | undefined) ?? RECORDED_ON;
}

/** Effect from a later day raises both bounds. */
function placeOf({ earliest, latest, timeOfDayMs }: ResolvedDates, effective: Day | undefined) {
  const from = effective ?? BEGINNING_OF_TIME;
  const raised = laterOf(earliest, from);
  return {
    earliest: raised === BEGINNING_OF_TIME ? null : raised,
    latest: laterOf(latest, from),
    timeOfDayMs: timeOfDayMs === NO_TIME || effective !== undefined ? null : timeOfDayMs,
  };
}

/** What each follows over any number of steps; what contradicts its dates follows nothing. */
function followedIn(
  dated: readonly { readonly position: number; readonly after: readonly number[] }[],
  dates: ReadonlyMap<number, ResolvedDates>,
): Map<number, Set<number>> {
  const after = new Map(dated.map((it) => [it.position, it.after.filter((other) => dates.has(other))]));
  const closed = new Map<number, Set<number>>();
  for (const { position } of dated) {
    const all = new Set(dates.get(position)?.contradicted ? [] : after.get(position));
    for (const other of all) for (const further of after.get(other) ?? []) all.add(further);
    all.delete(position);
    closed.set(position, all);
  }
  return closed;
}
