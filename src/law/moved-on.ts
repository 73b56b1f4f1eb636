// When counts and parts were last moved: the days of the acts that did. The ground of a measure ends on such a day.
import type { DayBounds } from './acts.ts';
import type { CountLine } from './counts.ts';
import type { ImposedPart, Proceeding } from './proceeding.ts';

/** The proceeding after an act, with the day of the act on what it moved. */
export function datedFrom(before: Proceeding, after: Proceeding, on: DayBounds): Proceeding {
  if (before.counts === after.counts && before.parts === after.parts) return after;
  const countsBefore = new Map(before.counts.map((count) => [`${count.case} ${count.name}`, count]));
  const partsBefore = new Map(before.parts.map((part) => [part.key, part]));
  return {
    ...after,
    counts: after.counts.map((count) => {
      const known = countsBefore.get(`${count.case} ${count.name}`);
      if (known === count) return count;
      return { ...count, movedOn: known && labelsOf(known) === labelsOf(count) ? known.movedOn : on };
    }),
    parts: after.parts.map((part) => {
      const known = partsBefore.get(part.key);
      if (known === part) return part;
      return { ...part, changedOn: known && contentOf(known) === contentOf(part) ? known.changedOn : on };
    }),
  };
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
