import { z } from 'zod';
import { defineType, developmentId, line } from './development.ts';

const verifier = line(500).meta({ description: 'A public key as C2SP signed-note writes it: `name+id+key`.' });
const ID = '01930c5e-7d3a-7b41-9c55-0a1b2c3d4e5f';

/** What the service records about the record itself. Nobody sends these, and nothing amends them. */
export const recordKeepingTypes = [
  defineType({
    name: 'development.redacted',
    version: 1,
    title: 'Erasure',
    description:
      'What another development said is erased, with all that was said about it. Its place in the log stays, and the log still verifies.',
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
    sentence: ({ erased, reason }) =>
      `${erased.length === 1 ? 'A development was' : `${erased.length} developments were`} erased: ${reason}`,
  }),
  defineType({
    name: 'log.key_rotated',
    version: 1,
    title: 'Key of the log rotated',
    description: 'A key begins to sign the log, or one no longer does.',
    byService: true,
    data: z.strictObject({ added: z.array(verifier), retired: z.array(verifier) }),
    example: {
      data: { added: ['annals.example/main+0a1b2c3d+AQ…'], retired: [] },
      summary: 'A key begins to sign the log.',
    },
    points: () => [],
    sentence: ({ added, retired }) =>
      `Keys of the log changed: ${added.length} began to sign, ${retired.length} ceased`,
  }),
  defineType({
    name: 'log.restarted',
    version: 1,
    title: 'Log signed under a new name',
    description:
      'An operator gave up the name under which the log was signed, because the log is no longer what was signed: an old copy was restored, for example.',
    byService: true,
    data: z.strictObject({
      origin: line(300),
      previous: z
        .string()
        .max(20_000)
        .meta({ description: 'What was signed last under the old name, as a checkpoint.' }),
      reason: line(500),
    }),
    example: {
      data: { origin: 'annals.example/main/2', previous: 'annals.example/main\n7\n…\n', reason: 'The disk failed.' },
      summary: 'The log is signed under a new name.',
    },
    points: () => [],
    sentence: ({ origin, reason }) => `The log was signed under the new name ${origin}: ${reason}`,
  }),
];
