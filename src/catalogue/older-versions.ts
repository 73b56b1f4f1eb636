/** What was written in the terms of an older version of its type: files and programs outlive a release. */
import type { DevelopmentType } from './development.ts';
import { typesByName } from './types.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The input in the terms of the current version, once for each older version that it may be in; the newest first. */
export function readOlderVersions(type: DevelopmentType, input: object): object[] {
  const { data } = input as { readonly data?: unknown };
  if (!isFields(data)) return [];
  if (type.amends === 'corrects')
    return replacementsIn(data).map((replacement) => ({ ...input, data: { ...data, replacement } }));
  const { upcasts = [] } = type;
  return upcasts.flatMap((_, index) => {
    const current = tryUpcasts(upcasts.slice(upcasts.length - 1 - index), data);
    return current ? [{ ...input, data: current }] : [];
  });
}

function replacementsIn({ replacement }: Fields): object[] {
  const type = isFields(replacement) && typesByName.get(String(replacement.type));
  return type ? readOlderVersions(type, replacement as object) : [];
}

/** Undefined: it is not in that version, so that a step stumbles over it. */
function tryUpcasts(steps: NonNullable<DevelopmentType['upcasts']>, data: Fields): Fields | undefined {
  try {
    return steps.reduce((older, step) => step(older), data);
  } catch {
    return undefined;
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
