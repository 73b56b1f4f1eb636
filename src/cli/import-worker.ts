/**
 * The thread that imports: it reads, checks and records, so that the thread that makes the facts is free for them.
 *
 *     worker → main   { step }      after each batch
 *     main → worker   { visible }   once the facts hold everything up to a position
 *     worker → main   { outcome }   at the end
 */
import { parentPort, workerData } from 'node:worker_threads';
import { openConnection, RUNTIME_ROLE } from '../database/connection.ts';
import { createAppender } from '../log/append.ts';
import { append } from '../service/append.ts';
import { type ImportOutcome, type ImportStep, importEntries } from '../service/import.ts';
import { readEntries, type Source } from './entries.ts';

export interface ImportTask {
  readonly connectionString: string;
  readonly workspace: string;
  readonly recordedBy: string;
  readonly sources: readonly Source[];
}

export type WorkerMessage = { readonly step: ImportStep } | { readonly outcome: ImportOutcome };

export interface MainMessage {
  readonly visible: number;
}

/** How far the log may be ahead of the facts, so that those who read meanwhile wait no longer than usual. */
const AHEAD = 4_000;

const { connectionString, workspace, recordedBy, sources } = workerData as ImportTask;
const connection = openConnection({ connectionString, role: RUNTIME_ROLE, maximumConnections: 2 });
const appender = createAppender({ connection });
let visible = Number.POSITIVE_INFINITY;
let goOn: (() => void) | undefined;
parentPort?.on('message', (message: MainMessage) => {
  visible = message.visible;
  goOn?.();
});

const outcome = await importEntries(
  {
    append: (input) => append({ appender, onError: (error) => console.error(error) }, { workspace, input, recordedBy }),
    async onStep(step) {
      post({ step });
      if (visible === Number.POSITIVE_INFINITY) visible = step.lastPosition;
      while (step.lastPosition - visible > AHEAD)
        await new Promise<void>((resolve) => {
          goOn = resolve;
        });
    },
  },
  readEntries(sources, workspace),
);
await appender.close();
await connection.destroy();
post({ outcome });
parentPort?.close();

function post(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}
