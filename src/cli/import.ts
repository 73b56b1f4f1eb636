import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engine } from '../app.ts';
import { readStrictJson } from '../catalogue/strict-json.ts';
import type { AppendOutcome } from '../log/append.ts';
import { type Output, UsageError } from './output.ts';

export interface ImportOptions {
  readonly engine: Engine;
  readonly workspace: string;
  readonly folder: string;
  readonly recordedBy: string;
  readonly output: Output;
}

export interface ImportSummary {
  readonly recorded: number;
  /** Of developments that were recorded before, with the same content; files of those that are erased hold none. */
  readonly skipped: number;
  readonly skippedFiles: readonly string[];
}

/** Records every `.json` file of a folder and of the folders in it, in the order of their names; stops at the first that is refused. */
export async function importFolder({
  engine,
  workspace,
  folder,
  recordedBy,
  output,
}: ImportOptions): Promise<ImportSummary> {
  const files = await listFiles(folder);
  let [recorded, skipped] = [0, 0];
  const skippedFiles: string[] = [];
  for (const [index, file] of files.entries()) {
    output.progress(`${index + 1}/${files.length} ${file}`);
    const outcome = await appendFile(engine, { workspace, file: join(folder, file), recordedBy, skipsErased: true });
    if (outcome.kind === 'repeated') {
      skipped += outcome.receipts.length;
      skippedFiles.push(file);
    } else recorded += outcome.receipts.length;
  }
  output.progress('');
  return { recorded, skipped, skippedFiles };
}

/** The `.json` files of a folder and of those in it, in the order of their names. */
export async function listFiles(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(folder.length)
          .replace(/^[\\/]/, ''),
      )
      .sort();
  } catch (error) {
    throw new UsageError(
      `the folder ${folder} cannot be read (${(error as NodeJS.ErrnoException).code}); name one that holds developments`,
    );
  }
}

/** How many developments the `.json` files of a folder hold: a file may hold a batch. What is not readable counts as one, and is refused later. */
export async function countDevelopments(folder: string): Promise<number> {
  const files = await listFiles(folder);
  const counts = files.map(async (file) => {
    const reading = readStrictJson(await readFile(join(folder, file), 'utf8'));
    return reading.ok && Array.isArray(reading.value) ? reading.value.length : 1;
  });
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

type Appended = Extract<AppendOutcome, { readonly kind: 'recorded' | 'repeated' }>;

interface AppendFileOptions {
  readonly workspace: string;
  readonly file: string;
  readonly recordedBy: string;
  /** What was recorded before and is erased since is no fault. */
  readonly skipsErased?: boolean;
}

/** Records what one file holds: a development, or an array that is one atomic batch. */
export async function appendFile(
  { appender }: Engine,
  { workspace, file, recordedBy, skipsErased = false }: AppendFileOptions,
): Promise<Appended> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${file} cannot be read (${error.code}); check the name`);
  });
  const reading = readStrictJson(text);
  if (!reading.ok) throw new UsageError(`${file} /${reading.path.join('/')} ${reading.message}`);
  const outcome = await appender.append({ workspace, input: reading.value, recordedBy });
  switch (outcome.kind) {
    case 'recorded':
    case 'repeated':
      return outcome;
    case 'refused':
      if (skipsErased && outcome.refusal.code === 'redacted') return { kind: 'repeated', receipts: [] };
      throw new UsageError(
        outcome.refusal.faults.map(({ path, message }) => `${file} /${path.join('/')} ${message}`).join('\n'),
      );
    case 'unknown_workspace':
      throw new UsageError(
        `there is no workspace “${workspace}”; make it with: annalist workspace create ${workspace}`,
      );
    case 'busy':
      throw new UsageError('more appends are waiting than one process takes; try again');
    default:
      return outcome satisfies never;
  }
}
