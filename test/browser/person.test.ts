// The page of a person, as its reader first sees it: short, honest, and without words of the data model.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasBrowser, openBrowser } from '../support/browser.ts';
import { openTestServer, type TestServer } from '../support/http.ts';

const MASIMOV = '/main/persons/karim-masimov';

describe.runIf(hasBrowser)('the page of a person', () => {
  let server: TestServer;
  let browser: Browser;
  beforeAll(async () => {
    server = await openTestServer({ corpus: true });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  async function open(path: string, [width, height]: readonly [number, number] = [1280, 800]): Promise<Page> {
    const page = await browser.newPage({ viewport: { width, height } });
    await page.goto(server.url + path);
    return page;
  }

  test.each(['', '?asOf=2022-01-10', '?asOf=2023-12-01'])(
    'of the article%s has at most 900 words before anything is opened, on three screens',
    async (query) => {
      const page = await open(MASIMOV + query);
      const text = await page.locator('body').innerText();
      expect(text.split(/\s+/).length).toBeLessThanOrEqual(900);
      expect(text).not.toMatch(/\b(?:position|standing|stated)\b|\[\.\.|\.\.\]|\d{4}-\d\d|\b(?:person|case|source):[a-z]/i);
      expect(await page.evaluate('document.documentElement.scrollHeight')).toBeLessThanOrEqual(3 * 800);
      await page.close();
    },
  );

  test('of the article never says or shows on 10 January 2022 that he was not in custody', async () => {
    const page = await open(`${MASIMOV}?asOf=2022-01-10`);
    const text = await page.locator('body').innerText();
    expect(text).not.toMatch(/no (?:record of )?custody|not in custody|released|at liberty/i);
    const card = page.locator('[data-card="custody"]');
    expect(await card.getAttribute('class')).toContain('look-not_clear');
    expect(await page.locator('.cards .look-none', { hasText: /custody/i }).count()).toBe(0);
    await page.close();
  });

  test('opens what a statement rests on in place, without a script', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${server.url}${MASIMOV}?asOf=2022-02-01`);
    await page.locator('#answer .ref').first().click();
    const note = page.locator('.notes .pop:popover-open');
    expect(await note.count()).toBe(1);
    expect(await note.innerText()).toContain('Receipt');
    await context.close();
  });
});
