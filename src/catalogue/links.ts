/** What people and organizations are to each other, and the end of a life. */
import { z } from 'zod';
import { originalOf, type Texts } from '../words/texts.ts';
import { bare, defineAttribute, hidden, named } from './attribute.ts';
import { defineType, line, maybe, phrase } from './development.ts';
import { lastDay, toLastDay, until } from './last-days.ts';
import { at, ends, type Point, sets } from './points.ts';
import { actorRef, personRef, toKey } from './subject.ts';
import { hold, inEach, inLanguages, spellingsOf } from './texts.ts';
import { bounds, nullableText, text } from './value-schemas.ts';

const dead = 'dead';

export const links = {
  life: defineAttribute({
    name: 'life',
    of: ['person'],
    property: 'life',
    shape: 'one',
    value: z.strictObject({ status: z.literal(dead), cause: nullableText }),
    labels: [dead],
    isListable: true,
    lookback: 'last',
    page: { group: 'legal' },
    shows: { status: bare('label'), cause: named('text') },
    picture: 'mark',
  }),
  relationship: defineAttribute({
    name: 'relationship',
    of: ['person', 'organization'],
    property: 'relationships',
    shape: 'list',
    value: z.strictObject({ from: text, to: text, kind: text, kinds: inEach, until: bounds.nullable() }),
    labelOf: ({ kind }) => kind,
    labelsOf: ({ kind, kinds }) => spellingsOf(kind, kinds),
    endsByItself: true,
    isListable: true,
    page: { group: 'links' },
    shows: {
      kind: bare('texts'),
      kinds: hidden,
      from: named('subject'),
      to: named('subject'),
      until: named('bounds'),
    },
    picture: 'mark',
  }),
};

const relationshipFields = { from: actorRef(), to: actorRef(), kind: inLanguages(line(100)) };

/** The original text names the track. */
function keyOf(kind: Texts): string {
  return toKey(originalOf(kind));
}

/** No one is related to themselves: two entries that turned out to be one person are not. */
function pointsOfBoth(from: string, to: string, points: readonly Point[]): readonly Point[] {
  return from === to ? [] : points;
}

export const linkTypes = [
  defineType({
    name: 'relationship.reported',
    data: z.strictObject({ ...relationshipFields, until: until() }),
    example: {
      data: { from: 'person:ada-orlov', to: 'person:bo-tarn', kind: 'patron' },
      summary: 'Ada Orlov was Bo Tarn’s patron.',
    },
    points: ({ data: { from, to, kind, until } }) => {
      const value = { from, to, ...hold('kind', kind), until: toLastDay(until) };
      return pointsOfBoth(from, to, [
        sets(at(from, `${to}/${keyOf(kind)}`), links.relationship, value),
        sets(at(to, `${from}/${keyOf(kind)}`), links.relationship, value),
      ]);
    },
  }),
  defineType({
    name: 'relationship.ended',
    data: z.strictObject({ ...relationshipFields, lastDay: lastDay() }),
    example: {
      data: { from: 'person:ada-orlov', to: 'person:bo-tarn', kind: 'patron' },
      summary: 'Ada Orlov turned away from Bo Tarn.',
    },
    points: ({ data: { from, to, kind } }) => {
      const ending = { from, to, ...hold('kind', kind) };
      return pointsOfBoth(from, to, [
        ends(at(from, `${to}/${keyOf(kind)}`), links.relationship, ending),
        ends(at(to, `${from}/${keyOf(kind)}`), links.relationship, ending),
      ]);
    },
  }),
  defineType({
    name: 'person.died',
    data: z.strictObject({ person: personRef(), cause: maybe(phrase(200)) }),
    example: { data: { person: 'person:ada-orlov' }, summary: 'Ada Orlov died.' },
    points: ({ data: { person, cause = null } }) => [sets(person, links.life, { status: dead, cause })],
    acts: ({ data: { person } }) => [{ act: 'death', accused: person }],
  }),
];
