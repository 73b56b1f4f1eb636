// Notifies all witnesses and files of a list, beside the sealing: none of them can hold it up.
import type { Connection } from '../database/connection.ts';
import { type Notifier, type NotifierOptions, startNotifier } from './notifier.ts';
import { notifyWitness } from './witness-client.ts';
import { openWitnessFile } from './witness-file.ts';
import type { WitnessList } from './witness-list.ts';

export interface WitnessesOptions extends Pick<NotifierOptions, 'onFault'>, Partial<Pick<NotifierOptions, 'retryMs'>> {
  readonly connection: Connection;
  readonly list: WitnessList;
  /** For one notification. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 5_000;
const RETRY_MS = 1_000;
/** So that the many workspaces of a start leave the database, and the witness, room for others. */
const REQUESTS_AT_ONCE = 4;

export function startWitnesses({
  connection,
  list,
  onFault,
  timeoutMs = TIMEOUT_MS,
  retryMs = RETRY_MS,
}: WitnessesOptions): Notifier {
  const notifiers = [
    ...list.witnesses.map((address) => ({
      witness: address.verifier.name,
      atOnce: REQUESTS_AT_ONCE,
      notify: (workspace: string) => notifyWitness(connection, workspace, { address, timeoutMs }),
    })),
    ...list.files.map((file) => ({ witness: file, atOnce: 1, notify: openWitnessFile(connection, file) })),
  ].map((destination) => startNotifier(destination, { onFault, retryMs }));
  return {
    notify(workspace) {
      for (const notifier of notifiers) notifier.notify(workspace);
    },
    retry() {
      for (const notifier of notifiers) notifier.retry();
    },
    status: () => notifiers.flatMap((notifier) => notifier.status()),
    async close() {
      await Promise.all(notifiers.map((notifier) => notifier.close()));
    },
  };
}
