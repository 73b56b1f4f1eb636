/** What follows a verdict, and what crosses borders: appeals, clemency and extradition. */
import { z } from 'zod';
import { say } from '../words/message.ts';
import { bare, defineAttribute, named, nullableText, text } from './attribute.ts';
import { defineType, line } from './development.ts';
import { withHelp } from './help.ts';
import { at, ends, type Point, sets, UNSTATED } from './points.ts';
import { chargePoints, chargeSchema, proceedings } from './proceedings.ts';
import { endOfSentence, ifStated, toName, toNames } from './refer.ts';
import { actorRef, caseRef, personRef, toKey } from './subject.ts';

const clemencyKinds = ['amnesty', 'pardon', 'commutation'] as const;
const extraditionSteps = ['requested', 'granted', 'refused', 'surrendered', 'withdrawn'] as const;

export const appeals = {
  appeal: defineAttribute({
    name: 'appeal',
    of: ['person', 'case'],
    property: 'appeals',
    shape: 'list',
    value: z.strictObject({
      case: text,
      person: text,
      by: nullableText,
      court: nullableText,
      status: z.literal('pending'),
    }),
    labelOf: ({ status }) => status,
    labels: ['pending'],
    isLegal: true,
    isListable: true,
    page: { group: 'legal' },
    shows: {
      status: bare('label'),
      by: named('subject'),
      court: named('text'),
      person: named('subject'),
      case: named('subject'),
    },
    picture: 'mark',
  }),
  clemency: defineAttribute({
    name: 'clemency',
    of: ['person'],
    property: 'clemency',
    shape: 'list',
    value: z.strictObject({ case: nullableText, kind: z.enum(clemencyKinds), by: nullableText }),
    labelOf: ({ kind }) => kind,
    labels: clemencyKinds,
    isLegal: true,
    isListable: true,
    page: { group: 'legal' },
    shows: { kind: bare('label'), by: named('subject'), case: named('subject') },
    picture: 'mark',
  }),
  extradition: defineAttribute({
    name: 'extradition',
    of: ['person'],
    property: 'extraditions',
    shape: 'list',
    value: z.strictObject({ from: nullableText, to: text, step: z.enum(extraditionSteps) }),
    labelOf: ({ step }) => step,
    labels: extraditionSteps,
    isLegal: true,
    isListable: true,
    hasFreeKeys: true,
    page: { group: 'legal' },
    shows: { step: bare('label'), from: named('text'), to: named('text') },
    picture: 'mark',
  }),
};

const outcomes = [
  'conviction_upheld',
  'conviction_modified',
  'convicted',
  'acquittal_upheld',
  'acquitted',
  'remitted',
  'withdrawn',
] as const;
type Outcome = (typeof outcomes)[number];

/** Of several outcomes the first of these decides on the status of a person. */
const gravest: readonly Outcome[] = [
  'conviction_upheld',
  'conviction_modified',
  'convicted',
  'remitted',
  'acquittal_upheld',
  'acquitted',
  'withdrawn',
];

/** The status of a person after an appeal was decided; undefined: as before. */
function statusAfter(outcome: Outcome, isFinal: boolean) {
  switch (outcome) {
    case 'conviction_upheld':
    case 'conviction_modified':
    case 'convicted':
      return isFinal ? 'convicted_final' : 'convicted';
    case 'acquittal_upheld':
    case 'acquitted':
      return 'acquitted';
    case 'remitted':
      return 'on_trial';
    case 'withdrawn':
      return undefined;
    default:
      return outcome satisfies never;
  }
}

/** The status of a charge after that; undefined: as before. */
function chargeAfter(outcome: Outcome) {
  switch (outcome) {
    case 'conviction_upheld':
    case 'conviction_modified':
    case 'convicted':
      return 'convicted';
    case 'acquittal_upheld':
    case 'acquitted':
      return 'acquitted';
    case 'remitted':
      return 'charged';
    case 'withdrawn':
      return undefined;
    default:
      return outcome satisfies never;
  }
}

export const appealTypes = [
  defineType({
    name: 'appeal.filed',
    version: 1,
    data: z.strictObject({
      case: caseRef(),
      persons: withHelp(z.array(personRef()).min(1).max(200), 'appealOn'),
      by: withHelp(actorRef().nullable().optional(), 'appealBy'),
      court: line(300).nullable().optional(),
    }),
    example: {
      data: { case: 'case:harbour-fire', persons: ['person:ada-orlov'], by: 'person:ada-orlov' },
      summary: 'Ada Orlov appealed.',
    },
    points: ({ data: { case: caseId, persons, by = null, court = null } }) => [
      sets(caseId, proceedings.stage, 'appeal'),
      ...[...new Set(persons)].flatMap((person) => {
        const value = { case: caseId, person, by, court, status: 'pending' as const };
        return [sets(at(person, caseId), appeals.appeal, value), sets(at(caseId, person), appeals.appeal, value)];
      }),
    ],
    sentence: ({ case: caseId, persons, by, court }) => [
      say('types.appeal.filed.sentence', { by: toName(by), case: toName(caseId), court: court ?? null }),
      ...ifStated(toNames(persons), (names) => say('types.appeal.filed.persons', { persons: names })),
    ],
  }),
  defineType({
    name: 'appeal.decided',
    version: 1,
    data: z.strictObject({
      case: caseRef(),
      outcomes: z
        .array(
          z.strictObject({
            person: personRef(),
            charge: withHelp(chargeSchema.nullable().optional(), 'decidedOn'),
            outcome: z.enum(outcomes),
          }),
        )
        .min(1)
        .max(200),
      final: withHelp(z.boolean().nullable().optional(), 'final'),
      court: line(300).nullable().optional(),
    }),
    example: {
      data: {
        case: 'case:harbour-fire',
        outcomes: [{ person: 'person:ada-orlov', outcome: 'acquitted' }],
        final: true,
      },
      summary: 'On appeal, Ada Orlov was acquitted; the decision is final.',
    },
    points: (development) => {
      const { case: caseId, outcomes: decided, final, court = null } = development.data;
      const isFinal = final === true;
      const isRemitted = decided.some(({ outcome }) => outcome === 'remitted');
      return [
        sets(caseId, proceedings.stage, isRemitted ? 'trial' : isFinal ? 'final' : 'verdict'),
        ...decided.flatMap(({ person, outcome, charge }): Point[] => {
          const ofCharge = chargeAfter(outcome);
          return charge && ofCharge
            ? chargePoints(development, { person, inCase: caseId, charge, status: ofCharge })
            : [];
        }),
        ...[...Map.groupBy(decided, ({ person }) => person)].flatMap(([person, own]): Point[] => {
          const outcome = gravest.find((it) => own.some(({ outcome: one }) => one === it)) ?? 'withdrawn';
          const status = statusAfter(outcome, isFinal);
          return [
            ...(status ? [sets(at(person, caseId), proceedings.legalStatus, status)] : []),
            ends(at(person, caseId), appeals.appeal, { outcome, court, final: isFinal }),
            ends(at(caseId, person), appeals.appeal, { outcome, court, final: isFinal }),
          ];
        }),
      ];
    },
    sentence: ({ case: caseId, outcomes: decided, final, court }) => [
      say('types.appeal.decided.sentence', { court: court ?? null, case: toName(caseId) }),
      ...decided.map(({ person, outcome, charge }) =>
        say('types.appeal.decided.outcome', {
          outcome,
          person: { subject: person },
          offence: charge ? endOfSentence(charge.offence) : null,
        }),
      ),
      ...(final === true ? [say('types.appeal.decided.final')] : []),
    ],
  }),
  defineType({
    name: 'clemency.granted',
    version: 1,
    data: z.strictObject({
      person: personRef(),
      case: caseRef().nullable().optional(),
      kind: z.enum(clemencyKinds),
      by: actorRef().nullable().optional(),
    }),
    example: {
      data: { person: 'person:ada-orlov', case: 'case:harbour-fire', kind: 'pardon' },
      summary: 'Ada Orlov was pardoned.',
    },
    points: ({ data: { person, case: caseId = null, kind, by = null } }) => [
      sets(at(person, `${caseId ?? UNSTATED}/${kind}`), appeals.clemency, { case: caseId, kind, by }),
      ...(kind === 'commutation' ? [] : [sets(at(person, caseId ?? UNSTATED), proceedings.legalStatus, 'pardoned')]),
    ],
    sentence: ({ person, case: caseId, kind, by }) =>
      say('types.clemency.granted.sentence', {
        kind,
        person: { subject: person },
        by: toName(by),
        case: toName(caseId),
      }),
  }),
  defineType({
    name: 'extradition.progressed',
    version: 1,
    data: z.strictObject({
      person: personRef(),
      from: withHelp(line(100).nullable().optional(), 'extraditedFrom'),
      to: withHelp(line(100), 'extraditedTo'),
      step: z.enum(extraditionSteps),
      case: caseRef().nullable().optional(),
    }),
    example: {
      data: { person: 'person:ada-orlov', from: 'Upland', to: 'Invented Republic', step: 'requested' },
      summary: 'The Invented Republic requested the extradition of Ada Orlov.',
    },
    points: ({ data: { person, from = null, to, step } }) => [
      sets(at(person, toKey(to)), appeals.extradition, { from, to, step }),
    ],
    sentence: ({ person, from, to, step, case: caseId }) =>
      say('types.extradition.progressed.sentence', {
        step,
        person: { subject: person },
        to,
        from: from ?? null,
        case: toName(caseId),
      }),
  }),
];
