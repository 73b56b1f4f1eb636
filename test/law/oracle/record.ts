// What is known: corrections and retractions applied, dates as bounds, `after` and references as “follows”
// (docs/time.md, “Amendments” and “`after`”; law.md: “an act follows what it refers to”).
import type { ActContent, SentencePart } from '../../../src/law/acts.ts';
import { readEdtf } from '../../../src/time/edtf.ts';
import { type PlacedNode, uniteReports } from './reports.ts';
import { maxDay, minDay } from './terms.ts';
import type { Entry } from './vector.ts';

/** An act that counts, with its place in time. Days are text; the beginning of time is '-infinity'. */
export interface Placed {
  readonly id: string;
  readonly entry: string;
  readonly content: ActContent;
  /** Its case with those that acts join, move counts between, or refer across; null: none. */
  readonly group: string | null;
  readonly earliest: string;
  readonly latest: string;
  readonly timeMs: number | null;
  /** Place of its entry in the file, or of one that it follows if that is later: ties never go against `after`. */
  readonly place: number;
  /** Entries that it surely follows, over any number of steps. */
  readonly follows: ReadonlySet<string>;
}

export interface Record_ {
  readonly acts: readonly Placed[];
  /** Entries whose order contradicts their dates. */
  readonly contradicted: ReadonlySet<string>;
}

/** An act with its id, wherever it stands after reports were united. */
export interface NamedAct {
  readonly id: string;
  readonly content: ActContent;
}

/** What one entry says, with its place in time. */
export interface Node {
  readonly id: string;
  readonly place: number;
  acts: readonly NamedAct[];
  earliest: string;
  latest: string;
  timeMs: number | null;
  after: Set<string>;
}

/** Everything here was recorded on that day, unless an entry says another. */
const RECORDED_ON = '2030-01-01';

export function readRecord(entries: readonly Entry[]): Record_ {
  const nodes = entries.flatMap((entry, place) => {
    if (entry.corrects || entry.retracts || !isActive(entry, entries)) return [];
    const version = versionInForce(entry, entries);
    // Alleged acts move nothing: the catalogue turns them into claims. What they follow they follow all the same.
    const counts = ['reported', 'official'].includes(version.standing ?? 'reported');
    return [readNode(entry, counts ? version : { ...version, acts: [] }, place)];
  });
  uniteReports(nodes, inTime);
  const contradicted = placeInTime(nodes);
  const groups = groupCases(nodes);
  const acts = nodes.flatMap((node) => {
    const follows = ancestorsOf(node, nodes);
    const { id: entry, earliest, latest, timeMs } = node;
    const places = nodes.filter(({ id }) => follows.has(id)).map(({ place }) => place);
    const place = Math.max(node.place, ...places) + follows.size / 1000;
    return node.acts.map(({ id, content }, index) => ({
      id,
      entry,
      content,
      group: groups.get(caseOf(content) ?? '') ?? null,
      earliest,
      latest,
      timeMs,
      place: place + index / 1_000_000,
      follows,
    }));
  });
  return { acts, contradicted };
}

/** Links, narrows; returns whose order contradicts the dates. */
function placeInTime(nodes: readonly Node[]): ReadonlySet<string> {
  linkReferences(nodes);
  cutCircles(nodes);
  const contradicted = narrow(nodes);
  for (const node of nodes) if (contradicted.has(node.id)) node.after.clear();
  return contradicted;
}

/** The same of copies, which know what follows what. */
function inTime(nodes: readonly Node[]): readonly PlacedNode[] {
  const copies = nodes.map((node) => ({ ...node, after: new Set(node.after) }));
  placeInTime(copies);
  return copies.map((node) => ({ ...node, follows: ancestorsOf(node, copies) }));
}

function caseOf(act: ActContent): string | undefined {
  if (liberty.includes(act.act)) return undefined;
  return 'case' in act ? (act.case ?? '') : undefined;
}

const liberty: readonly string[] = ['measure', 'transferred', 'reported_held', 'released', 'death'];

/** Each case with the name of its group. */
function groupCases(nodes: readonly Node[]): ReadonlyMap<string, string> {
  const groups = new Map<string, string>();
  const unite = (a: string, b: string): void => {
    const [one, other] = [groups.get(a) ?? a, groups.get(b) ?? b];
    groups.set(a, one);
    groups.set(b, one);
    for (const [name, group] of groups) if (group === other) groups.set(name, one);
  };
  for (const { acts } of nodes)
    for (const { content: act } of acts) {
      const own = caseOf(act);
      if (own === undefined) continue;
      unite(own, own);
      if (act.act === 'joined') unite(own, act.with);
      if (act.act === 'moved') unite(own, act.to);
      if (act.act === 'sentence') continue;
      const named = referencesOf(act).map((it) => it.replace(/[/#].*$/, ''));
      for (const it of nodes.filter(({ id }) => named.includes(id)))
        for (const { content: other } of it.acts) if (caseOf(other) !== undefined) unite(own, caseOf(other) ?? '');
    }
  return groups;
}

function isActive(entry: Entry, entries: readonly Entry[]): boolean {
  return !entries.some((it) => it.retracts === entry.id && isActive(it, entries));
}

/** Of several corrections the last one that counts. */
function versionInForce(entry: Entry, entries: readonly Entry[]): Entry {
  const correction = entries.findLast((it) => it.corrects === entry.id && isActive(it, entries));
  return correction ? versionInForce(correction, entries) : entry;
}

function readNode(original: Entry, version: Entry, place: number): Node {
  const own = boundsOf(version.occurred);
  const recordedOn = original.recordedOn ?? RECORDED_ON;
  const open = own.earliest > recordedOn ? (version.recordedOn ?? RECORDED_ON) : recordedOn;
  const latest = own.latest ?? open;
  const effective = version.effective === undefined ? undefined : boundsOf(version.effective);
  return {
    id: original.id,
    place,
    acts: (version.acts ?? []).map((content, index) => ({
      id: index === 0 ? original.id : `${original.id}#${index + 1}`,
      content,
    })),
    earliest: maxDay(own.earliest, effective?.earliest ?? own.earliest),
    latest: maxDay(latest, effective?.latest ?? latest),
    timeMs: own.timeMs,
    after: new Set(version.after),
  };
}

function boundsOf(edtf: string | undefined): { earliest: string; latest: string | undefined; timeMs: number | null } {
  if (edtf === undefined) return { earliest: '-infinity', latest: undefined, timeMs: null };
  const reading = readEdtf(edtf);
  if (!reading.ok) throw new Error(`no date: ${edtf}`);
  const { earliest, latest, timeOfDayMs } = reading.occurrence;
  return { earliest, latest, timeMs: timeOfDayMs ?? null };
}

/** An act follows what it refers to: what it decides, withdraws, annuls, restores, changes, supersedes, ends. */
function linkReferences(nodes: readonly Node[]): void {
  for (const node of nodes)
    for (const { content: act } of node.acts)
      for (const reference of referencesOf(act)) {
        const entry = reference.replace(/\/.*$/, '').replace(/#.*$/, '');
        const isRecorded = nodes.some(({ id, acts }) => id === entry && acts.length > 0);
        if (entry !== node.id && isRecorded) node.after.add(entry);
      }
}

function referencesOf(act: ActContent): readonly string[] {
  switch (act.act) {
    case 'charge':
      return act.supersedes?.documents ?? [];
    case 'sentence':
      return referencesOfParts(act.parts);
    case 'sentence_change':
      return act.parts ?? [];
    case 'remedy_withdrawn':
      return listOf(act.of);
    case 'decision':
      return [...listOf(act.decides), ...listOf(act.restores), ...referencesOfParts(act.parts ?? [])];
    case 'clemency':
      return [...(act.parts ?? []), ...listOf(act.annuls)];
    case 'transferred':
      return listOf(act.measure);
    case 'released':
      return typeof act.ends === 'object' && 'measure' in act.ends ? [act.ends.measure] : [];
    default:
      return [];
  }
}

function referencesOfParts(parts: readonly SentencePart[]): readonly string[] {
  return parts.flatMap(({ relation }) => (relation ? referencesOfRelation(relation) : []));
}

function referencesOfRelation(relation: SentencePart['relation'] & object): readonly string[] {
  switch (relation.kind) {
    case 'concurrent':
      return relation.with;
    case 'consecutive':
    case 'partly':
      return relation.after;
    case 'absorbed':
      return [relation.by];
    case 'total':
      return relation.of;
  }
}

/** What stands in a circle of `after`, or follows one, is taken as if it followed nothing. What is not known goes. */
function cutCircles(nodes: readonly Node[]): void {
  for (const node of nodes) for (const id of node.after) if (!nodes.some((it) => it.id === id)) node.after.delete(id);
  const isOnCircle = (node: Node) => ancestorsOf(node, nodes).has(node.id);
  const circles = new Set(nodes.filter(isOnCircle).map(({ id }) => id));
  const cut = nodes.filter(
    (node) => circles.has(node.id) || [...ancestorsOf(node, nodes)].some((id) => circles.has(id)),
  );
  for (const node of cut) node.after.clear();
}

/** Narrows all bounds by what follows what; returns whose order contradicts the dates, which keep their own bounds. */
function narrow(nodes: readonly Node[]): ReadonlySet<string> {
  const own = new Map(nodes.map(({ id, earliest, latest }) => [id, { earliest, latest }]));
  const ancestors = new Map(nodes.map((node) => [node.id, ancestorsOf(node, nodes)]));
  const contradicted = new Set<string>();
  for (const node of nodes) {
    const before = nodes.filter((it) => ancestors.get(node.id)?.has(it.id));
    const behind = nodes.filter((it) => ancestors.get(it.id)?.has(node.id));
    const earliest = before.map(({ id }) => own.get(id)?.earliest ?? '').reduce(maxDay, node.earliest);
    const latest = behind.map(({ id }) => own.get(id)?.latest ?? '').reduce(minDay, node.latest);
    if (earliest > latest) contradicted.add(node.id);
    else Object.assign(node, { earliest, latest });
  }
  carryTimes(nodes, ancestors);
  return contradicted;
}

/** Among equal bounds a time of day carries over to what follows. */
function carryTimes(nodes: readonly Node[], ancestors: ReadonlyMap<string, ReadonlySet<string>>): void {
  const own = nodes.map((node) => ({ ...node }));
  for (const node of nodes)
    for (const it of own)
      if (ancestors.get(node.id)?.has(it.id) && it.earliest === node.earliest && it.latest === node.latest)
        if (it.timeMs !== null && (node.timeMs === null || it.timeMs > node.timeMs)) node.timeMs = it.timeMs;
}

function ancestorsOf(node: Node, nodes: readonly Node[]): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (it: Node | undefined): void => {
    for (const id of it?.after ?? []) {
      if (found.has(id)) continue;
      found.add(id);
      visit(nodes.find((other) => other.id === id));
    }
  };
  visit(node);
  return found;
}

function listOf(text: string | undefined): readonly string[] {
  return text === undefined ? [] : [text];
}
