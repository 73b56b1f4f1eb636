// What states answer to a question about proceedings, in the words of test/vectors/law/README.md.
import { findingRules } from '../../src/catalogue/rules.ts';
import { noteNames } from '../../src/law/note-names.ts';
import type { Answer, Ask } from './oracle/vector.ts';

interface Since {
  readonly earliest: string | null;
  readonly latest: string | null;
}
interface Leaf {
  readonly key: string;
  readonly attribute: string;
  readonly certainty: string;
  readonly since: Since;
  readonly value: Value;
}
/** All that derived values hold of what is compared. */
interface Value {
  readonly case: string | null;
  readonly count: string;
  readonly status: string;
  readonly state: string;
  readonly stage: string | null;
  readonly sums: Readonly<Record<string, number>>;
  readonly final: boolean;
  readonly pardoned: boolean;
  readonly kind: string | null;
  readonly place: string | null;
  readonly group: string;
  readonly answer: string;
  readonly least: string | null;
  readonly most: string | null;
  readonly known: string;
  readonly parts: readonly string[];
  readonly lastDay: { readonly earliest: string | null; readonly latest: string } | null;
  readonly remedy: string;
  readonly measures: readonly { readonly kind: string; readonly holds: boolean | null }[];
}
/** A state, as far as it is compared. */
export interface ShownState {
  readonly state: {
    readonly legalStatus: Readonly<Record<string, Leaf>>;
    readonly counts: readonly Leaf[];
    readonly appeals: readonly Leaf[];
    readonly sentences: readonly Leaf[];
    readonly toServe: readonly Leaf[];
    readonly custody: Leaf | null;
  };
  readonly possible: readonly Leaf[];
  readonly ended: readonly Leaf[];
  readonly findings: readonly { readonly rule: string }[];
}

/** The answers of a state: in one case about status, else about sentences and custody. */
export function answerOfState(shown: ShownState, { asOf, case: name }: Ask): Record<string, unknown> {
  return name === undefined ? { ...sentencesOf(shown), ...custodyOf(shown, asOf) } : statusOf(shown, `case:${name}`);
}

/** The notes of the law room that are said on a person’s page, among others; those of a case are said there. */
export function notesOfPerson(names: readonly string[]): string[] {
  const own: readonly string[] = noteNames.filter((it) => findingRules[it].on === 'person');
  return [...new Set(names)].filter((it) => own.includes(it)).sort();
}

function statusOf({ state, possible }: ShownState, caseId: string): Record<string, unknown> {
  const status = state.legalStatus[caseId];
  const labels = possible
    .filter(({ attribute, key }) => attribute === 'legalStatus' && key === caseId)
    .map(({ value }) => value.status);
  const counts = state.counts.filter(({ value }) => value.case === caseId);
  const appeals = state.appeals.filter(({ value }) => value.case === caseId);
  return {
    counts: countsOf(counts),
    status: status?.value.status ?? null,
    statusCertainty: status
      ? status.certainty === 'certain'
        ? 'certain'
        : 'stated'
      : labels.length
        ? 'stated'
        : 'certain',
    statusPossible: [...new Set(labels)].filter((it) => it !== status?.value.status).sort(),
    stage: status?.value.stage ?? null,
    sums: status?.value.sums ?? {},
    appeals: appeals.map(({ value }) => `${value.remedy} ${value.status.replace('_', ' ')}`).sort(),
  };
}

/** Counts with how many have each label, and whether all are final or pardoned. */
interface Summed {
  readonly sums: Readonly<Record<string, number>>;
  readonly final: boolean;
  readonly pardoned: boolean;
}

/** Counts that are not stated are one bundle. */
function countsOf(leaves: readonly Leaf[]): Record<string, Summed> {
  const named = Map.groupBy(leaves, ({ value }) => value.count.replace(/^(not stated) \d+$/, '$1'));
  return Object.fromEntries(
    [...named].map(([name, own]) => {
      const sums: Record<string, number> = {};
      for (const { value } of own)
        for (const [label, number] of Object.entries(value.sums)) sums[label] = (sums[label] ?? 0) + number;
      const all = (flag: 'final' | 'pardoned') => own.every(({ value }) => value[flag]);
      return [name, { sums, final: all('final'), pardoned: all('pardoned') }];
    }),
  );
}

/** The counts of the oracle as a state sums them up. */
export function sumCounts(counts: Answer['counts'] = {}): Record<string, Summed> {
  return Object.fromEntries(
    Object.entries(counts).map(([name, it]) => {
      const portions = Object.entries(typeof it === 'string' ? { [it]: 1 } : it);
      const sums: Record<string, number> = {};
      for (const [words, number] of portions) {
        const [label = ''] = words.split(' ');
        sums[label] = (sums[label] ?? 0) + number;
      }
      const all = (flag: string) => portions.every(([words]) => words.includes(` ${flag}`));
      return [name, { sums, final: all('final'), pardoned: all('pardoned') }];
    }),
  );
}

function sentencesOf({ state, ended }: ShownState): Record<string, unknown> {
  const parts = [...state.sentences, ...ended.filter(({ attribute }) => attribute === 'sentences')];
  const kinds = state.toServe.filter(({ value }) => value.answer !== 'nothing' || value.parts.length > 0);
  const byKind = (write: (value: Value) => unknown) =>
    Object.fromEntries(kinds.map(({ key, value }) => [key, write(value)]).filter(([, it]) => it !== undefined));
  return {
    sentences: Object.fromEntries(parts.map(({ key, value }) => [key, value.state])),
    toServe: byKind(({ answer, least, most, known }) => {
      if (answer !== 'term') return answer;
      if (most === null) return `at_least ${least}`;
      return least === most ? least : { least, most, known };
    }),
    toServeKnown: byKind(({ answer, known }) => (answer === 'nothing' ? undefined : known)),
    lastDay: byKind(({ lastDay }) => {
      if (!lastDay) return null;
      return lastDay.earliest === lastDay.latest ? lastDay.latest : [lastDay.earliest, lastDay.latest];
    }),
  };
}

function custodyOf({ state: { custody } }: ShownState, asOf: string): Record<string, unknown> {
  const isClear = custody !== null && custody.value.group !== 'not_clear';
  const { earliest = null, latest = asOf } = custody?.since ?? {};
  const isDated = isClear && (earliest !== null || latest !== asOf);
  return {
    custody: custody?.value.group ?? 'no_record',
    custodyKind: isClear ? (custody.value.kind ?? custody.value.group) : null,
    custodyPlace: isClear ? custody.value.place : null,
    custodySince: isDated ? [earliest, latest] : null,
    measures: (custody?.value.measures ?? []).flatMap(({ kind, holds }) => (holds === true ? [kind] : [])).sort(),
  };
}
