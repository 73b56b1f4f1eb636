// Raw Postgres: one table of JSON with two indexes, and one prepared insert an event. No less can keep an event.
import type { Draft } from '../harness/corpus.ts';
import { openPool } from '../harness/server.ts';
import { dataOf, evolve, NOTHING, type Peer, streamOf } from './peer.ts';

const TABLE = `
  create table event (
    position bigint generated always as identity primary key,
    id uuid not null unique,
    stream text collate "C" not null,
    type text collate "C" not null,
    data jsonb not null
  );
  create index event_by_stream on event (stream, position)`;

export async function openPostgres(url: string): Promise<Peer> {
  const pool = openPool(url);
  await pool.query(TABLE);
  return {
    append: (person, draft) =>
      pool.query({
        name: 'append',
        text: 'insert into event (id, stream, type, data) values ($1, $2, $3, $4)',
        values: [draft.id, streamOf(person), draft.type, JSON.stringify(dataOf(draft))],
      }),
    async appendMany(person, drafts) {
      const columns = [(it: Draft) => it.id, (it: Draft) => it.type, (it: Draft) => JSON.stringify(dataOf(it))];
      await pool.query(
        `insert into event (stream, id, type, data)
         select $1, id, type, data from unnest($2::uuid[], $3::text[], $4::jsonb[]) as u (id, type, data)`,
        [streamOf(person), ...columns.map((read) => drafts.map(read))],
      );
    },
    async fold(person, asOf) {
      const { rows } = await pool.query<{ type: string; data: { occurred: string } }>({
        name: 'read',
        text: 'select type, data from event where stream = $1 order by position',
        values: [streamOf(person)],
      });
      return rows.reduce((state, { type, data }) => evolve(state, { type, ...data }, asOf), NOTHING);
    },
    close: () => pool.end(),
  };
}
