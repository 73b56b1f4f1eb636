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
import { readCustody } from './custody-reading.ts';
import { combineReadings, createFootings } from './footings.ts';
import { withoutAnswered } from './may-answer.ts';
import type { Remark } from './note-names.ts';
import { notesOn } from './notes.ts';
import { narrowActs } from './placed-acts.ts';
import { readProceeding } from './reading.ts';
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

function readAccused(
  { accused, acts, ofCases, ofCustody }: GroupedActs,
  { asOf, within, kinds }: Omit<LawQuestion, 'acts'>,
): AccusedPosition {
  const budget = budgetFor(acts);
  const readings = ofCases.map((own) => readProceeding(own, { asOf, budget }));
  const custody = readCustody(ofCustody, { asOf, budget });
  const footings = createFootings({ asOf, within });
  const stated = readings.map((reading) => reading.stated);
  const footing = footings(stated, custody.stated);
  const { combined, isComplete } = combineReadings(readings, custody, stated);
  const worlds = combined.map(([own, proceedings]) => ({ custody: own, footing: footings(proceedings, own) }));
  const mayRestrict = acts.some(imposesRestriction);
  const position = custodyPosition(custody, { asOf, within, stated: footing, worlds, isComplete, mayRestrict });
  const held = heldIn(custody.stated, footing, asOf);
  const inWorlds = [...new Set(worlds.map((world) => world.footing))];
  const days = new Map(
    readings.flatMap((it) => it.acts.flatMap(({ acts: own, latest }) => own.map(({ id }) => [id, latest] as const))),
  );
  const ending = custody.stated.endings.at(-1);
  const endedOn = ending?.on?.latest ?? null;
  const isAtLarge = ending?.how === 'escaped';
  const { isDead } = custody.stated;
  const inAbsentia = acts.filter((act) => 'inAbsentia' in act && act.inAbsentia && act.latest <= asOf);
  const stood = { asOf, proceedings: stated, ...footing, held, isDead, endedOn, isAtLarge, inAbsentia };
  return {
    accused,
    cases: new Map(readings.flatMap((reading) => standingsIn(reading, kinds)).map((it) => [it.case, it])),
    sentences: answerParts(footing, inWorlds, isComplete),
    toServe: answerToServe(footing, inWorlds, isComplete),
    amounts: answerAmounts(footing, inWorlds, isComplete),
    custody: position,
    isDead,
    notes: withoutAnswered(
      [
        ...readings.flatMap(({ remarks }) => remarks),
        ...custody.remarks,
        ...notesOn({ ...stood, dayOf: (act) => days.get(act) }),
      ],
      { acts, proceedings: stated, asOf },
    ),
  };
}

function isOfCustody({ act }: Act): boolean {
  return act === 'measure' || act === 'transferred' || act === 'reported_held' || act === 'released' || act === 'death';
}
