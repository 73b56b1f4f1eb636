// Until signed: appends at a fixed rate over many workspaces, and how long each waits until a signed checkpoint of its
// log holds it.
//
// Annalist: `annalist serve` in a process of its own, which seals and projects; appends go over HTTP. Checkpoints are
// looked for in the database every 50 ms, which is added to what is measured.
// None of the peers signs or proves anything.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Row } from '../harness/bench.ts';
import { serveProduct } from '../harness/children.ts';
import { ANNALIST, FEW, makeProduct, WORKSPACE } from '../harness/contestants.ts';
import { detention } from '../harness/corpus.ts';
import { diceOf } from '../harness/dice.ts';
import { measuredMany, percentile } from '../harness/figure.ts';
import { openHttpClient } from '../harness/http-client.ts';
import { runOpen } from '../harness/load.ts';
import { ADMIN_TOKEN } from '../harness/product.ts';
import { prove } from '../harness/proofs.ts';
import { type DatabaseAddress, withClient } from '../harness/server.ts';

const CONNECTIONS = 64;
/** Nobody waits longer for the last ones. */
const PATIENCE_MS = 60_000;

export const sealed: Row = {
  name: 'sealed',
  what: '200 appends a second over 2,000 workspaces: until signed, p99',
  goal: '≤ 3 s',
  async run(bench) {
    const { workspaces, perSecond, durationMs } = bench.plan.sealed;
    const names = Array.from({ length: workspaces }, (_, index) => `${WORKSPACE}-${index}`);
    const database = await makeProduct(bench, 'sealed', names);
    const served = await serveProduct({ database, folder: bench.folder, limitMs: bench.plan.rowLimitMs });
    await untilSigned(database); // What the workspaces begin with.
    const client = openHttpClient(served.url, CONNECTIONS);
    const dice = diceOf(17);
    const waiting = new Map<string, Waiting[]>();
    const waits: number[] = [];
    const ending = new AbortController();
    const watching = watch(database, { waiting, waits, signal: ending.signal });
    await runOpen({
      perSecond,
      durationMs,
      async send(index, dueAtMs) {
        const workspace = names[(index * 7) % names.length] ?? '';
        const answer = await client.ask({
          method: 'POST',
          path: `/v1/${workspace}/developments`,
          headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
          body: JSON.stringify(detention(dice, dice(FEW))),
        });
        if (answer.status !== 201) throw new Error(`an append was answered ${answer.status}`);
        const { position } = JSON.parse(answer.text) as { position: number };
        waiting.set(workspace, [...(waiting.get(workspace) ?? []), { position, dueAtMs }]);
      },
    });
    for (let waitedMs = 0; waiting.size > 0 && waitedMs < PATIENCE_MS; waitedMs += 50) await sleep(50);
    ending.abort();
    await watching;
    // What is not signed by now has waited at least so long.
    for (const { dueAtMs } of [...waiting.values()].flat()) waits.push(performance.now() - dueAtMs);
    const p99 = percentile(waits, 99) / 1_000;
    bench.report({
      name: `${perSecond} a second over ${workspaces} workspaces, p99`,
      unit: 's',
      reached: { [ANNALIST]: { ...measuredMany(waits.map((ms) => ms / 1_000)), median: p99 } },
      goal: { of: ANNALIST, atMost: 3 },
      note: `half of them within ${(percentile(waits, 50) / 1_000).toFixed(2)} s`,
    });
    client.close();
    await served.close();
    await prove(bench, database, names);
  },
};

interface Waiting {
  readonly position: number;
  /** When it was to be sent. */
  readonly dueAtMs: number;
}

interface Watch {
  readonly waiting: Map<string, Waiting[]>;
  readonly waits: number[];
  readonly signal: AbortSignal;
}

/** Takes away what checkpoints hold, and notes how long it waited. */
async function watch({ ownerUrl }: DatabaseAddress, { waiting, waits, signal }: Watch): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    while (!signal.aborted) {
      const { rows } = await client.query<{ workspace: string; size: string }>(
        `select w as workspace, (select max(size) from checkpoint c where c.workspace = w) as size
         from unnest($1::text[]) as asked (w)`,
        [[...waiting.keys()]],
      );
      for (const { workspace, size } of rows) {
        const [signed, open] = [[] as Waiting[], [] as Waiting[]];
        for (const it of waiting.get(workspace) ?? []) (it.position < Number(size) ? signed : open).push(it);
        for (const { dueAtMs } of signed) waits.push(performance.now() - dueAtMs);
        if (open.length > 0) waiting.set(workspace, open);
        else waiting.delete(workspace);
      }
      await sleep(50);
    }
  });
}

/** Waits until every log is signed to its end. */
async function untilSigned({ ownerUrl }: DatabaseAddress): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    for (;;) {
      const { rowCount } = await client.query(
        `select from head h where h.size > coalesce((
           select max(c.size) from checkpoint c where c.workspace = h.workspace), 0) limit 1`,
      );
      if (rowCount === 0) return;
      await sleep(100);
    }
  });
}
