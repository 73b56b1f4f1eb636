import { line } from '../catalogue/development.ts';
import { readConfig, readWitnesses } from '../config.ts';
import { giveNewOrigin } from '../proof/new-origin.ts';
import { type Output, UsageError } from './output.ts';
import { startSealing, untilAskedToStop } from './serve.ts';
import { requireWorkspace, withSession } from './session.ts';

/** Seals the logs of a database beside its servers, until it is told to stop. */
export async function sealCommand(output: Output): Promise<void> {
  const config = readConfig(process.env);
  const witnesses = await readWitnesses(config);
  await withSession(async ({ database, engine }) => {
    const sealer = startSealing({ engine, config, witnesses, output });
    try {
      if (!(await sealer.began))
        throw new UsageError(
          'another process seals this database; stop it first (a server started with ANNALIST_SEAL=off does not seal)',
        );
      output.info(`Sealing the logs of ${database.description}`);
      await untilAskedToStop();
      output.info('Stopping');
    } finally {
      await sealer.close();
    }
  });
}

export interface RestartOptions {
  readonly workspace: string;
  readonly reason?: string;
  readonly recordedBy: string;
}

/** Gives a log that can no longer be sealed a new name, at an operator's explicit word. */
export function restartCommand({ workspace, reason, recordedBy }: RestartOptions, output: Output): Promise<void> {
  const reading = line(500).safeParse(reason);
  if (!reading.success) throw new UsageError('say with --reason why the log gets a new name; it stays in the log');
  return withSession(async (session) => {
    await requireWorkspace(session, workspace);
    const { sealFolder: folder, logOrigin: originBase } = readConfig(process.env);
    const { connection } = session.engine;
    const request = { workspace, reason: reading.data, recordedBy };
    const outcome = await giveNewOrigin(connection, request, { folder, originBase });
    if (outcome.kind === 'not_needed')
      throw new UsageError(`the log of ${workspace} is sealed as it is; nothing calls for a new name`);
    output.out(
      `The log of ${workspace} is signed as ${outcome.origin} from now on; what was signed before is no longer proved:`,
    );
    output.out(outcome.previous);
  });
}
