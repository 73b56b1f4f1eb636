import { z } from 'zod';
import { defineType, line } from './development.ts';
import { expected } from './expected.ts';
import { sets } from './points.ts';
import { actorRef, caseRef } from './subject.ts';
import { byWhom, ifStated } from './words.ts';

/** Sources rarely know how many: “at least 40”, “between 160 and 240”. */
const count = z
  .strictObject({ least: z.int().min(0), most: z.int().min(0).nullable().optional() })
  .refine(({ least, most }) => most === null || most === undefined || least <= most, {
    path: ['most'],
    message: expected('range'),
  })
  .meta({
    description: 'How many, as the source says: at least, and at most; the same number twice where it is exact.',
  });

function countInWords({ least, most }: z.infer<typeof count>): string {
  if (most === least) return String(least);
  return most === null || most === undefined ? `at least ${least}` : `${least} to ${most}`;
}

const measureWords = {
  government_dismissed: 'dismissal of the government',
  use_of_force: 'use of force',
  assistance_requested: 'request for assistance',
  emergency_declared: 'state of emergency',
  other: 'other measure',
} as const;

/** Version 1 knew exact numbers only. */
function withCountAsRange({ count, ...data }: Readonly<Record<string, unknown>>): Record<string, unknown> {
  if (count === undefined || count === null) return { ...data, ...(count === null ? { count } : {}) };
  return { ...data, count: { least: count, most: count } };
}

export const unrestTypes = [
  defineType({
    name: 'unrest.started',
    version: 1,
    title: 'Unrest began',
    description: 'Protests or unrest begin.',
    data: z.strictObject({
      case: caseRef(),
      cause: line(300).nullable().optional(),
      place: line(200).nullable().optional(),
    }),
    example: {
      data: { case: 'case:harbour-strikes', cause: 'bread prices' },
      summary: 'Protests began at the harbour.',
    },
    points: ({ data }) => [sets(data.case, 'stage', 'unfolding')],
    sentence: ({ case: caseId, cause, place }, name) =>
      `Unrest began (“${name(caseId)}”)${ifStated(place, (text) => `; place: ${text}`)}${ifStated(cause, (text) => `; cause given: ${text}`)}`,
  }),
  defineType({
    name: 'unrest.changed',
    version: 1,
    title: 'Unrest changed',
    description: 'The unrest escalates, subsides or ends.',
    data: z.strictObject({
      case: caseRef(),
      change: z.enum(['escalated', 'subsided', 'ended']),
      by: actorRef().nullable().optional(),
    }),
    example: { data: { case: 'case:harbour-strikes', change: 'ended' }, summary: 'The harbour strikes ended.' },
    points: ({ data }) => [sets(data.case, 'stage', data.change === 'ended' ? 'ended' : 'unfolding')],
    sentence: ({ case: caseId, change, by }, name) =>
      `The unrest “${name(caseId)}” ${change}${by ? `, brought about${byWhom(by, name)}` : ''}`,
  }),
  defineType({
    name: 'unrest.incident_reported',
    version: 2,
    title: 'Incident reported',
    description: 'Deaths, a building seized, looting; null where number, actors or targets are not stated.',
    data: z.strictObject({
      case: caseRef(),
      kind: z.enum(['death', 'injury', 'seizure', 'looting', 'robbery', 'arson', 'clash', 'other']),
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
      sets(
        caseId,
        'incident',
        { kind, count: count && { least: count.least, most: count.most ?? null }, actors, targets, text: summary },
        { key: id, label: kind },
      ),
    ],
    sentence: ({ case: caseId, kind, count, actors, targets }, name) => {
      const details = [
        ...(count ? [`number: ${countInWords(count)}`] : []),
        ...(actors ? [`by: ${actors}`] : []),
        ...(targets ? [`target: ${targets}`] : []),
      ];
      return `Incident of the kind “${kind}” during “${name(caseId)}”${details.length > 0 ? ` (${details.join('; ')})` : ''}`;
    },
  }),
  defineType({
    name: 'measure.ordered',
    version: 1,
    title: 'Measure ordered',
    description: 'An authority orders a measure: a dismissal, the use of force, a call for help.',
    data: z.strictObject({
      case: caseRef(),
      kind: z.enum(['government_dismissed', 'use_of_force', 'assistance_requested', 'emergency_declared', 'other']),
      by: actorRef().nullable().optional(),
      target: line(200).nullable().optional(),
      addressee: actorRef().nullable().optional(),
    }),
    example: {
      data: { case: 'case:harbour-strikes', kind: 'emergency_declared', by: 'person:ada-orlov' },
      summary: 'Ada Orlov declared an emergency at the harbour.',
    },
    points: ({ id, data: { case: caseId, kind, by = null, target = null }, summary = null }) => [
      sets(caseId, 'measure', { kind, by, target, text: summary }, { key: id, label: kind }),
    ],
    sentence: ({ case: caseId, kind, by, target, addressee }, name) =>
      `The measure “${measureWords[kind]}” was ordered${byWhom(by, name)} (“${name(caseId)}”)${ifStated(target, (text) => `; target: ${text}`)}${addressee ? `; addressed to ${name(addressee)}` : ''}`,
  }),
];
