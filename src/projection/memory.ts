// What the projection of a workspace keeps from step to step, so that it need not be read back: developments just
// recorded, and the resolver with what it holds. All of it may be forgotten at any time.
import { amendmentOf, contentOf } from '../catalogue/amending.ts';
import type { Development } from '../catalogue/development.ts';
import { identityOf } from '../catalogue/identify.ts';
import type { Resolver } from '../facts/resolver.ts';
import { parseRecorded, type RecordedDevelopment, type RecordedTexts } from '../log/read.ts';

/** Beyond these, what was recorded is read back. */
const MOST_FED = 20_000;
/** So many are taken at once, if they are there; of more, half: those who wait for the first need not wait for all. */
const LEAST_TAKEN = 16;
/** Beyond these the resolver begins anew. */
const MOST_HELD = 10_000;

/** Beyond these the words begin anew. */
const MOST_WORDS = 20_000;

/** Where the facts that serve stand. */
export interface ProjectionStart {
  /** Every position below it is projected. */
  readonly from: number;
  readonly generation: number;
}

export class ProjectionMemory {
  /** Where the last step ended. As long as the next one begins there, no other process changed the facts. */
  #start: ProjectionStart | undefined;
  /** Words that search knows. */
  readonly #words = new Set<string>();
  /** By position. */
  readonly #fed = new Map<number, RecordedTexts>();
  /** Whether what was taken last had been fed. */
  #isFed = false;
  #resolver: Resolver | undefined;
  /** The position that the resolver expects next. */
  #next = -1;
  /** The ids of the developments that it holds: closed under `after` and amendments. */
  readonly #held = new Set<string>();

  /** Takes what was recorded, and is committed. */
  feed(recorded: readonly RecordedTexts[]): void {
    if (this.#fed.size > MOST_FED) this.#fed.clear();
    for (const texts of recorded) this.#fed.set(texts.position, texts);
  }

  /** Where the next step begins, if what comes next there was fed. */
  fedStart(): ProjectionStart | undefined {
    return this.#start && this.#fed.has(this.#start.from) ? this.#start : undefined;
  }

  /** Takes where the facts are found. Elsewhere than the last step ended: then another process went ahead. */
  beginAt(start: ProjectionStart): ProjectionStart {
    if (this.#start?.from !== start.from || this.#start.generation !== start.generation) this.forget();
    this.#start = start;
    return start;
  }

  /** Notes where a step ended, and the words that it wrote. */
  endAt(start: ProjectionStart, words: readonly string[]): void {
    this.#start = start;
    this.#dropBefore(start.from);
    if (this.#words.size > MOST_WORDS) this.#words.clear();
    for (const word of words) this.#words.add(word);
  }

  /** Those of these words that search may not know. */
  newOf(words: readonly string[]): string[] {
    return words.filter((word) => !this.#words.has(word));
  }

  /** Whether there may be more to project: what was fed is not all, or what was not fed was read. */
  get mayHaveMore(): boolean {
    return !this.#isFed || this.#fed.size > 0;
  }

  /** What was fed from a position on, in whole batches; empty where it must be read. */
  take(from: number, limit: number): RecordedDevelopment[] {
    this.#dropBefore(from);
    const share = Math.min(limit, Math.max(LEAST_TAKEN, Math.ceil(this.#fed.size / 2)));
    const found: RecordedTexts[] = [];
    for (let next = this.#fed.get(from); next; next = this.#fed.get(next.position + 1)) {
      const last = found.at(-1);
      if (found.length >= share && last?.position === last?.batchEnd) break;
      found.push(next);
    }
    const whole = found.findLastIndex(({ position, batchEnd }) => position === batchEnd);
    this.#isFed = whole >= 0;
    return found.slice(0, whole + 1).map(parseRecorded);
  }

  #dropBefore(from: number): void {
    for (const position of this.#fed.keys()) {
      if (position >= from) break;
      this.#fed.delete(position);
    }
  }

  /** The resolver that holds all that decides what these change; undefined where that must be read. */
  resolverFor(recorded: readonly RecordedDevelopment[]): Resolver | undefined {
    const isNext = this.#resolver && this.#next === recorded[0]?.position && this.#held.size < MOST_HELD;
    const own = new Set(recorded.map(({ development }) => development.id));
    const isHeld = (id: string) => this.#held.has(id) || own.has(id);
    return isNext && recorded.every((it) => !identityOf(it.development) && namesOf(it.development).every(isHeld))
      ? this.#resolver
      : undefined;
  }

  /** Keeps a resolver that holds these, closed under `after` and amendments. */
  keep(resolver: Resolver, held: readonly RecordedDevelopment[]): void {
    this.#resolver = resolver;
    for (const { development } of held) this.#held.add(development.id);
  }

  /** Notes what was added to the resolver, if that is the one that is kept. */
  extend(resolver: Resolver, added: readonly RecordedDevelopment[]): void {
    if (resolver !== this.#resolver) return;
    for (const { development } of added) this.#held.add(development.id);
    this.#next = (added.at(-1)?.position ?? -1) + 1;
  }

  /** How many developments it holds, or what takes as much room. */
  get size(): number {
    return this.#fed.size + this.#held.size + Math.ceil(this.#words.size / 10);
  }

  /** Another process, or a step that failed, has gone its own way. */
  forget(): void {
    this.#start = undefined;
    this.#words.clear();
    this.forgetResolver();
  }

  forgetResolver(): void {
    this.#resolver = undefined;
    this.#held.clear();
  }
}

/** The ids of the developments that it follows or amends. */
export function namesOf(development: Development): readonly string[] {
  const target = amendmentOf(development)?.target;
  return [...(contentOf(development).after ?? []), ...(target ? [target] : [])];
}
