// Every page in a browser: accessible, without errors, and at any width.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBarriers } from '../support/axe.ts';
import { hasBrowser, openBrowser } from '../support/browser.ts';
import { ADMIN_TOKEN, openTestServer, type TestServer } from '../support/http.ts';
import { pseudo } from '../support/pseudo.ts';

/** A detention that the corpus records. */
const DETENTION = '/main/developments/fc7601d8-cfb2-471e-8f00-ff112bda1991';

/** One address of each kind of page. */
const addresses = [
  '/',
  '/main',
  '/main/cases',
  '/main/persons?custody=any&asOf=2022-03-01',
  '/main/organizations',
  '/main/sources',
  '/main/cases/karim-masimov-and-deputies?asOf=2023-12-01',
  '/main/cases/january-2022-unrest',
  '/main/persons/karim-masimov?asOf=2022-02-01',
  '/fiction/cases',
  '/main/persons/karim-masimov/diff?from=2022-01-01&to=2024-01-01',
  '/main/persons/karim-masimov/diff?knownFrom=position:20',
  '/main/persons/karim-masimov/periods?attribute=office&with=custody',
  '/main/search?q=masimov',
  '/main/search',
  '/main/findings',
  '/main/audit',
  '/main/audit?type=person.detained&order=oldest',
  '/main/audit?occurredFrom=yesterday',
  '/main/persons/karim-masimov/dossier',
  '/fiction/cases/halmeny-bridge/dossier?asOf=2024-06-01',
  '/fiction/cases/halmeny-bridge?asOf=2024-06-01',
  '/fiction/organizations',
  DETENTION,
  `${DETENTION}/correct`,
  `${DETENTION}/corroborate`,
  `${DETENTION}/retract`,
  '/main/add',
  '/main/add/verdict.delivered?subject=person:karim-masimov',
  '/main/sign-in',
  '/main/persons/nobody',
  '/nowhere',
];

describe.runIf(hasBrowser)('every page', () => {
  let server: TestServer;
  let browser: Browser;
  beforeAll(async () => {
    server = await openTestServer({ corpus: true, fiction: true });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  test.each(addresses)('%s has no barriers, fits every screen, and loads nothing from elsewhere', async (address) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const width of [360, 1280]) {
        const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
        await context.addCookies([{ name: 'annalist_token', value: ADMIN_TOKEN, url: `${server.url}/main` }]);
        const page = await context.newPage();
        const elsewhere: string[] = [];
        const faults: string[] = [];
        page.on('request', (request) => {
          if (!request.url().startsWith(server.url)) elsewhere.push(request.url());
        });
        page.on('pageerror', (error) => faults.push(error.message));
        page.on('console', (message) => {
          if (message.type() === 'error' && !/status of 40[04]/.test(message.text())) faults.push(message.text());
        });
        await page.goto(server.url + address);
        expect(await findBarriers(page), `${colorScheme} ${width}`).toEqual([]);
        const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
        expect(overflow, `${width}`).toBeLessThanOrEqual(0);
        expect({ elsewhere, faults }).toEqual({ elsewhere: [], faults: [] });
        await context.close();
      }
    }
  });
});

describe.runIf(hasBrowser)('in the pseudo-language, whose texts are a third longer,', () => {
  let server: TestServer;
  let browser: Browser;
  beforeAll(async () => {
    server = await openTestServer({ corpus: true, fiction: true, language: pseudo });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  test.each(addresses)('%s fits a screen of 360 px', async (address) => {
    const context = await browser.newContext({ viewport: { width: 360, height: 800 } });
    await context.addCookies([{ name: 'annalist_token', value: ADMIN_TOKEN, url: `${server.url}/main` }]);
    const page = await context.newPage();
    await page.goto(server.url + address);
    expect(await page.evaluate('document.documentElement.lang')).toBe('en-XA');
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    await context.close();
  });
});
