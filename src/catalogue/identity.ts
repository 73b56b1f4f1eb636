/** Who is who: entries that are the same, and developments that are about another. */
import { z } from 'zod';
import { type Message, say } from '../words/message.ts';
import { defineType, developmentRef } from './development.ts';
import { issueOf } from './faults.ts';
import { kindOf, type SubjectId, subjectRef } from './subject.ts';

const ID = '01930c5e-7d3a-7b41-9c55-0a1b2c3d4e5f';

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
    version: 1,
    identifies: 'merges',
    timeless: true,
    data: z.strictObject(pair).check(checkPair),
    example: {
      data: { from: 'person:a-orlov', into: 'person:ada-orlov' },
      summary: 'A. Orlov of the Courier is Ada Orlov.',
    },
    points: () => [],
    sentence: ({ from, into }) =>
      say('types.subject.merged.sentence', {
        from: { subject: from },
        fromId: from,
        into: { subject: into },
        intoId: into,
      }),
  }),
  defineType({
    name: 'subject.split',
    version: 1,
    identifies: 'splits',
    timeless: true,
    data: z.strictObject({ ...pair, developments: z.array(developmentRef()).min(1).max(500) }).check(checkPair),
    example: {
      data: { from: 'person:ada-orlov', into: 'person:ada-orlov-of-the-mill', developments: [ID] },
      summary: 'One report speaks of another Ada Orlov.',
    },
    points: () => [],
    sentence: ({ from, into, developments }) =>
      say('types.subject.split.sentence', {
        count: developments.length,
        from: { subject: from },
        into: { subject: into },
        intoId: into,
      }),
  }),
];
