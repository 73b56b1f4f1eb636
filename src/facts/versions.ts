import type { Amends } from '../catalogue/development.ts';

/** That one development amends another; a target always stands before what amends it. */
export interface AmendmentLink {
  readonly position: number;
  readonly amends: Amends;
  /** The position of the target. */
  readonly target: number;
}

export interface Versions {
  /** The position of the retraction that takes `position` out; undefined where it counts. */
  retractionOf(position: number): number | undefined;
  /** The position of what stands in place of `position`: itself, or the correction in force. */
  inForce(position: number): number;
  /** The positions of the corroborations that count for exactly `position`. */
  corroborationsOf(position: number): readonly number[];
}

/**
 * What stands after all of `links`, in any order. A retraction hides its target; the correction that counts is the last one
 * recorded, among those that directly correct a development and are not retracted; it may be corrected in turn.
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
