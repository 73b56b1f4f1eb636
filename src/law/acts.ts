// Acts of proceedings and of custody, as the law room reads them. Types of developments turn into these; everything
// else (counts, status, stage, sentences, what is to serve, custody) follows from the acts that count.
import type { Day } from '../time/day.ts';
import type { TextInLanguage } from '../words/texts.ts';

/** What an act says of counts: those that it names, all, or nothing (left out: the source does not say). */
export type Scope = 'all' | readonly NamedCount[];

export interface NamedCount {
  /** Its short name within case and accused. */
  readonly count: string;
  /** How many of a bundle; left out: all of it. */
  readonly number?: number;
}

/** A count as a document brings it. */
export interface BroughtCount {
  readonly count: string;
  /** As printed: “4b”. */
  readonly number?: string | null;
  readonly offence: string | null;
  readonly law?: string | null;
  /** Both in every language, where there are several. They decide nothing. */
  readonly offences?: readonly TextInLanguage[];
  readonly laws?: readonly TextInLanguage[];
  /** A bundle of so many like counts; left out: one. */
  readonly counts?: number;
}

/** ISO 8601, `P7Y6M`; whole years, months, weeks and days. */
export type Term = string;

export const outcomes = [
  'convicted',
  'acquitted',
  'no_verdict',
  'not_responsible',
  'withdrawn',
  'dismissed',
  'discontinued',
] as const;
export type Outcome = (typeof outcomes)[number];

export const partKinds = [
  'imprisonment',
  'life',
  'death',
  'administrative_arrest',
  'probation',
  'supervised_release',
  'restriction_of_liberty',
  'corrective_labour',
  'compulsory_labour',
  'compulsory_treatment',
  'fine',
  'confiscation',
  'forfeiture',
  'restitution',
  'assessment',
  'office_ban',
  'activity_ban',
  'rank_stripped',
  'awards_revoked',
  'deportation',
  'other',
] as const;
export type PartKind = (typeof partKinds)[number];

/** How a part relates to others, as the court said. `parts`: by their keys, `act/number`. */
export type TermRelation =
  | { readonly kind: 'concurrent'; readonly with: readonly string[] }
  | { readonly kind: 'consecutive'; readonly after: readonly string[] }
  /** So much of it is added after them. */
  | { readonly kind: 'partly'; readonly after: readonly string[]; readonly added: Term }
  | { readonly kind: 'absorbed'; readonly by: string }
  /** This part is the court’s total of them. */
  | { readonly kind: 'total'; readonly of: readonly string[] };

export interface SentencePart {
  /** From 1 within its act; its key is `act/number`. */
  readonly number: number;
  /** What developments call it, such as `prison`; left out: by its kind. */
  readonly name?: string;
  readonly kind: PartKind;
  /** Null: not stated. */
  readonly term: Term | null;
  /** It lasts as long as the person lives, such as a ban for life. */
  readonly forLife?: boolean;
  readonly amount?: string | null;
  /** ISO 4217, or a unit. */
  readonly currency?: string | null;
  readonly joint?: boolean;
  readonly alternative?: boolean;
  readonly regime?: string | null;
  readonly place?: string | null;
  readonly scope?: string | null;
  /** From which its term counts, as the court said. */
  readonly start?: DayBounds | null;
  /** Time that counts as served. */
  readonly credit?: Term | null;
  /** Its execution is suspended; `suspendedTerm`: only so much of it. */
  readonly suspended?: boolean;
  readonly suspendedTerm?: Term | null;
  readonly probation?: Term | null;
  /** Served by the time in custody that preceded it. */
  readonly timeServed?: boolean;
  readonly relation?: TermRelation | null;
}

export interface DayBounds {
  readonly earliest: Day | null;
  readonly latest: Day;
}

/** What a change or a clemency does to named parts. */
export const partChanges = [
  'in_force',
  'stayed',
  'stay_lifted',
  'reduced',
  'increased',
  'suspended',
  'activated',
  'commuted',
  'remitted',
  'served',
  'revoked',
] as const;
export type PartChange = (typeof partChanges)[number];

export const remedyKinds = ['appeal', 'cassation', 'opposition', 'review', 'constitutional', 'habeas_corpus'] as const;
export type RemedyKind = (typeof remedyKinds)[number];
export const remedyTargets = ['conviction', 'sentence', 'acquittal', 'dismissal', 'order'] as const;
export type RemedyTarget = (typeof remedyTargets)[number];

/** What a court decides on a remedy, or of its own motion. */
export const decisionResults = [
  'upheld',
  'remedy_dismissed',
  'remitted_for_retrial',
  'set_aside',
  'set_aside_for_good',
  'rehabilitated',
  'sentence_set_aside',
  'decided_anew',
  'varied',
  'restored',
  'partly_upheld',
] as const;
export type DecisionResult = (typeof decisionResults)[number];

export const clemencyKinds = ['pardon', 'amnesty', 'commutation'] as const;

/** What holds a person in custody, and what restricts one outside it. */
export const custodyKinds = [
  'arrested',
  'detained',
  'remanded',
  'serving',
  'administrative_arrest',
  'immigration_detention',
  'extradition_detention',
  'in_patient_treatment',
  'in_patient_examination',
  'disappeared',
  'held_for_other',
] as const;
export const restrictionKinds = [
  'house_arrest',
  'bail',
  'travel_ban',
  'ban_on_actions',
  'undertaking',
  'supervision',
  'probation',
  'parole',
] as const;
export type MeasureKind = (typeof custodyKinds)[number] | (typeof restrictionKinds)[number];
export const releaseKinds = ['released', 'escaped', 'exchanged', 'deported', 'surrendered', 'died', 'lapsed'] as const;
export type ReleaseKind = (typeof releaseKinds)[number];

interface OnCase {
  readonly case: string;
}
interface OnAccused extends OnCase {
  readonly accused: string;
  readonly scope?: Scope;
}

/** What an act says. Where it names several accused, each has an act of its own with the same id. */
export type ActContent =
  | (Omit<OnAccused, 'case'> & {
      readonly act: 'suspicion';
      readonly case: string | null;
      readonly counts: readonly BroughtCount[];
    })
  | (OnAccused & {
      readonly act: 'charge';
      readonly counts: readonly BroughtCount[];
      /** Supersedes what these documents (acts) brought against the accused of both, or single counts. */
      readonly supersedes?: { readonly documents?: readonly string[]; readonly counts?: readonly string[] };
    })
  | (OnAccused & {
      readonly act: 'reworded';
      readonly change: 'amended' | 'requalified';
      readonly offence?: string | null;
      readonly law?: string | null;
      readonly offences?: readonly TextInLanguage[];
      readonly laws?: readonly TextInLanguage[];
    })
  | (OnAccused & { readonly act: 'moved'; readonly change: 'moved' | 'severed'; readonly to: string })
  /** Two cases are heard together: an act in one may name counts of the other. */
  | (OnCase & { readonly act: 'joined'; readonly with: string })
  | (OnAccused & {
      readonly act: 'trial_opened';
      /** It names no accused, and is about whoever has open counts in the case. */
      readonly ofAll?: boolean;
      /** The accused was not there; of verdicts and sentences, too. */
      readonly inAbsentia?: boolean;
    })
  | (OnAccused & {
      readonly act: 'plea';
      readonly plea: string;
      readonly change: 'entered' | 'changed' | 'withdrawn' | 'agreement';
    })
  /** A verdict, an accepted plea, a withdrawal, a dismissal, a discontinuation, or a closing that ends counts. */
  | (OnAccused & {
      readonly act: 'outcome';
      readonly outcome: Outcome;
      readonly how: 'verdict' | 'plea_accepted' | 'withdrawal' | 'dismissal' | 'discontinuation' | 'closing';
      /** Convicted of another offence than the one charged. */
      readonly of?: string | null;
      readonly ground?: string | null;
      readonly prejudice?: boolean | null;
      readonly provisional?: boolean;
      readonly inAbsentia?: boolean;
      readonly final?: boolean;
    })
  | (OnAccused & { readonly act: 'closed'; readonly disposition: 'decided' | 'unstated' })
  | (OnAccused & {
      readonly act: 'sentence';
      readonly parts: readonly SentencePart[];
      /** Contempt, treatment and administrative penalties need no conviction. */
      readonly needsNoConviction?: boolean;
      readonly inAbsentia?: boolean;
      readonly final?: boolean;
    })
  | (OnAccused & {
      readonly act: 'sentence_change';
      readonly change: PartChange;
      /** Keys of the parts that it names; left out: all parts in the case. */
      readonly parts?: readonly string[];
      /** What the part is from then on (reduced, increased, commuted, activated in part). */
      readonly to?: Partial<Omit<SentencePart, 'number'>>;
    })
  | (OnAccused & {
      readonly act: 'remedy_filed';
      readonly remedy: RemedyKind;
      readonly against?: RemedyTarget | null;
      readonly by?: string | null;
      readonly court?: string | null;
      readonly stays?: boolean;
    })
  | (OnAccused & { readonly act: 'remedy_withdrawn'; readonly of?: string; readonly final?: boolean })
  | (OnAccused & {
      readonly act: 'decision';
      /** The act that filed the remedy; left out: all pending, of that kind and court where stated. */
      readonly decides?: string;
      readonly remedy?: RemedyKind | null;
      readonly court?: string | null;
      readonly result: DecisionResult;
      /** Of `decided_anew`. */
      readonly outcome?: 'convicted' | 'acquitted' | 'discontinued';
      readonly of?: string | null;
      /** Replaces the sentence, where one is stated. */
      readonly parts?: readonly SentencePart[];
      /** Of `restored`: the act that is undone. */
      readonly restores?: string;
      readonly final?: boolean;
    })
  | (OnAccused & { readonly act: 'became_final' })
  | (OnAccused & {
      readonly act: 'clemency';
      readonly clemency: (typeof clemencyKinds)[number];
      readonly step: 'granted' | 'refused' | 'annulled';
      /** Keys of the parts that it covers; left out: all. */
      readonly parts?: readonly string[];
      /** What remains to be served of each part that it covers. */
      readonly remains?: Partial<Omit<SentencePart, 'number'>> | null;
      /** Of `annulled`: the act that granted it. */
      readonly annuls?: string;
    })
  | (OnAccused & { readonly act: 'reopened' })
  | { readonly act: 'death'; readonly accused: string }
  | {
      readonly act: 'measure';
      readonly accused: string;
      readonly case: string | null;
      readonly kind: MeasureKind;
      readonly authority?: string | null;
      readonly basis?: string | null;
      readonly place?: string | null;
      /** Its last day, as stated. */
      readonly until?: DayBounds | null;
      readonly term?: Term | null;
      /** Beside what holds already; else it replaces the measures of its case and an arrest without a case. */
      readonly besides?: boolean;
    }
  | { readonly act: 'transferred'; readonly accused: string; readonly place: string | null; readonly measure?: string }
  | { readonly act: 'reported_held'; readonly accused: string; readonly place?: string | null }
  | {
      readonly act: 'released';
      readonly accused: string;
      readonly how: ReleaseKind;
      /** What it ends: a measure (act), those of a case, or all; left out: all custody. */
      readonly ends?: { readonly measure: string } | { readonly case: string } | 'all';
      readonly ground?: string | null;
    };

/** An act as it counts at a moment of knowledge, with its place in time. */
export type Act = ActContent & {
  /** The development’s id, with a number behind it where one development holds several acts: `id#2`. */
  readonly id: string;
  /** Null: unbounded. Raised to `effective` where the act has effect from a later day. */
  readonly earliest: Day | null;
  readonly latest: Day;
  /** Milliseconds of the day; null: not stated. */
  readonly timeOfDayMs: number | null;
  /** Its place in the engine’s order: ties go by it. */
  readonly order: number;
  /** Acts that it surely follows, by `after` (over any number of steps). */
  readonly follows: readonly string[];
};
