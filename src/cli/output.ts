/** Where commands write, in which language, and how tables look. */
import Table from 'cli-table3';
import { describe } from '../words/describe.ts';
import type { Language } from '../words/language.ts';
import type { Message } from '../words/message.ts';
import type { Words } from '../words/messages.ts';
import type { Languages } from '../words/texts.ts';

/** Where a command writes: what was asked for to `out`, everything else to `info`. */
export interface Output {
  readonly out: (text: string) => void;
  readonly info: (text: string) => void;
  /** Rewrites one line where people watch; elsewhere it says nothing. */
  readonly progress: (text: string) => void;
}

/** Who runs a command: where they read, and in which language. */
export interface Terminal extends Output {
  readonly language: Language;
  readonly words: Words['commands'];
  /** In which names and texts of the record are wanted; left out: in the original. */
  readonly languages?: Languages | undefined;
}

export function makeTerminal({ out, info, progress }: Output, language: Language): Terminal {
  return { out, info, progress, language, words: language.words.commands };
}

export function terminalOutput(): Output {
  // Whoever reads no further, as `head` does, has what they wanted.
  process.stdout.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  const isWatched = process.stderr.isTTY === true;
  return {
    out: (text) => void process.stdout.write(`${text}\n`),
    info: (text) => void process.stderr.write(`${isWatched ? '\r\u001b[K' : ''}${text}\n`),
    progress: (text) => void (isWatched && process.stderr.write(`\r\u001b[K${text}`)),
  };
}

/** A message of what lies below the command line, which names subjects by their ids. */
export function sayTo({ language }: Pick<Terminal, 'language'>, message: Message): string {
  return describe(message, { language, nameOf: (subject) => subject });
}

/** Writes JSON as people can read it. */
export function printJson({ out }: Output, value: unknown): void {
  out(JSON.stringify(value, null, 2));
}

/** A table whose last column takes what room the terminal leaves. */
export function formatTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  widths: readonly number[],
): string {
  const room = Math.max((process.stdout.columns ?? 120) - widths.reduce((sum, width) => sum + width + 1, 2), 30);
  const table = new Table({
    head: [...head],
    colWidths: [...widths, room],
    wordWrap: true,
    style: { head: [], border: [], compact: true },
  });
  table.push(...rows.map((row) => [...row]));
  return table.toString();
}
