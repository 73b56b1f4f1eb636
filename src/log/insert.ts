// Writes admitted developments: their rows, and the indexes that find them by subject, registration and connection.
import { sql } from 'kysely';
import { targetOf } from '../catalogue/amending.ts';
import type { Connection } from '../database/connection.ts';
import type { Database } from '../database/schema.ts';
import type { LogView } from './log-view.ts';
import type { NumberedDevelopment } from './numbering.ts';
import { makeLeaf, type PartName } from './parts.ts';

interface Insertion {
  readonly workspace: string;
  readonly rows: readonly NumberedDevelopment[];
  /** After the admission of all of them. */
  readonly view: LogView;
}

export async function insertDevelopments(transaction: Connection, insertion: Insertion): Promise<void> {
  await insertRows(transaction, insertion);
  await insertSubjects(transaction, insertion);
  await insertConnections(transaction, insertion);
}

async function insertRows(transaction: Connection, { workspace, rows }: Insertion): Promise<void> {
  const partColumns = (name: PartName) => ({
    [name]: ['text', rows.map(({ development }) => development.parts[name].text)],
    [`${name}_salt`]: ['bytea', rows.map(({ development }) => development.parts[name].salt)],
  });
  const leaves = rows.map(({ id, recordedAt, batchEnd, development }) =>
    makeLeaf({ id, recordedAt, batchEnd, target: targetOf(development.draft), digests: development.digests }),
  );
  await insertAll(transaction, 'development', {
    workspace,
    columns: {
      position: ['bigint', rows.map((row) => row.position)],
      id: ['uuid', rows.map((row) => row.id)],
      recorded_at: ['timestamptz', rows.map((row) => row.recordedAt)],
      batch_end: ['bigint', rows.map((row) => row.batchEnd)],
      leaf: ['text', leaves],
      ...partColumns('meta'),
      ...partColumns('statement'),
      ...partColumns('sources'),
      ...partColumns('note'),
    } as Columns,
  });
}

/** The subjects that they name, register, and say who they are. */
async function insertSubjects(transaction: Connection, { workspace, rows, view }: Insertion): Promise<void> {
  const named = rows.flatMap(({ id, position }) =>
    (view.named.get(id) ?? []).map((subject) => ({ subject, position })),
  );
  const registered = rows.flatMap(({ position, development: { registers } }) =>
    registers === undefined ? [] : [{ subject: registers, position }],
  );
  const identified = rows.flatMap(({ position, development: { identity } }) =>
    identity ? [identity.from, identity.into].map((subject) => ({ subject, position })) : [],
  );
  const tables = { subject_index: named, subject: registered, identity: identified } as const;
  for (const table of ['subject_index', 'subject', 'identity'] as const) {
    await insertAll(transaction, table, {
      workspace,
      columns: {
        subject: ['text', tables[table].map(({ subject }) => subject)],
        position: ['bigint', tables[table].map(({ position }) => position)],
      },
    });
  }
}

/** What they amend and what they follow. */
async function insertConnections(transaction: Connection, { workspace, rows, view }: Insertion): Promise<void> {
  const positionOf = (id: string) => view.existing.get(id)?.receipt.position ?? -1;
  const amendments = rows.flatMap(({ position, development: { amendment } }) =>
    amendment ? [{ position, amends: amendment.amends, target: positionOf(amendment.target) }] : [],
  );
  await insertAll(transaction, 'amendment', {
    workspace,
    columns: {
      target: ['bigint', amendments.map((it) => it.target)],
      position: ['bigint', amendments.map((it) => it.position)],
      amends: ['text', amendments.map((it) => it.amends)],
    },
  });
  const edges = rows.flatMap(({ position, development: { content } }) =>
    [...new Set(content.after)].map((id) => ({ follower: position, followed: positionOf(id) })),
  );
  await insertAll(transaction, 'after_edge', {
    workspace,
    columns: {
      follower: ['bigint', edges.map((it) => it.follower)],
      followed: ['bigint', edges.map((it) => it.followed)],
    },
  });
}

/** A type in Postgres and a value a row, by column. */
type Columns = Readonly<Record<string, readonly [type: string, values: readonly unknown[]]>>;

/** Inserts rows of one workspace in one statement; none where there are none. */
async function insertAll(
  transaction: Connection,
  table: keyof Database,
  { workspace, columns }: { readonly workspace: string; readonly columns: Columns },
): Promise<void> {
  const [names, arrays] = [Object.keys(columns), Object.values(columns)];
  if (arrays.every(([, values]) => values.length === 0)) return;
  await sql`
    insert into ${sql.table(table)} (workspace, ${sql.join(names.map((name) => sql.ref(name)))})
    select ${workspace}, * from unnest(${sql.join(
      arrays.map(([type, values]) => sql`${values}::${sql.raw(`${type}[]`)}`),
    )})`.execute(transaction);
}
