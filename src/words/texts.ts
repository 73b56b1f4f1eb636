/** Texts in several languages, and which of them a reader gets. */

/** A text, and in which language it is (BCP 47) where that is said. */
export interface TextInLanguage {
  readonly text: string;
  readonly lang?: string | undefined;
}

/** What is in a language, if that is said. */
interface InLanguage {
  readonly lang?: string | null | undefined;
}

/** A text, perhaps in several languages: the first is the original. */
export type Texts = string | readonly TextInLanguage[];

/** The languages that a reader asks for (BCP 47), the preferred one first; none: the original. */
export type Languages = readonly string[];

/** A text in each of its languages, the original first. `lang`: that of the original where it does not say so. */
export function eachText(given: Texts, lang?: string): readonly TextInLanguage[] {
  if (typeof given === 'string') return [{ text: given, ...(lang ? { lang } : {}) }];
  return given.map((it, index) => (index === 0 && lang && !it.lang ? { ...it, lang } : it));
}

/** The text in its original language. */
export function originalOf(given: Texts): string;
export function originalOf(given: Texts | undefined): string | undefined;
export function originalOf(given: Texts | undefined): string | undefined {
  return typeof given === 'object' ? given[0]?.text : given;
}

/** The text in the language that comes nearest to those asked for. */
export function textIn(given: Texts, languages: Languages): string {
  return chooseText(eachText(given), languages)?.text ?? '';
}

/**
 * Of the texts, the original first, the one for readers of these languages. For each language in turn: exactly that
 * language; the same without its last part, until only the base language is left (RFC 4647, “lookup”); any other form
 * of the base language. Then the original. Undefined where there is no text.
 */
export function chooseText<Text extends InLanguage>(texts: readonly Text[], languages: Languages): Text | undefined {
  for (const asked of languages) {
    const found = chooseFor(texts, asked.toLowerCase());
    if (found) return found;
  }
  return texts[0];
}

function chooseFor<Text extends InLanguage>(texts: readonly Text[], asked: string) {
  const parts = asked.split('-');
  for (let length = parts.length; length > 0; length -= 1) {
    const range = parts.slice(0, length).join('-');
    const found = texts.find(({ lang }) => lang?.toLowerCase() === range);
    if (found) return found;
  }
  return texts.find(({ lang }) => lang && baseOf(lang.toLowerCase()) === parts[0]);
}

/** `ru` of `ru-KZ`. */
function baseOf(tag: string): string {
  return tag.split('-')[0] ?? tag;
}
