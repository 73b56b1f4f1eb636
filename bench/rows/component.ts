// Components: appends to a group of developments that `after` connects, with one time of day among them.
//
// Annalist: `append` of the library with the projection running, until visible: each new one follows one of the group.
// None of the peers orders events by what they say of their order.
import type { Row } from '../harness/bench.ts';
import { ANNALIST, makeProduct, WORKSPACE } from '../harness/contestants.ts';
import { type Draft, detention } from '../harness/corpus.ts';
import { diceOf } from '../harness/dice.ts';
import { openRunning, record, recordMany, untilVisible } from '../harness/product.ts';
import { prove } from '../harness/proofs.ts';
import { timeInTurns } from '../harness/turns.ts';

export const component: Row = {
  name: 'component',
  what: 'appends into an `after` component of 5,000',
  goal: '≤ 50 ms each',
  async run(bench) {
    const { plan } = bench;
    const dice = diceOf(23);
    const database = await makeProduct(bench, 'component');
    const product = await openRunning(database);
    const group: Draft[] = [{ ...detention(dice, 0), occurred: '2020-02-01T10:30:00Z' }];
    const follow = (): Draft => {
      const { occurred: _, ...draft } = detention(dice, dice(100));
      const next = { ...draft, after: [group[dice(group.length)]?.id] } as Draft;
      group.push(next);
      return next;
    };
    while (group.length < plan.component) follow();
    await untilVisible(product, WORKSPACE, await recordMany(product.log, WORKSPACE, group));
    const appendNext = async () =>
      untilVisible(product, WORKSPACE, await record(product.engine.appender, WORKSPACE, follow()));
    const reached = await timeInTurns({ [ANNALIST]: appendNext }, plan);
    bench.report({
      name: `${plan.component} connected`,
      unit: 'ms',
      reached,
      goal: { of: ANNALIST, atMost: 50 },
    });
    await product.close();
    await prove(bench, database, [WORKSPACE]);
  },
};
