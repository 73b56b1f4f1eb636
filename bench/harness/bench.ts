// What a row of the table is, and what it works with.
import type { Figure } from './figure.ts';
import type { ServerAddress } from './server.ts';

/** How much is measured, and for how long. */
export interface Plan {
  /** Developments of the large record; all other sizes follow from it. */
  readonly size: number;
  /** Of the small record, beside which growth shows. */
  readonly smallRecord: number;
  /** How long one contestant’s turn lasts. */
  readonly turnMs: number;
  /** Turns of each contestant. */
  readonly rounds: number;
  /** How often a question is asked. */
  readonly questions: number;
  /** A question is not asked again once it has taken so long in all. */
  readonly questionLimitMs: number;
  /** Developments of one subject. */
  readonly busySubject: number;
  /** Developments of the log with merges. */
  readonly merges: number;
  /** Developments that `after` connects. */
  readonly component: number;
  /** Workspaces that a sealer has, and appends a second over all of them. */
  readonly sealed: { readonly workspaces: number; readonly perSecond: number; readonly durationMs: number };
  /** A row that takes longer is ended. */
  readonly rowLimitMs: number;
  /** After so long no further row begins, and the one under way is ended. */
  readonly limitMs: number;
}

const MINUTE_MS = 60_000;

const quick = {
  turnMs: 400,
  rounds: 3,
  questions: 40,
  questionLimitMs: 2_000,
  sealed: { workspaces: 200, perSecond: 50, durationMs: 5_000 },
  rowLimitMs: 3 * MINUTE_MS,
  limitMs: 25 * MINUTE_MS,
};

const full = {
  turnMs: 1_500,
  rounds: 5,
  questions: 300,
  questionLimitMs: 15_000,
  sealed: { workspaces: 2_000, perSecond: 200, durationMs: 30_000 },
  rowLimitMs: 15 * MINUTE_MS,
  limitMs: 80 * MINUTE_MS,
};

const QUICK_SIZE = 20_000;
const FULL_SIZE = 1_000_000;

/** A quick run takes five minutes, a full one about an hour. */
export function planOf({ isQuick, size }: { readonly isQuick: boolean; readonly size?: number | undefined }): Plan {
  const large = size ?? (isQuick ? QUICK_SIZE : FULL_SIZE);
  return {
    ...(isQuick ? quick : full),
    size: large,
    smallRecord: Math.max(1_000, Math.round(large / 100)),
    busySubject: Math.min(10_000, Math.round(large / 10)),
    merges: Math.min(200_000, Math.round(large / 5)),
    component: Math.min(5_000, Math.round(large / 20)),
  };
}

/** Whether something holds once a row has been measured. */
export interface Proof {
  /** `check`: the facts are those of the log. `verify`: the log is what was signed. */
  readonly what: 'check' | 'verify';
  readonly holds: boolean;
  readonly said: string;
}

/** What a row works with. Figures are kept as soon as they are reported, also where the row breaks off afterwards. */
export interface Bench {
  readonly plan: Plan;
  readonly server: ServerAddress;
  /** Temporary; gone after the run. */
  readonly folder: string;
  report(figure: Figure): void;
  proved(proof: Proof): void;
}

/** One row of the table that the engine must reach. */
export interface Row {
  /** As `--rows` names it; the name of its file. */
  readonly name: string;
  readonly what: string;
  /** What must be reached, in the words of the table; undefined: nothing, it is worth knowing all the same. */
  readonly goal: string | undefined;
  run(bench: Bench): Promise<void>;
}
