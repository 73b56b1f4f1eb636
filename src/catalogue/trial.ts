/** Trials: hearings, pleas, verdicts and sentences. */
import { z } from 'zod';
import { type PartKind, partKinds, type Scope, type SentencePart } from '../law/acts.ts';
import { partStates } from '../law/part-states.ts';
import { type Message, say } from '../words/message.ts';
import { NEWEST, onDay } from './acts.ts';
import { bare, defineAttribute, hidden, named } from './attribute.ts';
import {
  amountsDerivation,
  amountValue,
  sentencesDerivation,
  sentenceValue,
  toServeDerivation,
  toServeValue,
} from './derive-sentences.ts';
import { amount, currency, day, defineType, line, maybe, term } from './development.ts';
import { withHelp } from './help.ts';
import { at, sets, setsCourse } from './points.ts';
import { chargeSchema, scopeOf } from './proceedings.ts';
import { registry } from './registry.ts';
import { caseRef, personRef } from './subject.ts';
import type { Told } from './told.ts';
import { nullableText, text } from './value-schemas.ts';

const componentKinds = [
  'imprisonment',
  'confiscation',
  'fine',
  'office_ban',
  'rank_stripped',
  'awards_revoked',
  'restitution',
  'other',
] as const satisfies readonly PartKind[];

/** What parts of a sentence have in common. Whatever asks for it asks here. */
export const sentenceParts = {
  /** Last for a term. */
  timed: ['imprisonment', 'office_ban', 'activity_ban', 'probation', 'restriction_of_liberty'],
  /** Come to an amount. */
  monetary: ['confiscation', 'fine', 'restitution'],
} as const satisfies Record<string, readonly PartKind[]>;

const pleas = ['guilty', 'not_guilty', 'no_contest', 'refused'] as const;
/** No answer to the charge. */
export const noPlea = ['refused'] as const satisfies readonly (typeof pleas)[number][];

const hearingKinds = ['preliminary', 'remand', 'main', 'appeal', 'other'] as const;

export const trial = {
  plea: defineAttribute({
    name: 'plea',
    of: ['person', 'case'],
    property: 'pleas',
    shape: 'list',
    value: z.strictObject({ case: text, person: text, charge: nullableText, plea: z.enum(pleas) }),
    labels: pleas,
    isLegal: true,
    isListable: true,
    page: { group: 'legal' },
    shows: { plea: bare('label'), charge: named('text'), person: named('subject'), case: named('subject') },
    picture: 'mark',
  }),
  sentences: defineAttribute({
    name: 'sentences',
    aliases: ['sentence'],
    of: ['person', 'case'],
    property: 'sentences',
    shape: 'list',
    value: sentenceValue,
    derivation: sentencesDerivation,
    labelsOf: ({ kind, state }) => [kind, state],
    labels: [...partKinds, ...partStates],
    isLegal: true,
    isListable: true,
    page: { group: 'legal' },
    shows: {
      kind: bare('label'),
      term: bare('term'),
      amount: bare('amount'),
      currency: hidden,
      state: bare('label'),
      scope: named('text'),
      regime: named('text'),
      place: named('text'),
      suspended: hidden,
      suspendedTerm: named('term'),
      probation: named('term'),
      credit: named('term'),
      inForce: hidden,
      final: named('flag'),
      runsFrom: named('bounds'),
      lastDay: named('bounds'),
      person: named('subject'),
      case: named('subject'),
    },
    picture: { tone: 'sentence', lanesOf: ['person'] },
  }),
  toServe: defineAttribute({
    name: 'toServe',
    aliases: ['to_serve'],
    of: ['person'],
    property: 'toServe',
    shape: 'list',
    value: toServeValue,
    derivation: toServeDerivation,
    labels: partKinds,
    isLegal: true,
    isListable: true,
    page: { group: 'legal' },
    shows: {
      kind: bare('label'),
      answer: bare('reckoning'),
      least: hidden,
      most: hidden,
      known: hidden,
      final: named('flag'),
      lastDay: named('bounds'),
      parts: hidden,
      suspended: hidden,
      stayed: hidden,
    },
    picture: 'mark',
  }),
  amounts: defineAttribute({
    name: 'amounts',
    of: ['person'],
    property: 'amounts',
    shape: 'list',
    value: amountValue,
    derivation: amountsDerivation,
    labels: partKinds,
    isLegal: true,
    page: { group: 'legal' },
    shows: { kind: bare('label'), amount: bare('amount'), currency: hidden, joint: named('flag'), parts: hidden },
    picture: 'mark',
  }),
  hearing: defineAttribute({
    name: 'hearing',
    of: ['case'],
    property: 'hearings',
    shape: 'list',
    value: z.strictObject({ kind: text, court: nullableText, closed: z.boolean().nullable() }),
    labels: hearingKinds,
    isUnbounded: true,
    page: { group: 'legal' },
    shows: { kind: bare('label'), court: named('text'), closed: named('flag') },
    picture: 'mark',
  }),
};

const componentFields = {
  kind: z.enum(componentKinds),
  term: maybe(term),
  amount: maybe(amount),
  currency: maybe(currency),
  scope: maybe(line(300)),
  inForce: maybe(z.boolean()),
  runsFrom: withHelp(maybe(day), 'runsFrom'),
};
const component = withHelp(z.strictObject(componentFields), 'component').meta({ id: 'SentenceComponent' });
const changedComponent = withHelp(
  z.strictObject({ number: z.int().min(1).max(50), ...componentFields }),
  'changedComponent',
).meta({ id: 'ChangedComponent' });
type Component = z.infer<typeof component>;

/** A part as the law room reads it. */
function toPart({ kind, term: own = null, runsFrom, ...stated }: Component): Omit<SentencePart, 'number'> {
  const { amount: sum = null, currency: unit = null, scope = null } = stated;
  const isForLife = own === 'life';
  return {
    kind: isForLife && kind === 'imprisonment' ? 'life' : kind,
    term: isForLife ? null : own,
    ...(isForLife ? { forLife: true } : {}),
    amount: sum,
    currency: unit,
    scope,
    start: runsFrom ? onDay(runsFrom) : null,
  };
}

/** What is stated of a part. */
function statedOf<Part extends object>(part: Part): Partial<Part> {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== null)) as Partial<Part>;
}

/** The counts that an act names; an act that names none leaves them out. */
export function withScope(scope: Scope | undefined): { readonly scope?: Scope } {
  return scope === undefined ? {} : { scope };
}

function describeComponent(stated: Told<Component>): Message {
  return say('types.sentence.imposed.component', stated);
}

export const trialTypes = [
  defineType({
    name: 'trial.opened',
    data: z.strictObject({
      case: caseRef(),
      court: maybe(line(300)),
      closed: maybe(z.boolean()),
      defendants: z.array(personRef()).max(200).optional(),
    }),
    example: {
      data: { case: 'case:harbour-fire', defendants: ['person:ada-orlov'] },
      summary: 'The trial of the harbour fire opened.',
    },
    points: ({ data: { case: caseId, court } }) => [
      setsCourse(caseId, 'trial'),
      ...(court ? [sets(caseId, registry.court, court)] : []),
    ],
    acts: ({ data: { case: caseId, defendants = [] } }) => {
      const opened = { act: 'trial_opened', case: caseId } as const;
      return defendants.length === 0
        ? [{ ...opened, ofAll: true }]
        : [...new Set(defendants)].map((accused) => ({ ...opened, accused }));
    },
  }),
  defineType({
    name: 'hearing.held',
    data: z.strictObject({
      case: caseRef(),
      kind: z.enum(hearingKinds),
      court: maybe(line(300)),
      closed: maybe(z.boolean()),
    }),
    example: {
      data: { case: 'case:harbour-fire', kind: 'preliminary', court: 'Harbour Court' },
      summary: 'The Harbour Court heard the case for the first time.',
    },
    points: ({ id, data: { case: caseId, kind, court = null, closed = null } }) => [
      sets(at(caseId, id), trial.hearing, { kind, court, closed }),
    ],
  }),
  defineType({
    name: 'plea.entered',
    data: z.strictObject({
      case: caseRef(),
      person: personRef(),
      charge: withHelp(maybe(chargeSchema.shape.charge), 'pleadedTo'),
      plea: z.enum(pleas),
    }),
    example: {
      data: { case: 'case:harbour-fire', person: 'person:ada-orlov', plea: 'not_guilty' },
      summary: 'Ada Orlov pleaded not guilty.',
    },
    points: ({ data: { case: caseId, person, charge = null, plea } }) => {
      const value = { case: caseId, person, charge, plea };
      return [
        sets(at(person, `${caseId}/${charge ?? 'all'}`), trial.plea, value),
        sets(at(caseId, `${person}/${charge ?? 'all'}`), trial.plea, value),
      ];
    },
    acts: ({ data: { case: caseId, person, charge, plea } }) => {
      const scope = charge ? [{ count: charge }] : ('all' as const);
      return [{ act: 'plea', case: caseId, accused: person, scope, plea, change: 'entered' }];
    },
  }),
  defineType({
    name: 'verdict.delivered',
    data: z.strictObject({
      case: caseRef(),
      outcomes: z
        .array(
          z.strictObject({
            person: personRef(),
            charge: maybe(chargeSchema),
            outcome: z.enum(['convicted', 'acquitted', 'dismissed']),
          }),
        )
        .min(1)
        .max(200),
    }),
    example: {
      data: { case: 'case:harbour-fire', outcomes: [{ person: 'person:ada-orlov', outcome: 'acquitted' }] },
      summary: 'Ada Orlov was acquitted in the case of the harbour fire.',
    },
    points: () => [],
    acts: ({ data: { case: caseId, outcomes } }) =>
      outcomes.map(({ person, charge, outcome }) => ({
        act: 'outcome',
        case: caseId,
        accused: person,
        outcome,
        how: outcome === 'dismissed' ? 'dismissal' : 'verdict',
        of: charge?.offence ?? null,
        ...withScope(scopeOf(charge)),
      })),
    sentence: ({ case: caseId, outcomes }) => [
      say('types.verdict.delivered.sentence', { case: caseId }),
      ...outcomes.map(({ charge, ...own }) =>
        say('types.verdict.delivered.outcome', { ...own, offence: charge?.offence }),
      ),
    ],
  }),
  defineType({
    name: 'sentence.imposed',
    data: z.strictObject({ case: caseRef(), person: personRef(), components: z.array(component).min(1).max(50) }),
    example: {
      data: {
        case: 'case:harbour-fire',
        person: 'person:ada-orlov',
        components: [{ kind: 'imprisonment', term: 'P2Y' }],
      },
      summary: 'Ada Orlov was sentenced to two years in prison.',
    },
    points: () => [],
    acts: ({ id, data: { case: caseId, person, components } }) => {
      const inCase = { case: caseId, accused: person };
      const parts = components.map((stated, index) => ({ number: index + 1, ...toPart(stated) }));
      const changes = (
        [
          ['in_force', true],
          ['stayed', false],
        ] as const
      ).flatMap(([change, inForce]) => {
        const keys = components.flatMap((it, index) => (it.inForce === inForce ? [`${id}/${index + 1}`] : []));
        return keys.length === 0 ? [] : [{ ...inCase, act: 'sentence_change', change, parts: keys } as const];
      });
      return [{ ...inCase, act: 'sentence', parts }, ...changes];
    },
    sentence: ({ components, ...told }) =>
      say('types.sentence.imposed.sentence', { ...told, components: components.map(describeComponent) }),
  }),
  defineType({
    name: 'sentence.changed',
    data: z.strictObject({
      case: caseRef(),
      person: personRef(),
      change: z.enum(['in_force', 'modified', 'served', 'revoked']),
      components: z.array(changedComponent).min(1).max(50),
      by: maybe(line(300)),
    }),
    example: {
      data: {
        case: 'case:harbour-fire',
        person: 'person:ada-orlov',
        change: 'in_force',
        components: [{ number: 1, kind: 'imprisonment', term: 'P2Y', runsFrom: '2024-03-05' }],
      },
      summary: 'The sentence of Ada Orlov came into force; it counts from her detention.',
    },
    points: () => [],
    acts: ({ data: { case: caseId, person, change, components } }) =>
      components.map(({ number, ...stated }) => ({
        act: 'sentence_change',
        case: caseId,
        accused: person,
        change: change === 'modified' ? 'commuted' : change,
        parts: [`${NEWEST}/${number}`],
        ...(change === 'modified' ? { to: toPart(stated) } : {}),
        ...(change === 'in_force' ? { to: statedOf(toPart(stated)) } : {}),
      })),
    sentence: ({ components, ...told }) =>
      say('types.sentence.changed.sentence', { ...told, components: components.map(describeComponent) }),
  }),
];
