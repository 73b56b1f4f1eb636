/** What people and organizations are said to be: birth, sex, citizenship, occupation; kind and place. */
import { z } from 'zod';
import { parseDay } from '../time/day.ts';
import { readEdtf } from '../time/edtf.ts';
import { say } from '../words/message.ts';
import { originalOf } from '../words/texts.ts';
import { bare, defineAttribute, hidden, isOneOf, named } from './attribute.ts';
import { defineType, edtfDate, line, maybe, phrase } from './development.ts';
import { expected } from './expected.ts';
import { issueOf } from './faults.ts';
import { lastDay, termed, toLastDay, until } from './last-days.ts';
import { always, at, ends, sets, UNSTATED } from './points.ts';
import { country } from './states.ts';
import { actorRef, organizationRef, personRef, toKey } from './subject.ts';
import { hold, inEach, inLanguages, spellingsOf } from './texts.ts';
import { bounds, nullableText, text } from './value-schemas.ts';

const sexes = ['female', 'male', 'other'] as const;
const organizationKinds = [
  'state',
  'government',
  'parliament',
  'court',
  'prosecution',
  'police',
  'security_service',
  'armed_force',
  'prison',
  'hospital',
  'company',
  'media',
  'party',
  'ngo',
  'university',
  'religious_body',
  'un_body',
  'international_body',
  'community',
  'other',
] as const;

/** Coordinates as attributes hold them. */
export const placeOnEarth = z.strictObject({ latitude: text, longitude: text }).nullable();

/** How a citizenship ends. */
const losses = ['renounced', 'revoked', 'lost'] as const;

const particular = { shape: 'list', isListable: true, page: { group: 'particulars' } } as const;

export const particulars = {
  born: defineAttribute({
    ...particular,
    name: 'born',
    of: ['person'],
    property: 'born',
    value: text,
    // Lists find it by its year, where there is only one.
    labelOf: yearOf,
    hasFreeKeys: true,
    shows: 'date',
    picture: 'mark',
  }),
  birthplace: defineAttribute({
    ...particular,
    name: 'birthplace',
    of: ['person'],
    property: 'birthplaces',
    value: text,
    hasFreeKeys: true,
    shows: 'text',
    picture: 'mark',
  }),
  sex: defineAttribute({
    ...particular,
    name: 'sex',
    of: ['person'],
    property: 'sexes',
    value: z.enum(sexes),
    labels: sexes,
    shows: 'label',
    picture: 'mark',
  }),
  citizenship: defineAttribute({
    ...particular,
    name: 'citizenship',
    of: ['person'],
    property: 'citizenships',
    value: z.strictObject({ country: text, state: nullableText }),
    labelOf: ({ country }) => country,
    hasFreeKeys: true,
    shows: { country: bare('country'), state: named('subject') },
    picture: 'mark',
  }),
  occupation: defineAttribute({
    ...particular,
    name: 'occupation',
    of: ['person'],
    property: 'occupations',
    value: z.strictObject({
      occupation: text,
      occupations: inEach,
      employer: nullableText,
      until: bounds.nullable(),
    }),
    labelOf: ({ occupation }) => occupation,
    labelsOf: ({ occupation, occupations }) => spellingsOf(occupation, occupations),
    hasFreeKeys: true,
    endsByItself: true,
    shows: {
      occupation: bare('texts'),
      occupations: hidden,
      employer: named('subject'),
      until: named('bounds'),
    },
    picture: { lanesOf: ['person'] },
  }),
  organizationKind: defineAttribute({
    name: 'organizationKind',
    of: ['organization'],
    property: 'kind',
    shape: 'one',
    value: z.enum(organizationKinds),
    labels: organizationKinds,
    isListable: true,
    page: { group: 'particulars' },
    shows: 'label',
    picture: 'mark',
  }),
  seat: defineAttribute({
    name: 'seat',
    of: ['organization'],
    property: 'seat',
    shape: 'one',
    value: z.strictObject({
      place: nullableText,
      places: inEach,
      country: nullableText,
      coordinates: placeOnEarth,
    }),
    labelOf: labelOfSeat,
    labelsOf: ({ place, places, ...seat }) =>
      place === null ? [labelOfSeat({ place, ...seat })] : spellingsOf(place, places),
    isListable: true,
    page: { group: 'particulars' },
    shows: {
      place: bare('texts'),
      places: hidden,
      country: bare('country'),
      coordinates: named('coordinates'),
    },
    picture: 'mark',
  }),
};

interface Seat {
  readonly place: string | null;
  readonly country: string | null;
  readonly coordinates: z.infer<typeof placeOnEarth>;
}

/** What is known of it, from the closest to what it is called: no label is empty, or lists would not find it. */
function labelOfSeat({ place, country, coordinates }: Seat): string {
  return place ?? country ?? (coordinates ? `${coordinates.latitude},${coordinates.longitude}` : UNSTATED);
}

/** “1965” of a date within one year; else the date as it is written. */
function yearOf(edtf: string): string {
  const reading = readEdtf(edtf);
  if (!reading.ok) return edtf;
  const { earliest, latest } = reading.occurrence;
  const year = latest?.slice(0, 4);
  return year !== undefined && parseDay(earliest)?.slice(0, 4) === year ? year : edtf;
}

/** WGS 84, in degrees; decimal texts, since a double would round them. */
export const coordinates = z.strictObject({
  latitude: z.string().regex(/^-?(?:90(?:\.0{1,7})?|[0-8]?\d(?:\.\d{1,7})?)$/, expected('latitude')),
  longitude: z.string().regex(/^-?(?:180(?:\.0{1,7})?|(?:1[0-7]\d|\d{1,2})(?:\.\d{1,7})?)$/, expected('longitude')),
});

/** Refuses a description that says nothing. `name`: of the field that names what is described. */
function saysSomething(name: string) {
  return ({ value, issues }: z.core.ParsePayload<Readonly<Record<string, unknown>>>) => {
    const isEmpty = Object.entries(value).every(([field, it]) => field === name || it === null || it === undefined);
    if (isEmpty) issues.push({ ...issueOf(say('faults.fields.nothingSaid')), path: [], input: value });
  };
}

export const particularTypes = [
  defineType({
    name: 'person.described',
    data: z
      .strictObject({
        person: personRef(),
        born: maybe(edtfDate),
        birthplace: maybe(phrase(200)),
        sex: maybe(z.enum(sexes)),
      })
      .check(saysSomething('person')),
    example: {
      data: { person: 'person:ada-orlov', born: '1979-04', birthplace: 'the harbour town', sex: 'female' },
      summary: 'Ada Orlov was born in the harbour town in April 1979.',
    },
    // Two sources may differ: each value has a track of its own, so that both are shown.
    points: ({ data: { person, born, birthplace, sex } }) => [
      ...(born ? [always(sets(at(person, born), particulars.born, born))] : []),
      ...(birthplace ? [always(sets(at(person, toKey(birthplace)), particulars.birthplace, birthplace))] : []),
      ...(sex ? [always(sets(at(person, sex), particulars.sex, sex))] : []),
    ],
  }),
  defineType({
    name: 'citizenship.changed',
    data: z
      .strictObject({
        person: personRef(),
        country,
        state: maybe(organizationRef()),
        change: z.enum(['held', 'acquired', 'restored', 'sought', 'refused', ...losses]),
        by: maybe(actorRef()),
        lastDay: lastDay(),
      })
      .check(termed('change', { ends: losses })),
    example: {
      data: { person: 'person:ada-orlov', country: 'KZ', change: 'held' },
      summary: 'Ada Orlov was a citizen of Kazakhstan.',
    },
    // A request and its refusal change no citizenship.
    points: ({ data: { person, country, change, state = null, by = null } }) => {
      if (change === 'sought' || change === 'refused') return [];
      const place = at(person, country);
      return isOneOf(change, losses)
        ? [ends(place, particulars.citizenship, { country, by })]
        : [sets(place, particulars.citizenship, { country, state })];
    },
  }),
  defineType({
    name: 'occupation.changed',
    data: z
      .strictObject({
        person: personRef(),
        occupation: inLanguages(line(200)),
        employer: maybe(organizationRef()),
        change: z.enum(['began', 'ended']),
        until: until(),
        lastDay: lastDay(),
      })
      .check(termed('change', { begins: ['began'], ends: ['ended'] })),
    example: {
      data: { person: 'person:ada-orlov', occupation: 'journalist', change: 'began' },
      summary: 'Ada Orlov was a journalist.',
    },
    points: ({ data: { person, occupation, change, employer = null, until } }) => {
      const place = at(person, toKey(originalOf(occupation)));
      const value = { ...hold('occupation', occupation), employer };
      return [
        change === 'ended'
          ? ends(place, particulars.occupation, value)
          : sets(place, particulars.occupation, { ...value, until: toLastDay(until) }),
      ];
    },
  }),
  defineType({
    name: 'organization.described',
    data: z
      .strictObject({
        organization: organizationRef(),
        kind: maybe(z.enum(organizationKinds)),
        place: maybe(inLanguages(phrase(200))),
        country: maybe(country),
        coordinates: maybe(coordinates),
      })
      .check(saysSomething('organization')),
    example: {
      data: {
        organization: 'organization:harbour-police',
        kind: 'police',
        place: 'the harbour town',
        coordinates: { latitude: '43.2389', longitude: '76.8897' },
      },
      summary: 'The Harbour Police is a police force in the harbour town.',
    },
    points: ({ occurred, data: { organization, kind, place = null, country = null, coordinates = null } }) => {
      const points = [
        ...(kind ? [sets(organization, particulars.organizationKind, kind)] : []),
        ...(place || country || coordinates
          ? [sets(organization, particulars.seat, { ...hold('place', place), country, coordinates })]
          : []),
      ];
      return occurred === undefined ? points.map(always) : points;
    },
    sentence: ({ coordinates, ...told }) => [
      say('types.organization.described.sentence', told),
      ...(coordinates ? [say('types.organization.described.coordinates', coordinates)] : []),
    ],
  }),
];
