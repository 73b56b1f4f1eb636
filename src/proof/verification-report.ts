// What a verification finds: what was tampered with, what cannot be decided, and what a reader should know besides.

/** Something that is not what it was, with the positions that it concerns. */
export interface Tampering {
  readonly from: number;
  /** The last of them. */
  readonly to: number;
  readonly what: string;
}

export class VerificationReport {
  readonly tamperings: Tampering[] = [];
  /** Why it is not certain that the log is sound. */
  readonly doubts: string[] = [];
  /** What a reader should know besides. */
  readonly remarks: string[] = [];

  tampered(from: number, what: string, to = from): void {
    this.tamperings.push({ from, to, what });
  }

  /** Tampering that concerns the whole log. */
  tamperedThroughout(what: string): void {
    this.tampered(0, what, Number.POSITIVE_INFINITY);
  }

  doubt(why: string): void {
    this.doubts.push(why);
  }

  remark(what: string): void {
    this.remarks.push(what);
  }
}
