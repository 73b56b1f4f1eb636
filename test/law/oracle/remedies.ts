// Remedies and their decisions (law.md, “Appeals” and the table under “Counts”).
//
// Decisions where law.md is silent:
// - A decision that does not say on which counts it is, is on those of the remedies that it decides, where these say.
// - A remedy against the sentence alone that is sent back or set aside takes the sentence, not the conviction.
// - A remedy against an order (habeas corpus, unless it says more) moves no count.
// - “Partly upheld” is “varied”: as stated, else no change.
// - A decision anew on counts without a judgment changes nothing but what it states of the sentence.
// - A remedy without a stated court or kind is not excluded by a decision that states them.
// - A restored judgment without a named act undoes the last decision that moved something in that case.
import type { RemedyTarget } from '../../../src/law/acts.ts';
import { type ActOf, ofName, reached, relabel } from './counts.ts';
import type { Placed } from './record.ts';
import { convictedOrImplied, impose, liftStay, stayBy } from './sentences.ts';
import {
  type Appeal,
  type Count,
  ENDED,
  isNamedBy,
  JUDGED_OR_ENDED,
  type Label,
  type Part,
  stands,
  standsConvicted,
  type World,
} from './world.ts';

type Decision = ActOf<'decision'>;

export function applyFiling(world: World, placed: Placed): void {
  const { id, content } = placed;
  if (content.act !== 'remedy_filed') return;
  const { remedy: kind, against = null, court = null, scope } = content;
  world.appeals.push({ id, case: content.case, kind, against, court, scope, state: 'pending' });
  stayBy(world, placed);
}

export function applyWithdrawal(world: World, act: ActOf<'remedy_withdrawn'>): void {
  const pending = pendingIn(world, act.case);
  const withdrawn = act.of === undefined ? pending : pending.filter(({ id }) => isNamedBy(id, act.of ?? ''));
  if (withdrawn.length === 0) world.missing.push({ note: 'appeal_never_filed', about: null, case: world.at });
  const isClear = withdrawn.length === 1;
  if (withdrawn.length > 1) world.notes.add('appeal_withdrawn_not_named');
  for (const appeal of withdrawn) {
    appeal.state = isClear ? 'withdrawn' : 'maybe withdrawn';
    if (isClear) liftStay(world, appeal.id);
  }
  if (act.final) makeFinal(reached(world, act, JUDGED_OR_ENDED));
}

function pendingIn(world: World, name: string): Appeal[] {
  return world.appeals.filter((it) => it.case === name && ['pending', 'maybe withdrawn'].includes(it.state));
}

/** Only a verdict or an end can be final. */
export function makeFinal(counts: readonly Count[]): void {
  for (const count of counts) if (JUDGED_OR_ENDED.includes(count.label)) count.final = true;
}

export function applyDecision(world: World, placed: Placed): void {
  const { content: act } = placed;
  if (act.act !== 'decision') return;
  const appeals = decidedBy(world, act);
  const counts = decide(world, placed, { act, appeals });
  for (const appeal of appeals) {
    appeal.state = 'decided';
    liftStay(world, appeal.id);
  }
  if (act.final) makeFinal(counts);
}

/** The remedy that it names; else all pending, of that kind and in that court where stated. */
function decidedBy(world: World, act: Decision): Appeal[] {
  if (act.decides !== undefined) return world.appeals.filter(({ id }) => isNamedBy(id, act.decides ?? ''));
  return pendingIn(world, act.case).filter(
    ({ kind, court }) => (!act.remedy || kind === act.remedy) && (!act.court || court === null || court === act.court),
  );
}

interface Deciding {
  readonly act: Decision;
  readonly appeals: readonly Appeal[];
}

/** Applies a decision; returns the counts that it is on. */
function decide(world: World, placed: Placed, { act, appeals }: Deciding): Count[] {
  const aim = { act, appeals };
  switch (act.result) {
    case 'upheld':
    case 'remedy_dismissed':
      return onLabels(world, aim, JUDGED_OR_ENDED);
    case 'remitted_for_retrial':
    case 'set_aside':
      return sendBack(world, aim);
    case 'set_aside_for_good':
    case 'rehabilitated': {
      const counts = onLabels(world, aim, ['convicted']);
      for (const count of counts) relabel(world, count, 'set_aside');
      return counts;
    }
    case 'sentence_set_aside':
      return dropSentence(world, onLabels(world, aim, ['convicted']));
    case 'decided_anew':
    case 'varied':
    case 'partly_upheld':
      return decideAnew(world, placed, aim);
    case 'restored':
      return restore(world, { act: act.restores, case: act.case, kind: 'decision' });
  }
}

function sendBack(world: World, aim: Deciding): Count[] {
  const { act, appeals } = aim;
  if (appeals.length > 0 && appeals.every(({ against }) => against === 'sentence'))
    return dropSentence(
      world,
      onLabels(world, { act: { ...act, result: 'sentence_set_aside' }, appeals }, ['convicted']),
    );
  const isNamed = act.scope !== undefined && act.scope !== 'all';
  const onSentence = isNamed ? [] : appeals.filter(({ against }) => against === 'sentence');
  for (const appeal of onSentence)
    dropSentence(
      world,
      onLabels(world, { act: { ...act, result: 'sentence_set_aside' }, appeals: [appeal] }, ['convicted']),
    );
  const others = appeals.filter((it) => !onSentence.includes(it));
  const counts = judged(world, { act, appeals: others });
  for (const count of counts) {
    relabel(world, count, 'pending');
    if (act.result === 'remitted_for_retrial') count.inTrial = true;
  }
  return counts;
}

function dropSentence(world: World, counts: Count[]): Count[] {
  for (const part of world.parts) if (restsOn(world, part, counts)) part.isSetAside = true;
  return counts;
}

/** Whether a standing part rests on these counts, and on no other conviction that stands. */
function restsOn(world: World, part: Part, counts: readonly Count[]): boolean {
  const standing = part.convictions.filter((it) => standsConvicted(world, it));
  const isOn = (it: string): boolean => counts.some(({ conviction }) => conviction === it);
  if (!stands(world, part) || !standing.some(isOn)) return false;
  if (!standing.every(isOn)) part.spokenOf = Number.POSITIVE_INFINITY;
  return standing.every(isOn);
}

function decideAnew(world: World, { id, earliest, latest }: Placed, aim: Deciding): Count[] {
  const { act } = aim;
  const counts = judged(world, aim);
  const old = (act.parts ? world.parts : []).filter((part) => restsOn(world, part, counts));
  for (const count of counts) {
    if (act.outcome === undefined) continue;
    if (act.outcome === 'convicted' && count.label !== 'convicted') count.convictedBy = latest;
    const isMoved = count.label !== act.outcome;
    relabel(world, count, act.outcome);
    if (isMoved) count.decidedBy = world.entry;
  }
  if (!act.parts) return counts;
  for (const part of old) part.isReplaced = true;
  const convicted = counts.filter(({ label }) => label === 'convicted');
  const { accused, parts } = act;
  const scope = act.scope ?? scopeOf(aim.appeals);
  const asSentence = { act: 'sentence', case: act.case, accused, ...(scope && { scope }), parts } as const;
  const before = world.counts.filter(({ label }) => label === 'convicted');
  const isFor = convicted.length > 0 ? convicted : convictedOrImplied(world, asSentence, latest);
  impose(world, { id, earliest, latest, inCase: act.case, parts, counts: isFor });
  // What the sentence implies is of the decision; what stood convicted before it, and was not judged, is not.
  return [...new Set([...counts, ...isFor.filter((it) => !before.includes(it))])];
}

/** The counts that all the remedies name. */
function scopeOf(appeals: readonly Appeal[]): Decision['scope'] {
  const named = appeals.flatMap(({ scope }) => (scope === undefined || scope === 'all' ? [] : [scope]));
  return appeals.length > 0 && named.length === appeals.length ? named.flat() : undefined;
}

/** What the appeal is against; not said: the convicted; if none, the acquitted; if none, the ended. */
function judged(world: World, { act, appeals }: Deciding): Count[] {
  if (act.scope !== undefined && act.scope !== 'all') {
    const stated = appeals.map(againstOf);
    const isOpen = stated.length === 0 || stated.includes(undefined);
    return reached(world, act, isOpen ? JUDGED_OR_ENDED : stated.flatMap((it) => (it ? labelsOf[it] : [])));
  }
  const all = appeals.length > 0 ? appeals : [undefined];
  return [...new Set(all.flatMap((appeal) => judgedBy(world, act, appeal)))];
}

const labelsOf = {
  conviction: ['convicted'],
  sentence: ['convicted'],
  acquittal: ['acquitted'],
  dismissal: ENDED,
  order: [],
} as const satisfies Record<RemedyTarget, readonly Label[]>;

function againstOf({ against, kind }: Appeal): RemedyTarget | undefined {
  return against ?? (kind === 'habeas_corpus' ? 'order' : undefined);
}

function judgedBy(world: World, act: Decision, appeal: Appeal | undefined): Count[] {
  const aim = { act, appeals: appeal ? [appeal] : [] };
  const against = appeal ? againstOf(appeal) : undefined;
  if (against) return onLabels(world, aim, labelsOf[against]);
  const groups: readonly (readonly Label[])[] = [['convicted'], ['acquitted'], ENDED];
  return groups.map((labels) => onLabels(world, aim, labels)).find(({ length }) => length > 0) ?? [];
}

/** The counts that it names; else those of the remedies; else all of the case, with these labels. */
function onLabels(world: World, { act, appeals }: Deciding, labels: readonly Label[]): Count[] {
  if (act.scope !== undefined) return reached(world, act, labels);
  const named = appeals.flatMap(({ scope }) => (scope === undefined || scope === 'all' ? [] : scope));
  const isOnAll = appeals.some(({ scope }) => scope === undefined || scope === 'all');
  if (isOnAll || named.length === 0) return reached(world, act, labels);
  const found = named.flatMap(({ count, number }) => {
    const own = ofName(world, act.case, count).filter(({ label }) => labels.includes(label));
    return own.slice(0, number ?? own.length);
  });
  return [...new Set(found)];
}

interface Undoing {
  /** The act that is undone; without one, the last of this kind in the case that moved something. */
  readonly act: string | undefined;
  readonly case: string;
  readonly kind: 'decision' | 'clemency';
}

/** As before the act that is undone; returns the counts that it had moved. */
export function restore(world: World, { act, case: inCase, kind }: Undoing): Count[] {
  const trace = world.traces.findLast((it) =>
    act === undefined
      ? !it.isUndone && it.case === inCase && it.kind === kind && it.moved > 0
      : (it.kind === kind || (it.kind === 'restored' && kind === 'decision')) && isNamedBy(it.act, act),
  );
  if (trace === undefined) world.notes.add('nothing_to_decide');
  if (!trace || trace.isUndone) return [];
  trace.isUndone = true;
  return trace.undo();
}

export function applyReopened(world: World, act: ActOf<'reopened'>): void {
  for (const count of reached(world, act, { labels: ENDED, gives: 'pending' })) relabel(world, count, 'pending');
}
