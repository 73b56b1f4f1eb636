// The time controls in a browser: a page at other days and moments.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasBrowser, openBrowser } from '../support/browser.ts';
import { openTestServer, type TestServer } from '../support/http.ts';

const MASIMOV = '/main/persons/karim-masimov';

describe.runIf(hasBrowser)('the time controls', () => {
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

  const custody = (page: Page) => page.locator('[data-card="custody"]');
  const date = (page: Page) => page.getByLabel('On (date)', { exact: true });
  const openDate = (page: Page) => page.locator('.when .pick.day button').click();
  const step = (page: Page, name: 'Previous' | 'Next') =>
    page.locator('.when').getByRole('link', { name: new RegExp(`^${name} change`) });

  async function open(path: string, options = {}): Promise<Page> {
    const page = await browser.newPage(options);
    page.on('pageerror', (error) => expect.soft(error.message).toBe(''));
    await page.goto(server.url + path);
    return page;
  }

  test('acts at once when the date is changed, announces what changed, and can be taken back', async () => {
    const page = await open(`${MASIMOV}?asOf=2022-01-01`);
    await page.evaluate(() => Object.assign(globalThis, { stillHere: true }));
    await openDate(page);
    await date(page).fill('2022-02-01');
    await page.waitForURL(/asOf=2022-02-01/);
    await custody(page).getByText('In custody').waitFor();
    expect(await page.locator('#time-said').textContent()).toMatch(/1 February 2022.*custody/i);
    expect(await page.evaluate(() => 'stillHere' in globalThis)).toBe(true);
    await page.goBack();
    await page.waitForURL(/asOf=2022-01-01/);
    await page.locator('body:not([aria-busy])').waitFor();
    expect(await date(page).inputValue()).toBe('2022-01-01');
    await page.close();
  });

  test('steps to every day on which something changes, also the first on which it may have', async () => {
    const page = await open(`${MASIMOV}?asOf=2022-01-01`);
    await step(page, 'Next').click();
    await page.waitForURL(/asOf=2022-01-02/);
    await custody(page).getByText('Not clear').waitFor();
    await step(page, 'Next').click();
    await page.waitForURL(/asOf=2022-01-31/);
    await custody(page).getByText('In custody').waitFor();
    expect(await page.evaluate('document.activeElement.tagName')).not.toBe('BODY');
    await page.close();
  });

  test('does the same without JavaScript, with its form and its steps', async () => {
    const page = await open(`${MASIMOV}?asOf=2022-01-01`, { javaScriptEnabled: false });
    await openDate(page);
    await date(page).fill('2022-02-01');
    await page.keyboard.press('Enter');
    await page.waitForURL(/asOf=2022-02-01/);
    expect(await custody(page).textContent()).toContain('In custody');
    await step(page, 'Previous').click();
    await page.waitForURL(/asOf=2022-01-31/);
    await page.close();
  });

  test('keeps open what its reader has opened, and every link keeps the moment', async () => {
    const page = await open(`${MASIMOV}?asOf=2022-02-01`);
    await page.locator('#custody > summary').click();
    await step(page, 'Next').click();
    await page.waitForURL(/asOf=(?!2022-02-01)/);
    await page.locator('body:not([aria-busy])').waitFor();
    expect(await page.locator('#custody').getAttribute('open')).not.toBeNull();
    const asOf = new URL(page.url()).searchParams.get('asOf') ?? '';
    const links = await page
      .locator('header nav a')
      .evaluateAll((all) => all.map((link) => (link as unknown as { href: string }).href));
    for (const link of links) expect(link).toContain(`asOf=${asOf}`);
    await page.close();
  });

  test('says when all was recorded at once, and gives a link to this day and this knowledge', async () => {
    const page = await open(`${MASIMOV}?asOf=2022-02-01`);
    await page.getByRole('button', { name: 'As we know it today' }).click();
    expect(await page.locator('#time-knowledge').innerText()).toContain('Everything here was recorded on');
    await page.getByRole('link', { name: 'Link to this day and this knowledge' }).click();
    await page.waitForURL(/asOf=2022-02-01.*knownAt=position/);
    await page.close();
  });
});
