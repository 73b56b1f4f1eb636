// The thread that projects: it is asked and tells by messages (thread.ts).
import { parentPort, workerData } from 'node:worker_threads';
import { type ConnectionOptions, openConnection } from '../database/connection.ts';
import { startStepping } from './stepping.ts';
import type { Report, Request, ToldError } from './thread.ts';
import { OutdatedFacts } from './version.ts';

/** For the steps at work, the look for more, and one to spare. */
const CONNECTIONS = 5;

const port = parentPort;
if (!port) throw new Error('this file is for a thread');
const connection = openConnection({
  ...(workerData as ConnectionOptions),
  maximumConnections: CONNECTIONS,
  isDerived: true,
});
const tell = (report: Report) => port.postMessage(report);
const stepping = startStepping(connection, {
  onStep: (workspace, step) => tell({ kind: 'step', workspace, step }),
  onRebuild: (workspace, news) => tell({ kind: 'rebuild', workspace, news }),
  onFailure: (workspace, error) => tell({ kind: 'failure', workspace, error: toTold(error) }),
});

port.on('message', async (request: Request) => {
  const { kind } = request;
  switch (kind) {
    case 'wake':
      stepping.wake(request.workspace);
      return;
    case 'feed':
      stepping.feed(request.workspace, request.recorded);
      return;
    case 'rebuildOutdated':
      stepping.rebuildOutdated();
      return;
    case 'close':
      await stepping.close();
      await connection.destroy();
      port.close();
      return;
    default:
      kind satisfies never;
  }
});

function toTold(error: unknown): ToldError {
  const { message, stack, code }: NodeJS.ErrnoException = error instanceof Error ? error : new Error(String(error));
  return { message, stack, code, isOutdated: error instanceof OutdatedFacts };
}
