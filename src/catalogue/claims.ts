import { z } from 'zod';
import type { Standing } from './attributes.ts';
import { asserter } from './attributes.ts';
import { type Development, defineType, developmentRef, lang, line } from './development.ts';
import { ends, type Point, sets, UNSTATED } from './points.ts';
import { actorRef, caseRef, kindOf, type SubjectId, subjectRef } from './subject.ts';
import { ifStated, namesOf } from './words.ts';

const about = z.array(subjectRef()).min(1).max(50);
const ID = '01930c5e-7d3a-7b41-9c55-0a1b2c3d4e5f';

interface Claim {
  readonly kind: string;
  readonly subjects: readonly SubjectId[];
  readonly stance?: string;
}

/** The claim that a development makes about each of `subjects`, attributed to whoever asserts its content. */
export function claimPoints(development: Development<unknown>, { kind, subjects, stance }: Claim): Point[] {
  const by = development.claim?.by ?? development.attribution?.by ?? UNSTATED;
  const standing = standingOf(development);
  const text = development.summary ?? null;
  const value = { kind, by, standing, text, stance: stance ?? null, disputed: false };
  return [...new Set(subjects)].map((subject) =>
    sets(subject, 'claim', value, { key: development.id, label: standing }),
  );
}

/** That of the content, but no firmer than that of the act: an alleged announcement of something official is an allegation. */
function standingOf({ claim, attribution }: Development<unknown>): Standing {
  const act = attribution?.standing ?? 'unknown';
  return act === 'reported' || act === 'official' ? (claim?.standing ?? act) : act;
}

const stances = {
  for: 'spoke for it',
  against: 'spoke against it',
  accuses: 'accused',
  denies: 'denied what is said',
  answers: 'answered what is said',
  disparages: 'spoke ill',
  other: 'made a statement',
} as const;

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
    points: (development) => {
      const { about: subjects, case: within } = development.data;
      return claimPoints(development, { kind: 'conduct', subjects: [...subjects, ...(within ? [within] : [])] });
    },
    sentence: ({ about, conduct }, name) => `It is said of ${namesOf(about, name)}: ${conduct}`,
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
      stance: z.enum(['for', 'against', 'accuses', 'denies', 'answers', 'disparages', 'other']),
    }),
    example: {
      data: { speaker: 'person:ada-orlov', verbatim: false, stance: 'against' },
      summary: 'Ada Orlov spoke against a lockout.',
    },
    points: (development) => {
      const { speaker, about: subjects = [], stance } = development.data;
      return claimPoints(development, { kind: 'statement', subjects: [speaker, ...subjects], stance });
    },
    sentence: ({ speaker, quote, about = [], stance }, name) => {
      const others = about.filter((subject) => subject !== speaker);
      const accused = stance === 'accuses' ? others.filter((subject) => kindOf(subject) !== 'case') : [];
      const rest = others.filter((subject) => !accused.includes(subject));
      const said = stance === 'accuses' && accused.length === 0 ? 'made an accusation' : stances[stance];
      const whom = accused.length > 0 ? ` ${namesOf(accused, name)}` : '';
      const of = rest.length > 0 ? ` (about ${namesOf(rest, name)})` : '';
      return `${name(speaker)} ${said}${whom}${of}${ifStated(quote, (text) => `: “${text}”`)}`;
    },
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
    points: (development) => {
      const { kind, about: subjects } = development.data;
      return claimPoints(development, { kind, subjects });
    },
    sentence: ({ about, kind }, name) => `The ${kind} of ${namesOf(about, name)} was judged`,
  }),
  defineType({
    name: 'claim.disputed',
    version: 1,
    title: 'Claim disputed',
    description:
      'Somebody disputes what another development claims, in public or before a court. `about` names whom that claim is about.',
    data: z.strictObject({
      claim: developmentRef({ claims: true }).meta({ description: 'The development that makes the claim.' }),
      about,
      by: asserter.meta({ description: 'Who disputes it: a subject, `author` (of the source) or `unstated`.' }),
      answer: line(500).nullable().optional(),
    }),
    example: {
      data: { claim: ID, about: ['organization:harbour-police'], by: 'organization:harbour-police' },
      summary: 'The Harbour Police denies that it stood by.',
    },
    points: ({ id, summary = null, data: { claim, about: subjects, by } }) =>
      [...new Set(subjects)].map((subject) =>
        sets(subject, 'dispute', { claim, by, text: summary }, { key: `${claim}/${id}`, label: by }),
      ),
    sentence: ({ about, by, answer }, name) =>
      `${by.includes(':') ? name(by) : by === 'author' ? 'The source’s author' : 'Somebody who is not named'} disputed what is claimed of ${namesOf(about, name)}${ifStated(answer, (text) => `: ${text}`)}`,
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
    sentence: ({ about, question }, name) => `Of ${namesOf(about, name)} it was not known: ${question}`,
  }),
  defineType({
    name: 'unknown.resolved',
    version: 1,
    title: 'Unknown resolved',
    description:
      'A question that was open is answered; what the answer says of the world is recorded by developments of its own. `about` names whom the question was about.',
    data: z.strictObject({
      unknown: developmentRef({ types: ['unknown.recorded'] }).meta({
        description: 'The development that records the question.',
      }),
      about,
      answer: line(500).nullable().optional(),
    }),
    example: {
      data: { unknown: ID, about: ['case:harbour-fire'], answer: 'The night watch held the keys.' },
      summary: 'The court established who held the keys.',
    },
    points: ({ data: { unknown, about: subjects, answer = null } }) =>
      [...new Set(subjects)].map((subject) => ends(subject, 'unknown', unknown, { answer })),
    sentence: ({ about, answer }, name) =>
      `A question about ${namesOf(about, name)} was answered${ifStated(answer, (text) => `: ${text}`)}`,
  }),
];
