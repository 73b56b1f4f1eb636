import { describe, expect, test } from 'vitest';
import { Chronicle, trackKey } from '../../src/facts/chronicle.ts';
import { applyChanges, type Fact, isChained } from '../../src/facts/facts.ts';
import { comparePlacements } from '../../src/facts/placement.ts';
import { judgeTrack } from '../../src/facts/track.ts';
import type { Day } from '../../src/time/day.ts';
import * as oracle from '../support/oracle.ts';
import { askedDays, type RandomDraft, randomHistory } from '../support/random-history.ts';
import { toOracle, toRecorded } from '../support/recorded.ts';

const RECORDED_ON = '2026-11-22' as Day;
/** How many random histories; a longer run finds rarer ones. */
const HISTORIES = Number(process.env.HISTORIES ?? 300);

describe('the facts of random histories', () => {
  test('answer as trying everything by brute force does', () => {
    for (let seed = 1; seed <= HISTORIES; seed += 1) {
      const batches = toRecorded(randomHistory(seed, 40), RECORDED_ON);
      const chronicle = new Chronicle();
      const { born, closed } = applyChanges(
        [],
        batches.map((batch) => chronicle.add(batch)),
      );
      expect(closed).toEqual([]);
      const history = toOracle(batches.flat());
      const tracks = Map.groupBy(born, trackKey);
      for (const track of oracle.tracksOf(history).filter((it) => it.attribute !== 'timeline')) {
        const facts = tracks.get(trackKey(track as Fact)) ?? [];
        for (const [asOf, knownAt] of questions(seed, history.length)) {
          const judged = judgeTrack(
            facts.filter((fact) => isKnown(fact, knownAt)),
            asOf,
          );
          const context = `seed ${seed}, ${trackKey(track as Fact)} as of ${asOf} at ${knownAt}`;
          expect(describeJudgement(judged), context).toEqual(oracle.judgeTrack(history, track, asOf, knownAt));
        }
      }
    }
  });

  test('state at most one value a day and moment, and know every point from its batch’s end on', () => {
    for (let seed = 1; seed <= HISTORIES; seed += 1) {
      const batches = toRecorded(randomHistory(seed, 40), RECORDED_ON);
      const chronicle = new Chronicle();
      const { born } = applyChanges(
        [],
        batches.map((batch) => chronicle.add(batch)),
      );
      for (const [track, facts] of Map.groupBy(born.filter(isChained), trackKey)) {
        for (const knownAt of [5, 20, 47]) {
          const known = facts.filter((fact) => isKnown(fact, knownAt)).sort((a, b) => (a.latest < b.latest ? -1 : 1));
          const stated = known.filter((fact) => fact.next === null || fact.latest < fact.next.latest);
          for (const [index, fact] of stated.entries()) {
            const following = stated[index + 1];
            expect(following?.latest ?? null, `seed ${seed}, ${track} at ${knownAt}`).toBe(fact.next?.latest ?? null);
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
    expect(compared).toBeGreaterThan(1_000);
  });

  test('need at most three row writes a point that changed', () => {
    for (let seed = 1; seed <= HISTORIES; seed += 1) {
      const chronicle = new Chronicle();
      let live: Fact[] = [];
      for (const batch of toRecorded(randomHistory(seed, 40), RECORDED_ON)) {
        const change = chronicle.add(batch);
        const { closed, born } = applyChanges(live, [change]);
        const rows = new Set(closed.map((fact) => fact.row));
        live = [
          ...live.filter((fact) => !rows.has(fact.row)),
          ...born.map((fact, index) => ({ ...fact, row: `${change.knownFrom}/${index}` })),
        ];
        const points = change.placed.length + change.removed.length;
        expect(closed.length + born.length, `seed ${seed}`).toBeLessThanOrEqual(3 * points);
      }
    }
  });
});

/** The facts that stand once all has arrived, one development at a time: by track, in order. */
function standingFacts(drafts: readonly RandomDraft[]) {
  const chronicle = new Chronicle();
  const changes = toRecorded(
    drafts.map((draft) => [draft]),
    RECORDED_ON,
  ).map((batch) => chronicle.add(batch));
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

/** Another order in which the same could arrive: what is followed or amended still comes first, and rivals keep their order. */
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
  const { target, replacement } = data as { target?: string; replacement?: { after?: string[] } };
  const rivals = drafts.filter((draft) => draft.type === type && target !== undefined && draft.data.target === target);
  const earlier = rivals.slice(
    0,
    rivals.findIndex((rival) => rival.id === id),
  );
  return [...after, ...(target ? [target] : []), ...(replacement?.after ?? []), ...earlier.map((rival) => rival.id)];
}

function isKnown({ knownFrom, knownTo }: Fact, knownAt: number): boolean {
  return knownFrom <= knownAt && (knownTo === null || knownTo > knownAt);
}

function questions(seed: number, size: number): [Day, number][] {
  const days = askedDays().filter((_, index) => index % 5 === seed % 5);
  const moments = [7, 8 + (seed % 20), 30 + (seed % 10), size - 1];
  return days.flatMap((day) => moments.map((knownAt): [Day, number] => [day as Day, knownAt]));
}

function describeJudgement({ stated, possible }: ReturnType<typeof judgeTrack<Fact>>): oracle.OracleJudgement {
  const place = ({ cause, index }: Fact) => ({
    id: cause.development,
    index,
    version: cause.correction ?? cause.development,
    corroborations: cause.corroborations,
  });
  return { stated: stated ? { ...place(stated.point), certain: stated.certain } : null, possible: possible.map(place) };
}
