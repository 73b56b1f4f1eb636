// Late changes: what a late development, a correction, a corroboration and a retraction cost, until visible, at the
// start and at the end of a long track. Late facts are no worse than new ones.
import type { Row } from '../harness/bench.ts';
import { makeProduct, WORKSPACE } from '../harness/contestants.ts';
import { type Draft, detention, release, SOURCE } from '../harness/corpus.ts';
import { type Dice, diceOf, idOf } from '../harness/dice.ts';
import { measuredMany } from '../harness/figure.ts';
import { openRunning, type RunningProduct, record, recordMany, untilVisible } from '../harness/product.ts';
import { prove } from '../harness/proofs.ts';
import { timeOf } from '../harness/turns.ts';

const places = ['end', 'start'] as const;

export const lateChanges: Row = {
  name: 'late-changes',
  what: 'changes at the start of a track of 10,000, beside the same at its end',
  goal: undefined,
  async run(bench) {
    const { busySubject: size, questions } = bench.plan;
    const dice = diceOf(37);
    const database = await makeProduct(bench, 'late_changes');
    const product = await openRunning(database);
    const life = Array.from({ length: size }, (_, index) =>
      (index % 2 === 0 ? detention : release)(dice, 0, dayOf(2 * index)),
    );
    await untilVisible(product, WORKSPACE, await recordMany(product.log, WORKSPACE, life));
    const times = new Map<string, number[]>();
    for (let round = 0; round < Math.min(40, questions, size / 8); round += 1) {
      for (const place of places) {
        const first = place === 'start' ? 2 * round : size - 2 - 2 * round;
        for (const [what, draft] of changesAt(dice, life, first)) {
          const key = `${what}\n${place}`;
          times.set(key, [...(times.get(key) ?? []), await timeOf(() => recordVisible(product, draft))]);
        }
      }
    }
    for (const what of new Set([...times.keys()].map((key) => key.split('\n')[0] ?? ''))) {
      const reached = places.map((place) => [place, measuredMany(times.get(`${what}\n${place}`) ?? [])]);
      bench.report({ name: what, unit: 'ms', reached: Object.fromEntries(reached) });
    }
    await product.close();
    await prove(bench, database, [WORKSPACE]);
  },
};

async function recordVisible(product: RunningProduct, draft: Draft): Promise<void> {
  await untilVisible(product, WORKSPACE, await record(product.engine.appender, WORKSPACE, draft));
}

function changesAt(dice: Dice, life: readonly Draft[], first: number): readonly (readonly [string, Draft])[] {
  const [one, other] = [life[first], life[first + 1]];
  if (!one || !other) throw new Error('there are too few developments for so many rounds');
  const between = dayOf(2 * first + 1);
  const { id: _, ...replacement } = { ...one, occurred: between };
  const change = (type: string, rest: object): Draft => ({ id: idOf(dice), type, ...rest });
  const reason = 'The newspaper withdrew its report.';
  return [
    ['a late development', detention(dice, 0, between)],
    ['a correction', change('development.corrected', { data: { target: one.id, replacement } })],
    [
      'a corroboration',
      change('development.corroborated', { data: { target: other.id }, sources: [{ source: SOURCE }] }),
    ],
    ['a retraction', change('development.retracted', { data: { target: other.id, reason } })],
  ];
}

function dayOf(index: number): string {
  return new Date(Date.UTC(1960, 0, 1 + index)).toISOString().slice(0, 10);
}
