// The page of a large case: its picture stays small, and leads to every accused.
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestServer, type TestServer } from '../support/http.ts';
import { accusedOf, largeCase } from '../support/large-case.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
  const all = largeCase({ accused: 40, developments: 2_000 });
  for (let start = 0; start < all.length; start += 500)
    await server.appender.append({ workspace: 'main', recordedBy: 'nina', input: all.slice(start, start + 500) });
  expect(await server.projector.waitFor('main', all.length - 1)).toBe(true);
});
afterAll(() => server?.close());

test('of 40 accused and 2,000 developments is a page that can be sent, with every accused in two clicks', async () => {
  const { status, text } = await server.get('/main/cases/harbour-archive');
  expect(status).toBe(200);
  const [picture = ''] = /<figure class="picture" data-picture[\s\S]*?<\/figure>/.exec(text) ?? [];
  expect(picture.length).toBeLessThan(250_000);
  expect(gzipSync(picture).length).toBeLessThan(40_000);
  expect(picture.match(/data-row="person:/g)).toHaveLength(12);
  const everyone = await server.get('/main/cases/harbour-archive?people=all');
  expect(everyone.text.match(/data-row="person:/g)).toHaveLength(40);
  const focus = encodeURIComponent(accusedOf(39));
  expect((await server.get(`/main/cases/harbour-archive?focus=${focus}`)).text).toContain('data-row="custody"');
});
