// Figures: what was measured, what it is compared with, and what the comparison must reach.

export type Unit = 'per second' | 'ms' | 's' | 'MB' | 'bytes' | 'µs';

/**
 * What one contestant reached. `rounds`: each turn, where there were few; else `low` to `high` are the middle four
 * fifths.
 */
export interface Measured {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly rounds?: readonly number[];
}

/** What a figure must reach: a ratio of two contestants, or (without `to`) what one of them reached. */
export interface Goal {
  readonly of: string;
  readonly to?: string;
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** One figure of a row, with what each contestant reached. */
export interface Figure {
  readonly name: string;
  readonly unit: Unit;
  readonly reached: Readonly<Record<string, Measured>>;
  readonly goal?: Goal | undefined;
  /** What a reader of the figure must know. */
  readonly note?: string | undefined;
}

/** A figure beside its goal. `share`: 1 is the goal; more is better. */
export interface Verdict {
  readonly value: number;
  readonly share: number;
}

export function judge({ goal, reached }: Figure): Verdict | undefined {
  if (!goal) return undefined;
  const { of, to, atLeast, atMost } = goal;
  const value = (reached[of]?.median ?? Number.NaN) / (to === undefined ? 1 : (reached[to]?.median ?? Number.NaN));
  if (Number.isNaN(value)) return undefined;
  if (atLeast !== undefined) return { value, share: value / atLeast };
  return { value, share: (atMost ?? Number.NaN) / value };
}

/** Few values, each the outcome of a turn. */
export function measured(rounds: readonly number[]): Measured {
  return { median: percentile(rounds, 50), low: Math.min(...rounds), high: Math.max(...rounds), rounds };
}

/** Many values, each the time of one question. */
export function measuredMany(values: readonly number[]): Measured {
  return { median: percentile(values, 50), low: percentile(values, 10), high: percentile(values, 90) };
}

/** The least value that so many percent of all do not exceed. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN;
}
