import { z } from 'zod';
import { defineType, line } from './development.ts';
import { ends, sets, UNSTATED } from './points.ts';
import { actorRef, caseRef, personRef } from './subject.ts';
import { byWhom, ifStated, inCase } from './words.ts';

const held = {
  person: personRef(),
  case: caseRef().nullable().optional(),
  authority: actorRef().nullable().optional(),
  basis: line(300).nullable().optional(),
  place: line(200).nullable().optional(),
};

const custodyOf = { remand: 'remanded', house_arrest: 'house_arrest', bail: 'bail' } as const;
const measureWords = {
  remand: 'was remanded in custody',
  house_arrest: 'was placed under house arrest',
  bail: 'was released on bail',
  transfer: 'was transferred in custody',
} as const;

export const custodyTypes = [
  defineType({
    name: 'wanted.declared',
    version: 1,
    title: 'Wanted',
    description: 'An authority declares that it seeks a person, or (`lifted`) that it no longer does.',
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
      const key = authority ?? UNSTATED;
      return [lifted ? ends(person, 'wanted', key) : sets(person, 'wanted', 'wanted', { key })];
    },
    sentence: ({ person, authority, case: caseId, lifted }, name) =>
      `${name(person)} was ${lifted ? 'no longer declared wanted' : 'declared wanted'}${byWhom(authority, name)}${inCase(caseId, name)}`,
  }),
  defineType({
    name: 'person.detained',
    version: 1,
    title: 'Detention',
    description: 'A person is arrested or detained; null where agency, basis or place are not stated.',
    data: z.strictObject(held),
    example: {
      data: { person: 'person:ada-orlov', authority: 'organization:harbour-police' },
      summary: 'Ada Orlov was detained by the Harbour Police.',
    },
    points: ({ data }) => [sets(data.person, 'custody', 'detained')],
    sentence: ({ person, authority, basis, place, case: caseId }, name) =>
      `${name(person)} was detained${byWhom(authority, name)}${inCase(caseId, name)}${ifStated(place, (text) => `; place: ${text}`)}${ifStated(basis, (text) => `; basis given: ${text}`)}`,
  }),
  defineType({
    name: 'custody.measure_set',
    version: 1,
    title: 'Custody measure',
    description:
      'A person is remanded, placed under house arrest or released on bail; or, in custody of whatever kind, transferred to another place.',
    data: z.strictObject({ ...held, measure: z.enum(['remand', 'house_arrest', 'bail', 'transfer']) }),
    example: {
      data: { person: 'person:ada-orlov', case: 'case:harbour-fire', measure: 'remand' },
      summary: 'Ada Orlov was remanded in custody.',
    },
    points: ({ id, data: { person, case: caseId = null, measure, place = null, authority = null } }) => [
      measure === 'transfer'
        ? sets(person, 'transfer', { case: caseId, place, authority }, { key: id, label: 'transfer' })
        : sets(person, 'custody', custodyOf[measure]),
    ],
    sentence: ({ person, measure, authority, basis, place, case: caseId }, name) =>
      `${name(person)} ${measureWords[measure]}${byWhom(authority, name)}${inCase(caseId, name)}${ifStated(place, (text) => `; place: ${text}`)}${ifStated(basis, (text) => `; basis given: ${text}`)}`,
  }),
  defineType({
    name: 'person.released',
    version: 1,
    title: 'Release',
    description: 'A person leaves custody; null where the basis is not stated.',
    data: z.strictObject({
      person: personRef(),
      case: caseRef().nullable().optional(),
      basis: line(300).nullable().optional(),
    }),
    example: { data: { person: 'person:ada-orlov' }, summary: 'Ada Orlov was released.' },
    points: ({ data: { person, basis = null } }) => [ends(person, 'custody', '', { basis })],
    sentence: ({ person, basis, case: caseId }, name) =>
      `${name(person)} was released${inCase(caseId, name)}${ifStated(basis, (text) => `; basis given: ${text}`)}`,
  }),
];
