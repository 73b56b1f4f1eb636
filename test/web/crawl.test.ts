// Every link, every comparison, and every form of the corpora.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isSubjectId } from '../../src/catalogue/subject.ts';
import { exampleOf } from '../../src/catalogue/types.ts';
import { addableTypes, formOf } from '../../src/web/form/tree.ts';
import { typedOf } from '../../src/web/form/typed.ts';
import { english } from '../../src/words/english.ts';
import { register } from '../support/drafts.ts';
import { controlsOf } from '../support/form-fields.ts';
import { ADMIN_TOKEN, everyItem, openTestServer, type TestServer } from '../support/http.ts';
import { record, visit } from '../support/visit.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer({ corpus: true, fiction: true });
  await server.makeWorkspace('examples', true);
});
afterAll(async () => {
  expect(server?.errors).toEqual([]);
  await server?.close();
});

const cookie = `annalist_token=${ADMIN_TOKEN}`;

/** Moments, views of a picture and filters: there is no end of them. */
const MANY = /[?&](asOf|knownAt|cursor|from|to|hide|focus|people|naming|occurredFrom|dates)=/;

/** Addresses that a page leads to, but for those of which there are many. */
function linksIn(text: string): string[] {
  const links = [...text.matchAll(/(?:href|src)="(\/[^"#]*)/g)].map(([, link = '']) => link.replaceAll('&amp;', '&'));
  return links.filter((link) => !MANY.test(link) || link.includes('dossier.css'));
}

test('every link of every page leads somewhere', async () => {
  const seen = new Set(['/', '/main', '/fiction']);
  const broken: string[] = [];
  for (const address of seen) {
    const { status, text, headers } = await visit(server, address, { cookie });
    // Nothing is signed here: there is no receipt yet.
    if (status >= 300 && status !== 308 && !(status === 503 && /receipt|checkpoint|keys/.test(address)))
      broken.push(`${status} ${address}`);
    if (headers.get('content-type')?.startsWith('text/html')) for (const link of linksIn(text)) seen.add(link);
  }
  expect(broken).toEqual([]);
  expect(seen.size).toBeGreaterThan(1_000);
}, 600_000);

test('every subject is compared over all time', async () => {
  for (const workspace of ['main', 'fiction'])
    for (const kind of ['persons', 'cases', 'organizations', 'sources']) {
      const { body } = await server.get<{ items: { id: string }[] }>(`/v1/${workspace}/${kind}?limit=500`);
      for (const { id } of body.items)
        for (const query of ['from=0001-01-01&to=9999-12-31', 'knownFrom=position:0']) {
          const path = `/${workspace}/${id.replace(':', 's/')}/diff?${query}`;
          expect([path, (await visit(server, path)).status]).toEqual([path, 200]);
        }
    }
});

test('every type that a person may send is previewed, or refused for a reason', async () => {
  const examples = addableTypes.map((type) => ({ type, example: exampleOf(type) }));
  const named = [
    ...JSON.stringify(examples.map(({ example }) => example)).matchAll(
      /"((?:person|case|organization|source):[a-z0-9-]+)"/g,
    ),
  ];
  const subjects = [...new Set(named.map(([, subject = '']) => subject))].filter((it) => isSubjectId(it));
  await record(server, 'examples', register(...subjects));
  const shown: string[] = [];
  for (const { type, example } of examples) {
    const path = `/examples/add/${type.name}`;
    const sent = controlsOf((await visit(server, path, { cookie: `annalist_token=${ADMIN_TOKEN}` })).text);
    for (const [name, text] of typedOf(formOf(type, english), example as Record<string, unknown>).texts)
      sent.set(name, text);
    const form = { ...Object.fromEntries(sent), id: randomUUID(), do: 'preview' };
    const { status, text } = await visit(server, path, { cookie, form });
    expect([200, 409, 422], `${type.name} ${text.slice(0, 2000)}`).toContain(status);
    if (status === 200) shown.push(type.name);
  }
  expect(shown.length).toBeGreaterThan(35);
});

test('every development of the corpora can be corrected as it stands, as far as a preview', async () => {
  for (const workspace of ['main', 'fiction']) {
    const developments = await everyItem<{ id: string; type: string }>(
      server,
      `/v1/${workspace}/developments?order=recorded`,
    );
    for (const { id, type } of developments) {
      const path = `/${workspace}/developments/${id}/correct`;
      const page = await visit(server, path, { cookie });
      if (page.status !== 200) continue; // What amends is not corrected.
      const form = { ...Object.fromEntries(controlsOf(page.text)), summary: 'As it stands.', do: 'preview' };
      const { status, text } = await visit(server, path, { cookie, form });
      expect([200, 422], `${type} ${id} ${text.slice(0, 1500)}`).toContain(status);
    }
  }
}, 300_000);
