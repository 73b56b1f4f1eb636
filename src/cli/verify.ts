/** annalist verify: check an export, or a log over HTTP, without trusting who made it. Needs no database. */

import { z } from 'zod';
import type { RecordedDevelopment } from '../log/read.ts';
import type { Tampering } from '../proof/verification-report.ts';
import { type Verification, verifyLog } from '../proof/verify.ts';
import { parseVerifier, type Verifier } from '../tree/note.ts';
import type { Message } from '../words/message.ts';
import { openArchive } from './archives.ts';
import { defineCommand } from './command.ts';
import { CommandFailure } from './command-failure.ts';
import { readText } from './files.ts';
import { printJson, sayTo, type Terminal } from './output.ts';
import { anyText, argument, flag, jsonFlag, maybeText, option } from './parameters.ts';
import { describeProgress } from './progress.ts';
import { NO_REPLAY, type Replay, replayFacts } from './replay.ts';

export const verifyCommand = defineCommand({
  name: 'verify',
  text: ({ verify }) => verify.description,
  takes: {
    place: argument('<place>', anyText, ({ verify }) => verify.place),
    since: option('<file>', maybeText, ({ verify }) => verify.since),
    key: option('<key...>', z.array(anyText).optional(), ({ verify }) => verify.key),
    replay: flag(({ verify }) => verify.replay),
    token: option('<token>', maybeText, ({ verify }) => verify.token),
    json: jsonFlag,
  },
  async run({ place, json, ...options }, terminal) {
    const { out, progress, words } = terminal;
    const recorded: RecordedDevelopment[] = [];
    const since = options.since === undefined ? undefined : await readText(options.since, words.verify.noSince);
    const read = openArchive(place, options.token, terminal);
    const report = await verifyLog(read, {
      verifiers: options.key?.map((key) => readKey(key, terminal)),
      since,
      onProgress: (done, total) => progress(describeProgress(place, { step: 'verified', done, total }, terminal)),
      ...(options.replay ? { onDevelopment: (it: RecordedDevelopment) => void recorded.push(it) } : {}),
    });
    const isSound = report.tamperings.length === 0 && report.doubts.length === 0;
    const replay = options.replay && isSound ? await replayFacts(read, { report, recorded }) : NO_REPLAY;
    progress('');
    const findings = sayFindings(report, replay, terminal);
    const { tamperings, doubts } = findings;
    if (json) printJson(terminal, toJson({ ...report, ...findings }));
    else out(describeReport({ ...report, ...findings, isSound }, replay, terminal));
    if (tamperings.length > 0) throw new CommandFailure(words.verify.tampered({ place, count: tamperings.length }));
    const inconclusive = isSound ? words.verify.factsInconclusive : words.verify.inconclusive;
    if (doubts.length > 0) throw new CommandFailure(inconclusive({ place, doubts: doubts.join(' ') }), 3);
  },
});

/** What was found, in words. */
interface Findings {
  readonly tamperings: readonly (Omit<Tampering, 'what'> & { readonly what: string })[];
  readonly doubts: readonly string[];
  readonly remarks: readonly string[];
}

type SpokenReport = Omit<Verification, keyof Findings> & Findings;

function sayFindings({ tamperings, doubts, remarks }: Verification, replay: Replay, terminal: Terminal): Findings {
  const inWords = (message: Message) => sayTo(terminal, message);
  return {
    tamperings: [...tamperings, ...replay.tamperings].map((it) => ({ ...it, what: inWords(it.what) })),
    doubts: [...doubts, ...replay.doubts].map(inWords),
    remarks: remarks.map(inWords),
  };
}

function readKey(given: string, { words }: Terminal): Verifier {
  const verifier = parseVerifier(given);
  if (!verifier) throw new CommandFailure(words.verify.notAKey({ given }));
  return verifier;
}

const ENOUGH = 100;

/** `isSound`: the log, whatever its facts are. */
interface DescribedReport extends SpokenReport {
  readonly isSound: boolean;
}

function describeReport(report: DescribedReport, { facts, tamperings: wrong }: Replay, terminal: Terminal): string {
  const { checkpoint, developments, tamperings, erased, hiddenNotes, remarks, isSound } = report;
  const { verify } = terminal.words;
  const more = tamperings.length - ENOUGH;
  const lines = [
    ...tamperings.slice(0, ENOUGH).map((it) => verify.finding({ place: describePlace(it, verify), what: it.what })),
    ...(more > 0 ? [verify.more({ count: more })] : []),
    ...(isSound && checkpoint
      ? [
          verify.sound({
            origin: checkpoint.origin,
            count: developments,
            root: checkpoint.root.toString('base64'),
          }),
        ]
      : []),
    ...(facts !== undefined && wrong.length === 0 ? [verify.facts({ count: facts })] : []),
    ...(erased > 0 ? [verify.erased({ count: erased })] : []),
    ...(hiddenNotes > 0 ? [verify.hidden({ count: hiddenNotes })] : []),
    ...remarks,
  ];
  return lines.join('\n');
}

function describePlace({ from, to }: Pick<Tampering, 'from' | 'to'>, verify: Terminal['words']['verify']): string {
  if (to === Number.POSITIVE_INFINITY) return verify.wholeLog;
  return from === to ? verify.entry({ from }) : verify.entries({ from, to });
}

function toJson({ checkpoint, tamperings, ...report }: SpokenReport) {
  const { origin, size, root } = checkpoint ?? {};
  return {
    ...report,
    checkpoint: checkpoint ? { origin, size, root: root?.toString('base64') } : null,
    tamperings: tamperings.map(({ from, to, what }) => ({ from, to: Number.isFinite(to) ? to : null, what })),
  };
}
