// Facts computed anew in memory, from developments with all that they depend on.
import { type Fact, FactBook } from '../facts/facts.ts';
import { type Recorded, toBatches } from '../facts/recorded.ts';
import { Resolver } from '../facts/resolver.ts';

/** All facts that these developments give; whole batches in the order of the log. */
export function foldRecorded(recorded: readonly Recorded[]): ReadonlySet<Fact> {
  const resolver = new Resolver();
  const book = new FactBook([]);
  for (const batch of toBatches(recorded)) book.apply(resolver.add(batch));
  return book.born;
}
