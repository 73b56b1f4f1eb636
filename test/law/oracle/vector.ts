// The vectors' format as types (test/vectors/law/README.md), and what the oracle answers.
import type { ActContent } from '../../../src/law/acts.ts';

/** Something recorded: a development with its acts, a correction of one, or a retraction. */
export interface Entry {
  readonly id: string;
  /** EDTF; left out: not known. */
  readonly occurred?: string;
  /** The day from which it has effect, EDTF. */
  readonly effective?: string;
  readonly after?: readonly string[];
  readonly standing?: string;
  readonly recordedOn?: string;
  readonly acts?: readonly ActContent[];
  readonly corrects?: string;
  readonly retracts?: string;
}

export interface Ask {
  readonly asOf: string;
  /** How many entries are known; left out: all. */
  readonly known?: number;
  readonly case?: string;
  readonly accused?: string;
}

export type Bounds = readonly [string, string];
export type ToServe = string | { readonly least: string; readonly most: string; readonly known: string };

/** What is answered; a vector expects some of these keys. */
export interface Answer {
  readonly counts: Readonly<Record<string, string | Readonly<Record<string, number>>>>;
  readonly status: string | null;
  readonly statusCertainty: 'certain' | 'stated';
  readonly statusPossible: readonly string[];
  readonly stage: string | null;
  readonly sums: Readonly<Record<string, number>>;
  readonly sentences: Readonly<Record<string, string>>;
  readonly toServe: Readonly<Record<string, ToServe>>;
  readonly toServeKnown: Readonly<Record<string, string>>;
  readonly lastDay: Readonly<Record<string, string | Bounds | null>>;
  readonly custody: string;
  readonly custodyKind: string | null;
  readonly custodyPlace: string | null;
  readonly custodySince: readonly [string | null, string] | null;
  readonly measures: readonly string[];
  readonly appeals: readonly string[];
  readonly notes: readonly string[];
}

export interface Vector {
  readonly name: string;
  readonly story: string;
  readonly rules: readonly string[];
  /** Kinds of its cases; criminal where left out. */
  readonly kinds?: Readonly<Record<string, string>>;
  readonly entries: readonly Entry[];
  readonly asks: readonly (Ask & { readonly expect: Partial<Answer> & { readonly notNotes?: readonly string[] } })[];
}
