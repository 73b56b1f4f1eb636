/** Snapshots, values and dates in a few words. */
import type { Snapshot } from '../queries/snapshot.ts';
import type { AttributedValue } from '../state/attributed-value.ts';
import { formatBounds, formatDate, formatDay } from '../words/dates.ts';
import type { Terminal } from './output.ts';

/** Of which day an answer is, and what it rests on. */
export function headline(
  { asOf, knowledge: { position, recordedAt } }: Snapshot,
  { language, words }: Terminal,
): string {
  const known = { position: position < 0 ? null : position, recordedAt: recordedAt ?? '' };
  return words.headline({ day: formatDay(asOf, language), ...known });
}

/** A value as it is recorded, with the key of its track. */
export function formatValue(key: string, value: unknown, terminal: Terminal): string {
  const { keyed, field } = terminal.words.state;
  if (typeof value === 'string') return key ? keyed({ value, key }) : value;
  const parts = Object.entries((value ?? {}) as Record<string, unknown>).filter(
    ([, part]) => part !== null && part !== false && !isDetail(part),
  );
  const fields = parts.map(([name, part]) => field({ name, value: formatPart(part, terminal) }));
  return fields.join('; ') || key;
}

/** What a table has no room for: lists of things, and days between bounds. */
function isDetail(part: unknown): boolean {
  if (Array.isArray(part)) return part.length === 0 || typeof part[0] === 'object';
  return typeof part === 'object' && part !== null && 'earliest' in part;
}

function formatPart(part: unknown, terminal: Terminal): string {
  if (Array.isArray(part)) return part.map((item) => formatPart(item, terminal)).join(', ');
  return typeof part === 'object' ? `(${formatValue('', part, terminal)})` : String(part);
}

type Held = Pick<AttributedValue, 'value' | 'since'> & { readonly holds: boolean };

/** A value and since when, or when it ended. */
export function formatHeld(held: Held, terminal: Terminal): string {
  const { diff } = terminal.words;
  const since = formatSince(held, terminal);
  return held.holds ? diff.held({ value: formatValue('', held.value, terminal), since }) : diff.ended({ since });
}

export function formatSince(
  { since: { edtf, earliest, latest } }: Pick<AttributedValue, 'since'>,
  { language }: Terminal,
): string {
  return edtf === null ? formatBounds({ earliest, latest }, language) : formatDate(edtf, language);
}

/** Who says so, and in which developments. */
export function formatSource(
  { standing, by, because }: Pick<AttributedValue, 'standing' | 'by' | 'because'>,
  { words }: Terminal,
): string {
  return words.state.because({ standing: standing ?? words.state.registry, by, ids: shortIds(because) });
}

/** Ids as far as a table has room for them. */
export function shortIds(ids: readonly string[]): string {
  return ids.map(shortId).join(', ');
}

export function shortId(id: string): string {
  return id.slice(0, 8);
}

/** Where nothing is. */
export const NOTHING = '–';
