// Facts that older rules made, made anew: one workspace after the other, while the server answers.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from '../database/connection.ts';
import { RebuildUnderWay } from './generations.ts';
import { type RebuildProgress, type RebuildSummary, rebuildFacts } from './rebuild.ts';
import { listOutdated } from './version.ts';

export type RebuildNews = { readonly progress: RebuildProgress } | { readonly summary: RebuildSummary };

export interface OutdatedOptions {
  readonly onNews: (workspace: string, news: RebuildNews) => void;
  readonly signal: AbortSignal;
}

/** Ends once all are made anew, or it is aborted: then the next start goes on from there. */
export async function rebuildOutdated(connection: Connection, { onNews, signal }: OutdatedOptions): Promise<void> {
  for (let [workspace] = await listOutdated(connection); workspace !== undefined && !signal.aborted; ) {
    const name = workspace;
    try {
      const summary = await rebuildFacts(connection, name, {
        onProgress(progress) {
          signal.throwIfAborted();
          onNews(name, { progress });
        },
      });
      onNews(name, { summary });
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof RebuildUnderWay)) throw error;
      await sleep(1_000); // Another server that started at the same time does it.
    }
    [workspace] = await listOutdated(connection);
  }
}
