/** Offices, ranks and awards. */
import { z } from 'zod';
import { bare, defineAttribute, named } from './attribute.ts';
import { defineType, line, maybe } from './development.ts';
import { lastDay, toLastDay, until } from './last-days.ts';
import { at, ends, sets } from './points.ts';
import { actorRef, organizationRef, personRef, toKey } from './subject.ts';
import { bounds, nullableText, text } from './value-schemas.ts';

const honourKinds = ['rank', 'award'] as const;

export const office = {
  office: defineAttribute({
    name: 'office',
    of: ['person'],
    property: 'offices',
    shape: 'list',
    value: z.strictObject({ organization: text, title: text, by: nullableText, until: bounds.nullable() }),
    labelOf: ({ organization }) => organization,
    isLegal: true,
    isListable: true,
    endsWithLife: 'subject',
    endsByItself: true,
    lookback: 'last',
    page: { group: 'offices', headline: ['person'] },
    shows: { title: bare('text'), organization: named('subject'), by: named('subject'), until: named('bounds') },
    picture: { tone: 'office', lanesOf: ['person'] },
  }),
  holder: defineAttribute({
    name: 'holder',
    of: ['organization'],
    property: 'holders',
    shape: 'list',
    value: z.strictObject({ person: text, title: text, by: nullableText, until: bounds.nullable() }),
    labelOf: ({ person }) => person,
    isLegal: true,
    isListable: true,
    endsWithLife: 'label',
    endsByItself: true,
    page: { group: 'offices' },
    shows: { title: bare('text'), person: named('subject'), by: named('subject'), until: named('bounds') },
    picture: { tone: 'office', lanesOf: ['organization'] },
  }),
  honour: defineAttribute({
    name: 'honour',
    of: ['person'],
    property: 'honours',
    shape: 'list',
    value: z.strictObject({ kind: z.enum(honourKinds), title: text }),
    labels: honourKinds,
    isListable: true,
    hasFreeKeys: true,
    page: { group: 'offices' },
    shows: { title: bare('text'), kind: bare('label') },
    picture: 'mark',
  }),
};

const officeFields = {
  person: personRef(),
  organization: organizationRef(),
  title: line(200),
  by: maybe(actorRef()),
};

export const officeTypes = [
  defineType({
    name: 'office.assumed',
    data: z.strictObject({ ...officeFields, until: until() }),
    example: {
      data: { person: 'person:ada-orlov', organization: 'organization:harbour-police', title: 'chief' },
      summary: 'Ada Orlov became chief of the Harbour Police.',
    },
    points: ({ data: { person, organization, title, by = null, until } }) => {
      const said = { title, by, until: toLastDay(until) };
      return [
        sets(at(person, `${organization}/${toKey(title)}`), office.office, { organization, ...said }),
        sets(at(organization, `${toKey(title)}/${person}`), office.holder, { person, ...said }),
      ];
    },
  }),
  defineType({
    name: 'office.left',
    data: z.strictObject({
      ...officeFields,
      manner: z.enum(['dismissed', 'resigned', 'term_ended', 'died', 'unstated']),
      lastDay: lastDay(),
    }),
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
      ends(at(person, `${organization}/${toKey(title)}`), office.office, { organization, title, manner, by }),
      ends(at(organization, `${toKey(title)}/${person}`), office.holder, { person, title, manner, by }),
    ],
  }),
  defineType({
    name: 'honour.changed',
    data: z.strictObject({
      person: personRef(),
      kind: z.enum(honourKinds),
      title: line(200),
      change: z.enum(['granted', 'revoked']),
      by: maybe(actorRef()),
    }),
    example: {
      data: { person: 'person:ada-orlov', kind: 'rank', title: 'harbour master', change: 'granted' },
      summary: 'Ada Orlov was made a harbour master.',
    },
    points: ({ data: { person, kind, title, change, by = null } }) => {
      const place = at(person, `${kind}/${toKey(title)}`);
      return [
        change === 'granted'
          ? sets(place, office.honour, { kind, title })
          : ends(place, office.honour, { kind, title, by }),
      ];
    },
  }),
];
