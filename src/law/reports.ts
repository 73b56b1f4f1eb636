// Several reports of one act are one act. Two acts of different developments report one if they are alike, their dates
// share a day, neither follows the other, and nothing may lie between them after which it may happen again.
//
//   detained on 5 January; detained in January        one: on 5 January
//   detained on 5 January; released on the 9th;       two: the person may have been detained again
//     detained in January
//   5 years on 5 March; 5 years in March              one sentence, to serve once
//   5 years on 5 March; 5 years on 7 March            two sentences
//
// The acts of one development happened together: a date that narrows one of them narrows all. Appeals, decisions,
// clemency, changes and pleas stay apart: both sides may appeal, and each may well happen twice.
import { BEGINNING_OF_TIME, type Day, earlierOf, laterOf } from '../time/day.ts';
import type { Act, ActContent } from './acts.ts';
import { areAlike, joinSayings, sayingOf } from './alike.ts';
import { narrowActs } from './placed-acts.ts';
import { developmentOf, referredActs, renameReferences } from './references.ts';

export interface UnitedActs {
  readonly acts: readonly Act[];
  /** Of an act that stands for several, by its id: the ids of all that report it, its own first. */
  readonly reports: ReadonlyMap<string, readonly string[]>;
}

/** The acts, with those that report one act united. What names one of these names what stands for it. */
export function uniteReports(acts: readonly Act[]): UnitedActs {
  const none = { acts, reports: new Map() };
  if (!linesOf(acts).some(hasPair)) return none;
  const narrowed = narrowActs(acts);
  const around = { acts: narrowed, isLinked: makeLinked(narrowed) };
  const groups = linesOf(narrowed).flatMap((line) => findGroups(line, around));
  if (groups.length === 0) return none;
  const united = unite(acts, groups);
  const further = uniteReports(united.acts);
  return { acts: further.acts, reports: chain(united.reports, further.reports) };
}

/** Reports of the act that give a date without a common day, with nothing between that lets it happen again. */
export function findOtherDates(act: Act, acts: readonly Act[]): Act[] {
  if (!happensAgainOnlyBehind(act)) return [];
  const own = toGroup(act);
  return acts.filter(
    (it) =>
      it !== act &&
      lineOf(it) === lineOf(act) &&
      !shareDay(own, placeOf(it)) &&
      areAlike(own.saying, sayingOf(it)) &&
      !acts.some((rival) => isRival(rival, own) && liesBetween(rival, placeOf(it), own)),
  );
}

/** What a person is held by, how a case ends for them, a death: told of another day it is the same, not one more. */
function happensAgainOnlyBehind({ act }: Act): boolean {
  return act === 'measure' || act === 'released' || act === 'outcome' || act === 'death';
}

interface Place {
  readonly earliest: Day;
  readonly latest: Day;
  readonly timeOfDayMs: number | null;
}

/** Reports of one act, with what they have in common. */
interface Group extends Place {
  readonly members: readonly Act[];
  readonly saying: ActContent;
}

function placeOf({ earliest, latest, timeOfDayMs }: Act): Place {
  return { earliest: earliest ?? BEGINNING_OF_TIME, latest, timeOfDayMs };
}

function toGroup(act: Act): Group {
  return { ...placeOf(act), members: [act], saying: sayingOf(act) };
}

function join(group: Group, report: Group): Group {
  return {
    members: [...group.members, ...report.members],
    saying: joinSayings(group.saying, report.saying),
    ...intersect(group, report),
  };
}

function earlierTime(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.min(a, b);
}

/** Acts of one kind, of which several may report one. */
function linesOf(acts: readonly Act[]): Act[][] {
  const lines = Map.groupBy(acts, lineOf);
  lines.delete(undefined);
  return [...lines.values()].filter(({ length }) => length > 1);
}

/** Undefined: it stays by itself. */
function lineOf(act: Act): string | undefined {
  switch (act.act) {
    case 'suspicion':
    case 'charge':
    case 'sentence':
      return [act.act, act.accused, act.case].join('\0');
    case 'outcome':
      return [act.act, act.accused, act.case, act.outcome, act.how].join('\0');
    case 'measure':
      return [act.act, act.accused, act.kind].join('\0');
    case 'released':
      return [act.act, act.accused, act.how].join('\0');
    case 'death':
      return [act.act, act.accused].join('\0');
    default:
      return undefined;
  }
}

/** Whether two acts of a line may report one, as far as they and their dates go. */
function hasPair(line: readonly Act[]): boolean {
  const inOrder = line.map(toGroup).sort(compareReports);
  return inOrder.some((report, index) => {
    for (let at = index - 1; at >= 0; at -= 1) {
      const other = inOrder[at];
      if (!other || other.latest < report.earliest) return false;
      if (areAlike(other.saying, report.saying)) return true;
    }
    return false;
  });
}

/** The groups of two and more on a line: each report joins the first group, by its dates, that it fits. */
function findGroups(line: readonly Act[], around: Around): Group[] {
  const groups: Group[] = [];
  for (const report of line.map(toGroup).sort(compareReports)) {
    const first = groups.findLastIndex(({ latest }) => latest < report.earliest) + 1;
    const at = groups.findIndex((it, index) => index >= first && fits(it, report, around));
    const found = groups[at];
    if (found) groups[at] = join(found, report);
    else groups.push(report);
  }
  return groups.filter(({ members }) => members.length > 1);
}

/** By their dates; of one date what says more comes first, so that the order of arrival does not matter. */
function compareReports(a: Group, b: Group): number {
  if (a.latest !== b.latest) return a.latest < b.latest ? -1 : 1;
  if (a.earliest !== b.earliest) return a.earliest < b.earliest ? -1 : 1;
  const [one, other] = [JSON.stringify(a.saying), JSON.stringify(b.saying)];
  const byTime = (a.timeOfDayMs ?? -1) - (b.timeOfDayMs ?? -1);
  return byTime || other.length - one.length || (one < other ? -1 : one > other ? 1 : orderOf(a) - orderOf(b));
}

function orderOf({ members }: Group): number {
  return Math.min(...members.map(({ order }) => order));
}

interface Around {
  readonly acts: readonly Act[];
  readonly isLinked: (a: Act, b: Act) => boolean;
}

function fits(group: Group, report: Group, { acts, isLinked }: Around): boolean {
  if (!shareDay(group, report) || !areAlike(group.saying, report.saying)) return false;
  if (group.members.some((a) => report.members.some((b) => isLinked(a, b)))) return false;
  return !acts.some((rival) => isRival(rival, group) && liesBetween(rival, group, report));
}

function shareDay(a: Place, b: Place): boolean {
  return a.earliest <= b.latest && b.earliest <= a.latest;
}

/** Whether an act lets what the group reports happen again. */
function isRival(rival: Act, { members: [own], saying }: Group): boolean {
  if (!own || !('accused' in rival && 'accused' in own && rival.accused === own.accused)) return false;
  const isInCase = 'case' in rival && 'case' in own && rival.case === own.case;
  switch (own.act) {
    case 'measure':
    case 'released':
      if (rival.act === 'measure' || rival.act === 'released')
        return lineOf(rival) !== lineOf(own) || !areAlike(sayingOf(rival), saying);
      return rival.act === 'death';
    case 'suspicion':
    case 'charge':
      return isInCase && (rival.act === 'outcome' || reopens(rival));
    case 'outcome':
      return isInCase && (reopens(rival) || (endsWithoutJudgment(own) && rival.act === 'charge'));
    case 'sentence':
      return isInCase && reopens(rival);
    default:
      return false;
  }
}

function reopens({ act }: Act): boolean {
  return act === 'decision' || act === 'reopened';
}

function endsWithoutJudgment({ outcome }: Extract<Act, { act: 'outcome' }>): boolean {
  return outcome === 'withdrawn' || outcome === 'dismissed' || outcome === 'discontinued' || outcome === 'no_verdict';
}

function liesBetween(rival: Act, a: Place, b: Place): boolean {
  return mayLieBetween(rival, a, b) || mayLieBetween(rival, b, a);
}

/** Whether an act may lie between two reports, of which the first was on an earlier day, or at an earlier time. */
function mayLieBetween(rival: Act, first: Place, last: Place): boolean {
  const own = placeOf(rival);
  if (first.earliest < last.latest) return laterOf(first.earliest, own.earliest) <= earlierOf(own.latest, last.latest);
  const [from, at, to] = [first, own, last].map((it) => it.timeOfDayMs);
  const isOfDay = own.earliest <= first.earliest && own.latest >= first.earliest;
  if (!isOfDay || first.earliest !== last.latest || from == null || to == null || from >= to) return false;
  return at == null || (from <= at && at <= to);
}

/** Whether two acts are of one development, or one follows the other, over any number of steps. */
function makeLinked(acts: readonly Act[]): Around['isLinked'] {
  const followed = new Map<string, Set<string>>();
  for (const act of acts) {
    const own = developmentOf(act.id);
    const names = [...act.follows, ...referredActs(act)].map(developmentOf);
    if (names.length > 0) followed.set(own, new Set([...(followed.get(own) ?? []), ...names]));
  }
  const follows = (later: string, earlier: string): boolean => {
    const found = new Set([later]);
    for (const it of found) for (const name of followed.get(it) ?? []) if (name !== later) found.add(name);
    return found.has(earlier);
  };
  return ({ id: a }, { id: b }) => {
    const [one, other] = [developmentOf(a), developmentOf(b)];
    return one === other || follows(one, other) || follows(other, one);
  };
}

/** A group as it goes on: the act recorded first stands for all. */
interface Union extends Group {
  readonly main: string;
  readonly ids: readonly string[];
}

function toUnion(group: Group): Union {
  const ids = group.members.toSorted((a, b) => a.order - b.order).map(({ id }) => id);
  return { ...group, ids, main: ids[0] ?? '' };
}

function unite(acts: readonly Act[], groups: readonly Group[]): UnitedActs {
  const unions = groups.toSorted(compareReports).map(toUnion);
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
interface Whole extends Place {
  readonly follows?: readonly string[];
}

function wholeDevelopments(acts: readonly Act[], unions: readonly Union[]): ReadonlyMap<string, Whole> {
  const byId = new Map(acts.map((act) => [act.id, act]));
  const whole = new Map<string, Whole>();
  for (const { main, ids } of unions) {
    const members = ids.flatMap((id) => byId.get(id) ?? []);
    const known = members.map((act) => whole.get(developmentOf(act.id)) ?? placeOf(act));
    const common = known.reduce((a, b) => (shareDay(a, b) ? intersect(a, b) : a));
    for (const id of ids) whole.set(developmentOf(id), { ...whole.get(developmentOf(id)), ...common });
    const before = whole.get(developmentOf(main))?.follows ?? [];
    const follows = [...new Set([...before, ...members.flatMap((act) => act.follows)])];
    whole.set(developmentOf(main), { ...common, follows });
  }
  return whole;
}

function intersect(a: Place, b: Place): Place {
  return {
    earliest: laterOf(a.earliest, b.earliest),
    latest: earlierOf(a.latest, b.latest),
    timeOfDayMs: earlierTime(a.timeOfDayMs, b.timeOfDayMs),
  };
}

function narrow(act: Act, place: Partial<Place>): Pick<Act, 'earliest' | 'latest' | 'timeOfDayMs'> {
  const own = placeOf(act);
  const { earliest, latest, timeOfDayMs } = { ...own, ...place };
  const common = shareDay(own, { earliest, latest, timeOfDayMs })
    ? intersect(own, { earliest, latest, timeOfDayMs })
    : own;
  return { ...common, earliest: common.earliest === BEGINNING_OF_TIME ? null : common.earliest };
}

/** Reports of what was united twice. */
function chain(first: UnitedActs['reports'], then: UnitedActs['reports']): UnitedActs['reports'] {
  const joined = new Map([...then].map(([main, ids]) => [main, ids.flatMap((id) => first.get(id) ?? [id])]));
  const gone = new Set([...then.values()].flat());
  return new Map([...[...first].filter(([main]) => !gone.has(main)), ...joined]);
}
