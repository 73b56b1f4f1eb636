// A browser for tests.
import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import sparticuz, { inflate } from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

/** Where the Chromium that comes from npm is unpacked, with the libraries and fonts that a bare machine lacks. */
const folder = join(import.meta.dirname, '../../node_modules/.cache/chromium');
const unpacked = join(folder, 'chromium');
const fontConfiguration = join(folder, 'own-fonts.conf');

/** Whether there is a browser to test with: that of `CHROME_PATH`, or the one from npm, which runs on Linux. */
export const hasBrowser =
  process.env.CHROME_PATH !== undefined || (process.platform === 'linux' && process.arch === 'x64');

/** Unpacks the browser from npm where it is needed; to be done once, before any test opens it. */
export async function unpackBrowser(): Promise<void> {
  if (process.env.CHROME_PATH !== undefined) return;
  if (!existsSync(unpacked)) await unpack();
  await writeFile(fontConfiguration, describeFonts());
}

async function unpack(): Promise<void> {
  const unfinished = `${folder}-${process.pid}`;
  await mkdir(unfinished, { recursive: true });
  const { TMPDIR } = process.env;
  process.env.TMPDIR = unfinished; // The package unpacks into the system’s temporary folder, which users share.
  try {
    const bin = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../bin');
    await inflate(join(bin, 'al2023.tar.br'));
    await sparticuz.executablePath();
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
  await rename(unfinished, folder);
}

/**
 * The fonts of the package, and those of the system where it has any: the package's own list names folders of its
 * maker.
 */
function describeFonts(): string {
  const folders = [join(folder, 'fonts/fonts'), '/usr/share/fonts', '/usr/local/share/fonts'];
  const generic = ['sans-serif', 'serif', 'monospace', 'system-ui'];
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">',
    '<fontconfig>',
    ...folders.map((it) => `<dir>${it}</dir>`),
    `<cachedir>${join(folder, 'font-cache')}</cachedir>`,
    ...generic.map((name) => `<alias><family>${name}</family><default><family>Open Sans</family></default></alias>`),
    '</fontconfig>',
    '',
  ].join('\n');
}

/** A browser that reaches nothing but this machine. */
export async function openBrowser(): Promise<Browser> {
  const { CHROME_PATH } = process.env;
  const own = { LD_LIBRARY_PATH: join(folder, 'al2023/lib'), FONTCONFIG_FILE: fontConfiguration };
  return chromium.launch({
    executablePath: CHROME_PATH ?? unpacked,
    env: { ...process.env, ...(CHROME_PATH === undefined ? own : {}) } as Record<string, string>,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
}
