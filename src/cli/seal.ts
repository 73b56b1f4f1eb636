import { readConfig, readWitnesses } from '../config.ts';
import { type Output, UsageError } from './output.ts';
import { startSealing, untilToldToStop } from './serve.ts';
import { withSession } from './session.ts';

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
      await untilToldToStop();
      output.info('Stopping');
    } finally {
      await sealer.close();
    }
  });
}
