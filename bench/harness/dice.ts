// Chance that is the same in every run.

export type Dice = (size: number) => number;

/** Whole numbers from 0 to below `size`, the same ones for the same seed (Mulberry32). */
export function diceOf(seed: number): Dice {
  let state = seed;
  return (size) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * size);
  };
}

/** A UUID (RFC 9562, version 8) from dice. */
export function idOf(dice: Dice): string {
  const digits = Array.from({ length: 8 }, () => dice(65_536).toString(16).padStart(4, '0'));
  const [a = '', b = '', c = '', d = '', e = '', f = '', g = '', h = ''] = digits;
  return `${a}${b}-${c}-8${d.slice(1)}-a${e.slice(1)}-${f}${g}${h}`;
}
