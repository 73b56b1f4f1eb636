// The list of witnesses and files to notify, as an operator writes it.
import { parseVerifier, type Verifier } from '../tree/note.ts';
import { type Message, say } from '../words/message.ts';

/** A witness that answers over HTTP. */
export interface WitnessAddress {
  /** The key of its cosignatures. */
  readonly verifier: Verifier;
  /** Before `/add-checkpoint`; without a slash at its end. */
  readonly url: string;
}

/** The witnesses and files to notify of each checkpoint. */
export interface WitnessList {
  readonly witnesses: readonly WitnessAddress[];
  /** Files that each checkpoint is added to. */
  readonly files: readonly string[];
}

export type WitnessListReading =
  | { readonly ok: true; readonly list: WitnessList }
  /** `line` counts from 1. */
  | { readonly ok: false; readonly line: number; readonly message: Message };

/** Reads lines `witness <vkey> <url>` and `file <path>`; empty ones and those that begin with `#` say nothing. */
export function parseWitnessList(text: string): WitnessListReading {
  const witnesses: WitnessAddress[] = [];
  const files: string[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const fault = addLine(line, { witnesses, files });
    if (fault !== undefined) return { ok: false, line: index + 1, message: fault };
  }
  return { ok: true, list: { witnesses, files } };
}

/** What is wrong with the line; undefined where it was added. */
function addLine(line: string, list: { witnesses: WitnessAddress[]; files: string[] }): Message | undefined {
  const [, word, rest = ''] = /^(\S+)\s*(.*)$/.exec(line) ?? [];
  switch (word) {
    case 'file':
      if (rest === '') return say('settings.witnesses.noFile');
      if (list.files.includes(rest)) return say('settings.witnesses.repeatedFile', { file: rest });
      list.files.push(rest);
      return undefined;
    case 'witness': {
      const [key = '', address = '', ...others] = rest.split(/\s+/);
      const verifier = parseVerifier(key);
      const url = parseUrl(address);
      if (others.length > 0) return say('settings.witnesses.tooMany');
      if (!verifier) return say('settings.witnesses.noKey');
      if (verifier.kind !== 'cosignature') return say('settings.witnesses.logKey');
      if (url === undefined) return say('settings.witnesses.noAddress');
      if (list.witnesses.some((it) => it.verifier.name === verifier.name))
        return say('settings.witnesses.repeatedWitness', { name: verifier.name });
      list.witnesses.push({ verifier, url });
      return undefined;
    }
    default:
      return say('settings.witnesses.unknown');
  }
}

function parseUrl(text: string): string | undefined {
  if (!/^https?:\/\/[^?#@]+$/.test(text) || text.endsWith('/add-checkpoint') || !URL.canParse(text)) return undefined;
  return text.replace(/\/+$/, '');
}
