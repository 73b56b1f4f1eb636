/** Sentences, what is to serve of them, and amounts, as they follow from the acts. */
import { z } from 'zod';
import { type Act, type PartKind, partKinds } from '../law/acts.ts';
import type { AmountToPay } from '../law/amounts.ts';
import { boundsAfter } from '../law/lengths.ts';
import { type PartState, partStates } from '../law/part-states.ts';
import type { AccusedPosition } from '../law/positions.ts';
import { actOfPart } from '../law/references.ts';
import type { SentencePosition } from '../law/sentence-answers.ts';
import { knownHow, reckonings, type ToServe } from '../law/to-serve.ts';
import type { Day } from '../time/day.ts';
import { actLabels } from './acts.ts';
import {
  actsOn,
  begunBy,
  boundsOfLast,
  type Derivation,
  type DerivedTrack,
  idsOf,
  isOfPerson,
  type LawReading,
  possiblyBy,
} from './derivation.ts';
import { bounds, nullableText, text } from './value-schemas.ts';

const CHANGING = ['sentence_change', ...actLabels.clemency, 'became_final', ...actLabels.sentencing, 'death'];

export const sentenceValue = z.strictObject({
  case: text,
  person: text,
  kind: z.enum(partKinds),
  state: z.enum(partStates),
  term: nullableText,
  amount: nullableText,
  currency: nullableText,
  scope: nullableText,
  regime: nullableText,
  place: nullableText,
  suspended: z.boolean(),
  suspendedTerm: nullableText,
  probation: nullableText,
  credit: nullableText,
  inForce: z.boolean().nullable(),
  final: z.boolean(),
  runsFrom: bounds.nullable(),
  lastDay: bounds.nullable(),
});
type SentenceValue = z.infer<typeof sentenceValue>;

/** States in which a part of a sentence counts. */
const standing: readonly PartState[] = ['in_force', 'suspended', 'stayed', 'ran_out'];

/** Each part of each sentence: it holds while it stands; else it has ended, and its state says how. */
export const sentencesDerivation: Derivation<SentenceValue> = {
  derive: (reading) =>
    reading.positions.flatMap((position) =>
      position.sentences.flatMap((it): DerivedTrack<SentenceValue>[] => {
        const { part, state, isCertain, possible } = it;
        if (!isOfPerson(reading) && part.case !== reading.subject) return [];
        const key = isOfPerson(reading) ? part.key : `${position.accused}/${part.key}`;
        const acts = actsOn(reading, position.accused);
        const imposed = acts.filter(({ id }) => id === actOfPart(part.key));
        const derive = (own: PartState) => ({ value: describePart(position, it, own), holds: standing.includes(own) });
        const stated = state && {
          ...derive(state),
          since: beginningOf(it, state, acts) ?? boundsOfLast(imposed, reading.asOf),
          because: idsOf([...imposed, ...changesOf(acts, part.case, reading)]),
        };
        const others = possible.map((own) => ({ ...derive(own), ...possiblyBy(acts, CHANGING, reading.asOf) }));
        return [{ key, stated, isCertain, possible: others }];
      }),
    ),
  comesFrom: () => actLabels.sentencing,
};

/** Since when a part is what it is; undefined: since it was imposed. */
function beginningOf({ part, takenIn, ownLastDay }: SentencePosition, state: PartState, acts: readonly Act[]) {
  switch (state) {
    case 'in_force':
      return undefined;
    case 'fallen':
      return part.fellOn;
    case 'absorbed':
    case 'replaced':
      return takenIn === null ? part.fellOn : acts.find(({ id }) => id === actOfPart(takenIn));
    case 'ran_out':
      return ownLastDay && boundsAfter(ownLastDay);
    default:
      return part.changedOn;
  }
}

/** Changes of sentences, clemency and decisions that have begun in the case. */
function changesOf(acts: ReturnType<typeof actsOn>, caseId: string, { asOf }: LawReading) {
  return begunBy(acts, asOf).filter(
    (act) =>
      'case' in act &&
      act.case === caseId &&
      (act.act === 'sentence_change' || act.act === 'clemency' || act.act === 'decision' || act.act === 'became_final'),
  );
}

function describePart({ accused }: AccusedPosition, { part, isFinal, ownLastDay }: SentencePosition, state: PartState) {
  return {
    case: part.case,
    person: accused,
    kind: part.kind,
    state,
    term: part.forLife ? 'life' : part.term,
    amount: part.amount ?? null,
    currency: part.currency ?? null,
    scope: part.scope ?? null,
    regime: part.regime ?? null,
    place: part.place ?? null,
    suspended: part.suspended === true,
    suspendedTerm: part.suspendedTerm ?? null,
    probation: part.probation ?? null,
    credit: part.credit ?? null,
    inForce: part.inForce ? true : part.isStayed ? false : null,
    final: isFinal,
    runsFrom: part.start ?? null,
    lastDay: standing.includes(state) ? ownLastDay : null,
  };
}

export const toServeValue = z.strictObject({
  kind: z.enum(partKinds),
  answer: z.enum(reckonings),
  least: nullableText,
  most: nullableText,
  known: z.enum(knownHow),
  final: z.boolean(),
  lastDay: bounds.nullable(),
  parts: z.array(text),
  suspended: z.array(text),
  stayed: z.array(text),
});
type ToServeValue = z.infer<typeof toServeValue>;

/** What is to serve of all sentences of a person, kind by kind. */
export const toServeDerivation: Derivation<ToServeValue> = {
  derive: (reading) =>
    reading.positions.flatMap(({ accused, toServe }) =>
      toServe.flatMap(({ stated: own, isCertain, possible }): DerivedTrack<ToServeValue>[] => {
        const kind: PartKind = own?.kind ?? possible[0]?.kind ?? 'imprisonment';
        const acts = actsOn(reading, accused);
        const deciding = begunBy(acts, reading.asOf).filter(decidesServing);
        const imposed = deciding.filter((act) => own?.parts.some((key) => makesPart(act, key)));
        const stated = own && {
          value: describeToServe(own),
          since:
            endOfAll(own, reading.asOf) ??
            boundsOfLast(imposed.length > 0 ? imposed : deciding.filter(changesContent), reading.asOf),
          because: idsOf(deciding),
        };
        const others = possible.map((it) => ({
          value: describeToServe(it),
          ...possiblyBy(acts, [...CHANGING, 'measure/serving'], reading.asOf),
        }));
        return [{ key: kind, stated, isCertain, possible: others }];
      }),
    ),
  comesFrom: () => actLabels.sentencing,
};

/** Whether an act changes what is to serve or to pay, rather than whether that is final. */
function changesContent({ act }: ReturnType<typeof actsOn>[number]): boolean {
  return act !== 'became_final';
}

/** The day from which on nothing is left, where all ran out by the stated terms. */
function endOfAll({ answer, lastDay }: ToServe, asOf: Day) {
  const next = answer.is === 'nothing' && lastDay ? boundsAfter(lastDay) : null;
  return next && next.latest <= asOf ? next : undefined;
}

/** Whether an act imposes a part, or changes what is to serve or to pay of it. */
function makesPart(act: Act, part: string): boolean {
  if (act.act !== 'sentence_change') return act.id === actOfPart(part);
  return act.change !== 'in_force' && (act.parts?.includes(part) ?? false);
}

function decidesServing(act: ReturnType<typeof actsOn>[number]): boolean {
  switch (act.act) {
    case 'sentence':
    case 'sentence_change':
    case 'decision':
    case 'clemency':
    case 'became_final':
    case 'death':
      return true;
    case 'measure':
      return act.kind === 'serving';
    default:
      return false;
  }
}

/** The kind of what is to serve: a life or death sentence is called so. */
export function kindToServe(kind: string, answer: unknown): string {
  return answer === 'life' || answer === 'death' ? answer : kind;
}

function describeToServe({ kind, answer, known, isFinal, lastDay, parts, suspended, stayed }: ToServe): ToServeValue {
  const isTerm = answer.is === 'term';
  return {
    kind,
    answer: answer.is,
    least: isTerm ? answer.least : null,
    most: isTerm ? answer.most : null,
    known,
    final: isFinal,
    lastDay,
    parts: [...parts],
    suspended: [...suspended],
    stayed: [...stayed],
  };
}

export const amountValue = z.strictObject({
  kind: z.enum(partKinds),
  amount: text,
  currency: nullableText,
  joint: z.boolean(),
  parts: z.array(text),
});
type AmountValue = z.infer<typeof amountValue>;

/** Amounts to pay of all sentences of a person, by kind and unit. */
export const amountsDerivation: Derivation<AmountValue> = {
  derive: (reading) =>
    reading.positions.flatMap(({ accused, amounts: { stated, isCertain, possible } }) => {
      const acts = actsOn(reading, accused);
      const deciding = begunBy(acts, reading.asOf).filter(decidesServing);
      const named = (all: readonly AmountToPay[] | null) => new Map((all ?? []).map((it) => [keyOfAmount(it), it]));
      const [own, ...others] = [stated, ...possible].map(named);
      const keys = new Set([...(own?.keys() ?? []), ...others.flatMap((it) => [...it.keys()])]);
      return [...keys].map((key): DerivedTrack<AmountValue> => {
        const now = own?.get(key);
        const totals = new Map(others.flatMap((it) => it.get(key) ?? []).map((it) => [it.total, it]));
        if (now) totals.delete(now.total);
        return {
          key,
          isCertain,
          stated: now
            ? {
                value: describeAmount(now),
                since: boundsOfLast(
                  deciding.filter((act) => now.parts.some((part) => makesPart(act, part))),
                  reading.asOf,
                ),
                because: idsOf(deciding),
              }
            : null,
          possible: [...totals.values()].map((it) => ({
            value: describeAmount(it),
            ...possiblyBy(acts, CHANGING, reading.asOf),
          })),
        };
      });
    }),
  comesFrom: () => actLabels.sentencing,
};

function keyOfAmount({ kind, unit }: AmountToPay): string {
  return unit === null ? kind : `${kind}/${unit}`;
}

function describeAmount({ kind, unit, total, parts, isJoint }: AmountToPay): AmountValue {
  return { kind, amount: total, currency: unit, joint: isJoint, parts: [...parts] };
}
