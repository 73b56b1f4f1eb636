// A subject with very many developments: what it is on a random day.
//
// Annalist: the question as the API asks it, now known, in this process.
// Peers: read the whole stream of the person and fold it in this process; they keep nothing by day. dcb-es has tags.
import { showSubject } from '../../src/service/subjects.ts';
import type { Day } from '../../src/time/day.ts';
import type { Row } from '../harness/bench.ts';
import { ANNALIST, APPENDING, EMMETT, makeProduct, WORKSPACE, withPeers } from '../harness/contestants.ts';
import { type Draft, detention, personOf, release } from '../harness/corpus.ts';
import { type Dice, diceOf } from '../harness/dice.ts';
import { openRunning, recordMany, untilVisible } from '../harness/product.ts';
import { prove } from '../harness/proofs.ts';
import { timeInTurns } from '../harness/turns.ts';
import { answered } from '../harness/two-records.ts';

export const busySubject: Row = {
  name: 'busy-subject',
  what: 'subject with 10,000 developments against folding them with Emmett',
  goal: '≥ 40 × faster',
  run: (bench) =>
    withPeers(bench, { names: APPENDING }, async (peers) => {
      const { plan } = bench;
      const dice = diceOf(29);
      const drafts = busyLife(dice, plan.busySubject);
      const database = await makeProduct(bench, 'busy_subject');
      const product = await openRunning(database);
      await untilVisible(product, WORKSPACE, await recordMany(product.log, WORKSPACE, drafts));
      for (const peer of peers.values()) await peer.appendMany(0, drafts);
      const folds = [...peers].flatMap(([name, { fold }]) =>
        fold ? [[name, () => fold(0, dayOf(dice))] as const] : [],
      );
      const ask = () =>
        answered(showSubject(product.engine, { workspace: WORKSPACE, asOf: dayOf(dice), subject: personOf(0) }));
      const reached = await timeInTurns({ [ANNALIST]: ask, ...Object.fromEntries(folds) }, plan);
      bench.report({
        name: `${plan.busySubject} developments`,
        unit: 'ms',
        reached,
        goal: { of: ANNALIST, to: EMMETT, atMost: 1 / 40 },
      });
      await product.close();
      await prove(bench, database, [WORKSPACE]);
    }),
};

function busyLife(dice: Dice, size: number): Draft[] {
  return Array.from({ length: size }, (_, index) =>
    index % 2 === 0 ? detention(dice, 0, dayOf(dice)) : release(dice, 0, dayOf(dice)),
  );
}

function dayOf(dice: Dice): Day {
  return new Date(Date.UTC(1990, 0, 1 + dice(12_000))).toISOString().slice(0, 10) as Day;
}
