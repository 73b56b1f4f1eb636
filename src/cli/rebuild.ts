/** annalist rebuild: compute the facts again, beside those that serve. */

import type { Engine } from '../app.ts';
import { RebuildUnderWay } from '../projection/generations.ts';
import { rebuildFacts } from '../projection/rebuild.ts';
import { listWorkspaces } from '../workspaces/workspaces.ts';
import { defineCommand } from './command.ts';
import { CommandFailure } from './command-failure.ts';
import type { Terminal } from './output.ts';
import { flag, jsonFlag, workspace } from './parameters.ts';
import { describeProgress } from './progress.ts';
import { requireWorkspace, withSession } from './session.ts';

/** Of which workspaces the facts are meant. */
export const factsParameters = { workspace, all: flag(({ rebuild }) => rebuild.all), json: jsonFlag };

/** Makes the facts of workspaces anew while they go on serving. */
export const rebuildCommand = defineCommand({
  name: 'rebuild',
  text: ({ rebuild }) => rebuild.description,
  takes: factsParameters,
  run: ({ json, ...chosen }, terminal) =>
    withSession(terminal, async ({ engine }) => {
      const { out, progress, words } = terminal;
      for (const workspace of await chooseWorkspaces(engine, chosen, terminal)) {
        const startedAtMs = performance.now();
        const summary = await rebuildFacts(engine.connection, workspace, {
          onProgress: (step) => progress(describeProgress(workspace, step, terminal)),
        }).catch((error: unknown) => {
          throw error instanceof RebuildUnderWay ? new CommandFailure(words.rebuild.underWay({ workspace })) : error;
        });
        progress('');
        const seconds = Number(((performance.now() - startedAtMs) / 1000).toFixed(1));
        const done = { workspace, ...summary, seconds };
        out(json ? JSON.stringify(done) : words.rebuild.done(done));
      }
    }),
});

export async function chooseWorkspaces(
  engine: Engine,
  { workspace, all }: { readonly workspace: string; readonly all: boolean },
  terminal: Terminal,
): Promise<string[]> {
  if (all) return listWorkspaces(engine.connection);
  await requireWorkspace(engine, workspace, terminal);
  return [workspace];
}
