// Two servers on one database.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEngine } from '../../src/app.ts';
import { openConnection, RUNTIME_ROLE } from '../../src/database/connection.ts';
import { compareWithLog } from '../../src/projection/compare.ts';
import { openSnapshot } from '../../src/queries/snapshot.ts';
import { readState } from '../../src/queries/state.ts';
import type { Day } from '../../src/time/day.ts';
import { createWorkspace } from '../../src/workspaces/workspaces.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { cast, corrected, corroborated, detained, register, released, retracted } from '../support/drafts.ts';
import { recordedIn, valueIn } from '../support/outcome.ts';

const persons = Array.from({ length: 8 }, (_, index) => `person:witness-${index}`);
const ROUNDS = 12;
const workspace = 'main';

/** One process of several: a pool and an engine of its own. */
function openServer(url: string) {
  const connection = openConnection({ connectionString: url, role: RUNTIME_ROLE, maximumConnections: 10 });
  const errors: unknown[] = [];
  const engine = startEngine(connection, (error) => errors.push(error));
  return {
    engine,
    errors,
    async close() {
      await engine.close();
      await connection.destroy();
    },
  };
}

let database: TestDatabase;
let servers: ReturnType<typeof openServer>[];
beforeAll(async () => {
  database = await openTestDatabase();
  await createWorkspace(database.connection, { name: workspace, isPublic: true });
  servers = [openServer(database.url), openServer(database.url)];
});
afterAll(async () => {
  for (const server of servers) await server.close();
  await database.close();
});

const serverOf = (number: number) => servers[number % servers.length] as ReturnType<typeof openServer>;

async function append(server: ReturnType<typeof openServer>, input: unknown): Promise<number> {
  const receipts = recordedIn(await server.engine.appender.append({ workspace, recordedBy: 'vera', input }));
  return receipts.at(-1)?.position ?? -1;
}

async function custodyOf(server: ReturnType<typeof openServer>, person: string) {
  const opened = await openSnapshot(server.engine, { workspace, asOf: '2030-01-01' as Day, knownAt: { kind: 'now' } });
  const snapshot = valueIn(opened);
  const subject = person as `person:${string}`;
  const state = await readState(server.engine.connection, snapshot, { subject, certainty: 'stated' });
  const custody = state?.state.custody as { because: string[]; value: { group: string } } | null | undefined;
  return { custody, position: snapshot.knowledge.position };
}

test('two servers on one database project without repeats or deadlocks, and see each other’s appends', async () => {
  await append(serverOf(0), [...cast(), ...register(...persons)]);
  const write = async (person: string, writer: number) => {
    for (let round = 1; round <= ROUNDS; round += 1) {
      const [one, other] = [serverOf(writer + round), serverOf(writer + round + 1)];
      const month = String(round).padStart(2, '0');
      const arrest = detained({ occurred: `2022-${month}-05` }, person);
      const position = await append(one, arrest);
      const seen = await custodyOf(other, person);
      expect(seen.position).toBeGreaterThanOrEqual(position);
      expect(seen.custody?.because).toEqual([arrest.id]);
      const release = released({ occurred: `2022-${month}-10`, after: [arrest.id] }, person);
      await append(other, [release, corroborated(release.id)]);
      expect((await custodyOf(one, person)).custody?.value.group).toBe('released');
      const correction = corrected(arrest.id, detained({ occurred: `2022-${month}-06` }, person));
      await append(one, correction);
      await append(other, retracted(release.id));
      expect((await custodyOf(one, person)).custody?.because).toEqual([arrest.id, correction.id]);
    }
  };
  await Promise.all(persons.map(write));
  const [head] = await database.connection.selectFrom('head').select('size').execute();
  for (const { engine } of servers) expect(await engine.projector.waitFor(workspace, (head?.size ?? 0) - 1)).toBe(true);
  expect(await compareWithLog(database.connection, workspace)).toMatchObject({ size: head?.size, differences: [] });
  const { rows } = await sql<{ count: number; last: number }>`
    select count(*) as count, max(position) as last from development`.execute(database.connection);
  expect(rows).toEqual([{ count: head?.size, last: (head?.size ?? 0) - 1 }]);
  expect(servers.flatMap(({ errors }) => errors)).toEqual([]);
});
