// Tokens: who is remembered for a moment, and that no token outlives it.
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBriefMemory } from '../../src/service/brief-memory.ts';
import { cast } from '../support/drafts.ts';
import { openTestServer, type TestServer } from '../support/http.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

function openMemory(maximumEntries = 10) {
  const clock = { ms: 0 };
  const asked: string[] = [];
  const memory = createBriefMemory<string>({ lifetimeMs: 1_000, maximumEntries, now: () => clock.ms });
  const recall = (key: string, value: string | undefined = `of ${key}`) =>
    memory.recall(key, async () => {
      asked.push(key);
      return value;
    });
  return { clock, asked, memory, recall };
}

test('what is looked up is remembered for its lifetime, from when it was asked for', async () => {
  const { clock, asked, recall } = openMemory();
  expect(await Promise.all([recall('ada'), recall('ada')])).toEqual(['of ada', 'of ada']);
  clock.ms = 999;
  expect(await recall('ada', 'another')).toBe('of ada');
  clock.ms = 1_000;
  expect(await recall('ada', 'another')).toBe('another');
  expect(asked).toEqual(['ada', 'ada']);
});

test('what is not found, or could not be looked up, is asked for again', async () => {
  const { asked, memory } = openMemory();
  const absent = async () => {
    asked.push('absent');
    return undefined;
  };
  const failing = async () => {
    asked.push('failing');
    throw new Error('the database is away');
  };
  expect(await memory.recall('bo', absent)).toBeUndefined();
  await expect(memory.recall('bo', failing)).rejects.toThrow('away');
  await expect(memory.recall('bo', failing)).rejects.toThrow('away');
  expect(await memory.recall('bo', async () => 'Bo')).toBe('Bo');
  expect(asked).toEqual(['absent', 'failing', 'failing']);
});

test('no more is remembered than there is room for: the oldest goes first', async () => {
  const { asked, recall } = openMemory(2);
  for (const key of ['ada', 'bo', 'cy', 'bo', 'ada']) await recall(key);
  expect(asked).toEqual(['ada', 'bo', 'cy', 'ada']);
});

test('a token that was taken back is refused after a second, and a new one is taken at once', async () => {
  expect((await server.post('/v1/main/developments', cast(), { token: 'not-made-yet' })).status).toBe(401);
  const token = await server.makeToken('vera');
  expect((await server.post('/v1/main/developments', cast(), { token })).status).toBe(201);
  const owner = new pg.Client({ connectionString: server.database.url });
  await owner.connect();
  await owner.query(`delete from token where name = 'vera'`);
  await owner.end();
  await sleep(1_000);
  expect((await server.post('/v1/main/developments', cast(), { token })).status).toBe(401);
});
