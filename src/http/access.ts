import type { Connection } from '../database/connection.ts';
import { findToken, findWorkspace, isSameSecret, type Role } from '../log/workspaces.ts';
import { problem } from './problem.ts';

/** Who asks, by the name of the token. */
export interface Caller {
  readonly name: string;
  readonly role: Role;
}

export type Access =
  | { readonly ok: true; readonly caller: Caller | undefined }
  | { readonly ok: false; readonly response: Response };

export interface AccessQuestion {
  readonly access: 'open' | 'read' | 'record';
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
): Promise<Access> {
  if (access === 'open') return { ok: true, caller: undefined };
  const found = await findWorkspace(connection, workspace);
  const token = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
  const caller = found && token ? await identify(connection, { workspace, token, adminToken }) : undefined;
  if (!found || (!found.isPublic && !caller)) {
    const detail = `there is no workspace “${workspace.slice(0, 80)}” that you may see; check its name and your token`;
    return { ok: false, response: problem('not_found', { detail }) };
  }
  if (!caller && (authorization !== undefined || access === 'record')) {
    const detail =
      authorization === undefined
        ? 'recording needs a token; send “Authorization: Bearer …”'
        : 'this token is not one of this workspace; check it, or leave it out to read';
    return { ok: false, response: problem('unauthorized', { detail }) };
  }
  if (access === 'record' && caller?.role !== 'recorder') {
    const detail = `the token “${caller?.name}” may only read; ask for one that may record`;
    return { ok: false, response: problem('forbidden', { detail }) };
  }
  return { ok: true, caller };
}

async function identify(
  connection: Connection,
  { workspace, token, adminToken }: { workspace: string; token: string; adminToken: string },
): Promise<Caller | undefined> {
  if (isSameSecret(token, adminToken)) return { name: 'admin', role: 'recorder' };
  return findToken(connection, workspace, token);
}
