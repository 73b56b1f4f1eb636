/** Claims, disputes and open questions: what someone asserts, apart from what the record takes as a fact. */
import { z } from 'zod';
import { say } from '../words/message.ts';
import { originalOf } from '../words/texts.ts';
import { bare, defineAttribute, hidden, isOneOf, named } from './attribute.ts';
import { type Development, defineType, developmentRef, EXAMPLE_ID, line, maybe, phrase } from './development.ts';
import { withHelp } from './help.ts';
import { at, ends, type Point, sets, UNSTATED } from './points.ts';
import { allegations, asserter, standing, standingOfClaim, standings } from './standing.ts';
import { actorRef, caseRef, kindOf, type SubjectId, subjectKinds, subjectRef } from './subject.ts';
import { languageTag } from './texts.ts';
import { nullableText, text } from './value-schemas.ts';

const beside = { of: subjectKinds, shape: 'list', isAside: true, page: { group: 'beside' } } as const;

export const claims = {
  claim: defineAttribute({
    ...beside,
    name: 'claim',
    property: 'claims',
    value: z.strictObject({
      kind: text,
      by: text,
      standing,
      text: nullableText,
      stance: withHelp(nullableText, 'stance'),
      disputed: withHelp(z.boolean(), 'disputed'),
    }),
    labels: standings,
    isListable: true,
    isUnbounded: true,
    shows: {
      text: bare('text'),
      by: named('asserter'),
      standing: named('label'),
      kind: hidden,
      stance: hidden,
      disputed: hidden,
    },
    picture: 'mark',
  }),
  dispute: defineAttribute({
    ...beside,
    name: 'dispute',
    property: 'disputes',
    value: z.strictObject({ claim: text, by: text, text: nullableText }),
    labelOf: ({ by }) => by,
    isUnbounded: true,
    shows: { text: bare('text'), by: named('asserter'), claim: named('developments') },
    picture: 'mark',
  }),
  unknown: defineAttribute({
    ...beside,
    name: 'unknown',
    property: 'unknowns',
    value: z.strictObject({ question: text }),
    labelOf: () => 'open',
    labels: ['open'],
    isListable: true,
    shows: { question: bare('text') },
    picture: 'mark',
  }),
};
export type ClaimValue = z.infer<typeof claims.claim.value>;

const about = z.array(subjectRef()).min(1).max(50);

interface Claim {
  readonly kind: string;
  readonly subjects: readonly SubjectId[];
  readonly stance?: string;
}

/** The claim that a development makes about each of `subjects`, attributed to whoever asserts its content. */
export function claimPoints(development: Development<unknown>, { kind, subjects, stance }: Claim): Point[] {
  const by = development.claim?.by ?? development.attribution?.by ?? UNSTATED;
  const text = originalOf(development.summary) ?? null;
  const value = { kind, by, standing: standingOfClaim(development), text, stance: stance ?? null, disputed: false };
  return [...new Set(subjects)].map((subject) => sets(at(subject, development.id), claims.claim, value));
}

const stances = ['for', 'against', 'accuses', 'denies', 'answers', 'disparages', 'other'] as const;

/** What stances have in common. */
const stancesOf = {
  accusation: ['accuses'],
  response: ['denies', 'answers'],
} as const satisfies Record<string, readonly (typeof stances)[number][]>;

/** Whether a claim accuses: a statement that does, or conduct that is alleged. */
export function isAccusation({ kind, standing, stance }: ClaimValue): boolean {
  if (kind === 'statement') return stance !== null && isOneOf(stance, stancesOf.accusation);
  return kind === 'conduct' && isOneOf(standing, allegations);
}

/** Whether a claim responds to what others say. */
export function isResponse({ stance }: ClaimValue): boolean {
  return stance !== null && isOneOf(stance, stancesOf.response);
}

export const claimTypes = [
  defineType({
    name: 'conduct.alleged',
    claims: true,
    data: z.strictObject({ about, conduct: withHelp(phrase(500), 'conduct'), case: caseRef().optional() }),
    example: {
      data: { about: ['organization:harbour-police'], conduct: 'stood by' },
      summary: 'The Gazette says that the Harbour Police stood by.',
    },
    points: (development) => {
      const { about: subjects, case: within } = development.data;
      return claimPoints(development, { kind: 'conduct', subjects: [...subjects, ...(within ? [within] : [])] });
    },
  }),
  defineType({
    name: 'statement.made',
    claims: true,
    data: z.strictObject({
      speaker: actorRef(),
      quote: maybe(line(300)),
      verbatim: z.boolean(),
      lang: languageTag.optional(),
      about: z.array(subjectRef()).max(50).optional(),
      stance: z.enum(stances),
    }),
    example: {
      data: { speaker: 'person:ada-orlov', verbatim: false, stance: 'against' },
      summary: 'Ada Orlov spoke against a lockout.',
    },
    points: (development) => {
      const { speaker, about: subjects = [], stance } = development.data;
      return claimPoints(development, { kind: 'statement', subjects: [speaker, ...subjects], stance });
    },
    sentence: (told, { speaker, about = [], stance }) => {
      const others = about.filter((subject) => subject !== speaker);
      const accused = stance === 'accuses' ? others.filter((subject) => kindOf(subject) !== 'case') : [];
      return say('types.statement.made.sentence', {
        ...told,
        accused: accused.map((subject) => ({ subject })),
        about: others.filter((subject) => !accused.includes(subject)).map((subject) => ({ subject })),
      });
    },
  }),
  defineType({
    name: 'assessment.recorded',
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
  }),
  defineType({
    name: 'claim.disputed',
    data: z.strictObject({
      claim: withHelp(developmentRef({ claims: true }), 'disputedClaim'),
      about,
      by: withHelp(asserter, 'disputedBy'),
      answer: maybe(line(500)),
    }),
    example: {
      data: { claim: EXAMPLE_ID, about: ['organization:harbour-police'], by: 'organization:harbour-police' },
      summary: 'The Harbour Police denies that it stood by.',
    },
    points: ({ id, summary, data: { claim, about: subjects, by } }) =>
      [...new Set(subjects)].map((subject) =>
        sets(at(subject, `${claim}/${id}`), claims.dispute, { claim, by, text: originalOf(summary) ?? null }),
      ),
    sentence: (told, { by }) =>
      say('types.claim.disputed.sentence', { ...told, who: by === 'author' || by === UNSTATED ? by : 'other' }),
  }),
  defineType({
    name: 'unknown.recorded',
    data: z.strictObject({ about, question: line(300) }),
    example: {
      data: { about: ['case:harbour-fire'], question: 'Who held the keys?' },
      summary: 'It is not known who held the keys.',
    },
    points: ({ id, data: { about: subjects, question } }) =>
      [...new Set(subjects)].map((subject) => sets(at(subject, id), claims.unknown, { question })),
  }),
  defineType({
    name: 'unknown.resolved',
    data: z.strictObject({
      unknown: withHelp(developmentRef({ types: ['unknown.recorded'] }), 'openQuestion'),
      about,
      answer: maybe(line(500)),
    }),
    example: {
      data: { unknown: EXAMPLE_ID, about: ['case:harbour-fire'], answer: 'The night watch held the keys.' },
      summary: 'The court established who held the keys.',
    },
    points: ({ data: { unknown, about: subjects, answer = null } }) =>
      [...new Set(subjects)].map((subject) => ends(at(subject, unknown), claims.unknown, { answer })),
  }),
];
