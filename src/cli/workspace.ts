/** annalist workspace and annalist token: separate records, and who can read or write them. */
import type { Command } from 'commander';
import { issueToken, openWorkspace, setIndexing } from '../service/workspaces.ts';
import type { Role } from '../workspaces/workspaces.ts';
import { type JsonOption, type WorkspaceOption, withJsonOption, withWorkspaceOption } from './asking.ts';
import { unwrap } from './command-failure.ts';
import { printJson, type Terminal } from './output.ts';
import { choiceOption } from './plain-command.ts';
import { withSession, withWorkspace } from './session.ts';

interface CreateOptions extends JsonOption {
  readonly public?: boolean;
  readonly token: string;
}

export function addWorkspace(program: Command, terminal: Terminal): void {
  const { words } = terminal;
  const workspace = program.command('workspace').description(words.workspace.description);
  const create = workspace
    .command('create')
    .description(words.workspace.create)
    .argument('<name>', words.options.workspace)
    .option('--public', words.workspace.public)
    .option('--token <name>', words.workspace.token, 'recorder')
    .action((name: string, options: CreateOptions) => createOne(name, options, terminal));
  withJsonOption(create, terminal);
  workspace
    .command('index')
    .description(words.workspace.index)
    .argument('<name>', words.options.workspace)
    .option('--off', words.workspace.off)
    .action((name: string, { off = false }: { readonly off?: boolean }) => indexOne(name, !off, terminal));
}

/** Makes a workspace and its first token, which is shown this once. */
function createOne(
  name: string,
  { public: isPublic = false, token: tokenName, json }: CreateOptions,
  terminal: Terminal,
): Promise<void> {
  return withSession(terminal, async ({ engine }) => {
    const token = unwrap(await openWorkspace(engine, { name, isPublic, tokenName }), terminal);
    if (json) return printJson(terminal, { workspace: name, public: isPublic, token: { name: tokenName, token } });
    const { workspace, token: words } = terminal.words;
    terminal.out(workspace.created({ name, access: isPublic ? 'public' : 'private' }));
    terminal.out(words.made({ name: tokenName, role: 'recorder', token }));
  });
}

/** Whether search engines may list the pages of a workspace. */
function indexOne(name: string, isOn: boolean, terminal: Terminal): Promise<void> {
  return withWorkspace(name, terminal, async (engine) => {
    unwrap(await setIndexing(engine, name, isOn), terminal);
    const { indexed, notIndexed } = terminal.words.workspace;
    terminal.out((isOn ? indexed : notIndexed)({ name }));
  });
}

interface TokenOptions extends WorkspaceOption, JsonOption {
  readonly role: Role;
}

export function addToken(program: Command, terminal: Terminal): void {
  const { words } = terminal;
  const command = program
    .command('token')
    .description(words.token.description)
    .command('create')
    .description(words.token.create)
    .argument('<name>', words.token.name)
    .addOption(
      choiceOption(terminal, {
        flags: '--role <role>',
        description: words.token.role,
        values: ['reader', 'recorder'],
        standard: 'recorder',
      }),
    )
    .action((name: string, options: TokenOptions) => createToken(name, options, terminal));
  withJsonOption(withWorkspaceOption(command, terminal), terminal);
}

/** Makes a further token of a workspace, which is shown this once. */
function createToken(name: string, { workspace, role, json }: TokenOptions, terminal: Terminal): Promise<void> {
  return withWorkspace(workspace, terminal, async (engine) => {
    const token = unwrap(await issueToken(engine, { workspace, name, role }), terminal);
    if (json) return printJson(terminal, { workspace, token: { name, role, token } });
    terminal.out(terminal.words.token.made({ name, role, token }));
  });
}
