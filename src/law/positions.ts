// The law room’s one door: acts in, positions out. Pure: the acts as they count at a moment of knowledge, and a day,
// give the counts, status, stage, appeals, sentences, what is to serve, and custody of each accused.
//
//   acts -> by accused -> by cases that belong together -> stated and possible proceedings -> counts, status, stage
//                      -> parts of all cases -> to serve
//                      -> measures, with what is to serve -> custody
import type { Day } from '../time/day.ts';
import type { Act } from './acts.ts';
import type { AmountToPay } from './amounts.ts';
import type { DatedAnswer } from './answer.ts';
import { groupCases } from './case-groups.ts';
import { type CustodyPosition, custodyPosition, heldIn, imposesRestriction } from './custody.ts';
import { type CustodyReading, readCustody } from './custody-reading.ts';
import { combineReadings, createFootings } from './footings.ts';
import type { Footing } from './grounds.ts';
import { withoutAnswered } from './may-answer.ts';
import type { Custody } from './measures.ts';
import type { Remark } from './note-names.ts';
import { notesOn } from './notes.ts';
import { narrowActs } from './placed-acts.ts';
import { type CaseReading, readProceeding } from './reading.ts';
import { answerAmounts, answerParts, answerToServe, type SentencePosition } from './sentence-answers.ts';
import { type Stage, stageOfCase } from './stage.ts';
import { type CaseStanding, standingsIn } from './standings.ts';
import type { CaseKind } from './status.ts';
import type { ToServe } from './to-serve.ts';
import type { Budget } from './worlds.ts';

export interface LawQuestion {
  /** The acts as they count at the moment of knowledge. */
  readonly acts: readonly Act[];
  readonly asOf: Day;
  /** Kinds of cases; criminal where left out. */
  readonly kinds?: ReadonlyMap<string, CaseKind>;
  /** Only this case counts for what is to serve and for custody. */
  readonly within?: string;
}

export interface AccusedPosition {
  readonly accused: string;
  readonly cases: ReadonlyMap<string, CaseStanding>;
  readonly sentences: readonly SentencePosition[];
  readonly toServe: readonly DatedAnswer<ToServe>[];
  readonly amounts: DatedAnswer<readonly AmountToPay[]>;
  readonly custody: CustodyPosition;
  readonly isDead: boolean;
  readonly notes: readonly Remark[];
}

/** So many acts may be replayed for the worlds of one accused; fewer where each touches more. */
function budgetFor(acts: readonly Act[]): Budget {
  return { steps: Math.min(10_000, Math.floor(14_000_000 / (acts.length + 10) ** 2)) };
}

/** The positions of each accused that the acts name. */
export function readLaw({ asOf, ...question }: LawQuestion): ReadonlyMap<string, AccusedPosition> {
  return createLawReader(question)(asOf);
}

/** Reads the same acts on any day: what does not depend on the day is done once. */
export function createLawReader(
  question: Omit<LawQuestion, 'asOf'>,
): (asOf: Day) => ReadonlyMap<string, AccusedPosition> {
  const acts = narrowActs(question.acts).sort((a, b) => a.order - b.order);
  const shared = acts.filter((act) => !('accused' in act));
  const byAccused = Map.groupBy(
    acts.flatMap((act) => ('accused' in act ? [act] : [])),
    ({ accused }) => accused,
  );
  const each = [...byAccused].map(([accused, own]) => groupActs(accused, [...own, ...shared]));
  return (asOf) => new Map(each.map((own) => [own.accused, readAccused(own, { ...question, asOf })]));
}

/** The acts on one accused: on cases, in groups of cases that belong together, and on custody. */
interface GroupedActs {
  readonly accused: string;
  readonly acts: readonly Act[];
  readonly ofCases: readonly (readonly Act[])[];
  readonly ofCustody: readonly Act[];
}

function groupActs(accused: string, acts: readonly Act[]): GroupedActs {
  return { accused, acts, ofCases: groupCases(acts), ofCustody: acts.filter(isOfCustody) };
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

/** What is not asked for is not worked out: a list needs the status alone, or custody alone. */
function readAccused(
  { accused, acts, ofCases, ofCustody }: GroupedActs,
  { asOf, within, kinds }: Omit<LawQuestion, 'acts'>,
): AccusedPosition {
  const budget = budgetFor(acts);
  const readings = ofCases.map((own) => readProceeding(own, { asOf, budget }));
  const custody = readCustody(ofCustody, { asOf, budget });
  const worlds = once(() => readWorlds(readings, custody, { asOf, within }));
  const answer = <Value>(find: (those: AllWorlds) => Value) => once(() => find(worlds()));
  const cases = once(() => new Map(readings.flatMap((it) => standingsIn(it, kinds)).map((it) => [it.case, it])));
  const sentences = answer((it) => answerParts(it.footing, it.footings, it.isComplete));
  const serving = answer((it) => answerToServe(it.footing, it.footings, it.isComplete));
  const amounts = answer((it) => answerAmounts(it.footing, it.footings, it.isComplete));
  const mayRestrict = acts.some(imposesRestriction);
  const position = answer(({ footing, worlds: all, isComplete }) =>
    custodyPosition(custody, { asOf, within, stated: footing, worlds: all, isComplete, mayRestrict }),
  );
  const notes = answer(({ footing }) => notesOf({ acts, readings, custody, footing, asOf }));
  return {
    accused,
    get cases() {
      return cases();
    },
    get sentences() {
      return sentences();
    },
    get toServe() {
      return serving();
    },
    get amounts() {
      return amounts();
    },
    get custody() {
      return position();
    },
    isDead: custody.stated.isDead,
    get notes() {
      return notes();
    },
  };
}

function once<Value>(find: () => Value): () => Value {
  let found: { readonly value: Value } | undefined;
  return () => {
    found ??= { value: find() };
    return found.value;
  };
}

/** What stands in all cases together: as stated, and in each combination of worlds. */
interface AllWorlds {
  readonly footing: Footing;
  readonly footings: readonly Footing[];
  readonly worlds: readonly { readonly custody: Custody; readonly footing: Footing }[];
  readonly isComplete: boolean;
}

function readWorlds(
  readings: readonly CaseReading[],
  custody: CustodyReading,
  { asOf, within }: { readonly asOf: Day; readonly within: string | undefined },
): AllWorlds {
  const footings = createFootings({ asOf, within });
  const stated = readings.map((reading) => reading.stated);
  const footing = footings(stated, custody.stated);
  const { combined, isComplete } = combineReadings(readings, custody, stated);
  const worlds = combined.map(([own, proceedings]) => ({ custody: own, footing: footings(proceedings, own) }));
  return { footing, worlds, isComplete, footings: [...new Set(worlds.map((world) => world.footing))] };
}

interface Noted {
  readonly acts: readonly Act[];
  readonly readings: readonly CaseReading[];
  readonly custody: CustodyReading;
  readonly footing: Footing;
  readonly asOf: Day;
}

function notesOf({ acts, readings, custody, footing, asOf }: Noted): Remark[] {
  const proceedings = readings.map((reading) => reading.stated);
  const held = heldIn(custody.stated, footing, asOf);
  const days = new Map(
    readings.flatMap((it) => it.acts.flatMap(({ acts: own, latest }) => own.map(({ id }) => [id, latest] as const))),
  );
  const ending = custody.stated.endings.at(-1);
  const endedOn = ending?.on?.latest ?? null;
  const isAtLarge = ending?.how === 'escaped';
  const { isDead } = custody.stated;
  const inAbsentia = acts.filter((act) => 'inAbsentia' in act && act.inAbsentia && act.latest <= asOf);
  const stood = { asOf, proceedings, ...footing, held, isDead, endedOn, isAtLarge, inAbsentia };
  const own = notesOn({ ...stood, dayOf: (act) => days.get(act) });
  const found = [...readings.flatMap(({ remarks }) => remarks), ...custody.remarks, ...own];
  return withoutAnswered(found, { acts, proceedings, asOf });
}

function isOfCustody({ act }: Act): boolean {
  return act === 'measure' || act === 'transferred' || act === 'reported_held' || act === 'released' || act === 'death';
}
