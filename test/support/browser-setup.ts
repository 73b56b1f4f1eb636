// Unpacks the browser before the tests that use it.
import { hasBrowser, unpackBrowser } from './browser.ts';

/** Before two files would unpack the browser at the same time. */
export async function setup(): Promise<void> {
  if (hasBrowser) await unpackBrowser();
}
