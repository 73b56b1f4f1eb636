// Following a log: everything in order, each once, whole batches, waiting; also beside other servers.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEngine, startHttp } from '../../src/app.ts';
import { openConnection, RUNTIME_ROLE } from '../../src/database/connection.ts';
import { LogWatch } from '../../src/log/watch.ts';
import { cast, corrected, detained, released, retracted } from '../support/drafts.ts';
import { ADMIN_TOKEN, breachesOf, openTestServer, type TestServer } from '../support/http.ts';

interface Item {
  readonly position: number;
  readonly batchEnd: number;
  readonly id: string;
  readonly type: string;
  readonly correctedBy: string | null;
  readonly retractedBy: string | null;
  readonly erasure: unknown;
}
interface Page {
  readonly items: readonly Item[];
  readonly next: number;
  readonly knownAt: { readonly position: number };
}

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(async () => {
  await server.close();
  expect(server.answers.flatMap(breachesOf)).toEqual([]);
  expect(server.errors).toEqual([]);
});

let count = 0;
/** A public workspace of its own, with the cast, and what appends to it. */
async function openLog() {
  count += 1;
  const name = `log-${count}`;
  await server.makeWorkspace(name, true);
  const append = async (input: unknown, at: { readonly post: TestServer['post'] } = server) => {
    const { status, text } = await at.post(`/v1/${name}/developments`, input, { token: ADMIN_TOKEN });
    expect(status, text).toBe(201);
  };
  const ask = (query: string) => server.get<Page>(`/v1/${name}/developments?${query}`);
  await append(cast());
  return { name, append, ask };
}

/** Asks again and again until the position `last` has come; gives every position that came, as it came. */
async function followUntil(last: number, read: (after: number) => Promise<Page>): Promise<number[]> {
  const seen: number[] = [];
  for (let after = -1; after < last; ) {
    const { items, next } = await read(after);
    for (const { position, batchEnd } of items) {
      seen.push(position);
      expect(items.at(-1)?.position).toBeGreaterThanOrEqual(batchEnd);
    }
    expect(next).toBe(items.at(-1)?.position ?? after);
    after = next;
  }
  return seen;
}

/** A second server on the same database. */
async function openSecondServer() {
  const connection = openConnection({
    connectionString: server.database.url,
    role: RUNTIME_ROLE,
    maximumConnections: 10,
  });
  const errors: unknown[] = [];
  const onError = (error: unknown) => void errors.push(error);
  const engine = startEngine(connection, onError);
  const http = await startHttp({ engine, port: 0, host: '127.0.0.1', adminToken: ADMIN_TOKEN, onError });
  return {
    url: http.url,
    engine,
    async close() {
      await http.close();
      await engine.close();
      await connection.destroy();
      expect(errors).toEqual([]);
    },
  };
}

test('gives the log from the start, and then what comes next', async () => {
  const { append, ask } = await openLog();
  const first = await ask('after=-1');
  expect(first).toMatchObject({ status: 200, body: { next: 5, knownAt: { position: 5 } } });
  expect(first.body.items.map(({ position }) => position)).toEqual([0, 1, 2, 3, 4, 5]);
  expect((await ask('after=5')).body).toMatchObject({ items: [], next: 5 });
  await append(detained());
  expect((await ask('after=5')).body).toMatchObject({ items: [{ position: 6, type: 'person.detained' }], next: 6 });
});

test('keeps batches whole: a page ends before one that does not fit, and holds one that is longer', async () => {
  const { append, ask } = await openLog();
  await append(detained());
  await append([detained(), released(), detained()]);
  await append(released());
  const pages = [];
  for (let after = -1; after < 10; ) {
    const { body } = await ask(`after=${after}&limit=2`);
    pages.push(body.items.map(({ position }) => position));
    after = body.next;
  }
  expect(pages).toEqual([[0, 1, 2, 3, 4, 5], [6], [7, 8, 9], [10]]);
});

test('refuses a position beyond the log, and says from where to follow it', async () => {
  const { ask } = await openLog();
  for (const query of ['after=6', 'after=6&wait=1', 'after=999999999999999'])
    expect(await ask(query)).toMatchObject({ status: 400, body: { code: 'not_recorded_yet' } });
  expect((await ask('after=6&wait=1')).text).toMatch(/after=5/);
  await server.makeWorkspace('empty', true);
  expect((await server.get('/v1/empty/developments?after=0')).text).toMatch(/empty.*after=-1/);
  expect(await server.get('/v1/empty/developments?after=-1&wait=1')).toMatchObject({ body: { items: [], next: -1 } });
});

test('goes with wait and limit only, within their limits', async () => {
  const { ask } = await openLog();
  const queries = ['after=-2', 'after=x', 'after=1.5', 'after=1&wait=61', 'after=1&wait=-1', 'wait=1', 'after='];
  const misfits = ['cursor=x', 'type=person.detained', 'order=recorded', 'knownAt=position:3', 'recordedBy=vera'];
  for (const query of [...queries, 'after=1&limit=501', ...misfits.map((misfit) => `after=1&${misfit}`)])
    expect(await ask(query), query).toMatchObject({ status: 400, body: { code: 'invalid_query' } });
});

test('gives amended and erased developments as they stand in the log', async () => {
  const { name, append, ask } = await openLog();
  const [first, second, third] = [detained(), released(), detained()];
  await append(first);
  await append(second);
  await append(third);
  await append(corrected(first.id, detained({ occurred: '2022-01-01' })));
  await append(retracted(second.id));
  const erasing = await server.post(
    `/v1/${name}/developments/${third.id}/redaction`,
    { reason: 'a mistake' },
    { token: ADMIN_TOKEN },
  );
  expect(erasing.status, erasing.text).toBe(201);
  const { items } = (await ask('after=5')).body;
  expect(items.map(({ position, type }) => [position, type])).toEqual([
    [6, 'person.detained'],
    [7, 'person.released'],
    [8, 'person.detained'],
    [9, 'development.corrected'],
    [10, 'development.retracted'],
    [11, 'development.redacted'],
  ]);
  expect(items[0]?.correctedBy).toBe(items[3]?.id);
  expect(items[1]?.retractedBy).toBe(items[4]?.id);
  expect(items[2]?.erasure).toMatchObject({ reason: 'a mistake' });
});

test('waits until something comes, or the time is over', async () => {
  const { append, ask } = await openLog();
  const asked = performance.now();
  expect((await ask('after=5&wait=1')).body).toMatchObject({ items: [], next: 5 });
  expect(performance.now() - asked).toBeGreaterThan(900);
  const waiting = ask('after=5&wait=60');
  await sleep(100);
  await append(detained());
  expect((await waiting).body).toMatchObject({ items: [{ position: 6 }], next: 6 });
});

test('a client that goes away is forgotten', async () => {
  const { name } = await openLog();
  const leaving = new AbortController();
  const path = `/v1/${name}/developments?after=5&wait=60`;
  const gone = fetch(server.url + path, { signal: leaving.signal }).catch(() => 'gone');
  await expect.poll(() => server.watch.count).toBe(1);
  leaving.abort();
  expect(await gone).toBe('gone');
  await expect.poll(() => server.watch.count).toBe(0);
});

test('a private log needs a token, also one that was good when the waiting began', async () => {
  await server.makeWorkspace('secret', false);
  const token = await server.makeToken('nina', 'reader', 'secret');
  const path = '/v1/secret/developments?after=-1';
  expect(await server.get(path)).toMatchObject({ status: 404 });
  expect(await server.get(path, token)).toMatchObject({ status: 200, body: { items: [] } });
  const waiting = server.get(`${path}&wait=3`, token);
  await expect.poll(() => server.watch.count).toBe(1);
  const owner = openConnection({ connectionString: server.database.url, role: undefined, maximumConnections: 1 });
  await owner.deleteFrom('token').where('name', '=', 'nina').execute();
  await owner.destroy();
  expect(await waiting).toMatchObject({ status: 404 });
});

test('20 writers on two servers, 10 followers: each sees every position once, in order', async () => {
  const { name, append } = await openLog();
  const second = await openSecondServer();
  const last = 5 + 20 * 6 * 2;
  const read = (url: string) => async (after: number) => {
    const response = await fetch(`${url}/v1/${name}/developments?after=${after}&wait=60&limit=7`);
    return (await response.json()) as Page;
  };
  const followers = Array.from({ length: 10 }, (_, index) =>
    followUntil(last, read(index % 2 === 0 ? server.url : second.url)),
  );
  const writers = Array.from({ length: 20 }, async (_, writer) => {
    for (let round = 0; round < 6; round += 1) {
      const events = [detained(), released()];
      const path = `/v1/${name}/developments`;
      if (writer % 2 === 0) await append(round % 2 === 0 ? events : [events[0]]);
      else await postTo(second.url + path, round % 2 === 0 ? events : [events[0]]);
      if (round % 2 === 1) await append([events[1]]);
    }
  });
  await Promise.all(writers);
  for (const seen of await Promise.all(followers))
    expect(seen).toEqual(Array.from({ length: last + 1 }, (_, at) => at));
  await second.close();
});

async function postTo(url: string, body: unknown): Promise<void> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${ADMIN_TOKEN}` };
  const { status } = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  expect(status).toBe(201);
}

test('what another server records wakes a client, and a server that closes answers those who wait', async () => {
  const { name, append } = await openLog();
  const second = await openSecondServer();
  const ask = async (after: number): Promise<Page> =>
    (await fetch(`${second.url}/v1/${name}/developments?after=${after}&wait=60`)).json() as Promise<Page>;
  const woken = ask(5);
  await expect.poll(() => second.engine.watch.count).toBe(1);
  await append(detained());
  expect((await woken).items).toMatchObject([{ position: 6 }]);
  const left = ask(6);
  await expect.poll(() => second.engine.watch.count).toBe(1);
  const closing = performance.now();
  const closed = second.close();
  expect(await left).toMatchObject({ items: [], next: 6 });
  await closed;
  expect(performance.now() - closing).toBeLessThan(2_500);
  // After a restart the client goes on from where it was.
  const third = await openSecondServer();
  await append(released());
  const response = await fetch(`${third.url}/v1/${name}/developments?after=6&wait=60`);
  expect((await response.json()) as Page).toMatchObject({ items: [{ position: 7 }], next: 7 });
  await third.close();
});

test('only so many clients wait, and one query looks for all of them', async () => {
  const { name } = await openLog();
  const watch = new LogWatch(server.connection, { ofLog: 30, ofAll: 40 });
  const stopping = new AbortController();
  const wait = (workspace: string) =>
    watch.waitForMore({ workspace, after: 5, timeoutMs: 60_000, signal: stopping.signal });
  const waiting = [...Array.from({ length: 30 }, () => wait(name)), ...Array.from({ length: 10 }, () => wait('other'))];
  expect(watch.count).toBe(40);
  expect(await wait(name)).toBe(false);
  expect(await wait('another')).toBe(false);
  stopping.abort();
  expect(await Promise.all(waiting)).toEqual(Array.from({ length: 40 }, () => true));
  expect(watch.count).toBe(0);
  await watch.close();
  expect(await wait(name)).toBe(true);
});
