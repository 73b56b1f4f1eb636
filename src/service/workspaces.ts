/** Workspaces and the tokens to them. */
import { say } from '../words/message.ts';
import { fail, type Result, succeed } from '../words/problem.ts';
import {
  createToken,
  createWorkspace,
  faultOfWorkspaceName,
  findWorkspace,
  setIndexable,
  type TokenOptions,
  type Workspace,
} from '../workspaces/workspaces.ts';
import type { Service } from './service.ts';

/** The workspace of that name. */
export async function showWorkspace({ connection }: Service, workspace: string): Promise<Result<Workspace>> {
  const found = await findWorkspace(connection, workspace);
  return found ? succeed(found) : fail('not_found', { detail: say('problems.found.workspace', { workspace }) });
}

export interface NewWorkspace {
  readonly name: string;
  readonly isPublic: boolean;
  /** Of the first token. */
  readonly tokenName: string;
}

/** Makes a workspace, and the token of its first recorder, which is shown this once. */
export async function openWorkspace(
  service: Service,
  { name, isPublic, tokenName }: NewWorkspace,
): Promise<Result<string>> {
  const message = faultOfWorkspaceName(name) ?? faultOfTokenName(tokenName);
  if (message) return fail('invalid_query', { detail: message });
  if (!(await createWorkspace(service.connection, { name, isPublic })))
    return fail('invalid_query', { detail: say('problems.workspaces.taken', { name }) });
  return issueToken(service, { workspace: name, name: tokenName, role: 'recorder' });
}

/** Makes a further token, which is shown this once. */
export async function issueToken(service: Service, token: TokenOptions): Promise<Result<string>> {
  const { workspace, name } = token;
  const message = faultOfTokenName(name);
  if (message) return fail('invalid_query', { detail: message });
  const found = await showWorkspace(service, workspace);
  if (!found.ok) return found;
  const made = await createToken(service.connection, token);
  return made === undefined
    ? fail('invalid_query', { detail: say('problems.workspaces.takenTokenName', { workspace, name }) })
    : succeed(made);
}

function faultOfTokenName(name: string) {
  return /^[\p{L}\p{N}][\p{L}\p{N} ._@-]{0,79}$/u.test(name)
    ? undefined
    : say('problems.workspaces.badTokenName', { name });
}

/** Lets search engines list the pages of a public workspace, or asks them not to. */
export async function setIndexing(service: Service, name: string, isOn: boolean): Promise<Result<undefined>> {
  const found = await showWorkspace(service, name);
  if (!found.ok) return found;
  if (isOn && !found.value.isPublic)
    return fail('invalid_query', { detail: say('problems.workspaces.notPublic', { name }) });
  await setIndexable(service.connection, name, isOn);
  return succeed(undefined);
}
