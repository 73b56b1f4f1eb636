// Workspaces and their tokens.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { slugPattern } from '../catalogue/subject.ts';
import { type Connection, sqlState } from '../database/connection.ts';
import { type Message, say } from '../words/message.ts';

export type Role = 'reader' | 'recorder';

const RESERVED = ['v1', 'log', 'docs', 'openapi.json', 'healthz', 'readyz', 'metrics', 'static'];

/** Whether the service needs the name for addresses of its own. */
export function isReservedName(name: string): boolean {
  return RESERVED.includes(name);
}

/** Why a workspace cannot bear this name, and what helps; undefined where it can. */
export function faultOfWorkspaceName(name: string): Message | undefined {
  if (isReservedName(name)) return say('problems.workspaces.reserved', { name });
  if (slugPattern.test(name) && name.length <= 63) return undefined;
  return say('problems.workspaces.badName', { name });
}

export interface WorkspaceOptions {
  readonly name: string;
  /** Whether everyone may read it. */
  readonly isPublic: boolean;
}

/** Makes a workspace with an empty log; false where one of that name exists. */
export async function createWorkspace(connection: Connection, { name, isPublic }: WorkspaceOptions): Promise<boolean> {
  try {
    await connection.transaction().execute(async (transaction) => {
      await transaction.insertInto('workspace').values({ name, public: isPublic }).execute();
      await sql`
        insert into head (workspace, recorded_at, settled_at)
        values (${name}, clock_timestamp(), clock_timestamp())`.execute(transaction);
      await sql`insert into projection (workspace) values (${name})`.execute(transaction);
    });
    return true;
  } catch (error) {
    if (sqlState(error) === '23505') return false;
    throw error;
  }
}

export interface Workspace extends WorkspaceOptions {
  /** Whether search engines may list its pages. */
  readonly isIndexable: boolean;
}

export async function findWorkspace(connection: Connection, name: string): Promise<Workspace | undefined> {
  const row = await connection
    .selectFrom('workspace')
    .select(['name', 'public', 'indexable'])
    .where('name', '=', name)
    .executeTakeFirst();
  return row && { name: row.name, isPublic: row.public, isIndexable: row.indexable };
}

export async function setIndexable(connection: Connection, name: string, isIndexable: boolean): Promise<void> {
  await connection.updateTable('workspace').set({ indexable: isIndexable }).where('name', '=', name).execute();
}

export async function listWorkspaces(connection: Connection): Promise<string[]> {
  const rows = await connection.selectFrom('workspace').select('name').orderBy('name').execute();
  return rows.map(({ name }) => name);
}

export interface PublicWorkspace {
  readonly name: string;
  /** How many developments it holds. */
  readonly size: number;
}

export async function listPublicWorkspaces(connection: Connection): Promise<PublicWorkspace[]> {
  return connection
    .selectFrom('workspace as w')
    .innerJoin('head as h', 'h.workspace', 'w.name')
    .select(['w.name', 'h.size'])
    .where('w.public', '=', true)
    .orderBy('w.name')
    .execute();
}

export interface TokenOptions {
  readonly workspace: string;
  /** Becomes `recordedBy` of what it records. */
  readonly name: string;
  readonly role: Role;
}

/** Makes a token; only its digest is kept, so it is shown this once. Undefined where the name is taken. */
export async function createToken(
  connection: Connection,
  { workspace, name, role }: TokenOptions,
): Promise<string | undefined> {
  const token = `annalist_${randomBytes(24).toString('base64url')}`;
  const { numInsertedOrUpdatedRows } = await connection
    .insertInto('token')
    .values({ workspace, name, role, sha256: digest(token) })
    .onConflict((conflict) => conflict.columns(['workspace', 'name']).doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n ? token : undefined;
}

/** The name and role of a token in that workspace. */
export async function findToken(
  connection: Connection,
  workspace: string,
  token: string,
): Promise<{ name: string; role: Role } | undefined> {
  return connection
    .selectFrom('token')
    .select(['name', 'role'])
    .where('workspace', '=', workspace)
    .where('sha256', '=', digest(token))
    .executeTakeFirst();
}

/** Compares secrets in a time that does not depend on where they differ. */
export function isSameSecret(a: string, b: string): boolean {
  return timingSafeEqual(digest(a), digest(b));
}

function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
