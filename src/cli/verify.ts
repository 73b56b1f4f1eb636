import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Fact } from '../facts/facts.ts';
import type { RecordedDevelopment } from '../log/read.ts';
import { compareReplayed, isComparable } from '../projection/replay.ts';
import { type ArchiveReader, factsPath, type Manifest } from '../proof/archive.ts';
import type { Tampering } from '../proof/verification-report.ts';
import { type Verification, verifyLog } from '../proof/verify.ts';
import { parseVerifier, type Verifier } from '../tree/note.ts';
import { Inconclusive, type Output, UsageError } from './output.ts';
import { describeProgress } from './rebuild.ts';

export interface VerifyOptions {
  readonly since?: string;
  readonly key?: readonly string[];
  readonly replay?: boolean;
  readonly token?: string;
  readonly json?: boolean;
}

/** Checks an export, or a log over HTTP, without trusting who made it. Needs no database and, for an export, no network. */
export async function verifyCommand(place: string, options: VerifyOptions, output: Output): Promise<void> {
  const isAddress = /^https?:\/\//.test(place);
  const recorded: RecordedDevelopment[] = [];
  const since = options.since === undefined ? undefined : await readText(options.since);
  const read = isAddress ? readAddress(place, options.token) : readFolder(place);
  const report = await verifyLog(read, {
    verifiers: options.key?.map(readKey),
    since,
    onProgress: (done, total) => output.progress(describeProgress(place, { step: 'verified', done, total })),
    ...(options.replay ? { onDevelopment: (it: RecordedDevelopment) => void recorded.push(it) } : {}),
  });
  const isSound = report.tamperings.length === 0 && report.doubts.length === 0;
  const replay = options.replay && isSound ? await replayFacts(read, report, recorded) : NO_REPLAY;
  output.progress('');
  const tamperings = [...report.tamperings, ...replay.tamperings];
  const doubts = [...report.doubts, ...replay.doubts];
  const text = options.json
    ? toJson({ ...report, tamperings, doubts })
    : describe(report, { tamperings, doubts, facts: replay.facts });
  if (text !== '') output.out(text);
  if (tamperings.length > 0) throw new UsageError(`${place} is not what was signed: ${tamperings.length} differences`);
  if (doubts.length > 0) throw new Inconclusive(`whether ${place} is sound cannot be told: ${doubts.join('; ')}`);
}

interface Replay {
  readonly facts: number | undefined;
  readonly tamperings: readonly Tampering[];
  readonly doubts: readonly string[];
}

const NO_REPLAY: Replay = { facts: undefined, tamperings: [], doubts: [] };

/** Makes the facts anew from what the log says, and compares. */
async function replayFacts(
  read: ArchiveReader,
  { manifest }: Verification,
  recorded: readonly RecordedDevelopment[],
): Promise<Replay> {
  if (!manifest?.facts) return { ...NO_REPLAY, doubts: ['it holds no facts to compare; export the log with them'] };
  if (!isComparable(manifest.facts.version))
    return { ...NO_REPLAY, doubts: ['its facts were made by the rules of another version; use that one'] };
  const stored = await readFacts(read, manifest.facts);
  if (typeof stored === 'string') return { ...NO_REPLAY, doubts: [stored] };
  const inOrder = recorded.toSorted((a, b) => a.position - b.position);
  const differences = compareReplayed(inOrder, stored);
  return {
    facts: stored.length,
    doubts: [],
    tamperings: differences.map(({ kind, fact: { position, subject, attribute, key } }) => ({
      from: position,
      to: position,
      what: `its fact on ${[subject, attribute, key].filter((it) => it !== '').join(' ')} is ${kind === 'missing' ? 'missing, or another' : 'not what the log gives'}`,
    })),
  };
}

async function readFacts(read: ArchiveReader, { files }: NonNullable<Manifest['facts']>): Promise<Fact[] | string> {
  const facts: Fact[] = [];
  for (let file = 0; file < files; file += 1) {
    const text = await read(factsPath(file));
    if (!text) return `${factsPath(file)} is missing`;
    try {
      for (const line of text.toString().split('\n'))
        if (line !== '') facts.push({ ...JSON.parse(line), row: undefined });
    } catch {
      return `${factsPath(file)} is not readable`;
    }
  }
  return facts;
}

function readKey(text: string): Verifier {
  const verifier = parseVerifier(text);
  if (!verifier) throw new UsageError(`--key “${text}” is not a key; write one as /log/{workspace}/keys gives it`);
  return verifier;
}

async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`--since ${file} cannot be read (${error.code}); name a file that holds a checkpoint`);
  });
}

function readFolder(folder: string): ArchiveReader {
  return (path) =>
    readFile(join(folder, path)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
      throw new Inconclusive(`${join(folder, path)} cannot be read (${error.code})`);
    });
}

const TIMEOUT_MS = 30_000;

/** Of a log over HTTP: `https://host/log/main`. What only exports have is not there. */
function readAddress(address: string, token: string | undefined): ArchiveReader {
  const base = address.replace(/\/+$/, '');
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return async (path) => {
    if (/\.jsonl?$/.test(path)) return undefined;
    const response = await fetch(`${base}/${path}`, { headers, signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(
      (error: Error) => {
        throw new Inconclusive(`${base}/${path} does not answer: ${error.message}`);
      },
    );
    if (response.status === 404) return undefined;
    if (!response.ok)
      throw new Inconclusive(`${base}/${path} answers ${response.status}; check the address and --token`);
    return Buffer.from(await response.arrayBuffer());
  };
}

const ENOUGH = 100;

function describe(
  { checkpoint, developments, erased, hiddenNotes, remarks }: Verification,
  {
    tamperings,
    doubts,
    facts,
  }: {
    readonly tamperings: readonly Tampering[];
    readonly doubts: readonly string[];
    readonly facts: number | undefined;
  },
): string {
  const isSound = tamperings.length === 0 && doubts.length === 0;
  const more = tamperings.length - ENOUGH;
  return [
    ...tamperings.slice(0, ENOUGH).map((it) => `${describePlace(it)}: ${it.what}`),
    ...(more > 0 ? [`and ${more} more`] : []),
    ...(isSound && checkpoint
      ? [
          `${checkpoint.origin}: ${developments} developments are what was signed, root ${checkpoint.root.toString('base64')}`,
        ]
      : []),
    ...(isSound && facts !== undefined ? [`${facts} facts are those that the log gives`] : []),
    ...(erased > 0
      ? [`${erased === 1 ? '1 development was' : `${erased} developments were`} erased; the log says so`]
      : []),
    ...(hiddenNotes > 0 ? [`${hiddenNotes} notes are hidden from you, and were not checked`] : []),
    ...remarks,
  ].join('\n');
}

function describePlace({ from, to }: Tampering): string {
  if (to === Number.POSITIVE_INFINITY) return 'the log';
  return from === to ? `position ${from}` : `positions ${from} to ${to}`;
}

function toJson({ checkpoint, tamperings, ...report }: Verification): string {
  const { origin, size, root } = checkpoint ?? {};
  const places = tamperings.map(({ from, to, what }) => ({ from, to: Number.isFinite(to) ? to : null, what }));
  return JSON.stringify(
    { ...report, checkpoint: checkpoint ? { origin, size, root: root?.toString('base64') } : null, tamperings: places },
    null,
    2,
  );
}
