import { z } from 'zod';
import { defineType, line } from './development.ts';
import { ends, sets } from './points.ts';
import { actorRef, organizationRef, personRef, toKey } from './subject.ts';
import { byWhom } from './words.ts';

const office = {
  person: personRef(),
  organization: organizationRef(),
  title: line(200),
  by: actorRef().nullable().optional(),
};

const manners = {
  dismissed: 'was dismissed',
  resigned: 'resigned',
  term_ended: 'left at the end of the term',
  died: 'left by death',
  unstated: 'left',
} as const;

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
    sentence: ({ person, organization, title, by }, name) =>
      `${name(person)} held the office “${title}” of ${name(organization)}${by ? `, given${byWhom(by, name)}` : ''}`,
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
    sentence: ({ person, organization, title, manner, by }, name) =>
      `${name(person)} ${manners[manner]} as “${title}” of ${name(organization)}${byWhom(by, name)}`,
  }),
  defineType({
    name: 'honour.changed',
    version: 1,
    title: 'Honour granted or revoked',
    description: 'A rank or an award is granted to a person, or taken from them.',
    data: z.strictObject({
      person: personRef(),
      kind: z.enum(['rank', 'award']),
      title: line(200),
      change: z.enum(['granted', 'revoked']),
      by: actorRef().nullable().optional(),
    }),
    example: {
      data: { person: 'person:ada-orlov', kind: 'rank', title: 'harbour master', change: 'granted' },
      summary: 'Ada Orlov was made a harbour master.',
    },
    points: ({ data: { person, kind, title, change, by = null } }) => {
      const key = `${kind}/${toKey(title)}`;
      return [
        change === 'granted'
          ? sets(person, 'honour', { kind, title }, { key, label: kind })
          : ends(person, 'honour', key, { kind, title, by }),
      ];
    },
    sentence: ({ person, kind, title, change, by }, name) =>
      `The ${kind} “${title}” was ${change === 'granted' ? 'granted to' : 'taken from'} ${name(person)}${byWhom(by, name)}`,
  }),
];
