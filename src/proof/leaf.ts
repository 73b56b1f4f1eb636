// A leaf of the log read back, in exactly the form in which it is written.
import { DEVELOPMENT_ID } from '../catalogue/development.ts';
import type { PartTexts } from '../log/parts.ts';
import type { Instant } from '../time/instant.ts';

export interface Leaf {
  readonly id: string;
  readonly recordedAt: Instant;
  readonly batchEnd: number;
  /** The id of the development that it amends or erases. */
  readonly target: string | undefined;
  /** The digests of its parts. */
  readonly parts: PartTexts;
}

const DIGEST = '([\\w-]{43})';
const INSTANT = '(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z)';
/** As RFC 8785 writes it: any other spelling of the same is not a leaf. */
const LEAF = new RegExp(
  `^\\{"batchEnd":(0|[1-9]\\d{0,14}),"id":"(${DEVELOPMENT_ID})","parts":` +
    `\\{"meta":"${DIGEST}","note":"${DIGEST}","sources":"${DIGEST}","statement":"${DIGEST}"\\},` +
    `"recordedAt":"${INSTANT}"(?:,"target":"(${DEVELOPMENT_ID})")?,"v":1\\}$`,
);

/** Undefined where the text is not a leaf. */
export function readLeaf(text: string): Leaf | undefined {
  const fields = LEAF.exec(text);
  if (!fields) return undefined;
  const [, batchEnd, id = '', meta = '', note = '', sources = '', statement = '', recordedAt, target] = fields;
  return {
    id,
    recordedAt: recordedAt as Instant,
    batchEnd: Number(batchEnd),
    target,
    parts: { meta, note, sources, statement },
  };
}
