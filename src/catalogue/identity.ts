/** Who is who: entries that are the same, and developments that are about another. */
import { z } from 'zod';
import { type Message, say } from '../words/message.ts';
import { defineType, developmentRef, EXAMPLE_ID } from './development.ts';
import { issueOf } from './faults.ts';
import { kindOf, type SubjectId, subjectRef } from './subject.ts';

const pair = { from: subjectRef(), into: subjectRef() };

/** Two different subjects of one kind. */
function faultOfPair({ from, into }: { readonly from: SubjectId; readonly into: SubjectId }): Message | undefined {
  if (from === into) return say('faults.fields.itself');
  return kindOf(from) === kindOf(into) ? undefined : say('faults.fields.otherKind', { given: into, from });
}

function checkPair({ value, issues }: z.core.ParsePayload<{ from: SubjectId; into: SubjectId }>): void {
  const message = faultOfPair(value);
  if (message) issues.push({ ...issueOf(message), path: ['into'], input: value.into });
}

/** They hold always, are known from their position in the log on, and a retraction undoes them. */
export const identityTypes = [
  defineType({
    name: 'subject.merged',
    identifies: 'merges',
    timeless: true,
    data: z.strictObject(pair).check(checkPair),
    example: {
      data: { from: 'person:a-orlov', into: 'person:ada-orlov' },
      summary: 'A. Orlov of the Courier is Ada Orlov.',
    },
    sentence: (told, { from, into }) => say('types.subject.merged.sentence', { ...told, fromId: from, intoId: into }),
    points: () => [],
  }),
  defineType({
    name: 'subject.split',
    identifies: 'splits',
    timeless: true,
    data: z.strictObject({ ...pair, developments: z.array(developmentRef()).min(1).max(500) }).check(checkPair),
    example: {
      data: { from: 'person:ada-orlov', into: 'person:ada-orlov-of-the-mill', developments: [EXAMPLE_ID] },
      summary: 'One report speaks of another Ada Orlov.',
    },
    sentence: ({ from, into }, { into: intoId, developments }) =>
      say('types.subject.split.sentence', { count: developments.length, from, into, intoId }),
    points: () => [],
  }),
];
