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
  readonly visitors: BriefMemory<Visitor>;
  readonly adminToken: string;
}

/** Who came to a workspace: the bearer of a token, or a stranger. */
export interface Visitor {
  readonly caller: Caller | undefined;
  readonly workspace: Workspace;
}

/** A token that is taken back is refused within this time; a workspace that is made private closes within it. */
const LIFETIME_MS = 1_000;

/** Spares requests that come close together the same look at the database. */
export function rememberVisitors(): BriefMemory<Visitor> {
  return createBriefMemory({ lifetimeMs: LIFETIME_MS, maximumEntries: 10_000, now: () => performance.now() });
}

/** Whether the bearer may do this. To strangers a private workspace looks like none. */
export async function authorize(
  { connection, visitors, adminToken }: Gate,
  { access, workspace, authorization }: AccessAsk,
): Promise<Result<Admission>> {
  if (access === 'open') return succeed({ caller: undefined, workspace: undefined });
  const token = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
  const visitor = await visitors.recall(`${workspace} ${token ?? ''}`, () =>
    recognize(connection, { workspace, token, adminToken }),
  );
  const caller = visitor?.caller;
  const found = visitor?.workspace ?? (await findWorkspace(connection, workspace));
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
  readonly token: string | undefined;
  readonly adminToken: string;
}

/** Undefined where the workspace or the token is not known. */
async function recognize(
  connection: Connection,
  { workspace: name, token, adminToken }: Introduction,
): Promise<Visitor | undefined> {
  const workspace = await findWorkspace(connection, name);
  if (!workspace) return undefined;
  if (token === undefined) return { caller: undefined, workspace };
  const caller: Caller | undefined = isSameSecret(token, adminToken)
    ? { name: 'admin', role: 'administrator' }
    : await findToken(connection, name, token);
  return caller && { caller, workspace };
}
