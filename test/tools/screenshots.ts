// Pictures of pages, to judge how they look: node test/tools/screenshots.ts <folder> [--only <words>] [--url <server>].
// Without an address it serves both corpora itself. Each page at three widths, light and dark, the first screen and
// the whole.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { startEngine, startHttp } from '../../src/app.ts';
import { importFolder } from '../../src/cli/import.ts';
import { openConnection, RUNTIME_ROLE } from '../../src/database/connection.ts';
import { migrate } from '../../src/database/migrate.ts';
import { createWorkspace } from '../../src/workspaces/workspaces.ts';
import { openBrowser, unpackBrowser } from '../support/browser.ts';
import { silent } from '../support/outcome.ts';
import { startTestServer } from '../support/server.ts';

/** Names of files, and what they show. */
const pages = {
  'person-not-clear': '/main/persons/karim-masimov?asOf=2022-01-10',
  'person-later': '/main/persons/karim-masimov?asOf=2023-12-01',
  'person-released': '/fiction/persons/davrin-khozhurel',
  organization: '/main/organizations/national-security-committee?asOf=2022-02-01',
  source: '/main/sources/main-mistake-of-karim-masimov',
  case: '/fiction/cases/halmeny-bridge',
  'case-not-clear': '/main/cases/karim-masimov-and-deputies?asOf=2022-01-10',
  'case-judged': '/fiction/cases/tolunde-v-ostrane',
  'case-impeachment': '/fiction/cases/impeachment-of-osprek',
  'case-bundle': '/fiction/cases/pellimar-granary',
  'case-background': '/fiction/cases/halmeny-bridge-collapse',
  people: '/main/persons?custody=any&asOf=2022-03-01',
  workspace: '/main',
  home: '/',
} as const;

/** Width and height in CSS pixels. */
const screens = [
  [360, 740],
  [1280, 800],
  [1920, 1080],
] as const;
const schemes = ['light', 'dark'] as const;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string', default: '' }, url: { type: 'string' }, first: { type: 'boolean' } },
});
const [folder = 'screenshots'] = positionals;
await mkdir(folder, { recursive: true });
await unpackBrowser();
const server = values.url === undefined ? await serve() : { url: values.url, close: async () => undefined };
const browser = await openBrowser();
try {
  for (const [name, path] of Object.entries(pages)) await shoot(browser, name, server.url + path);
} finally {
  await browser.close();
  await server.close();
}

async function shoot(shooting: Browser, name: string, address: string): Promise<void> {
  for (const [width, height] of screens) {
    for (const colorScheme of schemes) {
      const file = `${name}-${width}-${colorScheme}`;
      if (!values.only.split(' ').every((word) => file.includes(word))) continue;
      const page = await shooting.newPage({ viewport: { width, height }, colorScheme });
      await page.goto(address);
      await page.locator('html[data-ready]').waitFor();
      await page.screenshot({ path: join(folder, `${file}.png`) });
      await page.screenshot({ path: join(folder, `${file}-whole.png`), fullPage: true });
      await page.close();
    }
  }
}

async function serve() {
  const postgres = await startTestServer();
  await migrate({ ownerConnectionString: postgres.url, runtimeUser: undefined });
  const connection = openConnection({ connectionString: postgres.url, role: RUNTIME_ROLE, maximumConnections: 10 });
  const onError = (error: unknown) => console.error(error);
  const engine = startEngine(connection, onError);
  for (const workspace of ['main', 'fiction']) {
    await createWorkspace(connection, { name: workspace, isPublic: true });
    await importFolder(engine, { workspace, folder: `events/${workspace}`, recordedBy: 'import' }, silent);
  }
  const http = await startHttp({ engine, port: 0, host: '127.0.0.1', adminToken: 'screenshots', onError });
  return {
    url: http.url,
    async close() {
      await http.close();
      await engine.close();
      await connection.destroy();
      await postgres.stop();
    },
  };
}
