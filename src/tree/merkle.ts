// The Merkle tree of RFC 6962: hashes, and which subtrees prove what.
import { hash } from 'node:crypto';

/** 32 bytes of SHA-256. */
export type Hash = Buffer;

/** SHA-256(0x00 ‖ leaf), RFC 6962 §2.1. */
export function hashLeaf(leaf: string | Uint8Array): Hash {
  const bytes = typeof leaf === 'string' ? Buffer.from(leaf) : leaf;
  if (bytes.length >= leafInput.length) return sha256(Buffer.concat([Buffer.of(LEAF_PREFIX), bytes]));
  leafInput.set(bytes, 1);
  return sha256(leafInput.subarray(0, bytes.length + 1));
}

/** SHA-256(0x01 ‖ left ‖ right), RFC 6962 §2.1. */
export function hashNode(left: Uint8Array, right: Uint8Array): Hash {
  if (!isHash(left) || !isHash(right)) return sha256(Buffer.concat([Buffer.of(NODE_PREFIX), left, right]));
  nodeInput.set(left, 1);
  nodeInput.set(right, 1 + HASH_BYTES);
  return sha256(nodeInput);
}

/** One call takes half as long as a hashing object, and a text as its answer half as long as a buffer. */
function sha256(bytes: Uint8Array): Hash {
  return Buffer.from(hash('sha256', bytes, 'latin1'), 'latin1');
}

const HASH_BYTES = 32;
const LEAF_PREFIX = 0;
const NODE_PREFIX = 1;
/** Written over by each hash, behind the prefix: to make no buffers saves as long as hashing takes. */
const leafInput = Buffer.alloc(4 * 1024, LEAF_PREFIX);
const nodeInput = Buffer.alloc(1 + 2 * HASH_BYTES, NODE_PREFIX);

/** The root of the tree without leaves. */
export const EMPTY_ROOT: Hash = sha256(Buffer.alloc(0));

/** The leaves from `start` to before `end`; those that proofs name are subtrees of RFC 6962. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * The subtrees whose hashes prove that the leaf `index` is in the tree of `size` leaves, from the leaf’s sibling up.
 * PATH of RFC 6962 §2.1.1.
 */
export function inclusionRanges(index: number, size: number): Range[] {
  requireOrder(0, index, size - 1);
  const ranges: Range[] = [];
  for (let { start, end } = { start: 0, end: size }; end - start > 1; ) {
    const middle = start + largestPowerBelow(end - start);
    if (index < middle) {
      ranges.unshift({ start: middle, end });
      end = middle;
    } else {
      ranges.unshift({ start, end: middle });
      start = middle;
    }
  }
  return ranges;
}

/**
 * The subtrees whose hashes prove that the tree of `to` leaves begins with that of `from`. SUBPROOF, RFC 6962 §2.1.2.
 */
export function consistencyRanges(from: number, to: number): Range[] {
  requireOrder(0, from, to);
  if (from === 0 || from === to) return [];
  const ranges: Range[] = [];
  let [start, end] = [0, to];
  while (end !== from) {
    const middle = start + largestPowerBelow(end - start);
    if (from <= middle) {
      ranges.unshift({ start: middle, end });
      end = middle;
    } else {
      ranges.unshift({ start, end: middle });
      start = middle;
    }
  }
  // Who asks knows the old tree itself, but no other subtree that ends where it does.
  return start === 0 ? ranges : [{ start, end }, ...ranges];
}

/** A complete subtree: of the leaves from `index` × 2^`level` to before (`index` + 1) × 2^`level`. */
export interface Subtree {
  readonly level: number;
  readonly index: number;
}

/** The complete subtrees that make up a range, from left to right. */
export function completeSubtrees({ start, end }: Range): Subtree[] {
  const subtrees: Subtree[] = [];
  for (let from = start; from < end; ) {
    let level = 0;
    while (from % 2 ** (level + 1) === 0 && from + 2 ** (level + 1) <= end) level += 1;
    subtrees.push({ level, index: from / 2 ** level });
    from += 2 ** level;
  }
  return subtrees;
}

/** The hash of a range of which `hashes` are the complete subtrees, from left to right. */
export function joinSubtrees(hashes: readonly Hash[]): Hash {
  const [last, ...others] = hashes.toReversed();
  return others.reduce((right: Hash, left) => hashNode(left, right), last ?? EMPTY_ROOT);
}

/** The hash of the complete subtree of `hashes`; their number is a power of two. */
export function hashComplete(hashes: readonly Hash[]): Hash {
  let level = hashes;
  while (level.length > 1) {
    level = Array.from({ length: level.length / 2 }, (_, index) =>
      hashNode(level[index * 2] as Hash, level[index * 2 + 1] as Hash),
    );
  }
  return level[0] ?? EMPTY_ROOT;
}

/** A tree that grows leaf by leaf; it keeps no more than the roots of its complete subtrees. */
export class GrowingTree implements Tree {
  readonly #subtrees: Hash[] = [];
  size = 0;

  add(leafHash: Hash): void {
    this.addSubtree(0, leafHash);
  }

  /** Adds the complete subtree of 2^`level` leaves of which this is the hash; the size must be a multiple of that. */
  addSubtree(level: number, hash: Hash): void {
    let subtree = hash;
    for (let full = this.size / 2 ** level; full % 2 === 1; full = half(full))
      subtree = hashNode(this.#subtrees.pop() as Hash, subtree);
    this.#subtrees.push(subtree);
    this.size += 2 ** level;
  }

  get root(): Hash {
    return joinSubtrees(this.#subtrees);
  }
}

/** The root that an inclusion proof leads to; undefined where it has the wrong length. RFC 9162 §2.1.3.2. */
export function rootFromInclusion(
  leafHash: Hash,
  { index, size, proof }: { readonly index: number; readonly size: number; readonly proof: readonly Hash[] },
): Hash | undefined {
  if (!isPosition(index, size) || !proof.every(isHash)) return undefined;
  let [node, last] = [index, size - 1];
  let root = leafHash;
  for (const hash of proof) {
    if (last === 0) return undefined;
    if (node % 2 === 1 || node === last) {
      root = hashNode(hash, root);
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      root = hashNode(root, hash);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 ? root : undefined;
}

export interface Tree {
  readonly size: number;
  readonly root: Hash;
}

/** Whether the proof shows that `newer` begins with `older`. RFC 9162 §2.1.4.2. */
export function isConsistent(older: Tree, newer: Tree, proof: readonly Hash[]): boolean {
  if (older.size > newer.size || !proof.every(isHash)) return false;
  if (older.size === newer.size) return proof.length === 0 && older.root.equals(newer.root);
  if (older.size === 0) return proof.length === 0 && older.root.equals(EMPTY_ROOT);
  const path = isPowerOfTwo(older.size) ? [older.root, ...proof] : proof;
  const [first, ...others] = path;
  if (!first) return false;
  let [node, last] = [older.size - 1, newer.size - 1];
  while (node % 2 === 1) [node, last] = [half(node), half(last)];
  let [oldRoot, newRoot] = [first, first];
  for (const hash of others) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      oldRoot = hashNode(hash, oldRoot);
      newRoot = hashNode(hash, newRoot);
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      newRoot = hashNode(newRoot, hash);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && oldRoot.equals(older.root) && newRoot.equals(newer.root);
}

function largestPowerBelow(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}

function isPowerOfTwo(size: number): boolean {
  return 2 ** Math.round(Math.log2(size)) === size;
}

function half(value: number): number {
  return Math.floor(value / 2);
}

function isPosition(index: number, size: number): boolean {
  return Number.isSafeInteger(index) && Number.isSafeInteger(size) && index >= 0 && index < size;
}

function isHash(hash: Uint8Array): boolean {
  return hash.length === HASH_BYTES;
}

function requireOrder(...values: readonly number[]): void {
  const isOrdered = values.every(
    (value, index) => Number.isSafeInteger(value) && (index === 0 || value >= (values[index - 1] as number)),
  );
  if (!isOrdered) throw new RangeError(`${values.join(' ≤ ')} does not hold`);
}
