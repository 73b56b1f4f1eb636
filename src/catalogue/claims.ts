import { z } from 'zod';
import type { Standing } from './attributes.ts';
import { type Development, defineType, lang, line } from './development.ts';
import { type Point, sets } from './points.ts';
import { actorRef, caseRef, type SubjectId, subjectRef } from './subject.ts';

const about = z.array(subjectRef()).min(1).max(50);

/** The claim that a development makes about each of `subjects`, attributed to whoever asserts its content. */
export function claimPoints(development: Development<unknown>, kind: string, subjects: readonly SubjectId[]): Point[] {
  const by = development.claim?.by ?? development.attribution?.by ?? 'unstated';
  const standing = standingOf(development);
  const value = { kind, by, standing, text: development.summary ?? null, disputed: false };
  return [...new Set(subjects)].map((subject) =>
    sets(subject, 'claim', value, { key: development.id, label: standing }),
  );
}

/** That of the content, but no firmer than that of the act: an alleged announcement of something official is an allegation. */
function standingOf({ claim, attribution }: Development<unknown>): Standing {
  const act = attribution?.standing ?? 'unknown';
  return act === 'reported' || act === 'official' ? (claim?.standing ?? act) : act;
}

export const claimTypes = [
  defineType({
    name: 'conduct.alleged',
    version: 1,
    title: 'Conduct alleged',
    description: 'Somebody is said to have done or left undone something, outside any proceeding.',
    claims: true,
    data: z.strictObject({ about, conduct: line(500), case: caseRef().optional() }),
    example: {
      data: { about: ['organization:harbour-police'], conduct: 'stood by' },
      summary: 'The Gazette says that the Harbour Police stood by.',
    },
    points: (development) =>
      claimPoints(development, 'conduct', [
        ...development.data.about,
        ...(development.data.case ? [development.data.case] : []),
      ]),
  }),
  defineType({
    name: 'statement.made',
    version: 1,
    title: 'Statement made',
    description: 'Somebody said something, for or against something or about somebody.',
    claims: true,
    data: z.strictObject({
      speaker: actorRef(),
      quote: line(300).nullable().optional(),
      verbatim: z.boolean(),
      lang: lang.optional(),
      about: z.array(subjectRef()).max(50).optional(),
      stance: z.enum(['for', 'against', 'accuses', 'denies', 'disparages', 'other']),
    }),
    example: {
      data: { speaker: 'person:ada-orlov', verbatim: false, stance: 'against' },
      summary: 'Ada Orlov spoke against a lockout.',
    },
    points: (development) =>
      claimPoints(development, 'statement', [development.data.speaker, ...(development.data.about ?? [])]),
  }),
  defineType({
    name: 'assessment.recorded',
    version: 1,
    title: 'Assessment recorded',
    description: 'A source judges somebody’s motive, influence or character.',
    claims: true,
    data: z.strictObject({ about, kind: z.enum(['motive', 'influence', 'character']) }),
    example: {
      data: { about: ['person:ada-orlov'], kind: 'influence' },
      summary: 'The Gazette calls Ada Orlov the harbour’s most powerful officer.',
    },
    points: (development) => claimPoints(development, development.data.kind, development.data.about),
  }),
  defineType({
    name: 'unknown.recorded',
    version: 1,
    title: 'Unknown recorded',
    description: 'A question that a source leaves open, and says so.',
    data: z.strictObject({ about, question: line(300) }),
    example: {
      data: { about: ['case:harbour-fire'], question: 'Who held the keys?' },
      summary: 'It is not known who held the keys.',
    },
    points: ({ id, data: { about: subjects, question } }) =>
      [...new Set(subjects)].map((subject) => sets(subject, 'unknown', { question }, { key: id, label: 'open' })),
  }),
];
