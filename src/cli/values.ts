/** Snapshots, values and dates in a few words. */
import type { Snapshot } from '../queries/snapshot.ts';
import type { AttributedValue } from '../state/attributed-value.ts';
import { keyPiece, pieceAsText, shownFields } from '../web/pieces.ts';
import type { TrackValue } from '../web/values.ts';
import { formatBounds, formatDate, formatDay } from '../words/dates.ts';
import type { Speaker } from '../words/describe.ts';
import type { Terminal } from './output.ts';

/** Of which day an answer is, and what it rests on. */
export function headline(
  { asOf, knowledge: { position, recordedAt } }: Snapshot,
  { language, words }: Terminal,
): string {
  const known = { position: position < 0 ? null : position, recordedAt: recordedAt ?? '' };
  return words.headline({ day: formatDay(asOf, language), ...known });
}

/** A value in the words of pages, with the key of its track where nothing else is said. */
export function formatValue({ attribute, key, value }: TrackValue, { language, languages = [] }: Terminal): string {
  const { values } = language.words;
  const speaker: Speaker = { language, languages, nameOf: (id) => id };
  const fields = shownFields(attribute, value, speaker).map(({ label, pieces }) => {
    const text = pieces.map((piece) => pieceAsText(piece, speaker)).join(', ');
    return label === undefined ? text : values.field({ field: label, value: text });
  });
  const behind = keyPiece(attribute, key, language);
  const all = behind ? [...fields, pieceAsText(behind, speaker)] : fields;
  return all.join('; ') || key;
}

type Held = Pick<AttributedValue, 'value' | 'since'> & { readonly holds: boolean };

/** A value and since when, or when it ended. */
export function formatHeld(attribute: string, held: Held, terminal: Terminal): string {
  const { diff } = terminal.words;
  const since = formatSince(held, terminal);
  const value = formatValue({ attribute, key: '', value: held.value }, terminal);
  return held.holds ? diff.held({ value, since }) : diff.ended({ since });
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
