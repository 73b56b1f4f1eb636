import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import type { Connection } from '../database/connection.ts';
import { Chronicle } from '../facts/chronicle.ts';
import { applyChanges, type Fact } from '../facts/facts.ts';
import { readLog } from '../log/read.ts';
import { toBatches } from './project.ts';
import { type FactRow, factColumns, isLive, toFact } from './store.ts';

export interface Difference {
  readonly kind: 'missing' | 'unexpected';
  readonly fact: Omit<Fact, 'row'>;
}

/** What the stored facts lack, and what they hold too much, against facts computed anew from the whole log. */
export async function compareWithLog(connection: Connection, workspace: string): Promise<Difference[]> {
  return connection
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (transaction) => {
      const { next_position: size } = await transaction
        .selectFrom('projection')
        .select('next_position')
        .where('workspace', '=', workspace)
        .executeTakeFirstOrThrow();
      const computed = await computeFacts(transaction, workspace, size);
      const { rows } = await sql<FactRow>`select ${factColumns} from fact f where ${isLive(workspace)}`.execute(
        transaction,
      );
      const expected = new Map(computed.map((fact) => [identify(fact), withoutRow(fact)]));
      const unexpected = rows.map(toFact).filter((fact) => {
        const twin = expected.get(identify(fact));
        if (!isDeepStrictEqual(twin, withoutRow(fact))) return true;
        expected.delete(identify(fact));
        return false;
      });
      return [
        ...[...expected.values()].map((fact) => ({ kind: 'missing' as const, fact })),
        ...unexpected.map((fact) => ({ kind: 'unexpected' as const, fact: withoutRow(fact) })),
      ];
    });
}

async function computeFacts(connection: Connection, workspace: string, size: number): Promise<readonly Fact[]> {
  const chronicle = new Chronicle();
  const changes = [];
  for (let from = 0; from < size; ) {
    const recorded = await readLog(connection, { workspace, from, limit: 2_000 });
    const below = recorded.filter(({ position }) => position < size);
    if (below.length === 0) break;
    for (const batch of toBatches(below)) changes.push(chronicle.add(batch));
    from = (below.at(-1)?.position ?? size) + 1;
  }
  return applyChanges([], changes).born;
}

function identify({ subject, attribute, key, position, index, knownFrom }: Fact): string {
  return [subject, attribute, key, position, index, knownFrom].join('\0');
}

function withoutRow({ row: _, ...fact }: Fact): Omit<Fact, 'row'> {
  return fact;
}
