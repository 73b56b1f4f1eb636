/** What the service records about the record itself. It cannot be sent, and nothing amends it. */
import { z } from 'zod';
import { say } from '../words/message.ts';
import { defineType, developmentId, EXAMPLE_ID, line } from './development.ts';
import { withHelp } from './help.ts';

const verifier = withHelp(line(500), 'verifier');

export const recordKeepingTypes = [
  defineType({
    name: 'development.redacted',
    byService: true,
    data: z.strictObject({
      target: developmentId,
      erased: z.array(z.strictObject({ id: developmentId, type: line(100) })).min(1),
      reason: line(500),
    }),
    example: {
      data: {
        target: EXAMPLE_ID,
        erased: [{ id: EXAMPLE_ID, type: 'person.detained' }],
        reason: 'The person asked for it.',
      },
      summary: 'A development is erased.',
    },
    sentence: ({ erased, reason }) => say('types.development.redacted.sentence', { count: erased.length, reason }),
    points: () => [],
  }),
  defineType({
    name: 'log.key_rotated',
    byService: true,
    data: z.strictObject({ added: z.array(verifier), retired: z.array(verifier) }),
    example: {
      data: { added: ['annals.example/main+0a1b2c3d+AQ…'], retired: [] },
      summary: 'A key begins to sign the log.',
    },
    sentence: ({ added, retired }) =>
      say('types.log.key_rotated.sentence', { added: added.length, retired: retired.length }),
    points: () => [],
  }),
  defineType({
    name: 'log.restarted',
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
  }),
];
