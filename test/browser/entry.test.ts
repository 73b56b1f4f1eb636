// Recording in a browser: forms, previews, suggestions.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sealWorkspace } from '../../src/proof/seal.ts';
import { findBarriers } from '../support/axe.ts';
import { hasBrowser, openBrowser } from '../support/browser.ts';
import { cast } from '../support/drafts.ts';
import { makeTestFolder } from '../support/folder.ts';
import { ADMIN_TOKEN, openTestServer, type TestServer } from '../support/http.ts';

describe.runIf(hasBrowser)('a recorder', () => {
  let server: TestServer;
  let browser: Browser;
  let folder: string;
  beforeAll(async () => {
    server = await openTestServer();
    browser = await openBrowser();
    folder = await makeTestFolder();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    if (folder) await rm(folder, { recursive: true });
  });

  async function makeWorkspace(name: string): Promise<string> {
    await server.makeWorkspace(name, false);
    const answer = await server.post(`/v1/${name}/developments`, cast(), { token: ADMIN_TOKEN });
    expect(answer.status).toBe(201);
    return server.makeToken('nina', 'recorder', name);
  }

  const seal = (workspace: string) =>
    sealWorkspace(server.connection, workspace, { folder: join(folder, 'seal'), originBase: 'harbour.example' });

  /** Presses Tab until the element has the focus: that it can be reached so is a part of what is tested. */
  async function tabTo(page: Page, target: Locator): Promise<void> {
    for (let presses = 0; presses < 150; presses += 1) {
      if (await target.evaluate((element) => element.matches(':focus'))) return;
      await page.keyboard.press('Tab');
    }
    throw new Error('it cannot be reached by Tab');
  }

  async function type(page: Page, label: string | RegExp, text: string): Promise<void> {
    const field = page.getByLabel(label, { exact: true }).first();
    await tabTo(page, field);
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type(text);
  }

  async function choose(page: Page, label: string, option: string): Promise<void> {
    const field = page.getByLabel(label, { exact: true }).first();
    await tabTo(page, field);
    for (let presses = 0; (await field.inputValue()) !== option && presses < 20; presses += 1)
      await page.keyboard.press('ArrowDown');
  }

  async function press(page: Page, target: Locator): Promise<void> {
    await tabTo(page, target);
    await page.keyboard.press('Enter');
    await page.waitForLoadState();
  }

  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).last();
  const custody = (page: Page) => page.locator('[data-card="custody"]').textContent();

  async function signIn(page: Page, workspace: string, token: string): Promise<void> {
    await page.goto(server.url);
    await type(page, 'Workspace', workspace);
    await type(page, 'Token', token);
    await page.keyboard.press('Enter');
    await page.waitForURL(`${server.url}/${workspace}`);
  }

  /** Records a detention on a day, from the person’s page on; on the development’s page at the end. */
  async function recordDetention(page: Page, workspace: string, day: string): Promise<void> {
    await page.goto(`${server.url}/${workspace}/persons/ada-orlov`);
    await press(page, page.getByRole('link', { name: 'Add a development about this' }));
    await press(page, page.getByRole('link', { name: 'Detention', exact: true }));
    await type(page, /^When it happened/, day);
    await type(page, /^In one sentence/, 'Ada Orlov was detained at the quay.');
    await tabTo(page, page.getByRole('radio', { name: /the source’s author/ }));
    await page.keyboard.press('Space');
    await choose(page, 'Kind of statement', 'reported');
    await type(page, 'Source', 'source:harbour-gazette-1');
    await type(page, /^Quote/, 'taken from the quay');
    await press(page, button(page, 'Preview'));
    await button(page, 'Record').waitFor();
    expect(await page.locator('main').textContent()).toContain(
      'Reported by the source’s author: ada-orlov was detained.',
    );
    await press(page, button(page, 'Record'));
    await page.waitForURL(/\/developments\/[0-9a-f-]{36}$/);
  }

  test.each([
    ['by keyboard alone', true],
    ['by keyboard alone, without JavaScript', false],
  ])('%s: adds a late development, sees it in the past but not as known before, corrects it', async (_, scripted) => {
    const workspace = scripted ? 'harbour' : 'quiet-harbour';
    const token = await makeWorkspace(workspace);
    const context = await browser.newContext({ javaScriptEnabled: scripted });
    const page = await context.newPage();
    await signIn(page, workspace, token);
    await recordDetention(page, workspace, '2024-03-05');
    const person = `${server.url}/${workspace}/persons/ada-orlov`;
    await page.goto(`${person}?asOf=2024-03-06`);
    expect(await custody(page)).toContain('In custody');
    await page.goto(`${person}?asOf=2024-03-06&knownAt=position:5`);
    expect(await custody(page)).toContain('No record');
    await page.goto(`${person}?asOf=2024-03-06`);
    await press(page, page.locator('#timeline > summary'));
    await press(page, page.locator('#timeline').getByRole('link', { name: /detained at the quay/ }));
    await press(page, page.getByRole('link', { name: 'Correct', exact: true }));
    await type(page, /^When it happened/, '2024-03-08');
    await press(page, button(page, 'Preview'));
    await press(page, button(page, 'Record'));
    await page.waitForURL(/\/developments\/[0-9a-f-]{36}$/);
    await page.goto(`${person}?asOf=2024-03-06`);
    expect(await custody(page)).toContain('No record');
    await page.goto(`${person}?asOf=2024-03-08`);
    expect(await custody(page)).toContain('In custody');
    await page.goto(`${person}?asOf=2024-03-06&knownAt=position:6`);
    expect(await custody(page)).toContain('In custody');
    await context.close();
  });

  test('checks the receipt of what was recorded in the browser, and sees a forged one fail', async () => {
    const token = await makeWorkspace('proof-harbour');
    const context = await browser.newContext();
    const page = await context.newPage();
    await signIn(page, 'proof-harbour', token);
    await recordDetention(page, 'proof-harbour', '2024-03-05');
    await seal('proof-harbour');
    await page.reload();
    await press(page, button(page, 'Verify in this browser'));
    await page.locator('[data-verdict]').getByText('Checks passed: the record is unchanged.').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.route('**/receipt', async (route) => {
      const response = await route.fetch();
      const text = await response.text();
      const forged = text.replace(/^extra (.+)$/m, (_, extra: string) => {
        const told = Buffer.from(extra, 'base64')
          .toString('utf8')
          .replace('taken from the quay', 'taken from the ship');
        return `extra ${Buffer.from(told).toString('base64')}`;
      });
      expect(forged).not.toBe(text);
      await route.fulfill({ response, body: forged });
    });
    await page.reload();
    await press(page, button(page, 'Verify in this browser'));
    await page.locator('[data-verdict]').getByText('A check failed').waitFor();
    await context.close();
  });

  test('checks that the log begins with a checkpoint that was kept, and finds one that it does not', async () => {
    const token = await makeWorkspace('kept-harbour');
    await seal('kept-harbour');
    const context = await browser.newContext();
    const page = await context.newPage();
    await signIn(page, 'kept-harbour', token);
    const kept = await page.evaluate("fetch('/kept-harbour/audit/checkpoint').then((it) => it.text())");
    await recordDetention(page, 'kept-harbour', '2024-03-05');
    await seal('kept-harbour');
    const check = async (checkpoint: string) => {
      await page.goto(`${server.url}/kept-harbour/audit`);
      await page.locator('textarea[name="kept"]').fill(checkpoint);
      await page.locator('#verify button').click();
      await page.locator('[data-verdict].verdict').waitFor();
      return page.locator('[data-verdict]').textContent();
    };
    expect(await check(String(kept))).toContain('Checks passed: the record is unchanged.');
    const [origin = '', size = '', root = '', ...rest] = String(kept).split('\n');
    const other = [origin, size, `${root.startsWith('A') ? 'B' : 'A'}${root.slice(1)}`, ...rest].join('\n');
    expect(await check(other)).toContain('A check failed');
    expect(await check('not a checkpoint')).toContain('A check failed');
    await context.close();
  });
});
