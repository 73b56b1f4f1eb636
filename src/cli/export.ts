import { resolve } from 'node:path';
import { exportFacts } from '../projection/replay.ts';
import { ChangedMeanwhile, exportLog } from '../proof/export.ts';
import { type Output, UsageError } from './output.ts';
import { describeProgress } from './rebuild.ts';
import { requireWorkspace, withSession } from './session.ts';

export interface ExportCommandOptions {
  readonly workspace: string;
  readonly leavesOnly?: boolean;
}

/** Writes a workspace's log, and the facts that come of it, as files that anybody can verify. */
export function exportCommand(folder: string, options: ExportCommandOptions, output: Output): Promise<void> {
  const { workspace, leavesOnly = false } = options;
  return withSession(async (session) => {
    await requireWorkspace(session, workspace);
    const { connection, projector } = session.engine;
    const outcome = await exportLog(connection, {
      workspace,
      folder: resolve(folder),
      leavesOnly,
      exportedAt: new Date().toISOString(),
      async exportFacts(size, write) {
        if (!(await projector.waitFor(workspace, size - 1)))
          throw new UsageError('the facts are behind the log; try again when they have come up with it');
        return exportFacts(connection, { workspace, size, write });
      },
      onProgress: (done, total) => output.progress(describeProgress(workspace, { step: 'exported', done, total })),
    }).catch((error: unknown) => {
      throw error instanceof ChangedMeanwhile ? new UsageError(error.message) : error;
    });
    output.progress('');
    switch (outcome.kind) {
      case 'exported':
        output.out(
          `${workspace}: ${outcome.size} developments are in ${folder}${outcome.isResumed ? ', where an export had broken off' : ''}; check them with: annalist verify ${folder}`,
        );
        return;
      case 'not_sealed':
        throw new UsageError(`nothing of ${workspace} is signed yet; run a server, or annalist seal, and try again`);
      case 'other_content':
        throw new UsageError(outcome.reason);
      default:
        outcome satisfies never;
    }
  });
}
