/** What follows a verdict, and what crosses borders: appeals, clemency and extradition. */
import { z } from 'zod';
import { say } from '../words/message.ts';
import type { StatedAct } from './acts.ts';
import { bare, defineAttribute, named, nullableText, text } from './attribute.ts';
import { defineType, line, maybe } from './development.ts';
import { withHelp } from './help.ts';
import { at, ends, type Point, sets, UNSTATED } from './points.ts';
import { chargePoints, chargeSchema, proceedings, scopeOf } from './proceedings.ts';
import { actorRef, caseRef, personRef, toKey } from './subject.ts';
import { withScope } from './trial.ts';

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
    labels: extraditionSteps,
    isLegal: true,
    isListable: true,
    hasFreeKeys: true,
    page: { group: 'legal' },
    shows: { step: bare('label'), from: named('text'), to: named('text') },
    picture: 'mark',
  }),
};

/** What the status of a person and that of a charge become by an outcome; null: as before. */
const statusesAfter = {
  conviction_upheld: { status: 'convicted', charge: 'convicted' },
  conviction_modified: { status: 'convicted', charge: 'convicted' },
  convicted: { status: 'convicted', charge: 'convicted' },
  acquittal_upheld: { status: 'acquitted', charge: 'acquitted' },
  acquitted: { status: 'acquitted', charge: 'acquitted' },
  remitted: { status: 'on_trial', charge: 'charged' },
  withdrawn: { status: null, charge: null },
} as const;
type Outcome = keyof typeof statusesAfter;
const outcomes = Object.keys(statusesAfter) as [Outcome, ...Outcome[]];

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

/** What each outcome is as a decision. */
const results = {
  conviction_upheld: { result: 'upheld' },
  conviction_modified: { result: 'varied' },
  convicted: { result: 'decided_anew', outcome: 'convicted' },
  acquittal_upheld: { result: 'upheld' },
  acquitted: { result: 'decided_anew', outcome: 'acquitted' },
  remitted: { result: 'remitted_for_retrial' },
} as const satisfies Record<Exclude<Outcome, 'withdrawn'>, object>;

/** The status of a person after an appeal was decided; null: as before. */
function statusAfter(outcome: Outcome, isFinal: boolean) {
  const { status } = statusesAfter[outcome];
  return status === 'convicted' && isFinal ? 'convicted_final' : status;
}

export const appealTypes = [
  defineType({
    name: 'appeal.filed',
    data: z.strictObject({
      case: caseRef(),
      persons: withHelp(z.array(personRef()).min(1).max(200), 'appealOn'),
      by: withHelp(maybe(actorRef()), 'appealBy'),
      court: maybe(line(300)),
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
    acts: ({ data: { case: caseId, persons, by = null, court = null } }) =>
      [...new Set(persons)].map((accused) => ({
        act: 'remedy_filed',
        case: caseId,
        accused,
        remedy: 'appeal',
        by,
        court,
      })),
  }),
  defineType({
    name: 'appeal.decided',
    data: z.strictObject({
      case: caseRef(),
      outcomes: z
        .array(
          z.strictObject({
            person: personRef(),
            charge: withHelp(maybe(chargeSchema), 'decidedOn'),
            outcome: z.enum(outcomes),
          }),
        )
        .min(1)
        .max(200),
      final: withHelp(maybe(z.boolean()), 'final'),
      court: maybe(line(300)),
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
          const { charge: ofCharge } = statusesAfter[outcome];
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
    acts: ({ data: { case: caseId, outcomes: decided, final, court = null } }) =>
      decided.map(({ person, charge, outcome }): StatedAct => {
        const on = { case: caseId, accused: person, ...(final ? { final } : {}) };
        if (outcome === 'withdrawn') return { ...on, act: 'remedy_withdrawn' };
        return {
          ...on,
          act: 'decision',
          court,
          of: charge?.offence ?? null,
          ...withScope(scopeOf(charge)),
          ...results[outcome],
        };
      }),
    sentence: ({ outcomes: decided, final, ...told }) => [
      say('types.appeal.decided.sentence', told),
      ...decided.map(({ charge, ...own }) => say('types.appeal.decided.outcome', { ...own, offence: charge?.offence })),
      ...(final ? [say('types.appeal.decided.final')] : []),
    ],
  }),
  defineType({
    name: 'clemency.granted',
    data: z.strictObject({
      person: personRef(),
      case: maybe(caseRef()),
      kind: z.enum(clemencyKinds),
      by: maybe(actorRef()),
    }),
    example: {
      data: { person: 'person:ada-orlov', case: 'case:harbour-fire', kind: 'pardon' },
      summary: 'Ada Orlov was pardoned.',
    },
    points: ({ data: { person, case: caseId = null, kind, by = null } }) => [
      sets(at(person, `${caseId ?? UNSTATED}/${kind}`), appeals.clemency, { case: caseId, kind, by }),
      ...(kind === 'commutation' ? [] : [sets(at(person, caseId ?? UNSTATED), proceedings.legalStatus, 'pardoned')]),
    ],
    acts: ({ data: { person, case: caseId, kind } }) => {
      const granted = { act: 'clemency', accused: person, clemency: kind, step: 'granted' } as const;
      return [caseId ? { ...granted, case: caseId } : granted];
    },
  }),
  defineType({
    name: 'extradition.progressed',
    data: z.strictObject({
      person: personRef(),
      from: withHelp(maybe(line(100)), 'extraditedFrom'),
      to: withHelp(line(100), 'extraditedTo'),
      step: z.enum(extraditionSteps),
      case: maybe(caseRef()),
    }),
    example: {
      data: { person: 'person:ada-orlov', from: 'Upland', to: 'Invented Republic', step: 'requested' },
      summary: 'The Invented Republic requested the extradition of Ada Orlov.',
    },
    points: ({ data: { person, from = null, to, step } }) => [
      sets(at(person, toKey(to)), appeals.extradition, { from, to, step }),
    ],
  }),
];
