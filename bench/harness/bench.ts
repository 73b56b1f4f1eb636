// What a row of the table is, and what it works with.
import type { Figure } from './figure.ts';
import type { ServerAddress } from './server.ts';

export interface Plan {
  readonly mode: 'quick' | 'full';
  /** How long one contestant’s turn lasts. */
  readonly turnMs: number;
  /** Turns of each contestant. */
  readonly rounds: number;
  /** How often a question is asked. */
  readonly questions: number;
  /** Developments of the small and of the large record, whose figures show growth. */
  readonly smallRecord: number;
  readonly largeRecord: number;
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

export const plans: Readonly<Record<Plan['mode'], Plan>> = {
  quick: {
    mode: 'quick',
    turnMs: 300,
    rounds: 3,
    questions: 40,
    smallRecord: 1_000,
    largeRecord: 4_000,
    busySubject: 1_000,
    merges: 2_000,
    component: 200,
    sealed: { workspaces: 100, perSecond: 40, durationMs: 3_000 },
    rowLimitMs: 40_000,
    limitMs: 3 * MINUTE_MS,
  },
  full: {
    mode: 'full',
    turnMs: 3_000,
    rounds: 7,
    questions: 300,
    smallRecord: 10_000,
    largeRecord: 1_000_000,
    busySubject: 10_000,
    merges: 200_000,
    component: 5_000,
    sealed: { workspaces: 2_000, perSecond: 200, durationMs: 30_000 },
    rowLimitMs: 90 * MINUTE_MS,
    limitMs: 8 * 60 * MINUTE_MS,
  },
};

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
  /** As `--only` names it; the name of its file. */
  readonly name: string;
  readonly what: string;
  /** What must be reached, in the words of the table; undefined: nothing, it is worth knowing all the same. */
  readonly goal: string | undefined;
  run(bench: Bench): Promise<void>;
}
