/** What languages are called, and texts with their languages. */
import type { Language } from '../words/language.ts';
import type { TextInLanguage } from '../words/texts.ts';

/** “Kazakh (Cyrillic)”; the tag itself where it names no language that is known. */
export function languageName(tag: string, language: Language): string {
  try {
    return new Intl.DisplayNames([language.tag], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** “Пожар в порту (Russian)”. */
export function withLanguage({ text, lang }: TextInLanguage, language: Language): string {
  if (!lang) return text;
  return language.words.values.inLanguage({ text, language: languageName(lang, language) });
}
