import { z } from 'zod';
import type { Standing } from './attributes.ts';
import { type Development, defineType, line, slug } from './development.ts';
import { ends, type Point, sets } from './points.ts';
import { actorRef, caseRef, personRef, type SubjectId } from './subject.ts';

/** Stands for a case, organization or accuser that the source does not name. */
export const UNSTATED = 'unstated';

export const chargeSchema = z
  .strictObject({
    charge: slug.meta({ description: 'A short name of the charge within its case: “treason”.' }),
    offence: line(300),
    law: line(200).nullable().optional(),
    counts: z.int().min(1).nullable().optional(),
  })
  .meta({ id: 'Charge' });
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
  const told: { by: string; standing: Standing } | null = claim ?? (attribution ? pickClaim(attribution) : null);
  const value = {
    case: inCase ?? null,
    person,
    offence: charge.offence,
    law: charge.law ?? null,
    counts: charge.counts ?? null,
    status,
    claim: told,
  };
  return [
    sets(person, 'charge', value, { key: `${inCase ?? UNSTATED}/${charge.charge}`, label: status }),
    ...(inCase ? [sets(inCase, 'charge', value, { key: `${person}/${charge.charge}`, label: status })] : []),
  ];
}

function pickClaim({ by, standing }: { by: string; standing: Standing }) {
  return { by, standing };
}

export const proceedingTypes = [
  defineType({
    name: 'investigation.opened',
    version: 1,
    title: 'Investigation opened',
    description: 'An authority begins to investigate.',
    data: z.strictObject({ case: caseRef(), authority: actorRef().nullable().optional() }),
    example: { data: { case: 'case:harbour-fire' }, summary: 'An investigation into the harbour fire was opened.' },
    points: ({ data: { case: subject, authority } }) => [
      sets(subject, 'stage', 'investigation'),
      ...(authority ? [sets(subject, 'authority', authority)] : []),
    ],
  }),
  defineType({
    name: 'case.classified',
    version: 1,
    title: 'Case classified',
    description: 'A case is made secret, or its secrecy is lifted.',
    data: z.strictObject({ case: caseRef(), lifted: z.boolean().optional() }),
    example: { data: { case: 'case:harbour-fire' }, summary: 'The case of the harbour fire was classified.' },
    points: ({ data: { case: subject, lifted } }) => [
      lifted ? ends(subject, 'classification') : sets(subject, 'classification', 'classified'),
    ],
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
      const { person, case: inCase, offences } = development.data;
      return [
        sets(person, 'legal_status', 'suspect', { key: inCase ?? UNSTATED }),
        ...offences.flatMap((charge) =>
          chargePoints(development, { person, inCase: inCase ?? undefined, charge, status: 'suspected' }),
        ),
      ];
    },
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
    }),
    example: {
      data: { case: 'case:harbour-fire', person: 'person:ada-orlov', role: 'defendant' },
      summary: 'Ada Orlov is a defendant in the case of the harbour fire.',
    },
    points: ({ data: { case: subject, person, role } }) => {
      const value = { case: subject, person, role };
      return [
        sets(subject, 'party', value, { key: person, label: role }),
        sets(person, 'party', value, { key: subject, label: role }),
      ];
    },
  }),
];
