/** What is imported: the files that were named, and what each line or file holds. */
import { createReadStream, type Stats } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readStrictJson } from '../catalogue/strict-json.ts';
import { makeIdGiver } from '../service/given-ids.ts';
import type { ImportEntry } from '../service/import.ts';
import { say } from '../words/message.ts';
import { type Fault, fail, type Result, succeed } from '../words/problem.ts';
import { CommandFailure } from './command-failure.ts';
import { listFiles } from './files.ts';
import type { Terminal } from './output.ts';

/** A file to import. */
export interface Source {
  /** `-`: the standard input. */
  readonly file: string;
  /** As the summary lists it. */
  readonly name: string;
  /** Undefined: not known before its end. */
  readonly sizeBytes: number | undefined;
}

export const STDIN = '-';

/** The files that were named, and those of folders that were. */
export async function findSources(given: readonly string[], terminal: Terminal): Promise<Source[]> {
  const found = await Promise.all(given.map((place) => findIn(place, terminal)));
  return found.flat();
}

async function findIn(place: string, terminal: Terminal): Promise<Source[]> {
  if (place === STDIN) return [{ file: STDIN, name: STDIN, sizeBytes: undefined }];
  const about = await describePath(place, terminal);
  if (!about.isDirectory()) return [{ file: place, name: place, sizeBytes: sizeOf(about) }];
  const sources: Source[] = [];
  for (const name of await listFiles(place, terminal)) {
    const file = join(place, name);
    sources.push({ file, name, sizeBytes: sizeOf(await describePath(file, terminal)) });
  }
  return sources;
}

/** A pipe has no size. */
function sizeOf(about: Stats): number | undefined {
  return about.isFile() ? about.size : undefined;
}

function describePath(file: string, { words }: Terminal): Promise<Stats> {
  return stat(file).catch(({ code = '' }: NodeJS.ErrnoException) => {
    throw new CommandFailure(words.import.unreadableSource({ source: file, code }));
  });
}

/**
 * What files hold, in order. A `.json` file is one entry; of every other file each line is one. Reads no further than
 * the first that cannot be read.
 */
export async function* readEntries(sources: readonly Source[], workspace: string): AsyncGenerator<ImportEntry> {
  let beforeBytes = 0;
  for (const source of sources) {
    const giveIds = makeIdGiver(workspace);
    let endsAtByte = beforeBytes;
    for await (const { line, reading, endsAt } of readPieces(source)) {
      endsAtByte = beforeBytes + endsAt;
      const place = { file: source.file, name: source.name, line };
      const given = reading.ok ? succeed(giveIds(reading.value)) : reading;
      const isAlone = line === undefined || !reading.ok || Array.isArray(reading.value);
      yield { place, reading: given, isAlone, endsAtByte };
      if (!reading.ok) return;
    }
    beforeBytes = endsAtByte;
  }
}

/** How many developments a folder holds, as far as it can be read: what cannot be read is refused later. */
export async function countDevelopments(folder: string, terminal: Terminal): Promise<number> {
  let count = 0;
  for await (const { reading } of readEntries(await findSources([folder], terminal), ''))
    count += reading.ok && Array.isArray(reading.value) ? reading.value.length : 1;
  return count;
}

interface Piece {
  readonly line?: number;
  readonly reading: Result<unknown>;
  readonly endsAt: number;
}

async function* readPieces({ file }: Source): AsyncGenerator<Piece> {
  try {
    if (file.endsWith('.json')) {
      const bytes = await readFile(file);
      yield { reading: readJson(bytes), endsAt: bytes.length };
      return;
    }
    for await (const { line, bytes, endsAt } of readLines(file)) {
      if (bytes === undefined)
        yield { line, endsAt, reading: fail('too_large', { faults: [faultOf('commands.import.longLine')] }) };
      else if (!isBlank(bytes)) yield { line, endsAt, reading: readJson(bytes, line) };
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    yield {
      endsAt: 0,
      reading: fail('unreadable_json', { detail: say('commands.input.unreadableFile', { file, code }) }),
    };
  }
}

function faultOf(key: 'commands.import.longLine' | 'commands.import.notUtf8'): Fault {
  return {
    path: [],
    message: key === 'commands.import.notUtf8' ? say(key) : say(key, { maximum: MAXIMUM_LINE_BYTES }),
  };
}

const SPACES: ReadonlySet<number> = new Set([0x20, 0x09, 0x0d]);

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => SPACES.has(byte));
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/** `line`: where it stands in its file, so that a fault is found there. */
function readJson(bytes: Uint8Array, line = 1): Result<unknown> {
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    return fail('unreadable_json', { faults: [faultOf('commands.import.notUtf8')] });
  }
  const reading = readStrictJson(text);
  if (reading.ok) return succeed(reading.value);
  const { path, message } = reading.fault;
  const { line: within } = message.values;
  const values = typeof within === 'number' ? { ...message.values, line: within + line - 1 } : message.values;
  return fail('unreadable_json', { faults: [{ path, message: { ...message, values } }] });
}

interface Line {
  /** From 1. */
  readonly line: number;
  /** Undefined: it is too long. */
  readonly bytes: Uint8Array | undefined;
  readonly endsAt: number;
}

/** As much as an atomic batch may have over HTTP. */
const MAXIMUM_LINE_BYTES = 16 * 1024 * 1024;
const NEWLINE = 0x0a;
const CHUNK_BYTES = 256 * 1024;

/** The lines of a file or of the standard input, the last one also where nothing ends it. */
async function* readLines(file: string): AsyncGenerator<Line> {
  const options = { highWaterMark: CHUNK_BYTES };
  const stream = file === STDIN ? process.stdin : createReadStream(file, options);
  let [line, readBytes, openBytes] = [1, 0, 0];
  let open: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      const bytes = Buffer.concat([...open, chunk.subarray(from, end)]);
      from = end + 1;
      yield { line, bytes, endsAt: readBytes + from };
      [open, openBytes, line] = [[], 0, line + 1];
    }
    readBytes += chunk.length;
    open.push(chunk.subarray(from));
    openBytes += chunk.length - from;
    if (openBytes > MAXIMUM_LINE_BYTES) {
      yield { line, bytes: undefined, endsAt: readBytes };
      return;
    }
  }
  if (openBytes > 0) yield { line, bytes: Buffer.concat(open), endsAt: readBytes };
}
