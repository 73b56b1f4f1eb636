// Positions without gaps, and a moment of recording for each request.
import { type Instant, instantFromMicros, microsOf } from '../time/instant.ts';
import type { Head } from './head.ts';
import type { Receipt } from './log-view.ts';
import type { PreparedDevelopment } from './prepare.ts';

/** An admitted development with its place in the log. */
export interface NumberedDevelopment extends Receipt {
  readonly development: PreparedDevelopment;
}

/** Each request gets the clock’s time, but a later one than the request before, and than any that was settled. */
export class Numbering {
  readonly rows: NumberedDevelopment[] = [];
  size: number;
  #micros: bigint;
  readonly #nowMicros: bigint;

  constructor(head: Head, now: Instant) {
    this.size = head.size;
    const isSettledLater = head.settledAt > head.recordedAt;
    this.#micros = microsOf(isSettledLater ? head.settledAt : head.recordedAt);
    this.#nowMicros = microsOf(now);
  }

  /** When the last request is recorded. */
  get recordedAt(): Instant {
    return instantFromMicros(this.#micros);
  }

  /** Numbers the developments of one request. */
  number(developments: readonly PreparedDevelopment[]): Receipt[] {
    const following = this.#micros + 1n;
    this.#micros = this.#nowMicros > following ? this.#nowMicros : following;
    const recordedAt = this.recordedAt;
    const batchEnd = this.size + developments.length - 1;
    return developments.map((development) => {
      const receipt: Receipt = { position: this.size, id: development.id, recordedAt, batchEnd };
      this.size += 1;
      this.rows.push({ ...receipt, development });
      return receipt;
    });
  }
}
