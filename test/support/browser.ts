import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

/** Where Chromium is: `CHROME_PATH`, or the one that comes from npm, which runs on Linux. */
export async function findChromium(): Promise<string> {
  return process.env.CHROME_PATH ?? (await sparticuz.executablePath());
}

/** Whether there is a browser to test with. */
export const hasBrowser =
  process.env.CHROME_PATH !== undefined || (process.platform === 'linux' && process.arch === 'x64');

/** A browser that reaches nothing but this machine. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await findChromium(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
}
