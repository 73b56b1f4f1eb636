// message-db 1.3 (@eventide/message-db): its own SQL files, installed as its scripts do, and its own functions.
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type pg from 'pg';
import type { Draft } from '../harness/corpus.ts';
import { openPool, withClient } from '../harness/server.ts';
import { dataOf, evolve, NOTHING, type Peer, streamOf } from './peer.ts';

const WRITE = 'select write_message($1, $2, $3, $4)';

export async function openMessageDb(url: string): Promise<Peer> {
  await withClient(url, install);
  const inSchema = new URL(url);
  inSchema.searchParams.set('options', '-c search_path=message_store,public');
  const pool = openPool(inSchema.href);
  return {
    append: (person, draft) => pool.query({ name: 'write', text: WRITE, values: valuesOf(person, draft) }),
    async appendMany(person, drafts) {
      await pool.query(
        `select write_message(m ->> 'id', $1, m ->> 'type', m - 'type') from jsonb_array_elements($2) as m`,
        [streamOf(person), JSON.stringify(drafts)],
      );
    },
    async fold(person, asOf) {
      const { rows } = await pool.query<{ type: string; data: string }>(
        'select type, data from get_stream_messages($1, 0, -1)',
        [streamOf(person)],
      );
      return rows.reduce((state, { type, data }) => evolve(state, { type, ...JSON.parse(data) }, asOf), NOTHING);
    },
    close: () => pool.end(),
  };
}

function valuesOf(person: number, draft: Draft): string[] {
  return [draft.id, streamOf(person), draft.type, JSON.stringify(dataOf(draft))];
}

/** In the order of its own install.sh. Its role and its views are left out: nothing here uses them. */
async function install(client: pg.Client): Promise<void> {
  const folder = join(dirname(createRequire(import.meta.url).resolve('@eventide/message-db/package.json')), 'database');
  const run = async (file: string) => client.query(await readFile(join(folder, file), 'utf8'));
  await client.query('set search_path = message_store, public; set client_min_messages = warning');
  await run('schema/message-store.sql');
  // Some servers lack pgcrypto. Its one function that is used here has been part of Postgres since version 13.
  await run('extensions/pgcrypto.sql').catch(() => undefined);
  await run('tables/messages.sql');
  await run('types/message.sql');
  for (const file of (await readdir(join(folder, 'functions'))).sort()) await run(join('functions', file));
  for (const file of (await readdir(join(folder, 'indexes'))).sort()) await run(join('indexes', file));
}
