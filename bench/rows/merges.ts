// Merges: folding a log of which eight in a hundred developments merge two persons, and one of a quarter of its size.
//
// Annalist: `annalist rebuild`, without the time that the command needs to start.
// None of the peers knows who is who.
import type { Bench, Row } from '../harness/bench.ts';
import { runCommands } from '../harness/children.ts';
import { WORKSPACE } from '../harness/contestants.ts';
import { type Draft, detention, personOf, registerFew } from '../harness/corpus.ts';
import { diceOf, idOf } from '../harness/dice.ts';
import { measured } from '../harness/figure.ts';
import { makeWorkspace, openProduct, openRunning, recordMany, untilVisible } from '../harness/product.ts';
import { prove } from '../harness/proofs.ts';
import { createDatabase, type DatabaseAddress } from '../harness/server.ts';

export const merges: Row = {
  name: 'merges',
  what: '200,000 developments with 8 % merges: fold',
  goal: 'linear: ≤ 1.3 × a development of a quarter of them',
  async run(bench) {
    const size = bench.plan.merges;
    const quarter = await fold(bench, Math.round(size / 4));
    const whole = await fold(bench, size);
    const [few, many] = [`${Math.round(size / 4)} developments`, `${size} developments`];
    bench.report({
      name: 'fold, a development',
      unit: 'µs',
      reached: { [few]: measured([quarter.microseconds]), [many]: measured([whole.microseconds]) },
      goal: { of: many, to: few, atMost: 1.3 },
    });
    await prove(bench, whole.database, [WORKSPACE]);
  },
};

interface Fold {
  readonly database: DatabaseAddress;
  /** A development. */
  readonly microseconds: number;
}

async function fold(bench: Bench, size: number): Promise<Fold> {
  const { folder, plan } = bench;
  const database = await createDatabase(bench.server, `merges_${size}`);
  const product = await openProduct(database);
  await makeWorkspace(product, WORKSPACE);
  await recordMany(product.log, WORKSPACE, mergingLog(size));
  await product.close();
  const running = await openRunning(database);
  await untilVisible(running, WORKSPACE, size - 1);
  await running.close();
  const run = (...command: readonly string[]) =>
    runCommands({ database, folder, commands: [command], limitMs: plan.rowLimitMs });
  const idle = await run('migrate');
  const { code, said, seconds } = await run('rebuild', '--workspace', WORKSPACE);
  if (code !== 0) throw new Error(`the rebuild ended with ${code}: ${said.slice(-300)}`);
  return { database, microseconds: (Math.max(0.01, seconds - idle.seconds) / size) * 1e6 };
}

/** A third of it registers persons; each of the merges joins two of them, so that groups stay small. */
function mergingLog(size: number): Draft[] {
  const dice = diceOf(19);
  const persons = Math.floor(size / 3);
  const log = registerFew(dice, persons);
  const merged = Math.floor(size * 0.08);
  while (log.length < size - merged) log.push(detention(dice, dice(persons)));
  for (let index = 0; index < merged; index += 1) {
    const data = { from: personOf(2 * index), into: personOf(2 * index + 1) };
    log.splice(log.length - dice(size / 2), 0, { id: idOf(dice), type: 'subject.merged', data });
  }
  return log;
}
