// Load: clients that wait for each answer, or requests that come at a fixed rate whatever the answers.
import { setTimeout as sleep } from 'node:timers/promises';

export interface ClosedLoad {
  readonly clients: number;
  readonly durationMs: number;
  /** One request of a client; `turn` counts them. False: it does not count. */
  send(client: number, turn: number): Promise<unknown>;
}

/** Requests a second: those sent within the time, by the time until the last of them was answered. */
export async function runClosed({ clients, durationMs, send }: ClosedLoad): Promise<number> {
  const startedAtMs = performance.now();
  const endsAtMs = startedAtMs + durationMs;
  let answered = 0;
  const run = async (client: number) => {
    for (let turn = 0; performance.now() < endsAtMs; turn += 1) {
      const counts = await send(client, turn);
      if (counts !== false) answered += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, client) => run(client)));
  return answered / ((performance.now() - startedAtMs) / 1_000);
}

export interface OpenLoad {
  readonly perSecond: number;
  readonly durationMs: number;
  /** Request number `index`, which was due at `dueAtMs` of `performance.now()`. */
  send(index: number, dueAtMs: number): Promise<unknown>;
}

/** Sends requests evenly, and waits for all answers. */
export async function runOpen({ perSecond, durationMs, send }: OpenLoad): Promise<void> {
  const startedAtMs = performance.now();
  const total = Math.round((perSecond * durationMs) / 1_000);
  const underWay: Promise<unknown>[] = [];
  while (underWay.length < total) {
    const due = Math.min(total, Math.ceil(((performance.now() - startedAtMs) / 1_000) * perSecond));
    for (let index = underWay.length; index < due; index += 1)
      underWay.push(send(index, startedAtMs + (index / perSecond) * 1_000));
    await sleep(1);
  }
  await Promise.all(underWay);
}
