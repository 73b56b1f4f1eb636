/** Every type of development, by family and by name. To add a type is to add one value to its family. */

import type { z } from 'zod';
import { makeAmendmentTypes } from './amendments.ts';
import { appealTypes } from './appeals.ts';
import { assetTypes } from './assets.ts';
import { claimTypes } from './claims.ts';
import { custodyTypes } from './custody.ts';
import { type Development, type DevelopmentType, envelopeOf } from './development.ts';
import { editingTypes } from './editing.ts';
import { identityTypes } from './identity.ts';
import { linkTypes } from './links.ts';
import { officeTypes } from './office.ts';
import { proceedingTypes } from './proceedings.ts';
import { recordKeepingTypes } from './record-keeping.ts';
import { registryTypes } from './registry.ts';
import { trialTypes } from './trial.ts';
import { unrestTypes } from './unrest.ts';

/** A chapter of the reference. */
export interface Family {
  readonly title: string;
  readonly types: readonly DevelopmentType[];
}

const familiesThatCanBeCorrected: readonly Family[] = [
  { title: 'Registry', types: registryTypes },
  { title: 'Offices and honours', types: officeTypes },
  { title: 'Unrest', types: unrestTypes },
  { title: 'Claims and questions', types: claimTypes },
  { title: 'Proceedings', types: proceedingTypes },
  { title: 'Custody', types: custodyTypes },
  { title: 'Trial', types: trialTypes },
  { title: 'After the verdict, and across borders', types: appealTypes },
  { title: 'Assets and sanctions', types: assetTypes },
  { title: 'Life and links', types: linkTypes },
  { title: 'Editing', types: editingTypes },
];

/** Every type of development, in the order of the reference. To add a type is to add one value to its family. */
export const families: readonly Family[] = [
  ...familiesThatCanBeCorrected,
  { title: 'Who is who', types: identityTypes },
  { title: 'Amendments', types: makeAmendmentTypes(familiesThatCanBeCorrected.flatMap(({ types }) => types)) },
  { title: 'Recorded by the service', types: recordKeepingTypes },
];

const allTypes: readonly DevelopmentType[] = families.flatMap(({ types }) => types);

/** Every type that may be sent. */
export const developmentTypes: readonly DevelopmentType[] = allTypes.filter(({ byService }) => !byService);

export const typesByName = new Map(allTypes.map((type) => [type.name, type]));
const envelopes = new Map(allTypes.map((type) => [type.name, envelopeOf(type)]));

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

/** A whole development of one type, about invented people, such as may be sent. */
export function exampleOf({ name, example, registers, amends, timeless, claims, byService }: DevelopmentType): object {
  const sources = [{ source: 'source:harbour-gazette-1', locator: 'page 1' }];
  if (registers || amends || timeless || byService)
    return { type: name, ...example, ...(amends === 'corroborates' ? { sources } : {}) };
  return {
    type: name,
    occurred: '2024-03-05',
    ...example,
    attribution: { by: 'author', standing: 'reported' },
    ...(claims ? { claim: { by: 'unstated', standing: 'alleged' } } : {}),
    sources,
  };
}

export function currentVersionOf(type: string): number {
  return typeOf({ type }).version;
}

/** Whether it is about the record itself, and not about the world. */
export function isRecordKeeping(development: Pick<Development, 'type'>): boolean {
  return typeOf(development).byService === true;
}

/** Registry points hold always, certainly: they have no date. */
export function isTimeless(development: Pick<Development, 'type'>): boolean {
  const { registers, timeless } = typeOf(development);
  return registers !== undefined || timeless === true;
}
