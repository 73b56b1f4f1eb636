// What a story expects, and the same read from positions: the keys of test/vectors/law/README.md.

import type { Portion } from '../../src/law/counts.ts';
import { type CustodyGroup, custodyGroups } from '../../src/law/custody.ts';
import type { AccusedPosition } from '../../src/law/positions.ts';
import type { CaseStanding, CountPosition } from '../../src/law/standings.ts';
import type { ToServe } from '../../src/law/to-serve.ts';

/** The value that the positions have for each key. */
export function readExpected(
  keys: readonly string[],
  position: AccusedPosition | undefined,
  caseId: string | undefined,
): Record<string, unknown> {
  const standing = caseId === undefined ? undefined : position?.cases.get(caseId);
  const read: Record<string, unknown> = {};
  for (const key of keys) {
    const of = readers[key];
    if (!of) throw new Error(`no position is called ${key}`);
    read[key] = of(position, standing);
  }
  return read;
}

type Reader = (position: AccusedPosition | undefined, standing: CaseStanding | undefined) => unknown;

const readers: Readonly<Record<string, Reader>> = {
  counts: (_, standing) => writeCounts(standing?.counts ?? []),
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
      ({ state }) => state ?? undefined,
    ),
  toServe: (position) => served(position, writeAnswer),
  toServeKnown: (position) => served(position, ({ answer, known }) => (answer.is === 'nothing' ? undefined : known)),
  lastDay: (position) => served(position, writeLastDay),
  amounts: (position) =>
    (position?.amounts.stated ?? []).map(({ kind, total, unit }) => `${kind} ${total} ${unit}`).sort(),
  custody: (position) => position?.custody.headline ?? 'no_record',
  custodyKind: (position) => clearly(position)?.kind ?? null,
  custodyPlace: (position) => clearly(position)?.place ?? null,
  custodySince: (position) => {
    const since = clearly(position)?.since;
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

/** What the headline speaks of; where it is not clear, of nothing. */
function clearly(position: AccusedPosition | undefined): AccusedPosition['custody'] | undefined {
  return position?.custody.headline === 'not_clear' ? undefined : position?.custody;
}

function byGroup(a: CustodyGroup, b: CustodyGroup): number {
  return custodyGroups.indexOf(a) - custodyGroups.indexOf(b);
}

function byName<Item>(items: readonly Item[], nameOf: (it: Item) => string, write: (it: Item) => unknown) {
  return Object.fromEntries(items.map((it) => [nameOf(it), write(it)]));
}

/** Counts that are stated; those that acts imply without naming them are one bundle. */
function writeCounts(all: readonly CountPosition[]): Record<string, unknown> {
  const stated = all.flatMap(({ count }) => count ?? []);
  const named = Map.groupBy(stated, ({ name }) => name.replace(/^(not stated) \d+$/, '$1'));
  return Object.fromEntries(
    [...named].map(([name, counts]) => [name, writePortions(counts.flatMap((it) => it.portions))]),
  );
}

function writePortions(all: readonly Portion[]): unknown {
  const portions = all.map(({ label, number, isFinal, isPardoned }) => ({
    name: `${label}${isFinal ? ' final' : ''}${isPardoned ? ' pardoned' : ''}`,
    number,
  }));
  const [only, ...others] = portions;
  if (only && others.length === 0 && only.number === 1) return only.name;
  const words = Map.groupBy(portions, ({ name }) => name);
  return Object.fromEntries([...words].map(([name, own]) => [name, own.reduce((sum, { number }) => sum + number, 0)]));
}

function served(position: AccusedPosition | undefined, write: (toServe: ToServe) => unknown): Record<string, unknown> {
  const stated = (position?.toServe ?? []).flatMap((answer) => answer.stated ?? []);
  const left = stated.filter(({ answer, parts }) => answer.is !== 'nothing' || parts.length > 0);
  const written = byName(left, ({ kind }) => kind, write);
  return Object.fromEntries(Object.entries(written).filter(([, it]) => it !== undefined));
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
