// What a story expects, and the same read from positions: the keys of test/vectors/law/README.md.
import { type CustodyGroup, custodyGroups } from '../../src/law/custody.ts';
import type { AccusedPosition } from '../../src/law/positions.ts';
import type { CaseStanding, CountPosition } from '../../src/law/standings.ts';
import type { ToServe } from '../../src/law/to-serve.ts';

export interface Expectation {
  readonly counts?: Readonly<Record<string, string | Readonly<Record<string, number>> | null>>;
  readonly [key: string]: unknown;
}

/** The value that the positions have for each key that is expected. */
export function readExpected(
  expected: Expectation,
  position: AccusedPosition | undefined,
  caseId: string | undefined,
): Record<string, unknown> {
  const standing = caseId === undefined ? undefined : position?.cases.get(caseId);
  const read: Record<string, unknown> = {};
  for (const key of Object.keys(expected)) {
    const of = readers[key];
    if (!of) throw new Error(`no position is called ${key}`);
    read[key] = narrow(of(position, standing), expected[key], key);
  }
  return read;
}

/** Of what is keyed by name only the names that are expected; `null` where there is none. */
function narrow(value: unknown, expected: unknown, key: string): unknown {
  if (!keyed.includes(key) || typeof expected !== 'object' || expected === null) return value;
  const all = (value ?? {}) as Record<string, unknown>;
  return Object.fromEntries(Object.keys(expected).map((name) => [name, all[name] ?? null]));
}

const keyed = ['counts', 'countsPossible', 'sentences', 'toServe', 'toServeKnown', 'lastDay'];

type Reader = (position: AccusedPosition | undefined, standing: CaseStanding | undefined) => unknown;

const readers: Readonly<Record<string, Reader>> = {
  counts: (_, standing) => byName(standing?.counts ?? [], ({ name }) => name, writeCount),
  countsPossible: (_, standing) =>
    byName(
      standing?.counts ?? [],
      ({ name }) => name,
      ({ possible }) => possible,
    ),
  status: (_, standing) => standing?.status.stated?.label ?? null,
  stage: (_, standing) => standing?.stage.stated ?? null,
  statusCertainty: (_, standing) => (standing?.status.isCertain === false ? 'stated' : 'certain'),
  statusPossible: (_, standing) => standing?.status.possible.map(({ label }) => label).sort() ?? [],
  sums: (_, standing) => standing?.status.stated?.sums ?? {},
  sentences: (position) =>
    byName(
      position?.sentences ?? [],
      ({ part }) => part.key,
      ({ state }) => state,
    ),
  toServe: (position) => served(position, writeAnswer),
  toServeKnown: (position) => served(position, ({ known }) => known),
  lastDay: (position) => served(position, writeLastDay),
  amounts: (position) =>
    (position?.amounts.stated ?? []).map(({ kind, total, unit }) => `${kind} ${total} ${unit}`).sort(),
  custody: (position) => position?.custody.headline ?? 'no_record',
  custodyKind: (position) => position?.custody.kind ?? null,
  custodyPlace: (position) => position?.custody.place ?? null,
  custodySince: (position) => {
    const since = position?.custody.since;
    return since ? [since.earliest, since.latest] : null;
  },
  custodyGroups: (position) => position?.custody.groups.toSorted(byGroup) ?? [],
  measures: (position) =>
    (position?.custody.measures ?? []).flatMap(({ kind, holding }) => (holding === 'holds' ? kind : [])).sort(),
  appeals: (_, standing) =>
    (standing?.appeals.stated ?? [])
      .map(({ remedy, state }) => `${remedy} ${state === 'maybe_withdrawn' ? 'maybe withdrawn' : state}`)
      .sort(),
};

function byGroup(a: CustodyGroup, b: CustodyGroup): number {
  return custodyGroups.indexOf(a) - custodyGroups.indexOf(b);
}

function byName<Item>(items: readonly Item[], nameOf: (it: Item) => string, write: (it: Item) => unknown) {
  return Object.fromEntries(items.map((it) => [nameOf(it), write(it)]));
}

function writeCount({ count }: CountPosition): unknown {
  if (!count) return null;
  const portions = count.portions.map(({ label, number, isFinal, isPardoned }) => ({
    name: `${label}${isFinal ? ' final' : ''}${isPardoned ? ' pardoned' : ''}`,
    number,
  }));
  const [only, ...others] = portions;
  if (only && others.length === 0 && only.number === 1) return only.name;
  return Object.fromEntries(portions.map(({ name, number }) => [name, number]));
}

function served(position: AccusedPosition | undefined, write: (toServe: ToServe) => unknown): Record<string, unknown> {
  const stated = (position?.toServe ?? []).flatMap((answer) => answer.stated ?? []);
  const written = byName(stated, ({ kind }) => kind, write);
  const { imprisonment } = written;
  return imprisonment === 'life' || imprisonment === 'death' ? { ...written, [imprisonment]: imprisonment } : written;
}

function writeAnswer({ answer, known }: ToServe): unknown {
  if (answer.is !== 'term') return answer.is;
  if (answer.most === null) return `at_least ${answer.least}`;
  return answer.least === answer.most ? answer.least : { least: answer.least, most: answer.most, known };
}

function writeLastDay({ lastDay }: ToServe): unknown {
  if (!lastDay) return null;
  return lastDay.earliest === lastDay.latest ? lastDay.latest : [lastDay.earliest, lastDay.latest];
}
