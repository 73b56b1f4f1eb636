/** Who asks, and whether they may. */
import type { Connection } from '../database/connection.ts';
import { say } from '../words/message.ts';
import { fail, type Result, succeed } from '../words/problem.ts';
import { findToken, findWorkspace, isSameSecret, type Role, type Workspace } from '../workspaces/workspaces.ts';
import { type BriefMemory, createBriefMemory } from './brief-memory.ts';

/** The bearer of a token, by its name. */
export interface Caller {
  readonly name: string;
  readonly role: Role | 'administrator';
}

/** What an address asks of its caller; `open`: nothing, and it belongs to no workspace. */
export type Access = 'open' | 'read' | 'record' | 'administer';

export interface Admission {
  /** Undefined: a stranger, who reads a public workspace. */
  readonly caller: Caller | undefined;
  /** Undefined: the address belongs to none. */
  readonly workspace: Workspace | undefined;
}

export interface AccessAsk {
  readonly access: Access;
  readonly workspace: string;
  /** The header of that name. */
  readonly authorization: string | undefined;
}

export interface Gate {
  readonly connection: Connection;
  readonly bearers: BriefMemory<Bearer>;
  readonly adminToken: string;
}

/** Who bears a token in a workspace. */
export interface Bearer {
  readonly caller: Caller;
  readonly workspace: Workspace;
}

/** A token that is taken back is refused within this time. */
const LIFETIME_MS = 1_000;

/** Spares requests that come close together the same look at the database. */
export function rememberBearers(): BriefMemory<Bearer> {
  return createBriefMemory({ lifetimeMs: LIFETIME_MS, maximumEntries: 10_000, now: () => performance.now() });
}

/** Whether the bearer may do this. To strangers a private workspace looks like none. */
export async function authorize(
  { connection, bearers, adminToken }: Gate,
  { access, workspace, authorization }: AccessAsk,
): Promise<Result<Admission>> {
  if (access === 'open') return succeed({ caller: undefined, workspace: undefined });
  const token = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
  const bearer =
    token === undefined
      ? undefined
      : await bearers.recall(`${workspace} ${token}`, () => identify(connection, { workspace, token, adminToken }));
  const caller = bearer?.caller;
  const found = bearer?.workspace ?? (await findWorkspace(connection, workspace));
  if (!found || (!found.isPublic && !caller))
    return fail('not_found', {
      detail: say('problems.access.unknownWorkspace', { workspace: workspace.slice(0, 80) }),
    });
  if (!caller && authorization !== undefined)
    return fail('unauthorized', { detail: say('problems.access.wrongToken') });
  if (!caller && access !== 'read') return fail('unauthorized', { detail: say('problems.access.tokenNeeded') });
  if (caller && access === 'record' && caller.role === 'reader')
    return fail('forbidden', { detail: say('problems.access.readOnly', { name: caller.name }) });
  if (caller && access === 'administer' && caller.role !== 'administrator')
    return fail('forbidden', { detail: say('problems.access.administratorOnly', { name: caller.name }) });
  return succeed({ caller, workspace: found });
}

interface Introduction {
  readonly workspace: string;
  readonly token: string;
  readonly adminToken: string;
}

async function identify(
  connection: Connection,
  { workspace: name, token, adminToken }: Introduction,
): Promise<Bearer | undefined> {
  const workspace = await findWorkspace(connection, name);
  if (!workspace) return undefined;
  const caller: Caller | undefined = isSameSecret(token, adminToken)
    ? { name: 'admin', role: 'administrator' }
    : await findToken(connection, name, token);
  return caller && { caller, workspace };
}
