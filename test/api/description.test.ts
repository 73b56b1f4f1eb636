// The description of the API, its page, and whether the service lives.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../src/api/routes.ts';
import { openTestServer, type TestServer } from '../support/http.ts';

interface Operation {
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { schema: unknown }>> }>>;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: unknown }[];
  readonly requestBody?: unknown;
  readonly security?: unknown;
}
interface Description {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server?.close());

describe('/openapi.json', () => {
  let description: Description;
  beforeAll(async () => {
    const { status, body, headers } = await server.get<Description>('/openapi.json');
    expect([status, headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
    description = body;
  });

  test('is OpenAPI 3.1', () => {
    expect(description.openapi).toMatch(/^3\.1\.\d+$/);
    expect(description.info).toMatchObject({ title: 'Annalist', version: expect.stringMatching(/^\d+\.\d+\.\d+/) });
  });

  test('describes every route, and nothing else', () => {
    const described = Object.entries(description.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method} ${path}`),
    );
    expect(described.sort()).toEqual(routes.map(({ method, path }) => `${method} ${path}`).sort());
  });

  test('tells of each operation what it answers, what it takes and who may call it', () => {
    for (const { method, path, access, problems, query } of routes) {
      const operation = description.paths[path]?.[method];
      const where = `${method} ${path}`;
      const statuses = Object.keys(operation?.responses ?? {});
      expect(
        statuses.some((status) => status.startsWith('2')),
        where,
      ).toBe(true);
      if (access !== 'open') expect(statuses, where).toEqual(expect.arrayContaining(['401', '404']));
      if (access === 'record') expect(operation?.security, where).toEqual([{ token: [] }]);
      if (problems.length > 0)
        expect(
          statuses.some((status) => /^[45]/.test(status)),
          where,
        ).toBe(true);
      if (Object.keys(query.shape).length > 0) expect(statuses, where).toContain('400');
      const placed = (place: string) =>
        (operation?.parameters ?? []).filter((it) => it.in === place).map(({ name }) => name);
      expect(
        placed('path').map((name) => `{${name}}`),
        where,
      ).toEqual(path.match(/\{\w+\}/g) ?? []);
      expect(placed('query').sort(), where).toEqual(Object.keys(query.shape).sort());
      if (method === 'post') expect(operation?.requestBody, where).toBeDefined();
    }
  });

  test('has no reference that leads nowhere', () => {
    const references = [...referencesIn(description)];
    expect(references.length).toBeGreaterThan(10);
    for (const reference of references) {
      const steps = reference
        .split('/')
        .slice(1)
        .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
      const target = steps.reduce<unknown>(
        (node, step) => (node as Record<string, unknown> | undefined)?.[step],
        description,
      );
      expect(reference).toMatch(/^#\//);
      expect(target, reference).toBeTypeOf('object');
    }
  });
});

describe('/docs', () => {
  test('loads nothing from other hosts, and forbids it', async () => {
    const { status, text, headers } = await server.get('/docs');
    expect(status).toBe(200);
    expect(text).not.toMatch(/https?:|\bsrc=["']?\/\/|\bhref=["']?\/\//);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval|script-src[^;]*unsafe-inline/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    const loaded = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address = '']) => address);
    expect(loaded.length).toBeGreaterThan(3);
    for (const address of loaded) expect((await server.get(address)).status, address).toBe(200);
  });

  test('has a style sheet and a start that load nothing from other hosts', async () => {
    const style = await server.get('/docs/assets/swagger-ui.css');
    expect(style.text.length).toBeGreaterThan(10_000);
    expect([...style.text.matchAll(/(?:url\(|@import)\s*["']?(?!data:|#)([^"')]+)/g)]).toEqual([]);
    const start = await server.get('/docs/assets/initialise.js');
    expect(start.text).not.toMatch(/https?:/);
    expect(start.text).toContain('validatorUrl: null');
  });

  test('is where every page leads', async () => {
    const { status, text } = await server.get('/');
    expect(status).toBe(200);
    expect(text).toContain('href="/docs"');
  });
});

test('the service says that it lives and is ready', async () => {
  for (const path of ['/healthz', '/readyz'])
    expect(await server.get(path)).toMatchObject({ status: 200, body: { status: 'ok' } });
});

function* referencesIn(node: unknown): Generator<string> {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if (key === '$ref' && typeof value === 'string') yield value;
    else yield* referencesIn(value);
  }
}
