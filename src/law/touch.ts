// What an act can touch: counts, parts of sentences, appeals, measures. Two acts that touch nothing in common say the
// same in either order, so that their order never needs to be tried.
import type { Act, Scope } from './acts.ts';

/** Names of the lines of each kind that it can touch; `all` of them; or null: none. */
export interface Touch {
  readonly counts: ReadonlySet<string> | 'all' | null;
  readonly parts: ReadonlySet<string> | 'all' | null;
  readonly appeals: boolean;
  readonly custody: boolean;
  /** A charge ends that the accused is only a suspect, whatever the counts of the two. */
  readonly suspicion: 'raises' | 'overtakes' | null;
}

const NOTHING: Touch = { counts: null, parts: null, appeals: false, custody: false, suspicion: null };

/** Whether two acts touch a line in common. */
export function meet(a: Touch, b: Touch): boolean {
  return (
    overlap(a.counts, b.counts) ||
    overlap(a.parts, b.parts) ||
    (a.appeals && b.appeals) ||
    (a.custody && b.custody) ||
    (a.suspicion !== null && b.suspicion !== null && a.suspicion !== b.suspicion)
  );
}

/** What either can touch. */
export function uniteTouches(a: Touch, b: Touch): Touch {
  return {
    counts: unite(a.counts, b.counts),
    parts: unite(a.parts, b.parts),
    appeals: a.appeals || b.appeals,
    custody: a.custody || b.custody,
    suspicion: a.suspicion ?? b.suspicion,
  };
}

/** Whether an act can touch the count. */
export function touchesCount({ counts }: Touch, name: string): boolean {
  return counts === 'all' || (counts?.has(name) ?? false);
}

export function touchOf(act: Act): Touch {
  switch (act.act) {
    case 'suspicion':
      return { ...NOTHING, counts: new Set(act.counts.map(({ count }) => count)), suspicion: 'raises' };
    case 'charge':
      return { ...NOTHING, counts: act.supersedes?.documents ? 'all' : countsOfCharge(act), suspicion: 'overtakes' };
    case 'reworded':
    case 'trial_opened':
    case 'plea':
    case 'outcome':
    case 'became_final':
    case 'reopened':
      return { ...NOTHING, counts: countsOf(act.scope) };
    case 'moved':
    case 'joined':
      return { ...NOTHING, counts: 'all' };
    case 'sentence':
      return {
        ...NOTHING,
        counts: countsOf(act.scope),
        parts: new Set(act.parts.map(({ number }) => `${act.id}/${number}`)),
      };
    case 'sentence_change':
      return { ...NOTHING, parts: act.parts ? new Set(act.parts) : 'all' };
    case 'remedy_filed':
      return { ...NOTHING, appeals: true, parts: act.stays ? 'all' : null };
    case 'remedy_withdrawn':
      return { ...NOTHING, appeals: true, parts: 'all', counts: act.final ? countsOf(act.scope) : null };
    case 'decision':
      return { ...NOTHING, counts: countsOf(act.scope), parts: 'all', appeals: true };
    case 'clemency':
      return { ...NOTHING, counts: countsOf(act.scope), parts: act.parts ? new Set(act.parts) : 'all' };
    case 'closed':
      return NOTHING;
    case 'death':
      return { ...NOTHING, custody: true };
    case 'measure':
    case 'transferred':
    case 'reported_held':
    case 'released':
      return { ...NOTHING, custody: true };
  }
}

/** The counts that an act concerns, for its place in the legal order: those it names, else all. */
export function countsConcerned(act: Act): Touch['counts'] {
  if (act.act === 'suspicion' || act.act === 'charge') return new Set(act.counts.map(({ count }) => count));
  return 'scope' in act ? countsOf(act.scope) : 'all';
}

/** Whether two acts concern a count in common; an act that says nothing of counts may concern any. */
export function concernOne(a: Touch['counts'], b: Touch['counts']): boolean {
  return a === 'all' || b === 'all' || overlap(a, b);
}

function countsOfCharge(act: Extract<Act, { act: 'charge' }>): ReadonlySet<string> {
  return new Set([...act.counts.map(({ count }) => count), ...(act.supersedes?.counts ?? [])]);
}

function countsOf(scope: Scope | undefined): Touch['counts'] {
  return scope === undefined || scope === 'all' ? 'all' : new Set(scope.map(({ count }) => count));
}

function unite(a: Touch['counts'], b: Touch['counts']): Touch['counts'] {
  if (a === 'all' || b === 'all') return 'all';
  return a && b ? new Set([...a, ...b]) : (a ?? b);
}

function overlap(a: Touch['counts'], b: Touch['counts']): boolean {
  if (a === null || b === null) return false;
  if (a === 'all') return b === 'all' || b.size > 0;
  if (b === 'all') return a.size > 0;
  for (const name of a) if (b.has(name)) return true;
  return false;
}
