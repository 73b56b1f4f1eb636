/** Every family of attributes and types of development. To add a family is to add one line here. */
import type { en } from '../words/en.ts';
import { makeAmendmentTypes } from './amendments.ts';
import { appeals, appealTypes } from './appeals.ts';
import { assets, assetTypes } from './assets.ts';
import type { Attribute } from './attribute.ts';
import { claims, claimTypes } from './claims.ts';
import { custody, custodyTypes } from './custody.ts';
import type { DevelopmentType } from './development.ts';
import { docket, docketTypes } from './docket.ts';
import { editing, editingTypes } from './editing.ts';
import { extraditions, extraditionTypes } from './extradition.ts';
import { identityTypes } from './identity.ts';
import { judgments, judgmentTypes } from './judgments.ts';
import { links, linkTypes } from './links.ts';
import { mandates, mandateTypes } from './mandates.ts';
import { office, officeTypes } from './office.ts';
import { particulars, particularTypes } from './particulars.ts';
import { parties, partyTypes } from './parties.ts';
import { proceedings, proceedingTypes } from './proceedings.ts';
import { recordKeepingTypes } from './record-keeping.ts';
import { registry, registryTypes } from './registry.ts';
import { tags, tagTypes } from './tags.ts';
import { treatment, treatmentTypes } from './treatment.ts';
import { trial, trialTypes } from './trial.ts';
import { unrest, unrestTypes } from './unrest.ts';

/** A chapter of the reference. */
export interface Family {
  readonly name: keyof typeof en.families;
  readonly attributes: Readonly<Record<string, Attribute>>;
  readonly types: readonly DevelopmentType[];
}

/** What may be corrected. */
const correctable: readonly Family[] = [
  { name: 'registry', attributes: registry, types: registryTypes },
  { name: 'particulars', attributes: particulars, types: particularTypes },
  { name: 'treatment', attributes: treatment, types: treatmentTypes },
  { name: 'tags', attributes: tags, types: tagTypes },
  { name: 'links', attributes: links, types: linkTypes },
  { name: 'office', attributes: office, types: officeTypes },
  { name: 'custody', attributes: custody, types: custodyTypes },
  { name: 'parties', attributes: parties, types: partyTypes },
  { name: 'proceedings', attributes: proceedings, types: proceedingTypes },
  { name: 'trial', attributes: trial, types: trialTypes },
  { name: 'appeals', attributes: appeals, types: appealTypes },
  { name: 'extradition', attributes: extraditions, types: extraditionTypes },
  { name: 'docket', attributes: docket, types: docketTypes },
  { name: 'judgments', attributes: judgments, types: judgmentTypes },
  { name: 'mandates', attributes: mandates, types: mandateTypes },
  { name: 'assets', attributes: assets, types: assetTypes },
  { name: 'unrest', attributes: unrest, types: unrestTypes },
  { name: 'claims', attributes: claims, types: claimTypes },
  { name: 'editing', attributes: editing, types: editingTypes },
];

/**
 * Every family, in the order of the reference; those about other developments and about the record itself come last.
 */
export const families: readonly Family[] = [
  ...correctable,
  { name: 'identity', attributes: {}, types: identityTypes },
  { name: 'amendments', attributes: {}, types: makeAmendmentTypes(correctable.flatMap(({ types }) => types)) },
  { name: 'recordKeeping', attributes: {}, types: recordKeepingTypes },
];
