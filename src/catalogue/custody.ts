import { z } from 'zod';
import { defineType, line } from './development.ts';
import { ends, sets } from './points.ts';
import { actorRef, caseRef, personRef } from './subject.ts';

export const custodyTypes = [
  defineType({
    name: 'person.detained',
    version: 1,
    title: 'Detention',
    description: 'A person is arrested or detained; null where agency, basis or place are not stated.',
    data: z.strictObject({
      person: personRef(),
      case: caseRef().nullable().optional(),
      authority: actorRef().nullable().optional(),
      basis: line(300).nullable().optional(),
      place: line(200).nullable().optional(),
    }),
    example: {
      data: { person: 'person:ada-orlov', authority: 'organization:harbour-police' },
      summary: 'Ada Orlov was detained by the Harbour Police.',
    },
    points: ({ data }) => [sets(data.person, 'custody', 'detained')],
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
  }),
];
