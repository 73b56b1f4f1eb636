// Random proceedings for fast-check: all acts, fuzzy and overlapping dates, references, late, corrected and retracted.
import fc from 'fast-check';
import {
  type ActContent,
  custodyKinds,
  decisionResults,
  type MeasureKind,
  outcomes,
  type PartChange,
  partChanges,
  releaseKinds,
  remedyKinds,
  remedyTargets,
  restrictionKinds,
  type Scope,
  type SentencePart,
} from '../../src/law/acts.ts';
import type { Day } from '../../src/time/day.ts';
import type { Ask, Entry } from './oracle/vector.ts';

/** What a draft is made of: numbers that choose among what is there, so that a story shrinks well. */
interface Draft {
  readonly kind: ActContent['act'];
  readonly isOther: boolean;
  readonly case: number;
  readonly scope: number;
  readonly date: string | undefined;
  readonly picks: readonly number[];
  /** Recorded with the development before it. */
  readonly isTogether: boolean;
  /** It says that it followed the development so many places before it. */
  readonly after: number;
  /** Recorded behind the others. */
  readonly isLate: boolean;
  readonly fate: 'kept' | 'corrected' | 'retracted' | 'restored' | 'alleged';
}

const weights = {
  charge: 5,
  suspicion: 1,
  reworded: 1,
  moved: 1,
  joined: 1,
  trial_opened: 2,
  plea: 1,
  outcome: 6,
  closed: 1,
  sentence: 5,
  sentence_change: 4,
  remedy_filed: 3,
  remedy_withdrawn: 1,
  decision: 5,
  became_final: 2,
  clemency: 2,
  reopened: 1,
  death: 1,
  measure: 6,
  transferred: 1,
  reported_held: 1,
  released: 3,
} as const satisfies Record<ActContent['act'], number>;

const kinds = Object.entries(weights).flatMap(([kind, weight]) =>
  Array<ActContent['act']>(weight).fill(kind as ActContent['act']),
);

/** Few days, so that many acts share one; a story of some years. */
const days = [
  '2023-01-10',
  '2023-03-01',
  '2023-03-31',
  '2023-08-15',
  '2024-01-10',
  '2024-02-29',
  '2024-03-10',
  '2025-06-30',
];
const fuzzy = ['2023', '2023-03', '[2023-03-01..2023-09-30]', '2024', '2024-01/2024-03', '[..2024-02-29]', undefined];
const cases = ['mill', 'mill', 'mill', 'mill', 'port'];
const names = ['arson', 'fraud', 'theft'];
const terms = ['P6M', 'P1Y', 'P2Y', 'P3Y6M', 'P5Y', null];

const date = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...days) },
  { weight: 1, arbitrary: fc.constantFrom(...days).map((day) => `${day}T14:00:00Z`) },
  { weight: 4, arbitrary: fc.constantFrom(...fuzzy) },
);

const draft: fc.Arbitrary<Draft> = fc.record({
  kind: fc.constantFrom(...kinds),
  isOther: fc.nat(9).map((it) => it === 9),
  case: fc.nat(cases.length - 1),
  scope: fc.nat(5),
  date,
  picks: fc.array(fc.nat(60), { minLength: 8, maxLength: 8 }),
  isTogether: fc.nat(4).map((it) => it === 4),
  after: fc.nat(12),
  isLate: fc.nat(3).map((it) => it === 3),
  fate: fc.constantFrom('kept', 'kept', 'kept', 'kept', 'kept', 'corrected', 'retracted', 'restored', 'alleged'),
});

/** How a proceeding begins: most stories have some of it, so that later acts find something to move. */
const beginnings = [
  { kind: 'charge', date: '2023-01-10' },
  { kind: 'measure', date: '2023-01-10' },
  { kind: 'trial_opened', date: '2023-03-01' },
  { kind: 'outcome', date: '2023-03-31' },
  { kind: 'sentence', date: '2023-03-31' },
  { kind: 'remedy_filed', date: '2023-08-15' },
] as const;

const beginning: fc.Arbitrary<readonly Draft[]> = fc
  .subarray([...beginnings])
  .chain((some) => fc.tuple(...some.map((it) => draft.map((drawn) => ({ ...drawn, ...it, ...plain })))));

const plain = { isOther: false, case: 0, isTogether: false, after: 0, fate: 'kept' } as const;

/** A record of one or two accused in one or two cases, as entries; `longest`: how many acts besides the beginning. */
export function randomProceedings(longest = 7): fc.Arbitrary<readonly Entry[]> {
  return fc
    .tuple(beginning, fc.array(draft, { minLength: 1, maxLength: longest, size: 'max' }))
    .map(([first, others]) => assemble([...first, ...others].toSorted(compareDates)));
}

/** By date, so that most references lead back in time; the order of recording is drawn apart. */
function compareDates(a: Draft, b: Draft): number {
  return (a.date ?? '2024').replace(/[^0-9-]/g, '').localeCompare((b.date ?? '2024').replace(/[^0-9-]/g, ''));
}

/** A question about such a record; most are asked when much of it has happened. */
export const randomAsk: fc.Arbitrary<Ask> = fc
  .record({
    asOf: fc.constantFrom(...days.slice(2), '2023-02-10', '2023-12-31', '2024-12-31', '2026-01-01', '2030-01-01'),
    accused: fc.constantFrom('ada', 'ada', 'ada', 'ada', 'ada', 'bo'),
    case: fc.constantFrom('mill', 'mill', 'mill', 'port', undefined, undefined),
  })
  .map(({ asOf, accused, case: name }) => ({ asOf, accused, ...(name !== undefined && { case: name }) }));

/** What stands in the record when an act is written: ids of acts to refer to. */
interface Written {
  readonly id: string;
  readonly content: ActContent;
}

function assemble(drafts: readonly Draft[]): readonly Entry[] {
  const written: Written[] = [];
  const entries: Entry[] = [];
  const late: Entry[] = [];
  const lateOnes = new Set<number>();
  for (const it of drafts) {
    const last = entries.at(-1);
    const isTogether = it.isTogether && last !== undefined;
    const id = isTogether ? `${last.id}#${(last.acts?.length ?? 0) + 1}` : `d${entries.length + 1}`;
    const content = write(it, written);
    written.push({ id, content });
    if (isTogether) {
      entries[entries.length - 1] = { ...last, acts: [...(last.acts ?? []), content] };
      continue;
    }
    const followed = entries.at(-it.after);
    if (it.isLate) lateOnes.add(entries.length);
    entries.push({
      id,
      ...(it.date !== undefined && { occurred: it.date }),
      ...(it.after > 0 && it.after < 3 && followed && { after: [followed.id] }),
      ...(it.fate === 'alleged' && { standing: 'alleged' }),
      acts: [content],
    });
    late.push(...amend(it, id, content));
  }
  const isLast = (_: Entry, index: number): boolean => lateOnes.has(index);
  return [...entries.filter((it, index) => !isLast(it, index)), ...entries.filter(isLast), ...late];
}

/** What is recorded later about a development. */
function amend({ fate, picks }: Draft, id: string, content: ActContent): readonly Entry[] {
  const retraction = { id: `r-${id}`, retracts: id };
  switch (fate) {
    case 'kept':
    case 'alleged':
      return [];
    case 'corrected':
      return [{ id: `c-${id}`, corrects: id, occurred: choose(days, picks[7]), acts: [content] }];
    case 'retracted':
      return [retraction];
    case 'restored':
      return [retraction, { id: `rr-${id}`, retracts: retraction.id }];
  }
}

function choose<Item>(items: readonly [Item, ...Item[]] | readonly Item[], pick = 0): Item {
  return items[pick % items.length] as Item;
}

function write(it: Draft, written: readonly Written[]): ActContent {
  const accused = it.isOther ? 'bo' : 'ada';
  const base = { case: cases[it.case] ?? 'mill', accused };
  const scoped = { ...base, ...scopeOf(it) };
  const own = written.filter(({ content }) => 'accused' in content && content.accused === accused);
  const context = { it, base, scoped, own };
  return (
    writeCounts(context) ??
    writeOutcome(context) ??
    writeSentence(context) ??
    writeRemedy(context) ??
    writeLiberty(context)
  );
}

interface Context {
  readonly it: Draft;
  readonly base: { readonly case: string; readonly accused: string };
  readonly scoped: { readonly case: string; readonly accused: string; readonly scope?: Scope };
  readonly own: readonly Written[];
}

function scopeOf({ scope, picks }: Draft): { readonly scope?: Scope } {
  const count = choose(names, picks[6]);
  if (scope <= 1) return {};
  if (scope === 2) return { scope: 'all' };
  if (scope === 3) return { scope: [{ count, number: 1 + ((picks[5] ?? 0) % 3) }] };
  return { scope: [{ count }] };
}

function writeCounts({ it, base, scoped, own }: Context): ActContent | undefined {
  const [a = 0, b = 0, c = 0] = it.picks;
  const some = names.filter((_, index) => ((a % 7) + 1) & (1 << index));
  const counts = some.map((count) => ({
    count,
    offence: count,
    ...(count === 'fraud' && b % 2 === 1 && { counts: 3 }),
  }));
  switch (it.kind) {
    case 'suspicion':
      return { act: it.kind, ...base, counts };
    case 'charge': {
      const documents = own.filter(({ content }) => content.act === 'charge').map(({ id }) => id);
      const isSuperseding = documents.length > 0 && c % 3 === 0;
      return {
        act: it.kind,
        ...base,
        counts,
        ...(isSuperseding && { supersedes: { documents: [choose(documents, b)] } }),
      };
    }
    case 'reworded':
      return { act: it.kind, ...scoped, change: 'amended' };
    case 'moved':
      return { act: it.kind, ...scoped, change: 'moved', to: base.case === 'mill' ? 'port' : 'mill' };
    case 'joined':
      return { act: it.kind, case: 'mill', with: 'port' };
    case 'trial_opened':
    case 'became_final':
    case 'reopened':
      return { act: it.kind, ...scoped };
    case 'plea':
      return { act: it.kind, ...scoped, plea: 'guilty', change: 'entered' };
    case 'closed':
      return { act: it.kind, ...base, disposition: 'decided' };
    case 'death':
      return { act: it.kind, accused: base.accused };
    default:
      return undefined;
  }
}

function writeOutcome({ it, scoped }: Context): ActContent | undefined {
  if (it.kind !== 'outcome') return undefined;
  const [a = 0, b = 0, c = 0] = it.picks;
  const final = c % 5 === 0 && { final: true };
  const outcome = choose([...outcomes, 'convicted', 'convicted', 'acquitted'] as const, a);
  switch (outcome) {
    case 'withdrawn':
      return { act: it.kind, ...scoped, outcome, how: 'withdrawal', ...final };
    case 'dismissed':
      return { act: it.kind, ...scoped, outcome, how: 'dismissal', ...final };
    case 'discontinued': {
      const how = b % 3 === 0 ? 'closing' : 'discontinuation';
      return { act: it.kind, ...scoped, outcome, how, ground: b % 2 === 0 ? 'death' : null, ...final };
    }
    case 'convicted':
      return { act: it.kind, ...scoped, outcome, how: b % 4 === 0 ? 'plea_accepted' : 'verdict', ...final };
    case 'acquitted':
    case 'no_verdict':
    case 'not_responsible':
      return { act: it.kind, ...scoped, outcome, how: 'verdict', ...final };
  }
}

const partKindsTried = [
  'imprisonment',
  'imprisonment',
  'imprisonment',
  'life',
  'fine',
  'office_ban',
  'probation',
] as const;

function partsOf({ it, own }: Context): readonly SentencePart[] {
  const [a = 0, b = 0, c = 0, d = 0] = it.picks;
  const first: SentencePart = {
    number: 1,
    kind: choose(partKindsTried, a),
    term: choose(terms, b),
    ...(c % 3 === 0 && { start: { earliest: choose(days, c) as Day, latest: choose(days, c) as Day } }),
    ...(c % 4 === 1 && { credit: 'P30D' }),
    ...(c % 5 === 2 && { suspended: true }),
    ...(c % 7 === 3 && { relation: relationOf(choose(keysOf(own), d), d) }),
  };
  return d % 3 === 0 ? [first, { number: 2, kind: 'imprisonment', term: choose(terms, d + 1) }] : [first];
}

function relationOf(key: string | undefined, pick: number): SentencePart['relation'] & object {
  const keys = key === undefined ? [] : [key];
  const relations = [
    { kind: 'concurrent', with: keys },
    { kind: 'consecutive', after: keys },
    { kind: 'partly', after: keys, added: 'P1Y' },
    { kind: 'absorbed', by: key ?? 'none/1' },
    { kind: 'total', of: keys },
  ] as const;
  return choose(relations, pick);
}

/** Keys of the parts that stand in the record. */
function keysOf(own: readonly Written[]): readonly string[] {
  return own.flatMap(({ id, content }) =>
    content.act === 'sentence' || content.act === 'decision'
      ? (content.parts ?? []).map(({ number }) => `${id}/${number}`)
      : [],
  );
}

function writeSentence(context: Context): ActContent | undefined {
  const { it, scoped, own } = context;
  const [a = 0, b = 0, c = 0] = it.picks;
  const keys = keysOf(own);
  const parts = keys.length > 0 && c % 2 === 0 && { parts: [choose(keys, b)] };
  switch (it.kind) {
    case 'sentence':
      return { act: it.kind, ...scoped, parts: partsOf(context), ...(a % 9 === 0 && { needsNoConviction: true }) };
    case 'sentence_change': {
      const change: PartChange = choose(partChanges, a);
      const changed = ['reduced', 'increased', 'commuted'].includes(change) && {
        to: { term: choose(['P1Y', 'P4Y'], b) },
      };
      return { act: it.kind, ...scoped, change, ...parts, ...changed };
    }
    case 'clemency': {
      const granted = own.filter(({ content }) => content.act === 'clemency').map(({ id }) => id);
      if (granted.length > 0 && a % 3 === 0)
        return { act: it.kind, ...scoped, clemency: 'pardon', step: 'annulled', annuls: choose(granted, b) };
      const clemency = choose(['pardon', 'amnesty', 'commutation'] as const, a);
      const remains = (clemency === 'commutation' || a % 5 === 0) && { remains: { term: 'P1Y' } };
      return { act: it.kind, ...scoped, clemency, step: b % 6 === 0 ? 'refused' : 'granted', ...parts, ...remains };
    }
    default:
      return undefined;
  }
}

function writeRemedy(context: Context): ActContent | undefined {
  const { it, base, scoped, own } = context;
  const [a = 0, b = 0, c = 0, d = 0] = it.picks;
  const filed = own.filter(({ content }) => content.act === 'remedy_filed').map(({ id }) => id);
  switch (it.kind) {
    case 'remedy_filed': {
      const against = choose([...remedyTargets, null, null, null], b);
      return { act: it.kind, ...scoped, remedy: choose(remedyKinds, a), against, ...(c % 4 === 0 && { stays: true }) };
    }
    case 'remedy_withdrawn':
      return { act: it.kind, ...base, ...(filed.length > 0 && a % 2 === 0 && { of: choose(filed, b) }) };
    case 'decision': {
      const result = choose(decisionResults, a);
      const decided = own.filter(({ content }) => content.act === 'decision').map(({ id }) => id);
      return {
        act: it.kind,
        ...scoped,
        result,
        ...(filed.length > 0 && b % 2 === 0 && { decides: choose(filed, b) }),
        ...(c % 5 === 0 && { final: true }),
        ...(result === 'decided_anew' && { outcome: choose(['convicted', 'acquitted', 'discontinued'] as const, c) }),
        ...((result === 'decided_anew' || result === 'varied') && d % 2 === 0 && { parts: partsOf(context) }),
        ...(result === 'restored' && decided.length > 0 && { restores: choose(decided, d) }),
      };
    }
    default:
      return undefined;
  }
}

const measureKinds: readonly MeasureKind[] = [...custodyKinds, ...restrictionKinds, 'arrested', 'remanded', 'serving'];

function writeLiberty({ it, base, own }: Context): ActContent {
  const [a = 0, b = 0, c = 0] = it.picks;
  const { accused } = base;
  const measures = own.filter(({ content }) => content.act === 'measure').map(({ id }) => id);
  switch (it.kind) {
    case 'transferred':
      return {
        act: it.kind,
        accused,
        place: 'North prison',
        ...(measures.length > 0 && a % 2 === 0 && { measure: choose(measures, b) }),
      };
    case 'reported_held':
      return { act: it.kind, accused, place: a % 2 === 0 ? 'East prison' : null };
    case 'released': {
      const ends = [undefined, 'all', { case: base.case }, { measure: choose(measures, b) ?? '' }] as const;
      const ended = choose(ends, measures.length > 0 ? c : c % 3);
      return {
        act: it.kind,
        accused,
        how: choose([...releaseKinds, 'released', 'released'] as const, a),
        ...(ended && { ends: ended }),
      };
    }
    default: {
      const kind = choose(measureKinds, a);
      const day = choose(days, c) as Day;
      return {
        act: 'measure',
        accused,
        case: b % 4 === 0 ? null : base.case,
        kind,
        place: null,
        ...(c % 5 === 0 && { until: { earliest: day, latest: day } }),
        ...(c % 5 === 1 && { term: 'P6M' }),
        ...(b % 5 === 0 && { besides: true }),
      };
    }
  }
}
