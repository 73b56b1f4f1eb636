// What an append changed, or would change, as JSON: one shape for dry runs and for what is recorded.
import { z } from 'zod';
import type { Effect } from '../queries/effect.ts';
import { differenceFields } from '../state/difference.ts';
import { describeFinding } from '../state/findings.ts';
import type { Speaker } from '../words/describe.ts';
import { pointSchema, toPointJson } from './development-json.ts';
import { subjectFindingSchema } from './findings.ts';

export const effectFields = {
  points: z.array(pointSchema).meta({ description: 'What is said from then on, or in another place.' }),
  withdrawn: z
    .array(pointSchema)
    .meta({ description: 'What is no longer said there: retracted, corrected, or moved.' }),
  others: z.array(z.string()).meta({
    description: 'Subjects among these that the request is not about: `after`, a merge or a split changed them too.',
  }),
  derived: z.array(z.strictObject({ subject: z.string(), ...differenceFields })).meta({
    description: 'What follows from acts otherwise than before: status, custody, sentences and the like.',
  }),
  findings: z
    .array(subjectFindingSchema)
    .meta({ description: 'Review notes of the day of recording that were not there before.' }),
};

export function toEffectJson({ points, withdrawn, others, derived, findings }: Effect, speaker: Speaker) {
  return {
    points: points.map(toPointJson),
    withdrawn: withdrawn.map(toPointJson),
    others,
    derived,
    findings: findings.map((note) => describeFinding(note, speaker)),
  };
}
