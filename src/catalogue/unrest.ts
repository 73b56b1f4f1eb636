/** Unrest: how it goes on, what happens in it, and what authorities order. */
import { z } from 'zod';
import { type Message, say } from '../words/message.ts';
import { bare, defineAttribute, named, nullableText, text } from './attribute.ts';
import { defineType, line } from './development.ts';
import { expected } from './expected.ts';
import { withHelp } from './help.ts';
import { at, sets } from './points.ts';
import { proceedings } from './proceedings.ts';
import { endOfSentence, ifStated, toName } from './refer.ts';
import { actorRef, caseRef } from './subject.ts';

const incidentKinds = ['death', 'injury', 'seizure', 'looting', 'robbery', 'arson', 'clash', 'other'] as const;
const measureKinds = [
  'government_dismissed',
  'use_of_force',
  'assistance_requested',
  'emergency_declared',
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
    labelOf: ({ kind }) => kind,
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
    value: z.strictObject({ kind: text, by: nullableText, target: nullableText, text: nullableText }),
    labelOf: ({ kind }) => kind,
    labels: measureKinds,
    isUnbounded: true,
    page: { group: 'unrest' },
    shows: { text: bare('text'), kind: bare('label'), by: named('subject'), target: named('text') },
    picture: 'mark',
  }),
};

/** Sources rarely know how many: “at least 40”, “between 160 and 240”. */
const count = withHelp(
  z
    .strictObject({ least: z.int().min(0), most: z.int().min(0).nullable().optional() })
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

export const unrestTypes = [
  defineType({
    name: 'unrest.started',
    version: 1,
    data: z.strictObject({
      case: caseRef(),
      cause: line(300).nullable().optional(),
      place: line(200).nullable().optional(),
    }),
    example: {
      data: { case: 'case:harbour-strikes', cause: 'bread prices' },
      summary: 'Protests began at the harbour.',
    },
    points: ({ data }) => [sets(data.case, proceedings.stage, 'unfolding')],
    sentence: ({ case: caseId, cause, place }) => [
      say('types.unrest.started.sentence', { case: { subject: caseId } }),
      ...ifStated(place, (stated) => say('details.place', { place: endOfSentence(stated) })),
      ...ifStated(cause, (stated) => say('details.cause', { cause: endOfSentence(stated) })),
    ],
  }),
  defineType({
    name: 'unrest.changed',
    version: 1,
    data: z.strictObject({
      case: caseRef(),
      change: z.enum(['escalated', 'subsided', 'ended']),
      by: actorRef().nullable().optional(),
    }),
    example: { data: { case: 'case:harbour-strikes', change: 'ended' }, summary: 'The harbour strikes ended.' },
    points: ({ data }) => [sets(data.case, proceedings.stage, data.change === 'ended' ? 'ended' : 'unfolding')],
    sentence: ({ case: caseId, change, by }) => [
      say('types.unrest.changed.sentence', { case: { subject: caseId }, change }),
      ...ifStated(by, (actor) => say('types.unrest.changed.broughtAbout', { by: { subject: actor } })),
    ],
  }),
  defineType({
    name: 'unrest.incident_reported',
    version: 2,
    data: z.strictObject({
      case: caseRef(),
      kind: z.enum(incidentKinds),
      count: count.nullable().optional(),
      actors: line(200).nullable().optional(),
      targets: line(200).nullable().optional(),
    }),
    upcasts: [withCountAsRange],
    example: {
      data: { case: 'case:harbour-strikes', kind: 'seizure', actors: 'strikers', targets: 'the customs house' },
      summary: 'Strikers seized the customs house.',
    },
    points: ({ id, data: { case: caseId, kind, count = null, actors = null, targets = null }, summary = null }) => [
      sets(at(caseId, id), unrest.incident, {
        kind,
        count: count && { least: count.least, most: count.most ?? null },
        actors,
        targets,
        text: summary,
      }),
    ],
    sentence: ({ case: caseId, kind, count, actors, targets }) => [
      say('types.unrest.incident_reported.sentence', { kind, case: { subject: caseId } }),
      ...ifStated(count, (stated) => say('details.number', { count: sayCount(stated) })),
      ...ifStated(actors, (stated) => say('details.actors', { actors: endOfSentence(stated) })),
      ...ifStated(targets, (stated) => say('details.targets', { targets: endOfSentence(stated) })),
    ],
  }),
  defineType({
    name: 'measure.ordered',
    version: 1,
    data: z.strictObject({
      case: caseRef(),
      kind: z.enum(measureKinds),
      by: actorRef().nullable().optional(),
      target: line(200).nullable().optional(),
      addressee: actorRef().nullable().optional(),
    }),
    example: {
      data: { case: 'case:harbour-strikes', kind: 'emergency_declared', by: 'person:ada-orlov' },
      summary: 'Ada Orlov declared an emergency at the harbour.',
    },
    points: ({ id, data: { case: caseId, kind, by = null, target = null }, summary = null }) => [
      sets(at(caseId, id), unrest.measure, { kind, by, target, text: summary }),
    ],
    sentence: ({ case: caseId, kind, by, target, addressee }) => [
      say('types.measure.ordered.sentence', { kind, by: toName(by), case: { subject: caseId } }),
      ...ifStated(target, (stated) => say('details.target', { target: endOfSentence(stated) })),
      ...ifStated(addressee, (actor) => say('details.addressee', { addressee: { subject: actor } })),
    ],
  }),
];
