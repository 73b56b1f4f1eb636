import type { Connection } from '../database/connection.ts';
import { startTelling, type Teller, type TellingOptions } from './notifier.ts';
import { tellWitness } from './witness-client.ts';
import { openWitnessFile } from './witness-file.ts';
import type { WitnessList } from './witness-list.ts';

export interface WitnessesOptions extends Pick<TellingOptions, 'onFault'>, Partial<Pick<TellingOptions, 'retryMs'>> {
  readonly connection: Connection;
  readonly list: WitnessList;
  /** For all that one telling takes. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 5_000;
const RETRY_MS = 1_000;
/** So that the many workspaces of a start leave the database, and the witness, room for others. */
const REQUESTS_AT_ONCE = 4;

/** Tells everybody in the list of the newest checkpoints, beside the sealing: none of them can hold it up. */
export function startWitnesses({
  connection,
  list,
  onFault,
  timeoutMs = TIMEOUT_MS,
  retryMs = RETRY_MS,
}: WitnessesOptions): Teller {
  const tellers = [
    ...list.witnesses.map((address) => ({
      witness: address.verifier.name,
      atOnce: REQUESTS_AT_ONCE,
      tell: (workspace: string) => tellWitness(connection, workspace, { address, timeoutMs }),
    })),
    ...list.files.map((file) => ({ witness: file, atOnce: 1, tell: openWitnessFile(connection, file) })),
  ].map((destination) => startTelling(destination, { onFault, retryMs }));
  return {
    tell(workspace) {
      for (const teller of tellers) teller.tell(workspace);
    },
    retry() {
      for (const teller of tellers) teller.retry();
    },
    status: () => tellers.flatMap((teller) => teller.status()),
    async close() {
      await Promise.all(tellers.map((teller) => teller.close()));
    },
  };
}
