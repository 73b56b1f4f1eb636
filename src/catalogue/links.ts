import { z } from 'zod';
import { defineType, line } from './development.ts';
import { ends, sets } from './points.ts';
import { actorRef, toKey } from './subject.ts';

const relationship = { from: actorRef(), to: actorRef(), kind: line(100) };

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
    points: ({ data: { from, to, kind } }) => [
      sets(from, 'relationship', { from, to, kind }, { key: `${to}/${toKey(kind)}`, label: kind }),
      sets(to, 'relationship', { from, to, kind }, { key: `${from}/${toKey(kind)}`, label: kind }),
    ],
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
    points: ({ data: { from, to, kind } }) => [
      ends(from, 'relationship', `${to}/${toKey(kind)}`, { from, to, kind }),
      ends(to, 'relationship', `${from}/${toKey(kind)}`, { from, to, kind }),
    ],
  }),
];
