import { z } from 'zod';
import { componentKinds } from './attributes.ts';
import { amount, currency, defineType, line, term } from './development.ts';
import { sets } from './points.ts';
import { chargePoints, chargeSchema } from './proceedings.ts';
import { caseRef, personRef, type SubjectId } from './subject.ts';

const component = z
  .strictObject({
    kind: z.enum(componentKinds),
    term: term.nullable().optional(),
    amount: amount.nullable().optional(),
    currency: currency.nullable().optional(),
    scope: line(300).nullable().optional(),
    inForce: z.boolean().nullable().optional(),
  })
  .meta({ id: 'SentenceComponent', description: 'One part of a sentence; null or absent where not stated.' });

const statusAfter = { convicted: 'convicted', acquitted: 'acquitted', dismissed: 'dropped' } as const;

/** Of several outcomes the first of these tells where the person stands. */
const gravest = ['convicted', 'acquitted', 'dismissed'] as const;

export const trialTypes = [
  defineType({
    name: 'trial.opened',
    version: 1,
    title: 'Trial opened',
    description: 'A case comes to trial, with those who stand in the dock.',
    data: z.strictObject({
      case: caseRef(),
      court: line(300).nullable().optional(),
      closed: z.boolean().nullable().optional(),
      defendants: z.array(personRef()).max(200).optional(),
    }),
    example: {
      data: { case: 'case:harbour-fire', defendants: ['person:ada-orlov'] },
      summary: 'The trial of the harbour fire opened.',
    },
    points: ({ data: { case: subject, court, defendants = [] } }) => [
      sets(subject, 'stage', 'trial'),
      ...(court ? [sets(subject, 'court', court)] : []),
      ...[...new Set(defendants)].map((person) => sets(person, 'legal_status', 'on_trial', { key: subject })),
    ],
  }),
  defineType({
    name: 'verdict.delivered',
    version: 1,
    title: 'Verdict',
    description: 'A court decides on guilt; it may name no charge.',
    data: z.strictObject({
      case: caseRef(),
      outcomes: z
        .array(
          z.strictObject({
            person: personRef(),
            charge: chargeSchema.nullable().optional(),
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
      const { case: subject, outcomes } = development.data;
      const persons = [...new Set(outcomes.map(({ person }) => person))];
      const statusOf = (subjectOf: SubjectId) => {
        const own = outcomes.filter(({ person }) => person === subjectOf).map(({ outcome }) => outcome);
        return statusAfter[gravest.find((outcome) => own.includes(outcome)) ?? 'dismissed'];
      };
      return [
        sets(subject, 'stage', 'verdict'),
        ...persons.map((person) => sets(person, 'legal_status', statusOf(person), { key: subject })),
        ...outcomes.flatMap(({ person, charge, outcome }) =>
          charge ? chargePoints(development, { person, inCase: subject, charge, status: statusAfter[outcome] }) : [],
        ),
      ];
    },
  }),
  defineType({
    name: 'sentence.imposed',
    version: 1,
    title: 'Sentence',
    description: 'A court imposes a sentence, in components. It sets no custody.',
    data: z.strictObject({ case: caseRef(), person: personRef(), components: z.array(component).min(1).max(50) }),
    example: {
      data: {
        case: 'case:harbour-fire',
        person: 'person:ada-orlov',
        components: [{ kind: 'imprisonment', term: 'P2Y' }],
      },
      summary: 'Ada Orlov was sentenced to two years in prison.',
    },
    points: ({ data: { case: subject, person, components } }) =>
      components.flatMap(
        ({ kind, term = null, amount = null, currency = null, scope = null, inForce = null }, index) => {
          const value = { case: subject, person, kind, term, amount, currency, scope, inForce };
          return [
            sets(person, 'sentence', value, { key: `${subject}/${index + 1}`, label: kind }),
            sets(subject, 'sentence', value, { key: `${person}/${index + 1}`, label: kind }),
          ];
        },
      ),
  }),
];
