/** Unrest: how it goes on, what happens in it, and what authorities order. */

import { z } from 'zod';
import { type Message, say } from '../words/message.ts';
import { originalOf } from '../words/texts.ts';
import { bare, defineAttribute, named } from './attribute.ts';
import { defineType, developmentRef, EXAMPLE_ID, maybe, phrase } from './development.ts';
import { expected } from './expected.ts';
import { withHelp } from './help.ts';
import { lastDay, toLastDay, until } from './last-days.ts';
import { at, ends, sets, setsCourse } from './points.ts';
import { actorRef, caseRef } from './subject.ts';
import { bounds, nullableText, text } from './value-schemas.ts';

const incidentKinds = ['death', 'injury', 'seizure', 'looting', 'robbery', 'arson', 'clash', 'other'] as const;
const measureKinds = [
  'government_dismissed',
  'use_of_force',
  'assistance_requested',
  'emergency_declared',
  'curfew_imposed',
  'other',
] as const;

export const unrest = {
  incident: defineAttribute({
    name: 'incident',
    of: ['case'],
    property: 'incidents',
    shape: 'list',
    value: z.strictObject({
      kind: text,
      count: z.strictObject({ least: z.number().int(), most: z.number().int().nullable() }).nullable(),
      actors: nullableText,
      targets: nullableText,
      text: nullableText,
    }),
    labels: incidentKinds,
    isUnbounded: true,
    page: { group: 'unrest' },
    shows: {
      text: bare('text'),
      kind: bare('label'),
      count: bare('range'),
      actors: named('text'),
      targets: named('text'),
    },
    picture: 'mark',
  }),
  measure: defineAttribute({
    name: 'measure',
    of: ['case'],
    property: 'measures',
    shape: 'list',
    value: z.strictObject({
      kind: text,
      by: nullableText,
      target: nullableText,
      text: nullableText,
      until: bounds.nullable(),
    }),
    labels: measureKinds,
    isUnbounded: true,
    endsByItself: true,
    page: { group: 'unrest' },
    shows: {
      text: bare('text'),
      kind: bare('label'),
      by: named('subject'),
      target: named('text'),
      until: named('bounds'),
    },
    picture: 'mark',
  }),
};

/** Sources rarely know how many: “at least 40”, “between 160 and 240”. */
const count = withHelp(
  z
    .strictObject({ least: z.int().min(0), most: maybe(z.int().min(0)) })
    .refine(({ least, most }) => most === null || most === undefined || least <= most, {
      path: ['most'],
      message: expected('range'),
    }),
  'count',
);

export type Count = z.infer<typeof count>;

/** “3”, “at least 3”, “3 to 5”. */
export function sayCount({ least, most }: Count): Message {
  if (most === least) return say('values.exactly', { count: least });
  return most === null || most === undefined
    ? say('values.atLeast', { least })
    : say('values.between', { least, most });
}

/** Version 1 knew exact numbers only. */
function withCountAsRange({ count, ...data }: Readonly<Record<string, unknown>>): Record<string, unknown> {
  if (count === undefined || count === null) return { ...data, ...(count === null ? { count } : {}) };
  return { ...data, count: { least: count, most: count } };
}

/** How far unrest has come: order restored is not yet its end, and nothing says that it goes on. */
const stageAfter = {
  escalated: 'unfolding',
  subsided: 'unfolding',
  order_restored: 'order_restored',
  ended: 'ended',
} as const;

export const unrestTypes = [
  defineType({
    name: 'unrest.started',
    data: z.strictObject({
      case: caseRef(),
      cause: maybe(phrase(300)),
      place: maybe(phrase(200)),
    }),
    example: {
      data: { case: 'case:harbour-strikes', cause: 'bread prices' },
      summary: 'Protests began at the harbour.',
    },
    points: ({ data }) => [setsCourse(data.case, 'unfolding')],
  }),
  defineType({
    name: 'unrest.changed',
    data: z.strictObject({
      case: caseRef(),
      change: z.enum(['escalated', 'subsided', 'order_restored', 'ended']),
      by: maybe(actorRef()),
    }),
    example: { data: { case: 'case:harbour-strikes', change: 'ended' }, summary: 'The harbour strikes ended.' },
    points: ({ data: { case: caseId, change } }) => [setsCourse(caseId, stageAfter[change])],
  }),
  defineType({
    name: 'unrest.incident_reported',
    version: 2,
    data: z.strictObject({
      case: caseRef(),
      kind: z.enum(incidentKinds),
      count: maybe(count),
      actors: maybe(phrase(200)),
      targets: maybe(phrase(200)),
    }),
    upcasts: [withCountAsRange],
    example: {
      data: { case: 'case:harbour-strikes', kind: 'seizure', actors: 'strikers', targets: 'the customs house' },
      summary: 'Strikers seized the customs house.',
    },
    points: ({ id, data: { case: caseId, kind, count = null, actors = null, targets = null }, summary }) => [
      sets(at(caseId, id), unrest.incident, {
        kind,
        count: count && { least: count.least, most: count.most ?? null },
        actors,
        targets,
        text: originalOf(summary) ?? null,
      }),
    ],
    sentence: ({ count: _, ...told }, { count }) =>
      say('types.unrest.incident_reported.sentence', { ...told, count: count && sayCount(count) }),
  }),
  defineType({
    name: 'measure.ordered',
    data: z.strictObject({
      case: caseRef(),
      kind: z.enum(measureKinds),
      by: maybe(actorRef()),
      target: maybe(phrase(200)),
      addressee: maybe(actorRef()),
      until: until(),
    }),
    example: {
      data: { case: 'case:harbour-strikes', kind: 'emergency_declared', by: 'person:ada-orlov' },
      summary: 'Ada Orlov declared an emergency at the harbour.',
    },
    points: ({ id, data: { case: caseId, kind, by = null, target = null, until }, summary }) => [
      sets(at(caseId, id), unrest.measure, {
        kind,
        by,
        target,
        text: originalOf(summary) ?? null,
        until: toLastDay(until),
      }),
    ],
  }),
  defineType({
    name: 'measure.lifted',
    data: z.strictObject({
      case: caseRef(),
      measure: withHelp(developmentRef({ types: ['measure.ordered'] }), 'liftedMeasure'),
      by: maybe(actorRef()),
      lastDay: lastDay(),
    }),
    example: {
      data: { case: 'case:harbour-strikes', measure: EXAMPLE_ID, by: 'person:ada-orlov' },
      summary: 'Ada Orlov lifted the state of emergency at the harbour.',
    },
    points: ({ data: { case: caseId, measure, by = null } }) => [ends(at(caseId, measure), unrest.measure, { by })],
  }),
];
