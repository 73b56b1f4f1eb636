// How acts move counts (law.md, “Counts” and its table).
//
// Decisions where law.md is silent:
// - A named count is looked for in the act's own case, then in the cases joined with it.
// - A named count that was never brought is implied under its name, pending, for an outcome, a trial, a sentence or a
//   decision; other acts on it do nothing. Both with a note.
// - An outcome that does not say which of several counts, where an implied count “not stated” is still open, is that
//   count's; and where one has this outcome already, it says nothing new. Each of the others may be meant all the same.
// - Where an outcome does not say which of several counts, it can be of any set of them.
// - A closing that ends counts is no outcome in the narrow sense (law.md lists those): “not said” is all, and where it
//   reaches none, it implies none.
// - A trial implies a count where the accused has none, or is only suspected; the suspicion is then behind him.
// - A trial over a named count that is only suspected makes it pending: who is tried is charged.
// - A trial over a count without a verdict leaves its label; the accused is on trial again.
// - A named outcome that a count has already (two sources, one verdict) changes nothing but what it adds: a ground,
//   finality. It is the same conviction.
// - A document supersedes what no other charge that still stands brings. A bundle brought again with a greater number
//   grows; with a smaller one, the rest stays as it is.
import type { ActContent, BroughtCount, NamedCount } from '../../../src/law/acts.ts';
import type { Placed } from './record.ts';
import {
  type Count,
  casesWith,
  ENDED,
  isNamedBy,
  type Label,
  OPEN,
  SUSPECTED_OR_OPEN,
  UNNAMED,
  type World,
} from './world.ts';

export type ActOf<Name extends ActContent['act']> = Extract<ActContent, { act: Name }>;
type Scoped = Extract<ActContent, { accused: string; case: string }>;

/** The counts that an act is on: those that it names, else all of its case that it reaches. */
export function reached(world: World, act: Scoped, to: readonly Label[] | Reach): Count[] {
  const { labels, gives, isOnce = false } = 'labels' in to ? to : { labels: to };
  if (act.scope !== undefined && act.scope !== 'all')
    return act.scope.flatMap((named) => reachNamed(world, act, { named, labels, gives, isOnce }));
  return ofCase(world, act.case).filter(
    ({ label, decidedBy }) => labels.includes(label) && !(isOnce && decidedBy === world.entry),
  );
}

export function ofCase(world: World, name: string): Count[] {
  return world.counts.filter((count) => count.case === name);
}

/** The counts of that name in the case; if there are none, those in the cases joined with it. */
export function ofName(world: World, inCase: string, name: string): Count[] {
  const named = world.counts.filter((count) => count.name === name);
  const own = named.filter((count) => count.case === inCase);
  if (own.length > 0) return own;
  const [first] = named.filter((count) => casesWith(world, inCase).includes(count.case));
  return named.filter((count) => count.case === first?.case);
}

/** Whether an act says enough of a count that no document brought for one to be implied. */
function implies(act: Scoped): boolean {
  if (act.act !== 'decision') return act.act === 'outcome' || act.act === 'trial_opened' || act.act === 'sentence';
  const { result, outcome } = act;
  return (
    outcome !== undefined ||
    ['remitted_for_retrial', 'set_aside', 'set_aside_for_good', 'rehabilitated'].includes(result)
  );
}

interface Reach {
  readonly labels: readonly Label[];
  /** What the act makes of them: what has it already is no surprise. */
  readonly gives?: Label | undefined;
  /** It moves nothing that the same development has decided. */
  readonly isOnce?: boolean;
}

interface Aim extends Reach {
  readonly named: NamedCount;
}

/**
 * Named counts: of a bundle those that the act reaches, pending ones first, final ones last; if it reaches none, it
 * applies anyway.
 */
function reachNamed(world: World, act: Scoped, { named, labels, gives, isOnce }: Aim): Count[] {
  const all = ofName(world, act.case, named.count);
  if (all.length === 0) {
    world.missing.push({ note: 'count_never_brought', about: named.count, case: world.at });
    const number = implies(act) ? (named.number ?? 1) : 0;
    return Array.from({ length: number }, () => bring(world, act.case, named.count));
  }
  if (named.number !== undefined && named.number > all.length) world.notes.add('too_many_counts');
  const fitting = all.filter(
    ({ label, decidedBy }) => labels.includes(label) && !(isOnce && decidedBy === world.entry),
  );
  const isSaid = all.every(({ label }) => label === gives);
  if (fitting.length === 0 && !isSaid) world.notes.add('count_not_reached');
  if (fitting.length > 0 && fitting.length < Math.min(named.number ?? 0, all.length))
    world.notes.add('count_not_reached');
  const sorted = (fitting.length > 0 ? fitting : all).toSorted((a, b) => rank(a) - rank(b));
  return sorted.slice(0, named.number ?? sorted.length);
}

function rank({ label, final }: Count): number {
  return (
    Number(final) * 10 +
    ['pending', 'suspected', 'no_verdict'].indexOf(label) +
    (label === 'pending' || OPEN.includes(label) || label === 'suspected' ? 0 : 4)
  );
}

/** Adds a pending count. */
function bring(world: World, inCase: string, name: string): Count {
  const count: Count = {
    case: inCase,
    name,
    label: 'pending',
    final: false,
    pardoned: false,
    conviction: null,
    convictedBy: '',
    inTrial: false,
    decidedBy: null,
    isStale: false,
    ground: null,
    documents: [],
    movedOn: { earliest: '-infinity', latest: '-infinity' },
  };
  world.counts.push(count);
  return count;
}

/** Gives a count a label; another label takes the old conviction, its finality, its pardon and the open trial away. */
export function relabel(world: World, count: Count, label: Label): void {
  // A hung jury after another one ends the second trial.
  if (count.label === label && label !== 'no_verdict') return;
  count.label = label;
  count.decidedBy = null;
  count.final = false;
  count.pardoned = false;
  count.ground = null;
  count.conviction = label === 'convicted' ? `${world.step}/${count.case}/${count.name}` : null;
  if (label !== 'pending') count.inTrial = false;
}

export function applyDocument(world: World, { id, content }: Placed): void {
  if (content.act !== 'suspicion' && content.act !== 'charge') return;
  // A suspicion outside any case stands in a case of no name.
  const inCase = content.case ?? '';
  const superseded = content.act === 'charge' ? supersede(world, content) : [];
  const goesOn = superseded.some(({ inTrial }) => inTrial);
  for (const count of superseded) relabel(world, count, 'superseded');
  for (const brought of content.counts)
    for (const count of bringAgain(world, inCase, brought)) {
      // A bundle is one count: a document that brings some of it brings it.
      const bundle = world.counts.filter(({ case: of, name }) => of === inCase && name === count.name);
      const documents = [...new Set([...bundle.flatMap((it) => it.documents), id])];
      for (const it of bundle) it.documents = documents;
      if (content.act === 'suspicion' && ['suspected', 'superseded', ...ENDED].includes(count.label)) {
        relabel(world, count, 'suspected');
        count.isStale = false;
      }
      if (content.act === 'charge' && ['suspected', 'superseded', ...ENDED].includes(count.label))
        relabel(world, count, 'pending');
      if (goesOn && OPEN.includes(count.label)) count.inTrial = true;
    }
  if (content.act !== 'charge') return;
  world.chargeIds.add(id);
  leaveSuspicionBehind(world, inCase);
}

/** A charge in a case leaves the mere suspicions of that case behind. */
function leaveSuspicionBehind(world: World, inCase: string): void {
  for (const count of world.counts) if (count.case === inCase && count.label === 'suspected') count.isStale = true;
}

/** The counts with this short name, as many as the document brings; new ones are suspected until it says more. */
function bringAgain(world: World, inCase: string, brought: BroughtCount): Count[] {
  const has = (): Count[] => world.counts.filter(({ case: of, name }) => of === inCase && name === brought.count);
  const number = brought.counts ?? 1;
  while (has().length < number) bring(world, inCase, brought.count).label = 'suspected';
  const isBack = ({ label }: Count): boolean => ['suspected', 'superseded', ...ENDED].includes(label);
  const inTurn = has().toSorted((a, b) => Number(isBack(b)) - Number(isBack(a)));
  return inTurn.slice(0, brought.counts ?? inTurn.length);
}

/** What the act supersedes: counts that it names, and what the documents that it names alone bring. */
function supersede(world: World, act: ActOf<'charge'>): Count[] {
  const { documents = [], counts = [] } = act.supersedes ?? {};
  const named = counts.flatMap((name) => ofName(world, act.case, name));
  const superseded = world.counts.filter((count) => {
    const isMeant = (id: string): boolean => documents.some((name) => isNamedBy(id, name));
    const isOfThem = count.documents.some(isMeant);
    count.documents = count.documents.filter((id) => !isMeant(id));
    return named.includes(count) || (isOfThem && !isCharged(world, count));
  });
  return superseded.filter(({ label }) => SUSPECTED_OR_OPEN.includes(label));
}

/** Whether a charge that still stands brings it. */
function isCharged({ chargeIds }: World, { documents }: Count): boolean {
  return documents.some((id) => chargeIds.has(id));
}

export function applyTrial(world: World, act: ActOf<'trial_opened'>): void {
  const isNamed = act.scope !== undefined && act.scope !== 'all';
  const counts = reached(world, act, OPEN);
  if (!isNamed && ofCase(world, act.case).every(({ label }) => label === 'suspected'))
    counts.push(imply(world, act.case));
  for (const count of counts) {
    if (count.label === 'suspected') relabel(world, count, 'pending');
    if (OPEN.includes(count.label)) count.inTrial = true;
  }
}

function imply(world: World, inCase: string): Count {
  world.missing.push({ note: 'count_never_brought', about: null, case: world.at });
  leaveSuspicionBehind(world, inCase);
  return bring(world, inCase, UNNAMED);
}

export function applyOutcome(world: World, { content, latest }: Placed): void {
  if (content.act !== 'outcome') return;
  const labels = ['verdict', 'plea_accepted'].includes(content.how) ? OPEN : SUSPECTED_OR_OPEN;
  for (const count of countsOfOutcome(world, content, labels)) {
    if (count.label !== 'convicted' || content.outcome !== 'convicted') count.convictedBy = latest;
    const isMoved = count.label !== content.outcome;
    relabel(world, count, content.outcome);
    if (isMoved) count.decidedBy = world.entry;
    count.ground = content.ground ?? count.ground;
    if (content.final && content.outcome !== 'no_verdict') count.final = true;
  }
}

/** The counts that get an outcome; for a sentence without a conviction, those that get the conviction it implies. */
export function countsOfOutcome(world: World, act: ActOf<'outcome' | 'sentence'>, labels: readonly Label[]): Count[] {
  const outcome = act.act === 'outcome' ? act.outcome : 'convicted';
  const counts = reached(world, act, { labels, gives: outcome, isOnce: act.act === 'outcome' });
  if (act.scope !== undefined && act.scope !== 'all') return counts;
  if (counts.length === 0) {
    if (act.act === 'outcome' && act.how === 'closing') return [];
    const hasIt = ofCase(world, act.case).some(({ label }) => label === outcome);
    return hasIt ? [] : [imply(world, act.case)];
  }
  if (act.act === 'outcome' && (act.scope === 'all' || act.how === 'closing')) return counts;
  return counts.length === 1 ? counts : oneOfTheWays(world, { act, outcome, counts });
}

interface Ambiguous {
  readonly act: ActOf<'outcome' | 'sentence'>;
  readonly outcome: Label;
  readonly counts: readonly Count[];
}

/** Several can be meant: stated is an implied count; else every set of them. Of a bundle only the number matters. */
function oneOfTheWays(world: World, { act, outcome, counts }: Ambiguous): Count[] {
  world.notes.add('count_not_stated');
  const named = counts.filter(({ name }) => name !== UNNAMED);
  const bundles = [...Map.groupBy(named, (it) => `${it.case}/${it.name}/${it.label}/${it.inTrial}`).values()];
  const ways = bundles.reduce((product, { length }) => product * (length + 1), 1);
  let way = world.choose(ways);
  if (way === 0) {
    if (ofCase(world, act.case).some(({ name, label }) => name === UNNAMED && label === outcome)) return [];
    return [counts.find(({ name }) => name === UNNAMED) ?? bring(world, act.case, UNNAMED)];
  }
  return bundles.flatMap((bundle) => {
    const number = way % (bundle.length + 1);
    way = Math.floor(way / (bundle.length + 1));
    return bundle.slice(0, number);
  });
}

/** Moved or severed: the count goes on in the other case with its history. */
export function applyMoved(world: World, act: ActOf<'moved'>): void {
  const open = reached(world, act, OPEN).filter((count) => count.case !== act.to);
  for (const [name, counts] of Map.groupBy(open, (count) => count.name)) {
    const there = world.counts.filter((count) => count.case === act.to && count.name === name);
    for (const count of counts) {
      const known = there.shift();
      // What comes back goes on where it was.
      const isBack = known?.label === 'moved';
      if (known === undefined) world.counts.push({ ...count, case: act.to, inTrial: false });
      else if (isBack) Object.assign(known, { ...count, case: act.to, inTrial: false });
      else if (['suspected', 'superseded', ...ENDED].includes(known.label)) relabel(world, known, count.label);
      relabel(world, count, 'moved');
    }
  }
}
