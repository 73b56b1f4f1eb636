// The picture in a browser: zoom, pan, the day, and developments in place; and the same by links alone.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasBrowser, openBrowser } from '../support/browser.ts';
import { openTestServer, type TestServer } from '../support/http.ts';

const ADDRESS = '/main/persons/karim-masimov?asOf=2022-01-10';

describe.runIf(hasBrowser)('the picture', () => {
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

  async function open(options = {}): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
    page.on('pageerror', (error) => expect.soft(error.message).toBe(''));
    await page.goto(server.url + ADDRESS);
    return page;
  }

  /** A point on the track of custody, so far from its left end. */
  async function pointOn(page: Page, share: number) {
    const track = page.locator('[data-row="custody"] .track');
    await track.scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await track.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    return [x + share * width, y + height / 2] as const;
  }

  test('zooms with the wheel and pans by dragging, and the address follows', async () => {
    const page = await open();
    await page.mouse.move(...(await pointOn(page, 0.25)));
    await page.mouse.wheel(0, -240);
    await page.waitForURL(/from=2021-12-\d\d&to=2022-02-\d\d/);
    await page.locator('figure[data-picture]:not([data-from="2021-12-01"])').waitFor();
    const before = page.url();
    const [x, y] = await pointOn(page, 0.25);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 120, y, { steps: 4 });
    await page.mouse.up();
    await page.waitForURL((url) => url.href !== before);
    await page.close();
  });

  test('shows a development in place with its quote, until Escape', async () => {
    const page = await open();
    await page.mouse.move(...(await pointOn(page, 0.8)));
    await page.locator('.brief-popover').getByText('accused of treason and arrested').first().waitFor();
    await page.keyboard.press('Escape');
    expect(await page.locator('.brief-popover').count()).toBe(0);
    await page.close();
  });

  test('changes the day by dragging its flag', async () => {
    const page = await open();
    const flag = (await page.locator('[data-flag-text]').boundingBox()) ?? { x: 0, y: 0 };
    await page.mouse.move(flag.x + 10, flag.y + 10);
    await page.mouse.down();
    await page.mouse.move(flag.x + 400, flag.y + 10, { steps: 4 });
    await page.mouse.up();
    await page.locator('[data-row="custody"]').getByText('detained').first().waitFor();
    await page.waitForURL(/asOf=2022-02-\d\d/);
    await page.close();
  });

  test('zooms without a script, by its links', async () => {
    const page = await open({ javaScriptEnabled: false });
    await page.getByRole('link', { name: 'Day', exact: true }).click();
    expect(page.url()).toContain('from=2022-01-03&to=2022-01-17');
    expect(await page.locator('[data-row="custody"]').textContent()).toContain('not clear');
    await page.close();
  });
});
