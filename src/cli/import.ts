/** annalist import and annalist append: record what files hold. */
import { join } from 'node:path';
import type { Engine } from '../app.ts';
import type { Recording } from '../log/record.ts';
import { append } from '../service/append.ts';
import { giveIds } from '../service/given-ids.ts';
import type { Result } from '../words/problem.ts';
import { defineWorkspaceCommand } from './command.ts';
import { unwrap } from './command-failure.ts';
import { listFiles, readJsonFile } from './files.ts';
import { printJson, type Terminal } from './output.ts';
import { anyText, argument, jsonFlag, recordedBy } from './parameters.ts';

export const importCommand = defineWorkspaceCommand({
  name: 'import',
  text: ({ import: own }) => own.description,
  takes: { folder: argument('<folder>', anyText, ({ import: own }) => own.folder), recordedBy, json: jsonFlag },
  after: ({ import: own }) => own.ids,
  async run({ json, ...given }, terminal, engine) {
    const summary = await importFolder(engine, given, terminal);
    if (json) return printJson(terminal, summary);
    const { out, words } = terminal;
    for (const file of summary.skippedFiles) out(words.import.skipped({ file }));
    out(words.import.done(summary));
  },
});

export const appendCommand = defineWorkspaceCommand({
  name: 'append',
  text: ({ append }) => append.description,
  takes: { file: argument('<file>', anyText, ({ append }) => append.file), recordedBy, json: jsonFlag },
  after: ({ import: own }) => own.ids,
  async run({ json, ...given }, terminal, engine) {
    const { kind, receipts } = unwrap(await appendFile(engine, given, terminal), terminal, given.file);
    if (json) return printJson(terminal, { kind, receipts });
    const { recorded: now, repeated } = terminal.words.append;
    for (const receipt of receipts) terminal.out(kind === 'recorded' ? now(receipt) : repeated(receipt));
  },
});

export interface FolderImport {
  readonly workspace: string;
  readonly folder: string;
  readonly recordedBy: string;
}

export interface ImportSummary {
  readonly recorded: number;
  /** Of developments that were recorded before, with the same content; files of those that are erased hold none. */
  readonly skipped: number;
  readonly skippedFiles: readonly string[];
}

/**
 * Records every `.json` file of a folder and of the folders in it, in the order of their names; stops at the first
 * that is refused.
 */
export async function importFolder(
  engine: Engine,
  { workspace, folder, recordedBy }: FolderImport,
  terminal: Terminal,
): Promise<ImportSummary> {
  const files = await listFiles(folder, terminal);
  let [recorded, skipped] = [0, 0];
  const skippedFiles: string[] = [];
  for (const [index, name] of files.entries()) {
    terminal.progress(terminal.words.import.progress({ done: index + 1, total: files.length, file: name }));
    const file = join(folder, name);
    const outcome = await appendFile(engine, { workspace, file, recordedBy }, terminal);
    const isErased = !outcome.ok && outcome.problem.code === 'redacted';
    const { kind, receipts } = isErased ? ERASED : unwrap(outcome, terminal, file);
    if (kind === 'recorded') recorded += receipts.length;
    else {
      skipped += receipts.length;
      skippedFiles.push(name);
    }
  }
  terminal.progress('');
  return { recorded, skipped, skippedFiles };
}

/** What was recorded before and is erased since is no fault of an import. */
const ERASED: Recording = { kind: 'repeated', receipts: [] };

interface FileAppend {
  readonly workspace: string;
  readonly file: string;
  readonly recordedBy: string;
}

/** Records what one file holds: a development, or an array that is one atomic batch. */
async function appendFile(
  engine: Engine,
  { workspace, file, recordedBy }: FileAppend,
  terminal: Terminal,
): Promise<Result<Recording>> {
  const input = giveIds(workspace, await readJsonFile(file, terminal));
  return append(engine, { workspace, input, recordedBy });
}
