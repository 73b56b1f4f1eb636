/** Files of developments: finding them, and reading one. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readStrictJson } from '../catalogue/strict-json.ts';
import { fail } from '../words/problem.ts';
import { CommandFailure, unwrap } from './command-failure.ts';
import type { Terminal } from './output.ts';

/** Files of developments; of the latter two each line holds one. */
const EXTENSIONS = /\.(json|ndjson|jsonl)$/;

/** The files of developments in a folder and in those within it, in the order of their names. */
export async function listFiles(folder: string, { words }: Terminal): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    ({ code = '' }: NodeJS.ErrnoException) => {
      throw new CommandFailure(words.input.unreadableFolder({ folder, code }));
    },
  );
  return entries
    .filter((entry) => entry.isFile() && EXTENSIONS.test(entry.name))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length)
        .replace(/^[\\/]/, ''),
    )
    .sort();
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
