// By which rules facts are made. Facts by two sets of rules would contradict each other, so they are never mixed.
import { type RawBuilder, sql } from 'kysely';
import type { Connection } from '../database/connection.ts';

/** Raise it whenever the same log gives other facts: a server that starts then makes the facts anew. */
export const FACTS_VERSION = 7;

/** Older rules made the facts of a workspace: until they are made anew nothing can be answered from them. */
export class OutdatedFacts extends Error {}

/** Why this program must not add to facts that were made by other rules. */
export function explainOtherRules(workspace: string, version: number): string {
  const remedy = version > FACTS_VERSION ? 'stop this older version' : 'start the server, or run: annalist rebuild';
  const rules = `rules ${version}, and this version has rules ${FACTS_VERSION}`;
  return `the facts of ${workspace} were made by ${rules}; ${remedy}`;
}

/** Whether the facts of `projection p` have come past a position. */
export function hasComePast(position: RawBuilder<number>): RawBuilder<boolean> {
  return sql`p.next_position > ${position} and p.facts_version = ${sql.lit(FACTS_VERSION)}`;
}

/** The workspaces whose facts were made by older rules; throws where newer ones made them. */
export async function listOutdated(connection: Connection): Promise<string[]> {
  const rows = await connection
    .selectFrom('projection')
    .select(['workspace', 'facts_version'])
    .where('next_position', '>', 0)
    .where('facts_version', '<>', FACTS_VERSION)
    .orderBy('workspace')
    .execute();
  const newer = rows.find((row) => row.facts_version > FACTS_VERSION);
  if (newer) {
    const { workspace, facts_version: version } = newer;
    throw new Error(
      `the facts of ${workspace} were made by a newer program (${version}, not ${FACTS_VERSION}); run that one`,
    );
  }
  return rows.map(({ workspace }) => workspace);
}
