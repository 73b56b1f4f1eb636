/** Who is accused of what in a case, with what outcome: a row for each accused, a column for each offence, and sums. */
import type { z } from 'zod';
import { appeals } from '../catalogue/appeals.ts';
import type { appealValue } from '../catalogue/derive-appeals.ts';
import { type CountStatus, countsByWeight, type statusValue } from '../catalogue/derive-status.ts';
import { parties, partyRoles } from '../catalogue/parties.ts';
import { proceedings } from '../catalogue/proceedings.ts';
import { registry } from '../catalogue/registry.ts';
import { trial } from '../catalogue/trial.ts';
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
  readonly label: CountStatus;
  readonly number: number;
  /** It is not clear whether this is so by then. */
  readonly isPossible: boolean;
  readonly isFinal: boolean;
  /** An appeal against it is pending. */
  readonly isAppealed: boolean;
  readonly isPardoned: boolean;
  /** In its own words, where those of the column are others. */
  readonly offence: string | null;
  readonly convictedOf: string | null;
  /** As the charging document numbers them. */
  readonly printed: readonly string[];
  /** Some of the counts that the document brings under these numbers have another outcome. */
  readonly isPart: boolean;
  /** Who asserts what they are accused of. */
  readonly claims: readonly NonNullable<CountValue['claim']>[];
  readonly since: Said['since'];
  readonly because: readonly string[];
}

/** How many counts have which label. */
export type CountSums = Readonly<Partial<Record<CountStatus, number>>>;

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
const REPLACED: CountStatus = 'superseded';

export function chargeMatrix(state: SubjectState): ChargeMatrix {
  const counts = saysOf(state, proceedings.counts);
  const held = counts.held.filter(isOwn);
  const possible = counts.possible.filter(isOwn);
  const offences = offencesIn([...held, ...possible]);
  const keyOf = keysOf([...held, ...possible]);
  const headings = new Map(offences.map(({ key, offence }) => [key, offence?.toLowerCase()]));
  const persons = accusedIn(state, [...held, ...possible]);
  const pending = saysOf(state, appeals.appeals).held;
  const withOwnWords = (it: OfCount): OfCount => {
    const { offence } = it.value;
    return { ...it, offence: offence?.toLowerCase() === headings.get(keyOf(it.value)) ? null : offence };
  };
  const rows = persons.map((person): AccusedRow => {
    const isOf = ({ value }: { readonly value: unknown }) => (value as { readonly person: string }).person === person;
    const own = held.filter(isOf);
    const context = { appeals: pending.filter(isOf), isPossible: false };
    const outcomes = [
      ...own.flatMap((it) => outcomesOf(it, context)),
      ...withoutSteps(possible.filter(isOf)).flatMap((it) => outcomesOf(it, { ...context, isPossible: true })),
    ];
    const byOffence = Map.groupBy(outcomes.map(withOwnWords), ({ value }) => keyOf(value));
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

/** A count that may be decided is not said to be open besides. */
function withoutSteps(possible: readonly SaidCount[]): SaidCount[] {
  const isStep = ({ value: { status } }: SaidCount) => status === 'pending' || status === 'suspected';
  const decided = new Set(possible.filter((it) => !isStep(it)).map(({ key }) => key));
  return possible.filter((it) => !isStep(it) || !decided.has(it.key));
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
  const sums: Partial<Record<CountStatus, number>> = {};
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

/** Offences of one section of a law are one column: its sources word them differently. */
function offencesIn(counts: readonly SaidCount[]): ChargedOffence[] {
  const keyOf = keysOf(counts);
  return [...Map.groupBy(counts, ({ value }) => keyOf(value))].flatMap(([key, own]): ChargedOffence[] => {
    const [first] = own;
    if (!first) return [];
    const named = own.flatMap(({ value: { offence } }) => offence ?? []);
    const shortest = named.reduce<string | null>((best, it) => (best && best.length <= it.length ? best : it), null);
    const law = own.find(({ value }) => value.law !== null)?.value.law ?? null;
    return [{ key, offence: shortest, count: first.value.count, law }];
  });
}

/** By the section of the law; where a count names none, by its words, as far as one section has them. */
function keysOf(counts: readonly SaidCount[]): (value: CountValue) => string {
  const sections = new Map<string, Set<string>>();
  for (const { value } of counts) {
    const section = sectionOf(value);
    if (section === undefined) continue;
    sections.set(nameOf(value), (sections.get(nameOf(value)) ?? new Set()).add(section));
  }
  return (value) => {
    const named = sections.get(nameOf(value));
    const [only] = named?.size === 1 ? named : [];
    return sectionOf(value) ?? only ?? `${nameOf(value)}|${value.law ?? ''}`;
  };
}

/** Undefined: no law is named, or no section of it. */
function sectionOf({ law }: CountValue): string | undefined {
  return law !== null && /\d/.test(law) ? law.trim().toLowerCase() : undefined;
}

function nameOf({ offence, count }: CountValue): string {
  return offence === null ? `count/${count}` : offence.trim().toLowerCase();
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
    const isCleared = label === 'acquitted' || label === 'not_liable';
    const isJudged = isCleared || label === 'convicted' || label === 'liable';
    const target = isCleared ? 'acquittal' : 'conviction';
    const isAppealed = pending.some(({ value: { against } }) => against === target);
    return [
      {
        value,
        label,
        number,
        isPossible,
        isFinal: value.final,
        isAppealed: isAppealed && !value.final && isJudged,
        isPardoned: value.pardoned,
        offence: value.offence,
        convictedOf: label === 'convicted' ? value.convictedOf : label === 'liable' ? value.liableFor : null,
        printed: value.number === null ? [] : [value.number],
        isPart: Object.keys(ownSums(value)).length > 1,
        claims: value.claim ? [value.claim] : [],
        since,
        because,
      },
    ];
  });
}

/** Counts of one offence with one outcome are said together. */
function uniteAlike(all: readonly OfCount[]): CountOutcome[] {
  const traits = ({ label, isPossible, isFinal, isAppealed, isPardoned, offence, convictedOf }: CountOutcome) =>
    JSON.stringify([label, isPossible, isFinal, isAppealed, isPardoned, offence, convictedOf]);
  return [...Map.groupBy(all, traits).values()].flatMap((own): CountOutcome[] => {
    const [first] = own;
    if (!first) return [];
    const { value: _, ...outcome } = first;
    return [
      {
        ...outcome,
        number: own.reduce((sum, it) => sum + it.number, 0),
        printed: [...new Set(own.flatMap(({ printed }) => printed))],
        isPart: own.some(({ isPart }) => isPart),
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
