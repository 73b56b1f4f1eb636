/** Every type of development by its name, and what may be sent of it. */
import type { z } from 'zod';
import { type Development, type DevelopmentType, envelopeOf } from './development.ts';
import { families } from './families.ts';
import { exampleAttribution, exampleClaim } from './standing.ts';

const allTypes: readonly DevelopmentType[] = families.flatMap(({ types }) => types);

/** Every type that may be sent. */
export const developmentTypes: readonly DevelopmentType[] = allTypes.filter(({ byService }) => !byService);

export const typesByName = new Map<string, DevelopmentType>(allTypes.map((type) => [type.name, type]));
const envelopes = new Map<string, z.ZodObject>(allTypes.map((type) => [type.name, envelopeOf(type)]));

export function findType(name: string): DevelopmentType | undefined {
  return typesByName.get(name);
}

export function typeOf({ type }: Pick<Development, 'type'>): DevelopmentType {
  const found = typesByName.get(type);
  if (!found) throw new Error(`the log holds a development of the type “${type}”, which this program does not know`);
  return found;
}

/** What may be sent of one type. */
export function envelopeSchema({ name }: DevelopmentType): z.ZodType {
  const schema = envelopes.get(name);
  if (!schema) throw new Error(`the type “${name}” has no envelope`);
  return schema;
}

/** A whole development of one type, about invented people. */
export function exampleOf({ name, example, registers, amends, timeless, claims, byService }: DevelopmentType): object {
  const sources = [{ source: 'source:harbour-gazette-1', locator: 'page 1' }];
  if (registers || amends || timeless || byService)
    return { type: name, ...example, ...(amends === 'corroborates' ? { sources } : {}) };
  return {
    type: name,
    occurred: '2024-03-05',
    ...example,
    attribution: exampleAttribution,
    ...(claims === true ? { claim: exampleClaim } : {}),
    sources,
  };
}

export function currentVersionOf(type: string): number {
  return typeOf({ type }).version;
}

/** Whether it is about the record itself. */
export function isRecordKeeping(development: Pick<Development, 'type'>): boolean {
  return typeOf(development).byService === true;
}

/** Whether its points always hold: they have no date. */
export function isTimeless(development: Pick<Development, 'type'>): boolean {
  const { registers, timeless } = typeOf(development);
  return registers !== undefined || timeless === true;
}
