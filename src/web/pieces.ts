/** A value of an attribute in pieces, written as its record says: pages, files and pictures put them together. */
import type { ValueFormat } from '../catalogue/attribute.ts';
import { attribute } from '../catalogue/attributes.ts';
import { wordsOfAttribute, wordsOfLabel } from '../catalogue/catalogue-words.ts';
import { kindToServe } from '../catalogue/derive-sentences.ts';
import { UNSTATED } from '../catalogue/points.ts';
import { leadOf } from '../catalogue/sentence.ts';
import type { Standing } from '../catalogue/standing.ts';
import { isSubjectId, type SubjectId } from '../catalogue/subject.ts';
import type { OtherLanguage } from '../catalogue/texts.ts';
import { type Count, sayCount } from '../catalogue/unrest.ts';
import { NOT_STATED } from '../law/counts.ts';
import { formatCountry } from '../words/countries.ts';
import { formatBounds, formatDate, formatDay } from '../words/dates.ts';
import { describe, formatAmount, formatTerm, languagesOf, type Speaker } from '../words/describe.ts';
import type { Language } from '../words/language.ts';
import { type Texts, textIn } from '../words/texts.ts';
import { fieldLabel, optionLabel } from './labels.ts';
import { withLanguage } from './language-names.ts';
import { kindsBeside, type MeasureShown, type Reckoned, reckoningTexts, type Sums, sumsText } from './law-texts.ts';

export type Piece =
  /** `text`: as it was recorded; `words`: our own; the others lead somewhere. */
  | { readonly kind: 'text' | 'words' | 'address'; readonly text: string }
  | { readonly kind: 'subject'; readonly text: SubjectId }
  /** `number`: among those of its field, from 1. */
  | { readonly kind: 'development'; readonly text: string; readonly number: number }
  | { readonly kind: 'claim'; readonly by: string; readonly standing: Standing };

export interface ShownField {
  readonly field: string;
  /** The name of the field, where that is written before it. */
  readonly label: string | undefined;
  readonly pieces: readonly Piece[];
}

type Fields = Readonly<Record<string, unknown>>;

/** What a value shows, in the order of its attribute’s record. What is not stated, and a plain no, is left out. */
export function shownFields(name: string, value: unknown, speaker: Speaker): ShownField[] {
  const { shows } = attribute(name);
  if (value === null || value === undefined) return [];
  if (typeof value !== 'object') {
    const as = typeof shows === 'string' ? shows : 'text';
    return [{ field: '', label: undefined, pieces: piecesOf(value, { as, name, field: '', among: {} }, speaker) }];
  }
  const among = value as Fields;
  return formatsOf(shows, among).flatMap(([field, { as, isNamed }]) => {
    const part = among[field];
    if (as === 'hidden' || part === undefined || part === false) return [];
    if (part === null && as !== 'offence') return [];
    const label = isNamed ? fieldLabel(field, 'fields', speaker.language) : undefined;
    const pieces = piecesOf(part, { as, name, field, among }, speaker).filter(({ kind, ...piece }) => {
      return kind !== 'words' || !('text' in piece) || piece.text !== '';
    });
    return pieces.length === 0 ? [] : [{ field, label, pieces }];
  });
}

interface Format {
  /** Undefined: no record says it. */
  readonly as: ValueFormat | undefined;
  readonly isNamed?: true;
}

/** The fields of the record in their order, then others: what is said of an ending has fields of its own. */
function formatsOf(shows: ReturnType<typeof attribute>['shows'], among: Fields): (readonly [string, Format])[] {
  const known = typeof shows === 'string' ? {} : shows;
  const others = Object.keys(among).filter((field) => !(field in known));
  return [...Object.entries(known), ...others.map((field) => [field, { as: undefined, isNamed: true }] as const)];
}

interface Part extends Pick<Format, 'as'> {
  /** Of the attribute. */
  readonly name: string;
  readonly field: string;
  readonly among: Fields;
}

function piecesOf(part: unknown, { as, name, field, among }: Part, speaker: Speaker): Piece[] {
  const { language } = speaker;
  const text = String(part);
  const words = (own: string): Piece[] => [{ kind: 'words', text: own }];
  switch (as) {
    case undefined:
      return [fieldPiece(part, field, language)];
    case 'text':
    case 'number':
      return [{ kind: 'text', text }];
    case 'texts':
      return [{ kind: 'text', text: textShown(text, { field, among }, speaker) }];
    case 'languages':
      return (part as readonly OtherLanguage[]).map((it) => ({ kind: 'text', text: withLanguage(it, language) }));
    case 'label':
      return words(wordsOfLabel(name, text, language));
    case 'subject':
    case 'asserter':
      return [part].flat().map((it) => asserterPiece(String(it), language));
    case 'term':
      return words(formatTerm(text, language));
    case 'amount':
      return words(formatAmount(text, among.currency as string | null));
    case 'day':
      return words(formatDay(text, language));
    case 'date': {
      const date = formatDate(text, language);
      return date === text ? [{ kind: 'text', text }] : words(date);
    }
    case 'flag':
      return words(flagText(part === true, language));
    case 'address':
      return [{ kind: 'address', text }];
    case 'claim':
      return [{ kind: 'claim', ...(part as { readonly by: string; readonly standing: Standing }) }];
    case 'range':
      return words(describe(sayCount(part as Count), speaker));
    case 'developments':
      return [part].flat().map((id, index) => ({ kind: 'development', text: String(id), number: index + 1 }));
    case 'bounds':
      return words(formatBounds(part as { readonly earliest: string | null; readonly latest: string }, language));
    case 'rule':
      return words(optionLabel('rule', text, language) ?? text);
    case 'option':
      return [fieldPiece(text, field, language)];
    case 'country':
      return [{ kind: 'text', text: formatCountry(text, language) }];
    case 'state':
      return [
        /^[A-Z]{2}$/.test(text)
          ? { kind: 'text', text: formatCountry(text, language) }
          : fieldPiece(text, field, language),
      ];
    case 'coordinates':
      return [{ kind: 'text', text: coordinatesText(part as Coordinates) }];
    case 'hidden':
      return [];
    default:
      return legalPieces(part, { as, name, field, among }, speaker);
  }
}

/** A text in the reader’s language, if the plural of its field has it: `tags` beside `tag`. */
function textShown(text: string, { field, among }: Pick<Part, 'field' | 'among'>, speaker: Speaker): string {
  return textIn((among[`${field}s`] as Texts | undefined) ?? text, languagesOf(speaker));
}

interface LegalPart extends Part {
  readonly as:
    | 'offence'
    | 'sums'
    | 'stage'
    | 'plea'
    | 'against'
    | 'labels'
    | 'measures'
    | 'mark'
    | 'reckoning'
    | 'kindToServe';
}

/** What follows from acts. */
function legalPieces(part: unknown, { as, name, field, among }: LegalPart, speaker: Speaker): Piece[] {
  const { language } = speaker;
  const text = String(part);
  const words = (own: string): Piece[] => [{ kind: 'words', text: own }];
  switch (as) {
    case 'offence':
      if (part !== null) return [{ kind: 'text', text: textShown(text, { field, among }, speaker) }];
      return among.count === NOT_STATED
        ? words(language.words.values.countNotStated)
        : [fieldPiece(among.count, 'count', language)];
    case 'sums':
      return words(sumsText(part as Sums, language));
    case 'stage':
    case 'plea':
      return words(wordsOfLabel(as, text, language));
    case 'against':
      return words(language.words.options.against[part as keyof typeof language.words.options.against] ?? text);
    case 'labels':
      return words(language.either((part as readonly string[]).map((label) => wordsOfLabel(name, label, language))));
    case 'measures':
      return kindsBeside(part as readonly MeasureShown[], among.kind).map((kind) => ({
        kind: 'words',
        text: wordsOfLabel(name, kind, language),
      }));
    case 'mark':
      return words(language.words.values.marks[field as keyof typeof language.words.values.marks]);
    case 'reckoning':
      return reckoningTexts(among as unknown as Reckoned, language).flatMap(words);
    case 'kindToServe':
      return words(wordsOfLabel(name, kindToServe(text, among.answer), language));
    default:
      return as satisfies never;
  }
}

interface Coordinates {
  readonly latitude: string;
  readonly longitude: string;
}

/** “43.2389, 76.8897”: latitude and longitude as recorded. */
function coordinatesText({ latitude, longitude }: Coordinates): string {
  return `${latitude}, ${longitude}`;
}

/** A piece without markup; subjects by their names. */
export function pieceAsText(piece: Piece, speaker: Speaker): string {
  if (piece.kind === 'claim') return accusationText(piece, speaker);
  return piece.kind === 'subject' ? speaker.nameOf(piece.text) : piece.text;
}

/** “Accusation: Alleged by the Harbour Police”. */
export function accusationText(piece: Extract<Piece, { readonly kind: 'claim' }>, speaker: Speaker): string {
  return speaker.language.words.values.accusation({ claim: describe(leadOf(piece), speaker) });
}

/** A field of a development as it was recorded; of what can be chosen, the word for it. */
export function fieldPiece(part: unknown, field: string, language: Language): Piece {
  if (typeof part === 'boolean') return { kind: 'words', text: flagText(part, language) };
  const text = String(part);
  if (isSubjectId(text)) return { kind: 'subject', text };
  const option = optionLabel(field, text, language);
  return option === undefined ? { kind: 'text', text } : { kind: 'words', text: option };
}

function flagText(flag: boolean, { words: { values } }: Language): string {
  return flag ? values.yes : values.no;
}

/** Who asserts something: a subject, or the words for the author of the source, or for none that is stated. */
export function asserterPiece(text: string, language: Language): Piece {
  return fieldPiece(text, 'by', language);
}

/**
 * The subject behind a value that its key names; words where the source does not name it; undefined where the record
 * shows none.
 */
export function keyPiece(name: string, key: string, language: Language): Piece | undefined {
  const { showsKey, hasPartedKeys } = attribute(name);
  if (key === '' || !showsKey) return undefined;
  const [named = key] = hasPartedKeys ? key.split('/') : [];
  if (named !== UNSTATED) return asserterPiece(named, language);
  return { kind: 'words', text: wordsOfAttribute(name, language).unstated ?? language.words.values.notStated };
}
