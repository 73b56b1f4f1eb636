/** Tags: under which theme, ground, region and the like someone sorts a subject. Each belongs to whoever gave it. */
import { z } from 'zod';
import { originalOf } from '../words/texts.ts';
import { bare, defineAttribute, hidden, named } from './attribute.ts';
import { defineType, line, maybe } from './development.ts';
import { lastDay, termed } from './last-days.ts';
import { at, ends, sets, UNSTATED } from './points.ts';
import { actorRef, subjectKinds, subjectRef, toKey } from './subject.ts';
import { hold, inEach, inLanguages, spellingsOf } from './texts.ts';
import { nullableText, text } from './value-schemas.ts';

const tagKinds = ['theme', 'ground', 'region', 'medium', 'group', 'other'] as const;

export const tags = {
  tag: defineAttribute({
    name: 'tag',
    of: subjectKinds,
    property: 'tags',
    shape: 'list',
    value: z.strictObject({ tag: text, tags: inEach, kind: z.enum(tagKinds), by: nullableText }),
    labelOf: ({ tag }) => tag,
    labelsOf: ({ tag, tags: others }) => spellingsOf(tag, others),
    hasFreeKeys: true,
    isListable: true,
    page: { group: 'particulars' },
    shows: { tag: bare('texts'), tags: hidden, kind: named('option'), by: named('subject') },
    picture: 'mark',
  }),
};

export const tagTypes = [
  defineType({
    name: 'tag.changed',
    data: z
      .strictObject({
        subject: subjectRef(),
        tag: inLanguages(line(100)),
        kind: z.enum(tagKinds),
        change: z.enum(['added', 'removed']),
        by: maybe(actorRef()),
        lastDay: lastDay(),
      })
      .check(termed('change', { ends: ['removed'] })),
    example: {
      data: {
        subject: 'case:harbour-fire',
        tag: 'freedom of the press',
        kind: 'theme',
        change: 'added',
        by: 'organization:harbour-league',
      },
      summary: 'The Harbour League sorts the case of the harbour fire under freedom of the press.',
    },
    // Each owner has tags of their own: what one takes away stays with another.
    points: ({ data: { subject, tag, kind, change, by = null } }) => {
      const place = at(subject, `${by ?? UNSTATED}/${kind}/${toKey(originalOf(tag))}`);
      const value = { ...hold('tag', tag), kind, by };
      return [change === 'removed' ? ends(place, tags.tag, value) : sets(place, tags.tag, value)];
    },
  }),
];
