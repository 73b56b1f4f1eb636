/** Charges: of what people are suspected and accused, and how charges change, move and end. */
import { z } from 'zod';
import type { BroughtCount } from '../law/acts.ts';
import { type Referent, say } from '../words/message.ts';
import { type ActClaim, onEach, type StatedAct, takingEffect } from './acts.ts';
import { sayDetails } from './details.ts';
import { type Development, day, defineType, developmentRef, line, maybe, phrase, slug } from './development.ts';
import { issueOf } from './faults.ts';
import { withHelp } from './help.ts';
import { aboutCharges, fromOneCharge, sayCharges, sayChargesBeside, scopeOf } from './scope.ts';
import { actorRef, caseRef, personRef, type SubjectId } from './subject.ts';
import { hold, inLanguages } from './texts.ts';
import type { Told } from './told.ts';

const chargeFields = {
  charge: withHelp(slug, 'charge'),
  number: withHelp(maybe(line(20)), 'printedNumber'),
  offence: inLanguages(phrase(300)),
  law: maybe(inLanguages(phrase(200))),
  counts: withHelp(maybe(z.int().min(1)), 'bundle'),
};
const chargeSchema = z.strictObject(chargeFields).meta({ id: 'Charge' });

/** A count as a charging document brings it. */
function toCount({ charge, number, offence = null, law = null, counts }: Omit<FiledCharge, 'persons'>): BroughtCount {
  const named = { ...hold('offence', offence), ...hold('law', law) };
  return { count: charge, ...(number ? { number } : {}), ...named, ...(counts ? { counts } : {}) };
}

/** Whose claim the content of a charge is. */
function claimOf({ claim, attribution }: Development<unknown>): ActClaim | null {
  return claim ?? (attribution && { by: attribution.by, standing: attribution.standing }) ?? null;
}

/** Papers that bring charges. A notice of suspicion brings none. */
const documents = ['suspicion_notice', 'complaint', 'information', 'indictment', 'petition', 'other'] as const;

const filedCharge = z
  .strictObject({
    ...chargeFields,
    offence: withHelp(maybe(inLanguages(phrase(300))), 'filedOffence'),
    persons: withHelp(z.array(personRef()).max(200).optional(), 'chargedWithIt'),
  })
  .meta({ id: 'FiledCharge' });
type FiledCharge = z.infer<typeof filedCharge>;

/** The charges against a person: those that name no one are against everyone. */
function chargesAgainst(person: SubjectId, charges: readonly FiledCharge[]) {
  return charges
    .filter(({ persons = [] }) => persons.length === 0 || persons.includes(person))
    .map(({ persons: _, ...charge }) => charge);
}

/** What a charge is for; its short name where its offence is not stated. */
function offenceOf({ charge, offence }: Pick<Told<FiledCharge>, 'charge' | 'offence'>): string | Referent {
  return offence ?? say('values.charge', { charge });
}

/** Version 1 knew one person and one charge. */
function withSeveralCharges({ person, charge, offence, law, counts, ...data }: Readonly<Record<string, unknown>>) {
  const own = Object.entries({ charge, offence, law, counts }).filter(([, value]) => value !== undefined);
  return { ...data, persons: [person], charges: [Object.fromEntries(own)] };
}

/** Version 1 knew one person, and one charge. Its number of counts is what the bundle has from then on. */
function withNamedCharges({ person, ...data }: Readonly<Record<string, unknown>>) {
  return fromOneCharge({ ...data, persons: [person] }, {});
}

/** Why charges end without a verdict. */
const grounds = [
  'death',
  'no_offence',
  'no_evidence',
  'time_limit',
  'settled',
  'amnesty',
  'no_jurisdiction',
  'not_responsible',
  'procedure',
  'public_interest',
  'other',
] as const;

export const endingFields = {
  ground: withHelp(maybe(z.enum(grounds)), 'ground'),
  prejudice: withHelp(maybe(z.boolean()), 'prejudice'),
  provisional: withHelp(maybe(z.boolean()), 'provisional'),
  final: withHelp(maybe(z.boolean()), 'final'),
};
type Ending = { readonly [Field in keyof typeof endingFields]?: z.infer<(typeof endingFields)[Field]> };

/** How charges ended, as the law room reads it: what is not stated is left out. */
export function toEnding({ ground, prejudice, provisional, final }: Ending) {
  return {
    ...(ground ? { ground } : {}),
    ...(typeof prejudice === 'boolean' ? { prejudice } : {}),
    ...(provisional ? { provisional } : {}),
    ...(final ? { final } : {}),
  };
}

/** What each end of charges is as an outcome. “Dropped” says no more than that they ended. */
const endings = {
  withdrawn: { outcome: 'withdrawn', how: 'withdrawal' },
  dismissed: { outcome: 'dismissed', how: 'dismissal' },
  discontinued: { outcome: 'discontinued', how: 'discontinuation' },
  dropped: { outcome: 'discontinued', how: 'discontinuation' },
} as const;
const sentencesOfChanges = {
  amended: 'types.charge.changed.amended',
  requalified: 'types.charge.changed.requalified',
  withdrawn: 'types.charge.changed.withdrawn',
  dismissed: 'types.charge.changed.dismissed',
  discontinued: 'types.charge.changed.discontinued',
  dropped: 'types.charge.changed.sentence',
} as const;
const changes = ['amended', 'requalified', 'withdrawn', 'dismissed', 'discontinued', 'dropped'] as const;

export const chargeTypes = [
  defineType({
    name: 'suspicion.announced',
    claims: true,
    data: z.strictObject({
      person: personRef(),
      case: maybe(caseRef()),
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
    points: () => [],
    acts: (development) => {
      const { person, case: caseId = null, offences } = development.data;
      const claim = claimOf(development);
      return [{ act: 'suspicion', case: caseId, accused: person, counts: offences.map(toCount), claim }];
    },
    sentence: ({ offences, ...told }) =>
      say('types.suspicion.announced.sentence', { ...told, offences: offences.map(({ offence }) => offence) }),
  }),
  defineType({
    name: 'charge.filed',
    version: 2,
    claims: true,
    data: z
      .strictObject({
        case: caseRef(),
        persons: withHelp(z.array(personRef()).min(1).max(200), 'charged'),
        document: withHelp(maybe(z.enum(documents)), 'document'),
        charges: z.array(filedCharge).min(1).max(200),
        supersedes: withHelp(
          z
            .array(developmentRef({ types: ['charge.filed', 'suspicion.announced'] }))
            .max(50)
            .optional(),
          'supersedes',
        ),
        supersededCharges: withHelp(z.array(slug).max(200).optional(), 'supersededCharges'),
      })
      .superRefine(({ persons, charges }, context) => {
        charges.forEach(({ persons: some = [] }, index) => {
          some.forEach((person, place) => {
            if (!persons.includes(person))
              context.addIssue({
                ...issueOf(say('faults.law.notCharged', { person })),
                path: ['charges', index, 'persons', place],
              });
          });
        });
      }),
    upcasts: [withSeveralCharges],
    example: {
      data: {
        case: 'case:harbour-fire',
        persons: ['person:ada-orlov'],
        document: 'indictment',
        charges: [
          { charge: 'arson', number: '1', offence: 'arson' },
          { charge: 'fraud', number: '2–13', offence: 'insurance fraud', counts: 12 },
        ],
      },
      summary: 'Ada Orlov was charged with arson and with twelve counts of insurance fraud.',
    },
    points: () => [],
    acts: (development) => {
      const { case: caseId, persons, document, charges, supersedes = [], supersededCharges = [] } = development.data;
      const superseded = {
        ...(supersedes.length > 0 ? { documents: supersedes } : {}),
        ...(supersededCharges.length > 0 ? { counts: supersededCharges } : {}),
      };
      return [...new Set(persons)].flatMap((accused): StatedAct | [] => {
        const counts = chargesAgainst(accused, charges).map(toCount);
        if (counts.length === 0) return [];
        const brings = { case: caseId, accused, counts, claim: claimOf(development) };
        if (document === 'suspicion_notice') return { ...brings, act: 'suspicion' };
        return { ...brings, act: 'charge', ...(Object.keys(superseded).length > 0 ? { supersedes: superseded } : {}) };
      });
    },
    sentence: ({ charges, supersedes = [], supersededCharges = [], ...told }, { persons: charged }) => [
      say('types.charge.filed.sentence', {
        ...told,
        document: told.document ?? 'other',
        count: new Set(charged).size,
        charges: charges.map((it) => say('types.charge.filed.charge', { ...it, offence: offenceOf(it) })),
      }),
      ...charges
        .filter(({ persons = [] }) => persons.length > 0)
        .map(({ persons = [], ...it }) => say('types.charge.filed.against', { offence: offenceOf(it), persons })),
      ...(supersedes.length > 0 ? [say('types.charge.filed.supersedes', { count: supersedes.length })] : []),
      ...(supersededCharges.length > 0
        ? [
            say('types.charge.filed.supersedesCharges', {
              count: supersededCharges.length,
              charges: supersededCharges.map((charge) => say('values.charge', { charge })),
            }),
          ]
        : []),
    ],
  }),
  defineType({
    name: 'charge.changed',
    version: 2,
    // That charges ended is no claim of the accuser.
    claims: ({ change }) => change === 'amended' || change === 'requalified',
    data: aboutCharges({
      case: caseRef(),
      persons: withHelp(z.array(personRef()).min(1).max(200), 'charged'),
      change: z.enum(changes),
      offence: withHelp(maybe(inLanguages(phrase(300))), 'changedOffence'),
      law: maybe(inLanguages(phrase(200))),
      counts: withHelp(maybe(z.int().min(1)), 'bundle'),
      by: maybe(actorRef()),
      ...endingFields,
      othersRemain: withHelp(maybe(z.boolean()), 'othersRemain'),
      effective: withHelp(maybe(day), 'effective'),
    }),
    upcasts: [withNamedCharges],
    example: {
      data: {
        case: 'case:harbour-fire',
        persons: ['person:ada-orlov'],
        charges: [{ charge: 'fraud', counts: 3 }],
        change: 'dismissed',
        ground: 'no_evidence',
        prejudice: false,
      },
      summary: 'The court dismissed three of the counts of fraud against Ada Orlov.',
    },
    points: () => [],
    acts: (development) => {
      const { case: caseId, persons, change, offence = null, law = null, counts, ...stated } = development.data;
      const { charges = [], othersRemain } = stated;
      const inCase = { case: caseId, ...scopeOf(stated) };
      // A bundle of another size is brought again.
      const toBundle = ({ charge }: { readonly charge: string }) => toCount({ charge, offence, law, counts });
      const acts = [...new Set(persons)].flatMap((accused): StatedAct[] => {
        if ((change === 'amended' || change === 'requalified') && counts && charges.length > 0)
          return [{ act: 'charge', case: caseId, accused, counts: charges.map(toBundle), claim: claimOf(development) }];
        if (change === 'amended' || change === 'requalified')
          return [{ ...inCase, accused, act: 'reworded', change, ...hold('offence', offence), ...hold('law', law) }];
        const ended = { act: 'outcome', case: caseId, accused, ...toEnding(stated) } as const;
        return [
          { ...ended, ...inCase, ...endings[change] },
          ...(othersRemain === false
            ? [{ ...ended, outcome: 'discontinued', how: 'closing', scope: 'all' } as const]
            : []),
        ];
      });
      return takingEffect(acts, stated.effective);
    },
    sentence: ({ othersRemain, charges, allCharges, ...told }) => [
      say(sentencesOfChanges[told.change], told),
      ...(told.change !== 'amended' && told.change !== 'requalified' && othersRemain === false
        ? [say('types.charge.changed.noneLeft', told)]
        : []),
      ...sayDetails({ ...told, charges: sayChargesBeside(told.offence, { charges, allCharges }) }),
    ],
  }),
  defineType({
    name: 'charge.moved',
    data: aboutCharges({
      case: caseRef(),
      persons: withHelp(z.array(personRef()).min(1).max(200), 'charged'),
      change: z.enum(['moved', 'severed']),
      into: withHelp(caseRef(), 'movedInto'),
      by: maybe(actorRef()),
      effective: withHelp(maybe(day), 'effective'),
    }),
    example: {
      data: {
        case: 'case:harbour-fire',
        persons: ['person:ada-orlov'],
        charges: [{ charge: 'fraud' }],
        change: 'severed',
        into: 'case:harbour-insurance',
      },
      summary: 'The charge of fraud against Ada Orlov was severed into a case of its own.',
    },
    points: () => [],
    // Two cases that were found to be one move nothing.
    acts: ({ data: { case: caseId, persons, change, into, effective, ...stated } }) =>
      caseId === into
        ? []
        : takingEffect(
            onEach(persons, {
              act: 'moved',
              case: caseId,
              change,
              to: into,
              ...scopeOf(stated),
            } as const) as StatedAct[],
            effective,
          ),
    sentence: ({ charges, allCharges, ...told }) => [
      say('types.charge.moved.sentence', told),
      ...sayDetails({ ...told, charges: sayCharges({ charges, allCharges }) }),
    ],
  }),
];
