/** What follows a verdict, and what crosses borders: appeals, clemency and extradition. */
import { z } from 'zod';
import { clemencyKinds, remedyKinds, remedyTargets } from '../law/acts.ts';
import { say } from '../words/message.ts';
import type { StatedAct } from './acts.ts';
import { bare, defineAttribute, named } from './attribute.ts';
import { appealsDerivation, appealValue } from './derive-appeals.ts';
import { defineType, developmentRef, line, maybe } from './development.ts';
import { withHelp } from './help.ts';
import { at, ends, sets, UNSTATED } from './points.ts';
import { chargeSchema, eachOf, namedCharges, scopeOf, scopeOfCharges } from './proceedings.ts';
import { actorRef, caseRef, personRef, toKey } from './subject.ts';
import { withScope } from './trial.ts';
import { nullableText, text } from './value-schemas.ts';

const extraditionSteps = ['requested', 'granted', 'refused', 'surrendered', 'withdrawn'] as const;

export const appeals = {
  appeals: defineAttribute({
    name: 'appeals',
    aliases: ['appeal'],
    of: ['person', 'case'],
    property: 'appeals',
    shape: 'list',
    value: appealValue,
    derivation: appealsDerivation,
    labelsOf: ({ status, remedy }) => [status, remedy],
    labels: ['pending', 'maybe_withdrawn', ...remedyKinds],
    isLegal: true,
    isListable: true,
    page: { group: 'legal' },
    shows: {
      remedy: bare('label'),
      status: bare('label'),
      against: bare('against'),
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

const outcomes = [
  'conviction_upheld',
  'conviction_modified',
  'convicted',
  'acquittal_upheld',
  'acquitted',
  'remitted',
  'withdrawn',
  'set_aside',
  'set_aside_for_good',
  'rehabilitated',
  'sentence_set_aside',
  'discontinued',
  'upheld',
  'partly_upheld',
  'remedy_dismissed',
  'restored',
] as const;
type Outcome = (typeof outcomes)[number];

/** What each outcome is as a decision. */
const results = {
  conviction_upheld: { result: 'upheld' },
  conviction_modified: { result: 'varied' },
  convicted: { result: 'decided_anew', outcome: 'convicted' },
  acquittal_upheld: { result: 'upheld' },
  acquitted: { result: 'decided_anew', outcome: 'acquitted' },
  remitted: { result: 'remitted_for_retrial' },
  set_aside: { result: 'set_aside' },
  set_aside_for_good: { result: 'set_aside_for_good' },
  rehabilitated: { result: 'rehabilitated' },
  sentence_set_aside: { result: 'sentence_set_aside' },
  discontinued: { result: 'decided_anew', outcome: 'discontinued' },
  upheld: { result: 'upheld' },
  partly_upheld: { result: 'partly_upheld' },
  remedy_dismissed: { result: 'remedy_dismissed' },
  restored: { result: 'restored' },
} as const satisfies Record<Exclude<Outcome, 'withdrawn'>, object>;

export const appealTypes = [
  defineType({
    name: 'appeal.filed',
    data: z.strictObject({
      case: caseRef(),
      persons: withHelp(z.array(personRef()).min(1).max(200), 'appealOn'),
      by: withHelp(maybe(actorRef()), 'appealBy'),
      court: maybe(line(300)),
      remedy: withHelp(maybe(z.enum(remedyKinds)), 'remedy'),
      against: maybe(z.enum(remedyTargets)),
      charges: namedCharges,
      stays: withHelp(maybe(z.boolean()), 'stays'),
    }),
    example: {
      data: { case: 'case:harbour-fire', persons: ['person:ada-orlov'], by: 'person:ada-orlov' },
      summary: 'Ada Orlov appealed.',
    },
    points: () => [],
    acts: ({ data: { case: caseId, persons, by = null, court = null, remedy, against = null, charges, stays } }) =>
      eachOf(persons).map((accused) => ({
        act: 'remedy_filed',
        case: caseId,
        accused,
        remedy: remedy ?? 'appeal',
        against,
        by,
        court,
        ...(stays ? { stays } : {}),
        ...scopeOfCharges(charges),
      })),
    sentence: ({ remedy, against: _, charges: __, stays: ___, ...told }, { remedy: kind }) =>
      kind && kind !== 'appeal'
        ? say('types.appeal.filed.otherwise', { ...told, remedy: kind })
        : say('types.appeal.filed.sentence', told),
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
      appeal: withHelp(maybe(developmentRef({ types: ['appeal.filed'] })), 'decidedAppeal'),
      restores: withHelp(maybe(developmentRef({ types: ['appeal.decided'] })), 'restores'),
    }),
    example: {
      data: {
        case: 'case:harbour-fire',
        outcomes: [{ person: 'person:ada-orlov', outcome: 'acquitted' }],
        final: true,
      },
      summary: 'On appeal, Ada Orlov was acquitted; the decision is final.',
    },
    points: () => [],
    acts: ({ data: { case: caseId, outcomes: decided, final, court = null, appeal, restores } }) =>
      decided.map(({ person, charge, outcome }): StatedAct => {
        const on = { case: caseId, accused: person, ...(final ? { final } : {}) };
        if (outcome === 'withdrawn') return { ...on, act: 'remedy_withdrawn', ...(appeal ? { of: appeal } : {}) };
        return {
          ...on,
          act: 'decision',
          court,
          of: charge?.offence ?? null,
          ...withScope(scopeOf(charge)),
          ...results[outcome],
          ...(appeal ? { decides: appeal } : {}),
          ...(restores && outcome === 'restored' ? { restores } : {}),
        };
      }),
    sentence: ({ outcomes: decided, final, appeal: _, restores: __, ...told }) => [
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
      step: withHelp(maybe(z.enum(['granted', 'refused', 'annulled'])), 'clemencyStep'),
      charges: namedCharges,
      annuls: withHelp(maybe(developmentRef({ types: ['clemency.granted'] })), 'annuls'),
    }),
    example: {
      data: { person: 'person:ada-orlov', case: 'case:harbour-fire', kind: 'pardon' },
      summary: 'Ada Orlov was pardoned.',
    },
    points: ({ data: { person, case: caseId = null, kind, by = null, step } }) => [
      (step && step !== 'granted' ? ends : sets)(at(person, `${caseId ?? UNSTATED}/${kind}`), appeals.clemency, {
        case: caseId,
        kind,
        by,
      }),
    ],
    // What a commutation makes of a sentence is said by “sentence.changed”.
    acts: ({ data: { person, case: caseId, kind, step, charges, annuls } }) => {
      if (kind === 'commutation') return [];
      const on = { act: 'clemency', accused: person, clemency: kind, step: step ?? 'granted' } as const;
      const granted = { ...on, ...scopeOfCharges(charges), ...(annuls && step === 'annulled' ? { annuls } : {}) };
      return [caseId ? { ...granted, case: caseId } : granted];
    },
    sentence: ({ charges: _, annuls: __, step: ___, ...told }, { step }) =>
      step && step !== 'granted'
        ? say('types.clemency.granted.otherwise', { ...told, step })
        : say('types.clemency.granted.sentence', told),
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
