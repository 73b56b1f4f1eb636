// Positions without gaps, and a moment of recording for each request.
import { type Instant, instantFromMicros, microsOf } from '../time/instant.ts';
import type { Head } from './head.ts';
import type { Receipt } from './log-view.ts';
import type { PreparedDevelopment } from './prepare.ts';

/** When the next request is recorded: now, but later than the one before, and than any moment that was settled. */
export function nextMoment({ recordedAt, settledAt }: Head, now: Instant): Instant {
  const following = instantFromMicros(microsOf(settledAt > recordedAt ? settledAt : recordedAt) + 1n);
  return now > following ? now : following;
}

/** Numbers requests that are recorded together: a microsecond lies between one and the next. */
export class Numbering {
  #size: number;
  #micros: bigint;

  /** `size`: the length of the log before; `firstAt`: when the first request is recorded. */
  constructor(size: number, firstAt: Instant) {
    this.#size = size;
    this.#micros = microsOf(firstAt);
  }

  /** Numbers the developments of one request. */
  number(developments: readonly PreparedDevelopment[]): Receipt[] {
    const recordedAt = instantFromMicros(this.#micros);
    const batchEnd = this.#size + developments.length - 1;
    const receipts = developments.map(({ id }, index) => ({ position: this.#size + index, id, recordedAt, batchEnd }));
    this.#size += developments.length;
    this.#micros += 1n;
    return receipts;
  }
}
