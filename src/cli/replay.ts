/** The facts of an export against those that its log gives. */

import { TIMELINE } from '../catalogue/points.ts';
import type { RecordedDevelopment } from '../log/read.ts';
import type { StoredFact } from '../projection/compare.ts';
import { compareReplayed, isComparable } from '../projection/replay.ts';
import { type ArchiveReader, factsPath, type Manifest } from '../proof/archive.ts';
import type { Tampering } from '../proof/verification-report.ts';
import type { Verification } from '../proof/verify.ts';
import { type Message, say } from '../words/message.ts';

export interface Replay {
  /** How many there are; undefined: they were not compared. */
  readonly facts: number | undefined;
  readonly tamperings: readonly Tampering[];
  readonly doubts: readonly Message[];
}

export const NO_REPLAY: Replay = { facts: undefined, tamperings: [], doubts: [] };

interface Verified {
  readonly report: Verification;
  readonly recorded: readonly RecordedDevelopment[];
}

/** Makes the facts anew from what the log says, and compares. */
export async function replayFacts(read: ArchiveReader, { report: { manifest }, recorded }: Verified): Promise<Replay> {
  if (!manifest?.facts) return { ...NO_REPLAY, doubts: [say('commands.verify.noFacts')] };
  if (!isComparable(manifest.facts.version)) return { ...NO_REPLAY, doubts: [say('commands.verify.otherVersion')] };
  const stored = await readFacts(read, manifest.facts);
  if ('key' in stored) return { ...NO_REPLAY, doubts: [stored] };
  const inOrder = recorded.toSorted((a, b) => a.position - b.position);
  return {
    facts: stored.length,
    doubts: [],
    tamperings: compareReplayed(inOrder, stored).map(({ kind, fact }) => ({
      from: Number(fact.position),
      to: Number(fact.position),
      what: say('commands.verify.fact', { track: nameTrack(fact), kind }),
    })),
  };
}

/** The track of a row of facts, as one text. */
function nameTrack({ subject, attribute = TIMELINE, key }: StoredFact): string {
  return [subject, attribute, key].filter(Boolean).join(' ');
}

/** The facts; or why they cannot be read. */
async function readFacts(
  read: ArchiveReader,
  { files }: NonNullable<Manifest['facts']>,
): Promise<StoredFact[] | Message> {
  const facts: StoredFact[] = [];
  for (let file = 0; file < files; file += 1) {
    const path = factsPath(file);
    const text = await read(path);
    if (!text) return say('commands.verify.missingFile', { path });
    try {
      for (const line of text.toString().split('\n')) if (line !== '') facts.push(JSON.parse(line));
    } catch {
      return say('commands.verify.brokenFile', { path });
    }
  }
  return facts;
}
