/** Claims, disputes and open questions: what someone asserts, apart from what the record takes as a fact. */
import { z } from 'zod';
import { say } from '../words/message.ts';
import { bare, defineAttribute, hidden, isOneOf, named, nullableText, text } from './attribute.ts';
import { type Development, defineType, developmentRef, lang, line } from './development.ts';
import { withHelp } from './help.ts';
import { at, ends, type Point, sets, UNSTATED } from './points.ts';
import { endOfSentence, ifStated, toNameList, toNames } from './refer.ts';
import { allegations, asserter, standing, standingOfClaim, standings } from './standing.ts';
import { actorRef, caseRef, kindOf, type SubjectId, subjectKinds, subjectRef } from './subject.ts';

const beside = { of: subjectKinds, shape: 'list', isAside: true, page: { group: 'beside' }, picture: 'mark' } as const;

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
    labelOf: ({ standing }) => standing,
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
  }),
  dispute: defineAttribute({
    ...beside,
    name: 'dispute',
    property: 'disputes',
    value: z.strictObject({ claim: text, by: text, text: nullableText }),
    labelOf: ({ by }) => by,
    isUnbounded: true,
    shows: { text: bare('text'), by: named('asserter'), claim: named('developments') },
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
  }),
};
export type ClaimValue = z.infer<typeof claims.claim.value>;

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
  const text = development.summary ?? null;
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
    version: 1,
    claims: true,
    data: z.strictObject({ about, conduct: withHelp(line(500), 'conduct'), case: caseRef().optional() }),
    example: {
      data: { about: ['organization:harbour-police'], conduct: 'stood by' },
      summary: 'The Gazette says that the Harbour Police stood by.',
    },
    points: (development) => {
      const { about: subjects, case: within } = development.data;
      return claimPoints(development, { kind: 'conduct', subjects: [...subjects, ...(within ? [within] : [])] });
    },
    sentence: ({ about, conduct }) =>
      say('types.conduct.alleged.sentence', { about: toNameList(about), conduct: endOfSentence(conduct) }),
  }),
  defineType({
    name: 'statement.made',
    version: 1,
    claims: true,
    data: z.strictObject({
      speaker: actorRef(),
      quote: line(300).nullable().optional(),
      verbatim: z.boolean(),
      lang: lang.optional(),
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
    sentence: ({ speaker, quote, verbatim, about = [], stance }) => {
      const others = about.filter((subject) => subject !== speaker);
      const accused = stance === 'accuses' ? others.filter((subject) => kindOf(subject) !== 'case') : [];
      return [
        say('types.statement.made.sentence', {
          speaker: { subject: speaker },
          stance,
          accused: toNames(accused),
          about: toNames(others.filter((subject) => !accused.includes(subject))),
        }),
        ...ifStated(quote, (text) => say(verbatim ? 'details.quote' : 'details.paraphrase', { quote: text })),
      ];
    },
  }),
  defineType({
    name: 'assessment.recorded',
    version: 1,
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
    sentence: ({ about, kind }) => say('types.assessment.recorded.sentence', { kind, about: toNameList(about) }),
  }),
  defineType({
    name: 'claim.disputed',
    version: 1,
    data: z.strictObject({
      claim: withHelp(developmentRef({ claims: true }), 'disputedClaim'),
      about,
      by: withHelp(asserter, 'disputedBy'),
      answer: line(500).nullable().optional(),
    }),
    example: {
      data: { claim: ID, about: ['organization:harbour-police'], by: 'organization:harbour-police' },
      summary: 'The Harbour Police denies that it stood by.',
    },
    points: ({ id, summary = null, data: { claim, about: subjects, by } }) =>
      [...new Set(subjects)].map((subject) =>
        sets(at(subject, `${claim}/${id}`), claims.dispute, { claim, by, text: summary }),
      ),
    sentence: ({ about, by, answer }) => [
      say('types.claim.disputed.sentence', {
        who: by === 'author' || by === UNSTATED ? by : 'other',
        by: { subject: by },
        about: toNameList(about),
      }),
      ...ifStated(answer, (response) => say('details.response', { response })),
    ],
  }),
  defineType({
    name: 'unknown.recorded',
    version: 1,
    data: z.strictObject({ about, question: line(300) }),
    example: {
      data: { about: ['case:harbour-fire'], question: 'Who held the keys?' },
      summary: 'It is not known who held the keys.',
    },
    points: ({ id, data: { about: subjects, question } }) =>
      [...new Set(subjects)].map((subject) => sets(at(subject, id), claims.unknown, { question })),
    sentence: ({ about, question }) => say('types.unknown.recorded.sentence', { about: toNameList(about), question }),
  }),
  defineType({
    name: 'unknown.resolved',
    version: 1,
    data: z.strictObject({
      unknown: withHelp(developmentRef({ types: ['unknown.recorded'] }), 'openQuestion'),
      about,
      answer: line(500).nullable().optional(),
    }),
    example: {
      data: { unknown: ID, about: ['case:harbour-fire'], answer: 'The night watch held the keys.' },
      summary: 'The court established who held the keys.',
    },
    points: ({ data: { unknown, about: subjects, answer = null } }) =>
      [...new Set(subjects)].map((subject) => ends(at(subject, unknown), claims.unknown, { answer })),
    sentence: ({ about, answer }) => [
      say('types.unknown.resolved.sentence', { about: toNameList(about) }),
      ...ifStated(answer, (stated) => say('details.answer', { answer: stated })),
    ],
  }),
];
