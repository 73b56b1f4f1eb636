// How acts move counts (law.md, “Counts” and its table).
//
// Decisions where law.md is silent:
// - Joined cases are heard together: “all” and “not said” in one reach the counts of the other (src/law/acts.ts).
// - A named count that was never brought is implied under its name, pending, for an outcome, a trial, a sentence or a
//   decision; other acts on it do nothing. Both with a note.
// - An outcome that does not say which count, where an implied count “not stated” is still open, is that count's.
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
import { type Count, casesWith, ENDED, type Label, OPEN, SUSPECTED_OR_OPEN, UNNAMED, type World } from './world.ts';

export type ActOf<Name extends ActContent['act']> = Extract<ActContent, { act: Name }>;
type Scoped = Extract<ActContent, { accused: string; case: string }>;

/** The counts that an act is on: those that it names, else all of its case and those joined with it that it reaches. */
export function reached(world: World, act: Scoped, labels: readonly Label[]): Count[] {
  if (act.scope !== undefined && act.scope !== 'all')
    return act.scope.flatMap((named) => reachNamed(world, act, { named, labels }));
  return ofCase(world, act.case).filter(({ label }) => labels.includes(label));
}

export function ofCase(world: World, name: string): Count[] {
  const cases = casesWith(world, name);
  return world.counts.filter((count) => cases.includes(count.case));
}

const implying: readonly ActContent['act'][] = ['outcome', 'trial_opened', 'sentence', 'decision'];

interface Aim {
  readonly named: NamedCount;
  readonly labels: readonly Label[];
}

/** Named counts: of a bundle those that the act reaches, pending ones first; if it reaches none, it applies anyway. */
function reachNamed(world: World, act: Scoped, { named, labels }: Aim): Count[] {
  const own = world.counts.filter((count) => count.case === act.case && count.name === named.count);
  const all = own.length > 0 ? own : ofCase(world, act.case).filter(({ name }) => name === named.count);
  if (all.length === 0) {
    world.notes.add('verdict_without_charge');
    return implying.includes(act.act) ? [bring(world, act.case, named.count)] : [];
  }
  if (named.number !== undefined && named.number > all.length) world.notes.add('more_than_brought');
  const fitting = all.filter(({ label }) => labels.includes(label));
  if (fitting.length === 0) world.notes.add('count_not_reached');
  if (fitting.length > 0 && fitting.length < Math.min(named.number ?? 0, all.length))
    world.notes.add('count_not_reached');
  const sorted = (fitting.length > 0 ? fitting : all).toSorted((a, b) => rank(a) - rank(b));
  return sorted.slice(0, named.number ?? sorted.length);
}

function rank({ label }: Count): number {
  return label === 'pending' ? 0 : 1;
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
    isStale: false,
    ground: null,
    documents: [],
  };
  world.counts.push(count);
  return count;
}

/** Gives a count a label; another label takes the old conviction, its finality, its pardon and the open trial away. */
export function relabel(world: World, count: Count, label: Label): void {
  // A hung jury after another one ends the second trial.
  if (count.label === label && label !== 'no_verdict') return;
  count.label = label;
  count.final = false;
  count.pardoned = false;
  count.ground = null;
  count.conviction = label === 'convicted' ? ++world.convictions : null;
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
      count.documents = [...count.documents, id];
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
  return has().slice(0, brought.counts ?? has().length);
}

/** What the act supersedes: counts that it names, and what the documents that it names alone bring. */
function supersede(world: World, act: ActOf<'charge'>): Count[] {
  const { documents = [], counts = [] } = act.supersedes ?? {};
  const own = world.counts.filter((count) => count.case === act.case && SUSPECTED_OR_OPEN.includes(count.label));
  return own.filter((count) => {
    const isOfThem = count.documents.some((id) => documents.includes(id));
    count.documents = count.documents.filter((id) => !documents.includes(id));
    return counts.includes(count.name) || (isOfThem && !isCharged(world, count));
  });
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
  world.notes.add('verdict_without_charge');
  leaveSuspicionBehind(world, inCase);
  return bring(world, inCase, UNNAMED);
}

export function applyOutcome(world: World, { content, latest }: Placed): void {
  if (content.act !== 'outcome') return;
  const labels = ['verdict', 'plea_accepted'].includes(content.how) ? OPEN : SUSPECTED_OR_OPEN;
  for (const count of countsOfOutcome(world, content, labels)) {
    if (count.label !== 'convicted' || content.outcome !== 'convicted') count.convictedBy = latest;
    relabel(world, count, content.outcome);
    count.ground = content.ground ?? count.ground;
    if (content.final) count.final = true;
  }
}

/** The counts that get an outcome; for a sentence without a conviction, those that get the conviction it implies. */
export function countsOfOutcome(world: World, act: ActOf<'outcome' | 'sentence'>, labels: readonly Label[]): Count[] {
  const outcome = act.act === 'outcome' ? act.outcome : 'convicted';
  const counts = reached(world, act, labels);
  if (act.scope !== undefined && act.scope !== 'all') return counts;
  if (counts.length === 0) {
    if (act.act === 'outcome' && act.how === 'closing') return [];
    const hasIt = ofCase(world, act.case).some(({ label }) => label === outcome);
    return hasIt ? [] : [imply(world, act.case)];
  }
  if (act.act === 'outcome' && (act.scope === 'all' || act.how === 'closing')) return counts;
  const unnamed = counts.find(({ name }) => name === UNNAMED);
  if (unnamed) return [unnamed];
  return counts.length === 1 ? counts : oneOfTheWays(world, act.case, counts);
}

/** Several can be meant: stated is an implied count; else every set of them. Of a bundle only the number matters. */
function oneOfTheWays(world: World, inCase: string, counts: readonly Count[]): Count[] {
  world.notes.add('ambiguous_scope');
  const bundles = [...Map.groupBy(counts, ({ case: of, name, label }) => `${of}/${name}/${label}`).values()];
  const ways = bundles.reduce((product, { length }) => product * (length + 1), 1);
  let way = world.choose(ways);
  if (way === 0) return [bring(world, inCase, UNNAMED)];
  return bundles.flatMap((bundle) => {
    const number = way % (bundle.length + 1);
    way = Math.floor(way / (bundle.length + 1));
    return bundle.slice(0, number);
  });
}

/** Moved or severed: the count goes on in the other case with its history. */
export function applyMoved(world: World, act: ActOf<'moved'>): void {
  const open = reached(world, act, OPEN);
  for (const [name, counts] of Map.groupBy(open, (count) => count.name)) {
    const there = world.counts.filter((count) => count.case === act.to && count.name === name);
    for (const count of counts) {
      const known = there.shift();
      if (known === undefined) world.counts.push({ ...count, case: act.to, inTrial: false });
      else if (['suspected', 'superseded', ...ENDED].includes(known.label)) relabel(world, known, count.label);
      relabel(world, count, 'moved');
    }
  }
}
