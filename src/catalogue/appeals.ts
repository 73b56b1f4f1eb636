/** What follows a verdict: appeals and clemency. */
import { z } from 'zod';
import { clemencyKinds, type DecisionResult, remedyKinds, remedyTargets } from '../law/acts.ts';
import { say } from '../words/message.ts';
import { onEach, type StatedAct, takingEffect } from './acts.ts';
import { bare, defineAttribute, isOneOf, named } from './attribute.ts';
import { courtPoints, courtRef } from './courts.ts';
import { appealsDerivation, appealValue } from './derive-appeals.ts';
import { sayDetails } from './details.ts';
import { asItIs, day, defineType, developmentRef, EXAMPLE_ID, maybe, phrase } from './development.ts';
import { withHelp } from './help.ts';
import { at, ends, sets, UNSTATED } from './points.ts';
import { aboutCharges, sayCharges, sayChargesBeside, scopeOf } from './scope.ts';
import {
  changedTo,
  components,
  earlierPart,
  keyOf,
  remaining,
  sayEarlier,
  sayPart,
  toParts,
} from './sentence-parts.ts';
import { actorRef, caseRef, personRef, type SubjectId } from './subject.ts';
import { withChargesInRow } from './trial.ts';
import { nullableText } from './value-schemas.ts';

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
      against: named('against'),
      by: named('subject'),
      court: named('subject'),
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
};

/** What each outcome is as a decision; null: no court decides, the appeal is withdrawn. */
const results = {
  upheld: { result: 'upheld' },
  conviction_upheld: { result: 'upheld' },
  acquittal_upheld: { result: 'upheld' },
  appeal_dismissed: { result: 'remedy_dismissed' },
  partly_upheld: { result: 'partly_upheld' },
  varied: { result: 'varied' },
  conviction_modified: { result: 'varied', outcome: 'convicted' },
  convicted: { result: 'decided_anew', outcome: 'convicted' },
  acquitted: { result: 'decided_anew', outcome: 'acquitted' },
  liable: { result: 'decided_anew', outcome: 'convicted' },
  not_liable: { result: 'decided_anew', outcome: 'acquitted' },
  discontinued: { result: 'decided_anew', outcome: 'discontinued' },
  remitted: { result: 'remitted_for_retrial' },
  set_aside: { result: 'set_aside' },
  set_aside_for_good: { result: 'set_aside_for_good' },
  rehabilitated: { result: 'rehabilitated' },
  sentence_set_aside: { result: 'sentence_set_aside' },
  restored: { result: 'restored' },
  withdrawn: null,
} as const satisfies Record<
  string,
  { readonly result: DecisionResult; readonly outcome?: 'convicted' | 'acquitted' | 'discontinued' } | null
>;
type Outcome = keyof typeof results;
/** After these the case is before the court that tried it again. */
const goingBack = ['remitted', 'set_aside', 'withdrawn'] as const satisfies readonly Outcome[];
/** Whether the case was in that court at all is not clear after these: an order can be upheld, too. */
const perhapsOnOrder = ['upheld', 'appeal_dismissed', 'partly_upheld'] as const satisfies readonly Outcome[];

/** Whether an appeal leaves the case where it is: it is on an order, or on custody. */
function isBeside(remedy: string | null | undefined, against: string | null | undefined): boolean {
  return against === 'order' || remedy === 'habeas_corpus';
}

const outcomes = Object.keys(results) as [Outcome, ...Outcome[]];

/** In version 1 a decision that named no charge was about all. */
function withChargesDecided({ outcomes: stated, ...data }: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const rows = stated as readonly Readonly<Record<string, unknown>>[];
  return {
    ...data,
    outcomes: rows.map(({ charge, ...row }) =>
      charge ? withChargesInRow({ charge, ...row }) : { ...row, allCharges: true },
    ),
  };
}

const outcomeOfAppeal = aboutCharges({
  person: personRef(),
  outcome: withHelp(z.enum(outcomes), 'outcomeOfAppeal'),
  offence: withHelp(maybe(phrase(300)), 'decidedOffence'),
  law: maybe(phrase(200)),
  components: withHelp(components.optional(), 'newSentence'),
});
type OutcomeOfAppeal = z.infer<typeof outcomeOfAppeal>;

/** What a decision says beside its outcomes. */
interface Decided {
  /** The development that states it. */
  readonly id: string;
  readonly case: string;
  readonly court: string | null;
  readonly remedy: (typeof remedyKinds)[number] | null | undefined;
  readonly decides: string | null | undefined;
  readonly restores: string | null | undefined;
  readonly final: boolean | null | undefined;
}

function toDecision(row: OutcomeOfAppeal, { id, case: caseId, decides, ...decided }: Decided): StatedAct {
  const { person, outcome, offence = null, components: stated = [], ...scope } = row;
  const on = { case: caseId, accused: person, ...scopeOf(scope), ...(decided.final ? { final: true } : {}) };
  const result = results[outcome];
  if (result === null) return { ...on, act: 'remedy_withdrawn', ...(decides ? { of: decides } : {}) };
  return {
    ...on,
    act: 'decision',
    court: decided.court,
    of: offence,
    ...result,
    ...(decided.remedy ? { remedy: decided.remedy } : {}),
    ...(decides ? { decides } : {}),
    ...(stated.length > 0 ? { parts: toParts(id, stated) } : {}),
    ...(outcome === 'restored' && decided.restores ? { restores: decided.restores } : {}),
  };
}

const effective = withHelp(maybe(day), 'effective');
const final = withHelp(maybe(z.boolean()), 'final');

/** Where clemency of a kind stands: in a case, or in all where none is named. */
function clemencyPlace(person: SubjectId, inCase: SubjectId | null, kind: string) {
  return at(person, `${inCase ?? UNSTATED}/${kind}`);
}

export const appealTypes = [
  defineType({
    name: 'appeal.filed',
    version: 2,
    data: aboutCharges({
      case: caseRef(),
      persons: withHelp(z.array(personRef()).min(1).max(200), 'appealOn'),
      remedy: withHelp(maybe(z.enum(remedyKinds)), 'remedy'),
      against: withHelp(maybe(z.enum(remedyTargets)), 'against'),
      by: withHelp(maybe(actorRef()), 'appealBy'),
      court: courtRef(),
      stays: withHelp(maybe(z.boolean()), 'stays'),
    }),
    upcasts: [asItIs],
    example: {
      data: {
        case: 'case:harbour-fire',
        persons: ['person:ada-orlov'],
        remedy: 'cassation',
        against: 'conviction',
        by: 'person:ada-orlov',
      },
      summary: 'Ada Orlov filed a cassation against her conviction.',
    },
    points: ({ data: { case: caseId, remedy, against, court } }) =>
      courtPoints(caseId, isBeside(remedy, against) ? 'beside' : 'appeal', court),
    acts: ({ data: { case: caseId, persons, remedy, against, by = null, court = null, stays, ...stated } }) =>
      [...new Set(persons)].map((accused) => ({
        act: 'remedy_filed',
        case: caseId,
        accused,
        remedy: remedy ?? 'appeal',
        by,
        court,
        ...scopeOf(stated),
        ...(against ? { against } : {}),
        ...(stays ? { stays } : {}),
      })),
    sentence: ({ charges, allCharges, ...told }) => [
      say('types.appeal.filed.sentence', { ...told, remedy: told.remedy ?? 'appeal' }),
      ...sayDetails({ ...told, charges: sayCharges({ charges, allCharges }) }),
    ],
  }),
  defineType({
    name: 'appeal.decided',
    version: 2,
    data: z.strictObject({
      case: caseRef(),
      decides: withHelp(maybe(developmentRef({ types: ['appeal.filed'] })), 'decides'),
      remedy: withHelp(maybe(z.enum(remedyKinds)), 'remedyDecided'),
      outcomes: z.array(outcomeOfAppeal).min(1).max(200),
      restores: withHelp(maybe(developmentRef({ types: ['appeal.decided'] })), 'restores'),
      final,
      court: courtRef(),
      remittedTo: withHelp(courtRef(), 'remittedTo'),
      effective,
    }),
    upcasts: [withChargesDecided],
    example: {
      data: {
        case: 'case:harbour-fire',
        outcomes: [{ person: 'person:ada-orlov', allCharges: true, outcome: 'remitted' }],
        court: 'Upper Court',
      },
      summary: 'The Upper Court sent the case against Ada Orlov back for a new trial.',
    },
    points: ({ data: { case: caseId, outcomes: decided, court, remittedTo } }) => {
      const goesBack = decided.some(({ outcome }) => isOneOf(outcome, goingBack));
      const isJudged = decided.some(({ outcome }) => !isOneOf(outcome, perhapsOnOrder));
      return [
        ...courtPoints(caseId, isJudged && !goesBack ? 'appeal' : 'beside', court),
        ...(goesBack || remittedTo ? courtPoints(caseId, 'back', remittedTo) : []),
      ];
    },
    acts: ({
      id,
      data: { outcomes: decided, effective: from, court = null, remedy, decides, restores, ...stated },
    }) => {
      const whole = { id, case: stated.case, court, remedy, decides, restores, final: stated.final };
      return takingEffect(
        decided.map((row) => toDecision(row, whole)),
        from,
      );
    },
    sentence: ({ outcomes: decided, ...told }) => [
      say('types.appeal.decided.sentence', { ...told, remedy: told.remedy ?? 'appeal' }),
      ...decided.flatMap(({ components: stated = [], ...row }) => [
        say('types.appeal.decided.outcome', {
          ...row,
          charges: row.allCharges ? null : sayChargesBeside(row.offence, row),
        }),
        ...(stated.length > 0
          ? [
              say('types.appeal.decided.newSentence', {
                person: row.person,
                components: stated.map((part) => sayPart(part)),
              }),
            ]
          : []),
      ]),
      ...sayDetails(told),
    ],
  }),
  defineType({
    name: 'judgment.became_final',
    data: aboutCharges({
      case: caseRef(),
      persons: withHelp(z.array(personRef()).max(200).optional(), 'finalFor'),
      finalBecause: withHelp(maybe(z.enum(['time_passed', 'waived', 'no_appeal_left'])), 'finalBecause'),
    }),
    example: {
      data: { case: 'case:harbour-fire', persons: ['person:ada-orlov'], finalBecause: 'time_passed' },
      summary: 'The judgment against Ada Orlov became final: no one appealed in time.',
    },
    points: () => [],
    acts: ({ data: { case: caseId, persons, ...stated } }) =>
      onEach(persons, { act: 'became_final', case: caseId, ...scopeOf(stated) } as const),
    sentence: ({ charges, allCharges, ...told }) => [
      say('types.judgment.became_final.sentence', told),
      ...sayDetails({ ...told, charges: sayCharges({ charges, allCharges }) }),
    ],
  }),
  defineType({
    name: 'clemency.granted',
    version: 2,
    data: aboutCharges({
      person: personRef(),
      case: maybe(caseRef()),
      kind: z.enum(clemencyKinds),
      by: maybe(actorRef()),
      covers: withHelp(z.array(earlierPart).max(50).optional(), 'covers'),
      remains: withHelp(maybe(remaining), 'remains'),
      effective,
    }),
    upcasts: [asItIs],
    example: {
      data: {
        person: 'person:ada-orlov',
        case: 'case:harbour-fire',
        kind: 'commutation',
        covers: [{ sentence: EXAMPLE_ID, part: 'prison' }],
        remains: { term: 'P1Y' },
      },
      summary: 'The prison term of Ada Orlov was commuted to one year.',
    },
    points: ({ data: { person, case: caseId = null, kind, by = null } }) => [
      sets(clemencyPlace(person, caseId, kind), appeals.clemency, { case: caseId, kind, by }),
    ],
    // What a commutation makes of a sentence may be said by “sentence.changed” alone.
    acts: ({ data: { person, case: caseId, kind, covers = [], remains, effective: from, ...stated } }) => {
      if (kind === 'commutation' && covers.length === 0 && !remains) return [];
      const left = remains ? changedTo(remains) : undefined;
      const granted = {
        act: 'clemency',
        accused: person,
        clemency: kind,
        step: 'granted',
        ...scopeOf(stated),
        ...(covers.length > 0 ? { parts: covers.map(keyOf) } : {}),
        ...(left ? { remains: left } : {}),
      } as const;
      return takingEffect([caseId ? { ...granted, case: caseId } : granted], from);
    },
    sentence: ({ covers = [], remains, charges, allCharges, ...told }) => [
      say('types.clemency.granted.sentence', told),
      ...sayDetails({
        ...told,
        charges: sayCharges({ charges, allCharges }),
        covers: covers.length > 0 ? sayEarlier(covers) : null,
        remains: remains && sayPart(remains),
      }),
    ],
  }),
  defineType({
    name: 'clemency.refused',
    data: z.strictObject({
      person: personRef(),
      case: maybe(caseRef()),
      kind: z.enum(clemencyKinds),
      by: maybe(actorRef()),
    }),
    example: {
      data: { person: 'person:ada-orlov', case: 'case:harbour-fire', kind: 'pardon' },
      summary: 'Ada Orlov was refused a pardon.',
    },
    points: () => [],
    acts: ({ data: { person, case: caseId, kind } }) => {
      const refused = { act: 'clemency', accused: person, clemency: kind, step: 'refused' } as const;
      return [caseId ? { ...refused, case: caseId } : refused];
    },
  }),
  defineType({
    name: 'clemency.annulled',
    data: z.strictObject({
      person: personRef(),
      case: maybe(caseRef()),
      kind: z.enum(clemencyKinds),
      annuls: withHelp(maybe(developmentRef({ types: ['clemency.granted'] })), 'annuls'),
      by: maybe(actorRef()),
      effective,
    }),
    example: {
      data: { person: 'person:ada-orlov', case: 'case:harbour-fire', kind: 'pardon', annuls: EXAMPLE_ID },
      summary: 'The pardon of Ada Orlov was annulled.',
    },
    points: ({ data: { person, case: caseId = null, kind, by = null } }) => [
      ends(clemencyPlace(person, caseId, kind), appeals.clemency, { case: caseId, kind, by }),
    ],
    acts: ({ data: { person, case: caseId, kind, annuls, effective: from } }) => {
      const annulled = {
        act: 'clemency',
        accused: person,
        clemency: kind,
        step: 'annulled',
        ...(annuls ? { annuls } : {}),
      } as const;
      return takingEffect([caseId ? { ...annulled, case: caseId } : annulled], from);
    },
    sentence: (told) => [say('types.clemency.annulled.sentence', told), ...sayDetails(told)],
  }),
];
