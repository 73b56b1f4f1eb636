// Facts of an export: written, read back, and compared with what the developments give.
import type { Connection } from '../database/connection.ts';
import type { Fact } from '../facts/facts.ts';
import type { RecordedDevelopment } from '../log/read.ts';
import { factsPath, type Manifest } from '../proof/archive.ts';
import { ChangedMeanwhile, type WriteFile } from '../proof/export.ts';
import { compareRows, type Difference, readPages, type StoredFact, toRow } from './compare.ts';
import { foldRecorded } from './fold.ts';
import { FACTS_VERSION } from './version.ts';

const FACTS_A_FILE = 10_000;

/** Writes the facts that serve, as known at the end of a log of `size`: a line of JSON each. */
export async function exportFacts(
  connection: Connection,
  { workspace, size, write }: { readonly workspace: string; readonly size: number; readonly write: WriteFile },
): Promise<NonNullable<Manifest['facts']>> {
  const { generation, facts_version: version } = await readServing(connection, workspace);
  let files = 0;
  for await (const page of readPages(connection, { workspace, generation }, FACTS_A_FILE)) {
    const lines = page
      .filter(({ knownFrom }) => knownFrom < size)
      .map((fact) => `${JSON.stringify(toExported(asKnownAt(fact, size)))}\n`);
    await write(factsPath(files), lines.join(''));
    files += 1;
  }
  if ((await readServing(connection, workspace)).generation !== generation)
    throw new ChangedMeanwhile(`the facts of ${workspace} were rebuilt meanwhile; export again`);
  return { version, files };
}

function readServing(connection: Connection, workspace: string) {
  return connection
    .selectFrom('projection')
    .select(['generation', 'facts_version'])
    .where('workspace', '=', workspace)
    .executeTakeFirstOrThrow();
}

function asKnownAt(fact: Fact, size: number): Fact {
  return { ...fact, knownTo: fact.knownTo !== null && fact.knownTo < size ? fact.knownTo : null };
}

/** A row without what follows it, since that follows from the others, and without its words, which are hashed. */
function toExported(fact: Fact): StoredFact {
  const isKept = ([name]: readonly [string, unknown]) => !name.startsWith('next_') && name !== 'words';
  return Object.fromEntries(Object.entries(toRow(fact)).filter(isKept));
}

/** How the facts of an export differ from those that its developments give. */
export function compareReplayed(recorded: readonly RecordedDevelopment[], facts: Iterable<StoredFact>): Difference[] {
  return compareRows(foldRecorded(recorded).values().map(toExported), facts);
}

/** Whether facts of that version can be compared with those that this program computes. */
export function isComparable(version: number): boolean {
  return version === FACTS_VERSION;
}
