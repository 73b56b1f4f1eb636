// Positions derived from one world: counts, status, stage, sums (law.md, “Status and stage”).
//
// Decisions where law.md is silent:
// - Who is suspected, accused or on trial has that stage, also while a remedy on another count is pending.
// - A pardoned, dead or discontinued proceeding under a pending remedy is at the stage “appeal”; else “closed”.
// - A remedy against an order (or habeas corpus, unless it says more) makes no stage.
// - “All verdicts final”: the final ones of those convicted and acquitted; of others nothing is asked.
// - Where only suspicions are left that a charge, gone since, had overtaken, the charge decides: moved.
// - Sums count superseded and moved counts nowhere; “final” counts every final verdict or end.
import { type Appeal, type Count, ENDED, OPEN, type World } from './world.ts';

export function countsOf(world: World, name: string): Record<string, string | Record<string, number>> {
  const groups = Map.groupBy(
    world.counts.filter((count) => count.case === name),
    (count) => count.name,
  );
  return Object.fromEntries([...groups].map(([short, counts]) => [short, wordOf(counts)]));
}

function wordOf(counts: readonly Count[]): string | Record<string, number> {
  const words = Map.groupBy(
    counts,
    ({ label, final, pardoned }) => `${label}${final ? ' final' : ''}${pardoned ? ' pardoned' : ''}`,
  );
  const [word] = words.keys();
  if (word !== undefined && counts.length === 1) return word;
  return Object.fromEntries([...words].map(([it, { length }]) => [it, length]));
}

function standingCounts(world: World, name: string): Count[] {
  return world.counts.filter((count) => count.case === name && !['superseded', 'moved'].includes(count.label));
}

/** The first that applies. */
export function statusOf(world: World, name: string): string | null {
  const counts = standingCounts(world, name);
  const convicted = counts.filter(({ label, pardoned }) => label === 'convicted' && !pardoned);
  if (convicted.length > 0) return convicted.every(({ final }) => final) ? 'convicted_final' : 'convicted';
  const open = counts.filter(({ label }) => OPEN.includes(label));
  if (open.some(({ inTrial }) => inTrial)) return 'on_trial';
  if (open.length > 0) return 'accused';
  if (counts.some(({ label, isStale }) => label === 'suspected' && !isStale)) return 'suspect';
  if (counts.some(({ pardoned }) => pardoned)) return 'pardoned';
  if (counts.some(({ label }) => label === 'acquitted')) return 'acquitted';
  if (counts.some(({ label, ground }) => label === 'discontinued' && ground === 'death')) return 'ended_by_death';
  if (counts.some(({ label }) => ENDED.includes(label))) return 'discontinued';
  return world.counts.some((count) => count.case === name) ? 'moved' : null;
}

export function stageOf(world: World, name: string): string | null {
  const status = statusOf(world, name);
  switch (status) {
    case null:
      return null;
    case 'suspect':
      return 'investigation';
    case 'accused':
      return 'charged';
    case 'on_trial':
      return 'trial';
  }
  if (world.appeals.some((appeal) => appeal.case === name && isAgainstJudgment(appeal))) return 'appeal';
  const verdicts = standingCounts(world, name).filter(({ label }) => label === 'convicted' || label === 'acquitted');
  if (!status.startsWith('convicted') && status !== 'acquitted') return 'closed';
  return verdicts.every(({ final }) => final) ? 'final' : 'verdict';
}

function isAgainstJudgment({ kind, against, state }: Appeal): boolean {
  if (state !== 'pending' && state !== 'maybe withdrawn') return false;
  return against === null ? kind !== 'habeas_corpus' : against !== 'order';
}

const stages = ['investigation', 'charged', 'trial', 'verdict', 'appeal', 'final', 'closed'];

/** The earliest stage of a case, without the dead and the closed; all closed: closed. */
export function stageOfCase(worlds: readonly World[], name: string): string | null {
  const all = worlds.map((world) => ({ stage: stageOf(world, name), isDead: world.dead }));
  const known = all.filter(({ stage }) => stage !== null);
  const open = known.filter(({ stage, isDead }) => !isDead && stage !== 'closed');
  const ranks = open.map(({ stage }) => stages.indexOf(stage ?? ''));
  return stages[Math.min(...ranks)] ?? (known.length > 0 ? 'closed' : null);
}

export function sumsOf(world: World, name: string): Record<string, number> {
  const counts = standingCounts(world, name);
  const labels = Map.groupBy(counts, ({ label }) => label);
  const sums = Object.fromEntries([...labels].map(([label, { length }]) => [label, length]));
  const final = counts.filter((count) => count.final).length;
  const pardoned = counts.filter((count) => count.pardoned).length;
  return { ...sums, ...(final && { final }), ...(pardoned && { pardoned }) };
}

export function appealsOf(world: World, name: string): string[] {
  const pending = world.appeals.filter(({ state }) => state === 'pending' || state === 'maybe withdrawn');
  return pending
    .filter((it) => it.case === name)
    .map(({ kind, state }) => `${kind} ${state}`)
    .sort();
}
