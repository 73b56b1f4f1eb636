/** Signing logs from the command line, and what is said about it. */
import type { Engine } from '../app.ts';
import type { Config } from '../config.ts';
import type { WitnessFault } from '../proof/notifier.ts';
import { type Sealer, startSealer } from '../proof/sealer.ts';
import type { WitnessList } from '../proof/witness-list.ts';
import type { Terminal } from './output.ts';

interface Sealing {
  readonly engine: Engine;
  readonly config: Config;
  readonly witnesses: WitnessList | undefined;
}

export function startSealing({ engine, config, witnesses }: Sealing, { info, words }: Terminal): Sealer {
  const describeFault = ({ isFork, ...fault }: WitnessFault) =>
    isFork ? words.serve.forked(fault) : words.serve.unseen(fault);
  return startSealer({
    connection: engine.connection,
    folder: config.sealFolder,
    originBase: config.logOrigin,
    onLeft: (left) => info(words.serve.left(left)),
    onRefused: (refused) => info(words.serve.refused(refused)),
    onError: engine.onError,
    witnesses: witnesses && { list: witnesses, onFault: (fault) => info(describeFault(fault)) },
  });
}
