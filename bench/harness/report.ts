// What a run found: one report of all rows, as it is written to results/.
import type { Plan, Proof } from './bench.ts';
import type { Figure, Verdict } from './figure.ts';
import type { Machine } from './machine.ts';

export interface JudgedFigure extends Figure {
  /** Undefined: the figure has no goal, or could not be measured. */
  readonly verdict: Verdict | undefined;
}

/** What became of one row. */
export interface RowOutcome {
  /** `late`: the row was ended, or not begun, because its time was over. */
  readonly status: 'done' | 'failed' | 'late';
  readonly seconds: number;
  readonly figures: readonly JudgedFigure[];
  readonly proofs: readonly Proof[];
  /** Why it is not done. */
  readonly reason?: string | undefined;
}

export interface RowReport extends RowOutcome {
  readonly name: string;
  readonly what: string;
  readonly goal: string | undefined;
}

export interface Report extends Machine {
  readonly plan: Plan;
  readonly postgres: Readonly<Record<string, string>>;
  readonly rows: readonly RowReport[];
}
