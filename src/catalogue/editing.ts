/** What editors record about their own work: review notes that they checked, and copies of sources. */
import { z } from 'zod';
import { say } from '../words/message.ts';
import { bare, defineAttribute, named } from './attribute.ts';
import { defineType, developmentRef, EXAMPLE_ID, line, maybe, phrase, sha256 } from './development.ts';
import { expected } from './expected.ts';
import { withHelp } from './help.ts';
import { at, sets } from './points.ts';
import { findingRuleNames, formerRules } from './rules.ts';
import { sourceRef, subjectKinds, subjectRef } from './subject.ts';
import { nullableText, text } from './value-schemas.ts';

export const editing = {
  dismissal: defineAttribute({
    name: 'dismissal',
    of: subjectKinds,
    property: 'dismissals',
    shape: 'list',
    value: z.strictObject({ rule: text, on: z.array(text), reason: text }),
    labelOf: ({ rule }) => rule,
    isAside: true,
    page: { group: 'beside' },
    shows: { rule: bare('rule'), reason: named('text'), on: named('developments') },
    picture: 'timeless',
  }),
  archive: defineAttribute({
    name: 'archive',
    of: ['source'],
    property: 'archives',
    shape: 'list',
    value: z.strictObject({ sha256: text, mediaType: text, place: nullableText }),
    labelOf: ({ mediaType }) => mediaType,
    page: { group: 'registry' },
    shows: { sha256: named('text'), mediaType: named('text'), place: named('text') },
    picture: 'timeless',
  }),
};

export const editingTypes = [
  defineType({
    name: 'finding.dismissed',
    version: 2,
    upcasts: [(data) => ({ ...data, rule: formerRules[String(data.rule)] ?? data.rule })],
    timeless: true,
    data: z.strictObject({
      rule: z.enum(findingRuleNames),
      subject: subjectRef(),
      on: withHelp(
        z
          .array(developmentRef({ amendments: true }))
          .min(1)
          .max(500),
        'checkedOn',
      ),
      reason: line(500),
    }),
    example: {
      data: {
        rule: 'single_source',
        subject: 'person:ada-orlov',
        on: [EXAMPLE_ID],
        reason: 'The Gazette was in court; nobody else was admitted.',
      },
      summary: 'That there is a single source is accepted.',
    },
    points: ({ id, data: { rule, subject, on, reason } }) => [
      sets(at(subject, `${rule}/${id}`), editing.dismissal, { rule, on, reason }),
    ],
    sentence: ({ rule, subject, reason }) =>
      say('types.finding.dismissed.sentence', { rule: say(`reviewNotes.${rule}.name`), subject, reason }),
  }),
  defineType({
    name: 'source.archived',
    timeless: true,
    data: z.strictObject({
      source: sourceRef(),
      sha256,
      mediaType: z
        .string()
        .max(100)
        .regex(/^[a-z0-9.+-]+\/[a-z0-9.+-]+$/, expected('mediaType')),
      place: withHelp(maybe(phrase(300)), 'copyPlace'),
    }),
    example: {
      data: {
        source: 'source:harbour-gazette-1',
        sha256: '0f4a6ea4b9b0e5ef6a64e8ab2f0b1e2c8f7f0d5e1c9a3b7d2e6f8091a2b3c4d5',
        mediaType: 'application/pdf',
      },
      summary: 'A copy of the Gazette’s report is kept.',
    },
    points: ({ data: { source, sha256, mediaType, place = null } }) => [
      sets(at(source, sha256), editing.archive, { sha256, mediaType, place }),
    ],
  }),
];
