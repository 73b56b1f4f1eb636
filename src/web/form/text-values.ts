/** A text in several languages as a form sends it, and as it is recorded. */
import type { TextInLanguage, Texts } from '../../words/texts.ts';

/** Where the language of the original stands. */
export const ORIGINAL_LANGUAGE = '0.lang';

/** A text as it is sent: as such where it stands in one language that is not named. */
export function givenText(text: string | undefined, lang: string | undefined, others: readonly object[]): unknown {
  if (others.length === 0 && lang === undefined) return text;
  return [{ text: text ?? '', ...(lang === undefined ? {} : { lang }) }, ...others];
}

/** The opposite: the original, its language, and the others. */
export function splitText(given: Texts): {
  readonly text: string;
  readonly lang: string | undefined;
  readonly others: readonly TextInLanguage[];
} {
  if (typeof given === 'string') return { text: given, lang: undefined, others: [] };
  const [{ text, lang } = { text: '' }, ...others] = given;
  return { text, lang, others };
}
