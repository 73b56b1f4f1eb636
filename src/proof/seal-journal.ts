/*
 * What was signed last of each log, in a folder outside the database: a journal of files, so that one flush moves many
 * logs. A compare-and-swap on disk: each file bears the next number, and only one process can make it.
 *
 * A file is complete (it holds every log) or says what changed since the file before. A complete one is written where
 * the changes since the last outnumber the logs; then those before it go. Up to now each log had a folder of its own:
 * such are taken over into a complete file, and removed once it is on disk.
 *
 * An example, with the logs main and harbour:
 *
 *     1   complete, main 6             taken over from the folder `main`
 *     2   main 7, harbour 2            both grew: moved at once
 *     2   harbour 3                    refused: another process made 2 first; it reads that, and looks anew
 */
import { readdir, readFile, rm, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { type Checkpoint, formatCheckpoint, parseCheckpoint } from '../tree/checkpoint.ts';
import { fileOf, listNumbers, putNumbered, readSealState, type SealState, StateMoved } from './seal-state.ts';

/** A file of the journal. */
interface Entry {
  readonly isComplete: boolean;
  readonly states: ReadonlyMap<string, SealState>;
}

interface EntryJson {
  readonly complete: boolean;
  readonly logs: readonly { readonly workspace: string; readonly number: number; readonly checkpoint: string }[];
}

/** No name of a workspace begins with a dot. */
const JOURNAL = '.journal';
/** So many files, and so many changes, need no complete file. */
const FEW = 1_000;

export class SealJournal {
  /** Holds a folder for each log that is not taken over yet. */
  readonly #older: string;
  readonly #folder: string;
  readonly #few: number;
  readonly #states = new Map<string, SealState>();
  /** The number of the newest file that was read or made. */
  #number = 0;
  /** How many changes, and files, were written since the last complete file. */
  #changes = 0;
  #files = 0;
  #isTakenOver = false;

  /** `folder`: of the seal. */
  constructor(folder: string, few = FEW) {
    this.#few = few;
    this.#older = join(folder, 'state');
    this.#folder = join(this.#older, JOURNAL);
  }

  /**
   * What was signed last of each log, by workspace, also by other processes. Throws where that is not readable: then
   * nothing may be signed.
   */
  async read(): Promise<ReadonlyMap<string, SealState>> {
    const newest = (await listNumbers(this.#folder)).at(-1) ?? 0;
    // Whoever took files away decides, as at a start: the published checkpoints show what is missing.
    if (newest < this.#number) this.#forget();
    if (newest > this.#number) await this.#catchUp(newest);
    if (!this.#isTakenOver) await this.#takeOver();
    this.#isTakenOver = true;
    return this.#states;
  }

  /**
   * Puts each checkpoint in the place of the state that was read last, all of them on disk before it returns. Throws
   * where another process was first: then none was moved.
   */
  async move(checkpoints: ReadonlyMap<string, Checkpoint>): Promise<void> {
    const moved = new Map<string, SealState>();
    for (const [workspace, checkpoint] of checkpoints)
      moved.set(workspace, { number: (this.#states.get(workspace)?.number ?? 0) + 1, checkpoint });
    const isLong = this.#changes + moved.size > Math.max(this.#few, this.#states.size);
    const isComplete = isLong || this.#files >= this.#few;
    await this.#write({ isComplete, states: isComplete ? new Map([...this.#states, ...moved]) : moved });
  }

  #forget(): void {
    this.#states.clear();
    [this.#number, this.#changes, this.#files] = [0, 0, 0];
  }

  /** Reads from the newest file back to a complete one, or to what is known. */
  async #catchUp(newest: number): Promise<void> {
    const entries: Entry[] = [];
    for (let number = newest; number > this.#number && !entries.at(-1)?.isComplete; number -= 1)
      entries.push(await this.#readEntry(number, newest));
    for (const entry of entries.reverse()) this.#apply(entry);
    this.#number = newest;
  }

  #apply({ isComplete, states }: Entry): void {
    if (isComplete) this.#forget();
    this.#changes += isComplete ? 0 : states.size;
    this.#files += 1;
    for (const [workspace, state] of states) this.#states.set(workspace, state);
  }

  async #readEntry(number: number, newest: number): Promise<Entry> {
    const file = fileOf(this.#folder, number);
    const text = await readFile(file, 'utf8').catch(async (error) => {
      // Another process may just have put a complete file in its place.
      if (((await listNumbers(this.#folder)).at(-1) ?? 0) > newest) throw new StateMoved(`${file} is replaced`);
      throw new Error(`${file} cannot be read; restore it from a backup of this folder`, { cause: error });
    });
    const { complete, logs } = JSON.parse(text) as EntryJson;
    const states = logs.map(({ workspace, number: moves, checkpoint: note }) => {
      const checkpoint = parseCheckpoint(note);
      if (!checkpoint) throw new Error(`${file} holds no checkpoint of ${workspace}; restore it from a backup`);
      return [workspace, { number: moves, checkpoint }] as const;
    });
    return { isComplete: complete, states: new Map(states) };
  }

  async #write(entry: Entry): Promise<void> {
    const number = this.#number + 1;
    const logs = [...entry.states].map(([workspace, { number: moves, checkpoint }]) => {
      return { workspace, number: moves, checkpoint: formatCheckpoint(checkpoint) };
    });
    const json: EntryJson = { complete: entry.isComplete, logs };
    await putNumbered(this.#folder, number, JSON.stringify(json));
    this.#apply(entry);
    this.#number = number;
    if (!entry.isComplete) return;
    for (const older of await listNumbers(this.#folder))
      if (older < number) await unlink(fileOf(this.#folder, older)).catch(() => undefined);
  }

  /** Takes over the folders of single logs. */
  async #takeOver(): Promise<void> {
    const all = await readdir(this.#older).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    });
    const names = all.filter((name) => !name.startsWith('.'));
    const found = new Map(this.#states);
    for (const name of names) {
      const state = await readSealState(join(this.#older, name));
      if (state && state.number > (found.get(name)?.number ?? 0)) found.set(name, state);
    }
    if (names.length === 0) return;
    await this.#write({ isComplete: true, states: found });
    for (const name of names) await rm(join(this.#older, name), { recursive: true });
  }
}
