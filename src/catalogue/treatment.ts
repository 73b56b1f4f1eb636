/** How people are treated, their health, and as what others recognize them. */
import { z } from 'zod';
import { say } from '../words/message.ts';
import { originalOf } from '../words/texts.ts';
import { bare, defineAttribute, hidden, named } from './attribute.ts';
import { defineType, line, maybe, phrase } from './development.ts';
import { lastDay, termed, toLastDay, until } from './last-days.ts';
import { coordinates, placeOnEarth } from './particulars.ts';
import { at, ends, sets, UNSTATED } from './points.ts';
import { actorRef, caseRef, personRef, toKey } from './subject.ts';
import { hold, inEach, inLanguages } from './texts.ts';
import { bounds, nullableText } from './value-schemas.ts';

const recognitions = [
  'political_prisoner',
  'prisoner_of_conscience',
  'arbitrarily_detained',
  'human_rights_defender',
  'other',
] as const;
const treatments = [
  'attack',
  'ill_treatment',
  'threat',
  'questioned',
  'searched',
  'property_damaged',
  'entry_denied',
  'force_feeding',
  'punishment_cell',
  'solitary_confinement',
  'incommunicado',
  'care_denied',
  'counsel_denied',
  'visits_denied',
  'hunger_strike',
  'hospital',
  'illness',
] as const;

export const treatment = {
  recognition: defineAttribute({
    name: 'recognition',
    of: ['person'],
    property: 'recognitions',
    shape: 'list',
    value: z.strictObject({
      recognition: z.enum(recognitions),
      title: nullableText,
      titles: inEach,
      by: nullableText,
      until: bounds.nullable(),
    }),
    labels: recognitions,
    endsByItself: true,
    isListable: true,
    page: { group: 'particulars' },
    shows: {
      recognition: bare('label'),
      title: bare('texts'),
      titles: hidden,
      by: named('subject'),
      until: named('bounds'),
    },
    picture: { lanesOf: ['person'] },
  }),
  condition: defineAttribute({
    name: 'condition',
    of: ['person'],
    property: 'conditions',
    shape: 'list',
    value: z.strictObject({
      treatment: z.enum(treatments),
      by: nullableText,
      place: nullableText,
      until: bounds.nullable(),
    }),
    labels: treatments,
    isListable: true,
    endsWithLife: 'subject',
    endsByItself: true,
    page: { group: 'particulars' },
    shows: { treatment: bare('label'), by: named('subject'), place: named('text'), until: named('bounds') },
    picture: { lanesOf: ['person'] },
  }),
  treatment: defineAttribute({
    name: 'treatment',
    of: ['person'],
    property: 'treatments',
    shape: 'list',
    value: z.strictObject({
      treatment: z.enum(treatments),
      by: nullableText,
      place: nullableText,
      coordinates: placeOnEarth,
      case: nullableText,
      detail: nullableText,
    }),
    labels: treatments,
    isListable: true,
    isUnbounded: true,
    page: { group: 'particulars' },
    shows: {
      treatment: bare('label'),
      detail: bare('text'),
      by: named('subject'),
      place: named('text'),
      coordinates: named('coordinates'),
      case: named('subject'),
    },
    picture: 'mark',
  }),
};

export const treatmentTypes = [
  defineType({
    name: 'person.recognized',
    data: z
      .strictObject({
        person: personRef(),
        recognition: z.enum(recognitions),
        title: maybe(inLanguages(line(200))),
        change: z.enum(['granted', 'withdrawn']),
        by: maybe(actorRef()),
        basis: maybe(inLanguages(phrase(300))),
        until: until(),
        lastDay: lastDay(),
      })
      .check(termed('change', { begins: ['granted'], ends: ['withdrawn'] })),
    example: {
      data: {
        person: 'person:ada-orlov',
        recognition: 'political_prisoner',
        change: 'granted',
        by: 'organization:harbour-league',
      },
      summary: 'The Harbour League recognized Ada Orlov as a political prisoner.',
    },
    points: ({ data: { person, recognition, change, title = null, by = null, until } }) => {
      const named = title ? [toKey(originalOf(title))] : [];
      const place = at(person, [by ?? UNSTATED, recognition, ...named].join('/'));
      const value = { recognition, ...hold('title', title), by };
      return [
        change === 'withdrawn'
          ? ends(place, treatment.recognition, value)
          : sets(place, treatment.recognition, { ...value, until: toLastDay(until) }),
      ];
    },
  }),
  defineType({
    name: 'person.treated',
    data: z
      .strictObject({
        person: personRef(),
        treatment: z.enum(treatments),
        change: z.enum(['happened', 'began', 'ended']),
        by: maybe(actorRef()),
        place: maybe(phrase(200)),
        coordinates: maybe(coordinates),
        case: maybe(caseRef()),
        detail: maybe(phrase(300)),
        until: until(),
        lastDay: lastDay(),
      })
      .check(termed('change', { begins: ['began'], ends: ['ended'] })),
    example: {
      data: { person: 'person:ada-orlov', treatment: 'hunger_strike', change: 'began' },
      summary: 'Ada Orlov began a hunger strike.',
    },
    points: ({ id, data }) => {
      const { person, treatment: kind, change, by = null, place = null, case: caseId = null, detail = null } = data;
      const lasting = at(person, kind);
      switch (change) {
        case 'happened': {
          const where = { place, coordinates: data.coordinates ?? null };
          return [sets(at(person, id), treatment.treatment, { treatment: kind, by, ...where, case: caseId, detail })];
        }
        case 'began':
          return [sets(lasting, treatment.condition, { treatment: kind, by, place, until: toLastDay(data.until) })];
        case 'ended':
          return [ends(lasting, treatment.condition, { treatment: kind, by })];
        default:
          return change satisfies never;
      }
    },
    sentence: ({ person, by, until, lastDay, ...told }, { treatment, change }) => [
      change === 'ended'
        ? say('types.person.treated.ended', { person, treatment, lastDay })
        : say('types.person.treated.sentence', { person, treatment, by, until }),
      ...(told.place ? [say('types.person.treated.place', { place: told.place })] : []),
      ...(told.coordinates ? [say('types.person.treated.coordinates', told.coordinates)] : []),
      ...(told.case ? [say('types.person.treated.case', { case: told.case })] : []),
      ...(told.detail ? [say('types.person.treated.detail', { detail: told.detail })] : []),
    ],
  }),
];
