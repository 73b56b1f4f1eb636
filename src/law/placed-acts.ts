// The acts of one development with their place in time. They happened together: no world has only some of them.
import { BEGINNING_OF_TIME, type Day, earlierOf, laterOf } from '../time/day.ts';
import type { Act, DayBounds } from './acts.ts';
import { developmentOf, isOfDevelopment, referredActs } from './references.ts';
import { type Course, legalStepOf } from './steps.ts';
import { type Touch, touchOf, uniteTouches } from './touch.ts';

export interface PlacedActs {
  /** The development’s. */
  readonly id: string;
  /** In their legal order, else as they are numbered. */
  readonly acts: readonly Act[];
  readonly earliest: Day;
  readonly latest: Day;
  readonly timeOfDayMs: number | null;
  /** Its place in the engine’s order. */
  readonly order: number;
  readonly follows: readonly string[];
  readonly touch: Touch;
  /** The first and the last legal step among its acts, in each course; null: none. */
  readonly steps: Readonly<Record<Course, readonly [first: number, last: number] | null>>;
  /** It has surely begun. */
  readonly hasBegun: boolean;
}

/** The developments of acts, dated. Nothing begins before what it refers to could have, and so the other way round. */
export function placeActs(all: readonly Act[], asOf: Day): PlacedActs[] {
  const developments = [...Map.groupBy(all, ({ id }) => developmentOf(id))];
  const dated = developments.map(([id, acts]) => dateActs(id, acts));
  narrowByReferences(dated);
  return dated.map((it) => ({ ...it, hasBegun: it.latest <= asOf }));
}

export function boundsOf({ earliest, latest }: Pick<PlacedActs, 'earliest' | 'latest'>): DayBounds {
  return { earliest: earliest === BEGINNING_OF_TIME ? null : earliest, latest };
}

interface Dated extends Omit<PlacedActs, 'hasBegun' | 'earliest' | 'latest'> {
  earliest: Day;
  latest: Day;
}

function dateActs(id: string, all: readonly Act[]): Dated {
  const acts = all.length === 1 ? all : sortLegally(all);
  const [first] = acts;
  const referred = acts.flatMap(referredActs);
  return {
    id,
    acts,
    earliest: first?.earliest ?? BEGINNING_OF_TIME,
    latest: first?.latest ?? BEGINNING_OF_TIME,
    timeOfDayMs: first?.timeOfDayMs ?? null,
    order: Math.min(...acts.map(({ order }) => order)),
    follows: [...(first?.follows ?? []), ...referred].filter((name) => developmentOf(name) !== id),
    touch: acts.map(touchOf).reduce(uniteTouches),
    steps: { proceedings: spanIn('proceedings', acts), custody: spanIn('custody', acts) },
  };
}

/** An act without a legal step stays behind the one before it. */
function sortLegally(acts: readonly Act[]): readonly Act[] {
  let step = -1;
  const stepped = acts
    .toSorted((a, b) => a.order - b.order)
    .map((act) => {
      step = legalStepOf(act)?.[1] ?? step;
      return { act, step };
    });
  return stepped.sort((a, b) => a.step - b.step).map(({ act }) => act);
}

function spanIn(course: Course, acts: readonly Act[]): readonly [number, number] | null {
  const steps = acts.flatMap((act) => {
    const step = legalStepOf(act);
    return step?.[0] === course ? [step[1]] : [];
  });
  return steps.length === 0 ? null : [Math.min(...steps), Math.max(...steps)];
}

function narrowByReferences(all: readonly Dated[]): void {
  for (let isOpen = true, rounds = 0; isOpen && rounds < 8; rounds++) {
    isOpen = false;
    for (const own of all) {
      for (const name of own.follows) {
        for (const other of all) {
          if (other === own || !isOfDevelopment(other.id, developmentOf(name)) || other.earliest > own.latest) continue;
          const [earliest, latest] = [laterOf(own.earliest, other.earliest), earlierOf(other.latest, own.latest)];
          if (earliest === own.earliest && latest === other.latest) continue;
          [own.earliest, other.latest, isOpen] = [earliest, latest, true];
        }
      }
    }
  }
}
