/** What has become of each matter on a docket, as it follows from its steps; and the next hearing. */
import { isDeepStrictEqual } from 'node:util';
import type { DayBounds } from '../law/acts.ts';
import type { Day } from '../time/day.ts';
import {
  type Derivation,
  type Derived,
  type DerivedTrack,
  distinctValues,
  type LawReading,
  type PlacedStep,
  worldsOf,
} from './derivation.ts';
import { BEFORE, labelsOfMatter, type Matter, ruleOf } from './docket-steps.ts';

/** A matter after its last step. */
export interface DocketMatter {
  readonly id: string;
  readonly matter: Matter;
  readonly status: string;
  /** What it comes back to when it goes on, where it is put off or suspended. */
  readonly before: string | null;
  readonly said: Readonly<Record<string, unknown>>;
  /** When its last step was. */
  readonly since: DayBounds;
  /** The developments that report its steps. */
  readonly because: readonly string[];
  /** What it may have become: a step that names no matter may be meant for it. */
  readonly perhaps: readonly DocketMatter[];
}

type Docket = ReadonlyMap<string, DocketMatter>;

/** A docket as it is stated, and as it may be. */
interface Dockets {
  readonly stated: Docket;
  readonly possible: readonly Docket[];
}

const known = new WeakMap<LawReading, Dockets>();

/** What steps come to that have been taken, and those that may have been. */
export function readDocket(reading: LawReading): Dockets {
  const found = known.get(reading);
  if (found) return found;
  const { stated, worlds } = worldsOf(reading.docket, reading.asOf);
  const read = { stated: foldDocket(stated), possible: worlds.map(foldDocket) };
  known.set(reading, read);
  return read;
}

/** Takes step after step, in their order. */
function foldDocket(steps: readonly PlacedStep[]): Docket {
  const folded = new Folded();
  for (const step of behindWhatTheyName(steps)) {
    const own = step.part === undefined ? step.id : `${step.id}/${step.part}`;
    const meant = findMeant(step, folded);
    const isClear = meant.length === 1 || areOfOne(meant);
    for (const it of meant) folded.set(isClear ? goOn(it, step) : perhapsGoOn(it, step));
    if (meant.length === 0 || (!isClear && isHeld(step))) folded.set(begin(own, step));
    folded.behind.set(step.id, isClear ? (meant[0]?.id ?? own) : own);
  }
  return folded.matters;
}

/** The matters so far. A docket may have thousands: a step looks only at those that it may be meant for. */
class Folded {
  readonly matters = new Map<string, DocketMatter>();
  /** Of a development the matter that goes on from it. */
  readonly behind = new Map<string, string>();
  readonly #places = new Map<string, number>();
  readonly #ofDevelopment = new Map<string, Set<string>>();
  readonly #open = new Map<Matter, Set<string>>();

  set(line: DocketMatter): void {
    const { id, matter, status } = line;
    const open = this.#open.get(matter) ?? new Set();
    const ofDevelopment = this.#ofDevelopment.get(developmentIn(id)) ?? new Set();
    if (!this.#places.has(id)) this.#places.set(id, this.#places.size);
    if (ruleOf(matter).open.includes(status)) open.add(id);
    else open.delete(id);
    this.matters.set(id, line);
    this.#open.set(matter, open);
    this.#ofDevelopment.set(developmentIn(id), ofDevelopment.add(id));
  }

  openOf(matter: Matter): DocketMatter[] {
    return this.#inOrder(this.#open.get(matter) ?? []);
  }

  ofDevelopment(development: string): DocketMatter[] {
    return this.#inOrder(this.#ofDevelopment.get(development) ?? []);
  }

  /** As they began. */
  #inOrder(ids: Iterable<string>): DocketMatter[] {
    const placeOf = ({ id }: DocketMatter) => this.#places.get(id) ?? 0;
    return [...ids].flatMap((id) => this.matters.get(id) ?? []).sort((a, b) => placeOf(a) - placeOf(b));
  }
}

function developmentIn(id: string): string {
  return id.split('/')[0] ?? '';
}

/** A step comes behind the one that it names, whatever their dates. */
function behindWhatTheyName(steps: readonly PlacedStep[]): Set<PlacedStep> {
  const byId = Map.groupBy(steps, ({ id }) => id);
  const inOrder = new Set<PlacedStep>();
  const visited = new Set<PlacedStep>();
  const visit = (step: PlacedStep) => {
    if (visited.has(step)) return;
    visited.add(step);
    if (step.of !== null && step.of !== step.id) byId.get(step.of)?.forEach(visit);
    inOrder.add(step);
  };
  steps.forEach(visit);
  return inOrder;
}

/** The matters that a step may be meant for; none: it begins one. */
function findMeant(step: PlacedStep, folded: Folded): DocketMatter[] {
  const rule = ruleOf(step.matter);
  const isOwn = ({ matter }: DocketMatter) => matter === step.matter;
  if (step.of !== null && rule.ofAll)
    return folded.ofDevelopment(step.of).filter((it) => isOwn(it) && isPart(it.id, step.of, step.part));
  if (step.of !== null) {
    const named = folded.matters.get(folded.behind.get(step.of) ?? step.of);
    return named && isOwn(named) ? [named] : [];
  }
  if (rule.begins.includes(step.step)) return [];
  const from = rule.goesOnFrom?.[step.step] ?? [...rule.open, ...(rule.later ?? [])];
  const isAnyOpen = from.every((status) => rule.open.includes(status));
  const fitting = (isAnyOpen ? folded.openOf(step.matter) : [...folded.matters.values()].filter(isOwn)).filter(
    (it) =>
      from.includes(it.status) && isAlike(it, step, rule.alike) && (!rule.ofAll || isPart(it.id, null, step.part)),
  );
  const open = fitting.filter(({ status }) => rule.open.includes(status));
  return isHeld(step) ? hearingsHeld(open, step) : open.length > 0 ? open : fitting;
}

/** Whether it is of that development, and that part; null, undefined: of any. */
function isPart(id: string, of: string | null, part: string | undefined): boolean {
  const [development, ...own] = id.split('/');
  return (of === null || development === of) && (part === undefined || own.join('/') === part);
}

/** Whether all are of one development, where a step may be about all of these. */
function areOfOne(lines: readonly DocketMatter[]): boolean {
  const [first] = lines;
  if (!first || ruleOf(first.matter).ofAll !== true) return false;
  return lines.every(({ id }) => isPart(id, developmentIn(first.id), undefined));
}

function isAlike({ said }: DocketMatter, step: PlacedStep, fields: readonly string[]): boolean {
  return fields.every((field) => {
    const [one, other] = [said[field] ?? null, step.said[field] ?? null];
    return one === null || other === null || one === other;
  });
}

function isHeld({ matter, step }: PlacedStep): boolean {
  return matter === 'hearing' && (step === 'held' || step === 'adjourned');
}

/** The hearings scheduled for the day of one that was held; else those that no later day is known of. */
function hearingsHeld(open: readonly DocketMatter[], { earliest, latest }: PlacedStep): DocketMatter[] {
  const onDay = open.filter(({ said: { day } }) => day === latest && earliest === latest);
  if (onDay.length > 0) return onDay;
  return open.filter(({ said: { day } }) => typeof day !== 'string' || day <= latest);
}

function begin(id: string, step: PlacedStep): DocketMatter {
  const { matter, said, earliest, latest } = step;
  const after = statusAfter(step);
  const status = after === null || after === BEFORE ? (ruleOf(matter).open[0] ?? step.step) : after;
  return { id, matter, status, before: null, said, since: { earliest, latest }, because: [step.id], perhaps: [] };
}

function goOn(line: DocketMatter, step: PlacedStep): DocketMatter {
  const { earliest, latest } = step;
  const said = { ...line.said, ...Object.fromEntries(Object.entries(step.said).filter(([, it]) => isSaid(it))) };
  // A new day is not known where a hearing is put off without one.
  const day = step.step === 'postponed' ? (step.said.day ?? null) : said.day;
  return {
    ...line,
    ...statusesAfter(line, step),
    said: 'day' in said ? { ...said, day } : said,
    since: { earliest, latest },
    because: [...new Set([...line.because, step.id])],
    perhaps: [],
  };
}

/** A matter that is put off or suspended keeps what it was before. */
function statusesAfter({ matter, status, before }: DocketMatter, step: PlacedStep) {
  const after = statusAfter(step);
  if (after === null) return { status, before };
  if (after === BEFORE) return { status: before ?? status, before: null };
  return { status: after, before: ruleOf(matter).pauses?.includes(after) ? (before ?? status) : null };
}

function perhapsGoOn(line: DocketMatter, step: PlacedStep): DocketMatter {
  return { ...line, perhaps: [...line.perhaps, goOn({ ...line, perhaps: [] }, step)] };
}

function isSaid(value: unknown): boolean {
  return value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0);
}

/** Null: as before. */
function statusAfter({ matter, step, said }: PlacedStep): string | null {
  if (step === 'postponed' && isSaid(said.day)) return 'scheduled';
  return ruleOf(matter).becomes[step] ?? null;
}

interface DocketDerivation<Value> {
  readonly matter: Matter;
  readonly toValue: (line: DocketMatter) => Value;
}

/** Each matter of a kind, by the development that began it. */
export function deriveMatters<Value>({ matter, toValue }: DocketDerivation<Value>): Derivation<Value> {
  return {
    derive: (reading) => {
      const { stated, possible } = readDocket(reading);
      const all = [...stated.values(), ...possible.flatMap((it) => [...it.values()])];
      const ids = new Set(all.filter((it) => it.matter === matter).map(({ id }) => id));
      return [...ids].map((id): DerivedTrack<Value> => {
        const toDerived = (line: DocketMatter): Derived<Value> => ({
          value: toValue(line),
          since: line.since,
          because: line.because,
        });
        const now = stated.get(id);
        const others = [...(now?.perhaps ?? []), ...possible.flatMap((it) => withPerhaps(it.get(id)))].map(toDerived);
        const own = now ? toDerived(now) : null;
        const differing = distinctValues(others.filter(({ value }) => !isDeepStrictEqual(value, own?.value)));
        return { key: id, stated: own, isCertain: differing.length === 0, possible: differing };
      });
    },
    comesFrom: () => labelsOfMatter(matter),
  };
}

function withPerhaps(line: DocketMatter | undefined): readonly DocketMatter[] {
  return line ? [line, ...line.perhaps] : [];
}

/** The hearing that comes next: scheduled for that day or a later one, and neither held nor cancelled since. */
export function deriveNextHearing<Value>(toValue: (line: DocketMatter) => Value): Derivation<Value> {
  return {
    derive: (reading) => {
      const { stated, possible } = readDocket(reading);
      const nextIn = (docket: Docket, certain: boolean) => nextHearing(docket, reading.asOf, certain);
      const now = nextIn(stated, false);
      const surely = nextIn(stated, true);
      const others = [...(surely ? [surely] : []), ...possible.flatMap((it) => nextIn(it, false) ?? [])];
      const toDerived = ({ since, because, ...line }: DocketMatter): Derived<Value> => ({
        value: toValue({ since, because, ...line }),
        since,
        because,
      });
      const own = now ? toDerived(now) : null;
      const differing = distinctValues(
        others.map(toDerived).filter(({ value }) => !isDeepStrictEqual(value, own?.value)),
      );
      if (!own && differing.length === 0) return [];
      const isSure =
        now === undefined || (now.perhaps.length === 0 && possible.every((it) => nextIn(it, false)?.id === now.id));
      return [{ key: '', stated: own, isCertain: isSure && differing.length === 0, possible: differing }];
    },
    comesFrom: () => labelsOfMatter('hearing'),
  };
}

/** `certain`: without those that were perhaps held or cancelled. */
function nextHearing(docket: Docket, asOf: Day, certain: boolean): DocketMatter | undefined {
  return [...docket.values()]
    .filter(({ matter, status, said: { day }, perhaps }) => {
      if (matter !== 'hearing' || status !== 'scheduled' || typeof day !== 'string') return false;
      return day >= asOf && !(certain && perhaps.length > 0);
    })
    .reduce<DocketMatter | undefined>((first, it) => (first && dayOf(first) <= dayOf(it) ? first : it), undefined);
}

function dayOf({ said }: DocketMatter): string {
  return String(said.day);
}
