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
  /** The conviction that stands on it; another one gets another number. */
  conviction: number | null;
  convictedBy: string;
  inTrial: boolean;
  /** Suspected, but charged in that case since. */
  isStale: boolean;
  ground: string | null;
  /** Documents that bring it and are not superseded. */
  documents: readonly string[];
}

export interface Part {
  readonly key: string;
  readonly case: string;
  /** The act that imposed it, and its latest day. */
  readonly act: string;
  readonly imposedBy: string;
  content: SentencePart;
  /** Convictions that it was imposed for; none: it needs none. */
  readonly convictions: readonly number[];
  isSetAside: boolean;
  isReplaced: boolean;
  isPardoned: boolean;
  isRemitted: boolean;
  isServed: boolean;
  isStayed: boolean;
  /** Remedies that stay it while they are pending. */
  stayedBy: readonly string[];
  isSaidInForce: boolean;
  /** Escape or stay after its start: no last day until an act states a start again. */
  isInterrupted: boolean;
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
  readonly until: Bounds | null;
  readonly term: string | null;
  place: string | null;
  /** Its ground was gone already when it began: it has a ground of its own. */
  readonly isBeyondCase: boolean;
  /** “Reported held” since it began; whether the ground of its case had ended by then. */
  reports: readonly (Bounds & { readonly isBeyondGround: boolean })[];
}

/** What an act changed, so that another can undo it. */
export interface Trace {
  readonly act: string;
  readonly case: string;
  readonly kind: string;
  /** How many counts and parts it moved. */
  readonly moved: number;
  /** Puts what it moved back; returns the counts among it. */
  readonly undo: () => Count[];
}

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
  readonly closed: Set<string>;
  /** Documents that charge, unlike notices of suspicion. */
  readonly chargeIds: Set<string>;
  lastEnd: ReleaseKind | null;
  /** The latest day of the last release; ''. */
  lastReleased: string;
  dead: boolean;
  convictions: number;
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
    closed: new Set(),
    chargeIds: new Set(),
    lastEnd: null,
    lastReleased: '',
    dead: false,
    convictions: 0,
    choose,
  };
}

/** The case and those joined with it. */
export function casesWith(world: World, first: string): readonly string[] {
  const cases = [first];
  for (const it of cases)
    for (const pair of world.joined)
      for (const other of pair) if (pair.includes(it) && !cases.includes(other)) cases.push(other);
  return cases;
}

export function standsConvicted(world: World, conviction: number): boolean {
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
