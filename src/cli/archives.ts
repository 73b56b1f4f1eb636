/** Where a log to verify is read from: the folder of an export, or an address. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArchiveReader } from '../proof/archive.ts';
import { CommandFailure } from './command-failure.ts';
import type { Terminal } from './output.ts';

/** `token`: for the address of a private workspace. */
export function openArchive(place: string, token: string | undefined, terminal: Terminal): ArchiveReader {
  return /^https?:\/\//.test(place) ? readAddress(place, token, terminal) : readFolder(place, terminal);
}

function readFolder(folder: string, { words: { verify } }: Terminal): ArchiveReader {
  return (name) => {
    const path = join(folder, name);
    return readFile(path).catch(({ code = '' }: NodeJS.ErrnoException) => {
      if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
      throw new CommandFailure(verify.unreadable({ path, code }), 3);
    });
  };
}

const TIMEOUT_MS = 30_000;

/** Of a log over HTTP: `https://host/log/main`. What only exports have is not there. */
function readAddress(place: string, token: string | undefined, { words: { verify } }: Terminal): ArchiveReader {
  const base = place.replace(/\/+$/, '');
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return async (path) => {
    if (/\.jsonl?$/.test(path)) return undefined;
    const address = `${base}/${path}`;
    const response = await fetch(address, { headers, signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(
      (error: Error) => {
        throw new CommandFailure(verify.noAnswer({ address, reason: error.message }), 3);
      },
    );
    if (response.status === 404) return undefined;
    if (!response.ok) throw new CommandFailure(verify.refused({ address, status: response.status }), 3);
    return Buffer.from(await response.arrayBuffer());
  };
}
