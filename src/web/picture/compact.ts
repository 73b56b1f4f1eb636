/** Fewer lanes where a picture is about many people. */
import type { Lane } from './model.ts';

/** At most so many people have lanes of their own for each kind of thing. */
const MOST_SPACIOUS = 8;

/** With more people than that, each has one lane for all that lasts: its bars say in words what they are. */
export function compactLanes(lanes: readonly Lane[]): { readonly lanes: readonly Lane[]; readonly isCompact: boolean } {
  const grouped = Map.groupBy(lanes, ({ group }) => group);
  const common = grouped.get(undefined) ?? [];
  grouped.delete(undefined);
  if (grouped.size <= MOST_SPACIOUS) return { lanes, isCompact: false };
  const ofPeople = [...grouped].map(([name = '', own]): Lane => ({ name, bars: own.flatMap(({ bars }) => bars) }));
  return { lanes: [...common, ...ofPeople], isCompact: true };
}
