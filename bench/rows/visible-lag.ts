// From answered to visible: at half of the highest rate, how long after its answer a development is in the facts.
//
// Annalist: `append` of the library with the projection running; the highest rate is that of 32 clients who wait until
// theirs is visible, measured first.
// Peers have no facts; Emmett’s inline read models are visible with the answer (`append-visible` has their rate).
import type { Row } from '../harness/bench.ts';
import { ANNALIST, makeProduct, nextDetention, WORKSPACE } from '../harness/contestants.ts';
import { measuredMany, percentile } from '../harness/figure.ts';
import { runOpen } from '../harness/load.ts';
import { openRunning, record, untilVisible } from '../harness/product.ts';
import { prove } from '../harness/proofs.ts';
import { inTurns } from '../harness/turns.ts';
import { appendUntilVisible } from './append-visible.ts';

const CLIENTS = 32;

export const visibleLag: Row = {
  name: 'visible-lag',
  what: 'answered → visible, p99, at half of the highest rate',
  goal: '≤ 50 ms',
  async run(bench) {
    const { turnMs, rounds } = bench.plan;
    const database = await makeProduct(bench, 'visible_lag');
    const product = await openRunning(database);
    const load = { clients: CLIENTS, durationMs: turnMs };
    const highest = await inTurns({ [ANNALIST]: () => appendUntilVisible(product, load) }, { rounds });
    const perSecond = Math.max(1, Math.round((highest[ANNALIST]?.median ?? 0) / 2));
    const waits: number[] = [];
    await runOpen({
      perSecond,
      durationMs: turnMs * rounds,
      async send(index) {
        const { draft } = nextDetention({ clients: CLIENTS }, index % CLIENTS, Math.floor(index / CLIENTS));
        const position = await record(product.engine.appender, WORKSPACE, draft);
        const answeredAtMs = performance.now();
        await untilVisible(product, WORKSPACE, position);
        waits.push(performance.now() - answeredAtMs);
      },
    });
    bench.report({
      name: `p99 at ${perSecond} a second`,
      unit: 'ms',
      reached: { [ANNALIST]: { ...measuredMany(waits), median: percentile(waits, 99) } },
      goal: { of: ANNALIST, atMost: 50 },
      note: `half of them within ${percentile(waits, 50).toFixed(1)} ms`,
    });
    await product.close();
    await prove(bench, database, [WORKSPACE]);
  },
};
