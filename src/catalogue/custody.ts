/** Custody: how people are held, restricted, released and sought. */
import { z } from 'zod';
import { custodyKinds, type MeasureKind, releaseKinds, restrictionKinds } from '../law/acts.ts';
import { restrictingParts } from '../law/custody.ts';
import type { Day } from '../time/day.ts';
import { say } from '../words/message.ts';
import { onDay, type StatedAct } from './acts.ts';
import { bare, defineAttribute, hidden, named } from './attribute.ts';
import { custodyDerivation, custodyValue, groupsShown, hasMeasure, labelsOfCustody } from './derive-custody.ts';
import { day, defineType, developmentRef, maybe, phrase, term } from './development.ts';
import { withHelp } from './help.ts';
import { lastDay } from './last-days.ts';
import { at, ends as endsTrack, sets, UNSTATED } from './points.ts';
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
      measures: hidden,
      diedInCustody: named('flag'),
    },
    picture: { tone: 'custody', lanesOf: ['person'], draws: hasMeasure },
  }),
  wanted: defineAttribute({
    name: 'wanted',
    of: ['person'],
    property: 'wanted',
    shape: 'map',
    value: z.literal('wanted'),
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

const heldFields = {
  person: personRef(),
  case: maybe(caseRef()),
  authority: maybe(actorRef()),
  basis: maybe(phrase(300)),
  place: maybe(phrase(200)),
};

/** What a court or an authority sets; an arrest is a type of its own, and remand has its own word. */
const measureKinds = [
  'serving',
  'administrative_arrest',
  'immigration_detention',
  'extradition_detention',
  'in_patient_treatment',
  'in_patient_examination',
  'disappeared',
  'held_for_other',
  ...restrictionKinds,
] as const satisfies readonly MeasureKind[];

type Held = z.infer<z.ZodObject<typeof heldFields>>;

function toMeasure(kind: MeasureKind, { person, case: caseId = null, ...held }: Held): StatedAct {
  const { authority = null, basis = null, place = null } = held;
  return { act: 'measure', accused: person, case: caseId, kind, authority, basis, place };
}

export const custodyTypes = [
  defineType({
    name: 'wanted.declared',
    data: z.strictObject({
      person: personRef(),
      authority: maybe(actorRef()),
      case: maybe(caseRef()),
      lifted: z.boolean().optional(),
    }),
    example: {
      data: { person: 'person:ada-orlov', authority: 'organization:harbour-police' },
      summary: 'The Harbour Police declared Ada Orlov wanted.',
    },
    points: ({ data: { person, authority, lifted } }) => {
      const place = at(person, authority ?? UNSTATED);
      return [lifted ? endsTrack(place, custody.wanted) : sets(place, custody.wanted, 'wanted')];
    },
  }),
  defineType({
    name: 'person.detained',
    data: z.strictObject(heldFields),
    example: {
      data: { person: 'person:ada-orlov', authority: 'organization:harbour-police' },
      summary: 'Ada Orlov was detained by the Harbour Police.',
    },
    points: () => [],
    acts: ({ data }) => [toMeasure('detained', data)],
  }),
  defineType({
    name: 'custody.measure_set',
    data: z.strictObject({
      ...heldFields,
      measure: z.enum(['remand', 'transfer', ...measureKinds]),
      until: withHelp(maybe(day), 'until'),
      term: maybe(term),
      besides: withHelp(maybe(z.boolean()), 'besides'),
      effective: withHelp(maybe(day), 'effective'),
    }),
    example: {
      data: { person: 'person:ada-orlov', case: 'case:harbour-fire', measure: 'remand' },
      summary: 'Ada Orlov was remanded in custody.',
    },
    points: ({ id, data: { person, case: caseId = null, measure, place = null, authority = null } }) =>
      measure === 'transfer' ? [sets(at(person, id), custody.transfer, { case: caseId, place, authority })] : [],
    acts: ({ data: { measure, ...held } }) => [
      measure === 'transfer'
        ? { act: 'transferred', accused: held.person, place: held.place ?? null }
        : {
            ...toMeasure(measure === 'remand' ? 'remanded' : measure, held),
            ...(held.until ? { until: onDay(held.until) } : {}),
            ...(held.term && held.term !== 'life' ? { term: held.term } : {}),
            ...(held.besides ? { besides: true } : {}),
            ...(held.effective ? { effective: held.effective as Day } : {}),
          },
    ],
  }),
  defineType({
    name: 'person.released',
    data: z.strictObject({
      person: personRef(),
      case: maybe(caseRef()),
      basis: maybe(phrase(300)),
      how: withHelp(maybe(z.enum(releaseKinds)), 'howReleased'),
      ends: withHelp(maybe(z.enum(['custody', 'case', 'everything'])), 'endsWhat'),
      held: withHelp(maybe(developmentRef({ types: ['person.detained', 'custody.measure_set'] })), 'heldBy'),
      lastDay: lastDay(),
    }),
    example: { data: { person: 'person:ada-orlov' }, summary: 'Ada Orlov was released.' },
    points: () => [],
    acts: ({ data: { person, case: caseId, basis = null, how, ends, held } }) => [
      {
        act: 'released',
        accused: person,
        how: how ?? 'released',
        ground: basis,
        ...(held ? { ends: { measure: held } } : {}),
        ...(!held && ends === 'everything' ? { ends: 'all' } : {}),
        ...(!held && ends === 'case' && caseId ? { ends: { case: caseId } } : {}),
      },
    ],
    sentence: ({ ends: _, held: __, how, ...told }, { how: kind }) =>
      kind && kind !== 'released'
        ? say('types.person.released.otherwise', { ...told, how: kind })
        : say('types.person.released.sentence', told),
  }),
  defineType({
    name: 'custody.reported',
    data: z.strictObject({ person: personRef(), place: maybe(phrase(200)), authority: maybe(actorRef()) }),
    example: {
      data: { person: 'person:ada-orlov', place: 'the island prison' },
      summary: 'Ada Orlov was still held in the island prison.',
    },
    points: () => [],
    acts: ({ data: { person, place = null } }) => [{ act: 'reported_held', accused: person, place }],
  }),
];
