// What one world holds while its acts are replayed: counts, parts of sentences, appeals, measures.
import type {
  MeasureKind,
  Outcome,
  ReleaseKind,
  RemedyKind,
  RemedyTarget,
  Scope,
  SentencePart,
} from '../../../src/law/acts.ts';

export type Label = 'suspected' | 'pending' | 'superseded' | 'moved' | 'set_aside' | Outcome;

/** One count; a bundle of twelve is twelve of them with one name. */
export interface Count {
  readonly case: string;
  readonly name: string;
  label: Label;
  final: boolean;
  pardoned: boolean;
  /** The conviction that stands on it; those of a bundle by one act are one. */
  conviction: string | null;
  convictedBy: string;
  inTrial: boolean;
  /** The development that decided it: one act moves a count once. */
  decidedBy: string | null;
  /** Suspected, but charged in that case since. */
  isStale: boolean;
  ground: string | null;
  /** Documents that bring it and are not superseded. */
  documents: readonly string[];
  /** When an act last gave it a label, a conviction or a pardon. */
  movedOn: Bounds;
}

export interface Part {
  readonly key: string;
  readonly case: string;
  /** The act that imposed it, and its latest day. */
  readonly act: string;
  readonly imposedBy: string;
  content: SentencePart;
  /** Convictions that it was imposed for; none: it needs none. */
  readonly convictions: readonly string[];
  /** So many of them stood when a court last spoke of the part; more than there are: it spoke of some of them only. */
  spokenOf: number;
  /** The counts that they were on. */
  readonly counts: readonly Count[];
  isSetAside: boolean;
  isReplaced: boolean;
  isPardoned: boolean;
  isRemitted: boolean;
  isServed: boolean;
  isStayed: boolean;
  /** Remedies that stay it while they are pending. */
  stayedBy: readonly string[];
  isSaidInForce: boolean;
  /** The latest day of a stay after which no start was stated. */
  stayedOn: string | null;
  /** From when on its start may have been stated. */
  startStatedOn: string;
  /** When an act last changed it. */
  changedOn: Bounds;
}

export interface Appeal {
  readonly id: string;
  readonly case: string;
  readonly kind: RemedyKind;
  readonly against: RemedyTarget | null;
  readonly court: string | null;
  readonly scope: Scope | undefined;
  state: 'pending' | 'maybe withdrawn' | 'withdrawn' | 'decided';
}

export interface Bounds {
  readonly earliest: string;
  readonly latest: string;
}

export interface Measure {
  readonly id: string;
  readonly case: string | null;
  readonly kind: MeasureKind;
  readonly since: Bounds;
  /** Since when custody has lasted, over the measures that this one replaced. */
  readonly heldSince: Bounds;
  readonly until: Bounds | null;
  readonly term: string | null;
  place: string | null;
  /** When it began, and “reported held” since. */
  reports: readonly Bounds[];
}

/** What an act changed, so that another can undo it. */
export interface Trace {
  readonly act: string;
  readonly case: string;
  readonly kind: string;
  /** How many counts and parts it moved. */
  readonly moved: number;
  isUndone: boolean;
  /** Puts what it moved back; returns the counts among it. */
  readonly undo: () => Count[];
}

export type Missing = 'count_never_brought' | 'sentence_without_verdict' | 'part_never_imposed' | 'appeal_never_filed';

export interface World {
  readonly accused: string;
  readonly counts: Count[];
  readonly parts: Part[];
  readonly appeals: Appeal[];
  measures: Measure[];
  /** All “began to serve” acts. */
  readonly serving: (Bounds & { readonly case: string | null })[];
  readonly joined: [string, string][];
  readonly traces: Trace[];
  readonly notes: Set<string>;
  /** Notes that miss a record, which may only lack a date; `about`: a count by its name. */
  readonly missing: { readonly note: Missing; readonly about: string | null; readonly case: string }[];
  readonly closed: Set<string>;
  /** Documents that charge, unlike notices of suspicion. */
  readonly chargeIds: Set<string>;
  /** How custody ended each time, and the cases of what ended; null: of nothing that is recorded. */
  readonly endings: {
    readonly how: ReleaseKind;
    readonly on: Bounds;
    readonly cases: readonly (string | null)[] | null;
  }[];
  /** The latest day of each escape. */
  readonly escapes: string[];
  /** The latest day of the last release; ''. */
  lastReleased: string;
  dead: boolean;
  /** The place of the act that is replayed, and its case. */
  step: number;
  entry: string;
  at: string;
  /** Takes one of several ways that the record leaves open; 0 is the stated one. */
  readonly choose: (ways: number) => number;
}

export const UNNAMED = 'not stated';
export const OPEN: readonly Label[] = ['pending', 'no_verdict'];
export const SUSPECTED_OR_OPEN: readonly Label[] = ['suspected', ...OPEN];
export const ENDED: readonly Label[] = ['withdrawn', 'dismissed', 'discontinued', 'set_aside', 'not_responsible'];
export const JUDGED_OR_ENDED: readonly Label[] = ['convicted', 'acquitted', ...ENDED];

export function emptyWorld(accused: string, choose: World['choose']): World {
  return {
    accused,
    counts: [],
    parts: [],
    appeals: [],
    measures: [],
    serving: [],
    joined: [],
    traces: [],
    notes: new Set(),
    missing: [],
    closed: new Set(),
    chargeIds: new Set(),
    endings: [],
    escapes: [],
    lastReleased: '',
    dead: false,
    step: 0,
    entry: '',
    at: '',
    choose,
  };
}

/** Whether an act is the one named, or one of the development named. */
export function isNamedBy(id: string, name: string): boolean {
  return id === name || (!name.includes('#') && id.startsWith(`${name}#`));
}

/** The case and those joined with it. */
export function casesWith(world: World, first: string): readonly string[] {
  const cases = [first];
  for (const it of cases)
    for (const pair of world.joined)
      for (const other of pair) if (pair.includes(it) && !cases.includes(other)) cases.push(other);
  return cases;
}

export function standsConvicted(world: World, conviction: string): boolean {
  return world.counts.some((count) => count.label === 'convicted' && count.conviction === conviction);
}

/** No conviction that it was imposed for stands, or a court set it aside or revoked it. */
export function hasFallen(world: World, part: Part): boolean {
  if (part.isSetAside) return true;
  return part.convictions.length > 0 && !part.convictions.some((it) => standsConvicted(world, it));
}

/** What a term counts as standing for further acts: neither fallen nor replaced. */
export function stands(world: World, part: Part): boolean {
  return !hasFallen(world, part) && !part.isReplaced;
}
