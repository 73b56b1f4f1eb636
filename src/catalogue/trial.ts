import { z } from 'zod';
import { componentKinds, pleas } from './attributes.ts';
import { amount, currency, defineType, line, term } from './development.ts';
import { expected } from './expected.ts';
import { ends, type Point, sets } from './points.ts';
import { chargePoints, chargeSchema } from './proceedings.ts';
import { caseRef, personRef, type SubjectId } from './subject.ts';
import { amountInWords, ifStated, inCase, listed, namesOf, termInWords } from './words.ts';

const componentFields = {
  kind: z.enum(componentKinds),
  term: term.nullable().optional(),
  amount: amount.nullable().optional(),
  currency: currency.nullable().optional(),
  scope: line(300).nullable().optional(),
  inForce: z.boolean().nullable().optional(),
  runsFrom: z.iso
    .date(expected('day'))
    .nullable()
    .optional()
    .meta({ description: 'The day from which its term counts, where that is stated: its end follows from it.' }),
};
const component = z
  .strictObject(componentFields)
  .meta({ id: 'SentenceComponent', description: 'One part of a sentence; null or absent where not stated.' });
const changedComponent = z.strictObject({ number: z.int().min(1).max(50), ...componentFields }).meta({
  id: 'ChangedComponent',
  description: 'A part of a sentence as it stands from then on, by its number among those imposed, from 1.',
});
type Component = z.infer<typeof component>;

function componentValue(subject: SubjectId, person: SubjectId, stated: Component) {
  const { kind, term = null, amount = null, currency = null, scope = null, inForce = null, runsFrom = null } = stated;
  return { case: subject, person, kind, term, amount, currency, scope, inForce, runsFrom };
}

/** A component on the person's track and on the case's. */
function componentPoints(
  subject: SubjectId,
  person: SubjectId,
  stated: Component & { readonly number: number },
): Point[] {
  const value = componentValue(subject, person, stated);
  return [
    sets(person, 'sentence', value, { key: `${subject}/${stated.number}`, label: stated.kind }),
    sets(subject, 'sentence', value, { key: `${person}/${stated.number}`, label: stated.kind }),
  ];
}

function componentInWords({ kind, term, amount, currency, scope, runsFrom }: Component): string {
  const what = componentWords[kind];
  const details = [
    ...(term ? [`term: ${termInWords(term)}`] : []),
    ...(amount ? [`amount: ${amountInWords(amount, currency)}`] : []),
    ...(scope ? [scope] : []),
    ...(runsFrom ? [`counting from ${runsFrom}`] : []),
  ];
  return details.length > 0 ? `${what} (${details.join('; ')})` : what;
}

const componentWords = {
  imprisonment: 'imprisonment',
  confiscation: 'confiscation',
  fine: 'a fine',
  office_ban: 'a ban from office',
  rank_stripped: 'loss of rank',
  awards_revoked: 'loss of awards',
  restitution: 'restitution',
  other: 'another measure',
} as const;

const changeWords = {
  in_force: 'came into force',
  modified: 'was modified',
  served: 'was served',
  revoked: 'was revoked',
} as const;

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
    points: ({ data: { case: caseId, court, defendants = [] } }) => [
      sets(caseId, 'stage', 'trial'),
      ...(court ? [sets(caseId, 'court', court)] : []),
      ...[...new Set(defendants)].map((person) => sets(person, 'legal_status', 'on_trial', { key: caseId })),
    ],
    sentence: ({ case: caseId, court, closed, defendants = [] }, name) =>
      `A trial was opened${inCase(caseId, name)}${ifStated(court, (text) => ` before ${text}`)}${closed ? ', behind closed doors' : ''}${defendants.length > 0 ? `; in the dock: ${namesOf(defendants, name)}` : ''}`,
  }),
  defineType({
    name: 'hearing.held',
    version: 1,
    title: 'Hearing held',
    description: 'A court hears a case, or a matter within it.',
    data: z.strictObject({
      case: caseRef(),
      kind: z.enum(['preliminary', 'remand', 'main', 'appeal', 'other']),
      court: line(300).nullable().optional(),
      closed: z.boolean().nullable().optional(),
    }),
    example: {
      data: { case: 'case:harbour-fire', kind: 'preliminary', court: 'Harbour Court' },
      summary: 'The Harbour Court heard the case for the first time.',
    },
    points: ({ id, data: { case: caseId, kind, court = null, closed = null } }) => [
      sets(caseId, 'hearing', { kind, court, closed }, { key: id, label: kind }),
    ],
    sentence: ({ case: caseId, kind, court, closed }, name) =>
      `A hearing (${kind}) was held${inCase(caseId, name)}${ifStated(court, (text) => ` before ${text}`)}${closed ? ', behind closed doors' : ''}`,
  }),
  defineType({
    name: 'plea.entered',
    version: 1,
    title: 'Plea entered',
    description: 'A person answers a charge in court, or refuses to.',
    data: z.strictObject({
      case: caseRef(),
      person: personRef(),
      charge: chargeSchema.shape.charge.nullable().optional().meta({ description: 'Null: to all of them.' }),
      plea: z.enum(pleas),
    }),
    example: {
      data: { case: 'case:harbour-fire', person: 'person:ada-orlov', plea: 'not_guilty' },
      summary: 'Ada Orlov pleaded not guilty.',
    },
    points: ({ data: { case: caseId, person, charge = null, plea } }) => {
      const value = { case: caseId, person, charge, plea };
      return [
        sets(person, 'plea', value, { key: `${caseId}/${charge ?? 'all'}`, label: plea }),
        sets(caseId, 'plea', value, { key: `${person}/${charge ?? 'all'}`, label: plea }),
      ];
    },
    sentence: ({ case: caseId, person, charge, plea }, name) =>
      `${name(person)} ${plea === 'refused' ? 'refused to plead' : `pleaded ${plea.replace('_', ' ')}`}${inCase(caseId, name)}${ifStated(charge, (text) => ` to the charge “${text}”`)}`,
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
      const { case: caseId, outcomes } = development.data;
      const persons = [...new Set(outcomes.map(({ person }) => person))];
      const statusOf = (subjectOf: SubjectId) => {
        const own = outcomes.filter(({ person }) => person === subjectOf).map(({ outcome }) => outcome);
        return statusAfter[gravest.find((outcome) => own.includes(outcome)) ?? 'dismissed'];
      };
      return [
        sets(caseId, 'stage', 'verdict'),
        ...persons.map((person) => sets(person, 'legal_status', statusOf(person), { key: caseId })),
        ...outcomes.flatMap(({ person, charge, outcome }) =>
          charge ? chargePoints(development, { person, inCase: caseId, charge, status: statusAfter[outcome] }) : [],
        ),
      ];
    },
    sentence: ({ case: caseId, outcomes }, name) =>
      `A verdict was delivered${inCase(caseId, name)}: ${outcomes
        .map(({ person, outcome, charge }) => `${name(person)} – ${outcome}${charge ? ` (${charge.offence})` : ''}`)
        .join('; ')}`,
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
    points: ({ data: { case: caseId, person, components } }) =>
      components.flatMap((stated, index) => componentPoints(caseId, person, { ...stated, number: index + 1 })),
    sentence: ({ case: caseId, person, components }, name) =>
      `${name(person)} was sentenced${inCase(caseId, name)} to ${listed(components.map(componentInWords))}`,
  }),
  defineType({
    name: 'sentence.changed',
    version: 1,
    title: 'Sentence changed',
    description:
      'Components of a sentence come into force, are modified, have been served, or are revoked. Say of each what it is from then on; of one that ends, what it was.',
    data: z.strictObject({
      case: caseRef(),
      person: personRef(),
      change: z.enum(['in_force', 'modified', 'served', 'revoked']),
      components: z.array(changedComponent).min(1).max(50),
      by: line(300).nullable().optional(),
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
        if (change === 'in_force' || change === 'modified')
          return componentPoints(caseId, person, {
            ...stated,
            number,
            ...(change === 'in_force' ? { inForce: true } : {}),
          });
        const ending = { ...componentValue(caseId, person, stated), change };
        return [
          ends(person, 'sentence', `${caseId}/${number}`, ending),
          ends(caseId, 'sentence', `${person}/${number}`, ending),
        ];
      }),
    sentence: ({ case: caseId, person, change, components, by }, name) =>
      `The sentence of ${name(person)}${inCase(caseId, name)} ${changeWords[change]}${ifStated(by, (text) => ` by ${text}`)}: ${listed(components.map(componentInWords))}`,
  }),
];
