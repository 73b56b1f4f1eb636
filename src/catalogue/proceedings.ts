/** Proceedings: cases as they go on, and the legal status, counts and stage that follow from them. */
import { z } from 'zod';
import { type StatusLabel, statusLabels } from '../law/status.ts';
import { say } from '../words/message.ts';
import { onEach, takingEffect } from './acts.ts';
import { bare, defineAttribute, hidden, named } from './attribute.ts';
import { chargeTypes, endingFields, toEnding } from './charges.ts';
import { courtPoints, courtRef, newCourtRef } from './courts.ts';
import {
  allStages,
  type CountStatus,
  countStatuses,
  countsDerivation,
  countValue,
  stageDerivation,
  statusDerivation,
  statusValue,
} from './derive-status.ts';
import { sayDetails } from './details.ts';
import { asItIs, day, defineType, maybe, phrase } from './development.ts';
import { withHelp } from './help.ts';
import { lastDay, termed } from './last-days.ts';
import { at, ends, sets, setsCourse } from './points.ts';
import { registry } from './registry.ts';
import { aboutCharges, sayCharges, scopeOf } from './scope.ts';
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
  open: ['suspected', 'pending', 'no_verdict', 'convicted', 'liable'],
  ended: ['withdrawn', 'dismissed', 'discontinued', 'set_aside', 'acquitted', 'not_liable'],
} as const satisfies Record<string, readonly CountStatus[]>;

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
    shows: { status: bare('label'), sums: bare('sums'), stage: named('stage'), final: hidden },
    showsKey: true,
    picture: { lanesOf: ['person'] },
  }),
  counts: defineAttribute({
    name: 'counts',
    aliases: ['charge'],
    of: ['person', 'case'],
    property: 'counts',
    shape: 'list',
    value: countValue,
    derivation: countsDerivation,
    labelsOf: ({ sums, law }) => [...Object.keys(sums), ...(law === null ? [] : [`law:${law}`])],
    labels: countStatuses,
    textLabels: ['law'],
    isLegal: true,
    isListable: true,
    page: { group: 'legal' },
    shows: {
      offence: bare('offence'),
      offences: hidden,
      status: bare('label'),
      sums: bare('sums'),
      final: bare('mark'),
      pardoned: bare('mark'),
      number: named('text'),
      convictedOf: named('text'),
      liableFor: named('text'),
      law: named('texts'),
      laws: hidden,
      plea: named('plea'),
      count: hidden,
      person: named('subject'),
      case: named('subject'),
      claim: bare('claim'),
    },
    picture: {
      lanesOf: ['person'],
      draws: ({ status }) => status !== 'superseded' && status !== 'moved',
    },
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
    picture: { lanesOf: ['case'] },
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

const discontinued = { act: 'outcome', outcome: 'discontinued', how: 'closing' } as const;
const closed = { act: 'closed', disposition: 'unstated' } as const;

/** What becomes of the counts of a case that is closed so. */
const closings = {
  decided: { act: 'closed', disposition: 'decided' },
  discontinued,
  dismissed: { act: 'outcome', outcome: 'dismissed', how: 'closing' },
  settled: { ...discontinued, ground: 'settled' },
  statute_barred: { ...discontinued, ground: 'time_limit' },
  transferred: closed,
  unstated: closed,
} as const;

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
    data: z
      .strictObject({ case: caseRef(), lifted: z.boolean().optional(), lastDay: lastDay() })
      .check(termed('lifted', { ends: ['true'] })),
    example: { data: { case: 'case:harbour-fire' }, summary: 'The case of the harbour fire was classified.' },
    points: ({ data: { case: caseId, lifted } }) => [
      lifted ? ends(caseId, proceedings.classification) : sets(caseId, proceedings.classification, 'classified'),
    ],
  }),
  ...chargeTypes,
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
    name: 'case.transferred',
    data: z.strictObject({
      case: caseRef(),
      from: courtRef(),
      to: newCourtRef(),
      by: maybe(actorRef()),
      basis: maybe(phrase(300)),
    }),
    example: {
      data: { case: 'case:harbour-fire', from: 'Harbour Court', to: 'Upper Court' },
      summary: 'The case of the harbour fire was transferred to the Upper Court.',
    },
    points: ({ data: { case: caseId, to } }) => courtPoints(caseId, 'trial', to),
  }),
  defineType({
    name: 'case.closed',
    version: 2,
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
      by: maybe(actorRef()),
      ...endingFields,
      effective: withHelp(maybe(day), 'effective'),
    }),
    upcasts: [asItIs],
    example: {
      data: { case: 'case:harbour-fire', disposition: 'discontinued', persons: ['person:ada-orlov'] },
      summary: 'The case of the harbour fire was discontinued.',
    },
    points: ({ data: { case: caseId } }) => [setsCourse(caseId, 'closed')],
    acts: ({ data: { case: caseId, disposition, persons, effective, ...stated } }) => {
      const closing = closings[disposition];
      const ending = closing.act === 'outcome' ? { ...closing, ...toEnding(stated) } : closing;
      return takingEffect(onEach(persons, { case: caseId, ...ending }), effective);
    },
    sentence: (told) => [say('types.case.closed.sentence', told), ...sayDetails(told)],
  }),
  defineType({
    name: 'case.reopened',
    data: aboutCharges({
      case: caseRef(),
      persons: withHelp(z.array(personRef()).max(200).optional(), 'reopenedAgainst'),
      by: maybe(actorRef()),
      basis: maybe(phrase(300)),
      effective: withHelp(maybe(day), 'effective'),
    }),
    example: {
      data: { case: 'case:harbour-fire', persons: ['person:ada-orlov'], basis: 'new evidence' },
      summary: 'The case against Ada Orlov was reopened.',
    },
    points: ({ data: { case: caseId } }) => [setsCourse(caseId, 'investigation')],
    acts: ({ data: { case: caseId, persons, effective, ...stated } }) =>
      takingEffect(onEach(persons, { act: 'reopened', case: caseId, ...scopeOf(stated) } as const), effective),
    sentence: ({ charges, allCharges, ...told }) => [
      say('types.case.reopened.sentence', told),
      ...sayDetails({ ...told, charges: sayCharges({ charges, allCharges }) }),
    ],
  }),
];
