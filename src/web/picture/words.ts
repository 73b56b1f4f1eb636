/** What the picture says in words: developments, periods and values, short and without markup. */
import { titleOfType, wordsOfAttribute } from '../../catalogue/catalogue-words.ts';
import type { Mark } from '../../queries/subject-history.ts';
import type { Period } from '../../state/period.ts';
import { formatBounds } from '../../words/dates.ts';
import type { Speaker } from '../../words/describe.ts';
import type { Language } from '../../words/language.ts';
import { accusationText, keyPiece, type Piece, shownFields } from '../pieces.ts';
import { standingLabel } from '../statement.ts';
import { attributeLabel, type TrackValue } from '../values.ts';
import { isolate } from './text.ts';

/** All that a picture knows of a development, beginning with the kind of statement. */
export function markTitle(mark: Mark, language: Language): string {
  const { type, standing, isContradicted, isOpen } = mark;
  return language.words.picture.mark({
    kind: standing && standingLabel(standing, language),
    type: titleOfType(type, language),
    date: isOpen ? language.words.dates.unknown : formatBounds(mark, language),
    contradicted: isContradicted ? 'yes' : 'no',
  });
}

/** All that a period is, beginning with the kind of statement. `value`: as its bar says it. */
export function periodTitle(period: Period, value: string, language: Language): string {
  const { attribute, standing, hedge, inferred } = period;
  return language.words.picture.period({
    kind: standing && standingLabel(standing, language),
    what: attributeLabel(attribute, language),
    value,
    begin: formatBegin(period, language),
    end: formatEnd(period, language),
    implied: inferred ? 'yes' : 'no',
    wording: hedge && isolate(hedge),
  });
}

/** The days between which it began. */
export function formatBegin({ begin, isUndated }: Pick<Period, 'begin' | 'isUndated'>, language: Language): string {
  return isUndated.begin ? language.words.dates.unknown : formatBounds(begin, language);
}

/** The days between which it ended. */
export function formatEnd({ end, isUndated }: Pick<Period, 'end' | 'isUndated'>, language: Language): string {
  if (end === null) return language.words.picture.noEnd;
  return isUndated.end ? language.words.dates.unknown : formatBounds(end, language);
}

/** What a track says, short: as the attribute’s words put it, or piece after piece. */
export function valueAsText({ attribute, value, key }: TrackValue, speaker: Speaker): string {
  const { language } = speaker;
  if (value === null || value === undefined) return language.words.values.notStated;
  const fields = shownFields(attribute, value, speaker).map(
    ({ field, pieces }) => [field, pieces.map((piece) => pieceAsText(piece, speaker)).join(', ')] as const,
  );
  if ('brief' in wordsOfAttribute(attribute, language)) {
    const flags = Object.entries(value).map(([field, part]) => [field, part === false ? 'no' : null]);
    return language.format(`attributes.${attribute}.brief`, Object.fromEntries([...flags, ...fields]));
  }
  const of = keyPiece(attribute, key, language);
  const behind = of?.kind === 'subject' ? [pieceAsText(of, speaker)] : [];
  return [...fields.map(([, text]) => text), ...behind].join(' · ');
}

function pieceAsText(piece: Piece, speaker: Speaker): string {
  if (piece.kind === 'claim') return accusationText(piece, speaker);
  if (piece.kind === 'words') return piece.text;
  return isolate(piece.kind === 'subject' ? speaker.nameOf(piece.text) : piece.text);
}
