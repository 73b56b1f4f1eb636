// Amounts of fines, confiscations and the like. They add only within one person, kind and unit, and never where one is
// an alternative to another part. Amounts are decimal texts, and are added exactly.
//
//   500 EUR and 250.50 EUR of fines, 100 USD of fines: 750.50 EUR, 100 USD
import type { PartKind } from './acts.ts';
import type { JudgedPart } from './part-states.ts';

export interface AmountToPay {
  readonly kind: PartKind;
  /** ISO 4217, or a unit; null: not stated. */
  readonly unit: string | null;
  readonly total: string;
  /** Keys of the parts that it adds up. */
  readonly parts: readonly string[];
  /** Some of it is owed together with others. */
  readonly isJoint: boolean;
}

/** The amounts of the parts that are in force, by kind and unit. */
export function addAmounts(judged: readonly JudgedPart[]): AmountToPay[] {
  const owed = judged.flatMap(({ part, state }) =>
    state === 'in_force' && part.amount && !part.alternative ? [{ ...part, amount: part.amount }] : [],
  );
  const alike = Map.groupBy(owed, ({ kind, currency }) => `${kind} ${currency ?? ''}`);
  return [...alike.values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    return {
      kind: first.kind,
      unit: first.currency ?? null,
      total: own.map(({ amount }) => amount).reduce(addTwo),
      parts: own.map(({ key }) => key),
      isJoint: own.some(({ joint }) => joint === true),
    };
  });
}

function addTwo(a: string, b: string): string {
  const places = Math.max(decimalsIn(a), decimalsIn(b));
  const digits = String(scale(a, places) + scale(b, places)).padStart(places + 1, '0');
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

function decimalsIn(amount: string): number {
  return (amount.split('.')[1] ?? '').length;
}

function scale(amount: string, places: number): bigint {
  const [whole = '0', decimals = ''] = amount.split('.');
  return BigInt(whole + decimals.padEnd(places, '0'));
}
