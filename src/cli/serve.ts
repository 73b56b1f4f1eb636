/** annalist serve: the pages and the API, over a database that is brought up to date first. */

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { type Engine, readAdminToken, startEngine, startHttp } from '../app.ts';
import { readConfig, readWitnesses } from '../config.ts';
import { openDatabase } from '../database/open.ts';
import type { RebuildNews } from '../projection/outdated.ts';
import type { Sealer } from '../proof/sealer.ts';
import { createWorkspace, faultOfWorkspaceName } from '../workspaces/workspaces.ts';
import { defineCommand } from './command.ts';
import { countDevelopments } from './entries.ts';
import { importFolder } from './import.ts';
import { sayTo, type Terminal } from './output.ts';
import { describeProgress } from './progress.ts';
import { startSealing } from './sealing.ts';
import { explainAddress, untilAskedToStop } from './serving.ts';

const corpora = join(import.meta.dirname, '../../events');

export const serveCommand = defineCommand({
  name: 'serve',
  text: (words) => words.serve.description,
  takes: {},
  run: (_, terminal) => serve(terminal),
});

/** Serves until it is asked to stop (SIGINT, SIGTERM). */
async function serve(terminal: Terminal): Promise<void> {
  const { language, info, words } = terminal;
  const config = readConfig(process.env);
  const witnesses = config.seals ? await readWitnesses(config) : undefined;
  const { token, file } = await readAdminToken(config);
  const { connection, description, migrations, close: closeDatabase } = await openDatabase(config);
  const engine = startEngine(connection, (error) => console.error(error), { language, hasThread: true });
  let sealer: Sealer | undefined;
  try {
    info(words.serve.database({ description: sayTo(terminal, description), migrations: migrations.join(', ') }));
    await importCorpora(engine, terminal);
    sealer = config.seals ? startSealing({ engine, config, witnesses }, terminal) : undefined;
    const { port, host } = config;
    const { onError } = engine;
    const http = await startHttp({ engine, port, host, adminToken: token, sealer, onError }).catch((error) => {
      throw explainAddress(error, config, terminal);
    });
    const { url } = http;
    const { ready, look, ask, read, record } = words.serve;
    for (const line of [ready({ url }), look({ url }), ask({ url }), read({ url }), record({ file })]) info(line);
    engine.projector.rebuildOutdated((workspace, news) => describeNews(workspace, news, terminal));
    await untilAskedToStop();
    info(words.serve.stopping);
    await http.close();
  } finally {
    await sealer?.close();
    await engine.close();
    await closeDatabase();
  }
}

/** Facts that older rules made are made anew. Until then what needs them answers that it waits. */
function describeNews(workspace: string, news: RebuildNews, terminal: Terminal): void {
  if ('progress' in news) terminal.progress(describeProgress(workspace, news.progress, terminal));
  else terminal.info(terminal.words.serve.rebuilt({ workspace, facts: news.summary.facts }));
}

/** Records each corpus of `events/<workspace>/` in its workspace, where that is empty or holds but a part of it. */
async function importCorpora(engine: Engine, terminal: Terminal): Promise<void> {
  const folders = (await readdir(corpora, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  for (const { name: workspace } of folders.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (faultOfWorkspaceName(workspace) !== undefined) continue;
    const folder = join(corpora, workspace);
    await createWorkspace(engine.connection, { name: workspace, isPublic: true });
    if (!(await awaitsImport(engine, workspace, await countDevelopments(folder, terminal)))) continue;
    const { recorded } = await importFolder(engine, { workspace, folder, recordedBy: IMPORTER }, terminal);
    terminal.info(terminal.words.serve.imported({ workspace, count: recorded }));
  }
}

const IMPORTER = 'import';

/** Whether nothing is recorded yet, or an import broke off before anyone else recorded. */
async function awaitsImport({ connection }: Engine, workspace: string, held: number): Promise<boolean> {
  const { rows } = await sql<{ recorded: number; by_others: number }>`
    select count(*) as recorded, count(*) filter (where meta::jsonb ->> 'recordedBy' <> ${IMPORTER}) as by_others
    from (
      select meta from development where workspace = ${workspace} order by position limit ${held}
    ) as first`.execute(connection);
  const [counts] = rows;
  return counts !== undefined && counts.recorded < held && counts.by_others === 0;
}
