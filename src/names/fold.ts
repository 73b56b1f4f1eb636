// Text folded for search: any script becomes plain Latin letters, and rival spellings of one sound become one.
import anyAscii from 'any-ascii';

/** Letters whose usual English spelling says more than that of `any-ascii`. */
const spelled: Readonly<Record<string, string>> = {
  ...{ ə: 'a', ç: 'ch', ş: 'sh', ș: 'sh', š: 'sh', č: 'ch', ć: 'ch', ž: 'zh', ğ: 'gh', ý: 'y', ı: 'i', ï: 'i' },
  ...{ ә: 'a', ғ: 'gh', қ: 'q', ң: 'n', ө: 'o', ү: 'u', ұ: 'u', һ: 'h', і: 'i', ї: 'yi', є: 'ye', ґ: 'g', ў: 'u' },
  ...{ ҳ: 'h', ҷ: 'j', ӣ: 'i', ӯ: 'u', җ: 'zh', ҹ: 'j', ҝ: 'g', щ: 'shch', ё: 'yo', э: 'e', ы: 'y', ъ: '', ь: '' },
  // Arabic letters, as Persian and Uyghur names are read.
  ...{ ا: 'a', آ: 'a', ئ: '', ع: '', ح: 'h', خ: 'kh', غ: 'gh', ق: 'q', ث: 's', ص: 's', ض: 'z', ظ: 'z', ذ: 'z' },
  ...{ ط: 't' },
  ...{ چ: 'ch', ژ: 'zh', ش: 'sh', گ: 'g', ک: 'k', ی: 'y', ي: 'y', و: 'v', ه: 'h', ھ: 'h', ة: 'e' },
  ...{ ە: 'e', ې: 'e', ى: 'i', ۇ: 'u', ۆ: 'o', ۈ: 'u', ۋ: 'v', ڭ: 'ng' },
};
const spelledPattern = new RegExp(`[${Object.keys(spelled).join('')}]`, 'gu');

/** A text of any script in plain lower-case Latin letters and digits, with one space between two words. */
export function romanize(text: string): string {
  return toPlainLetters(lowerCase(text).replace(spelledPattern, (letter) => spelled[letter] ?? letter));
}

/** The same with diacritics left out rather than spelled: “Güneş” becomes “gunes”. */
export function stripDiacritics(text: string): string {
  return toPlainLetters(lowerCase(text));
}

/** Whether a text is in a script that leaves out vowels. */
export function isConsonantal(text: string): boolean {
  return /\p{Script=Arabic}|\p{Script=Hebrew}/u.test(text);
}

function lowerCase(text: string): string {
  return text.normalize('NFC').toLowerCase().normalize('NFC').replaceAll('i̇', 'i');
}

function toPlainLetters(text: string): string {
  return anyAscii(text)
    .toLowerCase()
    .replace(/['`’‘ʻʼ"]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** Rival spellings of one sound, in the order in which they are folded. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/schtsch|stsch|chtch|shch/g, 'sh'],
  [/tsch|tch/g, 'ch'],
  [/dzh|dsch|dj|zh/g, 'j'],
  [/sch/g, 'sh'],
  [/[kg]h/g, 'h'],
  [/ck|q/g, 'k'],
  [/ph/g, 'f'],
  [/w/g, 'v'],
  [/x/g, 'h'],
  [/[iy]+/g, 'i'],
  [/(^|[ aeou])ie/g, '$1e'],
  [/ff?( |$)/g, 'v$1'],
  [/(.)\1+/g, '$1'],
];

/**
 * A text as it is searched: folded over scripts, then over spelling variants of the region. Two spellings of one name
 * come out alike or nearly. So do some different names; `likenessOf` separates those.
 */
export function fold(text: string): string {
  return spellings.reduce((folded, [pattern, sound]) => folded.replace(pattern, sound), romanize(text));
}
