/** Proceedings: cases as they go on, who has a part in them, and of what people are suspected and accused. */
import { z } from 'zod';
import type { BroughtCount, NamedCount } from '../law/acts.ts';
import { type CountLabel, countLabels } from '../law/counts.ts';
import { type StatusLabel, statusLabels } from '../law/status.ts';
import { say } from '../words/message.ts';
import type { ActClaim, StatedAct } from './acts.ts';
import { bare, defineAttribute, hidden, named } from './attribute.ts';
import {
  allStages,
  countsDerivation,
  countValue,
  stageDerivation,
  statusDerivation,
  statusValue,
} from './derive-status.ts';
import { type Development, defineType, developmentRef, line, maybe, phrase, slug } from './development.ts';
import { withHelp } from './help.ts';
import { at, ends, sets, setsCourse } from './points.ts';
import { registry } from './registry.ts';
import { actorRef, caseRef, personRef } from './subject.ts';
import { text } from './value-schemas.ts';

/** What legal statuses have in common. Whatever asks for it asks here. */
export const legalStatuses = {
  suspected: ['suspect'],
  /** Suspected, accused or convicted: fairness asks for a response. */
  accusing: ['suspect', 'accused', 'on_trial', 'convicted', 'convicted_final'],
  convicted: ['convicted', 'convicted_final'],
  /** A conviction that is not said to be final. */
  notFinal: ['convicted'],
  /** No longer accused. */
  ended: ['acquitted', 'discontinued'],
} as const satisfies Record<string, readonly StatusLabel[]>;

/** What labels of counts have in common. */
export const countGroups = {
  /** Someone accuses; what became of it is open. */
  accusing: ['suspected', 'pending', 'no_verdict'],
  /** Neither ended nor decided in the person’s favour. */
  open: ['suspected', 'pending', 'no_verdict', 'convicted'],
  ended: ['withdrawn', 'dismissed', 'discontinued', 'set_aside', 'acquitted'],
} as const satisfies Record<string, readonly CountLabel[]>;

const roles = [
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
] as const;

export const defendants = ['defendant'] as const satisfies readonly (typeof roles)[number][];
/** People whom a case protects: their names are shown with care. */
export const protectedRoles = ['victim', 'witness'] as const satisfies readonly (typeof roles)[number][];

const linkKinds = ['joined_with', 'severed_from', 'continues', 'related_to'] as const;
/** What the other case is to the one that is linked with it. */
const converse = {
  joined_with: 'joined_with',
  severed_from: 'severed_into',
  continues: 'continued_by',
  related_to: 'related_to',
} as const satisfies Record<(typeof linkKinds)[number], string>;

export const proceedings = {
  legalStatus: defineAttribute({
    name: 'legalStatus',
    aliases: ['legal_status', 'status'],
    of: ['person', 'case'],
    property: 'legalStatus',
    shape: 'map',
    value: statusValue,
    derivation: statusDerivation,
    labels: statusLabels,
    isLegal: true,
    isListable: true,
    page: { group: 'legal', headline: ['person'] },
    shows: { status: bare('label'), sums: bare('sums'), stage: bare('stage'), final: hidden },
    showsKey: true,
    picture: { tone: 'status', lanesOf: ['person'] },
  }),
  counts: defineAttribute({
    name: 'counts',
    aliases: ['charge'],
    of: ['person', 'case'],
    property: 'counts',
    shape: 'list',
    value: countValue,
    derivation: countsDerivation,
    labelsOf: ({ sums }) => Object.keys(sums),
    labels: countLabels,
    isLegal: true,
    isListable: true,
    page: { group: 'legal' },
    shows: {
      offence: bare('text'),
      status: bare('label'),
      sums: bare('sums'),
      final: named('flag'),
      pardoned: named('flag'),
      number: named('text'),
      convictedOf: named('text'),
      law: named('text'),
      plea: named('plea'),
      count: hidden,
      person: named('subject'),
      case: named('subject'),
      claim: named('claim'),
    },
    picture: {
      tone: 'charge',
      lanesOf: ['person'],
      draws: ({ status }) => status !== 'superseded' && status !== 'moved',
    },
  }),
  party: defineAttribute({
    name: 'party',
    of: ['case', 'person'],
    property: 'parties',
    shape: 'list',
    value: z.strictObject({
      case: text,
      person: text,
      role: text,
      minor: withHelp(z.boolean(), 'minor'),
    }),
    labels: roles,
    isLegal: true,
    isListable: true,
    page: { group: 'links' },
    shows: { role: bare('label'), person: named('subject'), case: named('subject'), minor: named('flag') },
    picture: 'mark',
  }),
  stage: defineAttribute({
    name: 'stage',
    of: ['case'],
    property: 'stage',
    shape: 'one',
    value: z.enum(allStages),
    derivation: stageDerivation,
    labels: allStages,
    isLegal: true,
    isListable: true,
    page: { group: 'legal', headline: ['case'] },
    shows: 'label',
    picture: { tone: 'stage', lanesOf: ['case'] },
  }),
  classification: defineAttribute({
    name: 'classification',
    of: ['case'],
    property: 'classification',
    shape: 'one',
    value: z.literal('classified'),
    labels: ['classified'],
    isListable: true,
    page: { group: 'legal', headline: ['case'] },
    shows: 'label',
    picture: 'mark',
  }),
  link: defineAttribute({
    name: 'link',
    of: ['case'],
    property: 'links',
    shape: 'map',
    value: text,
    labels: [...linkKinds, 'severed_into', 'continued_by'],
    isListable: true,
    page: { group: 'links' },
    shows: 'label',
    showsKey: true,
    picture: 'mark',
  }),
};

const chargeFields = {
  charge: withHelp(slug, 'charge'),
  offence: phrase(300),
  law: maybe(phrase(200)),
  counts: maybe(z.int().min(1)),
};
export const chargeSchema = z.strictObject(chargeFields).meta({ id: 'Charge' });

/** A count as a charging document brings it. */
function toCount({ charge, offence, law = null, counts }: z.infer<typeof chargeSchema>): BroughtCount {
  return { count: charge, offence, law, ...(counts ? { counts } : {}) };
}

/** Whose claim the content of a charge is. */
function claimOf({ claim, attribution }: Development<unknown>): ActClaim | null {
  return claim ?? (attribution && { by: attribution.by, standing: attribution.standing }) ?? null;
}

/** The count that a decision names, as charging documents call it; undefined: it names none. */
export function scopeOf(charge: z.infer<typeof chargeSchema> | null | undefined): readonly NamedCount[] | undefined {
  return charge ? [{ count: charge.charge, ...(charge.counts ? { number: charge.counts } : {}) }] : undefined;
}

const discontinued = { act: 'outcome', outcome: 'discontinued', how: 'closing' } as const;
const closed = { act: 'closed', disposition: 'unstated' } as const;

/** What becomes of the counts of a case that is closed so. */
const closings = {
  decided: { act: 'closed', disposition: 'decided' },
  discontinued,
  dismissed: { act: 'outcome', outcome: 'dismissed', how: 'closing' },
  settled: { ...discontinued, ground: 'settled' },
  statute_barred: { ...discontinued, ground: 'time limit passed' },
  transferred: closed,
  unstated: closed,
} as const;

const documents = ['suspicion_notice', 'complaint', 'information', 'indictment', 'petition', 'other'] as const;

/** Counts that an act is about; left out: all of the case, or not said. */
export const namedCharges = withHelp(
  z
    .array(z.strictObject({ charge: chargeFields.charge, counts: chargeFields.counts }))
    .max(200)
    .optional(),
  'namedCharges',
);

/** The counts of `namedCharges`, as acts take them. */
export function scopeOfCharges(named: z.infer<typeof namedCharges>): { readonly scope?: readonly NamedCount[] } {
  if (!named || named.length === 0) return {};
  return { scope: named.map(({ charge, counts }) => ({ count: charge, ...(counts ? { number: counts } : {}) })) };
}

/** Each person once. */
export function eachOf<Id>(persons: readonly Id[]): Id[] {
  return [...new Set(persons)];
}

const accusedPersons = z.array(personRef()).min(1).max(200);

export const proceedingTypes = [
  defineType({
    name: 'investigation.opened',
    data: z.strictObject({ case: caseRef(), authority: maybe(actorRef()) }),
    example: { data: { case: 'case:harbour-fire' }, summary: 'An investigation into the harbour fire was opened.' },
    points: ({ data: { case: caseId, authority } }) => [
      setsCourse(caseId, 'investigation'),
      ...(authority ? [sets(caseId, registry.authority, authority)] : []),
    ],
  }),
  defineType({
    name: 'case.classified',
    data: z.strictObject({ case: caseRef(), lifted: z.boolean().optional() }),
    example: { data: { case: 'case:harbour-fire' }, summary: 'The case of the harbour fire was classified.' },
    points: ({ data: { case: caseId, lifted } }) => [
      lifted ? ends(caseId, proceedings.classification) : sets(caseId, proceedings.classification, 'classified'),
    ],
  }),
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
    claims: true,
    data: z.strictObject({ case: caseRef(), person: personRef(), ...chargeFields }),
    example: {
      data: { case: 'case:harbour-fire', person: 'person:ada-orlov', charge: 'arson', offence: 'arson', counts: 2 },
      summary: 'Ada Orlov was charged with arson.',
    },
    points: () => [],
    acts: (development) => {
      const { case: caseId, person, ...charge } = development.data;
      return [{ act: 'charge', case: caseId, accused: person, counts: [toCount(charge)], claim: claimOf(development) }];
    },
  }),
  defineType({
    name: 'charge.changed',
    claims: true,
    data: z.strictObject({
      case: caseRef(),
      person: personRef(),
      ...chargeFields,
      change: z.enum(['amended', 'requalified', 'dropped']),
      othersRemain: withHelp(maybe(z.boolean()), 'othersRemain'),
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
    points: () => [],
    acts: (development) => {
      const { case: caseId, person, charge, offence, law = null, counts, change, othersRemain } = development.data;
      const inCase = { case: caseId, accused: person };
      const scope = [{ count: charge }];
      if (change !== 'dropped' && counts) {
        const brought = [toCount({ charge, offence, law, counts })];
        return [{ ...inCase, act: 'charge', counts: brought, claim: claimOf(development) }];
      }
      if (change !== 'dropped') return [{ ...inCase, act: 'reworded', change, scope, offence, law }];
      const ended = { ...inCase, act: 'outcome', outcome: 'discontinued' } as const;
      return [
        { ...ended, how: 'discontinuation', scope },
        ...(othersRemain === false ? [{ ...ended, how: 'closing', scope: 'all' } as const] : []),
      ];
    },
    sentence: (told) => [
      say('types.charge.changed.sentence', told),
      ...(told.change === 'dropped' && told.othersRemain === false ? [say('types.charge.changed.noneLeft', told)] : []),
    ],
  }),
  defineType({
    name: 'case.party_added',
    data: z.strictObject({
      case: caseRef(),
      person: personRef(),
      role: z.enum(roles),
      minor: withHelp(z.boolean().optional(), 'minor'),
    }),
    example: {
      data: { case: 'case:harbour-fire', person: 'person:ada-orlov', role: 'defendant' },
      summary: 'Ada Orlov is a defendant in the case of the harbour fire.',
    },
    points: ({ data: { case: caseId, person, role, minor = false } }) => {
      const value = { case: caseId, person, role, minor };
      return [sets(at(caseId, person), proceedings.party, value), sets(at(person, caseId), proceedings.party, value)];
    },
  }),
  defineType({
    name: 'case.linked',
    data: z.strictObject({
      case: caseRef(),
      other: caseRef(),
      kind: z.enum(linkKinds),
    }),
    example: {
      data: { case: 'case:harbour-fire-appeal', other: 'case:harbour-fire', kind: 'continues' },
      summary: 'The appeal continues the case of the harbour fire.',
    },
    // Two that were found to be one are not linked.
    points: ({ data: { case: caseId, other, kind } }) =>
      caseId === other
        ? []
        : [sets(at(caseId, other), proceedings.link, kind), sets(at(other, caseId), proceedings.link, converse[kind])],
    acts: ({ data: { case: caseId, other, kind } }) =>
      caseId === other || kind !== 'joined_with' ? [] : [{ act: 'joined', case: caseId, with: other }],
  }),
  defineType({
    name: 'case.closed',
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
      persons: withHelp(z.array(personRef()).max(200).optional(), 'endedAgainst'),
    }),
    example: {
      data: { case: 'case:harbour-fire', disposition: 'discontinued', persons: ['person:ada-orlov'] },
      summary: 'The case of the harbour fire was discontinued.',
    },
    points: ({ data: { case: caseId } }) => [setsCourse(caseId, 'closed')],
    acts: ({ data: { case: caseId, disposition, persons = [] } }) => {
      const closing = { case: caseId, ...closings[disposition] };
      return persons.length === 0 ? [closing] : [...new Set(persons)].map((accused) => ({ ...closing, accused }));
    },
  }),
  defineType({
    name: 'charges.brought',
    claims: true,
    data: z.strictObject({
      case: caseRef(),
      persons: accusedPersons,
      document: z.enum(documents),
      charges: z
        .array(z.strictObject({ ...chargeFields, number: withHelp(maybe(line(40)), 'printedNumber') }))
        .min(1)
        .max(200),
      supersedes: withHelp(
        z
          .array(developmentRef({ types: ['charge.filed', 'charges.brought', 'suspicion.announced'] }))
          .max(50)
          .optional(),
        'supersedes',
      ),
      superseded: withHelp(z.array(chargeFields.charge).max(200).optional(), 'supersededCharges'),
    }),
    example: {
      data: {
        case: 'case:harbour-fire',
        persons: ['person:ada-orlov'],
        document: 'indictment',
        charges: [
          { charge: 'arson', offence: 'arson', number: '1' },
          { charge: 'fraud', offence: 'fraud', number: '2', counts: 12 },
        ],
      },
      summary: 'Ada Orlov was indicted for arson and for twelve counts of fraud.',
    },
    points: () => [],
    acts: (development) => {
      const { case: caseId, persons, document, charges, supersedes = [], superseded = [] } = development.data;
      const counts = charges.map(({ number = null, ...charge }) => ({ ...toCount(charge), number }));
      const claim = claimOf(development);
      return eachOf(persons).map((accused): StatedAct => {
        const own = { case: caseId, accused, counts, claim };
        if (document === 'suspicion_notice') return { ...own, act: 'suspicion' };
        const isNew = supersedes.length + superseded.length === 0;
        return {
          ...own,
          act: 'charge',
          ...(isNew ? {} : { supersedes: { documents: supersedes, counts: superseded } }),
        };
      });
    },
    sentence: ({ persons, case: caseId, charges, document }, { supersedes = [], superseded = [] }) => [
      say('types.charges.brought.sentence', {
        persons,
        case: caseId,
        document,
        offences: charges.map(({ offence }) => offence),
      }),
      ...(supersedes.length + superseded.length > 0 ? [say('types.charges.brought.superseding')] : []),
    ],
  }),
  defineType({
    name: 'charges.moved',
    data: z.strictObject({
      case: caseRef(),
      to: withHelp(caseRef(), 'movedTo'),
      persons: accusedPersons,
      charges: namedCharges,
      change: z.enum(['moved', 'severed']),
    }),
    example: {
      data: {
        case: 'case:harbour-fire',
        to: 'case:harbour-fire-appeal',
        persons: ['person:ada-orlov'],
        charges: [{ charge: 'arson' }],
        change: 'severed',
      },
      summary: 'The charge of arson against Ada Orlov was severed.',
    },
    points: () => [],
    acts: ({ data: { case: caseId, to, persons, charges, change } }) =>
      caseId === to
        ? []
        : eachOf(persons).map((accused) => ({
            act: 'moved',
            case: caseId,
            accused,
            change,
            to,
            ...scopeOfCharges(charges),
          })),
    sentence: ({ charges = [], ...told }) =>
      say('types.charges.moved.sentence', { ...told, charges: charges.map(({ charge }) => charge) }),
  }),
  defineType({
    name: 'charges.ended',
    data: z.strictObject({
      case: caseRef(),
      persons: accusedPersons,
      charges: namedCharges,
      outcome: z.enum(['withdrawn', 'dismissed', 'discontinued']),
      basis: maybe(phrase(300)),
      prejudice: withHelp(maybe(z.boolean()), 'prejudice'),
      provisional: maybe(z.boolean()),
      final: withHelp(maybe(z.boolean()), 'final'),
      by: maybe(actorRef()),
    }),
    example: {
      data: {
        case: 'case:harbour-fire',
        persons: ['person:ada-orlov'],
        charges: [{ charge: 'arson' }],
        outcome: 'dismissed',
        basis: 'lack of evidence',
      },
      summary: 'The court dismissed the charge of arson against Ada Orlov.',
    },
    points: () => [],
    acts: ({ data: { case: caseId, persons, charges, outcome, basis = null, prejudice = null, ...more } }) => {
      const how = { withdrawn: 'withdrawal', dismissed: 'dismissal', discontinued: 'discontinuation' } as const;
      return eachOf(persons).map((accused) => ({
        act: 'outcome',
        case: caseId,
        accused,
        outcome,
        how: how[outcome],
        ground: basis,
        prejudice,
        ...(more.provisional ? { provisional: true } : {}),
        ...(more.final ? { final: true } : {}),
        ...scopeOfCharges(charges),
      }));
    },
    sentence: ({ charges = [], prejudice: _, provisional: __, final: ___, ...told }, { prejudice }) => [
      say('types.charges.ended.sentence', { ...told, charges: charges.map(({ charge }) => charge) }),
      ...(prejudice === true ? [say('types.charges.ended.withPrejudice')] : []),
    ],
  }),
  defineType({
    name: 'case.reopened',
    data: z.strictObject({
      case: caseRef(),
      persons: withHelp(z.array(personRef()).max(200).optional(), 'reopenedAgainst'),
      charges: namedCharges,
    }),
    example: {
      data: { case: 'case:harbour-fire', persons: ['person:ada-orlov'] },
      summary: 'The case against Ada Orlov was reopened.',
    },
    points: ({ data: { case: caseId } }) => [setsCourse(caseId, 'investigation')],
    acts: ({ data: { case: caseId, persons = [], charges } }) => {
      const reopened = { act: 'reopened', case: caseId, ...scopeOfCharges(charges) } as const;
      return persons.length === 0 ? [reopened] : eachOf(persons).map((accused) => ({ ...reopened, accused }));
    },
    sentence: ({ charges: _, ...told }) => say('types.case.reopened.sentence', told),
  }),
];
