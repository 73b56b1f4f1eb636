// What the service itself records in a log: rotated keys and new origins.
import { randomUUIDv7 } from 'node:crypto';
import type { Connection } from '../database/connection.ts';
import type { Receipt } from './log-view.ts';
import { prepare } from './prepare.ts';
import { recordGroup } from './record.ts';

export interface ServiceRecord {
  readonly workspace: string;
  readonly recordedBy: string;
  /** A development that only the service records. */
  readonly input: object;
}

/** Records something about the record itself. Throws where it is refused: only the program could mend that. */
export async function recordByService(
  connection: Connection,
  { workspace, recordedBy, input }: ServiceRecord,
): Promise<Receipt> {
  const preparation = prepare(input, { recordedBy, makeId: randomUUIDv7, byService: true });
  if (!preparation.ok) throw new Error(`it is refused: ${JSON.stringify(preparation.problem)}`);
  const developments = preparation.value;
  const [outcome] = await recordGroup(connection, [{ workspace, developments, unchangedSince: undefined }]);
  const [receipt] = outcome?.ok && outcome.value.kind === 'recorded' ? outcome.value.receipts : [];
  if (!receipt) throw new Error(`it could not be recorded in ${workspace}: ${JSON.stringify(outcome)}`);
  return receipt;
}
