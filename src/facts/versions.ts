// Which version of a development counts, after its corrections, retractions and corroborations.
import type { Amends } from '../catalogue/development.ts';

/** One development amends another. A target always comes before what amends it. */
export interface AmendmentLink {
  readonly position: number;
  readonly amends: Amends;
  /** The position of the target. */
  readonly target: number;
}

export interface Versions {
  /** The position of the retraction of `position`; undefined where it counts. */
  retractionOf(position: number): number | undefined;
  /** The position of the version that counts: `position` itself, or a correction. */
  inForce(position: number): number;
  /** The positions of the corroborations that count for exactly `position`. */
  corroborationsOf(position: number): readonly number[];
}

/**
 * Which versions count after all of `links`, in any order. A retraction hides its target. The correction that counts is
 * the last one recorded, among those that directly correct a development and are not retracted; it may be corrected in
 * turn.
 */
export function resolveVersions(links: readonly AmendmentLink[]): Versions {
  const retractions = new Map<number, number>();
  const corrections = new Map<number, number>();
  const corroborations = new Map<number, number[]>();
  // The last comes first: whatever could take an amendment out was recorded after it.
  for (const { position, amends, target } of links.toSorted((a, b) => b.position - a.position)) {
    if (retractions.has(position)) continue;
    switch (amends) {
      case 'retracts':
        retractions.set(target, position);
        break;
      case 'corrects':
        if (!corrections.has(target)) corrections.set(target, position);
        break;
      case 'corroborates':
        corroborations.set(target, [position, ...(corroborations.get(target) ?? [])]);
        break;
      default:
        amends satisfies never;
    }
  }
  return {
    retractionOf: (position) => retractions.get(position),
    inForce(position) {
      let version = position;
      for (let next = corrections.get(version); next !== undefined; next = corrections.get(version)) version = next;
      return version;
    },
    corroborationsOf: (position) => corroborations.get(position) ?? [],
  };
}
