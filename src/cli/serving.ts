/** What every command that serves something needs: its address explained, and its end. */

import { CommandFailure } from './command-failure.ts';
import type { Terminal } from './output.ts';

interface Address {
  readonly host: string;
  readonly port: number;
  /** What the person sets them by. */
  readonly names?: { readonly host: string; readonly port: string };
}

/** Why an address cannot be served on; any other error as it is. */
export function explainAddress(
  error: NodeJS.ErrnoException,
  { host, port, names = { host: 'HOST', port: 'PORT' } }: Address,
  { words: { input } }: Terminal,
): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new CommandFailure(input.portTaken({ port, host, name: names.port }));
    case 'EACCES':
      return new CommandFailure(input.portForbidden({ port, name: names.port }));
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new CommandFailure(input.noSuchHost({ host, name: names.host }));
    default:
      return error;
  }
}

/** Settles at SIGINT or SIGTERM. */
export function untilAskedToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
