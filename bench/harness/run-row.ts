// One row in a process of its own, which is ended with all that it started when its time is over.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { RowMessage, RowTask } from '../children/row.ts';
import type { Proof } from './bench.ts';
import { judge } from './figure.ts';
import type { JudgedFigure, RowOutcome } from './report.ts';

const program = join(import.meta.dirname, '../children/row.ts');

export interface RowLimits {
  readonly limitMs: number;
  /** Ends the row at once. */
  readonly signal: AbortSignal;
}

/** What it reported before it ended counts, however it ended. */
export async function runRow(task: RowTask, { limitMs, signal }: RowLimits): Promise<RowOutcome> {
  const [figures, proofs]: [JudgedFigure[], Proof[]] = [[], []];
  if (limitMs <= 0) return { status: 'late', seconds: 0, figures, proofs, reason: 'the time of the run is over' };
  const startedAtMs = performance.now();
  // A group of its own, so that the processes of a row end with it.
  const child = spawn(process.execPath, [program, JSON.stringify(task)], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    serialization: 'advanced', // Figures may be no numbers.
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-10_000);
    });
  child.on('message', (message: RowMessage) => {
    if ('figure' in message) figures.push({ ...message.figure, verdict: judge(message.figure) });
    else proofs.push(message.proof);
  });
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    endGroup(child);
  }, limitMs);
  const stop = () => endGroup(child);
  signal.addEventListener('abort', stop);
  const [code] = (await once(child, 'close')) as [number | null];
  clearTimeout(timer);
  signal.removeEventListener('abort', stop);
  endGroup(child);
  const seconds = (performance.now() - startedAtMs) / 1_000;
  if (isLate) return { status: 'late', seconds, figures, proofs, reason: `ended after ${Math.round(seconds)} s` };
  if (code === 0) return { status: 'done', seconds, figures, proofs };
  if (signal.aborted) return { status: 'late', seconds, figures, proofs, reason: 'the run was stopped' };
  return { status: 'failed', seconds, figures, proofs, reason: said.trim().slice(-2_000) };
}

function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // All of it has ended.
  }
}
