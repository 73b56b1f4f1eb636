/** A value of an attribute in pieces, written as its record says: pages, files and pictures put them together. */
import type { ValueFormat } from '../catalogue/attribute.ts';
import { attribute } from '../catalogue/attributes.ts';
import { wordsOfAttribute, wordsOfLabel } from '../catalogue/catalogue-words.ts';
import { UNSTATED } from '../catalogue/points.ts';
import type { Standing } from '../catalogue/standing.ts';
import { isSubjectId, type SubjectId } from '../catalogue/subject.ts';
import { type Count, sayCount } from '../catalogue/unrest.ts';
import { formatBounds, formatDate, formatDay } from '../words/dates.ts';
import { describe, formatAmount, formatTerm, type Speaker } from '../words/describe.ts';
import type { Language } from '../words/language.ts';
import { fieldLabel, optionLabel } from './labels.ts';

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
    if (as === 'hidden' || part === null || part === undefined || part === false) return [];
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
    case 'sums':
      return words(sumsText(name, part as Sums, language));
    case 'stage':
    case 'plea':
      return words(wordsOfLabel(as, text, language));
    case 'against':
      return words(language.words.options.against[part as keyof typeof language.words.options.against] ?? text);
    case 'labels':
      return (part as readonly string[]).map((label) => ({ kind: 'words', text: wordsOfLabel(name, label, language) }));
    case 'bounds':
      return words(formatBounds(part as { readonly earliest: string | null; readonly latest: string }, language));
    case 'reckoning':
      return words(reckoningText(among as unknown as Reckoned, language));
    case 'rule':
      return words(optionLabel('rule', text, language) ?? text);
    case 'hidden':
      return [];
    default:
      return as satisfies never;
  }
}

type Sums = Readonly<Record<string, number>>;

/** “5 convicted, 7 no verdict”; nothing where one count says no more than its label. */
function sumsText(name: string, sums: Sums, language: Language): string {
  const { sum, sumOf } = language.words.values;
  const isBeside = (label: string): label is keyof typeof sumOf => label in sumOf;
  const texts = Object.entries(sums).map(([label, count]) => {
    if (isBeside(label)) return sumOf[label]({ count });
    return sum({ count, label: wordsOfLabel(name === 'legalStatus' ? 'counts' : name, label, language) });
  });
  const [only] = Object.values(sums);
  return texts.length === 1 && only === 1 ? '' : language.list(texts);
}

interface Reckoned {
  readonly answer: string;
  readonly least: string | null;
  readonly most: string | null;
  readonly known: string;
}

/** “5 years”, “4 years to 7 years”, “at least 4 years”, “for life”. */
function reckoningText({ answer, least, most, known }: Reckoned, language: Language): string {
  const { reckoning } = language.words.values;
  if (answer === 'term' && least !== null) {
    const term = formatTerm(least, language);
    if (most === null) return reckoning.atLeast({ least: term });
    if (most === least) return reckoning.term({ term, known });
    return reckoning.range({ least: term, most: formatTerm(most, language) });
  }
  const text = reckoning[answer as keyof typeof reckoning];
  return typeof text === 'string' ? text : answer;
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
  if (key === '' || !attribute(name).showsKey) return undefined;
  if (key !== UNSTATED) return asserterPiece(key, language);
  return { kind: 'words', text: wordsOfAttribute(name, language).unstated ?? language.words.values.notStated };
}
