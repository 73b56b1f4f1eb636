// Terms laid out as the court related them. Parts that relations link are one group, as long as its last end.
//
//   a: 5 years; b: 3 years, concurrent with a; c: 2 years, consecutive to a and b
//
//   a |=====|        one group: 7 years
//   b |===|
//   c       |==|
import type { Day } from '../time/day.ts';
import type { DayBounds } from './acts.ts';
import {
  addLengths,
  boundsAfter,
  compareLengths,
  type Length,
  lastDayFrom,
  laterBounds,
  longerOf,
  NO_LENGTH,
  readTerm,
} from './lengths.ts';
import { isInterrupted, type JudgedPart } from './part-states.ts';
import { relatedParts } from './references.ts';

export interface Group {
  readonly parts: readonly JudgedPart[];
  /** As long as is stated. */
  readonly length: Length;
  /** A part has no stated term, so that it may be longer. */
  readonly isOpen: boolean;
  /** Null: the start of a part is not known. */
  readonly lastDay: DayBounds | null;
}

export interface Laying {
  /** Also the parts that others take in. */
  readonly all: readonly JudgedPart[];
  /** The start of a part that does not follow from another. */
  readonly startOf: (part: JudgedPart) => DayBounds | null;
  readonly escapedOn: readonly Day[];
}

/** Parts in groups that relations link. */
export function layOutTerms(parts: readonly JudgedPart[], { all, startOf, escapedOn }: Laying): readonly Group[] {
  const byKey = findStanding(parts, all);
  return group(parts, byKey).map((own): Group => {
    const ends = own.map((it) => spanOf(it, byKey, []).end);
    const length = ends.reduce(longerOf, NO_LENGTH);
    const lastDays = own.map((it) => lastDayIn(it, { byKey, startOf, escapedOn, path: [] }));
    const isDated = lastDays.every((day) => day !== null);
    const lastDay = isDated ? lastDays.reduce<DayBounds | null>(laterOrFirst, null) : null;
    return { parts: own, length, isOpen: own.some(({ term }) => term === null), lastDay };
  });
}

type ByKey = ReadonlyMap<string, JudgedPart>;

/** The parts to be laid out by their keys; what is related to a part that another takes in is related to that one. */
export function findStanding(parts: readonly JudgedPart[], all: readonly JudgedPart[]): ByKey {
  const known = new Map(all.map((it) => [it.part.key, it]));
  const standing = (it: JudgedPart, path: readonly JudgedPart[]): JudgedPart => {
    const taker = it.takenIn === null || path.includes(it) ? undefined : known.get(it.takenIn);
    return taker ? standing(taker, [...path, it]) : it;
  };
  return new Map(
    all.flatMap((it) => {
      const found = standing(it, []);
      return parts.includes(found) ? [[it.part.key, found] as const] : [];
    }),
  );
}

function group(parts: readonly JudgedPart[], byKey: ByKey): JudgedPart[][] {
  const groups = new Map<JudgedPart, JudgedPart[]>(parts.map((it) => [it, [it]]));
  for (const it of parts) {
    for (const other of relatives(it, byKey)) {
      const [own, its] = [groups.get(it) ?? [], groups.get(other) ?? []];
      if (own === its) continue;
      const united = [...its, ...own];
      for (const member of united) groups.set(member, united);
    }
  }
  return [...new Set(groups.values())];
}

/** The parts among those to be laid out that a part is related to. A total stands in place of what it takes in. */
export function relatives(it: JudgedPart, byKey: ByKey): JudgedPart[] {
  const { part } = it;
  if (part.relation?.kind === 'total' || part.relation?.kind === 'absorbed') return [];
  return [...new Set(relatedParts(part).flatMap((key) => byKey.get(key) ?? []))].filter((other) => other !== it);
}

interface Span {
  readonly start: Length;
  readonly end: Length;
}

/** From where to where a part reaches, counted from the start of its group. Relations in a circle start anew. */
function spanOf(it: JudgedPart, byKey: ByKey, path: readonly JudgedPart[]): Span {
  const related = path.includes(it) ? [] : relatives(it, byKey).map((other) => spanOf(other, byKey, [...path, it]));
  const start = startAmong(it, related);
  const { relation } = it.part;
  const term = relation?.kind === 'partly' && related.length > 0 ? readTerm(relation.added) : (it.term ?? NO_LENGTH);
  return { start, end: addLengths(start, term) };
}

function startAmong({ part }: JudgedPart, related: readonly Span[]): Length {
  const isConcurrent = part.relation?.kind === 'concurrent';
  if (!isConcurrent) return related.map(({ end }) => end).reduce(longerOf, NO_LENGTH);
  const starts = related.map(({ start }) => start).sort(compareLengths);
  return starts[0] ?? NO_LENGTH;
}

interface Dating {
  readonly byKey: ByKey;
  readonly startOf: (part: JudgedPart) => DayBounds | null;
  readonly escapedOn: readonly Day[];
  readonly path: readonly JudgedPart[];
}

function lastDayIn(it: JudgedPart, dating: Dating): DayBounds | null {
  const start = startIn(it, dating);
  const { relation, credit } = it.part;
  const isPartly = relation?.kind === 'partly' && !it.part.start && relatives(it, dating.byKey).length > 0;
  const term = isPartly ? readTerm(relation.added) : it.term;
  if (!start || !term) return null;
  return lastDayFrom(start, term, credit ? readTerm(credit) : undefined);
}

/** The stated start, else that which follows from the parts that it is related to. */
function startIn(it: JudgedPart, dating: Dating): DayBounds | null {
  if (it.part.start) return isInterrupted(it.part, it.part.start, dating.escapedOn) ? null : it.part.start;
  const related = dating.path.includes(it) ? [] : relatives(it, dating.byKey);
  if (related.length === 0) return dating.startOf(it);
  const further = { ...dating, path: [...dating.path, it] };
  if (it.part.relation?.kind === 'concurrent') {
    const starts = related.map((other) => startIn(other, further));
    return starts.reduce((a, b) => (a && b && b.latest < a.latest ? b : a && b && a));
  }
  const ends = related.map((other) => lastDayIn(other, further));
  const end = ends.every((day) => day !== null) ? ends.reduce<DayBounds | null>(laterOrFirst, null) : null;
  return end && boundsAfter(end);
}

function laterOrFirst(a: DayBounds | null, b: DayBounds | null): DayBounds | null {
  return a && b ? laterBounds(a, b) : (b ?? a);
}
