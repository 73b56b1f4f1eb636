// Moments of knowledge: what was known when, and that a past answer never changes.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { KnownAt } from '../../src/log/known-at.ts';
import type { Receipt } from '../../src/log/log-view.ts';
import { openSnapshot } from '../../src/queries/snapshot.ts';
import { readState } from '../../src/queries/state.ts';
import { readTimeline } from '../../src/queries/timeline.ts';
import type { Day } from '../../src/time/day.ts';
import { type Instant, instantFromMicros, microsOf } from '../../src/time/instant.ts';
import { openTestEngine } from '../support/database.ts';
import { ADA, BO, cast, detained, officeAssumed, released } from '../support/drafts.ts';
import { recordedIn } from '../support/outcome.ts';

const TRIES = Math.ceil(1_500 * inject('effort').rest);

let engine: Awaited<ReturnType<typeof openTestEngine>>;
beforeAll(async () => {
  engine = await openTestEngine();
  await record(cast());
});
afterAll(() => engine.close());

const asOf = '2022-06-30' as Day;

async function record(input: unknown): Promise<readonly Receipt[]> {
  return recordedIn(await engine.appender.append({ workspace: 'main', recordedBy: 'nina', input }));
}

async function ask(knownAt: KnownAt) {
  const reading = await openSnapshot(engine, { workspace: 'main', asOf, knownAt });
  if (!reading.ok) return reading;
  const snapshot = reading.value;
  const state = await readState(engine.connection, snapshot, {
    subject: ADA as `person:${string}`,
    certainty: 'possible',
  });
  const page = await readTimeline(engine.connection, snapshot, {
    subject: ADA as `person:${string}`,
    certainty: 'possible',
    after: undefined,
    limit: 40,
  });
  return {
    ok: true as const,
    knowledge: snapshot.knowledge,
    answer: JSON.stringify({ state, timeline: page.items }),
  };
}

/** The moment of a recording, moved by so many microseconds. */
function near(instant: Instant, micros: bigint): KnownAt {
  return { kind: 'instant', instant: instantFromMicros(microsOf(instant) + micros) };
}

test('what is recorded after a moment is not known at it, though it happened before', async () => {
  await record(detained({ occurred: '2022-03-01' }));
  const [before] = (await record(officeAssumed({ occurred: '2022-05-01' }))) as [Receipt];
  const then = await ask(near(before.recordedAt, 0n));
  await sleep(2);
  const [late] = (await record(released({ occurred: '2022-04-01' }))) as [Receipt];
  expect(await ask(near(before.recordedAt, 0n))).toEqual(then);
  expect(await ask(near(late.recordedAt, -1n))).toMatchObject({ answer: (then as { answer: string }).answer });
  const [old, now] = [
    await ask({ kind: 'position', position: late.position - 1 }),
    await ask(near(late.recordedAt, 0n)),
  ];
  expect(JSON.parse((old as { answer: string }).answer).state.state.custody.value.group).toBe('in_custody');
  expect(JSON.parse((now as { answer: string }).answer).state.state.custody.value.group).toBe('released');
});

test('a batch is known from its end on: at no position within it', async () => {
  const receipts = await record([detained(), released(), officeAssumed()]);
  const [first, , last] = receipts as [Receipt, Receipt, Receipt];
  const answers = [];
  for (let position = first.position - 1; position <= last.position; position += 1) {
    answers.push(((await ask({ kind: 'position', position })) as { answer: string }).answer);
  }
  expect(new Set(answers.slice(0, 3)).size).toBe(1);
  expect(answers[3]).not.toBe(answers[2]);
});

test('before the first recording nothing is known, and the future is refused', async () => {
  expect(await ask({ kind: 'instant', instant: '2000-01-01T00:00:00.000000Z' as Instant })).toMatchObject({
    knowledge: { position: -1, recordedAt: null },
  });
  expect(await ask({ kind: 'instant', instant: '2999-01-01T00:00:00.000000Z' as Instant })).toMatchObject({
    problem: { code: 'in_the_future' },
  });
  expect(await ask({ kind: 'position', position: 1_000_000 })).toMatchObject({ problem: { code: 'not_recorded_yet' } });
});

test('an answer for a past moment never changes while 16 writers append', async () => {
  let tries = 0;
  const isUnderWay = () => tries < TRIES;
  const writers = Array.from({ length: 16 }, async (_, writer) => {
    for (let turn = 0; isUnderWay(); turn += 1) {
      const day = `2022-0${1 + ((turn + writer) % 6)}-${String(1 + ((turn * 7) % 28)).padStart(2, '0')}`;
      const [draft] = [detained, released, officeAssumed].slice((turn + writer) % 3);
      const options = turn % 4 === 0 ? {} : { occurred: turn % 3 === 0 ? day.slice(0, 7) : day };
      const person = writer % 4 === 0 ? ADA : BO;
      await record(turn % 7 === 0 ? [detained(options, person), released(options)] : draft?.(options, person));
      await sleep(60);
    }
  });
  const readers = Array.from({ length: 4 }, async (_, reader) => {
    const answers: { knownAt: KnownAt; position: number; answer: string }[] = [];
    while (isUnderWay()) {
      const head = await engine.connection.selectFrom('head').selectAll().executeTakeFirstOrThrow();
      const asked: KnownAt[] = [
        { kind: 'now' },
        near(head.recorded_at, 0n),
        { kind: 'instant', instant: instantFromMicros(BigInt(Date.now()) * 1000n - 1_000n) },
        { kind: 'position', position: head.size - 1 },
      ];
      const knownAt = asked[(reader + tries) % asked.length] as KnownAt;
      const given = await ask(knownAt);
      if (!given.ok) throw new Error(given.problem.code);
      tries += 1;
      answers.push({ knownAt, position: given.knowledge.position, answer: given.answer });
      const earlier = answers[Math.floor(Math.random() * answers.length)];
      if (!earlier) continue;
      const again = await ask(
        earlier.knownAt.kind === 'now' ? { kind: 'position', position: earlier.position } : earlier.knownAt,
      );
      tries += 1;
      expect(again).toMatchObject({ ok: true, knowledge: { position: earlier.position }, answer: earlier.answer });
    }
    return answers;
  });
  const answers = (await Promise.all([...readers, ...writers.map((writer) => writer.then(() => []))])).flat();
  for (const { knownAt, position, answer } of answers.filter((_, index) => index % 5 === 0)) {
    const again = await ask(knownAt.kind === 'now' ? { kind: 'position', position } : knownAt);
    expect(again).toMatchObject({ ok: true, knowledge: { position }, answer });
  }
  expect(engine.errors).toEqual([]);
});

test('a read sees every append that was answered before it began', async () => {
  for (let turn = 0; turn < 50; turn += 1) {
    const [receipt] = (await record(detained())) as [Receipt];
    const given = await ask({ kind: 'now' });
    expect(given).toMatchObject({ ok: true });
    expect((given as { answer: string }).answer).toContain(receipt.id);
  }
});
