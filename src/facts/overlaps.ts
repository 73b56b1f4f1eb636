// Facts that contradict each other: two in one place at one time, or one that does not end where the next begins.
import { type Fact, findPlace, isChained } from './facts.ts';
import { placeKey, trackKey } from './placed-point.ts';
import { comparePlacements } from './placement.ts';

/** A fact that contradicts another of its track, from the position `knownAt` on. */
export interface Overlap {
  readonly fact: Fact;
  readonly knownAt: number;
}

/**
 * Facts that overlap others of their track in valid and known time: two known at once in one place, or one whose valid
 * period does not end where its successor’s begins. `facts`: all that were ever known of their tracks, in any order.
 */
export function findOverlaps(facts: readonly Fact[]): Overlap[] {
  const chains = Map.groupBy(facts.filter(isChained), trackKey);
  const listed = Map.groupBy(
    facts.filter((fact) => !isChained(fact)),
    placeKey,
  );
  return [...[...chains.values()].flatMap(findOnChain), ...[...listed.values()].flatMap(findInPlace)];
}

/** What a timeline lists in one place is known once at a time, and has no successor. */
function findInPlace(facts: readonly Fact[]): Overlap[] {
  const inTurn = facts.toSorted((a, b) => a.knownFrom - b.knownFrom);
  return inTurn.flatMap((fact, index) => {
    const until = inTurn[index - 1]?.knownTo;
    const isAlone = index === 0 || (typeof until === 'number' && until <= fact.knownFrom);
    return isAlone && fact.next === null ? [] : [{ fact, knownAt: fact.knownFrom }];
  });
}

function findOnChain(facts: readonly Fact[]): Overlap[] {
  const beginning = Map.groupBy(facts, ({ knownFrom }) => knownFrom);
  const ending = Map.groupBy(facts, ({ knownTo }) => knownTo);
  const moments = [...new Set([...beginning.keys(), ...ending.keys()])].filter((snapshot) => snapshot !== null);
  const known: Fact[] = [];
  const overlaps: Overlap[] = [];
  for (const knownAt of moments.sort((a, b) => a - b)) {
    const [closed, born] = [ending.get(knownAt) ?? [], beginning.get(knownAt) ?? []];
    for (const fact of closed) {
      const at = known.indexOf(fact, findPlace(known, fact));
      if (at >= 0) known.splice(at, 1);
    }
    for (const fact of born) {
      const at = findPlace(known, fact);
      if (known[at] && comparePlacements(known[at], fact) === 0) overlaps.push({ fact, knownAt });
      known.splice(at, 0, fact);
    }
    const touched = [...closed, ...born].flatMap((fact) => {
      const at = findPlace(known, fact);
      return [at - 1, at];
    });
    for (const at of new Set(touched)) {
      const fact = known[at];
      if (fact && !endsWithNext(fact, known[at + 1])) overlaps.push({ fact, knownAt });
    }
  }
  return overlaps;
}

function endsWithNext(fact: Fact, successor: Fact | undefined): boolean {
  return fact.next?.latest === successor?.latest && fact.next?.earliest === successor?.earliest;
}
