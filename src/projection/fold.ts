// Facts computed anew in memory: from the whole log of a workspace, or from developments with all that they depend on.
import type { Connection } from '../database/connection.ts';
import { type Fact, FactBook } from '../facts/facts.ts';
import { type Recorded, toBatches } from '../facts/recorded.ts';
import { Resolver } from '../facts/resolver.ts';
import { readLog } from '../log/read.ts';

const DEVELOPMENTS_A_PAGE = 2_000;

export interface FoldOptions {
  readonly workspace: string;
  /** The position before which the fold ends: at the end of a batch. */
  readonly size: number;
  readonly onFolded?: (developments: number) => void;
}

/** All facts that the log gives up to a position, also those that are no longer known. */
export async function foldLog(
  connection: Connection,
  { workspace, size, onFolded }: FoldOptions,
): Promise<ReadonlySet<Fact>> {
  const fold = startFold();
  for (let from = 0; from < size; ) {
    const recorded = await readLog(connection, { workspace, from, limit: DEVELOPMENTS_A_PAGE });
    const below = recorded.filter(({ position }) => position < size);
    if (below.length === 0) throw new Error(`the log of ${workspace} ends at ${from}, before ${size}`);
    fold.add(below);
    from += below.length;
    onFolded?.(from);
  }
  return fold.facts;
}

/** All facts that these developments give; whole batches in the order of the log. */
export function foldRecorded(recorded: readonly Recorded[]): ReadonlySet<Fact> {
  const fold = startFold();
  fold.add(recorded);
  return fold.facts;
}

function startFold() {
  const resolver = new Resolver();
  const book = new FactBook([]);
  return {
    facts: book.born,
    add(recorded: readonly Recorded[]): void {
      for (const batch of toBatches(recorded)) book.apply(resolver.add(batch));
    },
  };
}
