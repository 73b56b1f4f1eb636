/** What scripts of other sites may read, what search engines may list, and how operations are called. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../src/api/routes.ts';
import { setIndexable } from '../../src/workspaces/workspaces.ts';
import { openTestServer, type TestServer } from '../support/http.ts';

let server: TestServer;
let token: string;
beforeAll(async () => {
  server = await openTestServer();
  token = await server.makeToken('vera');
  await server.makeWorkspace('indexed', true);
  await setIndexable(server.connection, 'indexed', true);
  await server.makeWorkspace('hidden', false);
});
afterAll(() => server?.close());

const ORIGIN = 'access-control-allow-origin';

describe('a script of another site', () => {
  test.each([
    '/v1/main/persons',
    '/v1/main/persons/nobody',
    '/v1/hidden/persons',
    '/log/main/checkpoint',
    '/openapi.json',
  ])('may read %s without a token', async (path) => {
    expect((await server.get(path)).headers.get(ORIGIN)).toBe('*');
    const asked = await server.raw(path, { method: 'OPTIONS', headers: { origin: 'https://elsewhere.example' } });
    expect(asked.status).toBe(204);
    expect(asked.headers.get(ORIGIN)).toBe('*');
    expect(asked.headers.get('access-control-allow-methods')).toBe('GET, HEAD');
    expect(asked.headers.get('access-control-allow-headers')).toBeNull();
    expect(asked.headers.get('access-control-allow-credentials')).toBeNull();
  });

  test('reads nothing with a token, and writes nothing', async () => {
    expect((await server.get('/v1/main/persons', token)).headers.get(ORIGIN)).toBeNull();
    const written = await server.post('/v1/main/developments', [], { token });
    expect(written.headers.get(ORIGIN)).toBeNull();
    const erased = await server.raw('/v1/main/developments/x/redaction', { method: 'OPTIONS' });
    expect([erased.status, erased.headers.get(ORIGIN)]).toEqual([405, null]);
  });

  test.each(['/healthz', '/docs', '/main', '/main/persons'])('may not read %s', async (path) => {
    const answer = await server.raw(path, { headers: { accept: 'text/html' } });
    expect(answer.headers.get(ORIGIN)).toBeNull();
  });
});

describe('search engines are asked', () => {
  const asked = async (path: string, bearer?: string) => (await server.get(path, bearer)).headers.get('x-robots-tag');

  test('not to list the answers of workspaces that are not indexed, whatever the answer', async () => {
    for (const path of ['/v1/main/persons', '/v1/main/persons/nobody', '/v1/main/persons?x=1', '/log/main/keys'])
      expect([path, await asked(path)]).toEqual([path, 'noindex']);
    expect(await asked('/v1/hidden/persons')).toBe('noindex');
    expect(await asked('/v1/nowhere/persons')).toBe('noindex');
    expect(await asked('/v1/main/developments', token)).toBe('noindex');
  });

  test('nothing about those that are', async () => {
    expect(await asked('/v1/indexed/persons')).toBeNull();
    expect(await asked('/log/indexed/checkpoint')).toBeNull();
  });
});

test('every operation has a name of its own: a verb and what it is done to', () => {
  const names = routes.map(({ operationId }) => operationId);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => !/^(append|check|compare|list|prove|redact|search|show)[A-Za-z]*$/.test(name))).toEqual(
    [],
  );
  expect(names.toSorted()).toMatchSnapshot();
});
