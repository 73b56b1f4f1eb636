/** How fast something long goes, and how long it still takes. */

export interface PaceMark {
  readonly atMs: number;
  /** Developments. */
  readonly done: number;
  readonly doneBytes: number;
}

/** Long enough to even out, short enough to follow a change. */
const WINDOW_MS = 10_000;

/** Judges by the last ten seconds. */
export class Pace {
  #marks: readonly PaceMark[];

  constructor(startedAtMs: number) {
    this.#marks = [{ atMs: startedAtMs, done: 0, doneBytes: 0 }];
  }

  note(mark: PaceMark): void {
    const kept = this.#marks.filter(({ atMs }) => mark.atMs - atMs <= WINDOW_MS);
    this.#marks = [...(kept.length > 0 ? kept : this.#marks.slice(-1)), mark];
  }

  /** Developments a second. */
  get perSecond(): number {
    return Math.round(this.#slope(({ done }) => done));
  }

  /** Until `totalBytes` are done; undefined where nothing moves. */
  secondsLeft(totalBytes: number): number | undefined {
    const bytesPerSecond = this.#slope(({ doneBytes }) => doneBytes);
    const left = totalBytes - (this.#marks.at(-1)?.doneBytes ?? 0);
    return bytesPerSecond > 0 ? Math.max(0, left / bytesPerSecond) : undefined;
  }

  #slope(read: (mark: PaceMark) => number): number {
    const [first, last] = [this.#marks[0], this.#marks.at(-1)];
    if (!first || !last || last.atMs <= first.atMs) return 0;
    return ((read(last) - read(first)) / (last.atMs - first.atMs)) * 1_000;
  }
}
