/** In which languages names and texts are wanted: what `lang` asks for, or else `Accept-Language`. */
import { say } from '../words/message.ts';
import type { Languages } from '../words/texts.ts';
import { parameter } from './parameters.ts';

const TAG = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i;

/** A language tag; undefined for what is none. */
function parseLanguage(text: string): string | undefined {
  return TAG.test(text) && text.length <= MOST_LETTERS ? text : undefined;
}
const MOST_LETTERS = 60;

export const languageParameter = parameter(parseLanguage, (given) => say('faults.expected.language', { given }))
  .optional()
  .meta({
    description:
      'The language in which you want names, titles and summaries (BCP 47). A text that is not in that language ' +
      'comes in its base language (`ru` for `ru-KZ`), else in another form of that, else in the original one. ' +
      'Default: as `Accept-Language` says, else the original.',
    example: 'ru',
  });

/** The parameter of every question whose answer names subjects. */
export const languageParameters = { lang: languageParameter };

/** So many languages of a header are looked at. */
const MOST_LANGUAGES = 10;

/** The languages of `Accept-Language`, the preferred one first (RFC 9110, 12.5.4). What cannot be read is left out. */
export function readAcceptLanguage(header: string | null): Languages {
  const ranges = (header ?? '').split(',').flatMap((range) => {
    const [tag = '', ...parameters] = range.split(';').map((it) => it.trim());
    const weight = parameters.find((it) => /^q=/i.test(it))?.slice(2);
    const quality = weight === undefined ? 1 : /^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(weight) ? Number(weight) : 0;
    const lang = parseLanguage(tag);
    return lang !== undefined && quality > 0 ? [{ lang, quality }] : [];
  });
  return ranges
    .toSorted((a, b) => b.quality - a.quality)
    .slice(0, MOST_LANGUAGES)
    .map(({ lang }) => lang);
}

/** Names come in the first language asked for, as far as the record has them; sentences in that of the service. */
export function sayLanguages(headers: Headers, languages: Languages, tag: string): void {
  const [asked] = languages;
  headers.set('content-language', [...new Set([...(asked === undefined ? [] : [asked]), tag])].join(', '));
  headers.append('vary', 'accept-language');
}
