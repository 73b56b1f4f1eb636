import {
  createToken,
  createWorkspace,
  faultOfWorkspaceName,
  findWorkspace,
  type Role,
  setIndexable,
} from '../workspaces/workspaces.ts';
import { type Output, UsageError } from './output.ts';
import { requireWorkspace, withSession } from './session.ts';

export interface WorkspaceCreateOptions {
  readonly public?: boolean;
  readonly token: string;
  readonly json?: boolean;
}

/** Makes a workspace and its first token, which is shown this once. */
export function createWorkspaceCommand(
  name: string,
  { public: isPublic = false, token: tokenName, json }: WorkspaceCreateOptions,
  output: Output,
) {
  const fault = faultOfWorkspaceName(name);
  if (fault) throw new UsageError(fault);
  checkTokenName(tokenName);
  return withSession(async ({ engine: { connection } }) => {
    if (!(await createWorkspace(connection, { name, isPublic }))) {
      throw new UsageError(`the workspace “${name}” exists already; choose another name`);
    }
    const token = await createToken(connection, { workspace: name, name: tokenName, role: 'recorder' });
    if (json)
      return output.out(
        JSON.stringify({ workspace: name, public: isPublic, token: { name: tokenName, token } }, null, 2),
      );
    output.out(`Workspace ${name} is made; ${isPublic ? 'anybody may read it' : 'only its tokens may read it'}.`);
    output.out(`Token of “${tokenName}”, shown this once: ${token}`);
  });
}

export interface WorkspaceIndexOptions {
  readonly off?: boolean;
}

/** Whether search engines may list the pages of a workspace. */
export function indexWorkspaceCommand(name: string, { off = false }: WorkspaceIndexOptions, output: Output) {
  return withSession(async (session) => {
    await requireWorkspace(session, name);
    const found = await findWorkspace(session.engine.connection, name);
    if (!found?.isPublic && !off)
      throw new UsageError(`only tokens may read the workspace “${name}”; search engines find nothing there`);
    await setIndexable(session.engine.connection, name, !off);
    output.out(`Search engines ${off ? 'are asked not to list' : 'may list'} the pages of ${name}.`);
  });
}

export interface TokenCreateOptions {
  readonly workspace: string;
  readonly role: Role;
  readonly json?: boolean;
}

/** Makes a further token of a workspace, which is shown this once. */
export function createTokenCommand(name: string, { workspace, role, json }: TokenCreateOptions, output: Output) {
  checkTokenName(name);
  return withSession(async (session) => {
    await requireWorkspace(session, workspace);
    const token = await createToken(session.engine.connection, { workspace, name, role });
    if (token === undefined)
      throw new UsageError(`the workspace “${workspace}” has a token “${name}” already; choose another name`);
    output.out(
      json
        ? JSON.stringify({ workspace, token: { name, role, token } }, null, 2)
        : `Token of “${name}” (${role}), shown this once: ${token}`,
    );
  });
}

function checkTokenName(name: string): void {
  if (/^[\p{L}\p{N}][\p{L}\p{N} ._@-]{0,79}$/u.test(name)) return;
  throw new UsageError(`“${name}” cannot name a token; use letters, digits, spaces and . _ @ -, at most 80`);
}
