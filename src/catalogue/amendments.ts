/** Amendments: what is said about other developments, which stay in the log as they were recorded. */
import { z } from 'zod';
import { say } from '../words/message.ts';
import {
  type DevelopmentType,
  defineType,
  developmentId,
  EXAMPLE_ID,
  edtfDate,
  envelopeOf,
  line,
  maybe,
} from './development.ts';
import { expected } from './expected.ts';
import { withHelp } from './help.ts';
import { exampleAttribution, standing } from './standing.ts';

const target = withHelp(developmentId, 'target');

/** Makes the types that amend developments of the other `types`. */
export function makeAmendmentTypes(types: readonly DevelopmentType[]): readonly DevelopmentType[] {
  return [correctionOf(types), retraction, corroboration];
}

function correctionOf(types: readonly DevelopmentType[]) {
  const [first, ...others] = types.map((type) => replacementOf(type));
  if (!first) throw new Error('there is nothing to correct');
  return defineType({
    name: 'development.corrected',
    amends: 'corrects',
    data: z.strictObject({
      target,
      replacement: z
        .discriminatedUnion('type', [first, ...others], expected('correctableType'))
        .meta({ id: 'Replacement' }),
    }),
    example: {
      data: {
        target: EXAMPLE_ID,
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
    sentence: () => say('types.development.corrected.sentence'),
    points: () => [],
  });
}

/** The replacement of a development of one type: its envelope without id and note, which the correction has. */
function replacementOf(type: DevelopmentType) {
  return envelopeOf(type).omit({ $schema: true, id: true, note: true });
}

const retraction = defineType({
  name: 'development.retracted',
  amends: 'retracts',
  data: z.strictObject({ target, reason: line(500) }),
  example: {
    data: { target: EXAMPLE_ID, reason: 'The Gazette took its report back.' },
    summary: 'The detention of Ada Orlov is retracted.',
  },
  points: () => [],
});

const corroboration = defineType({
  name: 'development.corroborated',
  amends: 'corroborates',
  data: z.strictObject({ target, happened: withHelp(maybe(edtfDate), 'happened'), standing: maybe(standing) }),
  example: {
    data: { target: EXAMPLE_ID, happened: '2024-03-05' },
    summary: 'The Port Courier reports the detention too.',
  },
  sentence: ({ happened }) => say('types.development.corroborated.sentence', { date: happened }),
  points: () => [],
});
