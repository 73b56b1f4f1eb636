/** What the service records about the record itself. It cannot be sent, and nothing amends it. */
import { z } from 'zod';
import { say } from '../words/message.ts';
import { defineType, developmentId, line } from './development.ts';
import { withHelp } from './help.ts';

const verifier = withHelp(line(500), 'verifier');
const ID = '01930c5e-7d3a-7b41-9c55-0a1b2c3d4e5f';

export const recordKeepingTypes = [
  defineType({
    name: 'development.redacted',
    version: 1,
    byService: true,
    data: z.strictObject({
      target: developmentId,
      erased: z.array(z.strictObject({ id: developmentId, type: line(100) })).min(1),
      reason: line(500),
    }),
    example: {
      data: { target: ID, erased: [{ id: ID, type: 'person.detained' }], reason: 'The person asked for it.' },
      summary: 'A development is erased.',
    },
    points: () => [],
    sentence: ({ erased, reason }) => [
      say('types.development.redacted.sentence', { count: erased.length }),
      say('details.reason', { reason }),
    ],
  }),
  defineType({
    name: 'log.key_rotated',
    version: 1,
    byService: true,
    data: z.strictObject({ added: z.array(verifier), retired: z.array(verifier) }),
    example: {
      data: { added: ['annals.example/main+0a1b2c3d+AQ…'], retired: [] },
      summary: 'A key begins to sign the log.',
    },
    points: () => [],
    sentence: ({ added, retired }) =>
      say('types.log.key_rotated.sentence', { added: added.length, retired: retired.length }),
  }),
  defineType({
    name: 'log.restarted',
    version: 1,
    byService: true,
    data: z.strictObject({
      origin: line(300),
      previous: withHelp(z.string().max(20_000), 'previousCheckpoint'),
      reason: line(500),
    }),
    example: {
      data: { origin: 'annals.example/main/2', previous: 'annals.example/main\n7\n…\n', reason: 'The disk failed.' },
      summary: 'The log is signed under a new name.',
    },
    points: () => [],
    sentence: ({ origin, reason }) => [
      say('types.log.restarted.sentence', { origin }),
      say('details.reason', { reason }),
    ],
  }),
];
