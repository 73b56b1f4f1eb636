// Tiles and signed roots compared with those that the leaves of a log give.
import { GrowingTree, type Hash, hashComplete, type Tree } from './merkle.ts';
import { formatTilePath, TILE_HEIGHT, TILE_WIDTH } from './tiles.ts';

/** Something that does not fit the leaves, with the positions of the first and the last leaf that it concerns. */
export type Mismatch = { readonly from: number; readonly to: number } & (
  | { readonly kind: 'missingTile' | 'otherTile' | 'longTile'; readonly path: string }
  /** What was signed of the first `size` leaves. */
  | { readonly kind: 'otherRoot'; readonly size: number }
);

type OnMismatch = (mismatch: Mismatch) => void;

/** Compares the tiles that come with a log with those that its leaves give, level by level. */
export class TileComparison {
  readonly #read: (path: string) => Promise<Buffer | undefined>;
  readonly #size: number;
  readonly #onMismatch: OnMismatch;
  /** The hashes of the tile that is being filled, by level from 1 up. */
  readonly #filling: Hash[][] = [];
  readonly #done: number[] = [];

  constructor(read: (path: string) => Promise<Buffer | undefined>, size: number, onMismatch: OnMismatch) {
    this.#read = read;
    this.#size = size;
    this.#onMismatch = onMismatch;
  }

  /** Takes the hashes of the tile `index` of level 0; tiles must come in order. Returns the root of a full one. */
  async compare(index: number, hashes: readonly Hash[]): Promise<Hash | undefined> {
    await this.#compareTile(0, index, hashes);
    const root = hashes.length === TILE_WIDTH ? hashComplete(hashes) : undefined;
    let full = root;
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
    return root;
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
    if (!tile) {
      const to = Math.min(this.#size, from + hashes.length * leaves) - 1;
      return this.#onMismatch({ kind: 'missingTile', path, from, to });
    }
    for (const [at, hash] of hashes.entries()) {
      if (hash.equals(tile.subarray(at * hash.length, (at + 1) * hash.length))) continue;
      const first = from + at * leaves;
      this.#onMismatch({ kind: 'otherTile', path, from: first, to: first + leaves - 1 });
    }
    if (tile.length !== hashes.length * 32) this.#onMismatch({ kind: 'longTile', path, from, to: from });
  }
}

/** Compares the roots that were signed with those that the leaves give. */
export class RootComparison {
  readonly #signed: ReadonlyMap<number, readonly Tree[]>;
  readonly #sizes: readonly number[];
  /** The index in `#sizes` of the next size that lies ahead. */
  #nextSize = 0;
  readonly #onMismatch: OnMismatch;
  readonly #tree = new GrowingTree();
  /** The last size of which what was signed is what is there. */
  #confirmed = 0;

  constructor(signed: readonly Tree[], onMismatch: OnMismatch) {
    this.#signed = Map.groupBy(signed, ({ size }) => size);
    this.#sizes = [...this.#signed.keys()].sort((a, b) => a - b);
    this.#onMismatch = onMismatch;
  }

  /** Takes the next leaves; `tileRoot`: of a whole tile of them. */
  add(hashes: readonly Hash[], tileRoot: Hash | undefined): void {
    const end = this.#tree.size + hashes.length;
    while ((this.#sizes[this.#nextSize] ?? end) <= this.#tree.size) this.#nextSize += 1;
    if (tileRoot && (this.#sizes[this.#nextSize] ?? end) >= end) {
      this.#tree.addSubtree(TILE_HEIGHT, tileRoot);
      this.#compare();
      return;
    }
    for (const hash of hashes) {
      this.#tree.add(hash);
      this.#compare();
    }
  }

  #compare(): void {
    const { size } = this.#tree;
    const signed = this.#signed.get(size);
    if (!signed) return;
    const { root } = this.#tree;
    if (signed.every((tree) => tree.root.equals(root))) this.#confirmed = size;
    else this.#onMismatch({ kind: 'otherRoot', size, from: this.#confirmed, to: size - 1 });
  }
}
