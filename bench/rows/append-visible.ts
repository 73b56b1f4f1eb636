// Append until visible: how many developments a second clients append who each wait until a state would show theirs.
//
// Annalist: `append` of the library with the projection running, and then a wait for the facts, as every read waits.
// After the turns one state is read for each number of clients, so that what was waited for is truly in an answer.
// Emmett: the same append as in `append`, acknowledged; its streams can be folded then. Beside it, with no goal, Emmett
// with a read model of each stream that every append updates in its own transaction.
import { showSubject } from '../../src/service/subjects.ts';
import type { Row } from '../harness/bench.ts';
import {
  ANNALIST,
  EMMETT,
  makeProduct,
  nextDetention,
  type PeerName,
  turnsOf,
  WORKSPACE,
  withPeers,
} from '../harness/contestants.ts';
import { personOf } from '../harness/corpus.ts';
import { runClosed } from '../harness/load.ts';
import { openRunning, type RunningProduct, record, untilVisible } from '../harness/product.ts';
import { prove } from '../harness/proofs.ts';
import { inTurns } from '../harness/turns.ts';

const goals = new Map([
  [1, 0.7],
  [32, 1.5],
  [256, 2],
]);
const peerNames: readonly PeerName[] = [EMMETT, 'Emmett, projecting'];

export const appendVisible: Row = {
  name: 'append-visible',
  what: 'the same with the projection running, until visible in state',
  goal: '0.7 × / 1.5 × / 2 × Emmett with 1 / 32 / 256 clients',
  run: (bench) =>
    withPeers(bench, { names: peerNames }, async (peers) => {
      const { turnMs: durationMs, rounds } = bench.plan;
      const database = await makeProduct(bench, 'append_visible');
      const product = await openRunning(database);
      for (const [clients, atLeast] of goals) {
        const load = { clients, durationMs };
        const own = () => appendUntilVisible(product, load);
        const reached = await inTurns({ [ANNALIST]: own, ...turnsOf(peers, load) }, { rounds });
        const name = clients === 1 ? '1 client' : `${clients} clients`;
        bench.report({ name, unit: 'per second', reached, goal: { of: ANNALIST, to: EMMETT, atLeast } });
        await checkState(product);
      }
      await product.close();
      await prove(bench, database, [WORKSPACE]);
    }),
};

/** How many a second; also the highest rate of this machine, for rows that work at a part of it. */
export function appendUntilVisible(
  product: RunningProduct,
  load: { readonly clients: number; readonly durationMs: number },
): Promise<number> {
  const { appender } = product.engine;
  return runClosed({
    ...load,
    async send(client, turn) {
      const position = await record(appender, WORKSPACE, nextDetention(load, client, turn).draft);
      await untilVisible(product, WORKSPACE, position);
    },
  });
}

async function checkState({ engine }: RunningProduct): Promise<void> {
  const answer = await showSubject(engine, { workspace: WORKSPACE, subject: personOf(0) });
  if (!answer.ok || !JSON.stringify(answer.value.state).includes('detained'))
    throw new Error('what was recorded is not in the state');
}
