/**
 * Records many developments in the order in which they come, in batches. What is recorded already is skipped, so an
 * import that broke off goes on where it was.
 */
import type { Recording } from '../log/record.ts';
import type { Fault, Problem, Result } from '../words/problem.ts';

/** What is recorded together with its neighbours: a line, or a file that is recorded as a whole. */
export interface ImportEntry {
  readonly place: ImportPlace;
  /** A development; or an array of them, recorded as a whole or not at all; or why it cannot be read. */
  readonly reading: Result<unknown>;
  /** It may not share a batch with others. */
  readonly isAlone: boolean;
  /** Bytes of all that is imported, up to its end. */
  readonly endsAtByte: number;
}

export interface ImportPlace {
  readonly file: string;
  /** As the summary lists it. */
  readonly name: string;
  /** Undefined: the whole file. */
  readonly line?: number | undefined;
}

/** The entry at which an import stopped, and why. All before it is recorded, nothing after it. */
export interface RefusedEntry {
  readonly place: ImportPlace;
  readonly problem: Problem;
}

export interface ImportCounts {
  readonly recorded: number;
  /** Developments that were recorded before, with the same content; those that are erased since are not counted. */
  readonly skipped: number;
}

export interface ImportOutcome extends ImportCounts {
  /** Files of which nothing was new. */
  readonly skippedFiles: readonly string[];
  /** The last position that holds any of it; -1 where there is none. */
  readonly lastPosition: number;
  readonly refusal?: RefusedEntry | undefined;
}

export interface ImportStep extends ImportCounts {
  readonly lastPosition: number;
  readonly doneBytes: number;
}

export interface Importer {
  readonly append: (input: unknown) => Promise<Result<Recording>>;
  /** Called after each batch; the next one waits for it. */
  readonly onStep?: (step: ImportStep) => void | Promise<void>;
}

/** Records entries until the first that is refused. */
export async function importEntries(importer: Importer, entries: AsyncIterable<ImportEntry>): Promise<ImportOutcome> {
  const tally = new Tally();
  let refusal: RefusedEntry | undefined;
  for await (const batch of readAhead(toBatches(entries))) {
    refusal = await recordBatch(importer, batch, tally);
    const { recorded, skipped, lastPosition } = tally;
    await importer.onStep?.({ recorded, skipped, lastPosition, doneBytes: batch.at(-1)?.endsAtByte ?? 0 });
    if (refusal) break;
  }
  return tally.sum(refusal);
}

/** What one transaction takes well; the facts of it become visible together. */
const BATCH_LENGTH = 500;
const BATCH_BYTES = 4 * 1024 * 1024;

/**
 * Neighbours of one file in groups. The same file gives the same groups, so that an import that is repeated meets them
 * as they were recorded.
 */
async function* toBatches(entries: AsyncIterable<ImportEntry>): AsyncGenerator<readonly ImportEntry[]> {
  let batch: ImportEntry[] = [];
  let beganAtByte = 0;
  for await (const entry of entries) {
    const [first] = batch;
    const fits =
      !entry.isAlone && first?.place.file === entry.place.file && entry.endsAtByte - beganAtByte <= BATCH_BYTES;
    if (first && (!fits || batch.length === BATCH_LENGTH)) {
      yield batch;
      beganAtByte = batch.at(-1)?.endsAtByte ?? 0;
      batch = [];
    }
    if (entry.isAlone) {
      yield [entry];
      beganAtByte = entry.endsAtByte;
    } else batch.push(entry);
  }
  if (batch.length > 0) yield batch;
}

/** Reads the next item while one is worked on. */
async function* readAhead<Item>(items: AsyncGenerator<Item>): AsyncGenerator<Item> {
  try {
    for (let next = items.next(); ; ) {
      const { done, value } = await next;
      if (done) return;
      next = items.next();
      next.catch(() => undefined); // It is awaited in the next turn, or not at all.
      yield value;
    }
  } finally {
    await items.return(undefined);
  }
}

/**
 * Records a batch. Where the log refuses it, what is recorded already is left out; else all before the entry at fault
 * is recorded, and that entry alone decides.
 */
async function recordBatch(
  importer: Importer,
  batch: readonly ImportEntry[],
  tally: Tally,
): Promise<RefusedEntry | undefined> {
  const [first, ...others] = batch;
  if (!first) return undefined;
  if (!first.reading.ok) return { place: first.place, problem: first.reading.problem };
  const values = batch.flatMap(({ reading }) => (reading.ok ? [reading.value] : []));
  const outcome = await importer.append(others.length === 0 ? values[0] : values);
  if (outcome.ok) {
    tally.note(first.place.name, outcome.value);
    return undefined;
  }
  const { problem } = outcome;
  if (others.length === 0) {
    if (problem.code !== 'redacted' || !isOfIds(problem)) return { place: first.place, problem };
    // What was recorded before and is erased since is no fault of an import.
    tally.note(first.place.name, { kind: 'repeated', receipts: [] });
    return undefined;
  }
  const indexes = new Set(problem.faults?.map(({ path }) => path[0]));
  const isThere = problem.code === 'redacted' || problem.code === 'partly_recorded';
  if (isThere && isOfIds(problem)) {
    if (problem.code === 'partly_recorded') tally.noteSkipped(first.place.name, indexes.size);
    const rest = batch.filter((_, index) => !indexes.has(index));
    return recordBatch(importer, rest, tally);
  }
  const at = Math.min(...[...indexes].map((index) => (typeof index === 'number' ? index : batch.length)));
  if (at >= batch.length) return recordHalves(importer, batch, { problem, tally });
  const before = await recordBatch(importer, batch.slice(0, at), tally);
  if (before) return { place: batch[at]?.place ?? first.place, problem: problemAt(problem, at) };
  return (
    (await recordBatch(importer, batch.slice(at, at + 1), tally)) ??
    (await recordBatch(importer, batch.slice(at + 1), tally))
  );
}

/** Whether a problem is one of ids that the log knows; else it may be one of what a development refers to. */
function isOfIds({ faults = [] }: Problem): boolean {
  const isId = (path: Fault['path']) => path.join('/').replace(/^\d+\//, '') === 'id';
  return faults.length > 0 && faults.every(({ path }) => isId(path));
}

/** For a batch whose fault lies with no entry: it may be too large as a whole. */
async function recordHalves(
  importer: Importer,
  batch: readonly ImportEntry[],
  { problem, tally }: { readonly problem: Problem; readonly tally: Tally },
): Promise<RefusedEntry | undefined> {
  if (problem.code !== 'too_large') return { place: (batch[0] as ImportEntry).place, problem };
  const middle = Math.ceil(batch.length / 2);
  return (
    (await recordBatch(importer, batch.slice(0, middle), tally)) ??
    (await recordBatch(importer, batch.slice(middle), tally))
  );
}

/** What a problem of a batch says of one of its entries. */
function problemAt(problem: Problem, at: number): Problem {
  const faults = problem.faults?.filter(({ path }) => path[0] === at);
  return faults
    ? { ...problem, faults: faults.map(({ path, message }) => ({ path: path.slice(1), message })) }
    : problem;
}

/** What became of all entries so far. */
class Tally {
  recorded = 0;
  skipped = 0;
  lastPosition = -1;
  readonly #files = new Map<string, boolean>();

  note(file: string, { kind, receipts }: Recording): void {
    this.lastPosition = Math.max(this.lastPosition, receipts.at(-1)?.position ?? -1);
    if (kind === 'recorded') {
      this.recorded += receipts.length;
      this.#files.set(file, true);
    } else this.noteSkipped(file, receipts.length);
  }

  noteSkipped(file: string, count: number): void {
    this.skipped += count;
    if (!this.#files.has(file)) this.#files.set(file, false);
  }

  sum(refusal: RefusedEntry | undefined): ImportOutcome {
    const { recorded, skipped, lastPosition } = this;
    const skippedFiles = [...this.#files].flatMap(([file, hasNew]) => (hasNew ? [] : [file]));
    return { recorded, skipped, lastPosition, skippedFiles, refusal };
  }
}
