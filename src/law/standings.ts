// Where an accused stands in each case: counts, status, stage and appeals, stated and possible.
import { answerFrom, type DatedAnswer } from './answer.ts';
import { isPending } from './appeals.ts';
import type { CountLabel, CountLine, Portion } from './counts.ts';
import { NO_CASE } from './documents.ts';
import type { PlacedActs } from './placed-acts.ts';
import type { Appeal, Proceeding } from './proceeding.ts';
import type { CaseReading } from './reading.ts';
import { type Stage, stageOf } from './stage.ts';
import { type CaseKind, type LegalStatus, statusOf } from './status.ts';
import { touchesCount, touchOf } from './touch.ts';

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
  readonly kind: CaseKind;
  readonly counts: readonly CountPosition[];
  readonly status: DatedAnswer<LegalStatus>;
  readonly stage: DatedAnswer<Stage>;
  /** Those that are pending, or may be withdrawn. */
  readonly appeals: DatedAnswer<readonly Appeal[]>;
  /** The acts that only the legal order has come after others. */
  readonly inferred: readonly string[];
  /** Every world was tried; where too much is open, no answer is certain. */
  readonly isComplete: boolean;
}

/** The standings in the cases of a reading. `kinds`: criminal where left out. */
export function standingsIn(reading: CaseReading, kinds?: ReadonlyMap<string, CaseKind>): CaseStanding[] {
  const all = [reading.stated, ...reading.worlds];
  const cases = new Set(all.flatMap(({ counts, appeals }) => [...counts, ...appeals].map((it) => it.case)));
  return [...cases].map((caseId) => {
    const kind = kinds?.get(caseId) ?? 'criminal';
    const read = (proceeding: Proceeding) => statusOf(proceeding.counts, caseId, kind);
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
      kind,
      isComplete: reading.isComplete,
      counts: countPositions(reading, caseId),
      status: ask(read, ({ label }) => label),
      stage: ask(
        (it) => stageOf(read(it), appealsIn(it)),
        (stage) => stage,
      ),
      inferred: reading.inferred.filter((id) => reading.acts.some((it) => it.id === id && isIn(it, caseId))),
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
    const because = reading.acts.flatMap((it) => {
      if (!touchesCount(it.touch, name)) return [];
      const isNamedElsewhere = joins && it.touch.counts !== 'all';
      const isHere = isNamedElsewhere || isIn(it, caseId) || it.acts.some(({ act }) => act === 'moved');
      return isHere ? it.acts.filter((act) => touchesCount(touchOf(act), name)).map(({ id }) => id) : [];
    });
    return { case: caseId, name, count, isCertain, possible, because };
  });
}

function isIn({ acts }: PlacedActs, caseId: string): boolean {
  return acts.some((act) => 'case' in act && (act.case ?? NO_CASE) === caseId);
}

function labelsKey(count: CountLine | null): string {
  const keys = (count?.portions ?? []).map(
    ({ number, label, isFinal, isPardoned }: Portion) => `${label} ${number} ${isFinal} ${isPardoned}`,
  );
  return keys.sort().join();
}
