// The date controls in a browser: a page at other days and moments.
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

  const custody = (page: Page) => page.locator('[data-attribute="custody"]');
  const custodyIn = (page: Page) => custody(page).textContent();

  async function open(path: string, options = {}): Promise<Page> {
    const page = await browser.newPage(options);
    page.on('pageerror', (error) => expect.soft(error.message).toBe(''));
    await page.goto(server.url + path);
    return page;
  }

  test('moves across January 2022 by keyboard, and custody follows without a reload', async () => {
    const page = await open(`${MASIMOV}?asOf=2022-01-01`);
    expect(await custodyIn(page)).toContain('No record of custody');
    await page.evaluate(() => Object.assign(globalThis, { stillHere: true }));
    const slider = page.getByRole('slider', { name: 'On (date), day by day' });
    await slider.focus();
    for (let day = 2; day <= 31; day += 1) await page.keyboard.press('ArrowRight');
    await custody(page).getByText('detained').waitFor();
    expect(await slider.getAttribute('aria-valuetext')).toBe('31 January 2022');
    await page.waitForURL(/asOf=2022-01-31/);
    expect(await page.evaluate(() => 'stillHere' in globalThis)).toBe(true);
    expect(await page.locator('#time-now').textContent()).toContain('On 31 January 2022');
    expect(await slider.evaluate((it) => it.matches(':focus'))).toBe(true);
    await page.keyboard.press('ArrowLeft');
    await custody(page).getByText('Not clear').waitFor();
    await page.reload();
    expect(await custodyIn(page)).toContain('not clear');
    await page.close();
  });

  test('acts at once when the one date field is changed, without a button, and can be taken back', async () => {
    const page = await open(`${MASIMOV}?asOf=2022-01-01`);
    expect(await page.locator('input[type=date]').count()).toBe(1);
    const slider = page.getByRole('slider', { name: 'On (date), day by day' });
    await page.getByLabel('On (date)', { exact: true }).fill('2022-02-01');
    await custody(page).getByText('detained').waitFor();
    await page.waitForURL(/asOf=2022-02-01/);
    expect(await slider.getAttribute('aria-valuetext')).toBe('1 February 2022');
    await page.goBack();
    await custody(page).getByText('No record').waitFor();
    expect(await page.getByLabel('On (date)', { exact: true }).inputValue()).toBe('2022-01-01');
    await page.close();
  });

  test('leaves a date alone while it is typed', async () => {
    const page = await open(`${MASIMOV}?asOf=2022-01-01`);
    const field = page.getByLabel('On (date)', { exact: true });
    await field.focus();
    await page.keyboard.type('02012022', { delay: 150 });
    await page.waitForURL(/asOf=2022-02-01/);
    expect(await field.inputValue()).toBe('2022-02-01');
    await page.close();
  });

  test('does the same without JavaScript, with its form and its steps', async () => {
    const page = await open(`${MASIMOV}?asOf=2022-01-01`, { javaScriptEnabled: false });
    expect(await page.getByRole('slider').count()).toBe(0);
    await page.getByLabel('On (date)', { exact: true }).fill('2022-02-01');
    await page.keyboard.press('Enter');
    await page.waitForURL(/asOf=2022-02-01/);
    expect(await custodyIn(page)).toContain('detained');
    await page.getByRole('link', { name: 'previous change' }).click();
    await page.waitForURL(/asOf=2022-01-31/);
    expect(await custodyIn(page)).toContain('detained');
    await page.close();
  });

  test('costs at most 33 ms of scripting, style and layout a step', async () => {
    const page = await open('/main/cases/karim-masimov-and-deputies?asOf=2022-01-01');
    const slider = page.getByRole('slider', { name: 'On (date), day by day' });
    await slider.focus();
    const client = await page.context().newCDPSession(page);
    await client.send('Performance.enable');
    const spentMs = async () => {
      const { metrics } = await client.send('Performance.getMetrics');
      const parts = metrics.filter(({ name }) =>
        ['ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration'].includes(name),
      );
      return parts.reduce((sum, { value }) => sum + value * 1000, 0);
    };
    const steps: number[] = [];
    for (let step = 2; step <= 12; step += 1) {
      const before = await spentMs();
      await page.keyboard.press('ArrowRight');
      await page.locator('#time-now').getByText(`On ${step} January 2022`).waitFor();
      steps.push((await spentMs()) - before);
    }
    const typical = steps.toSorted((a, b) => a - b)[5] ?? 0;
    console.info(`a step costs ${steps.map((it) => it.toFixed(1)).join(', ')} ms of scripting, style and layout`);
    expect(typical).toBeLessThanOrEqual(33);
    await page.close();
  });

  test('moves what was known, and says at which log entry', async () => {
    const page = await open(MASIMOV);
    const slider = page.getByRole('slider', { name: /^As we knew it on/ });
    await slider.focus();
    await page.keyboard.press('Home');
    await page.waitForURL(/knownAt=position%3A\d+/);
    expect(await slider.getAttribute('aria-valuetext')).toMatch(/^log entry \d+$/);
    await page.keyboard.press('End');
    await page.waitForURL((url) => !url.searchParams.has('knownAt'));
    expect(await slider.getAttribute('aria-valuetext')).toBe('now');
    await page.close();
  });

  test('keeps open what its reader has opened, and every link keeps the moment', async () => {
    const page = await open(`${MASIMOV}?asOf=2022-02-01`);
    const source = page.locator('tr', { hasText: 'detained' }).locator('details.provenance').first();
    await source.locator('summary').click();
    await page.getByRole('link', { name: 'next change' }).click();
    await page.waitForURL(/asOf=(?!2022-02-01)/);
    expect(await source.getAttribute('open')).not.toBeNull();
    const asOf = new URL(page.url()).searchParams.get('asOf') ?? '';
    const links = await page
      .locator('nav a')
      .evaluateAll((all) => all.map((link) => (link as unknown as { href: string }).href));
    for (const link of links) expect(link).toContain(`asOf=${asOf}`);
    await page.close();
  });

  test('keeps what else the address asks for, and filters ask of the moment that is shown', async () => {
    const page = await open(`${MASIMOV}?asOf=2022-02-01`);
    await page.getByRole('link', { name: 'a month around this date' }).click();
    await page.waitForURL(/span=month/);
    await page.getByRole('slider', { name: 'On (date), day by day' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(/asOf=2022-02-02/);
    expect(page.url()).toContain('span=month');
    await page.goto(`${server.url}/main/persons?asOf=2022-02-01`);
    await page.getByRole('slider', { name: 'On (date), day by day' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(/asOf=2022-02-02/);
    await page.getByText('Filter', { exact: true }).click();
    await page.getByLabel('Custody').selectOption('detained');
    await page.locator('details.filters button').click();
    await page.waitForURL(/custody=detained/);
    expect(page.url()).toContain('asOf=2022-02-02');
    expect(await page.locator('#list').textContent()).toContain('Karim Masimov');
    await page.close();
  });

  test('moves on a development’s page, and leaves its verification at work', async () => {
    const page = await open('/main/developments/fc7601d8-cfb2-471e-8f00-ff112bda1991');
    await page.getByRole('slider', { name: /^As we knew it on/ }).focus();
    await page.keyboard.press('ArrowLeft');
    await page.waitForURL(/knownAt=/);
    await page.getByRole('button', { name: 'Verify in this browser' }).click();
    await page.locator('[data-verdict]').getByText('We could not fetch it').waitFor();
    await page.close();
  });

  test('takes a step back, and stands where an instant or a far day was asked of', async () => {
    const page = await open(`${MASIMOV}?asOf=2022-02-01`);
    await page.getByRole('link', { name: 'previous change' }).click();
    await page.waitForURL(/asOf=2022-01-31/);
    await page.goBack();
    await page.locator('#time-now').getByText('On 1 February 2022').waitFor();
    expect(await page.getByLabel('On (date)', { exact: true }).inputValue()).toBe('2022-02-01');
    await page.getByLabel('On (date)', { exact: true }).fill('1950-06-01');
    await page.keyboard.press('Enter');
    await page.waitForURL(/asOf=1950-06-01/);
    const slider = page.getByRole('slider', { name: 'On (date), day by day' });
    await slider.focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(/asOf=1950-06-02/);
    const { body } = await server.get<{ knownAt: { recordedAt: string } }>(
      '/v1/main/persons/karim-masimov?knownAt=position:40',
    );
    await page.goto(`${server.url}${MASIMOV}?knownAt=${body.knownAt.recordedAt}`);
    const known = page.getByRole('slider', { name: /^As we knew it on/ });
    expect(Number(await known.inputValue())).toBeLessThan(Number(await known.getAttribute('max')));
    expect(await known.getAttribute('aria-valuetext')).toBe(body.knownAt.recordedAt);
    await page.close();
  });

  test('never loses the focus, also where a step leads no further', async () => {
    const page = await open(`${MASIMOV}?asOf=2022-02-01`);
    const next = page.getByRole('link', { name: 'next change' });
    for (let steps = 0; steps < 20 && (await next.count()) > 0; steps += 1) {
      await next.focus();
      await page.keyboard.press('Enter');
      await page.locator('body:not([aria-busy])').waitFor();
    }
    expect(await next.count()).toBe(0);
    expect(await page.evaluate('document.activeElement.tagName')).not.toBe('BODY');
    await page.close();
  });
});
