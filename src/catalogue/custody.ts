/** Custody: how people are held, restricted, released and sought. */
import { z } from 'zod';
import type { MeasureKind } from '../law/acts.ts';
import type { StatedAct } from './acts.ts';
import { bare, defineAttribute, named, nullableText } from './attribute.ts';
import { defineType, maybe, phrase } from './development.ts';
import { at, ends, sets, UNSTATED } from './points.ts';
import { actorRef, caseRef, personRef } from './subject.ts';

const custodyKinds = ['detained', 'remanded', 'house_arrest', 'bail'] as const;

/** What kinds of custody have in common. Whatever asks for it asks here. */
export const kindsOfCustody = {
  /** Lasts hours or days: something must follow. */
  short: ['detained'],
  /** A court ordered it: it lasts until another decision. */
  ordered: ['remanded', 'house_arrest'],
} as const satisfies Record<string, readonly (typeof custodyKinds)[number][]>;

export const custody = {
  custody: defineAttribute({
    name: 'custody',
    of: ['person'],
    property: 'custody',
    shape: 'one',
    value: z.enum(custodyKinds),
    labels: custodyKinds,
    isLegal: true,
    isListable: true,
    endsWithLife: 'subject',
    lookback: 'last',
    page: { group: 'legal', headline: ['person'] },
    shows: 'label',
    picture: { tone: 'custody', lanesOf: ['person'] },
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
    points: ({ data }) => [sets(data.person, custody.custody, 'detained')],
    acts: ({ data }) => [toMeasure('detained', data)],
  }),
  defineType({
    name: 'custody.measure_set',
    data: z.strictObject({ ...heldFields, measure: z.enum(['remand', 'house_arrest', 'bail', 'transfer']) }),
    example: {
      data: { person: 'person:ada-orlov', case: 'case:harbour-fire', measure: 'remand' },
      summary: 'Ada Orlov was remanded in custody.',
    },
    points: ({ id, data: { person, case: caseId = null, measure, place = null, authority = null } }) => [
      measure === 'transfer'
        ? sets(at(person, id), custody.transfer, { case: caseId, place, authority })
        : sets(person, custody.custody, custodyAfter[measure]),
    ],
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
    points: ({ data: { person, basis = null } }) => [ends(person, custody.custody, { basis })],
    acts: ({ data: { person, basis = null } }) => [
      { act: 'released', accused: person, how: 'released', ground: basis },
    ],
  }),
];
