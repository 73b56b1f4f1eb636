/** Which charges a development is about: those that it names, all of them, or not said. */
import { z } from 'zod';
import type { Scope } from '../law/acts.ts';
import { type Message, say } from '../words/message.ts';
import { maybe, slug } from './development.ts';
import { issueOf } from './faults.ts';
import { withHelp } from './help.ts';
import type { Told } from './told.ts';

const namedCharge = z
  .strictObject({ charge: withHelp(slug, 'charge'), counts: withHelp(maybe(z.int().min(1)), 'someCounts') })
  .meta({ id: 'NamedCharge' });
type NamedCharge = z.infer<typeof namedCharge>;

/** The fields of what is about charges; see `aboutCharges`. */
const scopeFields = {
  charges: withHelp(z.array(namedCharge).max(200).optional(), 'charges'),
  allCharges: withHelp(maybe(z.boolean()), 'allCharges'),
};

export interface AboutCharges {
  readonly charges?: readonly NamedCharge[] | undefined;
  readonly allCharges?: boolean | null | undefined;
}

/** Data that names charges, or says that it is about all: not both. */
export function aboutCharges<Shape extends z.core.$ZodShape>(shape: Shape) {
  return z.strictObject({ ...shape, ...scopeFields }).superRefine((data, context) => {
    const { charges, allCharges } = data as AboutCharges;
    if (charges?.length && allCharges)
      context.addIssue({ ...issueOf(say('faults.law.namedAndAll')), path: ['allCharges'] });
  });
}

/** The charges as an act names them; nothing where the source does not say. */
export function scopeOf({ charges, allCharges }: AboutCharges): { readonly scope?: Scope } {
  if (allCharges) return { scope: 'all' };
  if (!charges?.length) return {};
  return { scope: charges.map(({ charge, counts }) => ({ count: charge, ...(counts ? { number: counts } : {}) })) };
}

/** The charges in a sentence: “arson”, 5 counts of “fraud”; null: it is not said which. */
export function sayCharges({ charges, allCharges }: Told<AboutCharges>): readonly Message[] | Message | null {
  if (allCharges) return say('values.allCharges');
  return charges?.length ? charges.map((named) => say('values.charge', named)) : null;
}

/** The same beside an offence: only what the offence leaves open. */
export function sayChargesBeside(offence: unknown, about: Told<AboutCharges>): readonly Message[] | Message | null {
  const { charges = [] } = about;
  const saysMore = charges.length > 1 || charges.some(({ counts }) => counts);
  return offence && !saysMore ? null : sayCharges(about);
}

/** What version 1 named: one charge, or none. `none`: what it meant then. */
export function fromOneCharge(
  { charge, ...data }: Readonly<Record<string, unknown>>,
  none: AboutCharges,
): Record<string, unknown> {
  return { ...data, ...(charge ? { charges: [{ charge }] } : none) };
}
