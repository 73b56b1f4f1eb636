// States as answers hold them, and their values one by one.
import { attributesOf } from '../../src/catalogue/attributes.ts';
import { subjectKinds } from '../../src/catalogue/subject.ts';

export interface Leaf {
  readonly key?: string;
  readonly attribute?: string;
  readonly holds?: boolean;
  readonly value: unknown;
  readonly certainty: string;
  readonly standing: string | null;
  readonly by: string | null;
  readonly because: readonly string[];
  readonly sources: readonly string[];
}
/** A state, as an answer holds it. */
export interface State {
  readonly id: string;
  readonly state: Readonly<Record<string, unknown>>;
  readonly possible: readonly Leaf[];
  readonly ended: readonly Leaf[];
  readonly claims: readonly Leaf[];
  readonly unknowns: readonly Leaf[];
  readonly disputes: readonly Leaf[];
  readonly findings: readonly { readonly rule: string; readonly because: readonly string[] }[];
}
/** Each leaf of a subject with the name of its attribute. */
export function leavesOf(subject: State) {
  const properties = new Map(subjectKinds.flatMap(attributesOf).map(({ property, name }) => [property, name]));
  const inState = Object.entries(subject.state).flatMap(([property, value]) => {
    const name = properties.get(property);
    if (name === undefined) throw new Error(`the state has ${property}, which no attribute is called`);
    return asLeaves(value).map((leaf) => ({ name, leaf, path: `${subject.id} state.${property}` }));
  });
  const aside = (['possible', 'ended', 'claims', 'unknowns', 'disputes'] as const).flatMap((part) =>
    subject[part].map((leaf) => ({
      name: leaf.attribute ?? part.slice(0, -1),
      leaf,
      path: `${subject.id} ${part}`,
    })),
  );
  return [...inState, ...aside];
}

/** One leaf, a list of them, or a map: then the key goes into the leaf. */
function asLeaves(value: unknown): Leaf[] {
  if (value === null) return [];
  if (Array.isArray(value)) return value;
  if ('because' in (value as object)) return [value as Leaf];
  return Object.entries(value as Record<string, Leaf>).map(([key, leaf]) => ({ ...leaf, key }));
}

/**
 * By `attribute=label`, the subjects that hold it: told from the answers alone, with the labels that the reference
 * promises.
 */
export function holdersIn(states: readonly State[]): Map<string, Set<string>> {
  const holders = new Map<string, Set<string>>();
  for (const subject of states) {
    for (const { name, leaf } of leavesOf(subject).filter(
      ({ path, leaf }) => !path.endsWith(' ended') && leaf.holds !== false,
    )) {
      for (const label of ['any', ...partsOf(name, leaf.key), ...labelsOf(name, leaf.value)]) {
        if (!label) continue;
        const filter = `${name}=${label}`;
        holders.set(filter, (holders.get(filter) ?? new Set()).add(subject.id));
      }
    }
  }
  return holders;
}

/** A key; of one with parts also all that it begins with. */
function partsOf(name: string, key: string | undefined): (string | undefined)[] {
  if (!['party', 'wanted'].includes(name) || key === undefined) return [key];
  return key.split('/').map((_, index, parts) => parts.slice(0, index + 1).join('/'));
}

/** All that a value is found by. */
function labelsOf(name: string, value: unknown): (string | undefined)[] {
  const parts = value as Readonly<Record<string, unknown>>;
  switch (name) {
    case 'counts':
      return Object.keys(parts.sums as object);
    case 'sentences':
      return [String(parts.kind), String(parts.state)];
    case 'appeals':
      return [String(parts.status), String(parts.remedy)];
    case 'custody': {
      const isClear = parts.group !== 'not_clear';
      const held = (parts.measures as { readonly kind: string; readonly holds: boolean | null }[]).filter(
        ({ holds }) => holds && isClear,
      );
      const kinds = [parts.group, parts.kind].flatMap((it) => (typeof it === 'string' ? [it] : []));
      return [...new Set([...kinds, ...held.map(({ kind }) => kind)])];
    }
    default:
      return [labelOf(name, value)];
  }
}

function labelOf(name: string, value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  const parts = value as Readonly<Record<string, string | null>>;
  switch (name) {
    case 'identifier':
      return `${parts.scheme}:${parts.id}`;
    case 'asset':
      return parts.measure ?? 'reported';
    case 'unknown':
      return 'open';
    default: {
      const property = labels[name];
      return property === undefined ? undefined : (parts[property] ?? undefined);
    }
  }
}

/** Which part of a value is its label. */
const labels: Readonly<Record<string, string>> = {
  office: 'organization',
  legalStatus: 'status',
  toServe: 'kind',
  party: 'role',
  holder: 'person',
  claim: 'standing',
  life: 'status',
  honour: 'kind',
  sanction: 'status',
  plea: 'plea',
  clemency: 'kind',
  extradition: 'status',
  relationship: 'kind',
};
