import { createToken, createWorkspace, faultOfWorkspaceName } from '../log/workspaces.ts';
import { type Output, UsageError } from './output.ts';
import { withSession } from './session.ts';

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
  if (!/^[\p{L}\p{N}][\p{L}\p{N} ._@-]{0,79}$/u.test(tokenName)) {
    throw new UsageError(
      `--token “${tokenName}” cannot name a token; use letters, digits, spaces and . _ @ -, at most 80`,
    );
  }
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
