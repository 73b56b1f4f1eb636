/** annalist rebuild: compute the facts again, beside those that serve. */
import type { Command } from 'commander';
import type { Engine } from '../app.ts';
import { RebuildUnderWay } from '../projection/generations.ts';
import { rebuildFacts } from '../projection/rebuild.ts';
import { listWorkspaces } from '../workspaces/workspaces.ts';
import { type JsonOption, type WorkspaceOption, withJsonOption, withWorkspaceOption } from './asking.ts';
import { CommandFailure } from './command-failure.ts';
import type { Terminal } from './output.ts';
import { describeProgress } from './progress.ts';
import { requireWorkspace, withSession } from './session.ts';

export interface FactsOptions extends WorkspaceOption, JsonOption {
  readonly all?: boolean;
}

export function addRebuild(program: Command, terminal: Terminal): void {
  const command = program
    .command('rebuild')
    .description(terminal.words.rebuild.description)
    .action((options: FactsOptions) => runRebuild(options, terminal));
  withFactsOptions(command, terminal);
}

/** Of which workspaces the facts are meant. */
export function withFactsOptions(command: Command, terminal: Terminal): void {
  withJsonOption(withWorkspaceOption(command, terminal).option('--all', terminal.words.rebuild.all), terminal);
}

/** Makes the facts of workspaces anew while they go on serving. */
function runRebuild(options: FactsOptions, terminal: Terminal): Promise<void> {
  const { out, progress, words } = terminal;
  return withSession(terminal, async ({ engine }) => {
    for (const workspace of await chooseWorkspaces(engine, options, terminal)) {
      const startedAtMs = performance.now();
      const summary = await rebuildFacts(engine.connection, workspace, {
        onProgress: (step) => progress(describeProgress(workspace, step, terminal)),
      }).catch((error: unknown) => {
        throw error instanceof RebuildUnderWay ? new CommandFailure(words.rebuild.underWay({ workspace })) : error;
      });
      progress('');
      const seconds = Number(((performance.now() - startedAtMs) / 1000).toFixed(1));
      const done = { workspace, ...summary, seconds };
      out(options.json ? JSON.stringify(done) : words.rebuild.done(done));
    }
  });
}

export async function chooseWorkspaces(
  engine: Engine,
  { workspace, all }: FactsOptions,
  terminal: Terminal,
): Promise<string[]> {
  if (all) return listWorkspaces(engine.connection);
  await requireWorkspace(engine, workspace, terminal);
  return [workspace];
}
