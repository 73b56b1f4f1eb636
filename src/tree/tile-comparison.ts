import { type Hash, hashComplete } from './merkle.ts';
import { formatTilePath, TILE_WIDTH } from './tiles.ts';

/** A difference, with the positions of the first and the last leaf that it concerns. */
type OnDifference = (from: number, to: number, what: string) => void;

/** Compares the tiles that come with a log with those that its leaves give, level by level. */
export class TileComparison {
  readonly #read: (path: string) => Promise<Buffer | undefined>;
  readonly #size: number;
  readonly #onDifference: OnDifference;
  /** Of each level from 1 up: the hashes of the tile that is being filled. */
  readonly #filling: Hash[][] = [];
  readonly #done: number[] = [];

  constructor(read: (path: string) => Promise<Buffer | undefined>, size: number, onDifference: OnDifference) {
    this.#read = read;
    this.#size = size;
    this.#onDifference = onDifference;
  }

  /** Takes the hashes of the tile `index` of level 0; tiles must come in order. */
  async compare(index: number, hashes: readonly Hash[]): Promise<void> {
    if (hashes.length > 0) await this.#compareTile(0, index, hashes);
    let full = hashes.length === TILE_WIDTH ? hashComplete(hashes) : undefined;
    for (let level = 1; full; level += 1) {
      const filling = this.#filling[level] ?? [];
      this.#filling[level] = filling;
      filling.push(full);
      full = undefined;
      if (filling.length < TILE_WIDTH) break;
      const at = this.#done[level] ?? 0;
      await this.#compareTile(level, at, filling);
      full = hashComplete(filling);
      this.#done[level] = at + 1;
      this.#filling[level] = [];
    }
  }

  async finish(): Promise<void> {
    for (const [level, filling] of this.#filling.entries())
      if (filling && filling.length > 0) await this.#compareTile(level, this.#done[level] ?? 0, filling);
  }

  async #compareTile(level: number, index: number, hashes: readonly Hash[]): Promise<void> {
    const path = `tile/${formatTilePath({ level, index, width: hashes.length })}`;
    const tile = await this.#read(path);
    const leaves = TILE_WIDTH ** level;
    const from = index * TILE_WIDTH * leaves;
    if (!tile)
      return this.#onDifference(from, Math.min(this.#size, from + hashes.length * leaves) - 1, `${path} is missing`);
    for (const [at, hash] of hashes.entries()) {
      if (hash.equals(tile.subarray(at * hash.length, (at + 1) * hash.length))) continue;
      const first = from + at * leaves;
      this.#onDifference(first, first + leaves - 1, `${path} says otherwise than the leaves`);
    }
    if (tile.length !== hashes.length * 32) this.#onDifference(from, from, `${path} is too long`);
  }
}
