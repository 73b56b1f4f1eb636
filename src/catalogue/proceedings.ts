import { z } from 'zod';
import type { Standing } from './attributes.ts';
import { type Development, defineType, line, slug } from './development.ts';
import { ends, type Point, sets, UNSTATED } from './points.ts';
import { actorRef, caseRef, personRef, type SubjectId } from './subject.ts';
import { byWhom, ifStated, inCase, listed, namesOf } from './words.ts';

const chargeFields = {
  charge: slug.meta({ description: 'A short name of the charge within its case: “treason”.' }),
  offence: line(300),
  law: line(200).nullable().optional(),
  counts: z.int().min(1).nullable().optional(),
};
export const chargeSchema = z.strictObject(chargeFields).meta({ id: 'Charge' });
type Charge = z.infer<typeof chargeSchema>;
type ChargeStatus = 'suspected' | 'charged' | 'requalified' | 'dropped' | 'convicted' | 'acquitted';

/** A charge on the person's track and, where the case is known, on the case's. */
export function chargePoints(
  { claim, attribution }: Development<unknown>,
  {
    person,
    inCase,
    charge,
    status,
  }: { person: SubjectId; inCase: SubjectId | undefined; charge: Charge; status: ChargeStatus },
): Point[] {
  const content: { by: string; standing: Standing } | null = claim ?? (attribution ? pickClaim(attribution) : null);
  const value = {
    case: inCase ?? null,
    person,
    offence: charge.offence,
    law: charge.law ?? null,
    counts: charge.counts ?? null,
    status,
    claim: content,
  };
  return [
    sets(person, 'charge', value, { key: `${inCase ?? UNSTATED}/${charge.charge}`, label: status }),
    ...(inCase ? [sets(inCase, 'charge', value, { key: `${person}/${charge.charge}`, label: status })] : []),
  ];
}

function pickClaim({ by, standing }: { by: string; standing: Standing }) {
  return { by, standing };
}

/** What the other case is to the one that is linked with it. */
const converse = {
  joined_with: 'joined_with',
  severed_from: 'severed_into',
  continues: 'continued_by',
  related_to: 'related_to',
} as const;
const linkWords = {
  joined_with: 'was joined with',
  severed_from: 'was severed from',
  continues: 'continues',
  related_to: 'is related to',
} as const;

export const proceedingTypes = [
  defineType({
    name: 'investigation.opened',
    version: 1,
    title: 'Investigation opened',
    description: 'An authority begins to investigate.',
    data: z.strictObject({ case: caseRef(), authority: actorRef().nullable().optional() }),
    example: { data: { case: 'case:harbour-fire' }, summary: 'An investigation into the harbour fire was opened.' },
    points: ({ data: { case: caseId, authority } }) => [
      sets(caseId, 'stage', 'investigation'),
      ...(authority ? [sets(caseId, 'authority', authority)] : []),
    ],
    sentence: ({ case: caseId, authority }, name) =>
      `An investigation was opened${byWhom(authority, name)}${inCase(caseId, name)}`,
  }),
  defineType({
    name: 'case.classified',
    version: 1,
    title: 'Case classified',
    description: 'A case is made secret, or its secrecy is lifted.',
    data: z.strictObject({ case: caseRef(), lifted: z.boolean().optional() }),
    example: { data: { case: 'case:harbour-fire' }, summary: 'The case of the harbour fire was classified.' },
    points: ({ data: { case: caseId, lifted } }) => [
      lifted ? ends(caseId, 'classification') : sets(caseId, 'classification', 'classified'),
    ],
    sentence: ({ case: caseId, lifted }, name) =>
      lifted ? `The secrecy of the case “${name(caseId)}” was lifted` : `The case “${name(caseId)}” was classified`,
  }),
  defineType({
    name: 'suspicion.announced',
    version: 1,
    title: 'Suspicion announced',
    description: 'Somebody announces that a person is suspected or accused; no charge is filed by it.',
    claims: true,
    data: z.strictObject({
      person: personRef(),
      case: caseRef().nullable().optional(),
      offences: z.array(chargeSchema).min(1).max(50),
    }),
    example: {
      data: {
        person: 'person:ada-orlov',
        case: 'case:harbour-fire',
        offences: [{ charge: 'arson', offence: 'arson' }],
      },
      summary: 'The Harbour Police announced that Ada Orlov is suspected of arson.',
    },
    points: (development) => {
      const { person, case: caseId, offences } = development.data;
      return [
        sets(person, 'legal_status', 'suspect', { key: caseId ?? UNSTATED }),
        ...offences.flatMap((charge) =>
          chargePoints(development, { person, inCase: caseId ?? undefined, charge, status: 'suspected' }),
        ),
      ];
    },
    sentence: ({ person, case: caseId, offences }, name) =>
      `It was announced that ${name(person)} is suspected or accused${inCase(caseId, name)} of ${listed(offences.map(({ offence }) => offence))}`,
  }),
  defineType({
    name: 'charge.filed',
    version: 1,
    title: 'Charge filed',
    description: 'A person is charged with an offence in a case.',
    claims: true,
    data: z.strictObject({ case: caseRef(), person: personRef(), ...chargeFields }),
    example: {
      data: { case: 'case:harbour-fire', person: 'person:ada-orlov', charge: 'arson', offence: 'arson', counts: 2 },
      summary: 'Ada Orlov was charged with arson.',
    },
    points: (development) => {
      const { case: caseId, person, ...charge } = development.data;
      return [
        sets(caseId, 'stage', 'charged'),
        sets(person, 'legal_status', 'accused', { key: caseId }),
        ...chargePoints(development, { person, inCase: caseId, charge, status: 'charged' }),
      ];
    },
    sentence: ({ case: caseId, person, offence, law, counts }, name) =>
      `${name(person)} was charged${inCase(caseId, name)} with ${offence}${ifStated(law, (text) => ` (${text})`)}${counts ? `, counts: ${counts}` : ''}`,
  }),
  defineType({
    name: 'charge.changed',
    version: 1,
    title: 'Charge changed',
    description:
      'A charge is amended, requalified as another offence, or dropped. Say what it is from then on; of a dropped one, what it was.',
    claims: true,
    data: z.strictObject({
      case: caseRef(),
      person: personRef(),
      ...chargeFields,
      change: z.enum(['amended', 'requalified', 'dropped']),
      othersRemain: z.boolean().nullable().optional().meta({
        description: 'False: it was the last charge against the person in this case, who is accused no more.',
      }),
    }),
    example: {
      data: {
        case: 'case:harbour-fire',
        person: 'person:ada-orlov',
        charge: 'arson',
        offence: 'arson',
        change: 'dropped',
        othersRemain: false,
      },
      summary: 'The charge of arson against Ada Orlov was dropped.',
    },
    points: (development) => {
      const { case: caseId, person, change, othersRemain, ...charge } = development.data;
      const status = { amended: 'charged', requalified: 'requalified', dropped: 'dropped' } as const;
      const isLast = change === 'dropped' && othersRemain === false;
      return [
        ...(isLast ? [sets(person, 'legal_status', 'dropped', { key: caseId })] : []),
        ...chargePoints(development, { person, inCase: caseId, charge, status: status[change] }),
      ];
    },
    sentence: ({ case: caseId, person, offence, change, othersRemain }, name) =>
      change === 'dropped'
        ? `The charge of ${offence} against ${name(person)}${inCase(caseId, name)} was dropped${othersRemain === false ? '; no other remained' : ''}`
        : `The charge against ${name(person)}${inCase(caseId, name)} was ${change}: ${offence}`,
  }),
  defineType({
    name: 'case.party_added',
    version: 1,
    title: 'Party added',
    description: 'A person takes part in a case, in a role.',
    data: z.strictObject({
      case: caseRef(),
      person: personRef(),
      role: z.enum([
        'suspect',
        'accused',
        'defendant',
        'victim',
        'witness',
        'plaintiff',
        'counsel',
        'prosecutor',
        'judge',
        'other',
      ]),
      minor: z.boolean().optional().meta({ description: 'The person was a child or youth when it happened.' }),
    }),
    example: {
      data: { case: 'case:harbour-fire', person: 'person:ada-orlov', role: 'defendant' },
      summary: 'Ada Orlov is a defendant in the case of the harbour fire.',
    },
    points: ({ data: { case: caseId, person, role, minor = false } }) => {
      const value = { case: caseId, person, role, minor };
      return [
        sets(caseId, 'party', value, { key: person, label: role }),
        sets(person, 'party', value, { key: caseId, label: role }),
      ];
    },
    sentence: ({ case: caseId, person, role }, name) =>
      `${name(person)} took part${inCase(caseId, name)} in the role “${role}”`,
  }),
  defineType({
    name: 'case.linked',
    version: 1,
    title: 'Case linked',
    description: 'A case is joined with another, severed from it, continues it, or is related to it.',
    data: z.strictObject({
      case: caseRef(),
      other: caseRef(),
      kind: z.enum(['joined_with', 'severed_from', 'continues', 'related_to']),
    }),
    example: {
      data: { case: 'case:harbour-fire-appeal', other: 'case:harbour-fire', kind: 'continues' },
      summary: 'The appeal continues the case of the harbour fire.',
    },
    // Two that were found to be one are not linked.
    points: ({ data: { case: caseId, other, kind } }) =>
      caseId === other
        ? []
        : [sets(caseId, 'link', kind, { key: other }), sets(other, 'link', converse[kind], { key: caseId })],
    sentence: ({ case: caseId, other, kind }, name) => `The case “${name(caseId)}” ${linkWords[kind]} “${name(other)}”`,
  }),
  defineType({
    name: 'case.closed',
    version: 1,
    title: 'Case closed',
    description:
      'A case ends: decided, discontinued, dismissed, settled, barred by time, handed to others, or in a way not stated.',
    data: z.strictObject({
      case: caseRef(),
      disposition: z.enum([
        'decided',
        'discontinued',
        'dismissed',
        'settled',
        'statute_barred',
        'transferred',
        'unstated',
      ]),
      persons: z
        .array(personRef())
        .max(200)
        .optional()
        .meta({ description: 'Against whom it ends without a verdict: they are accused no more.' }),
    }),
    example: {
      data: { case: 'case:harbour-fire', disposition: 'discontinued', persons: ['person:ada-orlov'] },
      summary: 'The case of the harbour fire was discontinued.',
    },
    points: ({ data: { case: caseId, persons = [] } }) => [
      sets(caseId, 'stage', 'closed'),
      ...[...new Set(persons)].map((person) => sets(person, 'legal_status', 'dropped', { key: caseId })),
    ],
    sentence: ({ case: caseId, disposition, persons = [] }, name) =>
      `The case “${name(caseId)}” was closed (${disposition === 'unstated' ? 'how is not stated' : disposition.replace('_', ' ')})${persons.length > 0 ? `; it ended without a verdict against ${namesOf(persons, name)}` : ''}`,
  }),
];
