// Dice that fall the same way for the same seed.

export interface Dice {
  /** A whole number from `least` to `most`, both included. */
  from(least: number, most: number): number;
  /** True in `percent` of 100 throws. */
  in(percent: number): boolean;
  of<Item>(items: readonly Item[]): Item;
  shuffled<Item>(items: readonly Item[]): Item[];
}

export function diceOf(seed: number): Dice {
  const next = mulberry32(seed);
  const from = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    from,
    in: (percent) => next() * 100 < percent,
    of: (items) => items[from(0, items.length - 1)] as (typeof items)[number],
    shuffled: (items) =>
      items
        .map((item) => ({ item, weight: next() }))
        .sort((a, b) => a.weight - b.weight)
        .map(({ item }) => item),
  };
}

/** Tommy Ettinger's Mulberry32: numbers from 0 up to 1, the same ones for the same seed. */
function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
