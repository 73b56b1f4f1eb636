import { z } from 'zod';
import { clemencyKinds, extraditionSteps } from './attributes.ts';
import { defineType, line } from './development.ts';
import { ends, type Point, sets, UNSTATED } from './points.ts';
import { chargePoints, chargeSchema } from './proceedings.ts';
import { actorRef, caseRef, personRef, toKey } from './subject.ts';
import { byWhom, ifStated, inCase, namesOf } from './words.ts';

const outcomeWords = {
  conviction_upheld: 'conviction upheld',
  conviction_modified: 'conviction upheld, with changes',
  convicted: 'convicted',
  acquittal_upheld: 'acquittal upheld',
  acquitted: 'acquitted',
  remitted: 'sent back for a new trial',
  withdrawn: 'appeal withdrawn',
} as const;
type Outcome = keyof typeof outcomeWords;

/** Which of several outcomes decides where a person stands, the first of these. */
const gravest: readonly Outcome[] = [
  'conviction_upheld',
  'conviction_modified',
  'convicted',
  'remitted',
  'acquittal_upheld',
  'acquitted',
  'withdrawn',
];

/** Where a person stands after an appeal was decided; undefined: as before. */
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

/** What a charge is after that; undefined: as before. */
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

/** What follows a verdict, and what crosses borders. */
export const appealTypes = [
  defineType({
    name: 'appeal.filed',
    version: 1,
    title: 'Appeal filed',
    description: 'Somebody appeals against what a court decided on persons.',
    data: z.strictObject({
      case: caseRef(),
      persons: z.array(personRef()).min(1).max(200).meta({ description: 'On whose matter the appeal is.' }),
      by: actorRef().nullable().optional().meta({ description: 'Who appeals: one of them, or the prosecution.' }),
      court: line(300).nullable().optional(),
    }),
    example: {
      data: { case: 'case:harbour-fire', persons: ['person:ada-orlov'], by: 'person:ada-orlov' },
      summary: 'Ada Orlov appealed.',
    },
    points: ({ data: { case: caseId, persons, by = null, court = null } }) => [
      sets(caseId, 'stage', 'appeal'),
      ...[...new Set(persons)].flatMap((person) => {
        const value = { case: caseId, person, by, court, status: 'pending' as const };
        return [
          sets(person, 'appeal', value, { key: caseId, label: 'pending' }),
          sets(caseId, 'appeal', value, { key: person, label: 'pending' }),
        ];
      }),
    ],
    sentence: ({ case: caseId, persons, by, court }, name) =>
      `An appeal was filed${byWhom(by, name)}${inCase(caseId, name)} on the matter of ${namesOf(persons, name)}${ifStated(court, (text) => `, to ${text}`)}`,
  }),
  defineType({
    name: 'appeal.decided',
    version: 1,
    title: 'Appeal decided',
    description:
      'A court decides on an appeal, person by person. A sentence that it changes is recorded by `sentence.changed`, beside it.',
    data: z.strictObject({
      case: caseRef(),
      outcomes: z
        .array(
          z.strictObject({
            person: personRef(),
            charge: chargeSchema.nullable().optional().meta({ description: 'The charge that it is about; null: all.' }),
            outcome: z.enum(Object.keys(outcomeWords) as [Outcome, ...Outcome[]]),
          }),
        )
        .min(1)
        .max(200),
      final: z.boolean().nullable().optional().meta({ description: 'Nobody can appeal any more; null: not stated.' }),
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
      const { case: caseId, outcomes, final, court = null } = development.data;
      const isFinal = final === true;
      const isRemitted = outcomes.some(({ outcome }) => outcome === 'remitted');
      return [
        sets(caseId, 'stage', isRemitted ? 'trial' : isFinal ? 'final' : 'verdict'),
        ...outcomes.flatMap(({ person, outcome, charge }): Point[] => {
          const ofCharge = chargeAfter(outcome);
          return charge && ofCharge
            ? chargePoints(development, { person, inCase: caseId, charge, status: ofCharge })
            : [];
        }),
        ...[...Map.groupBy(outcomes, ({ person }) => person)].flatMap(([person, own]): Point[] => {
          const outcome = gravest.find((it) => own.some((decided) => decided.outcome === it)) ?? 'withdrawn';
          const status = statusAfter(outcome, isFinal);
          return [
            ...(status ? [sets(person, 'legal_status', status, { key: caseId })] : []),
            ends(person, 'appeal', caseId, { outcome, court, final: isFinal }),
            ends(caseId, 'appeal', person, { outcome, court, final: isFinal }),
          ];
        }),
      ];
    },
    sentence: ({ case: caseId, outcomes, final, court }, name) =>
      `An appeal was decided${inCase(caseId, name)}${ifStated(court, (text) => ` by ${text}`)}: ${outcomes
        .map(
          ({ person, outcome, charge }) =>
            `${name(person)} – ${outcomeWords[outcome]}${charge ? ` (${charge.offence})` : ''}`,
        )
        .join('; ')}${final === true ? '; the decision is final' : ''}`,
  }),
  defineType({
    name: 'clemency.granted',
    version: 1,
    title: 'Clemency granted',
    description:
      'Amnesty, pardon or commutation. How it changes a sentence is recorded by `sentence.changed`, beside it; it ends no custody.',
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
      sets(person, 'clemency', { case: caseId, kind, by }, { key: `${caseId ?? UNSTATED}/${kind}`, label: kind }),
      ...(kind === 'commutation' ? [] : [sets(person, 'legal_status', 'pardoned', { key: caseId ?? UNSTATED })]),
    ],
    sentence: ({ person, case: caseId, kind, by }, name) =>
      `${kind === 'commutation' ? `The sentence of ${name(person)} was commuted` : `${name(person)} was granted ${kind === 'amnesty' ? 'an amnesty' : 'a pardon'}`}${byWhom(by, name)}${inCase(caseId, name)}`,
  }),
  defineType({
    name: 'extradition.progressed',
    version: 1,
    title: 'Extradition',
    description:
      'An extradition is requested, granted, refused or withdrawn, or the person is surrendered. It ends no custody.',
    data: z.strictObject({
      person: personRef(),
      from: line(100).nullable().optional().meta({ description: 'The state where the person is.' }),
      to: line(100).meta({ description: 'The state that wants the person.' }),
      step: z.enum(extraditionSteps),
      case: caseRef().nullable().optional(),
    }),
    example: {
      data: { person: 'person:ada-orlov', from: 'Upland', to: 'Invented Republic', step: 'requested' },
      summary: 'The Invented Republic requested the extradition of Ada Orlov.',
    },
    points: ({ data: { person, from = null, to, step } }) => [
      sets(person, 'extradition', { from, to, step }, { key: toKey(to), label: step }),
    ],
    sentence: ({ person, from, to, step, case: caseId }, name) =>
      step === 'surrendered'
        ? `${name(person)} was surrendered to ${to}${ifStated(from, (text) => ` by ${text}`)}${inCase(caseId, name)}`
        : `The extradition of ${name(person)} to ${to} was ${step}${ifStated(from, (text) => ` (by or from ${text})`)}${inCase(caseId, name)}`,
  }),
];
