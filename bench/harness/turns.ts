// Turns: contestants are measured one after the other, again and again (A B C A B C …), so that whatever else the
// machine does meets all alike.
import { type Measured, measured, measuredMany } from './figure.ts';

export interface Turns {
  readonly rounds: number;
  /** Rounds before those that count: connections are made, plans and code become warm. */
  readonly warmUps?: number;
}

/** What each contestant reached; a turn gives one value. */
export async function inTurns(
  contestants: Readonly<Record<string, () => Promise<number>>>,
  { rounds, warmUps = 1 }: Turns,
): Promise<Record<string, Measured>> {
  const values = new Map(Object.keys(contestants).map((name) => [name, [] as number[]]));
  for (let round = -warmUps; round < rounds; round += 1) {
    for (const [name, takeTurn] of Object.entries(contestants)) {
      const value = await takeTurn();
      if (round >= 0) values.get(name)?.push(value);
    }
  }
  return Object.fromEntries([...values].map(([name, all]) => [name, measured(all)]));
}

export interface Asking {
  readonly questions: number;
  readonly questionLimitMs: number;
}

/** A question is asked at least so often. */
const LEAST = 3;

/** The times of questions in milliseconds, asked in turns; the first tenth does not count. */
export async function timeInTurns(
  questions: Readonly<Record<string, () => Promise<unknown>>>,
  { questions: rounds, questionLimitMs }: Asking,
): Promise<Record<string, Measured>> {
  const times = new Map(Object.keys(questions).map((name) => [name, [] as number[]]));
  for (let round = -Math.ceil(rounds / 10); round < rounds; round += 1) {
    for (const [name, ask] of Object.entries(questions)) {
      const taken = times.get(name) ?? [];
      const sum = taken.reduce((all, one) => all + one, 0);
      if (taken.length >= LEAST && sum > questionLimitMs) continue;
      const elapsedMs = await timeOf(ask);
      if (round >= 0 || elapsedMs > questionLimitMs / LEAST) taken.push(elapsedMs);
    }
  }
  return Object.fromEntries([...times].map(([name, all]) => [name, measuredMany(all)]));
}

/** In milliseconds. */
export async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const startedAtMs = performance.now();
  await work();
  return performance.now() - startedAtMs;
}
