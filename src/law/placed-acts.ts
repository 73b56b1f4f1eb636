// The acts of one development with their place in time. They happened together: no world has only some of them. Those
// of one exact day have places of their own, since others may have happened between them: charge, verdict, sentence.
import { BEGINNING_OF_TIME, type Day, earlierOf, laterOf } from '../time/day.ts';
import type { Act, DayBounds } from './acts.ts';
import { developmentOf, referredActs } from './references.ts';
import { type Course, legalStepOf } from './steps.ts';
import { countsConcerned, type Touch, touchOf, uniteTouches } from './touch.ts';

export interface PlacedActs {
  /** The development’s. */
  readonly id: string;
  /** All of them, but on one exact day each for itself. In their legal order, else as they are numbered. */
  readonly acts: readonly Act[];
  readonly earliest: Day;
  readonly latest: Day;
  readonly timeOfDayMs: number | null;
  /** Its place in the engine’s order. */
  readonly order: number;
  readonly follows: readonly string[];
  readonly touch: Touch;
  /** The legal steps among its acts. */
  readonly steps: readonly LegalStep[];
  /** It has surely begun. */
  readonly hasBegun: boolean;
}

/** The developments of acts, dated. Nothing begins before what it refers to could have, and so the other way round. */
export function placeActs(all: readonly Act[], asOf: Day): PlacedActs[] {
  const known = placed.get(all) ?? dateAll(all).flatMap(splitWithinDay).map(onEitherSide);
  placed.set(all, known);
  return known.map(({ before, begun }) => (begun.latest <= asOf ? begun : before));
}

/** Acts that are read on many days are placed once. */
const placed = new WeakMap<readonly Act[], readonly EitherSide[]>();

interface EitherSide {
  readonly before: PlacedActs;
  readonly begun: PlacedActs;
}

function onEitherSide(dated: Dated): EitherSide {
  return { before: { ...dated, hasBegun: false }, begun: { ...dated, hasBegun: true } };
}

/** The acts with their bounds narrowed by what any of them, also those of other courses, refers to. */
export function narrowActs(all: readonly Act[]): Act[] {
  const dated = new Map(dateAll(all).map((it) => [it.id, it]));
  return all.map((act) => {
    const development = dated.get(developmentOf(act.id));
    return development ? { ...act, ...boundsOf(development) } : act;
  });
}

function dateAll(all: readonly Act[]): Dated[] {
  const developments = [...Map.groupBy(all, ({ id }) => developmentOf(id))];
  const dated = developments.map(([id, acts]) => dateActs(id, acts));
  narrowByReferences(dated);
  return dated;
}

/** On one exact day the acts of others may come between those of a development. */
function splitWithinDay(development: Dated): Dated[] {
  const { acts, earliest, latest } = development;
  if (acts.length < 2 || earliest !== latest) return [development];
  return acts.map((act, index) => ({ ...development, ...placeOf([act]), order: development.order + index / 1000 }));
}

function placeOf(acts: readonly Act[]): Pick<Dated, 'acts' | 'touch' | 'steps'> {
  return {
    acts,
    touch: acts.map(touchOf).reduce(uniteTouches),
    steps: acts.flatMap(stepOf),
  };
}

/** An act that has its place in the legal order. */
export interface LegalStep {
  readonly course: Course;
  readonly step: number;
  /** The counts that it concerns. */
  readonly counts: Touch['counts'];
}

function stepOf(act: Act): LegalStep[] {
  const [course, step] = legalStepOf(act) ?? [];
  return course === undefined || step === undefined ? [] : [{ course, step, counts: countsConcerned(act) }];
}

export function boundsOf({ earliest, latest }: Pick<PlacedActs, 'earliest' | 'latest'>): DayBounds {
  return { earliest: earliest === BEGINNING_OF_TIME ? null : earliest, latest };
}

interface Dated extends Omit<PlacedActs, 'hasBegun' | 'earliest' | 'latest' | 'follows'> {
  earliest: Day;
  latest: Day;
  follows: readonly string[];
}

function dateActs(id: string, all: readonly Act[]): Dated {
  const acts = all.length === 1 ? all : sortLegally(all);
  const [first] = acts;
  const referred = acts.flatMap(referredActs);
  return {
    id,
    earliest: first?.earliest ?? BEGINNING_OF_TIME,
    latest: first?.latest ?? BEGINNING_OF_TIME,
    timeOfDayMs: first?.timeOfDayMs ?? null,
    order: Math.min(...acts.map(({ order }) => order)),
    follows: [...(first?.follows ?? []), ...referred].filter((name) => developmentOf(name) !== id),
    ...placeOf(acts),
  };
}

/** An act without a legal step stays behind those before it. */
function sortLegally(acts: readonly Act[]): readonly Act[] {
  let step = -1;
  const stepped = acts
    .toSorted((a, b) => a.order - b.order)
    .map((act) => {
      const own = legalStepOf(act)?.[1];
      step = Math.max(step, own ?? step);
      return { act, step: own ?? step };
    });
  return stepped.sort((a, b) => a.step - b.step).map(({ act }) => act);
}

/**
 * Narrows bounds by what follows what, over any number of steps. Where dates and order contradict each other, the dates
 * stand, and what the development follows decides nothing.
 */
function narrowByReferences(all: readonly Dated[]): void {
  if (all.every(({ follows }) => follows.length === 0)) return;
  const own = new Map(all.map(({ id, earliest, latest }) => [id, { earliest, latest }]));
  const followed = new Map(all.map((it) => [it, findFollowed(it, all)]));
  for (const it of all) {
    const before = [...(followed.get(it) ?? [])].flatMap(({ id }) => own.get(id)?.earliest ?? []);
    const behind = all.filter((other) => followed.get(other)?.has(it)).flatMap(({ id }) => own.get(id)?.latest ?? []);
    const [earliest, latest] = [before.reduce(laterOf, it.earliest), behind.reduce(earlierOf, it.latest)];
    if (earliest <= latest) [it.earliest, it.latest] = [earliest, latest];
    else it.follows = [];
  }
}

function findFollowed(own: Dated, all: readonly Dated[]): ReadonlySet<Dated> {
  const found = new Set<Dated>();
  const visit = ({ follows }: Dated): void => {
    const names = new Set(follows.map(developmentOf));
    for (const other of names.size === 0 ? [] : all) {
      if (!names.has(other.id) || found.has(other)) continue;
      found.add(other);
      visit(other);
    }
  };
  visit(own);
  return found;
}
