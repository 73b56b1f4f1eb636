/** Custody: how people are held, restricted, released and sought. */
import { z } from 'zod';
import { custodyKinds, type MeasureKind, releaseKinds, restrictionKinds } from '../law/acts.ts';
import { restrictingParts } from '../law/custody.ts';
import type { StatedAct } from './acts.ts';
import { bare, defineAttribute, hidden, named } from './attribute.ts';
import { custodyDerivation, custodyValue, groupsShown, hasMeasure, labelsOfCustody } from './derive-custody.ts';
import { defineType, maybe, phrase } from './development.ts';
import { at, ends, sets, UNSTATED } from './points.ts';
import { actorRef, caseRef, personRef } from './subject.ts';
import { nullableText } from './value-schemas.ts';

/** All that a headline of custody, and lists, can name. */
const custodyLabels = [
  ...new Set([
    ...groupsShown,
    'not_clear' as const,
    ...custodyKinds,
    ...restrictionKinds,
    ...releaseKinds,
    ...restrictingParts,
  ]),
];

export const custody = {
  custody: defineAttribute({
    name: 'custody',
    of: ['person'],
    property: 'custody',
    shape: 'one',
    value: custodyValue,
    derivation: custodyDerivation,
    labelsOf: labelsOfCustody,
    labels: custodyLabels,
    isLegal: true,
    isListable: true,
    page: { group: 'legal', headline: ['person'] },
    shows: {
      group: bare('label'),
      kind: bare('label'),
      place: named('text'),
      case: named('subject'),
      authority: named('subject'),
      lastReported: named('bounds'),
      groups: bare('labels'),
      measures: hidden,
      diedInCustody: named('flag'),
    },
    picture: { tone: 'custody', lanesOf: ['person'], draws: hasMeasure },
  }),
  wanted: defineAttribute({
    name: 'wanted',
    of: ['person'],
    property: 'wanted',
    shape: 'map',
    value: z.literal('wanted'),
    labels: ['wanted'],
    isLegal: true,
    isListable: true,
    endsWithLife: 'subject',
    page: { group: 'legal' },
    shows: 'label',
    showsKey: true,
    picture: 'mark',
  }),
  transfer: defineAttribute({
    name: 'transfer',
    of: ['person'],
    property: 'transfers',
    shape: 'list',
    value: z.strictObject({ case: nullableText, place: nullableText, authority: nullableText }),
    labelOf: () => 'transfer',
    isLegal: true,
    isUnbounded: true,
    page: { group: 'legal' },
    shows: { place: bare('text'), authority: named('subject'), case: named('subject') },
    picture: 'mark',
  }),
};

const heldFields = {
  person: personRef(),
  case: maybe(caseRef()),
  authority: maybe(actorRef()),
  basis: maybe(phrase(300)),
  place: maybe(phrase(200)),
};

const custodyAfter = { remand: 'remanded', house_arrest: 'house_arrest', bail: 'bail' } as const;

type Held = z.infer<z.ZodObject<typeof heldFields>>;

function toMeasure(kind: MeasureKind, { person, case: caseId = null, ...held }: Held): StatedAct {
  const { authority = null, basis = null, place = null } = held;
  return { act: 'measure', accused: person, case: caseId, kind, authority, basis, place };
}

export const custodyTypes = [
  defineType({
    name: 'wanted.declared',
    data: z.strictObject({
      person: personRef(),
      authority: maybe(actorRef()),
      case: maybe(caseRef()),
      lifted: z.boolean().optional(),
    }),
    example: {
      data: { person: 'person:ada-orlov', authority: 'organization:harbour-police' },
      summary: 'The Harbour Police declared Ada Orlov wanted.',
    },
    points: ({ data: { person, authority, lifted } }) => {
      const place = at(person, authority ?? UNSTATED);
      return [lifted ? ends(place, custody.wanted) : sets(place, custody.wanted, 'wanted')];
    },
  }),
  defineType({
    name: 'person.detained',
    data: z.strictObject(heldFields),
    example: {
      data: { person: 'person:ada-orlov', authority: 'organization:harbour-police' },
      summary: 'Ada Orlov was detained by the Harbour Police.',
    },
    points: () => [],
    acts: ({ data }) => [toMeasure('detained', data)],
  }),
  defineType({
    name: 'custody.measure_set',
    data: z.strictObject({ ...heldFields, measure: z.enum(['remand', 'house_arrest', 'bail', 'transfer']) }),
    example: {
      data: { person: 'person:ada-orlov', case: 'case:harbour-fire', measure: 'remand' },
      summary: 'Ada Orlov was remanded in custody.',
    },
    points: ({ id, data: { person, case: caseId = null, measure, place = null, authority = null } }) =>
      measure === 'transfer' ? [sets(at(person, id), custody.transfer, { case: caseId, place, authority })] : [],
    acts: ({ data: { measure, ...held } }) => [
      measure === 'transfer'
        ? { act: 'transferred', accused: held.person, place: held.place ?? null }
        : toMeasure(custodyAfter[measure], held),
    ],
  }),
  defineType({
    name: 'person.released',
    data: z.strictObject({
      person: personRef(),
      case: maybe(caseRef()),
      basis: maybe(phrase(300)),
    }),
    example: { data: { person: 'person:ada-orlov' }, summary: 'Ada Orlov was released.' },
    points: () => [],
    acts: ({ data: { person, basis = null } }) => [
      { act: 'released', accused: person, how: 'released', ground: basis },
    ],
  }),
];
