// How alike two names sound, whatever their script, their spelling and the order of their words.
import { isConsonantal, romanize, stripDiacritics } from './fold.ts';
import { areFormsOfOneName } from './given-names.ts';
import { costOfLeavingOut, costOfTaking, isVowel, soundsOf } from './sounds.ts';

/** From here on two names are taken for spellings of one. */
export const SAME_NAME = 0.86;

/**
 * How likely two names are spellings of one. 1: alike to the sound; 0: nothing in common. Words may come in any order,
 * and a patronymic or a middle initial that only one of them has makes no difference.
 */
export function likenessOf(a: string, b: string): number {
  const bySound = Math.max(
    0,
    ...readingsOf(a).flatMap((one) => readingsOf(b).map((other) => likenessOfWords(one, other))),
  );
  if (bySound >= SAME_NAME || isConsonantal(a) === isConsonantal(b)) return bySound;
  const [one, other] = [a, b].map((name) => wordsOf(name).map(skeletonOf));
  return Math.max(bySound, likenessOfWords(one ?? [], other ?? []) === 1 ? SAME_NAME : 0);
}

/** A name as its words, in each way in which it may have been spelled or divided. */
function readingsOf(name: string): (readonly Word[])[] {
  const plain = stripDiacritics(name);
  const texts = plain === romanize(name) ? [plain] : [romanize(name), plain];
  return texts.flatMap((text) => variantsOf(toWords(text)));
}

/** A word without its vowels, and without consonants that are written for vowels. */
function skeletonOf({ text, sounds }: Word): Word {
  const consonants = sounds.filter((sound) => !isVowel(sound) && sound !== 'v' && sound !== 'h');
  return { text, sounds: consonants.length > 0 ? consonants : sounds };
}

/**
 * How likely `query` is meant for `name`. Like `likenessOf`, but words of the name that the query leaves out count
 * little, and the last word of the query may be unfinished.
 */
export function aptnessOf(query: string, name: string): number {
  const [asked, own] = [wordsOf(query), wordsOf(name)];
  if (asked.length === 0 || own.length === 0) return 0;
  const found = asked.map((word) =>
    Math.max(...own.map((other) => Math.max(likenessOfSounds(word, other), beginsWith(other, word)))),
  );
  const left = Math.max(0, own.length - asked.length);
  return (
    Math.min(...found) * 0.7 + (found.reduce((sum, it) => sum + it, 0) / found.length) * 0.3 - Math.min(left, 5) * 0.01
  );
}

interface Word {
  readonly text: string;
  readonly sounds: readonly string[];
}

function wordsOf(name: string): Word[] {
  return toWords(romanize(name));
}

function toWords(text: string): Word[] {
  return text
    .split(' ')
    .filter((word) => word !== '')
    .map(toWord);
}

function toWord(text: string): Word {
  return { text, sounds: soundsOf(text) };
}

/** The words as they stand, and with two neighbours written as one: “Nur Sultan”, “Nursultan”. */
function variantsOf(words: readonly Word[]): (readonly Word[])[] {
  const joined = words
    .slice(1)
    .map((word, index) => [
      ...words.slice(0, index),
      toWord(`${words[index]?.text ?? ''}${word.text}`),
      ...words.slice(index + 2),
    ]);
  return words.length > 2 && words.length < 6 ? [words, ...joined] : [words];
}

/** Pairs the words best with best; what is left over on either side costs, unless it may be left out. */
function likenessOfWords(a: readonly Word[], b: readonly Word[]): number {
  const pairs = a
    .flatMap((one, i) => b.map((other, j) => ({ i, j, likeness: likenessOfPair(one, other) })))
    .sort((x, y) => y.likeness - x.likeness || Math.abs(x.i - x.j) - Math.abs(y.i - y.j) || x.i + x.j - y.i - y.j);
  const [mine, theirs] = [new Set<number>(), new Set<number>()];
  const matched: number[] = [];
  for (const { i, j, likeness } of pairs) {
    if (mine.has(i) || theirs.has(j) || likeness < 0.5) continue;
    mine.add(i);
    theirs.add(j);
    matched.push(likeness);
  }
  const [restOfA, restOfB] = [a.filter((_, i) => !mine.has(i)), b.filter((_, j) => !theirs.has(j))];
  if (matched.length === 0 || (restOfA.length > 0 && restOfB.length > 0)) return 0;
  const rest = [...restOfA, ...restOfB];
  const whole = Math.min(a.length, b.length) > 1 || rest.length === 0;
  const mayBeLeftOut =
    whole && rest.every(({ text }) => text.length === 1 || patronymic.test(text) || particles.includes(text));
  const weakest = Math.min(...matched);
  return mayBeLeftOut ? weakest : weakest * 0.6;
}

const patronymic =
  /(ov|ev|yev)(ich|na)$|ich$|(inich|ichna)$|(uly|uli|kyzy|qyzy|kizi|qizi|oghlu|oglu|ogly|oghli|ogli|zoda|zade|zada)$/;
const particles = ['bin', 'ibn', 'ben', 'al', 'el', 'de', 'von'];

function likenessOfPair(one: Word, other: Word): number {
  if (one.text === other.text) return 1;
  const [short, long] = one.text.length < other.text.length ? [one, other] : [other, one];
  if (short.text.length === 1 && long.text.length > 1) return long.text.startsWith(short.text) ? 0.87 : 0;
  return areFormsOfOneName(one.text, other.text) ? FORMS : likenessOfSounds(one, other);
}

/** Forms of one given name count as alike, but less than the same spelling. */
const FORMS = 0.95;

/**
 * From the cheapest way to turn one word’s sounds into the other’s. The shorter the word, the more a difference weighs.
 */
function likenessOfSounds({ sounds: a }: Word, { sounds: b }: Word): number {
  const longer = Math.max(a.length, b.length);
  return Math.max(0, roundOff(1 - distanceOf(a, b) / Math.min(longer, LONGEST)));
}

/** Sums of the same costs in another order differ in their last digits, and a threshold may lie between. */
function roundOff(likeness: number): number {
  return Math.round(likeness * 1e9) / 1e9;
}

/** So that one wrong letter makes another name of a long word too. */
const LONGEST = 6;

function beginsWith(whole: Word, beginning: Word): number {
  if (beginning.sounds.length < 2 || beginning.sounds.length >= whole.sounds.length) return 0;
  const head = whole.sounds.slice(0, beginning.sounds.length);
  return likenessOfSounds({ text: '', sounds: head }, beginning) === 1 ? 0.9 : 0;
}

function distanceOf(a: readonly string[], b: readonly string[]): number {
  const [withoutOfA, withoutOfB] = [a, b].map((sounds) =>
    sounds.map((_, index) => costOfLeavingOut(sounds, index)),
  ) as [number[], number[]];
  const rows = [[0]];
  for (const [j, cost] of withoutOfB.entries()) rows[0]?.push((rows[0][j] ?? 0) + cost);
  for (const [i, sound] of a.entries()) {
    const above = rows[i] ?? [];
    const without = withoutOfA[i] ?? 0;
    const row = [(above[0] ?? 0) + without];
    for (const [j, other] of b.entries()) {
      const place = { isFirst: i === 0 && j === 0, isLast: i === a.length - 1 && j === b.length - 1 };
      const isSwapped = i > 0 && j > 0 && sound === b[j - 1] && a[i - 1] === other && sound !== other;
      row.push(
        Math.min(
          (above[j] ?? 0) + costOfTaking(sound, other, place),
          (above[j + 1] ?? 0) + without,
          (row[j] ?? 0) + (withoutOfB[j] ?? 0),
          isSwapped ? (rows[i - 1]?.[j - 1] ?? 0) + SWAPPED : Number.POSITIVE_INFINITY,
        ),
      );
    }
    rows.push(row);
  }
  return rows.at(-1)?.at(-1) ?? 0;
}

/** Two neighbours in the wrong order, as one mistypes them. */
const SWAPPED = 0.7;
