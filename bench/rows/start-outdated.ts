// A start with outdated facts: how long until `annalist serve` listens where older rules made the facts of the large
// record, and how long until a state is answered.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Row } from '../harness/bench.ts';
import { serveProduct } from '../harness/children.ts';
import { ANNALIST } from '../harness/contestants.ts';
import { measured } from '../harness/figure.ts';
import { makeOutdated, makeRecord, RECORD } from '../harness/large-record.ts';
import { prove } from '../harness/proofs.ts';

export const startOutdated: Row = {
  name: 'start-outdated',
  what: 'start with outdated facts, 1,000,000',
  goal: 'listens within 5 s',
  async run(bench) {
    const { plan, folder } = bench;
    const database = await makeRecord(bench, plan.size);
    // The first start of a database records the corpora that come with the product.
    await (await serveProduct({ database, folder, limitMs: plan.rowLimitMs })).close();
    await makeOutdated(database, RECORD);
    const startedAtMs = performance.now();
    const served = await serveProduct({ database, folder, limitMs: plan.rowLimitMs });
    bench.report({
      name: `listens, ${plan.size} developments`,
      unit: 's',
      reached: { [ANNALIST]: measured([served.secondsToListen]) },
      goal: { of: ANNALIST, atMost: 5 },
    });
    for (;;) {
      const { status } = await fetch(`${served.url}/v1/${RECORD}/persons/witness-0`);
      if (status === 200) break;
      if (status !== 503) throw new Error(`a question was answered ${status}`);
      await sleep(250);
    }
    const answeredAfter = measured([(performance.now() - startedAtMs) / 1_000]);
    bench.report({ name: 'answers a state', unit: 's', reached: { [ANNALIST]: answeredAfter } });
    await served.close();
    await prove(bench, database, [RECORD]);
  },
};
