// What one could have read by a day: all of it where all was published, and else only what was.
import { randomUUID } from 'node:crypto';
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importFolder } from '../../src/cli/import.ts';
import { ADA, cast, corroborated, FIRE, retracted } from '../support/drafts.ts';
import { makeTestFolder } from '../support/folder.ts';
import { ADMIN_TOKEN, breachesOf, openTestServer, type TestServer } from '../support/http.ts';
import { silent } from '../support/outcome.ts';

const FICTION = join(import.meta.dirname, '../../events/fiction');
const [JANUARY, MARCH, UNDATED] = ['source:january-paper', 'source:march-paper', 'source:undated-blog'];

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
  await importPublishedToday();
  await record();
}, 240_000);
afterAll(() => {
  expect(server.answers.flatMap(breachesOf)).toEqual([]);
  expect(server.errors).toEqual([]);
  return server.close();
});

const today = () => new Date().toISOString().slice(0, 10);

/** The invented stories, as if all their sources had been published today. */
async function importPublishedToday(): Promise<void> {
  const folder = await makeTestFolder();
  await cp(FICTION, folder, { recursive: true });
  for (const name of await readdir(folder, { recursive: true })) {
    if (!name.endsWith('.json')) continue;
    const path = join(folder, name);
    const text = await readFile(path, 'utf8');
    const read = JSON.parse(text) as Registration | readonly Registration[];
    for (const it of [read].flat()) if (it.type === 'source.registered') it.data.published = today();
    await writeFile(path, JSON.stringify(read));
  }
  await server.makeWorkspace('printed', true);
  await importFolder(server, { workspace: 'printed', folder, recordedBy: 'import' }, silent);
  await rm(folder, { recursive: true });
}

interface Registration {
  readonly type: string;
  readonly data: { published?: string };
}

const ids = { arrest: randomUUID(), charge: randomUUID(), release: randomUUID(), blog: randomUUID() };
const told = (id: string, type: string, data: object, [source, occurred]: readonly [string, string?]) => ({
  id,
  type,
  data,
  ...(occurred ? { occurred } : {}),
  summary: `${type} is told.`,
  attribution: { by: 'author', standing: 'reported' },
  sources: [{ source }],
});

/** An arrest that one paper printed in January, and its date in March; a charge of March; a release on a blog. */
async function record(): Promise<void> {
  const source = (id: string, published?: string) => ({
    id: randomUUID(),
    type: 'source.registered',
    data: { source: id, title: id, ...(published ? { published } : {}) },
  });
  const charges = [{ charge: 'arson', number: '1', offence: 'arson' }];
  const charge = { persons: [ADA], case: FIRE, document: 'indictment', charges };
  const batches = [
    [...cast(), source(JANUARY, '2024-01-20'), source(MARCH, '2024-03'), source(UNDATED)],
    [
      told(ids.arrest, 'person.detained', { person: ADA }, [JANUARY]),
      {
        ...told(ids.charge, 'charge.filed', charge, [MARCH, '2024-02-01']),
        claim: { by: 'unstated', standing: 'alleged' },
      },
      told(ids.release, 'person.released', { person: ADA }, [UNDATED, '2024-02-15']),
      told(ids.blog, 'person.detained', { person: 'person:bo-tarn' }, [UNDATED, '2024-01-02']),
    ],
    [{ ...corroborated(ids.blog), sources: [{ source: MARCH }] }],
  ];
  for (const batch of batches) {
    const { status, text } = await server.post('/v1/main/developments', batch, { token: ADMIN_TOKEN });
    expect(status, text).toBe(201);
  }
}

interface State {
  readonly asOf: string;
  readonly state: Readonly<Record<string, unknown>> & { readonly custody: { readonly value: { kind: string } } | null };
  readonly possible: readonly { readonly attribute: string }[];
  readonly published?: { readonly later: number; readonly undated: readonly { source: string; count: number }[] };
}
interface Page {
  readonly items: readonly { readonly id: string }[];
  readonly published?: unknown;
  readonly next: string | null;
}

async function ask<Body>(path: string): Promise<Body> {
  const { status, body, text } = await server.get<Body>(`/v1/${path}`);
  expect(status, text).toBe(200);
  return body;
}

describe('where all was published today', () => {
  const days = ['2021-06-17', '2022-02-01', '2023-06-14', '2025-01-01'];
  test.each(['persons', 'cases', 'organizations', 'sources'])(
    '%s are as they are',
    async (kind) => {
      const { items } = await ask<Page>(`printed/${kind}?limit=500`);
      expect(items.length).toBeGreaterThan(5);
      for (const [index, { id }] of items.entries()) {
        const path = `printed/${kind}/${id.slice(id.indexOf(':') + 1)}`;
        const asOf = index % 2 === 0 ? today() : days[(index >> 1) % days.length];
        const whole = await ask<State>(`${path}?asOf=${asOf}`);
        const { published, ...read } = await ask<State>(`${path}?asOf=${asOf}&publishedBy=${today()}`);
        expect(read, path).toEqual(whole);
        expect(published).toEqual({ day: today(), later: 0, undated: [] });
      }
    },
    240_000,
  );

  test.each(['oldest', 'newest'])('timelines are as they are, %s first, and in pages', async (order) => {
    const path = 'printed/persons/davrin-khozhurel/timeline';
    const whole = await ask<Page>(`${path}?limit=500&order=${order}`);
    const read = await ask<Page>(`${path}?limit=500&order=${order}&publishedBy=${today()}`);
    expect(read.items).toEqual(whole.items);
    const first = await ask<Page>(`${path}?limit=7&order=${order}&publishedBy=${today()}`);
    const cursor = encodeURIComponent(first.next ?? '');
    const second = await ask<Page>(`${path}?limit=7&order=${order}&publishedBy=${today()}&cursor=${cursor}`);
    expect([...first.items, ...second.items]).toEqual(whole.items.slice(0, 14));
    const filters = 'family=custody&naming=case:halmeny-bridge&occurredFrom=2021-01-01&occurredTo=2023-12-31';
    const [some, same] = await Promise.all(
      ['', `&publishedBy=${today()}`].map((more) => ask<Page>(`${path}?limit=500&${filters}${more}`)),
    );
    expect(some?.items.length).toBeGreaterThan(0);
    expect(same?.items).toEqual(some?.items);
  });
});

describe('where some was published later', () => {
  const idsOn = async (day: string, slug = 'ada-orlov') =>
    (await ask<Page>(`main/persons/${slug}/timeline?publishedBy=${day}`)).items.map(({ id }) => id);

  test('only what was in print counts, and what has no date had happened by its publication', async () => {
    const before = await ask<State>('main/persons/ada-orlov?publishedBy=2024-01-19');
    expect([before.asOf, before.state.custody]).toEqual(['2024-01-19', null]);
    const inJanuary = await ask<State>('main/persons/ada-orlov?publishedBy=2024-01-20');
    expect(inJanuary.state.custody?.value.kind).toBe('detained');
    expect(inJanuary.state.counts).toEqual([]);
    expect(inJanuary.published).toEqual({
      day: '2024-01-20',
      later: 1,
      undated: [{ source: UNDATED, count: 1 }],
    });
    expect(await idsOn('2024-01-20')).toEqual([ids.arrest]);
  });

  test('a date of publication with bounds counts from its last day', async () => {
    expect(await idsOn('2024-03-30')).toEqual([ids.arrest]);
    expect(await idsOn('2024-03-31')).toEqual([ids.arrest, ids.charge]);
    const { state } = await ask<State>('main/persons/ada-orlov?publishedBy=2024-03-31');
    expect(Object.keys(state.counts as object)).toHaveLength(1);
    // The release is on a blog that has no date: it never counts here.
    expect(state.custody?.value.kind).toBe('detained');
  });

  test('a further source puts a development in print', async () => {
    expect(await idsOn('2024-03-30', 'bo-tarn')).toEqual([]);
    expect(await idsOn('2024-03-31', 'bo-tarn')).toEqual([ids.blog]);
  });

  test('the case says the same as the person', async () => {
    const stageBy = async (day: string) => (await ask<State>(`main/cases/harbour-fire?publishedBy=${day}`)).state.stage;
    expect([await stageBy('2024-03-30'), await stageBy('2024-03-31')]).toMatchObject([null, { value: 'charged' }]);
  });

  test('a retraction without a source counts, also of what was in print', async () => {
    const { status } = await server.post('/v1/main/developments', [retracted(ids.charge)], { token: ADMIN_TOKEN });
    expect(status).toBe(201);
    expect(await idsOn('2024-12-31')).toEqual([ids.arrest]);
  });
});

test('what cannot be read is refused, with its parameter', async () => {
  for (const given of ['2024-02-30', 'yesterday']) {
    const { status, body } = await server.get<{ errors: { path: string }[] }>(
      `/v1/main/persons/ada-orlov?publishedBy=${given}`,
    );
    expect([status, body.errors[0]?.path]).toEqual([400, 'publishedBy']);
  }
});
