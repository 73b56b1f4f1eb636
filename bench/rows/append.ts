// Append, acknowledged: how many developments a second clients append who each wait for the answer, then send the next.
//
// Annalist: `append` of the library, in this process, with the projection paused. Each development names 3 subjects,
// is checked against its type, salted and hashed, gets its leaf of the Merkle tree, its position and its moment.
// Peers: each appends the same content as one event to the stream of the person. They check nothing of it, keep no
// index of the other two subjects (dcb-es does: three tags), and no leaf. All have 10 connections.
import type { Row } from '../harness/bench.ts';
import {
  ANNALIST,
  APPENDING,
  EMMETT,
  makeProduct,
  nextDetention,
  turnsOf,
  WORKSPACE,
  withPeers,
} from '../harness/contestants.ts';
import { runClosed } from '../harness/load.ts';
import { openProduct, record } from '../harness/product.ts';
import { prove } from '../harness/proofs.ts';
import { inTurns } from '../harness/turns.ts';

const goals = new Map([
  [1, 1],
  [32, 2.5],
  [256, 4],
]);

export const append: Row = {
  name: 'append',
  what: 'append (3 subjects, tree leaf), acknowledged, projection paused',
  goal: '1 × / 2.5 × / 4 × Emmett with 1 / 32 / 256 clients',
  run: (bench) =>
    withPeers(bench, { names: APPENDING }, async (peers) => {
      const { turnMs: durationMs, rounds } = bench.plan;
      const database = await makeProduct(bench, 'append');
      const product = await openProduct(database);
      for (const [clients, atLeast] of goals) {
        const load = { clients, durationMs };
        const appendOwn = () =>
          runClosed({
            ...load,
            send: (client, turn) => record(product.log, WORKSPACE, nextDetention(load, client, turn).draft),
          });
        const reached = await inTurns({ [ANNALIST]: appendOwn, ...turnsOf(peers, load) }, { rounds });
        const name = clients === 1 ? '1 client' : `${clients} clients`;
        bench.report({ name, unit: 'per second', reached, goal: { of: ANNALIST, to: EMMETT, atLeast } });
      }
      await product.close();
      await prove(bench, database, [WORKSPACE]);
    }),
};
