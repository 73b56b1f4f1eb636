// What is to serve on a day, for each kind with a term (law.md, “To serve”).
//
// Decisions where law.md is silent:
// - A life or death part answers for “imprisonment”.
// - What a standing total takes in reads “replaced”; what another part absorbs, “absorbed”.
// - It returns only where the total has fallen or was replaced, not where the total was served or pardoned.
// - A part after one that a total takes in follows the total.
// - Concurrent with several: it starts with the first of them.
// - “Began to serve” gives a start only to a single group, and to the first parts of it: in a range nobody knows which
//   term began. It is of its case, or of all where it has none.
// - Two different days of “began to serve” are an interruption.
// - A life or death part has no last day. Death leaves nothing to serve.
import type { PartKind } from '../../../src/law/acts.ts';
import { addTo, type Length, longer, maxDay, minus, NOTHING, plus, readTerm, writeTerm } from './terms.ts';
import type { ToServe } from './vector.ts';
import { type Bounds, hasFallen, type Part, type World } from './world.ts';

const kindsWithTerm: readonly PartKind[] = [
  'imprisonment',
  'administrative_arrest',
  'probation',
  'supervised_release',
  'restriction_of_liberty',
  'corrective_labour',
  'compulsory_labour',
  'compulsory_treatment',
  'office_ban',
  'activity_ban',
];

export interface Service {
  readonly toServe: ToServe;
  readonly known: string | null;
  readonly lastDay: string | readonly [string, string] | null;
}

/** `cases`: only parts of these; left out: all. */
export interface Question {
  readonly asOf: string;
  readonly cases?: readonly string[];
}

export function serviceByKind(world: World, question: Question): ReadonlyMap<string, Service> {
  const services = new Map<string, Service>();
  if (world.dead) return services;
  for (const kind of kindsWithTerm) {
    const service = serviceOf(world, kind, question);
    if (service) services.set(kind, service);
  }
  return services;
}

function serviceOf(world: World, kind: PartKind, { asOf, cases }: Question): Service | undefined {
  const of = world.parts.filter((part) => !cases || cases.includes(part.case));
  const left = of.filter((part) => isToServe(world, part));
  for (const grave of ['death', 'life'] as const)
    if (kind === 'imprisonment' && of.some((part) => part.content.kind === grave && !isGone(world, part)))
      return { toServe: grave, known: 'part', lastDay: null };
  const parts = left.filter((part) => part.content.kind === kind);
  if (parts.length === 0) return undefined;
  const running = withoutRanOut(world, parts, asOf);
  if (running.length === 0)
    return { toServe: 'nothing', known: null, lastDay: latestOf(parts.map((it) => ownLastDay(world, it))) };
  return answer(world, groupsOf(world, running), asOf);
}

function answer(world: World, groups: readonly (readonly Part[])[], asOf: string): Service {
  const [only] = groups;
  if (only && groups.length === 1) return answerGroup(world, only, asOf);
  const isUnclear = groups.flat().some((part) => isWithin(ownLastDay(world, part), asOf));
  const lengths = groups.map((group) => lengthOf(world, group));
  const least = lengths.map(({ length }) => length).reduce(longer, NOTHING);
  const most = lengths.map(({ length }) => length).reduce(plus, NOTHING);
  const known = 'range';
  if (isUnclear) return { toServe: 'not_clear', known, lastDay: null };
  if (lengths.every(({ isKnown, length }) => !isKnown && length === NOTHING))
    return { toServe: 'not_stated', known: 'not_stated', lastDay: null };
  if (lengths.some(({ isKnown }) => !isKnown)) return { toServe: `at_least ${writeTerm(least)}`, known, lastDay: null };
  return { toServe: { least: writeTerm(least), most: writeTerm(most), known }, known, lastDay: null };
}

function answerGroup(world: World, group: readonly Part[], asOf: string): Service {
  const { length, isKnown } = lengthOf(world, group);
  const isTotal = group.length === 1 && group[0]?.content.relation?.kind === 'total';
  const known = isTotal ? 'total' : group.length === 1 ? 'part' : 'relations';
  const lastDay = latestOf(group.map((part) => lastDayOf(world, part, group)));
  if (group.every(({ content }) => content.term === null))
    return { toServe: 'not_stated', known: 'not_stated', lastDay };
  if (!isKnown) return { toServe: `at_least ${writeTerm(length)}`, known, lastDay };
  if (isPast(lastDay, asOf)) return { toServe: 'nothing', known: null, lastDay };
  if (isWithin(lastDay, asOf)) return { toServe: 'not_clear', known, lastDay };
  return { toServe: writeTerm(length), known, lastDay };
}

/** What `sentences` says of a part on a day. */
export function labelOf(world: World, part: Part, asOf: string): string {
  if (part.isReplaced) return 'replaced';
  if (hasFallen(world, part)) return 'fallen';
  if (part.isPardoned) return 'pardoned';
  if (part.isRemitted) return 'remitted';
  if (part.isServed) return 'served';
  const taker = takerOf(world, part);
  if (taker) return taker.content.relation?.kind === 'total' ? 'replaced' : 'absorbed';
  if (isStayed(part)) return 'stayed';
  if (isWhollySuspended(part)) return 'suspended';
  return hasRunOut(world, part, asOf) ? 'ran_out' : 'in_force';
}

function hasRunOut(world: World, part: Part, asOf: string): boolean {
  if (!kindsWithTerm.includes(part.content.kind)) return false;
  const parts = world.parts.filter((it) => it.content.kind === part.content.kind && isToServe(world, it));
  const running = withoutRanOut(world, parts, asOf);
  if (!running.includes(part)) return parts.includes(part);
  const { kind } = part.content;
  const answered = kind === 'imprisonment' ? serviceOf(world, kind, { asOf })?.toServe : undefined;
  if (answered === 'life' || answered === 'death') return false;
  const [only, ...others] = groupsOf(world, running);
  return only !== undefined && others.length === 0 && answerGroup(world, only, asOf).toServe === 'nothing';
}

function isStayed(part: Part): boolean {
  return part.isStayed || part.stayedBy.length > 0;
}

function isWhollySuspended({ content }: Part): boolean {
  return content.suspended === true && !content.suspendedTerm;
}

/** Gone for good, or taken in by another part. */
function isGone(world: World, part: Part): boolean {
  const { isReplaced, isPardoned, isRemitted, isServed } = part;
  const isOver = isReplaced || isPardoned || isRemitted || isServed || hasFallen(world, part);
  return isOver || takerOf(world, part) !== undefined;
}

/** To be served, apart from the calendar; suspended and stayed parts are listed apart. */
export function isToServe(world: World, part: Part): boolean {
  return !isGone(world, part) && !isStayed(part) && !isWhollySuspended(part);
}

/** The total or absorbing part that takes a part in, and stands. */
function takerOf(world: World, part: Part): Part | undefined {
  return world.parts.find((it) => {
    if (it === part || it.isReplaced || hasFallen(world, it)) return false;
    const { relation } = part.content;
    if (relation?.kind === 'absorbed' && relation.by === it.key) return true;
    return it.content.relation?.kind === 'total' && it.content.relation.of.includes(part.key);
  });
}

/** Within the bounds of the last day, by its own start or with the whole that it is laid out in. */
export function isPerhapsOver(world: World, part: Part, asOf: string): boolean {
  if (isWithin(ownLastDay(world, part), asOf)) return true;
  const { kind } = part.content;
  const service = serviceByKind(world, { asOf }).get(kind);
  return service?.toServe === 'not_clear' && service.lastDay !== null;
}

/** Leaves out what surely ran out by its own start, unless a part without a start waits for it. */
function withoutRanOut(world: World, parts: readonly Part[], asOf: string): readonly Part[] {
  return parts.filter((part) => {
    const isAwaited = parts.some((it) => it !== part && !it.content.start && othersOf(world, it, parts).includes(part));
    return isAwaited || !isPast(ownLastDay(world, part), asOf);
  });
}

/** The day on which a part stopped to be one that a person is held for. */
export function lastDayFor(world: World, part: Part, asOf: string): string {
  const taker = hasFallen(world, part) || part.isReplaced ? undefined : takerOf(world, part);
  if (taker) return lastDayFor(world, taker, asOf);
  const isHolding = ['imprisonment', 'administrative_arrest', 'compulsory_treatment'].includes(part.content.kind);
  const isOver = labelOf(world, part, asOf) === 'ran_out' || isPerhapsOver(world, part, asOf);
  if (!isHolding || !isOver) return part.changedOn.latest;
  const day = boundsOf(serviceByKind(world, { asOf }).get(part.content.kind)?.lastDay);
  return (ownLastDay(world, part) ?? day)?.latest ?? part.changedOn.latest;
}

/** The parts among `group` to which a part's relation leads; what a total takes in leads to the total. */
function othersOf(world: World, part: Part, group: readonly Part[]): readonly Part[] {
  const { relation } = part.content;
  const keys = relation?.kind === 'concurrent' ? relation.with : relation && 'after' in relation ? relation.after : [];
  const found = keys.map((key) => {
    let it = world.parts.find((other) => other.key === key);
    for (let steps = 0; it && steps < world.parts.length; steps++) it = takerOf(world, it) ?? it;
    return it;
  });
  return group.filter((it) => it !== part && found.includes(it));
}

/** Parts that relations link. */
function groupsOf(world: World, parts: readonly Part[]): readonly (readonly Part[])[] {
  let groups: Part[][] = parts.map((part) => [part]);
  for (const part of parts) {
    const linked = [part, ...othersOf(world, part, parts)];
    const touched = groups.filter((group) => group.some((it) => linked.includes(it)));
    groups = [...groups.filter((group) => !touched.includes(group)), touched.flat()];
  }
  return groups;
}

/** The term that runs: what is suspended of it does not. */
function termOf({ content }: Part): Length | null {
  if (content.term === null) return null;
  const term = readTerm(content.term);
  return content.suspended && content.suspendedTerm ? minus(term, readTerm(content.suspendedTerm)) : term;
}

/** A group laid out as stated, from the start of its first part to its last end. */
function lengthOf(world: World, group: readonly Part[]): { readonly length: Length; readonly isKnown: boolean } {
  const ends = group.map((part) => endOf(world, part, group));
  return { length: ends.reduce(longer, NOTHING), isKnown: group.every((part) => part.content.term !== null) };
}

function startOf(world: World, part: Part, group: readonly Part[]): Length {
  const others = othersOf(world, part, group);
  // Parts that name each other: none waits for itself.
  const rest = group.filter((it) => it !== part);
  if (others.length === 0) return NOTHING;
  if (part.content.relation?.kind === 'concurrent')
    return others.map((it) => startOf(world, it, rest)).reduce((a, b) => (longer(a, b) === a ? b : a));
  return others.map((it) => endOf(world, it, rest)).reduce(longer);
}

function endOf(world: World, part: Part, group: readonly Part[]): Length {
  return plus(startOf(world, part, group), runningTermOf(part, othersOf(world, part, group).length > 0) ?? NOTHING);
}

/** Of a part that is partly consecutive, what is added after the others; its term, where they are gone. */
function runningTermOf(part: Part, hasOthers: boolean): Length | null {
  const { relation } = part.content;
  return hasOthers && relation?.kind === 'partly' ? readTerm(relation.added) : termOf(part);
}

/** By the start that the court states; undefined where it states none, or nobody can count. */
function ownLastDay(world: World, part: Part): Bounds | undefined {
  const { start } = part.content;
  if (!start || isInterrupted(world, part, start.earliest ?? '-infinity')) return undefined;
  return count({ earliest: start.earliest ?? '-infinity', latest: start.latest }, part, termOf(part));
}

/** A stay or an escape after the term began, perhaps; and no start stated since. */
function isInterrupted(world: World, { stayedOn, startStatedOn, content }: Part, begun: string): boolean {
  const stops = [...(stayedOn === null ? [] : [stayedOn]), ...world.escapes];
  return stops.some((day) => begun <= day && !(content.start && startStatedOn > day));
}

/** Last day = start + term − credit − 1 day. */
function count(start: Bounds, { content }: Part, term: Length | null): Bounds | undefined {
  if (term === null) return undefined;
  const length = minus(term, plus(content.credit ? readTerm(content.credit) : NOTHING, { months: 0, days: 1 }));
  const from = (day: string): string => (day === '-infinity' ? day : addTo(day, length));
  return { earliest: from(start.earliest), latest: from(start.latest) };
}

/** By its own start, by what it follows, or by “began to serve”. */
function lastDayOf(world: World, part: Part, group: readonly Part[]): Bounds | undefined {
  if (part.content.start) return ownLastDay(world, part);
  const start = firstDayOf(world, part, group);
  return start && count(start, part, runningTermOf(part, othersOf(world, part, group).length > 0));
}

function firstDayOf(world: World, part: Part, group: readonly Part[]): Bounds | undefined {
  const { start } = part.content;
  if (start) {
    const earliest = start.earliest ?? '-infinity';
    return isInterrupted(world, part, earliest) ? undefined : { earliest, latest: start.latest };
  }
  const others = othersOf(world, part, group);
  const rest = group.filter((it) => it !== part);
  if (others.length === 0) return part.content.kind === 'imprisonment' ? beganToServe(world, part) : undefined;
  if (part.content.relation?.kind === 'concurrent') {
    const starts = others.map((it) => firstDayOf(world, it, rest));
    return starts.reduce((a, b) => (a && b && b.latest < a.latest ? b : a && b && a));
  }
  const last = latestBounds(others.map((it) => lastDayOf(world, it, rest)));
  return last && { earliest: nextDay(last.earliest), latest: nextDay(last.latest) };
}

function beganToServe(world: World, part: Part): Bounds | undefined {
  const [first, ...others] = world.serving.filter((it) => it.case === null || it.case === part.case);
  const isSame = others.every((it) => it.earliest === first?.earliest && it.latest === first.latest);
  if (first && isInterrupted(world, part, first.earliest)) return undefined;
  return isSame && first ? { earliest: first.earliest, latest: first.latest } : undefined;
}

function nextDay(day: string): string {
  return day === '-infinity' ? day : addTo(day, { months: 0, days: 1 });
}

/** The latest, if each is known. */
function latestBounds(days: readonly (Bounds | undefined)[]): Bounds | undefined {
  return days.reduce(
    (a, b) =>
      a &&
      b && {
        earliest: maxDay(a.earliest, b.earliest),
        latest: maxDay(a.latest, b.latest),
      },
  );
}

function latestOf(days: readonly (Bounds | undefined)[]): Service['lastDay'] {
  const last = latestBounds(days);
  if (!last) return null;
  return last.earliest === last.latest ? last.latest : [last.earliest, last.latest];
}

function isPast(day: Bounds | Service['lastDay'] | undefined, asOf: string): boolean {
  const latest = boundsOf(day)?.latest;
  return latest !== undefined && latest < asOf;
}

/** Perhaps over: behind the first day that can be the last, not behind the last one that can. */
function isWithin(day: Bounds | Service['lastDay'] | undefined, asOf: string): boolean {
  const bounds = boundsOf(day);
  return bounds !== undefined && bounds.earliest < asOf && asOf <= bounds.latest;
}

function boundsOf(day: Bounds | Service['lastDay'] | undefined): Bounds | undefined {
  if (day === null || day === undefined) return undefined;
  if (typeof day === 'string') return { earliest: day, latest: day };
  return 'latest' in day ? day : { earliest: day[0], latest: day[1] };
}

/** Whether a part that holds a person is surely still to be served on a day: prison, life, death, arrest, treatment. */
export function isHeldFor(world: World, part: Part, asOf: string): boolean {
  const taker = hasFallen(world, part) || part.isReplaced ? undefined : takerOf(world, part);
  if (taker) return isHeldFor(world, taker, asOf);
  const { kind } = part.content;
  const isGrave = kind === 'life' || kind === 'death';
  if (!isGrave && !['imprisonment', 'administrative_arrest', 'compulsory_treatment'].includes(kind)) return false;
  if (world.dead || isGone(world, part) || (isWhollySuspended(part) && !isGrave)) return false;
  return isGrave || isStayed(part) || !(hasRunOut(world, part, asOf) || isPerhapsOver(world, part, asOf));
}
