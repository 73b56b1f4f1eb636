import type { Connection } from '../database/connection.ts';
import { findToken, findWorkspace, isSameSecret, type Role } from '../workspaces/workspaces.ts';
import { problem } from './problem.ts';

/** Who asks, by the name of the token. */
export interface Caller {
  readonly name: string;
  readonly role: Role | 'administrator';
}

/** What an address asks of its caller; `open`: nothing, and it belongs to no workspace. */
export type Access = 'open' | 'read' | 'record' | 'administer';

export type Authorization =
  | { readonly ok: true; readonly caller: Caller | undefined }
  | { readonly ok: false; readonly response: Response };

export interface AccessQuestion {
  readonly access: Access;
  readonly workspace: string;
  readonly authorization: string | undefined;
}

interface Gate {
  readonly connection: Connection;
  readonly adminToken: string;
}

/** Whether the bearer may do this. To strangers a private workspace looks like none. */
export async function authorize(
  { connection, adminToken }: Gate,
  { access, workspace, authorization }: AccessQuestion,
): Promise<Authorization> {
  if (access === 'open') return { ok: true, caller: undefined };
  const found = await findWorkspace(connection, workspace);
  const token = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
  const caller = found && token ? await identify(connection, { workspace, token, adminToken }) : undefined;
  if (!found || (!found.isPublic && !caller)) {
    const detail = `there is no workspace “${workspace.slice(0, 80)}” that you may see; check its name and your token`;
    return { ok: false, response: problem('not_found', { detail }) };
  }
  if (!caller && (authorization !== undefined || access !== 'read')) {
    const detail =
      authorization === undefined
        ? 'that needs a token; send “Authorization: Bearer …”'
        : 'this token is not one of this workspace; check it, or leave it out to read';
    return { ok: false, response: problem('unauthorized', { detail }) };
  }
  if (access === 'record' && caller?.role === 'reader') {
    const detail = `the token “${caller.name}” may only read; ask for one that may record`;
    return { ok: false, response: problem('forbidden', { detail }) };
  }
  if (access === 'administer' && caller?.role !== 'administrator') {
    const detail = `the token “${caller?.name}” may not do that; it takes the administrator’s token`;
    return { ok: false, response: problem('forbidden', { detail }) };
  }
  return { ok: true, caller };
}

async function identify(
  connection: Connection,
  { workspace, token, adminToken }: { workspace: string; token: string; adminToken: string },
): Promise<Caller | undefined> {
  if (isSameSecret(token, adminToken)) return { name: 'admin', role: 'administrator' };
  return findToken(connection, workspace, token);
}
