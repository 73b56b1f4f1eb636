// Projecting in a thread of its own, with connections of its own: appends and answers do not wait for it.
import { Worker } from 'node:worker_threads';
import { type ConnectionOptions, connectionOptions } from '../database/connection.ts';
import type { RecordedTexts } from '../log/read.ts';
import type { RebuildNews } from './outdated.ts';
import type { ProjectionStep } from './project.ts';
import { createProjector, type Projector, type ProjectorOptions } from './projector.ts';
import type { Stepping, SteppingEvents } from './stepping.ts';
import { OutdatedFacts } from './version.ts';

/** What the thread is asked to do. */
export type Request =
  | { readonly kind: 'wake'; readonly workspace: string }
  | { readonly kind: 'feed'; readonly workspace: string; readonly recorded: readonly RecordedTexts[] }
  | { readonly kind: 'rebuildOutdated' }
  | { readonly kind: 'close' };

/** An error as it crosses threads. */
export interface ToldError {
  readonly message: string;
  readonly stack: string | undefined;
  /** Says whether the database can be reached. */
  readonly code: string | undefined;
  readonly isOutdated: boolean;
}

/** What the thread tells. */
export type Report =
  | { readonly kind: 'step'; readonly workspace: string; readonly step: ProjectionStep }
  | { readonly kind: 'rebuild'; readonly workspace: string; readonly news: RebuildNews }
  | { readonly kind: 'failure'; readonly workspace: string | undefined; readonly error: ToldError };

/** Developments that the thread has not projected yet; beyond these it reads them back. */
const MOST_SENT = 20_000;

/** A thread that ended by itself is started again so much later, in milliseconds. */
const RESTART_MS = 1_000;

/** A projector whose steps are taken in a thread. It ends with the process; its failure goes to `onError`. */
export function startProjectorThread({ connection, onError }: ProjectorOptions): Projector {
  return createProjector((events) => startThread(connectionOptions(connection), events), onError);
}

function startThread(workerData: ConnectionOptions, events: SteppingEvents): Stepping {
  /** Undefined between the end of a thread and the start of the next. */
  let worker: Worker | undefined;
  let restart: NodeJS.Timeout | undefined;
  let sent = 0;
  let [isRebuilding, isClosing] = [false, false];
  const ask = (request: Request) => worker?.postMessage(request);
  const start = () => {
    const started = new Worker(new URL('thread-entry.ts', import.meta.url), { workerData });
    worker = started;
    sent = 0;
    started.on('message', (report: Report) => {
      if (report.kind === 'step') sent = Math.max(0, sent - report.step.developments);
      passOn(report, events);
    });
    started.on('error', (error) => events.onFailure(undefined, error));
    started.on('exit', () => {
      worker = undefined;
      if (isClosing) return;
      events.onFailure(undefined, new Error('the projecting thread ended, and is started again'));
      restart = setTimeout(start, RESTART_MS);
    });
    // What else the one before was asked, this one finds by its first look at all workspaces.
    if (isRebuilding) ask({ kind: 'rebuildOutdated' });
  };
  start();
  return {
    wake: (workspace) => ask({ kind: 'wake', workspace }),
    feed(workspace, recorded) {
      if (sent + recorded.length > MOST_SENT) {
        ask({ kind: 'wake', workspace });
        return;
      }
      sent += recorded.length;
      ask({ kind: 'feed', workspace, recorded });
    },
    rebuildOutdated() {
      isRebuilding = true;
      ask({ kind: 'rebuildOutdated' });
    },
    async close() {
      isClosing = true;
      clearTimeout(restart);
      const open = worker;
      if (!open) return;
      const exited = new Promise((resolve) => open.on('exit', resolve));
      ask({ kind: 'close' });
      await exited;
    },
  };
}

function passOn(report: Report, { onStep, onFailure, onRebuild }: SteppingEvents): void {
  const { kind } = report;
  switch (kind) {
    case 'step':
      onStep(report.workspace, report.step);
      return;
    case 'rebuild':
      onRebuild(report.workspace, report.news);
      return;
    case 'failure':
      onFailure(report.workspace, toError(report.error));
      return;
    default:
      kind satisfies never;
  }
}

function toError({ message, stack, code, isOutdated }: ToldError): Error {
  return Object.assign(isOutdated ? new OutdatedFacts(message) : new Error(message), { stack, code });
}
