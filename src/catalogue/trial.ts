/** Trials: hearings, pleas, verdicts and sentences. */
import { z } from 'zod';
import {
  type PartKind,
  partChanges,
  partKinds,
  type Scope,
  type SentencePart,
  type TermRelation,
} from '../law/acts.ts';
import { partStates } from '../law/part-states.ts';
import type { Day } from '../time/day.ts';
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
import { amount, currency, day, defineType, developmentRef, line, maybe, phrase, term } from './development.ts';
import { withHelp } from './help.ts';
import { at, sets, setsCourse } from './points.ts';
import { chargeSchema, eachOf, namedCharges, scopeOf, scopeOfCharges } from './proceedings.ts';
import { registry } from './registry.ts';
import { caseRef, personRef } from './subject.ts';
import type { Told } from './told.ts';
import { nullableText, text } from './value-schemas.ts';

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

const relations = ['concurrent', 'consecutive', 'partly', 'absorbed', 'total'] as const;

/** Parts of sentences, by their numbers: of the same sentence, or of another one. */
const otherParts = withHelp(
  z
    .array(
      z.strictObject({
        sentence: withHelp(maybe(developmentRef({ types: ['sentence.imposed'] })), 'otherSentence'),
        number: z.int().min(1).max(50),
      }),
    )
    .max(50)
    .optional(),
  'otherParts',
);

const componentFields = {
  kind: z.enum(partKinds),
  term: maybe(term),
  amount: maybe(amount),
  currency: maybe(currency),
  scope: maybe(line(300)),
  inForce: maybe(z.boolean()),
  runsFrom: withHelp(maybe(day), 'runsFrom'),
  regime: maybe(line(100)),
  place: maybe(phrase(200)),
  credit: withHelp(maybe(term), 'credit'),
  suspended: maybe(z.boolean()),
  suspendedTerm: withHelp(maybe(term), 'suspendedTerm'),
  probation: maybe(term),
  served: withHelp(maybe(z.boolean()), 'timeServed'),
  joint: maybe(z.boolean()),
  alternative: withHelp(maybe(z.boolean()), 'alternative'),
  relation: withHelp(maybe(z.enum(relations)), 'relation'),
  parts: otherParts,
  added: withHelp(maybe(term), 'added'),
};
const component = withHelp(z.strictObject(componentFields), 'component').meta({ id: 'SentenceComponent' });
const changedComponent = withHelp(
  z.strictObject({ number: z.int().min(1).max(50), ...componentFields }),
  'changedComponent',
).meta({ id: 'ChangedComponent' });
type Component = z.infer<typeof component>;

/** A part as the law room reads it. `own`: the development that imposes it. */
function toPart(
  { kind, term: stated = null, runsFrom, ...more }: Component,
  own: string,
): Omit<SentencePart, 'number'> {
  const isForLife = stated === 'life';
  return {
    kind: isForLife && kind === 'imprisonment' ? 'life' : kind,
    term: isForLife ? null : stated,
    ...(isForLife ? { forLife: true } : {}),
    amount: more.amount ?? null,
    currency: more.currency ?? null,
    scope: more.scope ?? null,
    start: runsFrom ? onDay(runsFrom) : null,
    ...statedOf({
      regime: more.regime ?? null,
      place: more.place ?? null,
      credit: more.credit ?? null,
      probation: more.probation ?? null,
      suspended: more.suspended || more.suspendedTerm ? true : null,
      suspendedTerm: more.suspendedTerm ?? null,
      timeServed: more.served || null,
      joint: more.joint || null,
      alternative: more.alternative || null,
      relation: relationOf(more, own),
    }),
  };
}

type Relating = Pick<Component, 'relation' | 'parts' | 'added'>;

function relationOf({ relation: kind, parts = [], added }: Relating, own: string): TermRelation | null {
  const keys = parts.map(({ sentence, number }) => `${sentence ?? own}/${number}`);
  const [first] = keys;
  if (!kind || first === undefined) return null;
  switch (kind) {
    case 'concurrent':
      return { kind, with: keys };
    case 'consecutive':
      return { kind, after: keys };
    case 'partly':
      return added ? { kind, after: keys, added } : null;
    case 'absorbed':
      return { kind, by: first };
    case 'total':
      return { kind, of: keys };
  }
}

/** What is stated of a part. */
type Stated<Part> = { readonly [Field in keyof Part]?: NonNullable<Part[Field]> };

function statedOf<Part extends object>(part: Part): Stated<Part> {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== null)) as Stated<Part>;
}

/** The counts that an act names; an act that names none leaves them out. */
export function withScope(scope: Scope | undefined): { readonly scope?: Scope } {
  return scope === undefined ? {} : { scope };
}

function describeComponent({
  kind,
  term: own,
  amount: sum,
  currency: unit,
  scope,
  runsFrom,
}: Told<Component>): Message {
  return say('types.sentence.imposed.component', { kind, term: own, amount: sum, currency: unit, scope, runsFrom });
}

/** What a change says that the part is from then on; null: nothing, or not to what it was changed. */
function contentOfChange(change: string, part: Omit<SentencePart, 'number'>) {
  if (!restates.includes(change)) return null;
  const stated = statedOf(part);
  return change !== 'commuted' && Object.keys(stated).length === 1 ? null : stated;
}

/** Changes that say what the part is from then on. */
const restates: readonly string[] = [
  'in_force',
  'stayed',
  'reduced',
  'increased',
  'suspended',
  'activated',
  'commuted',
];

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
      change: maybe(z.enum(['entered', 'changed', 'withdrawn', 'agreement'])),
      accepted: withHelp(maybe(z.boolean()), 'accepted'),
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
    acts: ({ data: { case: caseId, person, charge, plea, change, accepted } }) => {
      const scope = charge ? [{ count: charge }] : ('all' as const);
      const on = { case: caseId, accused: person, scope };
      const convicts = accepted === true && plea !== 'not_guilty' && plea !== 'refused';
      return [
        { ...on, act: 'plea', plea, change: change ?? 'entered' },
        ...(convicts ? [{ ...on, act: 'outcome', outcome: 'convicted', how: 'plea_accepted' } as const] : []),
      ];
    },
    sentence: ({ accepted, change: _, ...told }, { change }) => [
      change && change !== 'entered'
        ? say('types.plea.entered.changed', { ...told, change })
        : say('types.plea.entered.sentence', told),
      ...(accepted ? [say('types.plea.entered.accepted')] : []),
    ],
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
            outcome: z.enum(['convicted', 'acquitted', 'dismissed', 'no_verdict', 'not_responsible']),
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
    data: z.strictObject({
      case: caseRef(),
      person: personRef(),
      components: z.array(component).min(1).max(50),
      charges: namedCharges,
      unconvicted: withHelp(maybe(z.boolean()), 'unconvicted'),
      final: withHelp(maybe(z.boolean()), 'final'),
    }),
    example: {
      data: {
        case: 'case:harbour-fire',
        person: 'person:ada-orlov',
        components: [{ kind: 'imprisonment', term: 'P2Y' }],
      },
      summary: 'Ada Orlov was sentenced to two years in prison.',
    },
    points: () => [],
    acts: ({ id, data: { case: caseId, person, components, charges, unconvicted, final } }) => {
      const inCase = { case: caseId, accused: person };
      const parts = components.map((stated, index) => ({ number: index + 1, ...toPart(stated, id) }));
      const more = { ...(unconvicted ? { needsNoConviction: true } : {}), ...(final ? { final } : {}) };
      const changes = (
        [
          ['in_force', true],
          ['stayed', false],
        ] as const
      ).flatMap(([change, inForce]) => {
        const keys = components.flatMap((it, index) => (it.inForce === inForce ? [`${id}/${index + 1}`] : []));
        return keys.length === 0 ? [] : [{ ...inCase, act: 'sentence_change', change, parts: keys } as const];
      });
      return [{ ...inCase, act: 'sentence', parts, ...scopeOfCharges(charges), ...more }, ...changes];
    },
    sentence: ({ components, case: caseId, person, charges = [] }) => [
      say('types.sentence.imposed.sentence', {
        case: caseId,
        person,
        components: components.map(describeComponent),
      }),
      ...(charges.length > 0
        ? [say('types.sentence.imposed.forCharges', { charges: charges.map(({ charge }) => charge) })]
        : []),
    ],
  }),
  defineType({
    name: 'sentence.changed',
    data: z.strictObject({
      case: caseRef(),
      person: personRef(),
      change: z.enum([...partChanges, 'modified']),
      sentence: withHelp(maybe(developmentRef({ types: ['sentence.imposed'] })), 'changedSentence'),
      components: z.array(changedComponent).min(1).max(50),
      effective: withHelp(maybe(day), 'effective'),
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
    acts: ({ id, data: { case: caseId, person, change, components, sentence, effective } }) =>
      components.map(({ number, ...stated }) => {
        const part = toPart(stated, sentence ?? id);
        const to = change === 'modified' ? part : contentOfChange(change, part);
        return {
          act: 'sentence_change',
          case: caseId,
          accused: person,
          change: change === 'modified' ? 'commuted' : change,
          parts: [`${sentence ?? NEWEST}/${number}`],
          ...(to ? { to } : {}),
          ...(effective ? { effective: effective as Day } : {}),
        };
      }),
    sentence: ({ components, sentence: _, effective, ...told }) => [
      say('types.sentence.changed.sentence', { ...told, components: components.map(describeComponent) }),
      ...(effective ? [say('types.sentence.changed.effective', { day: effective })] : []),
    ],
  }),
  defineType({
    name: 'judgment.became_final',
    data: z.strictObject({
      case: caseRef(),
      persons: z.array(personRef()).min(1).max(200),
      charges: namedCharges,
    }),
    example: {
      data: { case: 'case:harbour-fire', persons: ['person:ada-orlov'] },
      summary: 'The judgment against Ada Orlov became final: no appeal was filed in time.',
    },
    points: () => [],
    acts: ({ data: { case: caseId, persons, charges } }) =>
      eachOf(persons).map((accused) => ({ act: 'became_final', case: caseId, accused, ...scopeOfCharges(charges) })),
    sentence: ({ charges: _, ...told }) => say('types.judgment.became_final.sentence', told),
  }),
];
