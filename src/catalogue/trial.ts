/** Trials: pleas, verdicts and sentences. */
import { z } from 'zod';
import { type Outcome, type PartKind, partChanges, partKinds } from '../law/acts.ts';
import { partStates } from '../law/part-states.ts';
import { say } from '../words/message.ts';
import { onEach, type StatedAct, takingEffect } from './acts.ts';
import { bare, defineAttribute, hidden, isOneOf, named } from './attribute.ts';
import { courtPoints, courtRef } from './courts.ts';
import {
  amountsDerivation,
  amountValue,
  sentencesDerivation,
  sentenceValue,
  toServeDerivation,
  toServeValue,
} from './derive-sentences.ts';
import { sayDetails } from './details.ts';
import { asItIs, day, defineType, line, maybe, phrase } from './development.ts';
import { withHelp } from './help.ts';
import { at, ends, type Point, sets, setsCourse } from './points.ts';
import { aboutCharges, fromOneCharge, sayCharges, sayChargesBeside, scopeOf } from './scope.ts';
import {
  type ChangedContent,
  changedComponent,
  changedTo,
  components,
  keyOf,
  replacedBy,
  sayPart,
  toParts,
} from './sentence-parts.ts';
import { caseRef, personRef } from './subject.ts';
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
      final: bare('mark'),
      runsFrom: named('bounds'),
      lastDay: named('bounds'),
      person: named('subject'),
      case: named('subject'),
    },
    picture: { lanesOf: ['person'] },
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
      kind: bare('kindToServe'),
      answer: bare('reckoning'),
      least: hidden,
      most: hidden,
      known: hidden,
      final: bare('mark'),
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
    shows: { kind: bare('label'), amount: bare('amount'), currency: hidden, joint: bare('mark'), parts: hidden },
    picture: 'mark',
  }),
};
/** Version 1 named each part by its number. */
function withNamedParts({ components: stated, ...data }: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const rows = stated as readonly { readonly number?: number }[];
  return {
    ...data,
    components: rows.map(({ number, ...part }) => (number === undefined ? part : { part: String(number), ...part })),
  };
}

/** Version 1 had one charge in a row, or none; what it said of the charge goes with it. */
function withChargesInRows({ outcomes: stated, ...data }: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const rows = stated as readonly Readonly<Record<string, unknown>>[];
  return { ...data, outcomes: rows.map(withChargesInRow) };
}

/** The same of one row; without a charge it says nothing of charges. */
export function withChargesInRow({
  charge: stated,
  ...row
}: Readonly<Record<string, unknown>>): Record<string, unknown> {
  if (stated === undefined || stated === null) return row;
  const { charge, counts, offence, law } = stated as Readonly<Record<string, unknown>>;
  return {
    ...row,
    charges: [{ charge, ...(counts ? { counts } : {}) }],
    offence,
    ...(law === undefined ? {} : { law }),
  };
}

/** What each outcome of a verdict is as an act: whoever is found liable is so by the kind of the case. */
const verdicts = {
  convicted: 'convicted',
  acquitted: 'acquitted',
  liable: 'convicted',
  not_liable: 'acquitted',
  no_verdict: 'no_verdict',
  not_responsible: 'not_responsible',
  dismissed: 'dismissed',
} as const satisfies Record<string, Outcome>;
type Verdict = keyof typeof verdicts;
const outcomesOfVerdicts = Object.keys(verdicts) as [Verdict, ...Verdict[]];

/** How a trial or a hearing was held. */
const manners = {
  closed: maybe(z.boolean()),
  inAbsentia: withHelp(maybe(z.boolean()), 'inAbsentia'),
  jury: withHelp(maybe(z.boolean()), 'jury'),
};
/** “Modified” says the whole of each part anew; the others only what becomes of it. */
const changesOfSentences = [...partChanges, 'modified'] as const;
/** Changes that leave a part in another form. After the others it is as it was, or is over. */
const formative = ['in_force', 'reduced', 'increased', 'suspended', 'activated', 'commuted'] as const;

/** What a part is after a change; undefined: it is not said. A kind alone makes another part only by commutation. */
function contentAfter(change: (typeof changesOfSentences)[number], content: ChangedContent) {
  if (change === 'modified') return replacedBy(content);
  const { kind: _, ...more } = content;
  const isSaid = change === 'commuted' || changedTo(more) !== undefined;
  return isSaid && isOneOf(change, formative) ? changedTo(content) : undefined;
}

const effective = withHelp(maybe(day), 'effective');
const final = withHelp(maybe(z.boolean()), 'final');

export const trialTypes = [
  defineType({
    name: 'trial.opened',
    version: 2,
    data: aboutCharges({
      case: caseRef(),
      court: courtRef(),
      ...manners,
      defendants: z.array(personRef()).max(200).optional(),
    }),
    upcasts: [asItIs],
    example: {
      data: { case: 'case:harbour-fire', defendants: ['person:ada-orlov'] },
      summary: 'The trial of the harbour fire opened.',
    },
    points: ({ data: { case: caseId, court } }) => [
      setsCourse(caseId, 'trial'),
      ...courtPoints(caseId, 'trial', court),
    ],
    acts: ({ data: { case: caseId, defendants = [], inAbsentia, ...stated } }) => {
      const absent = inAbsentia ? { inAbsentia } : {};
      const opened = { act: 'trial_opened', case: caseId, ...scopeOf(stated), ...absent } as const;
      return defendants.length === 0 ? [{ ...opened, ofAll: true }] : onEach(defendants, opened);
    },
    sentence: ({ charges, allCharges, ...told }) => [
      say('types.trial.opened.sentence', told),
      ...sayDetails({ ...told, charges: sayCharges({ charges, allCharges }) }),
    ],
  }),
  defineType({
    name: 'plea.entered',
    version: 2,
    data: aboutCharges({
      case: caseRef(),
      person: personRef(),
      plea: z.enum(pleas),
      change: withHelp(maybe(z.enum(['entered', 'changed', 'withdrawn', 'agreement'])), 'changeOfPlea'),
    }),
    upcasts: [(data) => fromOneCharge(data, { allCharges: true })],
    example: {
      data: {
        case: 'case:harbour-fire',
        person: 'person:ada-orlov',
        charges: [{ charge: 'arson' }],
        plea: 'not_guilty',
      },
      summary: 'Ada Orlov pleaded not guilty to arson.',
    },
    points: ({ data: { case: caseId, person, charges = [], plea, change } }) => {
      const names = charges.length === 0 ? [null] : charges.map(({ charge }) => charge);
      return names.flatMap((charge): Point[] => {
        const value = { case: caseId, person, charge, plea };
        const places = [at(person, `${caseId}/${charge ?? 'all'}`), at(caseId, `${person}/${charge ?? 'all'}`)];
        return places.map((it) => (change === 'withdrawn' ? ends(it, trial.plea) : sets(it, trial.plea, value)));
      });
    },
    acts: ({ data: { case: caseId, person, plea, change, ...stated } }) => [
      { act: 'plea', case: caseId, accused: person, ...scopeOf(stated), plea, change: change ?? 'entered' },
    ],
    sentence: ({ charges, ...told }) => [
      say('types.plea.entered.sentence', { ...told, change: told.change ?? 'entered' }),
      ...sayDetails({ charges: told.allCharges ? null : sayCharges({ charges }) }),
    ],
  }),
  defineType({
    name: 'verdict.delivered',
    version: 2,
    data: z.strictObject({
      case: caseRef(),
      outcomes: z
        .array(
          aboutCharges({
            person: personRef(),
            outcome: z.enum(outcomesOfVerdicts),
            offence: withHelp(maybe(phrase(300)), 'decidedOffence'),
            law: maybe(phrase(200)),
          }),
        )
        .min(1)
        .max(200),
      pleaAccepted: withHelp(maybe(z.boolean()), 'pleaAccepted'),
      ...manners,
      final,
      effective,
    }),
    upcasts: [withChargesInRows],
    example: {
      data: {
        case: 'case:harbour-fire',
        outcomes: [
          { person: 'person:ada-orlov', charges: [{ charge: 'fraud', counts: 5 }], outcome: 'convicted' },
          { person: 'person:ada-orlov', charges: [{ charge: 'fraud', counts: 7 }], outcome: 'no_verdict' },
        ],
        jury: true,
      },
      summary: 'Ada Orlov was convicted on five counts of fraud; the jury reached no verdict on seven.',
    },
    points: () => [],
    acts: ({ data: { case: caseId, outcomes, pleaAccepted, inAbsentia, final: isFinal, effective: from } }) => {
      const acts = outcomes.map(
        ({ person, outcome, offence = null, ...stated }): StatedAct => ({
          act: 'outcome',
          case: caseId,
          accused: person,
          outcome: verdicts[outcome],
          how: outcome === 'dismissed' ? 'dismissal' : pleaAccepted ? 'plea_accepted' : 'verdict',
          of: offence,
          ...scopeOf(stated),
          ...(inAbsentia ? { inAbsentia } : {}),
          ...(isFinal ? { final: isFinal } : {}),
        }),
      );
      return takingEffect(acts, from);
    },
    sentence: ({ outcomes, ...told }) => [
      say('types.verdict.delivered.sentence', told),
      ...outcomes.map((row) =>
        say('types.verdict.delivered.outcome', { ...row, charges: sayChargesBeside(row.offence, row) }),
      ),
      ...sayDetails(told),
    ],
  }),
  defineType({
    name: 'sentence.imposed',
    version: 2,
    data: aboutCharges({
      case: caseRef(),
      person: personRef(),
      components: components.optional(),
      needsNoConviction: withHelp(maybe(z.boolean()), 'needsNoConviction'),
      inAbsentia: withHelp(maybe(z.boolean()), 'inAbsentia'),
      final,
      effective,
    }),
    upcasts: [asItIs],
    example: {
      data: {
        case: 'case:harbour-fire',
        person: 'person:ada-orlov',
        charges: [{ charge: 'arson' }],
        components: [
          { part: 'prison', kind: 'imprisonment', term: 'P2Y', credit: 'P90D' },
          {
            part: 'contempt',
            kind: 'imprisonment',
            term: 'P1M',
            relation: { runs: 'consecutive', parts: [{ part: 'prison' }] },
          },
        ],
      },
      summary: 'Ada Orlov was sentenced to two years in prison, and to a further month.',
    },
    points: () => [],
    acts: ({
      id,
      data: { case: caseId, person, components: stated = [], needsNoConviction, final: isFinal, ...rest },
    }) => {
      const inCase = { case: caseId, accused: person };
      const imposed: StatedAct = {
        ...inCase,
        act: 'sentence',
        parts: toParts(id, stated),
        ...scopeOf(rest),
        ...(needsNoConviction ? { needsNoConviction } : {}),
        ...(rest.inAbsentia ? { inAbsentia: rest.inAbsentia } : {}),
        ...(isFinal ? { final: isFinal } : {}),
      };
      const changes = (
        [
          ['in_force', true],
          ['stayed', false],
        ] as const
      ).flatMap(([change, inForce]) => {
        const keys = stated.flatMap((it, index) => (it.inForce === inForce ? [`${id}/${index + 1}`] : []));
        return keys.length === 0 ? [] : [{ ...inCase, act: 'sentence_change', change, parts: keys } as const];
      });
      return takingEffect([imposed, ...changes], rest.effective);
    },
    sentence: ({ components: stated = [], ...told }) => [
      say('types.sentence.imposed.sentence', {
        ...told,
        charges: sayCharges(told),
        components: stated.length === 0 ? null : stated.map((part) => sayPart(part)),
      }),
      ...sayDetails({ ...told, charges: null }),
    ],
  }),
  defineType({
    name: 'sentence.changed',
    version: 2,
    data: z.strictObject({
      case: caseRef(),
      person: personRef(),
      change: z.enum(changesOfSentences),
      components: z.array(changedComponent).max(50).optional(),
      by: maybe(line(300)),
      effective,
    }),
    upcasts: [withNamedParts],
    example: {
      data: {
        case: 'case:harbour-fire',
        person: 'person:ada-orlov',
        change: 'reduced',
        components: [{ part: 'prison', term: 'P18M' }],
      },
      summary: 'The prison term of Ada Orlov was reduced to eighteen months.',
    },
    points: () => [],
    acts: ({ data: { case: caseId, person, change, components: stated = [], effective: from } }) => {
      const changed = {
        act: 'sentence_change',
        case: caseId,
        accused: person,
        change: change === 'modified' ? 'commuted' : change,
      } as const;
      if (stated.length === 0) return takingEffect([changed], from);
      const acts = stated.map(({ sentence, part, ...content }): StatedAct => {
        const to = contentAfter(change, content);
        return { ...changed, parts: [keyOf({ sentence, part })], ...(to ? { to } : {}) };
      });
      return takingEffect(acts, from);
    },
    sentence: ({ components: stated = [], ...told }) => [
      say('types.sentence.changed.sentence', {
        ...told,
        components: stated.length === 0 ? null : stated.map((part) => sayPart(part)),
      }),
      ...sayDetails(told),
    ],
  }),
];
