/** Amendments: what is said about other developments, which stay in the log as they were recorded. */
import { z } from 'zod';
import { say } from '../words/message.ts';
import { type DevelopmentType, defineType, developmentId, envelopeOf, line } from './development.ts';
import { expected } from './expected.ts';
import { withHelp } from './help.ts';
import { exampleAttribution } from './standing.ts';

const target = withHelp(developmentId, 'target');
const TARGET = '01930c5e-7d3a-7b41-9c55-0a1b2c3d4e5f';

/** Makes the types that amend developments of the other `types`. */
export function makeAmendmentTypes(types: readonly DevelopmentType[]): readonly DevelopmentType[] {
  return [correctionOf(types), retraction, corroboration];
}

function correctionOf(types: readonly DevelopmentType[]) {
  const [first, ...others] = types.map((type) => replacementOf(type));
  if (!first) throw new Error('there is nothing to correct');
  return defineType({
    name: 'development.corrected',
    version: 1,
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
          attribution: exampleAttribution,
          sources: [{ source: 'source:harbour-gazette-1', locator: 'page 1' }],
        },
      },
      summary: 'The Gazette says the 4th, not the 5th.',
    },
    points: () => [],
    sentence: () => say('types.development.corrected.sentence'),
  });
}

/** The replacement of a development of one type: its envelope without id and note, which the correction has. */
function replacementOf(type: DevelopmentType) {
  return envelopeOf(type).omit({ $schema: true, id: true, note: true });
}

const retraction = defineType({
  name: 'development.retracted',
  version: 1,
  amends: 'retracts',
  data: z.strictObject({ target, reason: line(500) }),
  example: {
    data: { target: TARGET, reason: 'The Gazette took its report back.' },
    summary: 'The detention of Ada Orlov is retracted.',
  },
  points: () => [],
  sentence: ({ reason }) => [say('types.development.retracted.sentence'), say('details.reason', { reason })],
});

const corroboration = defineType({
  name: 'development.corroborated',
  version: 1,
  amends: 'corroborates',
  data: z.strictObject({ target }),
  example: { data: { target: TARGET }, summary: 'The Port Courier reports the detention too.' },
  points: () => [],
  sentence: () => say('types.development.corroborated.sentence'),
});
