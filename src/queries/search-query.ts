// The text of a search: cut to words, folded over scripts and spellings, and compared with folded texts in SQL.
import { type RawBuilder, sql } from 'kysely';
import { fold } from '../names/fold.ts';

/** A text as it is searched. */
export interface SearchQuery {
  readonly text: string;
  /** Folded, without repeats. */
  readonly words: readonly string[];
}

/** Beyond these no word makes an answer better. */
const MOST_WORDS = 12;
/** Longer than any word of a name: comparing takes the square of it. */
const MOST_LETTERS = 40;

/** Undefined where the text has no word to search for. */
export function readSearch(text: string): SearchQuery | undefined {
  const asked = text
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS)
    .map((word) => [...word].slice(0, MOST_LETTERS).join(''))
    .join(' ');
  const words = [...new Set(fold(asked).split(' '))].filter((word) => word !== '').slice(0, MOST_WORDS);
  return words.length === 0 ? undefined : { text: asked, words };
}

/** Too few letters are left of a shorter word to be like another: it must be the beginning of one. */
const SHORT = 4;

/** Whether a folded text holds a word like this one. */
export function isLike(word: string, text: RawBuilder<unknown>): RawBuilder<unknown> {
  if (word.length >= SHORT) return sql`${word} <% ${text}`;
  return sql`(${text} like ${`${escapeLike(word)}%`} or ${text} like ${`% ${escapeLike(word)}%`})`;
}

/** Whether a folded text holds the word as it is. */
export function holdsWord(word: string, text: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`${text} like ${`%${escapeLike(word)}%`}`;
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (it) => `\\${it}`);
}
