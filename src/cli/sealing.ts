/** Signing logs from the command line, and what is said about it. */
import type { Engine } from '../app.ts';
import type { Config } from '../config.ts';
import type { WitnessFault } from '../proof/notifier.ts';
import { type Sealer, startSealer } from '../proof/sealer.ts';
import type { WitnessList } from '../proof/witness-list.ts';
import type { Message } from '../words/message.ts';
import { sayTo, type Terminal } from './output.ts';

interface Sealing {
  readonly engine: Engine;
  readonly config: Config;
  readonly witnesses: WitnessList | undefined;
}

export function startSealing({ engine, config, witnesses }: Sealing, terminal: Terminal): Sealer {
  const { info, words } = terminal;
  const spoken = <Notice extends { readonly reason: Message }>(notice: Notice) => ({
    ...notice,
    reason: sayTo(terminal, notice.reason),
  });
  const describeFault = ({ isFork, ...fault }: WitnessFault) =>
    (isFork ? words.serve.forked : words.serve.unseen)(spoken(fault));
  return startSealer({
    connection: engine.connection,
    folder: config.sealFolder,
    originBase: config.logOrigin,
    onLeft: (left) => info(words.serve.left(spoken(left))),
    onRefused: (refused) => info(words.serve.refused(spoken(refused))),
    onError: engine.onError,
    witnesses: witnesses && { list: witnesses, onFault: (fault) => info(describeFault(fault)) },
  });
}
