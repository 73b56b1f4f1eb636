// The orders in which acts can have happened: the stated one, and every other that the dates allow
// (law.md, “Under uncertainty”).
//
// Decisions where law.md is silent:
// - “The engine's order” is that of docs/time.md: latest day, earliest day, time of day, place in the record. Place
//   alone would make the order of arrival matter.
// - Within one exact day the time orders two acts only where both state one; else the legal order does. A sentence
//   without a time does not precede the verdict of 14:00.
// - “Silent where an earlier step happened twice”: of two acts whose bounds overlap, the earlier step happened twice
//   on the same line (same case, and the counts may be the same). Within one exact day the legal order always speaks.
// - Acts of one development happen together, in their legal order, else in the order in which it states them.
// - Remedies withdrawn, changes of a sentence, death, closings, transfers and the like have no place in the legal
//   order: the law page lists none. References order most of them.
import type { ActContent, Scope } from '../../../src/law/acts.ts';
import type { Placed } from './record.ts';

/** Acts that happen together, or one after the other on one exact day with nothing recorded between. */
interface Unit {
  readonly entry: string;
  readonly acts: readonly Placed[];
  readonly earliest: string;
  readonly latest: string;
  readonly follows: ReadonlySet<string>;
}

/** The reading by docs/time.md: what has surely begun by `asOf`, in the stated order. */
export function statedWorld(acts: readonly Placed[], asOf: string): readonly Placed[] {
  // Cases that have nothing to do with each other, and custody, are lines of their own.
  const begun = acts.filter(({ latest }) => latest <= asOf);
  return [...Map.groupBy(begun, ({ group }) => group).values()].flatMap(sortStated);
}

function sortStated(acts: readonly Placed[]): readonly Placed[] {
  const units = unitsOf(acts);
  const order = certainOrder(units);
  const legal = units.flatMap((a) =>
    units.flatMap((b) => (overlap(a, b) && isInferredBefore(a, b, units) ? [[a, b] as const] : [])),
  );
  const isHeldBack = (unit: Unit, rest: readonly Unit[]): boolean =>
    legal.some(([a, b]) => b === unit && rest.includes(a) && !order.isBefore(b, a));
  return sort(units, order, isHeldBack).flatMap((unit) => unit.acts);
}

/** More worlds than brute force can look at. */
export class TooManyWorlds extends Error {}

/** Every set of acts that can have begun by `asOf`, in every order that is not certainly wrong. */
export function* allWorlds(acts: readonly Placed[], asOf: string, limit = 20_000): Generator<readonly Placed[]> {
  const units = unitsOf(acts.filter(({ earliest }) => earliest <= asOf));
  const order = certainOrder(units);
  let count = 0;
  for (const begun of subsetsOf(units, asOf))
    for (const line of extensionsOf(begun, order)) {
      if (++count > limit) throw new TooManyWorlds(`more than ${limit} worlds`);
      yield line.flatMap((unit) => unit.acts);
    }
}

/** How many of the acts that may have begun by `asOf` are unsettled: not surely begun, or in no certain order. */
export function countUnsettled(acts: readonly Placed[], asOf: string): number {
  const units = unitsOf(acts.filter(({ earliest }) => earliest <= asOf));
  const order = certainOrder(units);
  const isOpen = (a: Unit, b: Unit): boolean => a !== b && !order.isBefore(a, b) && !order.isBefore(b, a);
  const open = units.filter((unit) => unit.latest > asOf || units.some((it) => isOpen(unit, it)));
  return open.reduce((sum, unit) => sum + unit.acts.length, 0);
}

/** What has surely begun, with every choice of what may have; nothing has begun before what it follows. */
function* subsetsOf(units: readonly Unit[], asOf: string): Generator<readonly Unit[]> {
  const open = units.filter(({ latest }) => latest > asOf);
  for (let choice = 0; choice < 2 ** open.length; choice++) {
    const absent = open.filter((_, index) => (choice & (1 << index)) === 0);
    const begun = units.filter((unit) => !absent.includes(unit));
    if (!begun.some(({ follows }) => absent.some(({ entry }) => follows.has(entry)))) yield begun;
  }
}

function* extensionsOf(units: readonly Unit[], order: Order): Generator<readonly Unit[]> {
  if (units.length === 0) yield [];
  for (const first of units) {
    if (units.some((it) => it !== first && order.isBefore(it, first))) continue;
    for (const rest of extensionsOf(
      units.filter((it) => it !== first),
      order,
    ))
      yield [first, ...rest];
  }
}

/** A partial order that refuses what would contradict it. */
class Order {
  private readonly edges = new Map<Unit, Set<Unit>>();

  isBefore(a: Unit, b: Unit): boolean {
    return [...(this.edges.get(a) ?? [])].some((it) => it === b || this.isBefore(it, b));
  }

  add(a: Unit, b: Unit): void {
    if (a === b || this.isBefore(a, b) || this.isBefore(b, a)) return;
    this.edges.set(a, (this.edges.get(a) ?? new Set()).add(b));
  }
}

/** `after` and references, dates that do not overlap, and the order within one exact day. */
function certainOrder(units: readonly Unit[]): Order {
  const order = new Order();
  for (const a of units) for (const b of units) if (b.follows.has(a.entry)) order.add(a, b);
  for (const a of units) for (const b of units) if (a.latest < b.earliest) order.add(a, b);
  // Units of one exact day come in their order already.
  for (const [a, b] of pairsOf(units)) if (isSameExactDay(a, b)) order.add(a, b);
  return order;
}

type HeldBack = (unit: Unit, rest: readonly Unit[]) => boolean;

/** Topological: of those that are free, the engine's first goes first. */
function sort(units: readonly Unit[], order: Order, isHeldBack: HeldBack = () => false): readonly Unit[] {
  const rest = units.toSorted(compareUnits);
  const sorted: Unit[] = [];
  while (rest.length > 0) {
    const isFree = (unit: Unit): boolean => !rest.some((it) => order.isBefore(it, unit));
    const inferred = rest.findIndex((unit) => isFree(unit) && !isHeldBack(unit, rest));
    // Where what is inferred contradicts what is certain, it says nothing.
    const index = inferred < 0 ? rest.findIndex(isFree) : inferred;
    sorted.push(...rest.splice(index, 1));
  }
  return sorted;
}

/** A development is one unit; of one exact day, each act is one, in the order of that day. */
function unitsOf(acts: readonly Placed[]): readonly Unit[] {
  const units: Placed[][] = [];
  const days = Map.groupBy(acts, ({ earliest, latest, entry }) => (earliest === latest ? earliest : entry));
  for (const day of days.values()) {
    const line = orderOfDay(day);
    const isExact = line.every(({ earliest, latest }) => earliest === latest);
    if (isExact) units.push(...line.map((act) => [act]));
    else units.push([...line]);
  }
  return units.map((line) => {
    const [first] = line as [Placed, ...Placed[]];
    return { ...first, acts: line };
  });
}

/** The order of one exact day: `after`, one development's own order, the time, the legal order, the engine's order. */
export function orderOfDay(acts: readonly Placed[]): readonly Placed[] {
  const units = new Map(acts.map((act) => [act, { ...act, acts: [act] } as Unit]));
  const all = [...units.values()];
  const order = new Order();
  const actOf = (unit: Unit): Placed => unit.acts[0] as Placed;
  const rules: ((a: Placed, b: Placed) => boolean)[] = [
    (a, b) => b.follows.has(a.entry),
    (a, b) => a.entry === b.entry && isEarlierStep(a.content, b.content),
    (a, b) => a.entry === b.entry && a.place < b.place,
    (a, b) => a.timeMs !== null && b.timeMs !== null && a.timeMs < b.timeMs,
    (a, b) => isEarlierStep(a.content, b.content),
    (a, b) => compare(a, b) < 0,
  ];
  for (const isBefore of rules)
    for (const a of all.toSorted(compareUnits))
      for (const b of all.toSorted(compareUnits)) if (isBefore(actOf(a), actOf(b))) order.add(a, b);
  return sort(all, order).map(actOf);
}

function isSameExactDay(a: Unit, b: Unit): boolean {
  return a.earliest === a.latest && b.earliest === b.latest && a.earliest === b.earliest;
}

function overlap(a: Unit, b: Unit): boolean {
  return a.earliest <= b.latest && b.earliest <= a.latest && !isSameExactDay(a, b);
}

/** The legal order says so, and not the contrary as well of other acts of the two. */
function isInferredBefore(a: Unit, b: Unit, units: readonly Unit[]): boolean {
  const isContrary = b.acts.some((one) =>
    a.acts.some((other) => shareLine(one, other) && isEarlierStep(one.content, other.content)),
  );
  return !isContrary && isLegallyBefore(a, b, units);
}

/** An act of one comes legally before an act of the other, and that step happened only once on their line. */
function isLegallyBefore(a: Unit, b: Unit, units: readonly Unit[]): boolean {
  const all = units.flatMap(({ acts }) => acts);
  return a.acts.some((one) =>
    b.acts.some((other) => {
      if (!shareLine(one, other) || !isEarlierStep(one.content, other.content)) return false;
      const [step] = stepOf(one.content) ?? [];
      return !all.some(
        (it) => it !== one && stepOf(it.content)?.[0] === step && shareLine(it, one) && shareLine(it, other),
      );
    }),
  );
}

const proceedings = ['suspicion', 'charge', 'trial_opened', 'plea', 'outcome', 'sentence', 'remedy_filed', 'decision'];
const steps = [...proceedings, 'became_final', 'clemency'];

/** The step's name, its line of steps, and its place there. */
function stepOf(act: ActContent): readonly [string, 'proceedings' | 'liberty', number] | undefined {
  switch (act.act) {
    case 'measure':
      return act.kind === 'arrested' || act.kind === 'detained' ? ['arrest', 'liberty', 0] : ['measure', 'liberty', 1];
    case 'released':
      return ['release', 'liberty', 2];
    default:
      return steps.includes(act.act) ? [act.act, 'proceedings', steps.indexOf(act.act)] : undefined;
  }
}

/** Whether the legal order has `a` come before `b`. */
export function isEarlierStep(a: ActContent, b: ActContent): boolean {
  const [one, other] = [stepOf(a), stepOf(b)];
  return one !== undefined && other !== undefined && one[1] === other[1] && one[2] < other[2];
}

/** Whether two acts can concern the same count, part, measure or appeal: same accused, cases that belong together. */
function shareLine({ content: a, group: one }: Placed, { content: b, group: other }: Placed): boolean {
  if (!('accused' in a) || !('accused' in b) || a.accused !== b.accused) return false;
  if (one !== null && other !== null && one !== other) return false;
  const [counts, others] = [namesOf(a), namesOf(b)];
  return counts === null || others === null || counts.some((name) => others.includes(name));
}

/** The counts that an act can concern; null: any. */
function namesOf(act: ActContent): readonly string[] | null {
  if (act.act === 'suspicion' || act.act === 'charge') return act.counts.map(({ count }) => count);
  const scope: Scope | undefined = 'scope' in act ? act.scope : undefined;
  return scope === undefined || scope === 'all' ? null : scope.map(({ count }) => count);
}

function compareUnits(a: Unit, b: Unit): number {
  return compare(a.acts[0] as Placed, b.acts[0] as Placed);
}

function compare(a: Placed, b: Placed): number {
  return (
    compareText(a.latest, b.latest) ||
    compareText(a.earliest, b.earliest) ||
    (a.timeMs ?? Number.NEGATIVE_INFINITY) - (b.timeMs ?? Number.NEGATIVE_INFINITY) ||
    a.place - b.place
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function* pairsOf<Item>(items: readonly Item[]): Generator<readonly [Item, Item]> {
  for (const [index, a] of items.entries()) for (const b of items.slice(index + 1)) yield [a, b];
}
