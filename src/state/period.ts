/** A time during which a track has one value. */
import type { Day } from '../time/day.ts';

/** A time during which a track has one value, as far as is known at one moment. */
export interface Period {
  readonly subject: string;
  readonly attribute: string;
  readonly key: string;
  readonly value: unknown;
  readonly label: string;
  /** Stated from `latest` on, possible from `earliest` on. Null: unbounded. */
  readonly begin: { readonly earliest: Day | null; readonly latest: Day | null };
  /** Stated until `latest`, which it does not include; perhaps ended from `earliest` on. Null: still open. */
  readonly end: { readonly earliest: Day | null; readonly latest: Day } | null;
  /** Whether only the day of recording bounds its beginning, or its end: then that has no place on an axis of time. */
  readonly isUndated: { readonly begin: boolean; readonly end: boolean };
  /** Of the act by which it began, as are the next three. */
  readonly standing: string | null;
  readonly by: string | null;
  readonly hedge: string | null;
  readonly inferred: boolean;
  /** The developments that say it, with corrections and corroborations; first the one by which it began. */
  readonly because: readonly string[];
}
