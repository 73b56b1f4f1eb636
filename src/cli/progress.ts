/** How far something long has come. */
import type { RebuildProgress } from '../projection/rebuild.ts';
import type { Terminal } from './output.ts';

export interface Progress extends Omit<RebuildProgress, 'step'> {
  readonly step: RebuildProgress['step'] | 'verified' | 'exported';
}

/** In one line, with a bar where the end is known. */
export function describeProgress(
  workspace: string,
  { step, done, total, rate, secondsLeft: left }: Progress,
  { words }: Terminal,
): string {
  const { progress, steps } = words.rebuild;
  if (!total) return progress.open({ workspace, done, step: steps[step] });
  const share = Math.min(1, done / total);
  const bar = '█'.repeat(Math.round(share * 20)).padEnd(20, '░');
  return progress.bar({
    workspace,
    bar,
    done,
    total,
    step: steps[step],
    percent: Math.floor(share * 100),
    rate: rate ?? '',
    left: left ?? '',
  });
}
