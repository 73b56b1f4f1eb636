import { z } from 'zod';
import { defineType, line } from './development.ts';
import { ends, sets } from './points.ts';
import { actorRef, organizationRef, personRef, toKey } from './subject.ts';

const office = {
  person: personRef(),
  organization: organizationRef(),
  title: line(200),
  by: actorRef().nullable().optional(),
};

export const officeTypes = [
  defineType({
    name: 'office.assumed',
    version: 1,
    title: 'Office assumed',
    description: 'A person takes an office, or is said to hold it by then.',
    data: z.strictObject(office),
    example: {
      data: { person: 'person:ada-orlov', organization: 'organization:harbour-police', title: 'chief' },
      summary: 'Ada Orlov became chief of the Harbour Police.',
    },
    points: ({ data: { person, organization, title, by = null } }) => [
      sets(
        person,
        'office',
        { organization, title, by },
        { key: `${organization}/${toKey(title)}`, label: organization },
      ),
      sets(organization, 'holder', { person, title, by }, { key: `${toKey(title)}/${person}`, label: person }),
    ],
  }),
  defineType({
    name: 'office.left',
    version: 1,
    title: 'Office left',
    description:
      'A person leaves an office: dismissed, resigned, at its term’s end, by death, or in a manner not stated.',
    data: z.strictObject({ ...office, manner: z.enum(['dismissed', 'resigned', 'term_ended', 'died', 'unstated']) }),
    example: {
      data: {
        person: 'person:ada-orlov',
        organization: 'organization:harbour-police',
        title: 'chief',
        manner: 'dismissed',
      },
      summary: 'Ada Orlov was dismissed as chief of the Harbour Police.',
    },
    points: ({ data: { person, organization, title, manner, by = null } }) => [
      ends(person, 'office', `${organization}/${toKey(title)}`, { organization, title, manner, by }),
      ends(organization, 'holder', `${toKey(title)}/${person}`, { person, title, manner, by }),
    ],
  }),
];
