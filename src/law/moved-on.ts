// When counts and parts were last moved: the days of the acts that did. The ground of a measure ends on such a day.
import type { DayBounds } from './acts.ts';
import type { CountLine } from './counts.ts';
import type { ImposedPart, Proceeding } from './proceeding.ts';

/** The proceeding after an act, with the day of the act on what it moved. */
export function datedFrom(before: Proceeding, after: Proceeding, on: DayBounds): Proceeding {
  if (before.counts === after.counts && before.parts === after.parts) return after;
  return {
    ...after,
    counts: eachChanged(before.counts, after.counts, (count) => {
      const known = before.counts.findLast(({ name, case: caseId }) => name === count.name && caseId === count.case);
      return { ...count, movedOn: known && labelsOf(known) === labelsOf(count) ? known.movedOn : on };
    }),
    parts: eachChanged(before.parts, after.parts, (part) => {
      const known = before.parts.findLast(({ key }) => key === part.key);
      return { ...part, changedOn: known && contentOf(known) === contentOf(part) ? known.changedOn : on };
    }),
  };
}

/** Most items are those that were there before, mostly in their places. */
function eachChanged<Item>(
  before: readonly Item[],
  after: readonly Item[],
  date: (item: Item) => Item,
): readonly Item[] {
  if (before === after) return after;
  return after.map((item, index) => (before[index] === item || before.includes(item) ? item : date(item)));
}

function labelsOf({ portions }: CountLine): string {
  const labels = portions.map(({ number, label, conviction, isPardoned }) =>
    [number, label, conviction, isPardoned].join(' '),
  );
  return labels.sort().join();
}

function contentOf(part: ImposedPart): string {
  return JSON.stringify({ ...part, changedOn: null });
}
