import { z } from 'zod';
import { amount, currency, defineType, line, slug } from './development.ts';
import { sets } from './points.ts';
import { actorRef } from './subject.ts';

export const assetTypes = [
  defineType({
    name: 'asset.reported',
    version: 1,
    title: 'Asset reported',
    description: 'Somebody is said to own or control something; null where the amount is not stated.',
    data: z.strictObject({
      owner: actorRef(),
      asset: slug,
      what: line(300),
      amount: amount.nullable().optional(),
      currency: currency.nullable().optional(),
    }),
    example: {
      data: { owner: 'person:ada-orlov', asset: 'villa', what: 'a villa' },
      summary: 'Ada Orlov is said to own a villa.',
    },
    points: ({ data: { owner, asset, what, amount = null, currency = null } }) => [
      sets(owner, 'asset', { what, amount, currency, measure: null }, { key: asset, label: 'reported' }),
    ],
  }),
];
