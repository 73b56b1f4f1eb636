// What may be compared with the oracle: not what is beyond the caps of the law room (law.md: six unsettled acts on a
// line, 64 combinations), nor what is beyond brute force.
import { expect } from 'vitest';
import type { EngineAnswer } from './engine-answer.ts';
import { judge } from './oracle/judge.ts';
import { countUnsettled, isEarlierStep, TooManyWorlds } from './oracle/order.ts';
import { readRecord } from './oracle/record.ts';
import type { Answer, Ask, Entry } from './oracle/vector.ts';

/** What the oracle answers; undefined: there are too many worlds to try. */
export function judgeIfPossible(entries: readonly Entry[], ask: Ask): Partial<Answer> | undefined {
  try {
    return JSON.parse(JSON.stringify(judge(entries, ask))) as Partial<Answer>;
  } catch (error) {
    if (error instanceof TooManyWorlds) return undefined;
    throw error;
  }
}

/** Not compared yet: a named count moves even where it is convicted, or stands in the other case already. */
export function movesNamedCount({ acts = [] }: Entry): boolean {
  return acts.some((act) => act.act === 'moved' && Array.isArray(act.scope));
}

/** Not compared: what is said to follow an act of the same exact day that the legal order has come later. */
export function contradictsLegalOrder(entries: readonly Entry[]): boolean {
  const { acts } = readRecord(entries);
  return acts.some(({ content, follows, earliest, latest }) =>
    acts.some(
      (it) =>
        follows.has(it.entry) &&
        earliest === latest &&
        it.earliest === earliest &&
        it.latest === latest &&
        isEarlierStep(content, it.content),
    ),
  );
}

/** Beyond the caps only the certainty of the status and the headline of custody are left out. */
export function withoutBeyondCaps(
  answer: object,
  { position }: EngineAnswer,
  { case: name }: Ask,
): Record<string, unknown> {
  const isStatusTried = name === undefined || position?.cases.get(name)?.isComplete !== false;
  const isCustodyTried = position?.custody.isComplete !== false;
  const left = Object.entries(answer).filter(([key]) => {
    if (key === 'statusCertainty' || key === 'statusPossible') return isStatusTried;
    return isCustodyTried || !key.startsWith('custody');
  });
  return Object.fromEntries(left);
}

/** Where not all worlds were tried, nothing may be certain. */
export function isWithinCaps({ position }: EngineAnswer, { case: name }: Ask): boolean {
  const standing = name === undefined ? undefined : position?.cases.get(name);
  if (standing?.isComplete === false) expect(standing.status.isCertain).toBe(false);
  if (position?.custody.isComplete === false) expect(position.custody.headline).toBe('not_clear');
  return standing?.isComplete !== false && position?.custody.isComplete !== false;
}

/** Most unsettled acts that are always within the caps, whatever else is open. */
const SURELY_TRIED = 3;

/** Whether so much is open that the law room need not have tried all. */
export function isOpen(entries: readonly Entry[], { asOf, accused }: Ask, notes: readonly string[]): boolean {
  const own = readRecord(entries).acts.filter(({ content }) => !('accused' in content) || content.accused === accused);
  return countUnsettled(own, asOf) > SURELY_TRIED || notes.includes('count_not_stated');
}
