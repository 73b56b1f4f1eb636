// The small and the large record side by side, for rows that ask the same of both.
import type { KnownAt } from '../../src/log/known-at.ts';
import type { Service } from '../../src/service/service.ts';
import type { Day } from '../../src/time/day.ts';
import type { Result } from '../../src/words/problem.ts';
import type { Bench } from './bench.ts';
import { ANNALIST } from './contestants.ts';
import { personsIn } from './corpus.ts';
import { type Dice, diceOf } from './dice.ts';
import type { Figure, Measured } from './figure.ts';
import { openRecord, RECORD } from './large-record.ts';
import { type Asking, timeInTurns } from './turns.ts';

/** What is asked of a record. */
export interface AskedRecord {
  readonly service: Service;
  readonly persons: number;
  /** The last position. */
  readonly end: number;
  readonly dice: Dice;
}

export const PRIMARY_KEY = 'primary key';
const SMALL = 'Annalist, small';

type Ask = (record: AskedRecord) => Promise<unknown>;

/** A random day, in the workspace of a record; `position`: what was known then, else now. */
export function askOf({ dice }: AskedRecord, position?: number) {
  const asOf = new Date(Date.UTC(2013, 0, 1 + dice(4_400))).toISOString().slice(0, 10) as Day;
  const knownAt: KnownAt = position === undefined ? { kind: 'now' } : { kind: 'position', position };
  return { workspace: RECORD, asOf, knownAt };
}

/** The value of an answer; nothing that is asked here may be refused. */
export async function answered<Value>(answer: Promise<Result<Value>>): Promise<Value> {
  const result = await answer;
  if (!result.ok) throw new Error(`it was refused: ${JSON.stringify(result.problem).slice(0, 300)}`);
  return result.value;
}

/** Asks every question of both records, in turns with a row by its primary key. */
export async function askBoth(
  bench: Bench,
  questions: Readonly<{ [name: string]: Ask }>,
  asking: Asking = bench.plan,
): Promise<Map<string, Figure['reached']>> {
  const { size, smallRecord } = bench.plan;
  const [small, large] = [await openRecord(bench, smallRecord), await openRecord(bench, size)];
  const of = (service: Service, developments: number): AskedRecord => ({
    service,
    persons: personsIn(developments),
    end: personsIn(developments) * 21,
    dice: diceOf(2),
  });
  const [few, many] = [of(small.engine, smallRecord), of(large.engine, size)];
  const asked = Object.entries(questions).flatMap(([name, ask]) => [
    [`${SMALL} ${name}`, () => ask(few)] as const,
    [`${ANNALIST} ${name}`, () => ask(many)] as const,
  ]);
  const reached = await timeInTurns({ [PRIMARY_KEY]: () => readRow(many), ...Object.fromEntries(asked) }, asking);
  await small.close();
  await large.close();
  const of2 = (name: string) => reached[name] as Measured;
  return new Map(
    Object.keys(questions).map((name) => [
      name,
      {
        [ANNALIST]: of2(`${ANNALIST} ${name}`),
        [PRIMARY_KEY]: of2(PRIMARY_KEY),
        [SMALL]: of2(`${SMALL} ${name}`),
      },
    ]),
  );
}

function readRow({ service, end, dice }: AskedRecord): Promise<unknown> {
  return service.connection
    .selectFrom('development')
    .select(['position', 'id', 'recorded_at', 'batch_end', 'statement'])
    .where('workspace', '=', RECORD)
    .where('position', '=', dice(end))
    .executeTakeFirstOrThrow();
}

/** Reports each question beside a row by its primary key. */
export function reportTimes(bench: Bench, answers: ReadonlyMap<string, Figure['reached']>, atMost: number): void {
  for (const [name, reached] of answers)
    bench.report({ name, unit: 'ms', reached, goal: { of: ANNALIST, to: PRIMARY_KEY, atMost } });
}

/** Reports the question that grew most from the small to the large record. */
export function reportGrowth(bench: Bench, answers: ReadonlyMap<string, Figure['reached']>, atMost: number): void {
  const growthOf = (reached: Figure['reached']) =>
    (reached[ANNALIST]?.median ?? Number.NaN) / (reached[SMALL]?.median ?? Number.NaN);
  const [worst] = [...answers].sort(([, one], [, other]) => growthOf(other) - growthOf(one));
  if (!worst) return;
  const [name, reached] = worst;
  const { smallRecord, size } = bench.plan;
  bench.report({
    name: `growth from ${smallRecord} to ${size}`,
    unit: 'ms',
    reached,
    goal: { of: ANNALIST, to: SMALL, atMost },
    note: answers.size > 1 ? `of what grew most: ${name}` : undefined,
  });
}
