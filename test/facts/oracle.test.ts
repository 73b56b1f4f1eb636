// Facts of random histories against brute force.
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, inject, test } from 'vitest';
import { isInternal } from '../../src/catalogue/points.ts';
import { applyChanges, type Fact, isChained, type KnownPlace } from '../../src/facts/facts.ts';
import { trackKey } from '../../src/facts/placed-point.ts';
import { comparePlacements } from '../../src/facts/placement.ts';
import { Resolver } from '../../src/facts/resolver.ts';
import { compareSides, type Known } from '../../src/state/difference.ts';
import { stretchesOf } from '../../src/state/stretches.ts';
import { judgeTracks } from '../../src/state/tracks.ts';
import type { Day } from '../../src/time/day.ts';
import { describeJudgement } from '../support/judged.ts';
import * as oracle from '../support/oracle.ts';
import { askedDays, isIdentity, type RandomDraft, randomHistory, targetOf } from '../support/random-history.ts';
import { toOracle, toRecorded } from '../support/recorded.ts';

const RECORDED_ON = '2026-11-22' as Day;
const effort = inject('effort').facts;
/** Other histories and more of them by the environment. */
const {
  FIRST_SEED = 1,
  HISTORIES = effort.histories,
  MOMENTS = effort.moments,
} = Object.fromEntries(Object.entries(process.env).map(([name, value]) => [name, Number(value)]));

describe('the facts of random histories', () => {
  test('answer as trying everything by brute force does, at each moment and between moments', () => {
    let [answers, differences] = [0, 0];
    for (let seed = FIRST_SEED; seed < FIRST_SEED + HISTORIES; seed += 1) {
      const { facts, history } = resolveHistory(seed);
      const asked = questions(seed, history.length);
      const tracks = oracle.tracksOf(history).filter((track) => !isInternal(track.attribute));
      const recorded = new Set(tracks.map((track) => trackKey(track as Fact)));
      const told = asked.map(([asOf, knownAt]) =>
        judgeAll({ facts, history, tracks }, { asOf, knownAt }, `seed ${seed} as of ${asOf} at ${knownAt}`),
      );
      answers += told.flat().length;
      for (const [index, [asOf, knownAt]] of asked.entries()) {
        const [earlierAsOf, earlierKnownAt] = asked[index - 1] ?? [asOf, knownAt];
        const expected = tracks.filter((_, at) => told[index]?.[at] !== (told[index - 1] ?? told[index])?.[at]);
        const sides = {
          before: {
            facts: known(facts, earlierKnownAt),
            lives: livesIn(known(facts, earlierKnownAt)),
            asOf: earlierAsOf,
          },
          after: { facts: known(facts, knownAt), lives: livesIn(known(facts, knownAt)), asOf },
        };
        const found = [...new Set(tracks.map(({ subject }) => subject))].flatMap((subject) =>
          compareSides(of(subject, sides.before), of(subject, sides.after))
            .map((it) => trackKey({ ...it, subject: subject as `person:${string}` }))
            .filter((name) => recorded.has(name)),
        );
        differences += found.length;
        const names = expected.map((track) => trackKey(track as Fact)).sort();
        if (!isDeepStrictEqual(found.sort(), names))
          expect(found, `seed ${seed}, from ${earlierAsOf} at ${earlierKnownAt} to ${asOf} at ${knownAt}`).toEqual(
            names,
          );
      }
    }
    console.info(
      `seeds ${FIRST_SEED} to ${FIRST_SEED + HISTORIES - 1}, ${MOMENTS} moments each:`,
      `${answers} tracks judged, ${differences} differences`,
    );
    expect(differences).toBeGreaterThan(HISTORIES * MOMENTS);
  });

  test('give the periods of each track as brute force does, day by day', () => {
    let compared = 0;
    for (let seed = 1; seed <= HISTORIES; seed += 1) {
      const { facts, history } = resolveHistory(seed);
      const knownAt = seed % 3 === 0 ? history.length - 1 : 7 + ((seed * 13) % (history.length - 7));
      const standing = known(facts, knownAt);
      for (const [name, track] of Map.groupBy(standing, trackKey)) {
        const [{ subject, attribute, key } = {}] = track;
        if (!subject || !attribute || key === undefined || isInternal(attribute)) continue;
        const stretches = stretchesOf(track, livesIn(standing));
        for (const asOf of askedDays() as Day[]) {
          const expected = oracle.heldValues(history, { subject, attribute, key }, { asOf, knownAt });
          const held = stretches
            .filter(({ from, to }) => (from === null || from <= asOf) && (to === null || asOf <= to))
            .map(({ dating, values: [{ label, value }] }) => [JSON.stringify([label, value]), dating] as const);
          compared += held.length;
          if (!isDeepStrictEqual(new Map(held), expected) || held.length !== expected.size)
            expect(held, `seed ${seed}, ${name} as of ${asOf} at ${knownAt}`).toEqual([...expected]);
        }
      }
    }
    expect(compared).toBeGreaterThan(HISTORIES * 500);
  });

  test('name the successor that was known from then on', () => {
    for (let seed = 1; seed <= HISTORIES; seed += 1) {
      const { facts: born } = resolveHistory(seed);
      for (const [track, facts] of Map.groupBy(born, trackKey)) {
        for (const knownAt of [5, 20, 47]) {
          const known = facts.filter((fact) => isKnown(fact, knownAt)).sort(comparePlacements);
          for (const [index, fact] of known.entries()) {
            if (fact.nextFrom === null || fact.nextFrom > knownAt) continue;
            const { latest, earliest } = known[index + 1] ?? {};
            const next = latest === undefined ? null : { latest, earliest };
            expect(fact.next, `seed ${seed}, ${track} at ${knownAt}`).toEqual(next);
          }
        }
      }
    }
  });

  test('end alike in whatever order the developments arrive, but where ties go by position', () => {
    let compared = 0;
    for (let seed = 1; seed <= HISTORIES; seed += 1) {
      const drafts = randomHistory(seed, 30).flat();
      const inOrder = standingFacts(shuffle(drafts, seed + 4_999));
      const shuffled = standingFacts(shuffle(drafts, seed));
      expect([...shuffled.keys()].sort()).toEqual([...inOrder.keys()].sort());
      for (const [track, places] of inOrder) {
        const days = places.map(({ place }) => place);
        if (new Set(days).size < days.length) continue;
        compared += 1;
        expect(shuffled.get(track), `seed ${seed}, ${track}`).toEqual(places);
      }
    }
    expect(compared).toBeGreaterThan(HISTORIES * 2);
  });

  test('need at most three row writes a point that changed', () => {
    for (let seed = 1; seed <= HISTORIES; seed += 1) {
      const resolver = new Resolver();
      let live: KnownPlace[] = [];
      for (const batch of toRecorded(randomHistory(seed, 40), RECORDED_ON)) {
        const change = resolver.add(batch);
        const { changed, born } = applyChanges(live, [change]);
        const rows = new Map(changed.map((fact) => [fact.row, fact]));
        live = [
          ...live.map((fact) => rows.get(fact.row) ?? fact).filter((fact) => fact.knownTo === null),
          ...born.map((fact, index) => ({ ...fact, row: `${change.knownFrom}/${index}` })),
        ];
        const points = change.placed.length + change.removed.length;
        expect(changed.length + born.length, `seed ${seed}`).toBeLessThanOrEqual(3 * points);
      }
    }
  });
});

/** The facts that stand once all has arrived, one development at a time: by track, in order. */
function standingFacts(drafts: readonly RandomDraft[]) {
  const resolver = new Resolver();
  const changes = toRecorded(
    drafts.map((draft) => [draft]),
    RECORDED_ON,
  ).map((batch) => resolver.add(batch));
  const standing = applyChanges([], changes).born.filter((fact) => fact.knownTo === null && isChained(fact));
  return new Map(
    [...Map.groupBy(standing, trackKey)].map(([track, facts]) => [
      track,
      facts.sort(comparePlacements).map(({ cause, latest, earliest, timeOfDayMs, next, value }) => ({
        development: cause.development,
        correction: cause.correction,
        corroborations: cause.corroborations.toSorted(),
        place: `${latest} ${earliest} ${timeOfDayMs}`,
        next,
        value,
      })),
    ]),
  );
}

/**
 * Another order in which the same could arrive: what is followed or amended still comes first, and rivals keep their
 * order.
 */
function shuffle(drafts: readonly RandomDraft[], seed: number): RandomDraft[] {
  const rank = new Map(drafts.map((draft, index) => [draft.id, ((index + 1) * 7919 * (seed + 13)) % 10_007]));
  const waiting = [...drafts].sort((a, b) => (rank.get(a.id) ?? 0) - (rank.get(b.id) ?? 0));
  const arrived: RandomDraft[] = [];
  const seen = new Set<string>();
  while (waiting.length > 0) {
    const at = waiting.findIndex((draft) => neededBy(draft, drafts).every((id) => seen.has(id)));
    const [next] = waiting.splice(at, 1);
    if (!next) throw new Error('the history runs in a circle');
    arrived.push(next);
    seen.add(next.id);
  }
  return arrived;
}

function neededBy({ id, type, after = [], data }: RandomDraft, drafts: readonly RandomDraft[]): string[] {
  const target = targetOf({ type, data });
  const { replacement, developments = [] } = data as {
    replacement?: { after?: string[] };
    developments?: string[];
  };
  const isRival = (draft: RandomDraft) =>
    target === undefined
      ? isIdentity({ type }) && isIdentity(draft)
      : draft.type === type && draft.data.target === target;
  const rivals = drafts.filter(isRival);
  const earlier = rivals.slice(
    0,
    rivals.findIndex((rival) => rival.id === id),
  );
  return [
    ...after,
    ...(target ? [target] : []),
    ...(replacement?.after ?? []),
    ...developments,
    ...earlier.map((rival) => rival.id),
  ];
}

interface Whole {
  readonly facts: readonly Fact[];
  readonly history: readonly oracle.OracleDevelopment[];
  readonly tracks: readonly oracle.OracleTrack[];
}

/** What each track says at a moment, as text; fails where the oracle says something else. */
function judgeAll({ facts, history, tracks }: Whole, { asOf, knownAt }: Asked, context: string): string[] {
  const known = facts.filter((fact) => isKnown(fact, knownAt));
  const lives = livesIn(known);
  const judged = [...Map.groupBy(known, ({ subject }) => subject)].flatMap(([subject, own]) =>
    judgeTracks(own, asOf, lives).map((it) => [trackKey({ ...it, subject }), describeJudgement(it, asOf)] as const),
  );
  const byTrack = new Map(judged);
  return tracks.map((track) => {
    const name = trackKey(track as Fact);
    const { ended: _, ...expected } = oracle.judgeWithDeath(history, track, { asOf, knownAt });
    const found = byTrack.get(name) ?? { stated: null, possible: [] };
    if (!isDeepStrictEqual(found, expected)) expect(found, `${context}, ${name}`).toEqual(expected);
    return JSON.stringify(oracle.judgeLiving(history, track, { asOf, knownAt }));
  });
}

interface Asked {
  readonly asOf: Day;
  readonly knownAt: number;
}

function isKnown({ knownFrom, knownTo }: Fact, knownAt: number): boolean {
  return knownFrom <= knownAt && (knownTo === null || knownTo > knownAt);
}

/** All facts that a history ever has, of tracks that are judged; and the history as the oracle takes it. */
function resolveHistory(seed: number) {
  const batches = toRecorded(randomHistory(seed, 40), RECORDED_ON);
  const resolver = new Resolver();
  const { born, changed } = applyChanges(
    [],
    batches.map((batch) => resolver.add(batch)),
  );
  expect(changed).toEqual([]);
  return { facts: born.filter(isChained), history: toOracle(batches.flat()) };
}

/** Days and positions in an order that goes to and fro. */
function questions(seed: number, size: number): [Day, number][] {
  const days = askedDays();
  return Array.from({ length: MOMENTS }, (_, index): [Day, number] => {
    const step = index * 7919 + seed * 104729;
    const knownAt = Math.min(size - 1, 7 + ((Math.floor(index / 20) * 13 + seed) % (size - 7)));
    return [days[step % days.length] as Day, knownAt];
  });
}

function known(facts: readonly Fact[], knownAt: number): Fact[] {
  return facts.filter((fact) => isKnown(fact, knownAt));
}

function livesIn(facts: readonly Fact[]): Fact[] {
  return facts.filter(({ attribute }) => attribute === 'life');
}

function of(subject: string, { facts, lives, asOf }: Known) {
  const own = facts.filter((fact) => fact.subject === subject);
  return { facts: own, lives: lives.filter((life) => life.subject !== subject), asOf };
}
