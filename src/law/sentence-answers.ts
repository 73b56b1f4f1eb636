// Answers about sentences: how each part stands, and what is to serve, stated and possible.
import { type AmountToPay, addAmounts } from './amounts.ts';
import { answerFrom, type DatedAnswer } from './answer.ts';
import type { Footing } from './grounds.ts';
import type { JudgedPart, PartState } from './part-states.ts';
import type { ToServe } from './to-serve.ts';

/** A part of a sentence on a day. */
export interface SentencePosition extends Omit<JudgedPart, 'state'> {
  /** Null: only possible so far. */
  readonly state: PartState | null;
  readonly isCertain: boolean;
  readonly possible: readonly PartState[];
}

/** Each part that is stated, or that some world has. */
export function answerParts(stated: Footing, inWorlds: readonly Footing[], isComplete: boolean): SentencePosition[] {
  const known = new Map(stated.partsWithin.map((it) => [it.part.key, it]));
  const all = new Map(
    [...inWorlds.flatMap(({ partsWithin }) => partsWithin), ...stated.partsWithin].map((it) => [it.part.key, it]),
  );
  return [...all].map(([key, it]) => {
    const state = known.get(key)?.state ?? null;
    const found = inWorlds.map(({ partsWithin }) => partsWithin.find(({ part }) => part.key === key)?.state ?? null);
    const { isCertain, possible } = answerFrom({ stated: state, inWorlds: found, isComplete, keyOf: (own) => own });
    return { ...it, state, isCertain, possible };
  });
}

/** What is to serve of each kind that is stated, or that some world has. */
export function answerToServe(
  stated: Footing,
  inWorlds: readonly Footing[],
  isComplete: boolean,
): DatedAnswer<ToServe>[] {
  const kinds = new Set([stated, ...inWorlds].flatMap((it) => it.toServeWithin.map(({ kind }) => kind)));
  return [...kinds].map((kind) => {
    const find = (footing: Footing) => footing.toServeWithin.find((it) => it.kind === kind) ?? null;
    const keyOf = ({ answer, lastDay }: ToServe) => JSON.stringify([kind, answer, lastDay]);
    return answerFrom({ stated: find(stated), inWorlds: inWorlds.map(find), isComplete, keyOf });
  });
}

/** The amounts of the parts in force; an empty list where there are none. */
export function answerAmounts(
  stated: Footing,
  inWorlds: readonly Footing[],
  isComplete: boolean,
): DatedAnswer<readonly AmountToPay[]> {
  const add = ({ partsWithin }: Footing): readonly AmountToPay[] => addAmounts(partsWithin);
  return answerFrom({ stated: add(stated), inWorlds: inWorlds.map(add), isComplete, keyOf: JSON.stringify });
}
