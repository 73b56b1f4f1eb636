/** English, compiled once. */
import { en } from './en.ts';
import { makeLanguage } from './language.ts';

/** Numbers, plurals and lists as in Britain: “A, B and C”. */
export const english = makeLanguage('en', en, 'en-GB');
