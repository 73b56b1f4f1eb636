/** Files of developments: finding them, and reading one. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readStrictJson } from '../catalogue/strict-json.ts';
import { fail } from '../words/problem.ts';
import { CommandFailure, unwrap } from './command-failure.ts';
import type { Terminal } from './output.ts';

/** The `.json` files of a folder and of those in it, in the order of their names. */
export async function listFiles(folder: string, { words }: Terminal): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    ({ code = '' }: NodeJS.ErrnoException) => {
      throw new CommandFailure(words.input.unreadableFolder({ folder, code }));
    },
  );
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length)
        .replace(/^[\\/]/, ''),
    )
    .sort();
}

/**
 * How many developments the files of a folder hold: a file may hold a batch. What cannot be read counts as one, and
 * is refused later.
 */
export async function countDevelopments(folder: string, terminal: Terminal): Promise<number> {
  const files = await listFiles(folder, terminal);
  const counts = files.map(async (file) => {
    const reading = readStrictJson(await readFile(join(folder, file), 'utf8'));
    return reading.ok && Array.isArray(reading.value) ? reading.value.length : 1;
  });
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

/** A file as text. `explain`: why it cannot be read, which ends the command. */
export function readText(
  file: string,
  explain: (failed: { readonly file: string; readonly code: string }) => string,
): Promise<string> {
  return readFile(file, 'utf8').catch(({ code = '' }: NodeJS.ErrnoException) => {
    throw new CommandFailure(explain({ file, code }));
  });
}

/** What a file says. */
export async function readJsonFile(file: string, terminal: Terminal): Promise<unknown> {
  const reading = readStrictJson(await readText(file, terminal.words.input.unreadableFile));
  return reading.ok ? reading.value : unwrap(fail('unreadable_json', { faults: [reading.fault] }), terminal, file);
}
