/** Custody: how people are held, restricted, released and sought. */
import { z } from 'zod';
import { type Message, say } from '../words/message.ts';
import { bare, defineAttribute, named, nullableText } from './attribute.ts';
import { defineType, line } from './development.ts';
import { at, ends, sets, UNSTATED } from './points.ts';
import { endOfSentence, ifStated, toName, yesOrNo } from './refer.ts';
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
  case: caseRef().nullable().optional(),
  authority: actorRef().nullable().optional(),
  basis: line(300).nullable().optional(),
  place: line(200).nullable().optional(),
};

const custodyAfter = { remand: 'remanded', house_arrest: 'house_arrest', bail: 'bail' } as const;

interface Circumstances {
  readonly place?: string | null | undefined;
  readonly basis?: string | null | undefined;
}

/** Where, and on what grounds. */
function describeCircumstances({ place, basis }: Circumstances): Message[] {
  return [
    ...ifStated(place, (text) => say('details.place', { place: endOfSentence(text) })),
    ...ifStated(basis, (text) => say('details.grounds', { grounds: endOfSentence(text) })),
  ];
}

export const custodyTypes = [
  defineType({
    name: 'wanted.declared',
    version: 1,
    data: z.strictObject({
      person: personRef(),
      authority: actorRef().nullable().optional(),
      case: caseRef().nullable().optional(),
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
    sentence: ({ person, authority, case: caseId, lifted }) =>
      say('types.wanted.declared.sentence', {
        isLifted: yesOrNo(lifted),
        person: { subject: person },
        authority: toName(authority),
        case: toName(caseId),
      }),
  }),
  defineType({
    name: 'person.detained',
    version: 1,
    data: z.strictObject(heldFields),
    example: {
      data: { person: 'person:ada-orlov', authority: 'organization:harbour-police' },
      summary: 'Ada Orlov was detained by the Harbour Police.',
    },
    points: ({ data }) => [sets(data.person, custody.custody, 'detained')],
    sentence: ({ person, authority, case: caseId, ...circumstances }) => [
      say('types.person.detained.sentence', {
        person: { subject: person },
        authority: toName(authority),
        case: toName(caseId),
      }),
      ...describeCircumstances(circumstances),
    ],
  }),
  defineType({
    name: 'custody.measure_set',
    version: 1,
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
    sentence: ({ person, measure, authority, case: caseId, ...circumstances }) => [
      say('types.custody.measure_set.sentence', {
        person: { subject: person },
        measure,
        authority: toName(authority),
        case: toName(caseId),
      }),
      ...describeCircumstances(circumstances),
    ],
  }),
  defineType({
    name: 'person.released',
    version: 1,
    data: z.strictObject({
      person: personRef(),
      case: caseRef().nullable().optional(),
      basis: line(300).nullable().optional(),
    }),
    example: { data: { person: 'person:ada-orlov' }, summary: 'Ada Orlov was released.' },
    points: ({ data: { person, basis = null } }) => [ends(person, custody.custody, { basis })],
    sentence: ({ person, basis, case: caseId }) => [
      say('types.person.released.sentence', { person: { subject: person }, case: toName(caseId) }),
      ...describeCircumstances({ basis }),
    ],
  }),
];
