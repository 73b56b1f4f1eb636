// docs/schema.sql is what the migrations make.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { openTestDatabase } from '../support/database.ts';
import { describeSchema } from '../tools/schema.ts';

test('docs/schema.sql is what the migrations make, and describes every table, column and function', async () => {
  const database = await openTestDatabase();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const schema = await describeSchema(client).finally(() => client.end());
  await database.close();
  expect(schema, 'run npm run generate').toBe(
    await readFile(join(import.meta.dirname, '../../docs/schema.sql'), 'utf8'),
  );
  expect(schema).not.toContain('not described');
});
