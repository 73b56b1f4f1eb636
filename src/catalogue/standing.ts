/** Kinds of statement: the one place that decides what is a fact of the record and what is only a claim. */
import { z } from 'zod';
import type { en } from '../words/en.ts';
import { expected } from './expected.ts';
import { withHelp } from './help.ts';
import { subjectRef } from './subject.ts';

export const standings = [
  'reported',
  'official',
  'alleged',
  'speculation',
  'opinion',
  'unknown',
] as const satisfies readonly (keyof typeof en.statements.kinds)[];
export type Standing = (typeof standings)[number];
export const standing = withHelp(z.enum(standings), 'kindOfStatement').meta({ id: 'Standing' });

/** Who asserts something: a subject, the `author` of the source, or `unstated`. */
export const asserter = z.union([subjectRef(), z.enum(['author', 'unstated'])], expected('asserter'));

interface Stated {
  readonly attribution?: { readonly standing: Standing } | undefined;
  readonly claim?: { readonly standing: Standing } | undefined;
}

const firm: readonly string[] = ['reported', 'official'];
/** Kinds of statement that allege something. */
export const allegations = ['alleged'] as const satisfies readonly Standing[];

const doubtfulContents: readonly string[] = ['speculation', 'opinion', 'unknown'];

/**
 * Whether the record takes a statement of this kind as a fact. Without a kind, it comes from the registry.
 */
export function isFirm(kind: string | null | undefined): boolean {
  return kind === null || kind === undefined || firm.includes(kind);
}

/** Whether a development says no more than a claim: so stands its act, or its content is a guess. */
export function isDoubtful({ attribution, claim }: Stated): boolean {
  return !isFirm(attribution?.standing) || (claim !== undefined && doubtfulContents.includes(claim.standing));
}

/**
 * The kind of a claim: that of its content, but no firmer than that of the act. An alleged official report is an
 * allegation.
 */
export function standingOfClaim({ attribution, claim }: Stated): Standing {
  const act = attribution?.standing ?? 'unknown';
  return isFirm(act) ? (claim?.standing ?? act) : act;
}

/** For examples: a source reports it, and does not say who alleges it. */
export const exampleAttribution = { by: 'author', standing: 'reported' } as const;
export const exampleClaim = { by: 'unstated', standing: 'alleged' } as const;
