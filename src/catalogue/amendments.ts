import { z } from 'zod';
import { type DevelopmentType, defineType, developmentId, envelopeOf, line } from './development.ts';
import { expected } from './expected.ts';

const target = developmentId.meta({
  description: 'The id of a development that is recorded, or stands before this one in its batch.',
});
const TARGET = '01930c5e-7d3a-7b41-9c55-0a1b2c3d4e5f';

/** What may be said about the developments of the other `types`. They stay in the log; what is known from then on changes. */
export function makeAmendmentTypes(types: readonly DevelopmentType[]): readonly DevelopmentType[] {
  return [correctionOf(types), retraction, corroboration];
}

function correctionOf(types: readonly DevelopmentType[]) {
  const [first, ...others] = types.map((type) => replacementOf(type));
  if (!first) throw new Error('there is nothing to correct');
  return defineType({
    name: 'development.corrected',
    version: 1,
    title: 'Correction',
    description:
      'The whole envelope of another development is replaced, by one of the same type. The target keeps its id and its place; a correction may be corrected in turn.',
    amends: 'corrects',
    data: z.strictObject({
      target,
      replacement: z
        .discriminatedUnion('type', [first, ...others], expected('correctableType'))
        .meta({ id: 'Replacement' }),
    }),
    example: {
      data: {
        target: TARGET,
        replacement: {
          type: 'person.detained',
          occurred: '2024-03-04',
          data: { person: 'person:ada-orlov', authority: 'organization:harbour-police' },
          summary: 'Ada Orlov was detained by the Harbour Police.',
          attribution: { by: 'author', standing: 'reported' },
          sources: [{ source: 'source:harbour-gazette-1', locator: 'page 1' }],
        },
      },
      summary: 'The Gazette says the 4th, not the 5th.',
    },
    points: () => [],
    sentence: () => 'A development was corrected',
  });
}

/** What stands in place of a development of one type: its envelope without id and note, which are the correction’s own. */
function replacementOf(type: DevelopmentType) {
  return envelopeOf(type).omit({ $schema: true, id: true, note: true });
}

const retraction = defineType({
  name: 'development.retracted',
  version: 1,
  title: 'Retraction',
  description:
    'Another development no longer counts, whatever corrects it. Retracting a correction, a corroboration or a retraction undoes it.',
  amends: 'retracts',
  data: z.strictObject({ target, reason: line(500) }),
  example: {
    data: { target: TARGET, reason: 'The Gazette took its report back.' },
    summary: 'The detention of Ada Orlov is retracted.',
  },
  points: () => [],
  sentence: ({ reason }) => `A development was retracted: ${reason}`,
});

const corroboration = defineType({
  name: 'development.corroborated',
  version: 1,
  title: 'Corroboration',
  description:
    'A further source says the same. It counts as long as what it corroborates is in force: after a correction, corroborate that.',
  amends: 'corroborates',
  data: z.strictObject({ target }),
  example: { data: { target: TARGET }, summary: 'The Port Courier reports the detention too.' },
  points: () => [],
  sentence: () => 'A further source says the same as another development',
});
