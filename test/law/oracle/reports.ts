// Several reports of one act are one act (docs/law.md, “Several reports of one act”).
//
// Decision where the page is silent: among entries of equal dates the one that says more leads; then text order.
import type { ActContent } from '../../../src/law/acts.ts';
import type { NamedAct, Node } from './record.ts';
import { maxDay, minDay } from './terms.ts';

/** A node with all that it follows, over any number of steps. */
export interface PlacedNode extends Node {
  readonly follows: ReadonlySet<string>;
}

/** One act of one entry. */
interface Report {
  readonly node: PlacedNode;
  readonly act: NamedAct;
  readonly said: Said;
}

type Said = Readonly<Record<string, unknown>>;
type Bounds = Pick<Node, 'earliest' | 'latest' | 'timeMs'>;

/** Unites what reports one act, in place, until nothing is left to unite. */
export function uniteReports(nodes: readonly Node[], inTime: (nodes: readonly Node[]) => readonly PlacedNode[]): void {
  for (;;) {
    const placed = inTime(nodes);
    const all = placed.flatMap((node) => node.acts.map((act) => ({ node, act, said: saidBy(act) })));
    const groups = groupsOf(all);
    if (groups.length === 0) return;
    const names = new Map<string, string>();
    for (const group of groups) mergeGroup(group, nodes, names);
    rename(nodes, names);
  }
}

function saidBy({ id, content }: NamedAct): Said {
  const own: unknown = JSON.parse(JSON.stringify(content).replaceAll(`"${id}/`, '"/'));
  const said = own as Record<string, unknown>;
  const list = content.act === 'charge' || content.act === 'suspicion' ? 'counts' : 'scope';
  const counts = said[list];
  return Array.isArray(counts) ? { ...said, [list]: counts.toSorted(byCount) } : said;
}

function byCount(a: { count: string }, b: { count: string }): number {
  return a.count < b.count ? -1 : 1;
}

/** Each leader takes all that fits, one after the other. */
function groupsOf(all: readonly Report[]): readonly (readonly Report[])[] {
  const waiting = all.filter(({ act }) => united.includes(act.content.act)).toSorted(compareReports);
  const groups: Report[][] = [];
  while (waiting.length > 0) {
    const group = waiting.splice(0, 1);
    for (const report of [...waiting]) {
      if (!fits(group, report, all)) continue;
      group.push(report);
      waiting.splice(waiting.indexOf(report), 1);
    }
    if (group.length > 1) groups.push(group);
  }
  return groups;
}

const united: readonly string[] = ['suspicion', 'charge', 'outcome', 'sentence', 'measure', 'released', 'death'];

function compareReports(a: Report, b: Report): number {
  const [one, other] = [JSON.stringify(a.said), JSON.stringify(b.said)];
  return (
    compareText(a.node.latest, b.node.latest) ||
    compareText(a.node.earliest, b.node.earliest) ||
    (a.node.timeMs ?? -1) - (b.node.timeMs ?? -1) ||
    other.length - one.length ||
    compareText(one, other) ||
    a.node.place - b.node.place ||
    a.node.acts.indexOf(a.act) - b.node.acts.indexOf(b.act)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function fits(group: readonly Report[], report: Report, all: readonly Report[]): boolean {
  const [first] = group as [Report, ...Report[]];
  if (kindOf(first) !== kindOf(report)) return false;
  const said = group.map((it) => it.said).reduce((a, b) => unite(a, b) as Said);
  const common = commonOf(group.map(({ node }) => node));
  if (!overlap(common, report.node) || !agree(said, report.said) || !sayAlikeByLeavingOut(said, report.said))
    return false;
  if (group.some((it) => isTied(it.node, report.node))) return false;
  const known = group.map(({ node }) => node);
  return !all.some(
    (it) =>
      repeats(it, first, said) &&
      ((isBetween(it.node, common, report.node) && !isOrdered(known, it.node, [report.node])) ||
        (isBetween(it.node, report.node, common) && !isOrdered([report.node], it.node, known))),
  );
}

/** What two acts must have in common at least: who, where in proceedings, and what kind of act. */
function kindOf({ act: { content } }: Report): string {
  const own = new Map<string, unknown>(Object.entries(content));
  const isInCase = ['suspicion', 'charge', 'outcome', 'sentence'].includes(content.act);
  const more: Readonly<Record<string, readonly string[]>> = {
    outcome: ['outcome', 'how'],
    measure: ['kind'],
    released: ['how'],
  };
  const names = ['act', 'accused', ...(isInCase ? ['case'] : []), ...(more[content.act] ?? [])];
  return names.map((it) => own.get(it)).join();
}

function sayAlikeByLeavingOut(a: Said, b: Said): boolean {
  return ['ends', 'besides', 'supersedes'].every((name) => JSON.stringify(a[name]) === JSON.stringify(b[name]));
}

function agree(a: unknown, b: unknown): boolean {
  if (a === null || a === undefined || b === null || b === undefined) return true;
  if (typeof a !== 'object' || typeof b !== 'object') return a === b;
  if (Array.isArray(a) && Array.isArray(b) && a.length !== b.length) return false;
  // What a part is called is the recorder’s choice.
  return Object.keys(a).every((name) => name === 'name' || agree((a as Said)[name], (b as Said)[name]));
}

function unite(a: unknown, b: unknown): unknown {
  if (a === null || a === undefined) return b ?? a;
  if (Array.isArray(a)) return Array.isArray(b) ? a.map((it, index) => unite(it, b[index])) : a;
  if (typeof a !== 'object' || typeof b !== 'object' || b === null) return a;
  const all = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return Object.fromEntries(all.map((name) => [name, unite((a as Said)[name], (b as Said)[name])]));
}

function overlap(a: Bounds, b: Bounds): boolean {
  return a.earliest <= b.latest && b.earliest <= a.latest;
}

function commonOf(all: readonly Bounds[]): Bounds {
  const times = all.flatMap(({ timeMs }) => (timeMs === null ? [] : [timeMs]));
  return {
    earliest: all.map((it) => it.earliest).reduce(maxDay),
    latest: all.map((it) => it.latest).reduce(minDay),
    timeMs: times.length > 0 ? Math.min(...times) : null,
  };
}

/** Of one entry, or one follows the other. */
function isTied(a: PlacedNode, b: PlacedNode): boolean {
  return a.id === b.id || a.follows.has(b.id) || b.follows.has(a.id);
}

/** Whether what a group reports may happen again behind that act. */
function repeats({ act: { content: other }, said: otherSaid }: Report, { act }: Report, said: Said): boolean {
  const { content } = act;
  if (!('accused' in other && 'accused' in content && other.accused === content.accused)) return false;
  if (content.act === 'measure' || content.act === 'released') {
    if (other.act === 'death') return true;
    if (other.act !== 'measure' && other.act !== 'released') return false;
    const isLike = agree(said, otherSaid) && sayAlikeByLeavingOut(said, otherSaid);
    return !isLike;
  }
  if (!('case' in other && 'case' in content && other.case === content.case)) return false;
  const isReopening = other.act === 'decision' || other.act === 'reopened';
  switch (content.act) {
    case 'suspicion':
    case 'charge':
      return isReopening || other.act === 'outcome';
    case 'outcome':
      return isReopening || (other.act === 'charge' && !decided.includes(content.outcome));
    case 'sentence':
      return isReopening;
    default:
      return false;
  }
}

const decided: readonly string[] = ['convicted', 'acquitted', 'not_responsible'];

/** What follows what says that it did not lie behind the first and before the last. */
function isOrdered(first: readonly PlacedNode[], it: PlacedNode, last: readonly PlacedNode[]): boolean {
  return first.some((one) => one.follows.has(it.id)) || last.some(({ id }) => it.follows.has(id));
}

/** Whether there are days, or times of one day, on which it comes behind one and before the other. */
function isBetween(it: Bounds, first: Bounds, last: Bounds): boolean {
  if (first.earliest > last.latest) return false;
  const isWithin = maxDay(first.earliest, it.earliest) <= minDay(it.latest, last.latest);
  if (!isWithin || first.earliest < last.latest) return isWithin;
  const [from, to] = [first.timeMs, last.timeMs];
  if (from === null || to === null || from >= to) return false;
  return it.timeMs === null || (it.timeMs >= from && it.timeMs <= to);
}

/** The act of the first entry stands for all; their entries have the days that they share. */
function mergeGroup(group: readonly Report[], nodes: readonly Node[], names: Map<string, string>): void {
  const own = group.flatMap(({ node }) => nodes.filter(({ id }) => id === node.id));
  const inFile = group.toSorted((a, b) => a.node.place - b.node.place);
  const [main, ...others] = inFile as [Report, ...Report[]];
  const said = group.map((it) => it.said).reduce((a, b) => unite(a, b) as Said);
  const content = JSON.parse(JSON.stringify(said).replaceAll('"/', `"${main.act.id}/`)) as ActContent;
  const common = own
    .toSorted((a, b) => a.place - b.place)
    .map(({ earliest, latest, timeMs }) => ({ earliest, latest, timeMs }))
    .reduce((a, b) => (overlap(a, b) ? commonOf([a, b]) : a));
  for (const node of own) {
    if (overlap(node, common)) Object.assign(node, commonOf([node, common]));
    const isGone = ({ id }: NamedAct): boolean => others.some(({ act }) => act.id === id);
    node.acts = node.acts
      .filter((it) => !isGone(it))
      .map((it) => (it.id === main.act.id ? { id: it.id, content } : it));
    if (node.id === main.node.id) node.after = new Set(own.flatMap(({ after }) => [...after]));
  }
  for (const { act } of others) names.set(act.id, main.act.id);
}

/** Names in references and in `after`. */
function rename(nodes: readonly Node[], names: ReadonlyMap<string, string>): void {
  const nameOf = (id: string): string => names.get(id) ?? id;
  for (const node of nodes) {
    const after = [...node.after].flatMap((id) => {
      const taken = [...names].flatMap(([from, to]) => (entryOf(from) === id ? [entryOf(to)] : []));
      const isLeft = taken.length === 0 || nodes.some((it) => it.id === id && it.acts.length > 0);
      return isLeft ? [id, ...taken] : taken;
    });
    node.after = new Set(after.filter((id) => id !== node.id));
    node.acts = node.acts.map(({ id, content }) => ({ id, content: renameIn(content, nameOf) }));
  }
}

function entryOf(id: string): string {
  return id.replace(/#.*$/, '');
}

const referring: readonly string[] = ['documents', 'with', 'after', 'by', 'of', 'decides', 'restores', 'annuls'];

/** Every text under a key that refers to acts or parts; `parts` where it holds keys. */
function renameIn<Value>(value: Value, nameOf: (id: string) => string, key = ''): Value {
  if (Array.isArray(value)) return value.map((it) => renameIn(it, nameOf, key)) as Value;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([name, it]) => [name, renameIn(it, nameOf, name)]);
    return Object.fromEntries(entries) as Value;
  }
  if (typeof value !== 'string' || ![...referring, 'parts', 'measure'].includes(key)) return value;
  const [id = '', number] = value.split('/');
  return (number === undefined ? nameOf(id) : `${nameOf(id)}/${number}`) as Value;
}
