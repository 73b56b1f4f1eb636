/** What every answer says of its snapshot. */
import { z } from 'zod';
import { looksAhead, type Snapshot } from '../queries/snapshot.ts';
import { certainties } from '../state/attributed-value.ts';
import type { ProblemCode } from '../words/problem.ts';

const knownAtSchema = z
  .strictObject({
    position: z.number().int().meta({ description: 'Everything up to this position was known; -1: nothing.' }),
    recordedAt: z.string().nullable().meta({ description: 'When the entry at this position was recorded.' }),
  })
  .meta({ id: 'KnownAt' });

export const echoFields = {
  asOf: z.string().meta({ description: 'The date of the answer.' }),
  knownAt: knownAtSchema.meta({
    description: 'What was known. To get this answer again, send the position as `position:N` (unless it is -1).',
  }),
  looksAhead: z
    .literal(true)
    .optional()
    .meta({
      description:
        'The date is later than the day of knowledge (today, or the day on which the position was recorded): the ' +
        'answer is what would hold if nothing more happened. Left out where that is not so.',
    }),
};

export const certaintyField = { certainty: z.enum(certainties) };

export function echo(snapshot: Snapshot) {
  const { asOf, knowledge } = snapshot;
  return { asOf, knownAt: knowledge, ...(looksAhead(snapshot) ? { looksAhead: true as const } : {}) };
}

export const publishedSchema = z
  .strictObject({
    day: z.string().meta({ description: 'Only what was surely published by this day counts.' }),
    later: z.number().int().meta({ description: 'How many developments were published later, or perhaps later.' }),
    undated: z
      .array(z.strictObject({ source: z.string(), count: z.number().int() }))
      .meta({ description: 'Sources without a date of publication, and how many developments each leaves out.' }),
  })
  .meta({ id: 'Published', description: 'What the answer leaves out. Only with `publishedBy`.' });

/** One page of `item`, with what stands beside them. */
export function pageSchema<Item extends z.ZodType, Beside extends z.ZodRawShape>(item: Item, beside: Beside) {
  return z.strictObject({ ...beside, items: z.array(item), next: z.string().nullable() });
}

/** What a question about a moment may meet. */
export const snapshotProblems: readonly ProblemCode[] = ['not_recorded_yet', 'in_the_future', 'projection_behind'];
