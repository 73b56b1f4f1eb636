// A development as the log holds it, and what the catalogue says that it means: what the resolver is given.
import { amendmentOf, contentOf, dateGivenBy } from '../catalogue/amending.ts';
import type { Development } from '../catalogue/development.ts';
import { identifySubjects, identityOf } from '../catalogue/identify.ts';
import { pointsOf } from '../catalogue/points-of.ts';
import { subjectsOf } from '../catalogue/references.ts';
import { isTimeless } from '../catalogue/types.ts';
import type { Day } from '../time/day.ts';

/** A development as the log holds it. */
export interface Recorded {
  readonly position: number;
  /** Position of the last of its atomic batch: the whole batch is known from there on. */
  readonly batchEnd: number;
  /** The UTC day of its recording. */
  readonly recordedOn: Day;
  readonly development: Development;
  /** What it said is erased. An amendment keeps what it amends and how; anything else keeps only its type. */
  readonly isErased?: boolean;
}

/** Consecutive developments of one atomic batch each. */
export function toBatches<Item extends Recorded>(recorded: readonly Item[]): Item[][] {
  return [...Map.groupBy(recorded, ({ batchEnd }) => batchEnd).values()];
}

/** How developments are interpreted: functions of the catalogue, which a test may replace by its own. */
export interface Interpretation {
  readonly amendmentOf: typeof amendmentOf;
  readonly contentOf: typeof contentOf;
  readonly dateGivenBy: typeof dateGivenBy;
  readonly identifySubjects: typeof identifySubjects;
  readonly identityOf: typeof identityOf;
  readonly isTimeless: typeof isTimeless;
  readonly pointsOf: typeof pointsOf;
  readonly subjectsOf: typeof subjectsOf;
}

export const byCatalogue: Interpretation = {
  amendmentOf,
  contentOf,
  dateGivenBy,
  identifySubjects,
  identityOf,
  isTimeless,
  pointsOf,
  subjectsOf,
};
