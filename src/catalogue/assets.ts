/** Assets, what authorities do about them, and sanctions. */
import { z } from 'zod';
import { originalOf } from '../words/texts.ts';
import { bare, defineAttribute, hidden, named } from './attribute.ts';
import { amount, currency, defineType, line, maybe, phrase, slug } from './development.ts';
import { lastDay, termed, toLastDay, until } from './last-days.ts';
import { at, ends, sets } from './points.ts';
import { actorRef, caseRef, toKey } from './subject.ts';
import { hold, inEach, inLanguages } from './texts.ts';
import { bounds, nullableText, text } from './value-schemas.ts';

const measures = ['frozen', 'seized', 'confiscated', 'returned'] as const;
/** The label of an asset on which no measure is recorded. */
const noMeasure = 'reported';

export const assets = {
  sanction: defineAttribute({
    name: 'sanction',
    of: ['person', 'organization'],
    property: 'sanctions',
    shape: 'list',
    value: z.strictObject({
      programme: text,
      programmes: inEach,
      by: nullableText,
      status: z.literal('listed'),
      until: bounds.nullable(),
    }),
    labelOf: ({ status }) => status,
    labels: ['listed'],
    isListable: true,
    hasFreeKeys: true,
    endsByItself: true,
    page: { group: 'assets', headline: ['organization'] },
    shows: {
      programme: bare('texts'),
      programmes: hidden,
      by: named('subject'),
      status: hidden,
      until: named('bounds'),
    },
    picture: { lanesOf: ['person', 'organization'] },
  }),
  asset: defineAttribute({
    name: 'asset',
    of: ['person', 'organization'],
    property: 'assets',
    shape: 'list',
    value: z.strictObject({ what: text, amount: nullableText, currency: nullableText, measure: nullableText }),
    labelOf: ({ measure }) => measure ?? noMeasure,
    labels: [noMeasure, ...measures],
    isListable: true,
    hasFreeKeys: true,
    page: { group: 'assets' },
    shows: { what: bare('text'), amount: bare('amount'), currency: hidden, measure: named('label') },
    picture: 'mark',
  }),
};

const assetFields = {
  owner: actorRef(),
  asset: slug,
  what: phrase(300),
  amount: maybe(amount),
  currency: maybe(currency),
};

export const assetTypes = [
  defineType({
    name: 'asset.reported',
    data: z.strictObject(assetFields),
    example: {
      data: { owner: 'person:ada-orlov', asset: 'villa', what: 'a villa' },
      summary: 'Ada Orlov is said to own a villa.',
    },
    points: ({ data: { owner, asset, what, amount = null, currency = null } }) => [
      sets(at(owner, asset), assets.asset, { what, amount, currency, measure: null }),
    ],
  }),
  defineType({
    name: 'asset.measure_taken',
    data: z
      .strictObject({
        ...assetFields,
        measure: z.enum(measures),
        by: maybe(actorRef()),
        case: maybe(caseRef()),
        lastDay: lastDay(),
      })
      .check(termed('measure', { ends: ['returned'] })),
    example: {
      data: { owner: 'person:ada-orlov', asset: 'villa', what: 'a villa', measure: 'frozen' },
      summary: 'A villa of Ada Orlov was frozen.',
    },
    points: ({ data: { owner, asset, what, measure, amount = null, currency = null } }) => [
      sets(at(owner, asset), assets.asset, { what, amount, currency, measure }),
    ],
  }),
  defineType({
    name: 'sanction.changed',
    data: z
      .strictObject({
        target: actorRef(),
        programme: inLanguages(line(200)),
        change: z.enum(['listed', 'amended', 'delisted']),
        by: maybe(actorRef()),
        until: until(),
        lastDay: lastDay(),
      })
      .check(termed('change', { begins: ['listed', 'amended'], ends: ['delisted'] })),
    example: {
      data: { target: 'person:ada-orlov', programme: 'Harbour League sanctions', change: 'listed' },
      summary: 'Ada Orlov was listed under the sanctions of the Harbour League.',
    },
    points: ({ data: { target, programme, change, by = null, until } }) => {
      const place = at(target, toKey(originalOf(programme)));
      const value = { ...hold('programme', programme), by };
      return [
        change === 'delisted'
          ? ends(place, assets.sanction, value)
          : sets(place, assets.sanction, { ...value, status: 'listed', until: toLastDay(until) }),
      ];
    },
  }),
];
