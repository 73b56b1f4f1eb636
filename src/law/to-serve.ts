// What is to serve of all sentences of an accused, for each kind with a term.
//
//   1. Left out: what has fallen, is pardoned, remitted, served or taken in, and what surely ran out by its own start
//      (unless a part without a start waits for it). Suspended and stayed parts stand apart.
//   2. A life or death part is the answer, also if stayed or suspended.
//   3. One part: its term. One group of related parts: its length. Several groups: from the longest to the sum.
//   4. The last day is start + term − credit − 1 day. A range has none.
//   5. After the last day nothing is left, by reckoning; within its bounds it is not clear.
//
//   4 years and 3 years, relation not stated: 4 to 7 years
//   4 years, and a term that is not stated: at least 4 years
import type { Day } from '../time/day.ts';
import type { DayBounds, PartKind, Term } from './acts.ts';
import { findStanding, type Group, layOutTerms, relatives } from './layout.ts';
import { addLengths, compareLengths, laterBounds, longerOf, NO_LENGTH, writeTerm } from './lengths.ts';
import type { Custody } from './measures.ts';
import { isInterrupted, isOfTerm, isPrison, type JudgedPart } from './part-states.ts';

export const reckonings = ['term', 'life', 'death', 'not_stated', 'nothing', 'not_clear'] as const;
export type Reckoning =
  | { readonly is: 'term'; readonly least: Term /** Null: open. */; readonly most: Term | null }
  | { readonly is: Exclude<(typeof reckonings)[number], 'term'> };

export const knownHow = ['total', 'part', 'relations', 'range', 'not_stated'] as const;
export type KnownHow = (typeof knownHow)[number];

export interface ToServe {
  readonly kind: PartKind;
  readonly answer: Reckoning;
  readonly known: KnownHow;
  readonly isFinal: boolean;
  readonly lastDay: DayBounds | null;
  /** Keys of the parts that it comes from. */
  readonly parts: readonly string[];
  readonly suspended: readonly string[];
  readonly stayed: readonly string[];
}

/**
 * What custody says about serving: when it began, a start for parts without one; the days of escapes, after
 * which no last day can be reckoned; and death.
 */
export type Serving = { readonly asOf: Day } & Pick<Custody, 'began' | 'escapedOn' | 'isDead'>;

/** What is to serve, kind by kind; life and death answer for imprisonment. */
export function toServe(judged: readonly JudgedPart[], serving: Serving): ToServe[] {
  const timed = judged.filter(({ part }) => isOfTerm(groupKind(part.kind)));
  return [...Map.groupBy(timed, ({ part }) => groupKind(part.kind))].map(([kind, parts]) =>
    reckon(kind, { own: parts, judged, serving }),
  );
}

/** Kinds that come under imprisonment: its answer may be life or death. */
function groupKind(kind: PartKind): PartKind {
  return isPrison(kind) ? 'imprisonment' : kind;
}

interface OfKind {
  readonly own: readonly JudgedPart[];
  readonly judged: readonly JudgedPart[];
  readonly serving: Serving;
}

function reckon(kind: PartKind, { own, judged, serving }: OfKind): ToServe {
  const left = findLeft(own, judged);
  const keysIn = (state: JudgedPart['state']) => own.flatMap((it) => (it.state === state ? [it.part.key] : []));
  const around = { kind, suspended: keysIn('suspended'), stayed: keysIn('stayed') };
  const nothing = { ...around, answer: { is: 'nothing' }, known: 'part', lastDay: null, parts: [] } as const;
  if (serving.isDead) return { ...nothing, isFinal: false };
  const endless = own.find((it) => it.part.kind === 'death' && isEndless(it)) ?? own.find(isEndless);
  if (endless) {
    const answer = { is: endless.part.kind === 'death' ? 'death' : 'life' } as const;
    return { ...nothing, answer, isFinal: endless.isFinal, parts: [endless.part.key] };
  }
  if (left.length === 0) return { ...nothing, ...reckonOver(own) };
  const isFinal = left.every((it) => it.isFinal);
  const { escapedOn } = serving;
  const groups = layOutTerms(left, { all: judged, startOf: (it) => startOf(it, serving), escapedOn });
  const parts = left.map(({ part }) => part.key);
  return { ...around, ...reckonGroups(groups, serving), isFinal, parts };
}

/** What ran out, each part by its own start: nothing is left since the last day of the last. */
function reckonOver(own: readonly JudgedPart[]): Pick<ToServe, 'known' | 'lastDay' | 'parts' | 'isFinal'> {
  const over = own.filter(({ state }) => state === 'ran_out');
  const lastDays = over.flatMap(({ ownLastDay }) => ownLastDay ?? []);
  return {
    known: over.length > 1 ? 'relations' : 'part',
    lastDay: lastDays.length > 0 ? lastDays.reduce(laterBounds) : null,
    parts: over.map(({ part }) => part.key),
    isFinal: over.length > 0 && over.every((it) => it.isFinal),
  };
}

function isEndless({ part, state }: JudgedPart): boolean {
  const isEndlessKind = part.kind === 'life' || part.kind === 'death' || part.forLife === true;
  return isEndlessKind && (state === 'in_force' || state === 'stayed' || state === 'suspended');
}

/** The parts that are to be served; what has run out is among them while another one without a start waits for it. */
function findLeft(own: readonly JudgedPart[], judged: readonly JudgedPart[]): readonly JudgedPart[] {
  const running = own.filter(({ state }) => state === 'in_force' || state === 'ran_out');
  const byKey = findStanding(running, judged);
  const awaited = new Set(running.filter(({ part }) => !part.start).flatMap((it) => relatives(it, byKey)));
  return running.filter((it) => it.state === 'in_force' || awaited.has(it));
}

type Reckoned = Pick<ToServe, 'answer' | 'known' | 'lastDay'>;

function reckonGroups(groups: readonly Group[], { asOf }: Serving): Reckoned {
  const isOpen = groups.some((it) => it.isOpen);
  const hasTerm = groups.some(({ parts }) => parts.some(({ term }) => term !== null));
  if (!hasTerm) return { answer: { is: 'not_stated' }, known: 'not_stated', lastDay: null };
  const least = groups.map(({ length }) => length).reduce(longerOf, NO_LENGTH);
  const most = groups.map(({ length }) => length).reduce(addLengths, NO_LENGTH);
  const lastDay = groups.length === 1 && !isOpen ? (groups[0]?.lastDay ?? null) : null;
  const known = howKnown(groups);
  if (lastDay && lastDay.latest < asOf) return { answer: { is: 'nothing' }, known, lastDay };
  const lastDays = groups.length === 1 ? [lastDay] : groups.flatMap(({ parts }) => parts.map((it) => it.ownLastDay));
  const mayHaveEnded = lastDays.some(
    (day) => day !== null && (day.earliest === null || day.earliest < asOf) && asOf <= day.latest,
  );
  if (mayHaveEnded) return { answer: { is: 'not_clear' }, known, lastDay };
  const end = isOpen ? null : compareLengths(least, most) === 0 ? writeTerm(least) : writeTerm(most);
  return { answer: { is: 'term', least: writeTerm(least), most: end }, known, lastDay };
}

function howKnown(groups: readonly Group[]): KnownHow {
  if (groups.length > 1) return 'range';
  const parts = groups[0]?.parts ?? [];
  if (parts.length > 1) return 'relations';
  return parts[0]?.part.relation?.kind === 'total' ? 'total' : 'part';
}

/** When a part without a stated start began to be served: never the arrest or the judgment by itself. */
function startOf({ part }: JudgedPart, { began, escapedOn }: Serving): DayBounds | null {
  if (part.kind !== 'imprisonment') return null;
  const [first, ...others] = began.filter((it) => it.case === null || it.case === part.case);
  const isOne = others.every(({ on }) => on.earliest === first?.on.earliest && on.latest === first.on.latest);
  return first && isOne && !isInterrupted(part, first.on, escapedOn) ? first.on : null;
}
