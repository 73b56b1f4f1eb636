// The checkpoints of a log that is verified: the newest one, those published before it, and one that was kept.
import { type Checkpoint, formatCheckpoint, parseCheckpoint, readSignedCheckpoint } from '../tree/checkpoint.ts';
import { parseNote, parseVerifier, type Verifier, verifyNote } from '../tree/note.ts';
import { say } from '../words/message.ts';
import type { ArchiveReader } from './archive.ts';
import { parseJson } from './json.ts';
import type { VerificationReport } from './verification-report.ts';

export interface Trust {
  /** Keys that are trusted; undefined: those that come with the log. */
  readonly verifiers: readonly Verifier[] | undefined;
  /** A checkpoint that was kept from before. */
  readonly since: string | undefined;
}

/** A log whose newest checkpoint has a good signature. */
export interface SignedLog {
  readonly checkpoint: Checkpoint;
  /** All keys that are named, trusted or not: what they sign is at least what it was. */
  readonly known: readonly Verifier[];
}

/** The newest checkpoint; undefined where it is missing or its signature is false. */
export async function readSignedLog(
  read: ArchiveReader,
  trust: Trust,
  report: VerificationReport,
): Promise<SignedLog | undefined> {
  const note = (await read('checkpoint'))?.toString();
  if (!note) {
    report.doubt(say('proof.doubts.noCheckpoint'));
    return undefined;
  }
  const own = parseVerifiers((await read('keys'))?.toString() ?? '');
  const known = [...own, ...(trust.verifiers ?? [])];
  const checkpoint = readSignedCheckpoint(note, known);
  if (typeof checkpoint === 'string') {
    report.tamperedThroughout(say('proof.tamperings.checkpoint', { fault: checkpoint }));
    return undefined;
  }
  if (typeof readSignedCheckpoint(note, chooseTrusted(trust, known, report)) === 'string')
    report.doubt(say('proof.doubts.otherKeys'));
  return { checkpoint, known };
}

/** A key a line, as `keys` holds them. */
function parseVerifiers(lines: string): Verifier[] {
  return lines.split('\n').flatMap((line) => parseVerifier(line) ?? []);
}

/** The keys that were passed, else those that signed what was kept, else those that come with the log. */
function chooseTrusted(
  { verifiers, since }: Trust,
  known: readonly Verifier[],
  report: VerificationReport,
): readonly Verifier[] {
  if (verifiers) return verifiers;
  const kept = since === undefined ? undefined : parseNote(since);
  const signed = kept ? (verifyNote(kept, known) ?? []).map(({ verifier }) => verifier) : [];
  if (signed.length > 0) return signed;
  report.remark(say('proof.remarks.ownKeys'));
  return known;
}

/** The checkpoint that was kept from before; undefined where there is none, or it cannot be compared. */
export function readKept(
  since: string | undefined,
  { checkpoint, known }: SignedLog,
  report: VerificationReport,
): Checkpoint | undefined {
  if (since === undefined) return undefined;
  const older = readSignedCheckpoint(since, known);
  if (typeof older === 'string') {
    report.tamperedThroughout(say('proof.tamperings.keptCheckpoint', { fault: older }));
    return undefined;
  }
  if (older.origin === checkpoint.origin && older.size > checkpoint.size) {
    const what = say('proof.tamperings.cutOff', { signed: older.size, size: checkpoint.size });
    report.tampered(checkpoint.size, what, older.size - 1);
  }
  return older;
}

/** Every checkpoint that was published, where they come with the log. */
export async function readPublished(
  read: ArchiveReader,
  { checkpoint: newest, known }: SignedLog,
  report: VerificationReport,
): Promise<Checkpoint[]> {
  const text = (await read('checkpoints.jsonl'))?.toString() ?? '';
  const published: Checkpoint[] = [];
  for (const line of text.split('\n').filter((it) => it !== '')) {
    const row = parseJson(line) as { readonly size?: unknown; readonly note?: unknown } | undefined;
    const found = readSignedCheckpoint(String(row?.note), known);
    const where = typeof row?.size === 'number' ? Math.max(0, Math.min(row.size, newest.size) - 1) : 0;
    const size = String(row?.size);
    if (typeof found === 'string')
      report.tampered(0, say('proof.tamperings.publishedCheckpoint', { size, fault: found }), where);
    else if (found.size !== row?.size) report.tampered(0, say('proof.tamperings.otherCheckpoint', { size }), where);
    else published.push(found);
  }
  return published;
}

/** Judges an origin other than that of the kept checkpoint. `previous`: what the log says of earlier origins. */
export function explainOrigin(older: Checkpoint, previous: readonly string[], report: VerificationReport): void {
  const text = formatCheckpoint(older);
  if (previous.some((it) => it.startsWith(text) || isLaterOf(it, older)))
    report.doubt(say('proof.doubts.newName', { origin: older.origin }));
  else report.tamperedThroughout(say('proof.tamperings.origin', { origin: older.origin }));
}

/** Whether a checkpoint is of the same log as `older`, and not before it. */
function isLaterOf(previous: string, older: Checkpoint): boolean {
  const checkpoint = parseCheckpoint(parseNote(previous)?.text ?? previous);
  return checkpoint?.origin === older.origin && checkpoint.size >= older.size;
}
