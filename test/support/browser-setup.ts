import { findChromium, hasBrowser } from './browser.ts';

/** Unpacks the browser once, before two files would do it at the same time. */
export async function setup(): Promise<void> {
  if (hasBrowser) await findChromium();
}
