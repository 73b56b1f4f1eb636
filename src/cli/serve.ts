import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { type Engine, readAdminToken, startEngine, startHttp } from '../app.ts';
import { type Config, readConfig, readWitnesses } from '../config.ts';
import { openDatabase } from '../database/open.ts';
import { RebuildUnderWay } from '../projection/generations.ts';
import { rebuildFacts } from '../projection/rebuild.ts';
import { listOutdated } from '../projection/version.ts';
import type { WitnessFault } from '../proof/notifier.ts';
import { type Sealer, startSealer } from '../proof/sealer.ts';
import type { WitnessList } from '../proof/witness-list.ts';
import { createWorkspace, faultOfWorkspaceName } from '../workspaces/workspaces.ts';
import { countDevelopments, importFolder } from './import.ts';
import { type Output, UsageError } from './output.ts';
import { describeProgress } from './rebuild.ts';

const corpora = join(import.meta.dirname, '../../events');

/** Serves until it is told to stop (SIGINT, SIGTERM). */
export async function serve(output: Output): Promise<void> {
  const config = readConfig(process.env);
  const witnesses = config.seals ? await readWitnesses(config) : undefined;
  const { token, file } = await readAdminToken(config);
  const database = await openDatabase(config);
  const onError = (error: unknown) => console.error(error);
  const engine = startEngine(database.connection, onError);
  let sealer: Sealer | undefined;
  const close = async () => {
    await sealer?.close();
    await engine.close();
    await database.close();
  };
  try {
    output.info(
      `Database: ${database.description}${database.migrations.length > 0 ? ` (migrated: ${database.migrations.join(', ')})` : ''}`,
    );
    await rebuildOutdated(engine, output);
    await importCorpora(engine, output);
    sealer = config.seals ? startSealing({ engine, config, witnesses, output }) : undefined;
    const { port, host } = config;
    const http = await startHttp({ engine, port, host, adminToken: token, sealer, onError }).catch((error) => {
      throw explainAddress(error, config);
    });
    output.info(`Annalist serves at ${http.url}`);
    output.info(`  look:   ${http.url}/main/persons/karim-masimov?asOf=2022-02-01`);
    output.info(`  ask:    ${http.url}/v1/main/persons/karim-masimov?asOf=2022-02-01`);
    output.info(`  read:   ${http.url}/docs`);
    output.info(`  record: with the token ${file ? `in ${file}` : 'of ANNALIST_ADMIN_TOKEN'}`);
    await untilAskedToStop();
    output.info('Stopping');
    await http.close();
  } finally {
    await close();
  }
}

interface Sealing {
  readonly engine: Engine;
  readonly config: Config;
  readonly witnesses: WitnessList | undefined;
  readonly output: Output;
}

export function startSealing({ engine, config, witnesses, output }: Sealing): Sealer {
  return startSealer({
    connection: engine.connection,
    folder: config.sealFolder,
    originBase: config.logOrigin,
    onLeft: ({ workspace, reason }) =>
      output.info(
        `The log of ${workspace} is left to another installation: ${reason}; see “Sealing” in docs/operations.md`,
      ),
    onRefused: ({ workspace, reason }) => output.info(`The log of ${workspace} is not sealed: ${reason}`),
    onError: (error) => console.error(error),
    witnesses: witnesses && { list: witnesses, onFault: (fault) => output.info(describeFault(fault)) },
  });
}

function describeFault({ witness, workspace, reason, isFork }: WitnessFault): string {
  return isFork
    ? `FORK: the witness ${witness} refuses the log of ${workspace}: ${reason}; see “When a witness refuses” in docs/operations.md`
    : `The witness ${witness} has not seen the newest log of ${workspace}: ${reason}`;
}

/** Facts that older rules made are made anew before they serve. */
async function rebuildOutdated({ connection }: Engine, output: Output): Promise<void> {
  for (let [workspace] = await listOutdated(connection); workspace !== undefined; ) {
    const name = workspace;
    try {
      const { facts } = await rebuildFacts(connection, name, (progress) =>
        output.progress(describeProgress(name, progress)),
      );
      output.info(`Workspace ${name}: ${facts} facts rebuilt by the rules of this version`);
    } catch (error) {
      if (!(error instanceof RebuildUnderWay)) throw error;
      await sleep(1_000); // Another server that started at the same time does it.
    }
    [workspace] = await listOutdated(connection);
  }
}

/** Records each corpus of `events/<workspace>/` in its workspace, where that is empty or holds but a part of it. */
async function importCorpora(engine: Engine, output: Output): Promise<void> {
  const folders = (await readdir(corpora, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  for (const { name } of folders.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (faultOfWorkspaceName(name) !== undefined) continue;
    const folder = join(corpora, name);
    await createWorkspace(engine.connection, { name, isPublic: true });
    if (!(await awaitsImport(engine, name, await countDevelopments(folder)))) continue;
    const { recorded } = await importFolder({ engine, workspace: name, folder, recordedBy: IMPORTER, output });
    output.info(`Workspace ${name}: ${recorded} developments recorded from events/${name}`);
  }
}

const IMPORTER = 'import';

/** Whether nothing is recorded yet, or an import broke off before anybody else recorded. */
async function awaitsImport({ connection }: Engine, workspace: string, held: number): Promise<boolean> {
  const { rows } = await sql<{ recorded: number; by_others: number }>`
    select count(*) as recorded, count(*) filter (where meta::jsonb ->> 'recordedBy' <> ${IMPORTER}) as by_others
    from (select meta from development where workspace = ${workspace} order by position limit ${held}) as first`.execute(
    connection,
  );
  const [counts] = rows;
  return counts !== undefined && counts.recorded < held && counts.by_others === 0;
}

interface Address {
  readonly host: string;
  readonly port: number;
  /** What the person sets them by. */
  readonly names?: { readonly host: string; readonly port: string };
}

export function explainAddress(
  error: NodeJS.ErrnoException,
  { host, port, names = { host: 'HOST', port: 'PORT' } }: Address,
): Error {
  if (error.code === 'EADDRINUSE')
    return new UsageError(`port ${port} of ${host} is taken; set ${names.port} to another`);
  if (error.code === 'EACCES')
    return new UsageError(`port ${port} is not allowed to you; set ${names.port} to one above 1023`);
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new UsageError(`“${host}” is no address of this machine; set ${names.host} to one`);
  return error;
}

export function untilAskedToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
