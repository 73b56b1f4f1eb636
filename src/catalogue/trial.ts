/** Trials: hearings, pleas, verdicts and sentences. */
import { z } from 'zod';
import type { Scope, SentencePart } from '../law/acts.ts';
import { type Message, say } from '../words/message.ts';
import { NEWEST, onDay } from './acts.ts';
import { bare, defineAttribute, hidden, named, nullableText, text } from './attribute.ts';
import { amount, currency, day, defineType, line, maybe, term } from './development.ts';
import { withHelp } from './help.ts';
import { at, ends, type Point, sets } from './points.ts';
import { chargePoints, chargeSchema, proceedings, scopeOf } from './proceedings.ts';
import { registry } from './registry.ts';
import { caseRef, personRef, type SubjectId } from './subject.ts';
import type { Told } from './told.ts';

export const componentKinds = [
  'imprisonment',
  'confiscation',
  'fine',
  'office_ban',
  'rank_stripped',
  'awards_revoked',
  'restitution',
  'other',
] as const;
type ComponentKind = (typeof componentKinds)[number];

/** What parts of a sentence have in common. Whatever asks for it asks here. */
export const sentenceParts = {
  prison: ['imprisonment'],
  /** Last for a term. */
  timed: ['imprisonment', 'office_ban'],
  /** Come to an amount. */
  monetary: ['confiscation', 'fine', 'restitution'],
} as const satisfies Record<string, readonly ComponentKind[]>;

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
  sentence: defineAttribute({
    name: 'sentence',
    of: ['person', 'case'],
    property: 'sentences',
    shape: 'list',
    value: z.strictObject({
      case: text,
      person: text,
      kind: z.enum(componentKinds),
      term: nullableText,
      amount: nullableText,
      currency: nullableText,
      scope: nullableText,
      inForce: z.boolean().nullable(),
      runsFrom: withHelp(nullableText, 'runsFrom'),
    }),
    labels: componentKinds,
    isLegal: true,
    isListable: true,
    lookback: 'last',
    page: { group: 'legal' },
    shows: {
      kind: bare('label'),
      term: bare('term'),
      amount: bare('amount'),
      currency: hidden,
      scope: named('text'),
      inForce: named('flag'),
      runsFrom: named('day'),
      person: named('subject'),
      case: named('subject'),
    },
    picture: { tone: 'sentence', lanesOf: ['person'] },
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
export type SentenceValue = z.infer<typeof trial.sentence.value>;

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

interface Sentenced {
  readonly caseId: SubjectId;
  readonly person: SubjectId;
}

function componentValue({ caseId, person }: Sentenced, stated: Component): SentenceValue {
  const { kind, term = null, amount = null, currency = null, scope = null, inForce = null, runsFrom = null } = stated;
  return { case: caseId, person, kind, term, amount, currency, scope, inForce, runsFrom };
}

/** A part of a sentence on the person’s track and on the case’s. */
function componentPoints(sentenced: Sentenced, stated: Component, number: number): Point[] {
  const { caseId, person } = sentenced;
  const value = componentValue(sentenced, stated);
  return [
    sets(at(person, `${caseId}/${number}`), trial.sentence, value),
    sets(at(caseId, `${person}/${number}`), trial.sentence, value),
  ];
}

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

const statusAfter = { convicted: 'convicted', acquitted: 'acquitted', dismissed: 'dropped' } as const;

/** Of several outcomes the first of these decides on the status of the person. */
const gravest = ['convicted', 'acquitted', 'dismissed'] as const;

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
    points: ({ data: { case: caseId, court, defendants = [] } }) => [
      sets(caseId, proceedings.stage, 'trial'),
      ...(court ? [sets(caseId, registry.court, court)] : []),
      ...[...new Set(defendants)].map((person) => sets(at(person, caseId), proceedings.legalStatus, 'on_trial')),
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
    points: (development) => {
      const { case: caseId, outcomes } = development.data;
      const persons = [...new Set(outcomes.map(({ person }) => person))];
      const statusOf = (subjectOf: SubjectId) => {
        const own = outcomes.filter(({ person }) => person === subjectOf).map(({ outcome }) => outcome);
        return statusAfter[gravest.find((outcome) => own.includes(outcome)) ?? 'dismissed'];
      };
      return [
        sets(caseId, proceedings.stage, 'verdict'),
        ...persons.map((person) => sets(at(person, caseId), proceedings.legalStatus, statusOf(person))),
        ...outcomes.flatMap(({ person, charge, outcome }) =>
          charge ? chargePoints(development, { person, inCase: caseId, charge, status: statusAfter[outcome] }) : [],
        ),
      ];
    },
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
    points: ({ data: { case: caseId, person, components } }) =>
      components.flatMap((stated, index) => componentPoints({ caseId, person }, stated, index + 1)),
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
    points: ({ data: { case: caseId, person, change, components } }) =>
      components.flatMap(({ number, ...stated }) => {
        const sentenced = { caseId, person };
        if (change === 'in_force') return componentPoints(sentenced, { ...stated, inForce: true }, number);
        if (change === 'modified') return componentPoints(sentenced, stated, number);
        const ending = { ...componentValue(sentenced, stated), change };
        return [
          ends(at(person, `${caseId}/${number}`), trial.sentence, ending),
          ends(at(caseId, `${person}/${number}`), trial.sentence, ending),
        ];
      }),
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
