import { z } from 'zod';
import { defineType, developmentRef, line } from './development.ts';
import { expected } from './expected.ts';
import { sets } from './points.ts';
import { findingRuleNames } from './rules.ts';
import { sourceRef, subjectRef } from './subject.ts';
import { ifStated } from './words.ts';

const ID = '01930c5e-7d3a-7b41-9c55-0a1b2c3d4e5f';

/** What editors record about their own work; it holds always, and is retracted like anything else. */
export const editingTypes = [
  defineType({
    name: 'finding.dismissed',
    version: 1,
    title: 'Finding dismissed',
    description:
      'An editor has looked at a finding and sets it aside. It comes back as soon as it rests on anything that `on` does not name.',
    timeless: true,
    data: z.strictObject({
      rule: z.enum(findingRuleNames),
      subject: subjectRef(),
      on: z
        .array(developmentRef({ amendments: true }))
        .min(1)
        .max(500)
        .meta({ description: 'The developments that the finding rests on, with the corrections whose words stand.' }),
      reason: line(500),
    }),
    example: {
      data: {
        rule: 'single_source',
        subject: 'person:ada-orlov',
        on: [ID],
        reason: 'The Gazette was in court; nobody else was admitted.',
      },
      summary: 'That there is a single source is accepted.',
    },
    points: ({ id, data: { rule, subject, on, reason } }) => [
      sets(subject, 'dismissal', { rule, on, reason }, { key: `${rule}/${id}`, label: rule }),
    ],
    sentence: ({ rule, subject, reason }, name) => `The finding “${rule}” on ${name(subject)} was set aside: ${reason}`,
  }),
  defineType({
    name: 'source.archived',
    version: 1,
    title: 'Source archived',
    description:
      'Somebody keeps a copy of a source: its SHA-256 tells whether a copy is that one. The service keeps no copies.',
    timeless: true,
    data: z.strictObject({
      source: sourceRef(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/, expected('sha256')),
      mediaType: z
        .string()
        .max(100)
        .regex(/^[a-z0-9.+-]+\/[a-z0-9.+-]+$/, expected('mediaType')),
      place: line(300).nullable().optional().meta({ description: 'Where the copy is kept.' }),
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
      sets(source, 'archive', { sha256, mediaType, place }, { key: sha256, label: mediaType }),
    ],
    sentence: ({ source, mediaType, place }, name) =>
      `A copy of “${name(source)}” (${mediaType}) was archived${ifStated(place, (text) => `: ${text}`)}`,
  }),
];
