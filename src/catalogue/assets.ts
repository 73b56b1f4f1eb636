/** Assets, what authorities do about them, and sanctions. */
import { z } from 'zod';
import { say } from '../words/message.ts';
import { bare, defineAttribute, hidden, named, nullableText, text } from './attribute.ts';
import { amount, currency, defineType, line, slug } from './development.ts';
import { at, ends, sets } from './points.ts';
import { endOfSentence, toAmount, toName } from './refer.ts';
import { actorRef, caseRef, toKey } from './subject.ts';

const measures = ['frozen', 'seized', 'confiscated', 'returned'] as const;
/** The label of an asset on which no measure is recorded. */
const noMeasure = 'reported';

export const assets = {
  sanction: defineAttribute({
    name: 'sanction',
    of: ['person', 'organization'],
    property: 'sanctions',
    shape: 'list',
    value: z.strictObject({ programme: text, by: nullableText, status: z.literal('listed') }),
    labelOf: ({ status }) => status,
    labels: ['listed'],
    isListable: true,
    hasFreeKeys: true,
    page: { group: 'assets', headline: ['organization'] },
    shows: { programme: bare('text'), by: named('subject'), status: hidden },
    picture: { tone: 'status', lanesOf: ['person', 'organization'] },
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
  what: line(300),
  amount: amount.nullable().optional(),
  currency: currency.nullable().optional(),
};

export const assetTypes = [
  defineType({
    name: 'asset.reported',
    version: 1,
    data: z.strictObject(assetFields),
    example: {
      data: { owner: 'person:ada-orlov', asset: 'villa', what: 'a villa' },
      summary: 'Ada Orlov is said to own a villa.',
    },
    points: ({ data: { owner, asset, what, amount = null, currency = null } }) => [
      sets(at(owner, asset), assets.asset, { what, amount, currency, measure: null }),
    ],
    sentence: ({ owner, what, amount, currency }) =>
      say('types.asset.reported.sentence', {
        owner: { subject: owner },
        what: endOfSentence(what),
        amount: toAmount(amount, currency),
      }),
  }),
  defineType({
    name: 'asset.measure_taken',
    version: 1,
    data: z.strictObject({
      ...assetFields,
      measure: z.enum(measures),
      by: actorRef().nullable().optional(),
      case: caseRef().nullable().optional(),
    }),
    example: {
      data: { owner: 'person:ada-orlov', asset: 'villa', what: 'a villa', measure: 'frozen' },
      summary: 'A villa of Ada Orlov was frozen.',
    },
    points: ({ data: { owner, asset, what, measure, amount = null, currency = null } }) => [
      sets(at(owner, asset), assets.asset, { what, amount, currency, measure }),
    ],
    sentence: ({ owner, what, measure, by, case: caseId, amount, currency }) =>
      say('types.asset.measure_taken.sentence', {
        owner: { subject: owner },
        measure,
        by: toName(by),
        case: toName(caseId),
        what: endOfSentence(what),
        amount: toAmount(amount, currency),
      }),
  }),
  defineType({
    name: 'sanction.changed',
    version: 1,
    data: z.strictObject({
      target: actorRef(),
      programme: line(200),
      change: z.enum(['listed', 'amended', 'delisted']),
      by: actorRef().nullable().optional(),
    }),
    example: {
      data: { target: 'person:ada-orlov', programme: 'Harbour League sanctions', change: 'listed' },
      summary: 'Ada Orlov was listed under the sanctions of the Harbour League.',
    },
    points: ({ data: { target, programme, change, by = null } }) => [
      change === 'delisted'
        ? ends(at(target, toKey(programme)), assets.sanction, { programme, by })
        : sets(at(target, toKey(programme)), assets.sanction, { programme, by, status: 'listed' }),
    ],
    sentence: ({ target, programme, change, by }) =>
      say('types.sanction.changed.sentence', { change, target: { subject: target }, programme, by: toName(by) }),
  }),
];
