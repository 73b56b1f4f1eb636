// Pages: signing in, private workspaces, headers, moments.

import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHttpApp } from '../../src/web/app.ts';
import { setIndexable } from '../../src/workspaces/workspaces.ts';
import { ADA, BO, cast, corrected, detained, register, released, retracted } from '../support/drafts.ts';
import { ADMIN_TOKEN, openTestServer, type TestServer } from '../support/http.ts';
import { record, type Visit, visit as visitOf } from '../support/visit.ts';

let server: TestServer;
let token: string;
beforeAll(async () => {
  server = await openTestServer({ corpus: true });
  await server.makeWorkspace('harbour', false);
  token = await server.makeToken('nina', 'recorder', 'harbour');
  await append('harbour', cast());
});
afterAll(() => server?.close());

const append = (workspace: string, body: unknown) => record(server, workspace, body);
const visit = (path: string, options: Visit = {}) => visitOf(server, path, options);
const signIn = (workspace: string, given: string) => visit('/', { form: { workspace, token: given } });

describe('signing in', () => {
  test('takes a token into a cookie of this workspace that no script reads and no other site sends', async () => {
    const { status, headers } = await signIn('harbour', token);
    expect({ status, location: headers.get('location') }).toEqual({ status: 303, location: '/harbour' });
    expect(headers.get('set-cookie')).toMatch(
      /^annalist_token=[^;]+; Max-Age=43200; Path=\/harbour; HttpOnly; SameSite=Lax$/,
    );
    const cookie = headers.get('set-cookie')?.split(';')[0] ?? '';
    const home = await visit('/harbour', { cookie });
    expect(home.status).toBe(200);
    expect(home.text).toContain('nina');
    expect(home.text).toContain('href="/harbour/add"');
    const out = await visit('/harbour/sign-out', { cookie, form: {} });
    expect(out.headers.get('set-cookie')).toMatch(/^annalist_token=; Max-Age=0; Path=\/harbour/);
  });

  test('behind TLS makes the cookie secure', async () => {
    const { headers } = await visit('/', {
      form: { workspace: 'harbour', token },
      headers: { 'x-forwarded-proto': 'https' },
    });
    expect(headers.get('set-cookie')).toContain('Secure');
  });

  test.each([
    ['a wrong token', 'harbour', 'annalist_wrong'],
    ['a workspace that there is not', 'nowhere', 'annalist_wrong'],
    ['a name that no workspace has', 'v1/../x', 'annalist_wrong'],
    ['nothing', '', ''],
  ])('with %s is refused, and says no more', async (_, workspace, given) => {
    const { status, text, headers } = await signIn(workspace, given);
    expect({ status, cookie: headers.get('set-cookie') }).toEqual({ status: 401, cookie: null });
    expect(text).toContain('Unknown workspace or token.');
    expect(text).not.toContain(given === '' ? 'undefined' : given);
  });

  test.each([
    ['from another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['from nowhere', { origin: '', 'sec-fetch-site': '' }],
  ])('%s is refused with a page', async (_, headers) => {
    const { status, text } = await visit('/', { form: { workspace: 'harbour', token }, headers });
    expect(status).toBe(403);
    expect(text).toContain('<h1>');
  });
});

describe('a private workspace', () => {
  test('looks like none to strangers, who may sign in there', async () => {
    const [hidden, none] = [await visit('/harbour/persons/ada-orlov'), await visit('/hidden/persons/ada-orlov')];
    expect([hidden.status, none.status]).toEqual([404, 404]);
    expect(hidden.text.replaceAll('harbour', 'hidden')).toBe(none.text);
    expect(hidden.text).toContain('name="token"');
  });

  test('is not told of by its sign-in page either', async () => {
    const [hidden, none] = [await visit('/harbour/sign-in'), await visit('/hidden/sign-in')];
    expect(hidden.text.replaceAll('harbour', 'hidden')).toBe(none.text);
  });

  test('is open to its cookie, and closed to that of another', async () => {
    const cookie = `annalist_token=${token}`;
    expect((await visit('/harbour/persons/ada-orlov', { cookie })).status).toBe(200);
    expect((await visit('/harbour', { cookie: 'annalist_token=annalist_other' })).status).toBe(404);
    expect((await visit('/main', { cookie })).status).toBe(200);
    expect((await visit('/v1/harbour/persons', { cookie, headers: { accept: 'application/json' } })).status).toBe(404);
  });
});

describe('every page', () => {
  test('is kept out of search engines unless its workspace asks otherwise', async () => {
    const before = await visit('/main/cases');
    expect(before.headers.get('x-robots-tag')).toBe('noindex');
    expect(before.text).toContain('<meta name="robots" content="noindex">');
    await setIndexable(server.connection, 'main', true);
    await sleep(1_000); // Workspaces are remembered for a second.
    const after = await visit('/main/cases');
    await setIndexable(server.connection, 'main', false);
    expect(after.headers.get('x-robots-tag')).toBeNull();
    expect(after.text).not.toContain('noindex');
  });

  test('forbids inline scripts, frames and other hosts, and is not kept', async () => {
    const { headers, text } = await visit('/main/persons/karim-masimov');
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    );
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(text).not.toMatch(/\sstyle="|\son[a-z]+="|<script(?! (?:type="module"|defer) src=)/);
  });

  test('comes compressed, with all that it loads within 100 KB', async () => {
    const page = await server.raw('/main/cases/karim-masimov-and-deputies', {
      headers: { 'accept-encoding': 'gzip', accept: 'text/html' },
    });
    expect(page.headers.get('content-encoding')).toBe('gzip');
    const { text } = await visit('/main/cases/karim-masimov-and-deputies');
    const files = [...text.matchAll(/(?:href|src)="(\/static\/[^"]+)"/g)].map(([, address = '']) => address);
    expect(files.length).toBeGreaterThan(2);
    const bodies = await Promise.all(files.map(async (address) => (await visit(address)).text));
    const sizes = [text, ...bodies].map((body) => gzipSync(body).length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(100_000);
    expect(gunzipSync(gzipSync(text)).length).toBe(Buffer.byteLength(text));
  });

  test('answers HEAD as GET, and another method with 405', async () => {
    const head = await server.raw('/main/cases', { method: 'HEAD', headers: { accept: 'text/html' } });
    expect({ status: head.status, text: head.text }).toEqual({ status: 200, text: '' });
    const put = await server.raw('/main/cases', { method: 'PUT', headers: { accept: 'text/html' } });
    expect({ status: put.status, allow: put.headers.get('allow') }).toEqual({ status: 405, allow: 'GET, HEAD' });
  });
});

test('a form sent by somebody who is signed in no more is kept whole, to be sent again', async () => {
  const form = { 'data.person': 'person:ada-orlov', summary: 'A “quoted” <b>line</b>', do: 'preview' };
  const { status, text } = await visit('/main/add/person.detained', { form });
  expect(status).toBe(401);
  expect(text).toContain('name="data.person" value="person:ada-orlov"');
  expect(text).toContain('name="summary" value="A “quoted” &lt;b&gt;line&lt;/b&gt;"');
  expect(text).toContain('action="/main/add/person.detained"');
  const cookie = `annalist_token=${ADMIN_TOKEN}`;
  expect((await visit('/main/add/person.detained', { form, cookie })).status).toBe(422);
});

test('what was not known yet leads to what is known now', async () => {
  const { status, text } = await visit('/main/persons/karim-masimov?knownAt=position:0');
  expect(status).toBe(404);
  expect(text).toContain('<a href="/main/persons/karim-masimov">Show the current version');
});

test('static files are kept for ever under their digest, and no others are given out', async () => {
  const { text } = await visit('/main');
  const [, address = ''] = /href="(\/static\/style\.css\?\w+)"/.exec(text) ?? [];
  expect((await visit(address)).headers.get('cache-control')).toContain('immutable');
  expect((await visit('/static/style.css?old')).headers.get('cache-control')).toBe('no-cache');
  for (const path of ['/static/nothing.css', '/static/..%2flayout.ts', '/static/__proto__'])
    expect((await visit(path)).status).toBe(404);
});

test('a slash too many leads to the page without it, and never elsewhere', async () => {
  const { status, headers } = await visit('/main/persons/?asOf=2022-02-01');
  expect([status, headers.get('location')]).toEqual([301, '/main/persons?asOf=2022-02-01']);
  for (const path of ['//evil.example/', '/v1/main/', '/%5Cevil.example/']) {
    const answer = await server.raw(path, { headers: { accept: 'text/html' } });
    expect([path, answer.status]).toEqual([path, 404]);
  }
});

describe('what cannot be answered', () => {
  test.each([
    ['/main/persons/nobody', 404, '“person:nobody” is not registered'],
    ['/main/persons/Karim%20Masimov', 404, 'is not registered'],
    ['/main/nowhere', 404, 'There is nothing at'],
    ['/main/persons/karim-masimov?asOf=yesterday', 400, 'asOf'],
    ['/main/persons/karim-masimov?knownAt=position:9999', 400, 'Log entry 9999 does not exist yet'],
    ['/main/persons/karim-masimov?colour=red', 400, 'colour'],
    ['/main/persons/karim-masimov?cursor=abc', 400, 'cursor'],
    ['/main/persons/karim-masimov/diff?from=2024-01-01&to=2022-01-01', 400, 'Swap them'],
    ['/main/persons/karim-masimov/periods?from=2024-01-01&to=2022-01-01', 400, 'Swap them'],
    ['/main/search?q=…', 400, 'no letter or digit'],
    ['/main/findings?rule=nothing', 400, 'rule'],
    ['/main/persons?custody=banana', 400, 'detained, remanded'],
    ['/main/persons.csv?custody=banana', 400, 'detained, remanded'],
    ['/main/persons/%00', 404, 'U+0000'],
  ])('%s is a page with %i that says why', async (path, status, remedy) => {
    const answer = await visit(path);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.text).toContain(remedy);
  });

  test('stays a problem for programs', async () => {
    for (const path of ['/main/nowhere', '/nowhere', '/v1/main/nowhere']) {
      const answer = await server.raw(path);
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
    }
    const api = await server.raw('/v1/main/nowhere', { headers: { accept: 'text/html' } });
    expect(api.headers.get('content-type')).toBe('application/problem+json');
  });

  test('because of a fault here says so, and nothing of the fault', async () => {
    const faults: unknown[] = [];
    const fail = () => {
      throw new Error('the secret of the tests');
    };
    const connection = new Proxy(server.connection, { get: fail });
    const today = () => '2026-01-01';
    const services = { ...server, connection, adminToken: 'x', today, onError: (error: unknown) => faults.push(error) };
    const app = createHttpApp(services, '0');
    const answer = await app.request('/main/cases', { headers: { accept: 'text/html' } });
    const text = await answer.text();
    expect(answer.status).toBe(500);
    expect(text).toContain('This is not your fault');
    expect(text).not.toContain('secret');
    expect(faults).toHaveLength(1);
  });
});

describe('names and quotes', () => {
  const hostile = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    'كريم ماسيموف',
    '👩‍⚖️ Judge 🏛',
    'A'.repeat(300),
    "O'Brien & Sons <b>",
  ];

  test('of every kind stand in pages as they are written, and do nothing', async () => {
    const workspace = 'hostile';
    await server.makeWorkspace(workspace, true);
    const persons = hostile.map((text, index) => ({
      id: randomUUID(),
      type: 'person.registered',
      data: { person: `person:p${index}`, names: [{ text }] },
    }));
    const told = hostile.map((quote, index) => ({
      ...detained({ occurred: '2024-03-05' }, `person:p${index}`),
      summary: quote,
      sources: [{ source: 'source:harbour-gazette-1', quote, translation: quote }],
    }));
    await append(workspace, [...cast(), ...persons, ...told]);
    const pages = [
      '/persons',
      '',
      '/search?q=script%20alert',
      '/findings',
      '/sources/harbour-gazette-1',
      ...hostile.map((_, index) => `/persons/p${index}`),
      '/persons/p0/diff?from=2024-01-01&to=2024-12-31',
      '/persons/p0/periods?attribute=custody&with=name',
    ];
    for (const page of pages) {
      const { status, text } = await visit(`/${workspace}${page}`);
      expect(status, page).toBe(200);
      expect(text).not.toMatch(/<script>alert|<img src=x|Sons <b>/);
    }
    const { text } = await visit(`/${workspace}/persons/p0`);
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect((await visit(`/${workspace}/persons/p2`)).text).toContain('<bdi>كريم ماسيموف</bdi>');
  });
});

test('a merged subject’s page leads to that of whom it is known as, with the same question', async () => {
  await append('harbour', { id: randomUUID(), type: 'subject.merged', data: { from: BO, into: ADA } });
  const cookie = `annalist_token=${token}`;
  const { status, headers } = await visit('/harbour/persons/bo-tarn?asOf=2024-01-01', { cookie });
  expect({ status, location: headers.get('location') }).toEqual({
    status: 308,
    location: '/harbour/persons/ada-orlov?asOf=2024-01-01',
  });
});

test('what was corrected or retracted since says so wherever its first words stand', async () => {
  await server.makeWorkspace('amended', true);
  const [arrest, release] = [detained({ occurred: '2024-03-05' }), released({ occurred: '2024-03-09' })];
  const again = corrected(arrest.id, { ...arrest, occurred: '2024-03-06' });
  await append('amended', [...cast(), arrest, release]);
  await append('amended', again);
  await append('amended', retracted(release.id));
  const { text } = await visit('/amended');
  expect(text).toMatch(new RegExp(`Corrected since:</strong>\\s+<a href="/amended/developments/${arrest.id}"`));
  expect(text).toMatch(new RegExp(`Retracted:</strong>\\s+<a href="/amended/developments/${release.id}"`));
  const person = await visit('/amended/persons/ada-orlov?asOf=2024-03-08');
  expect(person.text).toMatch(
    new RegExp(`Corrected since:</strong>\\s+<a href="/amended/developments/${arrest.id}[^"]*"`),
  );
  expect((await visit(`/amended/search?q=${release.id}`)).text).toContain('Retracted:');
});

test('notes are for those with a token: also those that a correction leaves out', async () => {
  await server.makeWorkspace('noted', true);
  const arrest = { ...detained({ occurred: '2024-03-05' }), note: 'ask the harbour master' };
  await append('noted', [...cast(), arrest]);
  const { note: _, ...without } = arrest;
  await append('noted', corrected(arrest.id, { ...without, occurred: '2024-03-06' }));
  const colleague = `annalist_token=${await server.makeToken('rae', 'reader', 'noted')}`;
  for (const path of [
    `/noted/developments/${arrest.id}`,
    '/noted/audit',
    '/noted/persons/ada-orlov',
    '/noted/audit.csv',
  ])
    expect((await visit(path)).text, path).not.toContain('harbour master');
  expect((await visit(`/noted/developments/${arrest.id}`, { cookie: colleague })).text).toContain('harbour master');
});

test('a list leads through its pages, as of the day asked of', async () => {
  await server.makeWorkspace('many', true);
  await append(
    'many',
    register(...Array.from({ length: 60 }, (_, index) => `person:p${String(index).padStart(2, '0')}`)),
  );
  const first = await visit('/many/persons?asOf=2024-01-01');
  expect(first.text).toContain('60 results');
  expect(first.text).toContain('p49');
  expect(first.text).not.toContain('p50');
  const [, next = ''] = /rel="next" href="([^"]+)"/.exec(first.text) ?? [];
  const second = await visit(next.replaceAll('&amp;', '&'));
  expect(second.status).toBe(200);
  expect(second.text).toContain('p59');
  expect(second.text).not.toContain('p49');
  expect(second.text).toContain('1 January 2024');
});

test('the page of a case with 2,000 developments is paged, and stays small', async () => {
  const workspace = 'large';
  await server.makeWorkspace(workspace, true);
  await append(workspace, cast());
  const defendants = Array.from({ length: 40 }, (_, index) => `person:d${index}`);
  await append(workspace, register(...defendants));
  const tell = (type: string, data: object, occurred: string) => ({ ...detained({ occurred }), type, data });
  const day = (index: number) => new Date(Date.UTC(2020, 0, 1 + (index % 1500))).toISOString().slice(0, 10);
  const developments = Array.from({ length: 2_000 }, (_, index) => {
    const person = defendants[index % 40] ?? ADA;
    if (index < 40)
      return tell('case.party_added', { case: 'case:harbour-fire', party: person, role: 'defendant' }, day(index));
    if (index % 3 === 0) return tell('hearing.held', { case: 'case:harbour-fire', kind: 'main' }, day(index));
    const arson = {
      case: 'case:harbour-fire',
      persons: [person],
      charges: [{ charge: `c${index % 7}`, offence: 'arson' }],
    };
    if (index % 3 === 1)
      return { ...tell('charge.filed', arson, day(index)), claim: { by: 'unstated', standing: 'alleged' } };
    return tell('person.detained', { person, case: 'case:harbour-fire' }, day(index));
  });
  for (let start = 0; start < developments.length; start += 500)
    await append(workspace, developments.slice(start, start + 500));
  const { status, text } = await visit(`/${workspace}/cases/harbour-fire?asOf=2023-01-01`);
  expect(status).toBe(200);
  expect(text).toContain('rel="next"');
  expect(gzipSync(text).length).toBeLessThan(100_000);
});

test('a release after the day asked of is not there yet', async () => {
  await append('hostile', [detained({ occurred: '2024-03-05' }), released({ occurred: '2024-03-09' })]);
  expect((await visit('/hostile/persons/ada-orlov?asOf=2024-03-06')).text).toMatch(/data-card="custody".*?In custody/s);
  expect((await visit('/hostile/persons/ada-orlov?asOf=2024-03-09')).text).toMatch(/data-card="custody".*?Released/s);
});

test('the page of periods shows when a value held, and when two held at once', async () => {
  const { status, text } = await visit('/main/persons/karim-masimov/periods?attribute=office&with=custody');
  expect(status).toBe(200);
  expect(text).toMatch(/<td data-label="From">2 January 2022<\/td>\s*<td data-label="To">30 January 2022<\/td>/);
  expect(text).toContain('not clear');
  for (const path of ['organizations/national-security-committee', 'sources/main-mistake-of-karim-masimov'])
    expect((await visit(`/main/${path}/periods?with=`)).status, path).toBe(200);
});
