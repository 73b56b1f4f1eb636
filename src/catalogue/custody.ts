/** Custody: how people are held, restricted, released and sought. */
import { z } from 'zod';
import { custodyKinds, type MeasureKind, releaseKinds, restrictionKinds } from '../law/acts.ts';
import { restrictingParts } from '../law/custody.ts';
import { say } from '../words/message.ts';
import { type StatedAct, takingEffect, toDayBounds } from './acts.ts';
import { bare, defineAttribute, named } from './attribute.ts';
import { custodyDerivation, custodyValue, groupsShown, labelsOfCustody } from './derive-custody.ts';
import { wantedDerivation } from './derive-wanted.ts';
import { sayDetails } from './details.ts';
import {
  amount,
  asItIs,
  currency,
  day,
  defineType,
  developmentRef,
  duration,
  edtfDate,
  maybe,
  phrase,
} from './development.ts';
import { issueOf } from './faults.ts';
import { withHelp } from './help.ts';
import { lastDay, termed } from './last-days.ts';
import { at, ends, sets, UNSTATED } from './points.ts';
import { actorRef, caseRef, personRef } from './subject.ts';
import { nullableText } from './value-schemas.ts';

/** All that a headline of custody, and lists, can name. */
const custodyLabels = [
  ...new Set([
    ...groupsShown,
    'not_clear' as const,
    ...custodyKinds,
    ...restrictionKinds,
    ...releaseKinds,
    ...restrictingParts,
  ]),
];

export const custody = {
  custody: defineAttribute({
    name: 'custody',
    of: ['person'],
    property: 'custody',
    shape: 'one',
    value: custodyValue,
    derivation: custodyDerivation,
    labelsOf: labelsOfCustody,
    labels: custodyLabels,
    textLabels: ['place'],
    isLegal: true,
    isListable: true,
    page: { group: 'legal', headline: ['person'] },
    shows: {
      group: bare('label'),
      kind: bare('label'),
      place: named('text'),
      case: named('subject'),
      authority: named('subject'),
      lastReported: named('bounds'),
      groups: named('labels'),
      measures: named('measures'),
      diedInCustody: bare('mark'),
    },
    picture: { lanesOf: ['person'] },
  }),
  wanted: defineAttribute({
    name: 'wanted',
    of: ['person'],
    property: 'wanted',
    shape: 'map',
    value: z.literal('wanted'),
    derivation: wantedDerivation,
    hasPartedKeys: true,
    labels: ['wanted'],
    isLegal: true,
    isListable: true,
    endsWithLife: 'subject',
    page: { group: 'legal' },
    shows: 'label',
    showsKey: true,
    picture: 'mark',
  }),
  transfer: defineAttribute({
    name: 'transfer',
    of: ['person'],
    property: 'transfers',
    shape: 'list',
    value: z.strictObject({ case: nullableText, place: nullableText, authority: nullableText }),
    labelOf: () => 'transfer',
    isLegal: true,
    isUnbounded: true,
    page: { group: 'legal' },
    shows: { place: bare('text'), authority: named('subject'), case: named('subject') },
    picture: 'mark',
  }),
};

const effective = withHelp(maybe(day), 'effective');
const measureRef = () => developmentRef({ types: ['person.detained', 'custody.measure_set'] });

const heldFields = {
  person: personRef(),
  case: maybe(caseRef()),
  authority: maybe(actorRef()),
  basis: maybe(phrase(300)),
  place: maybe(phrase(200)),
  until: withHelp(maybe(edtfDate), 'until'),
  term: withHelp(maybe(duration), 'lengthOfMeasure'),
  besides: withHelp(maybe(z.boolean()), 'besides'),
  effective,
};

/** What the law room calls each measure; `transfer` is none: it changes the place of one. */
const measures = {
  remand: 'remanded',
  serving: 'serving',
  administrative_arrest: 'administrative_arrest',
  immigration_detention: 'immigration_detention',
  extradition_detention: 'extradition_detention',
  in_patient_treatment: 'in_patient_treatment',
  in_patient_examination: 'in_patient_examination',
  disappeared: 'disappeared',
  held_for_other: 'held_for_other',
  house_arrest: 'house_arrest',
  bail: 'bail',
  travel_ban: 'travel_ban',
  ban_on_actions: 'ban_on_actions',
  undertaking: 'undertaking',
  supervision: 'supervision',
  probation: 'probation',
  parole: 'parole',
  transfer: null,
} as const satisfies Record<string, MeasureKind | null>;
type Measure = keyof typeof measures;
const measureNames = Object.keys(measures) as [Measure, ...Measure[]];

const endings = ['all_custody', 'in_case', 'everything'] as const;

type Held = z.infer<z.ZodObject<typeof heldFields>>;

function toMeasure(kind: MeasureKind, { person, case: caseId = null, ...held }: Held): StatedAct {
  const { authority = null, basis = null, place = null, until, term, besides } = held;
  return {
    act: 'measure',
    accused: person,
    case: caseId,
    kind,
    authority,
    basis,
    place,
    ...(until ? { until: toDayBounds(until) } : {}),
    ...(term ? { term } : {}),
    ...(besides ? { besides } : {}),
  };
}

export const custodyTypes = [
  defineType({
    name: 'wanted.declared',
    data: z
      .strictObject({
        person: personRef(),
        authority: maybe(actorRef()),
        case: maybe(caseRef()),
        lifted: z.boolean().optional(),
        lastDay: lastDay(),
      })
      .check(termed('lifted', { ends: ['true'] })),
    example: {
      data: { person: 'person:ada-orlov', authority: 'organization:harbour-police' },
      summary: 'The Harbour Police declared Ada Orlov wanted.',
    },
    points: ({ data: { person, authority, lifted } }) => {
      const place = at(person, authority ?? UNSTATED);
      return [lifted ? ends(place, custody.wanted) : sets(place, custody.wanted, 'wanted')];
    },
  }),
  defineType({
    name: 'person.detained',
    version: 2,
    data: z.strictObject({ ...heldFields, arrested: withHelp(maybe(z.boolean()), 'arrested') }),
    upcasts: [asItIs],
    example: {
      data: { person: 'person:ada-orlov', authority: 'organization:harbour-police' },
      summary: 'Ada Orlov was detained by the Harbour Police.',
    },
    points: () => [],
    acts: ({ data: { arrested, ...held } }) =>
      takingEffect([toMeasure(arrested ? 'arrested' : 'detained', held)], held.effective),
    sentence: (told) => [say('types.person.detained.sentence', told), ...sayDetails(told)],
  }),
  defineType({
    name: 'custody.measure_set',
    version: 2,
    data: z.strictObject({
      ...heldFields,
      measure: withHelp(z.enum(measureNames), 'measure'),
      ofMeasure: withHelp(maybe(measureRef()), 'transferOf'),
      amount: withHelp(maybe(amount), 'bailAmount'),
      currency: maybe(currency),
      sureties: withHelp(maybe(phrase(300)), 'sureties'),
      conditions: withHelp(maybe(phrase(500)), 'conditions'),
    }),
    upcasts: [asItIs],
    example: {
      data: {
        person: 'person:ada-orlov',
        case: 'case:harbour-fire',
        measure: 'bail',
        amount: '5000',
        currency: 'KZT',
        conditions: 'not to leave the port',
      },
      summary: 'Ada Orlov was released on bail.',
    },
    points: ({ id, data: { person, case: caseId = null, measure, place = null, authority = null } }) =>
      measure === 'transfer' ? [sets(at(person, id), custody.transfer, { case: caseId, place, authority })] : [],
    acts: ({ data: { measure, ofMeasure, ...held } }) => {
      const kind = measures[measure];
      const moved = ofMeasure ? { measure: ofMeasure } : {};
      const act: StatedAct = kind
        ? toMeasure(kind, held)
        : { act: 'transferred', accused: held.person, place: held.place ?? null, ...moved };
      return takingEffect([act], held.effective);
    },
    sentence: ({ ofMeasure: _, amount: sum, currency: code, ...told }) => [
      say('types.custody.measure_set.sentence', told),
      ...sayDetails({ ...told, bail: { amount: sum, currency: code } }),
    ],
  }),
  defineType({
    name: 'person.reported_held',
    data: z.strictObject({
      person: personRef(),
      case: maybe(caseRef()),
      authority: maybe(actorRef()),
      place: maybe(phrase(200)),
    }),
    example: {
      data: { person: 'person:ada-orlov', place: 'the island prison' },
      summary: 'Ada Orlov is reported to be held in the island prison.',
    },
    points: () => [],
    acts: ({ data: { person, place = null } }) => [{ act: 'reported_held', accused: person, place }],
  }),
  defineType({
    name: 'person.released',
    version: 2,
    data: z
      .strictObject({
        person: personRef(),
        case: maybe(caseRef()),
        how: withHelp(maybe(z.enum(releaseKinds).exclude(['died', 'surrendered'])), 'how'),
        basis: maybe(phrase(300)),
        ends: withHelp(maybe(z.enum(endings)), 'ends'),
        ofMeasure: withHelp(maybe(measureRef()), 'endedMeasure'),
        effective,
        lastDay: lastDay(),
      })
      .superRefine(({ case: caseId, ends: ended, ofMeasure }, context) => {
        if (ended === 'in_case' && !caseId)
          context.addIssue({ ...issueOf(say('faults.law.noCaseToEnd')), path: ['case'] });
        if (ended && ofMeasure) context.addIssue({ ...issueOf(say('faults.law.endsMeasureAndMore')), path: ['ends'] });
      }),
    upcasts: [asItIs],
    example: { data: { person: 'person:ada-orlov' }, summary: 'Ada Orlov was released.' },
    points: () => [],
    acts: ({ data: { person, case: caseId, how, basis = null, ends: ended, ofMeasure, effective: from } }) => {
      const named = ofMeasure
        ? { ends: { measure: ofMeasure } }
        : ended === 'in_case' && caseId
          ? { ends: { case: caseId } }
          : ended === 'everything'
            ? { ends: 'all' as const }
            : {};
      const released = { act: 'released', accused: person, how: how ?? 'released', ground: basis, ...named } as const;
      return takingEffect([released], from);
    },
    sentence: (told) => [
      say('types.person.released.sentence', { ...told, how: told.how ?? 'released' }),
      ...sayDetails(told),
    ],
  }),
  defineType({
    name: 'bail.forfeited',
    data: z.strictObject({
      person: personRef(),
      case: maybe(caseRef()),
      amount: maybe(amount),
      currency: maybe(currency),
      by: maybe(actorRef()),
      basis: maybe(phrase(300)),
    }),
    example: {
      data: { person: 'person:ada-orlov', case: 'case:harbour-fire', amount: '5000', currency: 'KZT' },
      summary: 'The bail of Ada Orlov was forfeited.',
    },
    points: () => [],
  }),
];
