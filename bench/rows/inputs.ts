// Large and hostile input: what it costs before it is refused or read, beside ordinary input.
import { readStrictJson } from '../../src/catalogue/strict-json.ts';
import { likenessOf } from '../../src/names/likeness.ts';
import { readEdtf } from '../../src/time/edtf.ts';
import type { Row } from '../harness/bench.ts';
import { detention } from '../harness/corpus.ts';
import { diceOf } from '../harness/dice.ts';
import { timeInTurns } from '../harness/turns.ts';

const long = 'Абдурахмангаджи-оглы '.repeat(15).slice(0, 300);
const draft = JSON.stringify(detention(diceOf(41), 0));

type Work = () => unknown;

/** Each with its ordinary and its hostile form. */
const pairs: Readonly<{ [what: string]: Readonly<{ ordinary: Work; hostile: Work }> }> = {
  'a date; one of 100,000 characters': {
    ordinary: () => readEdtf('[2022-01-02..2022-01-31]'),
    hostile: () => readEdtf('2022-01-05'.repeat(10_000)),
  },
  'a development in JSON; 1 MiB of them': {
    ordinary: () => readStrictJson(draft),
    hostile: () => readStrictJson(`[${Array.from({ length: 2_000 }, () => draft).join()}]`),
  },
  'a development in JSON; 10,000 arrays that open': {
    ordinary: () => readStrictJson(draft),
    hostile: () => readStrictJson('['.repeat(10_000)),
  },
  'two names; two of 300 characters': {
    ordinary: () => likenessOf('Karim Masimov', 'Масимов Карим'),
    hostile: () => likenessOf(long, [...long].reverse().join('')),
  },
};

export const inputs: Row = {
  name: 'inputs',
  what: 'large and hostile input',
  goal: undefined,
  async run(bench) {
    for (const [name, works] of Object.entries(pairs)) {
      const questions = Object.entries(works).map(([kind, work]) => [kind, async () => work()] as const);
      const reached = await timeInTurns(Object.fromEntries(questions), bench.plan);
      bench.report({ name, unit: 'ms', reached });
    }
  },
};
