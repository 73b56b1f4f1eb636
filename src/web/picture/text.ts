/** How wide texts come out in a picture, and texts that are cut where they do not fit. */
/** The size of letters in the picture, in its units. */
const FONT = 14;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** How wide a text may come out, in units of the picture; rather too much than too little, as fonts differ. */
export function widthOf(text: string): number {
  return lettersOf(text).reduce((width, letter) => width + widthOfLetter(letter), 0);
}

/** Places are rounded. */
const ROUNDING = 0.5;

/** The text as far as it fits, with an ellipsis where it does not. */
export function clipText(text: string, width: number): string {
  const letters = lettersOf(text);
  let used = widthOfLetter('…');
  let fitting = 0;
  for (const letter of letters) {
    used += widthOfLetter(letter);
    if (used > width) break;
    fitting += 1;
  }
  if (fitting === letters.length || widthOf(text) <= width + ROUNDING) return text;
  const kept = letters.slice(0, fitting).join('');
  return `${kept.trimEnd()}…${PDI.repeat(count(kept, FSI) - count(kept, PDI))}`;
}

const [FSI, PDI] = ['\u2068', '\u2069'];

/** The text so that its direction does not turn what stands around it (Unicode UAX 9); for where no `bdi` can stand. */
export function isolate(text: string): string {
  return `${FSI}${text}${PDI}`;
}

function count(text: string, letter: string): number {
  return text.split(letter).length - 1;
}

/** Most texts have such letters only; to tell other letters apart takes longer. */
const PLAIN = /^[\x20-\x7e]*$/;

/** No more of a text than this can be seen. */
const MOST_LETTERS = 400;

function lettersOf(text: string): string[] {
  if (PLAIN.test(text)) return text.slice(0, MOST_LETTERS).split('');
  return [...graphemes.segment(text.slice(0, MOST_LETTERS))].map(({ segment }) => segment);
}

function widthOfLetter(letter: string): number {
  if (letter === FSI || letter === PDI) return 0;
  if (/\p{Extended_Pictographic}|[\u1100-\u11ff\u2e80-\uffef]|[\ud800-\udfff]/u.test(letter)) return FONT * 1.3;
  if (/[\p{Lu}mwMW@%—…]/u.test(letter)) return FONT * 0.74;
  return /[ .,:;'’!|ijlt()[\]-]/.test(letter) ? FONT * 0.36 : FONT * 0.58;
}
