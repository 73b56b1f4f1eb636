/** annalist import and annalist append: record what files hold. */
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { Engine } from '../app.ts';
import { append } from '../service/append.ts';
import { giveIds } from '../service/given-ids.ts';
import { type ImportOutcome, type ImportPlace, type ImportStep, importEntries } from '../service/import.ts';
import { defineCommand, defineWorkspaceCommand } from './command.ts';
import { CommandFailure, failureOf, unwrap } from './command-failure.ts';
import { findSources, readEntries, type Source, STDIN } from './entries.ts';
import { readJsonFile } from './files.ts';
import type { ImportTask, MainMessage, WorkerMessage } from './import-worker.ts';
import { printJson, type Terminal } from './output.ts';
import { Pace } from './pace.ts';
import { anyText, argument, jsonFlag, recordedBy, workspace } from './parameters.ts';
import { requireWorkspace, withSession } from './session.ts';

/** Ends when the facts hold what was recorded, also where the import stops at an entry that is refused. */
export const importCommand = defineCommand({
  name: 'import',
  text: ({ import: own }) => own.description,
  takes: {
    sources: argument('<source...>', z.array(anyText), ({ import: own }) => own.source),
    workspace,
    recordedBy,
    json: jsonFlag,
  },
  after: ({ import: own }) => `${own.again}\n${own.ids}`,
  run: ({ sources: given, json, ...task }, terminal) =>
    withSession(terminal, async ({ database: { connectionString }, engine }) => {
      await requireWorkspace(engine, task.workspace, terminal);
      const sources = await findSources(given, terminal);
      const outcome = await importInWorker(engine, { connectionString, sources, ...task }, terminal);
      terminal.progress('');
      const { recorded, skipped, skippedFiles } = unwrapImport(outcome, terminal);
      if (json) return printJson(terminal, { recorded, skipped, skippedFiles });
      const { out, words } = terminal;
      for (const file of skippedFiles) out(words.import.skipped({ file }));
      out(words.import.done({ recorded, skipped }));
    }),
});

export const appendCommand = defineWorkspaceCommand({
  name: 'append',
  text: ({ append }) => append.description,
  takes: { file: argument('<file>', anyText, ({ append }) => append.file), recordedBy, json: jsonFlag },
  after: ({ import: own }) => own.ids,
  async run({ workspace, file, recordedBy, json }, terminal, engine) {
    const input = giveIds(workspace, await readJsonFile(file, terminal));
    const { kind, receipts } = unwrap(await append(engine, { workspace, input, recordedBy }), terminal, file);
    if (json) return printJson(terminal, { kind, receipts });
    const { recorded: now, repeated } = terminal.words.append;
    for (const receipt of receipts) terminal.out(kind === 'recorded' ? now(receipt) : repeated(receipt));
  },
});

/** Enough for the longest line, and so little that what is no longer needed goes soon. */
const resourceLimits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 8 };

/** Imports in a thread of its own, while this one makes the facts. */
async function importInWorker(engine: Engine, task: ImportTask, terminal: Terminal): Promise<ImportOutcome> {
  const readsStdin = task.sources.some(({ file }) => file === STDIN);
  const worker = new Worker(new URL('./import-worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits,
    stdin: readsStdin,
  });
  if (worker.stdin) process.stdin.pipe(worker.stdin);
  try {
    const ended = Promise.withResolvers<ImportOutcome>();
    const follower = new Follower(engine, task, terminal);
    worker.on('error', ended.reject);
    worker.on('exit', () => ended.reject(new Error('the importing thread ended early')));
    worker.on('message', (message: WorkerMessage) => {
      if ('outcome' in message) return ended.resolve(message.outcome);
      follower
        .follow(message.step)
        .then(() => worker.postMessage({ visible: message.step.lastPosition } satisfies MainMessage), ended.reject);
    });
    const outcome = await ended.promise;
    await follower.untilVisible(outcome.lastPosition);
    return outcome;
  } finally {
    if (readsStdin) process.stdin.destroy();
    await worker.terminate();
  }
}

/** Facts that are so far behind do not come by waiting. */
const PATIENCE_MS = 600_000;

/** Follows an import with the facts, and shows how far both have come. */
class Follower {
  readonly #engine: Engine;
  readonly #task: ImportTask;
  readonly #terminal: Terminal;
  readonly #pace = new Pace(performance.now());
  readonly #totalBytes: number | undefined;

  constructor(engine: Engine, task: ImportTask, terminal: Terminal) {
    this.#engine = engine;
    this.#task = task;
    this.#terminal = terminal;
    this.#totalBytes = totalOf(task.sources);
  }

  /** Resolves once the facts hold what a step recorded. */
  async follow({ recorded, skipped, lastPosition, doneBytes }: ImportStep): Promise<void> {
    await this.untilVisible(lastPosition);
    this.#pace.note({ atMs: performance.now(), done: recorded + skipped, doneBytes });
    const { words, progress } = this.#terminal;
    const total = this.#totalBytes;
    const seconds = total === undefined ? undefined : this.#pace.secondsLeft(total);
    progress(
      words.import.progress({
        percent: total ? Math.min(100, Math.floor((doneBytes / total) * 100)) : undefined,
        recorded,
        skipped,
        rate: this.#pace.perSecond,
        minutes: seconds === undefined ? undefined : Math.ceil(seconds / 60),
      }),
    );
  }

  async untilVisible(position: number): Promise<void> {
    const { workspace } = this.#task;
    if (position < 0 || (await this.#engine.projector.waitFor(workspace, position, PATIENCE_MS))) return;
    throw new CommandFailure(this.#terminal.words.import.behind({ workspace }), 1);
  }
}

/** In bytes; undefined where one of them has no known end. */
function totalOf(sources: readonly Source[]): number | undefined {
  const sizes = sources.flatMap(({ sizeBytes }) => sizeBytes ?? []);
  return sizes.length === sources.length ? sizes.reduce((sum, size) => sum + size, 0) : undefined;
}

export interface FolderImport {
  readonly workspace: string;
  readonly folder: string;
  readonly recordedBy: string;
}

/** Records the files of a folder in this thread. The facts follow. */
export async function importFolder(
  engine: Engine,
  { workspace, folder, recordedBy }: FolderImport,
  terminal: Terminal,
): Promise<ImportOutcome> {
  const entries = readEntries(await findSources([folder], terminal), workspace);
  const outcome = await importEntries({ append: (input) => append(engine, { workspace, input, recordedBy }) }, entries);
  return unwrapImport(outcome, terminal);
}

/** An import that was not stopped; else what stopped it ends the command, and says what is recorded. */
function unwrapImport(outcome: ImportOutcome, terminal: Terminal): ImportOutcome {
  const { refusal, recorded, skipped } = outcome;
  if (!refusal) return outcome;
  const { message, exitCode } = failureOf(refusal.problem, terminal, nameOf(refusal.place, terminal));
  throw new CommandFailure(`${message}\n${terminal.words.import.stopped({ recorded, skipped })}`, exitCode);
}

function nameOf({ file, line }: ImportPlace, { words }: Terminal): string {
  return line === undefined ? file : words.import.place({ file: file === '-' ? words.import.stdin : file, line });
}
