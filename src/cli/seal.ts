/** annalist seal: sign the logs in a process of its own, or give one a new name. */

import { line } from '../catalogue/development.ts';
import { readConfig, readWitnesses } from '../config.ts';
import { giveNewOrigin } from '../proof/new-origin.ts';
import { defineCommand } from './command.ts';
import { CommandFailure } from './command-failure.ts';
import { sayTo, type Terminal } from './output.ts';
import { flag, maybeText, option, recordedBy, workspace } from './parameters.ts';
import { startSealing } from './sealing.ts';
import { untilAskedToStop } from './serving.ts';
import { withSession, withWorkspace } from './session.ts';

export const sealCommand = defineCommand({
  name: 'seal',
  text: ({ seal }) => seal.description,
  takes: {
    newOrigin: flag(({ seal }) => seal.newOrigin),
    reason: option('<text>', maybeText, ({ seal }) => seal.reason),
    workspace,
    recordedBy,
  },
  run: ({ newOrigin, ...given }, terminal) => (newOrigin ? renameLog(given, terminal) : seal(terminal)),
});

interface Renaming {
  readonly workspace: string;
  readonly reason: string | undefined;
  readonly recordedBy: string;
}

/** Seals the logs of a database beside its servers, until it is asked to stop. */
async function seal(terminal: Terminal): Promise<void> {
  const { info, words } = terminal;
  const config = readConfig(process.env);
  const witnesses = await readWitnesses(config);
  await withSession(terminal, async ({ database, engine }) => {
    const sealer = startSealing({ engine, config, witnesses }, terminal);
    try {
      if (!(await sealer.began)) throw new CommandFailure(words.seal.elsewhere);
      info(words.seal.ready({ database: sayTo(terminal, database.description) }));
      await untilAskedToStop();
      info(words.serve.stopping);
    } finally {
      await sealer.close();
    }
  });
}

/** Gives a log that can no longer be sealed a new name, at an operator's explicit word. */
function renameLog({ workspace, reason, recordedBy }: Renaming, terminal: Terminal): Promise<void> {
  const { out, words } = terminal;
  const reading = line(500).safeParse(reason);
  if (!reading.success) throw new CommandFailure(words.seal.noReason);
  return withWorkspace(workspace, terminal, async ({ connection }) => {
    const { sealFolder: folder, logOrigin: originBase } = readConfig(process.env);
    const request = { workspace, reason: reading.data, recordedBy };
    const outcome = await giveNewOrigin(connection, request, { folder, originBase });
    if (outcome.kind === 'not_needed') throw new CommandFailure(words.seal.notNeeded({ workspace }));
    out(words.seal.renamed({ workspace, origin: outcome.origin }));
    out(outcome.previous);
  });
}
