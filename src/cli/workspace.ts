/** annalist workspace and annalist token: separate records, and who can read or write them. */

import { issueToken, openWorkspace, setIndexing } from '../service/workspaces.ts';
import { defineCommand, defineWorkspaceCommand } from './command.ts';
import { unwrap } from './command-failure.ts';
import { printJson } from './output.ts';
import { anyText, argument, choice, flag, jsonFlag, option } from './parameters.ts';
import { withSession, withWorkspace } from './session.ts';

/** Each shows its token this once. */
export const workspaceCommands = [
  defineCommand({
    name: 'create',
    group: 'workspace',
    text: ({ workspace }) => workspace.create,
    takes: {
      name: argument('<name>', anyText, ({ options }) => options.workspace),
      public: flag(({ workspace }) => workspace.public),
      token: { ...option('<name>', anyText, ({ workspace }) => workspace.token), standard: 'recorder' },
      json: jsonFlag,
    },
    run: ({ name, public: isPublic, token: tokenName, json }, terminal) =>
      withSession(terminal, async ({ engine }) => {
        const token = unwrap(await openWorkspace(engine, { name, isPublic, tokenName }), terminal);
        if (json) return printJson(terminal, { workspace: name, public: isPublic, token: { name: tokenName, token } });
        const { workspace, token: words } = terminal.words;
        terminal.out(workspace.created({ name, access: isPublic ? 'public' : 'private' }));
        terminal.out(words.made({ name: tokenName, role: 'recorder', token }));
      }),
  }),
  defineCommand({
    name: 'index',
    group: 'workspace',
    text: ({ workspace }) => workspace.index,
    takes: {
      name: argument('<name>', anyText, ({ options }) => options.workspace),
      off: flag(({ workspace }) => workspace.off),
    },
    run: ({ name, off }, terminal) =>
      withWorkspace(name, terminal, async (engine) => {
        unwrap(await setIndexing(engine, name, !off), terminal);
        const { indexed, notIndexed } = terminal.words.workspace;
        terminal.out((off ? notIndexed : indexed)({ name }));
      }),
  }),
  defineWorkspaceCommand({
    name: 'create',
    group: 'token',
    text: ({ token }) => token.create,
    takes: {
      name: argument('<name>', anyText, ({ token }) => token.name),
      role: choice('<role>', { values: ['reader', 'recorder'], standard: 'recorder' }, ({ token }) => token.role),
      json: jsonFlag,
    },
    async run({ workspace, name, role, json }, terminal, engine) {
      const token = unwrap(await issueToken(engine, { workspace, name, role }), terminal);
      if (json) return printJson(terminal, { workspace, token: { name, role, token } });
      terminal.out(terminal.words.token.made({ name, role, token }));
    },
  }),
];
