/** Steps on a docket, as developments report them: each begins a matter (a hearing, a motion), or goes on with one. */
import type { Day } from '../time/day.ts';

/** As it was before it was put off or suspended. */
export const BEFORE = 'before';

/** An extradition on which more is to come, and one that was refused or not carried out. */
const pendingExtradition = [
  'requested',
  'provisionally_arrested',
  'allowed',
  'appealed',
  'granted',
  'annulled',
  'postponed',
  'suspended',
] as const;
const failedExtradition = ['refused', 'refused_by_government', 'surrender_expired'] as const;

/**
 * What becomes of each kind of matter. `becomes`: its status after a step; null: as before. `begins`: steps that begin
 * a matter where they name none. `open`: while it has one of these, a step that names no matter may be meant for it.
 * `later`: where none is open, it may be meant for one of these. `goesOnFrom`: what single steps go on from instead.
 * `alike`: what both must say alike for that, as far as they say it. `pauses`: what a matter that goes on comes back
 * from (`BEFORE`). `ofAll`: a step that names the development but none of its parts is about all of them.
 */
export const matterRules = {
  hearing: {
    becomes: {
      scheduled: 'scheduled',
      postponed: 'postponed',
      cancelled: 'cancelled',
      held: 'held',
      adjourned: 'adjourned',
    },
    begins: ['scheduled'],
    open: ['scheduled', 'postponed'],
    alike: [],
  },
  motion: {
    becomes: {
      filed: 'pending',
      granted: 'granted',
      partly_granted: 'partly_granted',
      denied: 'denied',
      withdrawn: 'withdrawn',
      left_undecided: 'left_undecided',
    },
    begins: ['filed'],
    open: ['pending'],
    alike: [],
  },
  order: {
    becomes: {
      made: 'in_force',
      amended: 'in_force',
      stayed: 'stayed',
      complied_with: 'complied_with',
      lifted: 'lifted',
    },
    begins: ['made'],
    open: ['in_force', 'stayed'],
    alike: ['kind'],
  },
  warrant: {
    becomes: { issued: 'out', executed: 'executed', unserved: 'unserved', recalled: 'recalled', expired: 'expired' },
    begins: ['issued'],
    open: ['out', 'unserved'],
    alike: ['kind', 'target'],
  },
  petition: {
    becomes: {
      filed: 'pending',
      communicated: 'communicated',
      admissible: 'admissible',
      partly_admissible: 'partly_admissible',
      inadmissible: 'inadmissible',
      referred: 'referred',
      decided: 'decided',
      settled: 'settled',
      struck_out: 'struck_out',
      withdrawn: 'withdrawn',
    },
    begins: ['filed'],
    open: ['pending', 'communicated', 'admissible', 'partly_admissible', 'referred'],
    alike: [],
  },
  obligation: {
    becomes: {
      ordered: 'not_executed_yet',
      supervised: null,
      partly_executed: 'partly_executed',
      executed: 'executed',
      refused: 'refused',
      annulled: 'annulled',
    },
    begins: ['ordered'],
    open: ['not_executed_yet', 'partly_executed', 'refused'],
    alike: [],
    ofAll: true,
  },
  // For each pair of States. A request after a refusal is another; a second report of a surrender is not.
  extradition: {
    becomes: {
      requested: 'requested',
      provisionally_arrested: 'provisionally_arrested',
      consented: null,
      allowed: 'allowed',
      refused: 'refused',
      appealed: 'appealed',
      granted: 'granted',
      refused_by_government: 'refused_by_government',
      annulled: 'annulled',
      postponed: 'postponed',
      suspended: 'suspended',
      resumed: BEFORE,
      surrendered: 'surrendered',
      surrender_expired: 'surrender_expired',
      // Only of a person who was surrendered.
      re_extradition_allowed: 'surrendered',
      withdrawn: 'withdrawn',
    },
    begins: [],
    open: pendingExtradition,
    later: failedExtradition,
    goesOnFrom: {
      requested: ['requested', 'provisionally_arrested'],
      surrendered: [...pendingExtradition, ...failedExtradition, 'surrendered'],
      withdrawn: [...pendingExtradition, ...failedExtradition, 'withdrawn'],
      re_extradition_allowed: ['surrendered'],
    },
    pauses: ['postponed', 'suspended'],
    alike: ['person', 'requestingState', 'requestedState'],
  },
} as const satisfies Record<string, MatterRule>;

interface MatterRule {
  readonly becomes: Readonly<Record<string, string | null>>;
  readonly begins: readonly string[];
  readonly open: readonly string[];
  readonly later?: readonly string[];
  readonly goesOnFrom?: Readonly<Record<string, readonly string[]>>;
  readonly pauses?: readonly string[];
  readonly alike: readonly string[];
  readonly ofAll?: true;
}

export type Matter = keyof typeof matterRules;
export type StepOf<Name extends Matter> = keyof (typeof matterRules)[Name]['becomes'] & string;
type Becomes<Name extends Matter> = (typeof matterRules)[Name]['becomes'];
export type StatusOf<Name extends Matter> = Exclude<Becomes<Name>[keyof Becomes<Name>], null | typeof BEFORE>;

export function ruleOf(matter: Matter): MatterRule {
  return matterRules[matter];
}

/** The steps of a matter, as options of a form. */
export function stepsOf<Name extends Matter>(matter: Name): [StepOf<Name>, ...StepOf<Name>[]] {
  return Object.keys(matterRules[matter].becomes) as [StepOf<Name>, ...StepOf<Name>[]];
}

/** What can become of a matter. */
export function statusesOf<Name extends Matter>(matter: Name): [StatusOf<Name>, ...StatusOf<Name>[]] {
  return [...new Set(Object.values(matterRules[matter].becomes).filter((it) => it !== null && it !== BEFORE))] as [
    StatusOf<Name>,
    ...StatusOf<Name>[],
  ];
}

/** One step, as a development reports it. */
export interface DocketStep {
  readonly matter: Matter;
  readonly step: string;
  /** The development that it goes on from. Null: it names none. */
  readonly of: string | null;
  /** Tells several matters of one development apart. */
  readonly part?: string;
  /** What it says of the matter; what it leaves open stays as it was said before. */
  readonly said: Readonly<Record<string, unknown>>;
}

/** The labels by which lists find the steps of a matter. */
export function labelsOfMatter(matter: Matter): string[] {
  return stepsOf(matter).map((step) => `${matter}/${step}`);
}

/** The day on which a matter stands, beside the day on which that was reported. */
export function daysOf({ said: { day } }: DocketStep): Day[] {
  return typeof day === 'string' ? [day as Day] : [];
}
