/** Who is accused of what in a case, and with what outcome: a row for each accused, a column for each offence, and sums. */
import type { z } from 'zod';
import { appeals } from '../catalogue/appeals.ts';
import type { appealValue } from '../catalogue/derive-appeals.ts';
import { countsByWeight, type statusValue } from '../catalogue/derive-status.ts';
import { parties, partyRoles } from '../catalogue/parties.ts';
import { proceedings } from '../catalogue/proceedings.ts';
import { registry } from '../catalogue/registry.ts';
import { trial } from '../catalogue/trial.ts';
import type { CountLabel } from '../law/counts.ts';
import type { SubjectState } from '../state/state.ts';
import type { CountValue, SaidCount } from './charges.ts';
import type { SaidPart } from './imposed.ts';
import { type Said, saysOf } from './values.ts';

export interface ChargedOffence {
  readonly key: string;
  /** Null: not stated. */
  readonly offence: string | null;
  /** How the count is called where no offence is stated. */
  readonly count: string;
  readonly law: string | null;
}

/** So many counts against one accused, of one offence and with one outcome. */
export interface CountOutcome {
  readonly label: CountLabel;
  readonly number: number;
  /** It is not clear whether this is so by then. */
  readonly isPossible: boolean;
  readonly isFinal: boolean;
  /** An appeal against it is pending. */
  readonly isAppealed: boolean;
  readonly isPardoned: boolean;
  readonly convictedOf: string | null;
  /** As the charging document numbers them. */
  readonly printed: readonly string[];
  /** Who asserts what they are accused of. */
  readonly claims: readonly NonNullable<CountValue['claim']>[];
  readonly since: Said['since'];
  readonly because: readonly string[];
}

/** How many counts have which label. */
export type CountSums = Readonly<Partial<Record<CountLabel, number>>>;

export interface AccusedRow {
  readonly person: string;
  readonly status: Said<z.infer<typeof statusValue>> | undefined;
  /** By the key of the offence. */
  readonly cells: ReadonlyMap<string, readonly CountOutcome[]>;
  /** How many counts; those that are only possible are counted apart. */
  readonly sums: CountSums;
  /** Parts of sentences that stand, and those that stand no more. */
  readonly parts: readonly SaidPart[];
  readonly pastParts: readonly SaidPart[];
  readonly mayParts: readonly SaidPart[];
}

export interface ChargeMatrix {
  readonly offences: readonly ChargedOffence[];
  readonly rows: readonly AccusedRow[];
  /** By the key of the offence. */
  readonly sums: ReadonlyMap<string, CountSums>;
  readonly total: CountSums;
  /** How many counts may stand by then and are in no sum. */
  readonly notClear: number;
}

/** Counts that another charging document replaced say nothing of their own. */
const REPLACED: CountLabel = 'superseded';

export function chargeMatrix(state: SubjectState): ChargeMatrix {
  const counts = saysOf(state, proceedings.counts);
  const held = counts.held.filter(isOwn);
  const possible = counts.possible.filter(isOwn);
  const offences = offencesIn([...held, ...possible]);
  const keyOf = offenceFinder(offences);
  const persons = accusedIn(state, [...held, ...possible]);
  const pending = saysOf(state, appeals.appeals).held;
  const rows = persons.map((person): AccusedRow => {
    const isOf = ({ value }: { readonly value: unknown }) => (value as { readonly person: string }).person === person;
    const own = held.filter(isOf);
    const context = { appeals: pending.filter(isOf), isPossible: false };
    const outcomes = [
      ...own.flatMap((it) => outcomesOf(it, context)),
      ...possible.filter(isOf).flatMap((it) => outcomesOf(it, { ...context, isPossible: true })),
    ];
    const byOffence = Map.groupBy(outcomes, ({ value }) => keyOf(value));
    const parts = saysOf(state, trial.sentences);
    return {
      person,
      status: saysOf(state, proceedings.legalStatus).held.find(({ key }) => key === person),
      cells: new Map([...byOffence].map(([key, all]) => [key, uniteAlike(all)])),
      sums: addSums(own.map(({ value }) => ownSums(value))),
      parts: parts.held.filter(isOf),
      pastParts: parts.ended.filter(isOf),
      mayParts: parts.possible.filter(isOf),
    };
  });
  const size = ({ sums, cells }: AccusedRow) => [...Object.values(sums)].reduce((sum, it) => sum + it, 0) || cells.size;
  const stated = new Set(held.map(({ key }) => key));
  return {
    offences: orderOf(offences, rows),
    rows: rows.toSorted((a, b) => size(b) - size(a)),
    sums: new Map(
      offences.map(({ key }) => [
        key,
        addSums(held.filter(({ value }) => keyOf(value) === key).map(({ value }) => ownSums(value))),
      ]),
    ),
    total: addSums(held.map(({ value }) => ownSums(value))),
    notClear: new Set(possible.filter(({ key }) => !stated.has(key)).map(({ key }) => key)).size,
  };
}

/** How many counts there are in sums. */
export function countIn(sums: CountSums): number {
  return Object.values(sums).reduce((sum, it) => sum + it, 0);
}

/** Whether any of a count stands for itself. */
function isOwn({ value: { sums } }: SaidCount): boolean {
  return Object.keys(sums).some((label) => label !== REPLACED);
}

function ownSums({ sums }: CountValue): CountSums {
  return Object.fromEntries(Object.entries(sums).filter(([label]) => label !== REPLACED));
}

function addSums(all: readonly CountSums[]): CountSums {
  const sums: Partial<Record<CountLabel, number>> = {};
  for (const own of all)
    for (const label of countsByWeight) if (own[label]) sums[label] = (sums[label] ?? 0) + own[label];
  return sums;
}

/** Everyone with counts, and everyone who is only said to be accused. */
function accusedIn(state: SubjectState, counts: readonly SaidCount[]): string[] {
  const isCriminal = counts.length > 0 || saysOf(state, registry.kind).held.some(({ value }) => value === 'criminal');
  const roles: readonly string[] = ['suspect', 'accused', ...(isCriminal ? partyRoles.defendants : [])];
  const status = saysOf(state, proceedings.legalStatus);
  return [
    ...new Set([
      ...counts.map(({ value }) => value.person),
      ...[...status.held, ...status.possible].map(({ key }) => key),
      ...saysOf(state, parties.party)
        .held.filter(({ value }) => roles.includes(value.role))
        .map(({ value }) => value.party),
    ]),
  ];
}

/** Offences with their laws; where an offence has one law only, also counts that name none are of it. */
function offencesIn(counts: readonly SaidCount[]): ChargedOffence[] {
  const byName = Map.groupBy(counts, ({ value }) => nameOf(value));
  return [...byName].flatMap(([name, own]): ChargedOffence[] => {
    const laws = [...new Set(own.flatMap(({ value: { law } }) => law ?? []))];
    const [first] = own;
    if (!first) return [];
    const { offence, count } = first.value;
    if (laws.length <= 1) return [{ key: name, offence, count, law: laws[0] ?? null }];
    const isBare = own.some(({ value: { law } }) => law === null);
    return [...laws, ...(isBare ? [null] : [])].map((law) => ({ key: `${name}|${law ?? ''}`, offence, count, law }));
  });
}

function nameOf({ offence, count }: CountValue): string {
  return offence === null ? `count/${count}` : offence.trim().toLowerCase();
}

function offenceFinder(offences: readonly ChargedOffence[]): (value: CountValue) => string {
  const keys = new Set(offences.map(({ key }) => key));
  return (value) => {
    const name = nameOf(value);
    return keys.has(name) ? name : `${name}|${value.law ?? ''}`;
  };
}

/** In the order in which the rows come to them. */
function orderOf(offences: readonly ChargedOffence[], rows: readonly AccusedRow[]): ChargedOffence[] {
  const byKey = new Map(offences.map((it) => [it.key, it]));
  const inOrder = rows
    .toSorted((a, b) => countIn(b.sums) - countIn(a.sums))
    .flatMap(({ cells }) => [...cells.keys()].flatMap((key) => byKey.get(key) ?? []));
  return [...new Set([...inOrder, ...offences])];
}

interface OutcomeContext {
  readonly appeals: readonly Said<z.infer<typeof appealValue>>[];
  readonly isPossible: boolean;
}

type OfCount = CountOutcome & { readonly value: CountValue };

/** What became of one count, or of a bundle of like counts. */
function outcomesOf(said: SaidCount, { appeals: pending, isPossible }: OutcomeContext): OfCount[] {
  const { value, since, because } = said;
  return countsByWeight.flatMap((label): OfCount[] => {
    const number = ownSums(value)[label];
    if (!number) return [];
    const target = label === 'acquitted' ? 'acquittal' : 'conviction';
    const isAppealed = pending.some(({ value: { against } }) => against === target);
    return [
      {
        value,
        label,
        number,
        isPossible,
        isFinal: value.final,
        isAppealed: isAppealed && !value.final && (label === 'convicted' || label === 'acquitted'),
        isPardoned: value.pardoned,
        convictedOf: label === 'convicted' ? value.convictedOf : null,
        printed: value.number === null ? [] : [value.number],
        claims: value.claim ? [value.claim] : [],
        since,
        because,
      },
    ];
  });
}

/** Counts of one offence with one outcome are said together. */
function uniteAlike(all: readonly OfCount[]): CountOutcome[] {
  const traits = ({ label, isPossible, isFinal, isAppealed, isPardoned, convictedOf }: CountOutcome) =>
    JSON.stringify([label, isPossible, isFinal, isAppealed, isPardoned, convictedOf]);
  return [...Map.groupBy(all, traits).values()].flatMap((own): CountOutcome[] => {
    const [first] = own;
    if (!first) return [];
    const { value: _, ...outcome } = first;
    return [
      {
        ...outcome,
        number: own.reduce((sum, it) => sum + it.number, 0),
        printed: [...new Set(own.flatMap(({ printed }) => printed))],
        claims: own.flatMap(({ claims }) => claims),
        since: own.map(({ since }) => since).reduce(laterOf),
        because: [...new Set(own.flatMap(({ because }) => because))],
      },
    ];
  });
}

function laterOf(one: Said['since'], other: Said['since']): Said['since'] {
  return (other.latest ?? '') > (one.latest ?? '') ? other : one;
}
