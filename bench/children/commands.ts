// A process of its own: runs commands of the product one after the other, and says what that used.
import { setTimeout as sleep } from 'node:timers/promises';
import { runCommand } from '../../src/cli/program.ts';
import { withClient } from '../harness/server.ts';

const commands = JSON.parse(process.argv[2] ?? '[]') as string[][];
const timer = setInterval(sayUsage, 250);
for (const [name = '', ...rest] of commands) {
  process.exitCode = name === 'sealed' ? await seal(rest) : await runCommand([name, ...rest]);
  if (process.exitCode !== 0) break;
}
clearInterval(timer);
sayUsage();
process.disconnect?.();

function sayUsage(): void {
  if (!process.connected) return;
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  process.send?.({ cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, peakMb: maxRSS / 1024 });
}

/** `annalist seal` until these logs are signed to their ends. */
async function seal(workspaces: readonly string[]): Promise<number> {
  let hasEnded = false;
  const sealing = runCommand(['seal']).finally(() => {
    hasEnded = true;
  });
  await Promise.race([untilSigned(workspaces), sealing]);
  // It may not listen yet.
  while (!hasEnded && process.listenerCount('SIGTERM') === 0) await sleep(50);
  process.emit('SIGTERM', 'SIGTERM');
  return sealing;
}

function untilSigned(workspaces: readonly string[]): Promise<void> {
  return withClient(process.env.DATABASE_MIGRATION_URL ?? '', async (client) => {
    for (;;) {
      const { rowCount } = await client.query(
        `select from head h where h.workspace = any($1) and h.size > coalesce((
           select max(c.size) from checkpoint c where c.workspace = h.workspace), 0)`,
        [workspaces],
      );
      if (rowCount === 0) return;
      await sleep(50);
    }
  });
}
