/** Files without ids are recorded once; and a check that cannot be made says why. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { giveIds, makeIdGiver } from '../../src/service/given-ids.ts';
import { createWorkspace } from '../../src/workspaces/workspaces.ts';
import { openTestCommands, type TestCommands } from '../support/commands.ts';
import { cast, detained } from '../support/drafts.ts';

let commands: TestCommands;
let { database, folder, run } = {} as TestCommands;
beforeAll(async () => {
  commands = await openTestCommands();
  ({ database, folder, run } = commands);
});
afterAll(() => commands?.close());

function withoutId<Draft extends { readonly id?: string }>({ id: _, ...draft }: Draft): Omit<Draft, 'id'> {
  return draft;
}

const arrest = withoutId(detained({ occurred: '2022-01-05' }));

describe('a file without ids', () => {
  test('is recorded once, however often it is imported and however it is laid out', async () => {
    await createWorkspace(database.connection, { name: 'main', isPublic: true });
    const corpus = join(folder, 'corpus');
    await mkdir(corpus);
    await writeFile(join(corpus, '1.json'), JSON.stringify(cast().map(withoutId)));
    await writeFile(join(corpus, '2.json'), JSON.stringify(arrest));
    expect(await run('import', corpus)).toMatchObject({ code: 0, out: '7 recorded, 0 skipped' });
    await writeFile(join(corpus, '2.json'), JSON.stringify({ $schema: 'x', ...arrest }, null, 2));
    const again = await run('import', corpus, '--json');
    expect(JSON.parse(again.out)).toEqual({ recorded: 0, skipped: 7, skippedFiles: ['1.json', '2.json'] });
    expect(await run('append', join(corpus, '2.json'))).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^already recorded .* log entry 6/),
    });
  });

  test('is another record in another workspace, and so are equal developments of one file', async () => {
    await createWorkspace(database.connection, { name: 'other', isPublic: true });
    const twins = [...cast().map(withoutId), arrest, arrest];
    const file = join(folder, 'twins.json');
    await writeFile(file, JSON.stringify(twins));
    const { code, out } = await run('append', file, '--workspace', 'other', '--json');
    expect(code).toBe(0);
    const ids = JSON.parse(out).receipts.map(({ id }: { id: string }) => id);
    expect(new Set(ids).size).toBe(8);
    expect(await run('append', file, '--workspace', 'other')).toMatchObject({ out: expect.stringMatching(/^already/) });
  });

  test('with other content is another development', () => {
    const [first, second] = [giveIds('main', arrest), giveIds('main', { ...arrest, note: 'x' })];
    expect(first).toMatchObject({ id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-/) });
    expect((first as { id: string }).id).not.toBe((second as { id: string }).id);
    expect(giveIds('main', { ...arrest, id: 'mine' })).toMatchObject({ id: 'mine' });
    expect(giveIds('main', [1, null, 'x'])).toEqual([1, null, 'x']);
  });

  test('is counted among many: the same pieces give the same ids, whole or one by one', () => {
    const drafts = Array.from({ length: 5_000 }, (_, index) => ({ ...arrest, note: `${index % 4_000}` }));
    const giveId = makeIdGiver('main');
    const pieces = drafts.map(giveId);
    expect(pieces).toEqual(giveIds('main', drafts));
    expect(new Set(pieces.map((piece) => (piece as { id: string }).id)).size).toBe(5_000);
    expect(pieces[4_001]).not.toEqual(pieces[1]);
  });
});

describe('a check that cannot be made says why, and what helps:', () => {
  test('where the database does not answer', async () => {
    process.env.DATABASE_URL = 'postgres://nobody@localhost:1/nothing';
    try {
      expect(await run('check')).toMatchObject({
        code: 1,
        info: expect.stringMatching(/does not answer \(.+\)\. Start it/),
      });
    } finally {
      process.env.DATABASE_URL = database.url;
    }
  });

  test('where what it reads is gone', async () => {
    await createWorkspace(database.connection, { name: 'broken', isPublic: true });
    const owner = new pg.Client({ connectionString: database.url });
    await owner.connect();
    await owner.query("delete from projection where workspace = 'broken'");
    await owner.end();
    const { code, info } = await run('check', '--workspace', 'broken');
    expect(code).toBe(1);
    expect(info).toMatch(/The check of broken could not finish: .+ Nothing was changed\. Try again\./);
  });
});
