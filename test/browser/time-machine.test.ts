import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasBrowser, openBrowser } from '../support/browser.ts';
import { openTestServer, type TestServer } from '../support/http.ts';

const MASIMOV = '/main/persons/karim-masimov';

describe.runIf(hasBrowser)('the time machine', () => {
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

  const custody = (page: Page) => page.locator('[data-attribute="custody"]');
  const custodyIn = (page: Page) => custody(page).innerText();

  async function open(path: string, options = {}): Promise<Page> {
    const page = await browser.newPage(options);
    page.on('pageerror', (error) => expect.soft(error.message).toBe(''));
    await page.goto(server.url + path);
    return page;
  }

  test('moves across January 2022 by keyboard, and custody follows without a reload', async () => {
    const page = await open(`${MASIMOV}?asOf=2022-01-01`);
    expect(await custodyIn(page)).toContain('no custody recorded');
    await page.evaluate(() => Object.assign(globalThis, { stillHere: true }));
    const slider = page.getByRole('slider', { name: 'As of, day by day' });
    await slider.focus();
    for (let day = 2; day <= 31; day += 1) await page.keyboard.press('ArrowRight');
    await custody(page).getByText('detained').waitFor();
    expect(await slider.getAttribute('aria-valuetext')).toBe('2022-01-31');
    await page.waitForURL(/asOf=2022-01-31/);
    expect(await page.evaluate(() => 'stillHere' in globalThis)).toBe(true);
    expect(await page.locator('#machine-now').innerText()).toContain('As of 31 January 2022');
    expect(await slider.evaluate((it) => it.matches(':focus'))).toBe(true);
    await page.keyboard.press('ArrowLeft');
    await custody(page).getByText('no custody recorded').waitFor();
    await page.reload();
    expect(await custodyIn(page)).toContain('no custody recorded');
    await page.close();
  });

  test('does the same without JavaScript, with its form and its steps', async () => {
    const page = await open(`${MASIMOV}?asOf=2022-01-01`, { javaScriptEnabled: false });
    expect(await page.getByRole('slider').count()).toBe(0);
    await page.getByLabel('As of', { exact: true }).fill('2022-02-01');
    await page.keyboard.press('Enter');
    await page.waitForURL(/asOf=2022-02-01/);
    expect(await custodyIn(page)).toContain('detained');
    await page.getByRole('link', { name: 'change before' }).click();
    await page.waitForURL(/asOf=2022-01-31/);
    expect(await custodyIn(page)).toContain('detained');
    await page.close();
  });
});
