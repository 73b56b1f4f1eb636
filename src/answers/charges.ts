/** What a person is accused of, in short: offences with their numbers, and how many counts have which label. */
import type { z } from 'zod';
import type { countValue } from '../catalogue/derive-status.ts';
import { UNSTATED } from '../catalogue/points.ts';
import { type Message, type Referent, say } from '../words/message.ts';
import type { Said } from './values.ts';

export type CountValue = z.infer<typeof countValue>;
export type SaidCount = Said<CountValue>;

/** Found against the accused; civil, administrative and impeachment cases find liable and convict no one. */
export const AGAINST = ['convicted', 'liable'] as const;

/** So many offences are named; more are counted only. */
const MOST_NAMED = 3;

/** How many counts have one of these labels. */
export function numberOf(counts: readonly SaidCount[], labels: readonly string[]): number {
  return counts.reduce((sum, { value: { sums } }) => sum + labels.reduce((own, it) => own + (sums[it] ?? 0), 0), 0);
}

/** “fraud”, “3 counts of fraud and arson”; null where no offence is stated, or where there are too many to name. */
export function nameOffences(counts: readonly SaidCount[], labels: readonly string[]): Referent | null {
  const own = counts.filter(({ value }) => labels.some((label) => (value.sums[label] ?? 0) > 0));
  const byOffence = Map.groupBy(own, ({ value }) => value.convictedOf ?? value.liableFor ?? value.offence ?? '');
  const named = [...byOffence].filter(([offence]) => offence !== '');
  if (named.length === 0 || named.length > MOST_NAMED) return null;
  const rest = numberOf(byOffence.get('') ?? [], labels);
  return [
    ...named
      .map(([offence, of]) => [numberOf(of, labels), offence] as const)
      .sort(fewestFirst)
      .map(sayCharge),
    ...(rest > 0 ? [say('answers.charges.others', { count: rest })] : []),
  ];
}

/** The same; where there are too many, how many; where none is stated, that. */
export function listCharges(counts: readonly SaidCount[], labels: readonly string[]): Referent {
  const named = nameOffences(counts, labels);
  if (named) return named;
  const count = numberOf(counts, labels);
  const isStated = counts.some(({ value }) => value.offence !== null);
  return isStated ? say('answers.charges.many', { count }) : say('answers.charges.unstated', { count });
}

/** “breach of trust and 12 counts of fraud”: no number stands before both. */
function fewestFirst([one]: readonly [number, string], [other]: readonly [number, string]): number {
  return one - other;
}

function sayCharge([count, offence]: readonly [number, string]): Message {
  return say('answers.charges.one', { count, offence });
}

/** Who accuses: a subject, the source’s author; `unstated`: the source does not say; `several`, where they differ. */
export function accuserOf(counts: readonly SaidCount[]): { readonly from: string; readonly by: string | Referent } {
  const accusers = new Set(counts.map(({ value }) => value.claim?.by ?? UNSTATED));
  const [only = UNSTATED] = accusers;
  if (accusers.size > 1) return { from: 'several', by: '' };
  return only === 'author' || only === UNSTATED ? { from: only, by: '' } : { from: 'subject', by: { subject: only } };
}
