// Many workspaces: 32 writers who append to 200 workspaces in turn, against the same 32 who all append to one; with the
// database 0, 1 and 10 ms away.
//
// Annalist: `append` of the library, acknowledged, with the projection paused; a proxy in a process of its own delays
// every answer of the database. Each turn begins with its own connections warm.
// Emmett, with no goal: the same 32 writers through the same proxy; it has streams, not workspaces.
import type { Row } from '../harness/bench.ts';
import { startProxy } from '../harness/children.ts';
import { EMMETT, FEW, makeProduct, turnsOf, WORKSPACE, withPeers } from '../harness/contestants.ts';
import { detention } from '../harness/corpus.ts';
import { diceOf } from '../harness/dice.ts';
import { runClosed } from '../harness/load.ts';
import { openProduct, type Product, record } from '../harness/product.ts';
import { prove } from '../harness/proofs.ts';
import { inTurns } from '../harness/turns.ts';

const WRITERS = 32;
const WORKSPACES = 200;
const AWAY_MS = [0, 1, 10];
const ONE = 'one workspace';
const MANY = '200 workspaces';

export const manyWorkspaces: Row = {
  name: 'many-workspaces',
  what: '32 writers over 200 workspaces against one workspace, database 0, 1 and 10 ms away',
  goal: '≥ 0.9 ×',
  async run(bench) {
    const { turnMs: durationMs } = bench.plan;
    const names = Array.from({ length: WORKSPACES }, (_, index) => `${WORKSPACE}-${index}`);
    const database = await makeProduct(bench, 'many_workspaces', names);
    for (const delayMs of AWAY_MS) {
      const proxy = await startProxy(database.runtimeUrl, delayMs);
      const product = await openProduct(database, through(database.runtimeUrl, proxy.port));
      const load = { clients: WRITERS, durationMs };
      const wanted = { names: [EMMETT] as const, through: (url: string) => through(url, proxy.port) };
      await withPeers(bench, wanted, async (peers) => {
        const reached = await inTurns(
          {
            [ONE]: appendTo(product, { ...load, names: names.slice(0, 1) }),
            [MANY]: appendTo(product, { ...load, names }),
            ...turnsOf(peers, load),
          },
          bench.plan,
        );
        const name = `database ${delayMs} ms away`;
        bench.report({ name, unit: 'per second', reached, goal: { of: MANY, to: ONE, atLeast: 0.9 } });
      });
      await product.close();
      await proxy.close();
    }
    await prove(bench, database, names);
  },
};

interface Appending {
  readonly clients: number;
  readonly durationMs: number;
  readonly names: readonly string[];
}

/** One for the whole row: ids may not repeat. */
const dice = diceOf(13);

function appendTo({ log }: Product, { names, ...load }: Appending): () => Promise<number> {
  return () =>
    runClosed({
      ...load,
      send: (client, turn) =>
        record(log, names[(client + load.clients * turn) % names.length] ?? '', detention(dice, dice(FEW))),
    });
}

/** The same database by way of a proxy on this machine. */
function through(url: string, port: number): string {
  const changed = new URL(url);
  changed.hostname = '127.0.0.1';
  changed.port = String(port);
  return changed.href;
}
