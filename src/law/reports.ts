// Several reports of one act are one act. Acts of different developments report one if they say the same, their dates
// share a day, neither follows the other, and nothing lies between them after which it may happen again.
//
//   detained on 5 January; detained in January        one: on 5 January
//   5 years on 5 March; 5 years in March              one sentence, to serve once
//   5 years on 5 March; 5 years on 7 March            two sentences
//
// The acts of one development happened together: a date that narrows one of them narrows all. Appeals, decisions,
// clemency, changes and pleas stay apart: both sides may appeal, and each may well happen twice.
import { BEGINNING_OF_TIME, laterOf } from '../time/day.ts';
import type { Act, ActContent } from './acts.ts';
import { joinSayings } from './alike.ts';
import { narrowActs } from './placed-acts.ts';
import { developmentOf, referredActs, renameReferences } from './references.ts';
import {
  type ActReport,
  type ActTime,
  areRivals,
  daysOverlap,
  intersect,
  liesBetween,
  linesOf,
  rivalsOf,
  sayAlike,
  type TimedAct,
  timeOf,
  toReport,
} from './report-lines.ts';

export interface UnitedActs {
  readonly acts: readonly Act[];
  /** Of an act that stands for several, by its id: the ids of all that report it, its own first. */
  readonly reports: ReadonlyMap<string, readonly string[]>;
}

/** The acts, with those that report one act united. What names one of these names what stands for it. */
export function uniteReports(acts: readonly Act[]): UnitedActs {
  const none = { acts, reports: new Map() };
  if (nearOnes(acts).length === 0) return none;
  const narrowed = narrowActs(acts);
  const follows = makeFollows(narrowed);
  const groups = nearOnes(narrowed).flatMap((near) => findGroups(near, narrowed, follows));
  if (groups.length === 0) return none;
  const united = unite(acts, groups);
  const further = uniteReports(united.acts);
  return { acts: further.acts, reports: chain(united.reports, further.reports) };
}

/** Acts of one line whose dates, from one to the next, share days: two and more. */
function nearOnes(acts: readonly Act[]): Act[][] {
  return [...linesOf(acts).values()].flatMap((line) => {
    if (line.length < 2) return [];
    const near: Act[][] = [];
    let latest = BEGINNING_OF_TIME;
    for (const act of line.toSorted((a, b) => (timeOf(a).earliest < timeOf(b).earliest ? -1 : 1))) {
      if (near.length > 0 && timeOf(act).earliest <= latest) near.at(-1)?.push(act);
      else near.push([act]);
      latest = laterOf(latest, act.latest);
    }
    return near.filter(({ length }) => length > 1);
  });
}

/** Reports of one act, with what they have in common. */
interface Group extends ActTime {
  readonly members: ActReport[];
  readonly saying: ActContent;
  readonly text: string;
  readonly rivals: readonly TimedAct[];
  readonly developments: Set<string>;
}

/** The groups of two and more: each report joins the first group, by its dates, that it fits. */
function findGroups(near: readonly Act[], acts: readonly Act[], follows: Follows): Group[] {
  const [own] = near;
  if (!own) return [];
  const reports = near.map(toReport).sort(compareReports);
  const others = rivalsOf(own, acts);
  const byText = new Map(reports.map((it) => [it.text, it]));
  const addRivals = (group: Omit<Group, 'rivals'>): Group => {
    const rivals = [...byText.values()].some((it) => areRivals(it, group)) ? reports : [];
    return { ...group, rivals: [...others, ...rivals.filter((it) => areRivals(it, group))] };
  };
  const groups: Group[] = [];
  for (const report of reports) {
    const first = groups.findLastIndex(({ latest }) => latest < report.earliest) + 1;
    const at = groups.findIndex((it, index) => index >= first && fits(it, report, follows));
    const group = groups[at];
    if (group) groups[at] = join(group, report, addRivals);
    else
      groups.push(addRivals({ ...report, members: [report], developments: new Set([developmentOf(report.act.id)]) }));
  }
  return groups.filter(({ members }) => members.length > 1);
}

/** By their dates; of one date what says more comes first, so that the order of arrival does not matter. */
function compareReports(a: ActReport, b: ActReport): number {
  if (a.latest !== b.latest) return a.latest < b.latest ? -1 : 1;
  if (a.earliest !== b.earliest) return a.earliest < b.earliest ? -1 : 1;
  const byTime = (a.timeOfDayMs ?? -1) - (b.timeOfDayMs ?? -1);
  const bySaying = b.text.length - a.text.length || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0);
  return byTime || bySaying || a.act.order - b.act.order;
}

function fits(group: Group, report: ActReport, follows: Follows): boolean {
  if (!daysOverlap(group, report) || !sayAlike(group, report)) return false;
  const own = developmentOf(report.act.id);
  if (group.developments.has(own)) return false;
  const isKnown = (later: Iterable<string>, earlier: Iterable<string>) =>
    follows !== never && [...later].some((one) => [...earlier].some((other) => follows(one, other)));
  const one = [own];
  if (isKnown(group.developments, one) || isKnown(one, group.developments)) return false;
  return !group.rivals.some((it) => {
    const rival = [developmentOf(it.act.id)];
    const isBehind = liesBetween(it, group, report) && !isKnown(group.developments, rival) && !isKnown(rival, one);
    const isBefore = liesBetween(it, report, group) && !isKnown(one, rival) && !isKnown(rival, group.developments);
    return isBehind || isBefore;
  });
}

function join(group: Group, report: ActReport, addRivals: (group: Omit<Group, 'rivals'>) => Group): Group {
  group.members.push(report);
  group.developments.add(developmentOf(report.act.id));
  const joined = { ...group, ...intersect(group, report) };
  if (group.text === report.text) return joined;
  const saying = joinSayings(group.saying, report.saying);
  return addRivals({ ...joined, saying, text: JSON.stringify(saying) });
}

/** Whether a development follows another, over any number of steps. */
type Follows = (later: string, earlier: string) => boolean;

const never: Follows = () => false;

function makeFollows(acts: readonly Act[]): Follows {
  const direct = new Map<string, Set<string>>();
  for (const act of acts) {
    const own = developmentOf(act.id);
    for (const name of [...act.follows, ...referredActs(act)])
      if (developmentOf(name) !== own) direct.set(own, (direct.get(own) ?? new Set()).add(developmentOf(name)));
  }
  if (direct.size === 0) return never;
  return (later, earlier) => {
    if (!direct.has(later)) return false;
    const found = new Set([later]);
    for (const it of found) for (const name of direct.get(it) ?? []) found.add(name);
    return found.has(earlier);
  };
}

/** A group as it goes on: the act recorded first stands for all. */
interface Union extends Group {
  readonly main: string;
  readonly ids: readonly string[];
}

function toUnion(group: Group): Union {
  const ids = group.members.toSorted((a, b) => a.act.order - b.act.order).map(({ act }) => act.id);
  return { ...group, ids, main: ids[0] ?? '' };
}

function unite(acts: readonly Act[], groups: readonly Group[]): UnitedActs {
  const unions = groups.map(toUnion).sort(compareUnions);
  const sayings = new Map(unions.map(({ main, saying }) => [main, saying]));
  const standsFor = new Map(unions.flatMap(({ main, ids }) => ids.map((id) => [id, main])));
  const kept = acts.filter(({ id }) => (standsFor.get(id) ?? id) === id);
  const namesNow = makeNames(kept, standsFor);
  const whole = wholeDevelopments(acts, unions);
  const united = kept.map((act): Act => {
    const { id } = act;
    const saying = sayings.get(id);
    const own = saying ? renameReferences({ ...act, ...saying } as Act, (name) => name || id) : act;
    const { follows = act.follows, ...place } = whole.get(developmentOf(id)) ?? {};
    const named = follows.flatMap(namesNow).map(developmentOf);
    return {
      ...renameReferences(own, (name) => namesNow(name)[0] ?? name),
      ...narrow(act, place),
      follows: [...new Set(named)].filter((name) => name !== developmentOf(id)),
    };
  });
  return { acts: united, reports: new Map(unions.map(({ main, ids }) => [main, ids])) };
}

/** By what they say and when, whatever was recorded first. */
function compareUnions(a: Union, b: Union): number {
  const [one, other] = [a, b].map(({ latest, earliest, text }) => `${latest} ${earliest} ${text}`);
  return one === other ? 0 : (one ?? '') < (other ?? '') ? -1 : 1;
}

/** As what an act or a development is known from now on: what stands for it, with what is left of it. */
function makeNames(kept: readonly Act[], standsFor: ReadonlyMap<string, string>): (name: string) => readonly string[] {
  const left = new Set(kept.flatMap(({ id }) => [id, developmentOf(id)]));
  const byDevelopment = Map.groupBy([...standsFor.keys()], developmentOf);
  return (name) => {
    const main = standsFor.get(name);
    const mains = (byDevelopment.get(name) ?? []).map((id) => standsFor.get(id) ?? id);
    const own = left.has(name) || mains.length === 0 ? [name] : [];
    return [...new Set([...(main === undefined ? own : [main]), ...own, ...mains])];
  };
}

/** What is known of a development’s date by all that report one of its acts. */
interface Whole extends ActTime {
  readonly follows?: readonly string[];
}

function wholeDevelopments(acts: readonly Act[], unions: readonly Union[]): ReadonlyMap<string, Whole> {
  const byId = new Map(acts.map((act) => [act.id, act]));
  const whole = new Map<string, Whole>();
  for (const { main, ids } of unions) {
    const members = ids.flatMap((id) => byId.get(id) ?? []);
    const known = members.map((act) => whole.get(developmentOf(act.id)) ?? timeOf(act));
    const { earliest, latest, timeOfDayMs } = known.reduce((a, b) => (daysOverlap(a, b) ? intersect(a, b) : a));
    const common = { earliest, latest, timeOfDayMs };
    for (const id of ids) whole.set(developmentOf(id), { ...whole.get(developmentOf(id)), ...common });
    const before = whole.get(developmentOf(main))?.follows ?? [];
    const follows = [...new Set([...before, ...members.flatMap((act) => act.follows)])];
    whole.set(developmentOf(main), { ...common, follows });
  }
  return whole;
}

function narrow(act: Act, place: Partial<ActTime>): Pick<Act, 'earliest' | 'latest' | 'timeOfDayMs'> {
  const own = timeOf(act);
  const given = { ...own, ...place };
  const common = daysOverlap(own, given) ? intersect(own, given) : own;
  return { ...common, earliest: common.earliest === BEGINNING_OF_TIME ? null : common.earliest };
}

/** Reports of what was united twice. */
function chain(first: UnitedActs['reports'], then: UnitedActs['reports']): UnitedActs['reports'] {
  const joined = new Map([...then].map(([main, ids]) => [main, ids.flatMap((id) => first.get(id) ?? [id])]));
  const gone = new Set([...then.values()].flat());
  return new Map([...[...first].filter(([main]) => !gone.has(main)), ...joined]);
}
