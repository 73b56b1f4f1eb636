/** annalist export: the signed log and its facts as files that anyone can verify. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { exportFacts } from '../projection/replay.ts';
import { ChangedMeanwhile, exportLog } from '../proof/export.ts';
import { type WorkspaceOption, withWorkspaceOption } from './asking.ts';
import { CommandFailure } from './command-failure.ts';
import { sayTo, type Terminal } from './output.ts';
import { describeProgress } from './progress.ts';
import { withWorkspace } from './session.ts';

interface ExportOptions extends WorkspaceOption {
  readonly leavesOnly?: boolean;
}

export function addExport(program: Command, terminal: Terminal): void {
  const { words } = terminal;
  const command = program
    .command('export')
    .description(words.export.description)
    .argument('<folder>', words.export.folder)
    .action((folder: string, options: ExportOptions) => runExport(folder, options, terminal));
  withWorkspaceOption(command, terminal).option('--leaves-only', words.export.leavesOnly);
}

function runExport(folder: string, { workspace, leavesOnly = false }: ExportOptions, terminal: Terminal) {
  const { out, progress, words } = terminal;
  return withWorkspace(workspace, terminal, async ({ connection, projector }) => {
    const outcome = await exportLog(connection, {
      workspace,
      folder: resolve(folder),
      leavesOnly,
      exportedAt: new Date().toISOString(),
      async exportFacts(size, write) {
        if (!(await projector.waitFor(workspace, size - 1))) throw new CommandFailure(words.export.behind);
        return exportFacts(connection, { workspace, size, write });
      },
      onProgress: (done, total) => progress(describeProgress(workspace, { step: 'exported', done, total }, terminal)),
    }).catch((error: unknown) => {
      throw error instanceof ChangedMeanwhile ? new CommandFailure(words.export.changed) : error;
    });
    progress('');
    switch (outcome.kind) {
      case 'exported': {
        const { size, isResumed } = outcome;
        out((isResumed ? words.export.resumed : words.export.done)({ workspace, size, folder }));
        return;
      }
      case 'not_sealed':
        throw new CommandFailure(words.export.notSealed({ workspace }));
      case 'other_content':
        throw new CommandFailure(sayTo(terminal, outcome.reason));
      default:
        outcome satisfies never;
    }
  });
}
