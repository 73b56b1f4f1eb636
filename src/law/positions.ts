// The law room’s one door: acts in, positions out. Pure: the acts as they count at a moment of knowledge, and a day,
// give the counts, status, stage, appeals, sentences, what is to serve, and custody of each accused.
//
//   acts -> by accused -> by cases that belong together -> stated and possible proceedings -> counts, status, stage
//                      -> parts of all cases -> to serve
//                      -> measures, with what is to serve -> custody
import { type Day, laterOf } from '../time/day.ts';
import type { Act } from './acts.ts';
import { answerFrom, type DatedAnswer } from './answer.ts';
import { isPending } from './appeals.ts';
import { groupCases } from './case-groups.ts';
import type { CountLabel, CountLine, Portion } from './counts.ts';
import { type CustodyPosition, type CustodyReading, custodyPosition, readCustody } from './custody.ts';
import { NO_CASE } from './documents.ts';
import type { Footing } from './grounds.ts';
import type { Custody } from './measures.ts';
import type { Remark } from './note-names.ts';
import { notesOn } from './notes.ts';
import { type JudgedPart, judgeParts, type PartState } from './part-states.ts';
import type { Appeal, Proceeding } from './proceeding.ts';
import { type CaseReading, MOST_COMBINATIONS, readProceeding } from './reading.ts';
import { type Stage, stageOf, stageOfCase } from './stage.ts';
import { type CaseKind, type LegalStatus, statusOf } from './status.ts';
import { type ToServe, toServe } from './to-serve.ts';
import { touchesCount } from './touch.ts';
import { type Budget, combine } from './worlds.ts';

export interface LawQuestion {
  /** The acts as they count at the moment of knowledge. */
  readonly acts: readonly Act[];
  readonly asOf: Day;
  /** Kinds of cases; criminal where left out. */
  readonly kinds?: ReadonlyMap<string, CaseKind>;
  /** Only this case counts for what is to serve and for custody (and measures without a case). */
  readonly within?: string;
}

/** What is known of a count on a day. */
export interface CountPosition {
  readonly case: string;
  readonly name: string;
  /** Null: only possible so far. */
  readonly count: CountLine | null;
  readonly isCertain: boolean;
  /** Labels that it may have beside the stated ones. */
  readonly possible: readonly CountLabel[];
  /** The acts that can have moved it by then, in order. */
  readonly because: readonly string[];
}

export interface CaseStanding {
  readonly case: string;
  readonly counts: readonly CountPosition[];
  readonly status: DatedAnswer<LegalStatus>;
  readonly stage: DatedAnswer<Stage>;
  /** Those that are pending, or may be withdrawn. */
  readonly appeals: DatedAnswer<readonly Appeal[]>;
  /** The acts that only the legal order has come after others. */
  readonly inferred: readonly string[];
}

export interface AccusedPosition {
  readonly accused: string;
  readonly cases: ReadonlyMap<string, CaseStanding>;
  readonly sentences: readonly (JudgedPart & {
    readonly isCertain: boolean;
    readonly possible: readonly PartState[];
  })[];
  readonly toServe: readonly DatedAnswer<ToServe>[];
  readonly custody: CustodyPosition;
  readonly isDead: boolean;
  readonly notes: readonly Remark[];
}

/** So many acts may be replayed for the worlds of one accused; fewer where each touches more. */
function budgetFor(acts: readonly Act[]): Budget {
  return { steps: Math.min(5_000, Math.floor(150_000 / (acts.length + 10))) };
}

/** The positions of each accused that the acts name. */
export function readLaw(question: LawQuestion): ReadonlyMap<string, AccusedPosition> {
  const acts = question.acts.toSorted((a, b) => a.order - b.order);
  const shared = acts.filter((act) => !('accused' in act));
  const byAccused = Map.groupBy(
    acts.flatMap((act) => ('accused' in act ? [act] : [])),
    ({ accused }) => accused,
  );
  return new Map(
    [...byAccused].map(([accused, own]) => [accused, readAccused(accused, [...own, ...shared], question)]),
  );
}

/** The stage of a case in one word, with how many of its accused stand where. */
export function readCase(
  caseId: string,
  positions: ReadonlyMap<string, AccusedPosition>,
): { readonly stage: Stage | null; readonly standing: ReadonlyMap<Stage, number> } {
  const standing = [...positions.values()].flatMap(({ cases, isDead }) => {
    const stage = cases.get(caseId)?.stage.stated;
    return stage ? [{ stage, isDead }] : [];
  });
  const numbers = Map.groupBy(standing, ({ stage }) => stage);
  return {
    stage: stageOfCase(standing),
    standing: new Map([...numbers].map(([stage, those]) => [stage, those.length])),
  };
}

function readAccused(accused: string, acts: readonly Act[], question: LawQuestion): AccusedPosition {
  const { asOf, within } = question;
  const budget = budgetFor(acts);
  const readings = groupCases(acts).map((group) => readProceeding(group, { asOf, budget }));
  const custody = readCustody(custodyActs(acts, within), { asOf, budget });
  const footings = createFootings(readings, { asOf, within });
  const stated = readings.map((reading) => reading.stated);
  const footing = footings(stated, custody.stated);
  const { combined, isComplete } = combineReadings(readings, custody);
  const worlds = combined.map(([own, proceedings]) => ({ custody: own, footing: footings(proceedings, own) }));
  const position = custodyPosition(custody, { asOf, stated: footing, worlds, isComplete });
  const inWorlds = [...new Set(worlds.map((world) => world.footing))];
  const days = new Map(readings.flatMap((it) => it.acts.map(({ act, latest }) => [act.id, latest] as const)));
  const endedOn = custody.stated.ending?.on.latest ?? null;
  const stood = { asOf, proceedings: stated, ...footing, custody: position, isDead: custody.stated.isDead, endedOn };
  return {
    accused,
    cases: new Map(readings.flatMap((reading) => standingsIn(reading, question)).map((it) => [it.case, it])),
    sentences: answerParts(footing, inWorlds, isComplete),
    toServe: answerToServe(footing, inWorlds, isComplete),
    custody: position,
    isDead: custody.stated.isDead,
    notes: [
      ...readings.flatMap(({ remarks }) => remarks),
      ...custody.remarks,
      ...notesOn({ ...stood, dayOf: (act) => days.get(act) }),
    ],
  };
}

/** The acts of custody; within a case only its measures, those without a case, and what ends any of them. */
function custodyActs(acts: readonly Act[], within: string | undefined): readonly Act[] {
  const own = acts.filter(isOfCustody);
  if (within === undefined) return own;
  const isElsewhere = (act: Act) => act.act === 'measure' && act.case !== null && act.case !== within;
  const elsewhere = own.filter(isElsewhere).map(({ id }) => id);
  return own.filter((act) => {
    if (act.act !== 'released' || typeof act.ends !== 'object') return !elsewhere.includes(act.id);
    return 'case' in act.ends ? act.ends.case === within : !elsewhere.includes(act.ends.measure);
  });
}

function isOfCustody({ act }: Act): boolean {
  return act === 'measure' || act === 'transferred' || act === 'reported_held' || act === 'released' || act === 'death';
}

/** What stands in all cases in one world, and what follows for serving; each combination is read once. */
function createFootings(
  readings: readonly CaseReading[],
  { asOf, within }: { readonly asOf: Day; readonly within: string | undefined },
): (proceedings: readonly Proceeding[], custody: Custody) => Footing {
  const newestDay = newestDays(readings);
  const judged = new Map<readonly Proceeding[], readonly JudgedPart[]>();
  const read = new Map<string, Footing>();
  return (proceedings, { began, hasEscaped, isDead }) => {
    const parts = judged.get(proceedings) ?? judgeParts(proceedings, asOf);
    judged.set(proceedings, parts);
    const key = JSON.stringify([[...judged.keys()].indexOf(proceedings), began, hasEscaped, isDead]);
    const counts = proceedings.flatMap((it) => it.counts);
    const own = within === undefined ? parts : parts.filter(({ part }) => part.case === within);
    const serving = { asOf, began, hasEscaped, isDead };
    const footing = read.get(key) ?? { counts, parts: own, toServe: toServe(own, serving), newestDay };
    read.set(key, footing);
    return footing;
  };
}

function newestDays(readings: readonly CaseReading[]): ReadonlyMap<string, Day> {
  const days = new Map<string, Day>();
  const note = (caseId: string, day: Day) => days.set(caseId, laterOf(days.get(caseId) ?? day, day));
  for (const { acts } of readings) {
    for (const { act, latest, hasBegun } of acts) {
      if (!hasBegun || !('case' in act) || act.case === null) continue;
      note(act.case, latest);
      note('', latest);
    }
  }
  return days;
}

/** The combinations of the worlds of custody and of the cases, which have nothing to do with each other. */
function combineReadings(readings: readonly CaseReading[], custody: CustodyReading) {
  const cases = combine(
    readings.map(({ worlds, stated }) => (worlds.length > 0 ? worlds : [stated])),
    MOST_COMBINATIONS,
  );
  const stated = readings.map((reading) => reading.stated);
  const proceedings = cases?.length === 1 ? [stated] : (cases ?? [stated]);
  const combined = custody.worlds.flatMap((own) => proceedings.map((those) => [own, those] as const));
  const isSettled = custody.isComplete || !custody.acts.some(({ act }) => decidesServing(act));
  const isComplete = cases !== undefined && isSettled && readings.every((reading) => reading.isComplete);
  return combined.length > MOST_COMBINED
    ? { combined: [[custody.stated, stated] as const], isComplete: false }
    : { combined, isComplete };
}

/** Whether an act of custody bears on what is to serve. */
function decidesServing(act: Act): boolean {
  if (act.act === 'released') return act.how === 'escaped' || act.how === 'died';
  return act.act === 'death' || (act.act === 'measure' && act.kind === 'serving');
}

/** As many combinations of custody with cases are tried. */
const MOST_COMBINED = 4 * MOST_COMBINATIONS;

function standingsIn(reading: CaseReading, { kinds }: LawQuestion): CaseStanding[] {
  const all = [reading.stated, ...reading.worlds];
  const cases = new Set(all.flatMap(({ counts, appeals }) => [...counts, ...appeals].map((it) => it.case)));
  return [...cases].map((caseId) => {
    const read = (proceeding: Proceeding) => statusOf(proceeding.counts, caseId, kinds?.get(caseId));
    const appealsIn = ({ appeals }: Proceeding) => appeals.filter((it) => it.case === caseId && isPending(it));
    const ask = <Value>(of: (proceeding: Proceeding) => Value | null, keyOf: (value: Value) => string) =>
      answerFrom({
        stated: of(reading.stated),
        inWorlds: reading.worlds.map(of),
        isComplete: reading.isComplete,
        keyOf,
      });
    return {
      case: caseId,
      counts: countPositions(reading, caseId),
      status: ask(read, ({ label }) => label),
      stage: ask(
        (it) => stageOf(read(it), appealsIn(it)),
        (stage) => stage,
      ),
      inferred: reading.inferred.filter((id) => reading.acts.some(({ act }) => act.id === id && isIn(act, caseId))),
      appeals: ask<readonly Appeal[]>(appealsIn, (appeals) => appeals.map(({ id, state }) => `${id} ${state}`).join()),
    };
  });
}

function countPositions(reading: CaseReading, caseId: string): CountPosition[] {
  const { stated, worlds, isCountComplete } = reading;
  const joins = stated.joined.length > 0;
  const names = new Set(
    [stated, ...worlds].flatMap(({ counts }) => counts.flatMap((it) => (it.case === caseId ? it.name : []))),
  );
  return [...names].map((name): CountPosition => {
    const find = ({ counts }: Proceeding) => counts.find((it) => it.name === name && it.case === caseId) ?? null;
    const count = find(stated);
    const statedKey = labelsKey(count);
    const own = new Set((count?.portions ?? []).map(({ label }) => label));
    const others = new Set<CountLabel>(count?.mayBe ?? []);
    let isCertain = isCountComplete({ case: caseId, name }) && others.size === 0;
    for (const world of worlds) {
      const there = find(world);
      if (labelsKey(there) !== statedKey) isCertain = false;
      for (const label of [...(there?.portions ?? []).map((it) => it.label), ...(there?.mayBe ?? [])])
        others.add(label);
    }
    const possible = [...others].filter((label) => !own.has(label)).sort();
    const because = reading.acts.flatMap(({ act, touch }) =>
      touchesCount(touch, name) && (isIn(act, caseId) || act.act === 'moved' || joins) ? act.id : [],
    );
    return { case: caseId, name, count, isCertain, possible, because };
  });
}

function isIn(act: Act, caseId: string): boolean {
  return 'case' in act && (act.case ?? NO_CASE) === caseId;
}

function labelsKey(count: CountLine | null): string {
  const keys = (count?.portions ?? []).map(
    ({ number, label, isFinal, isPardoned }: Portion) => `${label} ${number} ${isFinal} ${isPardoned}`,
  );
  return keys.sort().join();
}

function answerParts(stated: Footing, footings: readonly Footing[], isComplete: boolean): AccusedPosition['sentences'] {
  const all = new Map([...footings.flatMap(({ parts }) => parts), ...stated.parts].map((it) => [it.part.key, it]));
  const known = new Set(stated.parts.map(({ part }) => part.key));
  return [...all.values()].flatMap((it) => {
    const states = new Set(
      footings.flatMap(({ parts }) => parts.flatMap((own) => (own.part.key === it.part.key ? own.state : []))),
    );
    const isEverywhere = footings.every(({ parts }) => parts.some(({ part }) => part.key === it.part.key));
    const possible = [...states].filter((state) => state !== it.state).sort();
    if (!known.has(it.part.key)) return [];
    return [{ ...it, isCertain: isComplete && isEverywhere && possible.length === 0, possible }];
  });
}

function answerToServe(stated: Footing, footings: readonly Footing[], isComplete: boolean): DatedAnswer<ToServe>[] {
  const kinds = new Set([stated, ...footings].flatMap((it) => it.toServe.map(({ kind }) => kind)));
  return [...kinds].map((kind) => {
    const find = (footing: Footing) => footing.toServe.find((it) => it.kind === kind) ?? null;
    const keyOf = ({ answer, lastDay }: ToServe) => JSON.stringify([kind, answer, lastDay]);
    return answerFrom({ stated: find(stated), inWorlds: footings.map(find), isComplete, keyOf });
  });
}
