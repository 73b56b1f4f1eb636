// What a verification finds: what was tampered with, what cannot be decided, and what a reader should know besides.
import type { Message } from '../words/message.ts';

/** Something that is not what it was, with the positions that it concerns. */
export interface Tampering {
  readonly from: number;
  /** The last of them. */
  readonly to: number;
  readonly what: Message;
}

export class VerificationReport {
  readonly tamperings: Tampering[] = [];
  /** Why it is not certain that the log is sound. */
  readonly doubts: Message[] = [];
  /** What a reader should know besides. */
  readonly remarks: Message[] = [];

  tampered(from: number, what: Message, to = from): void {
    this.tamperings.push({ from, to, what });
  }

  /** Tampering that concerns the whole log. */
  tamperedThroughout(what: Message): void {
    this.tampered(0, what, Number.POSITIVE_INFINITY);
  }

  doubt(why: Message): void {
    this.doubts.push(why);
  }

  remark(what: Message): void {
    this.remarks.push(what);
  }
}
