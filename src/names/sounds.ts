// How the sounds of the region’s names are spelled in Latin letters, and how far those spellings lie apart. The costs
// were set by hand, and are measured against test/names/pairs.tsv.

/** Spellings of one sound, or of two, longest first. A sound is named by one of its spellings. */
const spellings: readonly (readonly [string, string])[] = [
  ['schtsch', 'shch'],
  ['stsch', 'shch'],
  ['chtch', 'shch'],
  ['shch', 'shch'],
  ['tsch', 'ch'],
  ['dsch', 'dzh'],
  ['dzh', 'dzh'],
  ['tch', 'ch'],
  ['sch', 'sch'],
  ['dj', 'dzh'],
  ['zh', 'zh'],
  ['kh', 'kh'],
  ['gh', 'gh'],
  ['ch', 'ch'],
  ['sh', 'sh'],
  ['ts', 'ts'],
  ['tz', 'ts'],
  ['ph', 'f'],
  ['ck', 'k'],
  ['ks', 'x'],
  ['you', 'i u'],
  ['yo', 'yo'],
  ['io', 'yo'],
  ['ij', 'i'],
  ['oo', 'u'],
  ['ou', 'u'],
  ['y', 'i'],
  ['w', 'v'],
];

/** The sounds of a word of plain Latin letters; doubled ones count once, but for `e`. */
export function soundsOf(word: string): string[] {
  const spelled = word.replace(/(?<=...)au$/, 'ov'); // A Belarusian -аў is a Russian -ов.
  const sounds: string[] = [];
  for (let at = 0; at < spelled.length; ) {
    const [spelling, sound] = spellings.find(([it]) => spelled.startsWith(it, at)) ?? letterAt(spelled, at);
    if (sounds.at(-1) !== sound || sound === 'e') sounds.push(...sound.split(' '));
    at += spelling.length;
  }
  return sounds;
}

/** Before most consonants, and at the end, a `c` is a `k`. */
function letterAt(word: string, at: number): readonly [string, string] {
  const letter = word.charAt(at);
  return [letter, letter === 'c' && !/[aeiouyv]/.test(word.charAt(at + 1)) ? 'k' : letter];
}

/** Sounds that are often written for one another, at what cost. Other consonants cost 1, other vowels `VOWELS`. */
const near: readonly (readonly [string, string, number])[] = [
  ['zh', 'j', 0],
  ['dzh', 'j', 0],
  ['zh', 'dzh', 0.05],
  ['sch', 'sh', 0],
  ['sch', 'shch', 0],
  ['sch', 'zh', 0.1],
  ['sch', 'j', 0.1],
  ['kh', 'h', 0],
  ['kh', 'x', 0],
  ['h', 'x', 0],
  ['k', 'q', 0],
  ['g', 'gh', 0],
  ['ts', 'c', 0.1],
  ['j', 'c', 0.15],
  ['dzh', 'c', 0.15],
  ['j', 'i', 0.25],
  ['q', 'g', 0.15],
  ['q', 'gh', 0.3],
  ['k', 'kh', 0.4],
  ['k', 'gh', 0.5],
  ['k', 'g', 0.7],
  ['h', 'g', 0.25],
  ['h', 'gh', 0.25],
  ['kh', 'gh', 0.5],
  ['v', 'u', 0.4],
  ['sh', 'shch', 0.2],
  ['s', 'z', 0.7],
  ['d', 't', 0.9],
  ['yo', 'o', 0.1],
  ['yo', 'e', 0.15],
  ['a', 'e', 0.72],
  ['o', 'u', 0.4],
  ['a', 'o', 0.5],
  ['e', 'i', 0.4],
];
const bothWays = near.flatMap(([a, b, cost]) => [[a, b, cost] as const, [b, a, cost] as const]);
const costs = new Map(
  [...Map.groupBy(bothWays, ([one]) => one)].map(([one, own]) => [
    one,
    new Map(own.map(([, other, cost]) => [other, cost])),
  ]),
);

const vowels = new Set(['a', 'e', 'i', 'o', 'u', 'yo']);
const VOWELS = 0.8;

export interface Place {
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/**
 * What it costs to take one sound for the other. A Russian `v` at the end was often written `f` in English. Among first
 * vowels only `o` and `u` are often confused.
 */
export function costOfTaking(one: string, other: string, { isFirst, isLast }: Place): number {
  if (one === other) return 0;
  if (isLast && ((one === 'v' && other === 'f') || (one === 'f' && other === 'v'))) return 0;
  const areVowels = vowels.has(one) && vowels.has(other);
  const cost = costs.get(one)?.get(other) ?? (areVowels ? VOWELS : 1);
  const areConfused = 'ou'.includes(one) && 'ou'.includes(other);
  return areVowels && isFirst && !areConfused ? cost * 2 : cost;
}

/**
 * What it costs to leave out the sound at `index` of a word. Many spellings leave out the glide before an `e` or after
 * a vowel. The last `a` distinguishes women’s names from men’s.
 */
export function costOfLeavingOut(sounds: readonly string[], index: number): number {
  const [before, sound = '', after] = [sounds[index - 1], sounds[index], sounds[index + 1]];
  const isGlide = sound === 'i' && (after === 'e' || (before !== undefined && vowels.has(before)));
  if (isGlide) return 0.15;
  if (sound === 'e' && (before === 'e' || after === 'e')) return 0.15;
  if (sound === 'h') return 0.4;
  if (sound === 'a' && after === undefined) return 1;
  if (sound === 'i' && (after === undefined || !vowels.has(after))) return 0.65;
  return vowels.has(sound) ? VOWELS : 1;
}

export function isVowel(sound: string): boolean {
  return vowels.has(sound);
}
