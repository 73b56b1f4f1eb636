import { z } from 'zod';
import { amount, currency, defineType, line, slug } from './development.ts';
import { ends, sets } from './points.ts';
import { actorRef, caseRef, toKey } from './subject.ts';
import { amountInWords, byWhom, ifStated, inCase } from './words.ts';

const asset = {
  owner: actorRef(),
  asset: slug,
  what: line(300),
  amount: amount.nullable().optional(),
  currency: currency.nullable().optional(),
};

const measureWords = {
  frozen: 'was frozen',
  seized: 'was seized',
  confiscated: 'was confiscated',
  returned: 'was returned',
} as const;

/** What somebody owns, and what others do about it. */
export const assetTypes = [
  defineType({
    name: 'asset.reported',
    version: 1,
    title: 'Asset reported',
    description: 'Somebody is said to own or control something; null where the amount is not stated.',
    data: z.strictObject(asset),
    example: {
      data: { owner: 'person:ada-orlov', asset: 'villa', what: 'a villa' },
      summary: 'Ada Orlov is said to own a villa.',
    },
    points: ({ data: { owner, asset, what, amount = null, currency = null } }) => [
      sets(owner, 'asset', { what, amount, currency, measure: null }, { key: asset, label: 'reported' }),
    ],
    sentence: ({ owner, what, amount, currency }, name) =>
      `${name(owner)} owned or controlled: ${what}${ifStated(amount, (text) => ` (${amountInWords(text, currency)})`)}`,
  }),
  defineType({
    name: 'asset.measure_taken',
    version: 1,
    title: 'Measure on an asset',
    description: 'An asset is frozen, seized, confiscated or returned; null where the amount is not stated.',
    data: z.strictObject({
      ...asset,
      measure: z.enum(['frozen', 'seized', 'confiscated', 'returned']),
      by: actorRef().nullable().optional(),
      case: caseRef().nullable().optional(),
    }),
    example: {
      data: { owner: 'person:ada-orlov', asset: 'villa', what: 'a villa', measure: 'frozen' },
      summary: 'A villa of Ada Orlov was frozen.',
    },
    points: ({ data: { owner, asset, what, measure, amount = null, currency = null } }) => [
      sets(owner, 'asset', { what, amount, currency, measure }, { key: asset, label: measure }),
    ],
    sentence: ({ owner, what, measure, by, case: caseId, amount, currency }, name) =>
      `An asset of ${name(owner)} ${measureWords[measure]}${byWhom(by, name)}${inCase(caseId, name)}: ${what}${ifStated(amount, (text) => ` (${amountInWords(text, currency)})`)}`,
  }),
  defineType({
    name: 'sanction.changed',
    version: 1,
    title: 'Sanction',
    description:
      'A person or an organization is listed under a sanctions programme, the listing is amended, or it ends.',
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
        ? ends(target, 'sanction', toKey(programme), { programme, by })
        : sets(target, 'sanction', { programme, by, status: 'listed' }, { key: toKey(programme), label: 'listed' }),
    ],
    sentence: ({ target, programme, change, by }, name) => {
      const what = {
        listed: `${name(target)} was listed under “${programme}”`,
        amended: `The listing of ${name(target)} under “${programme}” was amended`,
        delisted: `${name(target)} was taken off “${programme}”`,
      };
      return `${what[change]}${byWhom(by, name)}`;
    },
  }),
];
