// Bounds of developments: by their own dates, and narrowed by what they follow (`after`) and what follows them.
import { type Day, earlierOf, laterOf } from '../time/day.ts';
import { NO_TIME, type Placement } from './placement.ts';

export interface DateBounds {
  readonly earliest: Day;
  readonly latest: Day;
  readonly timeOfDayMs: number;
}

/** A development as far as its place in time goes; `after` holds positions. */
export interface Dated {
  readonly position: number;
  readonly own: DateBounds;
  readonly after: readonly number[];
}

export interface ResolvedDates extends Omit<Placement, 'index'> {
  /** `after` contradicts the dates, or runs in a circle here or before, so that its own bounds count. */
  readonly contradicted: boolean;
  /** The positions of what gives its bounds; null: its own date does. */
  readonly earliestBy: number | null;
  readonly latestBy: number | null;
}

/**
 * Dates of developments that `after` connects, resolved both ways: nothing begins before what it follows could have
 * begun, and nothing ends after what follows it must have ended. `developments` is closed under `after`, in both
 * directions. A circle of `after` says nothing, neither of its members nor of what follows them.
 */
export function resolveDates(developments: readonly Dated[]): Map<number, ResolvedDates> {
  const { followed, circling } = inOrderOfAfter(developments);
  const inOrder = [...followed.keys()];
  const earliest = new Map<number, Bound>();
  const latest = new Map<number, Bound>();
  const dated = new Map(developments.map((development) => [development.position, development]));
  for (const position of inOrder) {
    const { own } = get(dated, position);
    const ownEarliest = { day: own.earliest, by: position };
    earliest.set(
      position,
      get(followed, position).reduce((bound, it) => pick(laterOf, bound, get(earliest, it)), ownEarliest),
    );
    latest.set(position, { day: own.latest, by: position });
  }
  for (const position of inOrder.toReversed()) {
    for (const before of get(followed, position)) {
      latest.set(before, pick(earlierOf, get(latest, before), get(latest, position)));
    }
  }
  const places = new Map(
    inOrder.map((position) => {
      const { own } = get(dated, position);
      const [begin, end] = [get(earliest, position), get(latest, position)];
      const contradicted = circling.has(position) || begin.day > end.day;
      const { timeOfDayMs } = own;
      const place = contradicted
        ? { earliest: own.earliest, latest: own.latest, earliestBy: null, latestBy: null }
        : {
            earliest: begin.day,
            latest: end.day,
            earliestBy: begin.day === own.earliest ? null : begin.by,
            latestBy: end.day === own.latest ? null : end.by,
          };
      return [position, { ...place, timeOfDayMs, contradicted }] as const;
    }),
  );
  const times = settleTimes(places, followed);
  const resolved = new Map<number, ResolvedDates>();
  for (const [position, place] of places) {
    const before = get(followed, position).map((other) => get(resolved, other));
    const timeOfDayMs = times.get(position) ?? NO_TIME;
    resolved.set(position, { ...place, timeOfDayMs, position, ...settleTies(position, before) });
  }
  return resolved;
}

/** A bound, and the first recorded development whose own date gives it. */
interface Bound {
  readonly day: Day;
  readonly by: number;
}

function pick(choose: (a: Day, b: Day) => Day, a: Bound, b: Bound): Bound {
  if (a.day === b.day) return a.by <= b.by ? a : b;
  return choose(a.day, b.day) === a.day ? a : b;
}

/**
 * Times of day, where there are any: among equal bounds what follows comes later, so its time is no less than that of
 * anything it follows. Bounds only narrow along `after`, so whatever lies between two equal ones has the same; but
 * where dates contradict the order, own bounds stand. Times of such bounds are carried past others.
 */
function settleTimes(
  places: ReadonlyMap<number, DateBounds & { readonly contradicted: boolean }>,
  followed: ReadonlyMap<number, readonly number[]>,
): ReadonlyMap<number, number> {
  const boundsOf = (position: number) => `${get(places, position).earliest} ${get(places, position).latest}`;
  const isTimed = new Set([...places].flatMap(([at, it]) => (it.timeOfDayMs === NO_TIME ? [] : boundsOf(at))));
  const isCarried = new Set([...places].flatMap(([at, it]) => (it.contradicted ? boundsOf(at) : [])));
  const times = new Map<number, number>();
  if (isTimed.size === 0) return times;
  const carried = new Map<number, ReadonlyMap<string, number>>();
  for (const [position, { timeOfDayMs }] of places) {
    const bounds = boundsOf(position);
    const before = new Map<string, number>();
    const take = (key: string, time: number) => before.set(key, Math.max(before.get(key) ?? NO_TIME, time));
    for (const other of get(followed, position)) {
      take(boundsOf(other), get(times, other));
      for (const [key, time] of carried.get(other) ?? []) take(key, time);
    }
    times.set(position, Math.max(timeOfDayMs, before.get(bounds) ?? NO_TIME));
    const kept = [...before].filter(([key]) => isCarried.has(key) && isTimed.has(key));
    if (kept.length > 0) carried.set(position, new Map(kept));
  }
  return times;
}

/** A place among ties that is behind all that the development follows. */
function settleTies(position: number, before: readonly ResolvedDates[]) {
  const tiePosition = Math.max(position, ...before.map((other) => other.tiePosition));
  const depths = before.filter((other) => other.tiePosition === tiePosition).map((other) => other.tieDepth + 1);
  return { tiePosition, tieDepth: Math.max(0, ...depths) };
}

/**
 * Positions with what each directly follows, in an order in which each comes behind all that it follows. Those in a
 * circle, and those that follow one, follow nothing.
 */
function inOrderOfAfter(developments: readonly Dated[]) {
  const present = new Set(developments.map(({ position }) => position));
  const after = new Map(developments.map((it) => [it.position, it.after.filter((other) => present.has(other))]));
  const waitingFor = new Map([...after].map(([position, others]) => [position, new Set(others)]));
  const followers = Map.groupBy(
    [...after].flatMap(([position, others]) => others.map((other) => ({ other, position }))),
    ({ other }) => other,
  );
  const inOrder = new Map<number, readonly number[]>();
  const ready = [...waitingFor].filter(([, others]) => others.size === 0).map(([position]) => position);
  for (let position = ready.pop(); position !== undefined; position = ready.pop()) {
    inOrder.set(position, get(after, position));
    for (const { position: follower } of followers.get(position) ?? []) {
      const others = get(waitingFor, follower);
      if (others.delete(position) && others.size === 0) ready.push(follower);
    }
  }
  const circling = new Set([...present].filter((position) => !inOrder.has(position)));
  for (const position of circling) inOrder.set(position, []);
  return { followed: inOrder, circling };
}

function get<Value>(map: ReadonlyMap<number, Value>, position: number): Value {
  const value = map.get(position);
  if (value === undefined) throw new Error(`position ${position} is missing from the developments to be dated`);
  return value;
}
