/** annalist export: the signed log and its facts as files that anyone can verify. */

import { resolve } from 'node:path';
import { exportFacts } from '../projection/replay.ts';
import { ChangedMeanwhile, exportLog } from '../proof/export.ts';
import { defineWorkspaceCommand } from './command.ts';
import { CommandFailure } from './command-failure.ts';
import { sayTo } from './output.ts';
import { anyText, argument, flag } from './parameters.ts';
import { describeProgress } from './progress.ts';

export const exportCommand = defineWorkspaceCommand({
  name: 'export',
  text: ({ export: own }) => own.description,
  takes: {
    folder: argument('<folder>', anyText, ({ export: own }) => own.folder),
    leavesOnly: flag(({ export: own }) => own.leavesOnly),
  },
  async run({ workspace, folder, leavesOnly }, terminal, { connection, projector }) {
    const { out, progress, words } = terminal;
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
  },
});
