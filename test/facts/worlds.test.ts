// Stated, possible and certain against all possible worlds of small stories, one by one.
import { describe, expect, test } from 'vitest';
import { applyChanges, type Fact, isChained } from '../../src/facts/facts.ts';
import { comparePlacements } from '../../src/facts/placement.ts';
import type { Interpretation, Recorded } from '../../src/facts/recorded.ts';
import { Resolver } from '../../src/facts/resolver.ts';
import { judgeTrack } from '../../src/facts/track.ts';
import type { Day } from '../../src/time/day.ts';
import { diceOf } from '../support/dice.ts';

/** More by the environment. */
const STORIES = Number(process.env.STORIES ?? 1_200);
const DAYS = 7;

/** What is told: some day from `first` to `last`, after others; on the track, or (no value) on another. */
interface Told {
  readonly first: number;
  readonly last: number;
  readonly after: readonly number[];
  readonly value: { readonly label: string; readonly place: string | null } | null;
  readonly isElsewhere: boolean;
}

type Story = readonly Told[];
/** A day for each development. */
type World = readonly number[];

describe('small stories', () => {
  test('are certain exactly where all possible worlds agree and all reports of the event agree on its date', () => {
    const counts = { asked: 0, certain: 0, stated: 0, worlds: 0, reports: 0, otherDates: 0, possible: 0 };
    for (let seed = 1; seed <= STORIES; seed += 1) {
      const story = randomStory(seed);
      const all = factsOf(story);
      if (all.some(({ cause }) => cause.contradicted)) continue;
      const facts = all.filter(({ key }) => key === '');
      const worlds = [...worldsOf(story)];
      expect(worlds.length, `seed ${seed}`).toBeGreaterThan(0);
      counts.worlds += worlds.length;
      for (let asked = 1; asked <= DAYS + 1; asked += 1) compare({ seed, facts, worlds, asked }, counts);
    }
    console.info(`${STORIES} stories: ${JSON.stringify(counts)}`);
    expect(Math.min(...Object.values(counts))).toBeGreaterThan(STORIES / 4);
  });
});

interface Question {
  readonly seed: number;
  readonly facts: readonly Fact[];
  readonly worlds: readonly World[];
  readonly asked: number;
}

function compare({ seed, facts, worlds, asked }: Question, counts: Record<string, number>): void {
  const context = `seed ${seed} on day ${asked}`;
  const { stated, possible } = judgeTrack(facts, dayOf(asked));
  const inOrder = facts.toSorted(comparePlacements);
  const current = new Set(worlds.map((world) => currentIn(world, inOrder, asked)));
  counts.asked = (counts.asked ?? 0) + 1;
  // Nothing is stated exactly if in some world nothing has begun.
  expect(stated === undefined, context).toBe(current.has(undefined));
  const disagreeing = inOrder.filter((fact) => current.has(fact) && !(stated && says(stated.point, fact)));
  expect(possible.map(nameOf), context).toEqual(disagreeing.map(nameOf));
  counts.possible = (counts.possible ?? 0) + possible.length;
  if (!stated) return;
  expect(current.has(stated.point), context).toBe(true);
  const read = inOrder.filter(({ earliest }) => earliest <= dayOf(asked));
  const others = read.filter((fact) => !says(stated.point, fact));
  const mayLieBetween = (fact: Fact) =>
    worlds.some((world) =>
      others.some((other) => {
        const [from, to] = [fact, stated.point].sort((a, b) => compareIn(world, a, b)) as [Fact, Fact];
        return compareIn(world, from, other) < 0 && compareIn(world, other, to) < 0;
      }),
    );
  const event = read.filter((fact) => says(stated.point, fact) && !mayLieBetween(fact));
  const told = [...stated.reports.map(nameOf), ...stated.otherDates.map(({ id }) => id)];
  expect(told.sort(), `${context}: reports`).toEqual(event.map(nameOf).sort());
  for (const { earliest, latest } of stated.reports) {
    expect(earliest <= stated.since.earliest && stated.since.latest <= latest, context).toBe(true);
  }
  const isAgreed = [...current].every((fact) => fact && says(stated.point, fact));
  expect(stated.certain, `${context}: certain`).toBe(isAgreed && stated.otherDates.length === 0);
  counts.certain = (counts.certain ?? 0) + Number(stated.certain);
  counts.stated = (counts.stated ?? 0) + Number(!stated.certain);
  counts.reports = (counts.reports ?? 0) + stated.reports.length - 1;
  counts.otherDates = (counts.otherDates ?? 0) + stated.otherDates.length;
}

/** Whether what the one says of the track leaves out nothing that contradicts the other. */
function says(one: Fact, other: Fact): boolean {
  if (one.holds !== other.holds || one.label !== other.label) return false;
  const [here, there] = [one.value, other.value] as ({ place: string | null } | null)[];
  return !here?.place || !there?.place || here.place === there.place;
}

function nameOf({ cause }: Fact): string {
  return cause.development;
}

/** The last point of the track that has begun by a day, in one world. */
function currentIn(world: World, facts: readonly Fact[], asked: number): Fact | undefined {
  return facts
    .filter(({ position }) => (world[position] as number) <= asked)
    .sort((a, b) => compareIn(world, a, b))
    .at(-1);
}

/** On one day, the documented order of the track decides. */
function compareIn(world: World, a: Fact, b: Fact): number {
  return (world[a.position] as number) - (world[b.position] as number) || comparePlacements(a, b);
}

/** Every choice of a day for each development that lies within its dates and obeys `after`. */
function* worldsOf(story: Story, chosen: World = []): Generator<World> {
  const next = story[chosen.length];
  if (!next) {
    yield chosen;
    return;
  }
  for (let day = next.first; day <= next.last; day += 1) {
    const isOrdered = next.after.every((position) => (chosen[position] as number) <= day);
    if (isOrdered) yield* worldsOf(story, [...chosen, day]);
  }
}

function dayOf(day: number): Day {
  return `2022-01-${String(day).padStart(2, '0')}` as Day;
}

function randomStory(seed: number): Story {
  const dice = diceOf(seed * 7919);
  const isLinked = dice.in(60);
  return Array.from({ length: dice.from(2, 5) }, (_, index): Told => {
    const first = dice.from(1, DAYS);
    const last = dice.in(25) ? first : dice.from(first, Math.min(DAYS, first + 4));
    const after = isLinked && index > 0 && dice.in(50) ? [dice.from(0, index - 1)] : [];
    const place = dice.of([null, null, 'port', 'mill']);
    const value = dice.in(25) ? null : { label: dice.of(['held', 'held', 'bail']), place };
    return { first, last, after, value, isElsewhere: dice.in(15) };
  });
}

// The story as the facts have it.

const language: Interpretation = {
  amendmentOf: () => undefined,
  contentOf: (development) => development,
  dateGivenBy: () => undefined,
  identifySubjects: (development) => development,
  identityOf: () => undefined,
  subjectsOf: () => [],
  isTimeless: () => false,
  pointsOf: ({ data }) => {
    const { value, isElsewhere } = data as unknown as Told;
    const key = isElsewhere ? 'elsewhere' : '';
    const [holds, label] = [value !== null, value?.label ?? ''];
    return [{ subject: 'person:ada-orlov', attribute: 'custody', key, holds, label, value }];
  },
};

function factsOf(story: Story): Fact[] {
  const resolver = new Resolver(language);
  const changes = story.map((told, position) => resolver.add([toRecorded(told, position)]));
  return applyChanges([], changes).born.filter((fact) => fact.knownTo === null && isChained(fact));
}

function toRecorded(told: Told, position: number): Recorded {
  const occurred = `[${dayOf(told.first)}..${dayOf(told.last)}]`;
  const after = told.after.map(String);
  const development = {
    id: String(position),
    type: 'told',
    version: 1,
    occurred,
    after,
    data: { ...told },
    sources: [],
  };
  return { position, batchEnd: position, recordedOn: '2022-03-01' as Day, development };
}
