/** What a value looks like: its colour, its pattern and its mark, the same on every page and in every picture. */

import { custodyKinds, releaseKinds, restrictionKinds } from '../law/acts.ts';
import { countLabels } from '../law/counts.ts';
import type { PartState } from '../law/part-states.ts';
import type { StatusLabel } from '../law/status.ts';
import type { AttributeName } from './attribute.ts';
import { attribute } from './attributes.ts';
import type { groupsShown } from './derive-custody.ts';
import type { CountStatus } from './derive-status.ts';
import { isFirm } from './standing.ts';

/**
 * In the order of a key. `on_trial` has the colour of `open`, `sentence` that of `convicted`; their patterns differ.
 */
export const looks = [
  'held',
  'restricted',
  'released',
  'claim',
  'open',
  'on_trial',
  'convicted',
  'acquitted',
  'ended',
  'office',
  'sentence',
  'plain',
  'not_clear',
  'none',
] as const;
export type Look = (typeof looks)[number];

type ByLabel = Readonly<Record<string, Look>>;

const custodyLooks = {
  ...each(custodyKinds, 'held'),
  ...each(restrictionKinds, 'restricted'),
  ...each(releaseKinds, 'ended'),
  restriction_of_liberty: 'restricted',
  supervised_release: 'restricted',
  exchanged: 'released',
  in_custody: 'held',
  restricted: 'restricted',
  released: 'released',
  ended: 'ended',
  not_clear: 'not_clear',
} satisfies ByLabel & Record<(typeof groupsShown)[number] | 'not_clear', Look>;

const statusLooks: Readonly<Record<StatusLabel, Look>> = {
  suspect: 'claim',
  accused: 'open',
  on_trial: 'on_trial',
  convicted: 'convicted',
  convicted_final: 'convicted',
  acquitted: 'acquitted',
  pardoned: 'ended',
  ended_by_death: 'ended',
  discontinued: 'ended',
  moved: 'ended',
  liable: 'convicted',
  not_liable: 'acquitted',
};

const countLooks: Readonly<Record<CountStatus, Look>> = {
  ...each(countLabels, 'ended'),
  suspected: 'claim',
  pending: 'open',
  no_verdict: 'open',
  convicted: 'convicted',
  liable: 'convicted',
  acquitted: 'acquitted',
  not_liable: 'acquitted',
};

const partLooks: Readonly<Record<PartState, Look>> = {
  in_force: 'sentence',
  suspended: 'sentence',
  stayed: 'sentence',
  served: 'ended',
  fallen: 'ended',
  remitted: 'ended',
  absorbed: 'ended',
  replaced: 'ended',
  pardoned: 'ended',
  ran_out: 'ended',
};

const stageLooks: ByLabel = {
  unfolding: 'plain',
  investigation: 'open',
  charged: 'open',
  trial: 'on_trial',
  verdict: 'on_trial',
  appeal: 'on_trial',
  final: 'ended',
  closed: 'ended',
};

/** Attributes that are not among them look plain. */
const byAttribute: Readonly<Partial<Record<AttributeName, Look | ByLabel>>> = {
  custody: custodyLooks,
  condition: 'held',
  legalStatus: statusLooks,
  counts: countLooks,
  stage: stageLooks,
  sentences: partLooks,
  toServe: 'sentence',
  amounts: 'sentence',
  office: 'office',
  holder: 'office',
  mandate: 'office',
  claim: 'claim',
};

/** How a value looks, or one of its labels alone. `standing`: what is no more than a claim looks like one. */
export function lookOf(name: string, value: unknown, standing?: string | null): Look {
  if (value === null || value === undefined) return 'none';
  const own = byAttribute[name as AttributeName] ?? 'plain';
  const look = typeof own === 'string' ? own : (labelsOf(name, value).flatMap((it) => own[it] ?? [])[0] ?? 'plain');
  return look === 'not_clear' || isFirm(standing) ? look : 'claim';
}

function labelsOf(name: string, value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  const { labelOf, labelsOf: all } = attribute(name);
  return [labelOf(value), ...(all?.(value) ?? [])];
}

function each<Label extends string>(labels: readonly Label[], look: Look): Record<Label, Look> {
  return Object.fromEntries(labels.map((label) => [label, look])) as Record<Label, Look>;
}
