import { z } from 'zod';
import { defineType, line } from './development.ts';
import { ends, type Point, sets } from './points.ts';
import { actorRef, personRef, toKey } from './subject.ts';
import { ifStated } from './words.ts';

const relationship = { from: actorRef(), to: actorRef(), kind: line(100) };

/** Nobody is related to themselves: two who were found to be one are not. */
function pointsOfBoth(from: string, to: string, points: readonly Point[]): readonly Point[] {
  return from === to ? [] : points;
}

/** Who somebody is to others, and the end of a life. */
export const linkTypes = [
  defineType({
    name: 'relationship.reported',
    version: 1,
    title: 'Relationship reported',
    description: 'Somebody is said to be something to somebody: a patron, a sister, a partner.',
    data: z.strictObject(relationship),
    example: {
      data: { from: 'person:ada-orlov', to: 'person:bo-tarn', kind: 'patron' },
      summary: 'Ada Orlov was Bo Tarn’s patron.',
    },
    points: ({ data: { from, to, kind } }) =>
      pointsOfBoth(from, to, [
        sets(from, 'relationship', { from, to, kind }, { key: `${to}/${toKey(kind)}`, label: kind }),
        sets(to, 'relationship', { from, to, kind }, { key: `${from}/${toKey(kind)}`, label: kind }),
      ]),
    sentence: ({ from, to, kind }, name) => `${name(from)} was “${kind}” to ${name(to)}`,
  }),
  defineType({
    name: 'relationship.ended',
    version: 1,
    title: 'Relationship ended',
    description: 'A relationship is said to have ended.',
    data: z.strictObject(relationship),
    example: {
      data: { from: 'person:ada-orlov', to: 'person:bo-tarn', kind: 'patron' },
      summary: 'Ada Orlov turned away from Bo Tarn.',
    },
    points: ({ data: { from, to, kind } }) =>
      pointsOfBoth(from, to, [
        ends(from, 'relationship', `${to}/${toKey(kind)}`, { from, to, kind }),
        ends(to, 'relationship', `${from}/${toKey(kind)}`, { from, to, kind }),
      ]),
    sentence: ({ from, to, kind }, name) => `${name(from)} was no longer “${kind}” to ${name(to)}`,
  }),
  defineType({
    name: 'person.died',
    version: 1,
    title: 'Death',
    description: 'A person dies; it ends offices held, custody and being wanted. Null where the cause is not stated.',
    data: z.strictObject({ person: personRef(), cause: line(200).nullable().optional() }),
    example: { data: { person: 'person:ada-orlov' }, summary: 'Ada Orlov died.' },
    points: ({ data: { person, cause = null } }) => [
      sets(person, 'life', { status: 'dead', cause }, { label: 'dead' }),
    ],
    sentence: ({ person, cause }, name) => `${name(person)} died${ifStated(cause, (text) => `; cause given: ${text}`)}`,
  }),
];
