// Whether two acts say the same: neither contradicts the other, and what only one of them says does not count.
//
//   5 years; 5 years, general regime        alike: together, 5 years under the general regime
//   5 years; 3 years                        not alike
//   5 years; 5 years and a fine             not alike: other parts
import { isDeepStrictEqual } from 'node:util';
import type { Act, ActContent } from './acts.ts';
import { renameReferences } from './references.ts';

/** What an act says, whatever its id and its place in time. Lists of counts are in the order of their names. */
export function sayingOf(act: Act): ActContent {
  const own = renameReferences(act, (name) => (name === act.id ? '' : name));
  const { id: _, earliest: __, latest: ___, timeOfDayMs: ____, order: _____, follows: ______, ...content } = own;
  return {
    ...content,
    ...('counts' in content ? { counts: byName(content.counts) } : {}),
    ...('scope' in content && Array.isArray(content.scope) ? { scope: byName(content.scope) } : {}),
  } as ActContent;
}

function byName<Named extends { readonly count: string }>(counts: readonly Named[]): Named[] {
  return counts.toSorted((a, b) => (a.count < b.count ? -1 : a.count > b.count ? 1 : 0));
}

/** Left out, these say something: all custody; instead of what held; nothing else. */
const SAYING_WITHOUT = ['ends', 'besides', 'supersedes'];

/** What a part is called is the recorder’s choice, and nothing that a source says. */
const PART_NAME = 'name';

export function areAlike(one: ActContent, other: ActContent): boolean {
  const [a, b] = [one, other].map((it) => new Map<string, unknown>(Object.entries(it)));
  return SAYING_WITHOUT.every((name) => isDeepStrictEqual(a?.get(name), b?.get(name))) && agree(one, other);
}

function agree(one: unknown, other: unknown): boolean {
  if (!isGiven(one) || !isGiven(other)) return true;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((it, index) => agree(it, other[index]));
  }
  if (!isObject(one) || !isObject(other)) return one === other;
  return Object.entries(one).every(([name, value]) => name === PART_NAME || agree(value, other[name]));
}

/** All that two acts say that are alike. */
export function joinSayings<Saying extends ActContent>(one: Saying, other: ActContent): Saying {
  return join(one, other) as Saying;
}

function join(one: unknown, other: unknown): unknown {
  if (!isGiven(one)) return other ?? one;
  if (Array.isArray(one) && Array.isArray(other)) return one.map((it, index) => join(it, other[index]));
  if (!isObject(one) || !isObject(other)) return one;
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries([...names].map((name) => [name, join(one[name], other[name])]));
}

function isGiven(value: unknown): boolean {
  return value !== null && value !== undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
