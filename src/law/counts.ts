// Counts of charging documents, and how many of each have which label.
//
// A count is one line: suspected, pending, then judged or ended. A bundle of like counts (12 of fraud) is one count in
// portions; each portion is so many counts with one history. An act on five of the bundle splits a portion off:
//
//   12 pending --convicted on 5--> 5 convicted, 7 pending --no verdict--> 5 convicted, 7 no_verdict
//
// “Open” is pending or without a verdict; “ended” is over without conviction or acquittal.
import { BEGINNING_OF_TIME } from '../time/day.ts';
import type { BroughtCount, DayBounds } from './acts.ts';

export const countLabels = [
  'suspected',
  'pending',
  'convicted',
  'acquitted',
  'no_verdict',
  'not_responsible',
  'withdrawn',
  'dismissed',
  'discontinued',
  'set_aside',
  'superseded',
  'moved',
] as const;
export type CountLabel = (typeof countLabels)[number];

/** So many counts of a bundle, with one history. */
export interface Portion {
  readonly number: number;
  readonly label: CountLabel;
  readonly isFinal: boolean;
  readonly isPardoned: boolean;
  readonly isOnTrial: boolean;
  /** A charge was brought in the case since the suspicion. */
  readonly isOvertaken: boolean;
  /** Which conviction it is: the act that first convicted; null: not convicted. */
  readonly conviction: string | null;
  readonly ground: string | null;
  /** The development that last decided it: one act moves a count once. */
  readonly decidedBy: string | null;
}

/** What a count can have since a day: a label, or more than a label. */
export type CountTrait = CountLabel | 'on_trial' | 'final' | 'pardoned';

export interface Began {
  readonly on: DayBounds;
  readonly by: string;
}

export interface CountLine {
  readonly case: string;
  readonly name: string;
  readonly printedNumber: string | null;
  readonly offence: string | null;
  readonly law: string | null;
  /** The offence convicted of, where it is another one than the offence charged. */
  readonly convictedOf: string | null;
  readonly plea: string | null;
  /** No document brought it: an outcome, a sentence or a trial implies it. */
  readonly isImplied: boolean;
  /** The acts that brought it. */
  readonly documents: readonly string[];
  readonly portions: readonly Portion[];
  /** When an act last moved one of its portions. */
  readonly movedOn: DayBounds;
  /** The act that did; null: none yet. */
  readonly movedBy: string | null;
  /** Since when it has had each of its labels, has been on trial, final or pardoned as a whole, and by which act. */
  readonly began: ReadonlyMap<CountTrait, Began>;
  /** An outcome that does not say of which count may be its own. */
  readonly mayBe: readonly CountLabel[];
}

const open = ['pending', 'no_verdict'] as const satisfies readonly CountLabel[];
export const ended = [
  'withdrawn',
  'dismissed',
  'discontinued',
  'set_aside',
  'not_responsible',
] as const satisfies readonly CountLabel[];

export type Reaches = (portion: Portion) => boolean;

/** Reaches portions with one of these labels. */
export function having(...labels: readonly CountLabel[]): Reaches {
  const set: ReadonlySet<CountLabel> = new Set(labels);
  return ({ label }) => set.has(label);
}

export const isOpen = having(...open);
export const isOpenOrSuspected = having('suspected', ...open);
export const isConvicted = having('convicted');
export const isDecided = having('convicted', 'acquitted', ...ended);
export const isEnded = having(...ended);
/** Stands for itself: neither superseded nor moved. */
export const isOwn: Reaches = ({ label }) => label !== 'superseded' && label !== 'moved';
export const anyPortion: Reaches = () => true;

const FRESH: Portion = {
  number: 1,
  label: 'pending',
  isFinal: false,
  isPardoned: false,
  isOnTrial: false,
  isOvertaken: false,
  conviction: null,
  ground: null,
  decidedBy: null,
};

/** The name under which a count stands that no document brought. */
export const NOT_STATED = 'not stated';

/** A portion as it is at the beginning of a count. */
export function freshPortion(label: CountLabel, number = 1): Portion {
  return { ...FRESH, label, number };
}

/** Until the replay says on which day. */
export const NO_DAY: DayBounds = { earliest: null, latest: BEGINNING_OF_TIME };

export function newCount(
  { case: caseId, name }: Pick<CountLine, 'case' | 'name'>,
  stated: Partial<Omit<CountLine, 'case' | 'name'>> & Pick<CountLine, 'portions'>,
): CountLine {
  return {
    case: caseId,
    name,
    printedNumber: null,
    offence: null,
    law: null,
    convictedOf: null,
    plea: null,
    isImplied: false,
    documents: [],
    movedOn: NO_DAY,
    movedBy: null,
    began: new Map(),
    mayBe: [],
    ...stated,
  };
}

/** The same portion with another label, as an act that moves it leaves it. */
export function relabel(portion: Portion, label: CountLabel, change: Partial<Portion> = {}): Portion {
  return { ...FRESH, number: portion.number, label, ...change };
}

/** How many counts of a count, or of several, an act can reach. */
export function countReached(counts: readonly CountLine[], reaches: Reaches): number {
  let sum = 0;
  for (const { portions } of counts) for (const portion of portions) if (reaches(portion)) sum += portion.number;
  return sum;
}

export interface Taken {
  readonly taken: readonly Portion[];
  readonly rest: readonly Portion[];
}

/** Takes so many counts that are reached, pending ones first; without a number all of them. */
export function takePortions(portions: readonly Portion[], reaches: Reaches, number = Number.POSITIVE_INFINITY): Taken {
  const taken: Portion[] = [];
  const rest: Portion[] = [];
  let wanted = number;
  const inTurn = portions.length === 1 ? portions : portions.toSorted((a, b) => rankOf(a) - rankOf(b));
  for (const portion of inTurn) {
    const count = reaches(portion) ? Math.min(wanted, portion.number) : 0;
    if (count > 0) taken.push(count === portion.number ? portion : { ...portion, number: count });
    if (count < portion.number) rest.push(count === 0 ? portion : { ...portion, number: portion.number - count });
    wanted -= count;
  }
  return { taken, rest };
}

/** Changes the portions that an act takes; those alike become one again. The count itself where nothing changed. */
export function changeTaken(
  count: CountLine,
  { taken, rest }: Taken,
  change: (portion: Portion) => Portion,
): CountLine {
  if (taken.length === 0) return count;
  const changed = taken.map(change);
  if (changed.every((portion, index) => portion === taken[index])) return count;
  return { ...count, portions: uniteAlike([...changed, ...rest]) };
}

/** Changes all portions that are reached. */
export function changeReached(count: CountLine, reaches: Reaches, change: (portion: Portion) => Portion): CountLine {
  return count.portions.some(reaches) ? changeTaken(count, takePortions(count.portions, reaches), change) : count;
}

/**
 * The count that a document brings, where the record has it already: brought again where it was suspected, superseded
 * or ended; else with another wording only. A bundle grows where the document brings more.
 */
export function bringAgain(count: CountLine, brought: BroughtCount, fresh: Portion): CountLine {
  const reaches = fresh.label === 'suspected' ? having('superseded', ...ended) : returnable;
  const known = countReached([count], anyPortion);
  const grown = Math.max(0, (brought.counts ?? known) - known);
  const taken = takePortions(count.portions, reaches, brought.counts);
  const returned = changeTaken(count, taken, ({ number }) => ({ ...fresh, number }));
  const again =
    grown === 0 ? returned : { ...returned, portions: uniteAlike([...returned.portions, { ...fresh, number: grown }]) };
  return {
    ...again,
    isImplied: false,
    printedNumber: brought.number ?? count.printedNumber,
    offence: brought.offence ?? count.offence,
    law: brought.law ?? count.law,
  };
}

const returnable = having('suspected', 'superseded', ...ended);

/** One portion of those that are the same but for their number. */
function uniteAlike(portions: readonly Portion[]): readonly Portion[] {
  if (portions.length < 2) return portions;
  const united = new Map<string, Portion>();
  for (const portion of portions) {
    const key = portionKey({ ...portion, number: 0 });
    const alike = united.get(key);
    united.set(key, alike ? { ...alike, number: alike.number + portion.number } : portion);
  }
  return [...united.values()];
}

/** Text that is the same for portions that are. */
export function portionKey(portion: Portion): string {
  const { number, label, isFinal, isPardoned, isOnTrial, isOvertaken, conviction, ground, decidedBy } = portion;
  const flags = `${isFinal ? 'f' : ''}${isPardoned ? 'p' : ''}${isOnTrial ? 't' : ''}${isOvertaken ? 'o' : ''}`;
  return `${number} ${label} ${flags} ${conviction ?? ''} ${ground ?? ''} ${decidedBy ?? ''}`;
}

/** Pending counts go first, those that are final last. */
function rankOf({ label, isFinal }: Portion): number {
  return label === 'pending' ? 0 : label === 'suspected' ? 1 : label === 'no_verdict' ? 2 : isFinal ? 4 : 3;
}
