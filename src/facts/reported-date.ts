// Dates that reports of one event give, and what they have in common.
import { type Day, earlierOf, laterOf } from '../time/day.ts';
import { writeBounds } from '../time/edtf.ts';

/** When something happened, as a report says it. */
export interface ReportedDate {
  /** As the source gives it; null: it gives none. */
  readonly edtf: string | null;
  readonly earliest: Day;
  readonly latest: Day;
}

/** A report that gives another date for the same event. */
export interface OtherDate extends ReportedDate {
  /** The id of the development. */
  readonly id: string;
}

/** What several dates of one event have in common. */
export interface CommonDate<Item> {
  readonly since: ReportedDate;
  /** Those that share it, in order; the first is always among them. */
  readonly sharing: readonly Item[];
}

/** The first date, narrowed by each of the others in turn that shares a day with what is left of it. */
export function combineDates<Item extends ReportedDate>(first: Item, others: readonly Item[]): CommonDate<Item> {
  let common: Pick<ReportedDate, 'earliest' | 'latest'> = first;
  const sharing = [first];
  for (const other of others) {
    if (!shareDay(common, other)) continue;
    sharing.push(other);
    common = { earliest: laterOf(common.earliest, other.earliest), latest: earlierOf(common.latest, other.latest) };
  }
  const { earliest, latest } = common;
  const whole = sharing.find((it) => it.earliest === earliest && it.latest === latest);
  return { since: { edtf: whole ? whole.edtf : writeBounds(earliest, latest), earliest, latest }, sharing };
}

export function shareDay(
  a: Pick<ReportedDate, 'earliest' | 'latest'>,
  b: Pick<ReportedDate, 'earliest' | 'latest'>,
): boolean {
  return a.earliest <= b.latest && b.earliest <= a.latest;
}
