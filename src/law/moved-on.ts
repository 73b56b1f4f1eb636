// When counts and parts were last moved: the days of the acts that did. The ground of a measure ends on such a day.
// Also since when a count has had each of its labels, and when a part fell.
import { type Began, type CountLine, type CountTrait, isConvicted, isOpen } from './counts.ts';
import type { ImposedPart, Proceeding } from './proceeding.ts';
import { isStanding } from './sentences.ts';

/** The proceeding after an act, with the day of the act on what it moved. */
export function datedFrom(before: Proceeding, after: Proceeding, { on, by }: Began): Proceeding {
  if (before.counts === after.counts && before.parts === after.parts) return after;
  return {
    ...after,
    counts: eachChanged(before.counts, after.counts, (count) => {
      const known = before.counts.findLast(({ name, case: caseId }) => name === count.name && caseId === count.case);
      const isMoved = !known || labelsOf(known) !== labelsOf(count);
      return {
        ...count,
        movedOn: isMoved ? on : known.movedOn,
        movedBy: isMoved ? by : known.movedBy,
        began: beganOf(count, known, { on, by }),
      };
    }),
    parts: after.parts.map((part, index) => {
      const same = before.parts[index];
      const known = same?.key === part.key ? same : before.parts.findLast(({ key }) => key === part.key);
      const fellOn = isStanding(after, part) ? null : (known?.fellOn ?? on);
      if (known === part && known.fellOn === fellOn) return part;
      return { ...part, fellOn, changedOn: known && contentOf(known) === contentOf(part) ? known.changedOn : on };
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

function beganOf(count: CountLine, known: CountLine | undefined, began: Began): CountLine['began'] {
  return new Map(traitsOf(count).map((trait) => [trait, known?.began.get(trait) ?? began]));
}

function traitsOf({ portions }: CountLine): CountTrait[] {
  const convicted = portions.filter(isConvicted);
  const judged = convicted.length > 0 ? convicted : portions;
  return [
    ...portions.map(({ label }) => label),
    ...(portions.some((it) => isOpen(it) && it.isOnTrial) ? ['on_trial' as const] : []),
    ...(judged.every(({ isFinal }) => isFinal) ? ['final' as const] : []),
    ...(convicted.length > 0 && convicted.every(({ isPardoned }) => isPardoned) ? ['pardoned' as const] : []),
  ];
}

function contentOf(part: ImposedPart): string {
  return JSON.stringify({ ...part, changedOn: null, fellOn: null });
}
