// What the EDTF parser gives back, as far as edtf.ts uses it; the package has no types of its own.
declare module 'edtf' {
  interface EdtfDate {
    /** The parser leaves it out of some dates with open digits. */
    readonly type?: 'Date';
    /** Year, month from 0, day, hours, minutes, seconds, milliseconds; as many as were written. */
    readonly values: readonly number[];
    readonly unspecified?: number;
    readonly offset?: number;
    readonly timeZone?: string;
  }
  interface EdtfInterval {
    readonly type: 'Interval';
    /** Null where an end is left empty (unknown), an infinite number where it is `..` (open). */
    readonly values: readonly [EdtfNode | number | null, EdtfNode | number | null];
  }
  interface EdtfSet {
    readonly type: 'Set';
    readonly values: readonly (EdtfNode | readonly [EdtfNode, EdtfNode])[];
    readonly earlier?: boolean;
    readonly later?: boolean;
  }
  interface EdtfOther {
    readonly type: 'Season' | 'Year' | 'List' | 'Decade' | 'Century';
  }
  type EdtfNode = EdtfDate | EdtfInterval | EdtfSet | EdtfOther;
  export function parse(text: string): EdtfNode;
}
