// Disk: what the database of the large record holds, beside what it held when it was empty, after VACUUM.
import type { Row } from '../harness/bench.ts';
import { ANNALIST } from '../harness/contestants.ts';
import { personsIn } from '../harness/corpus.ts';
import { measured } from '../harness/figure.ts';
import { makeRecord } from '../harness/large-record.ts';
import { openProduct } from '../harness/product.ts';
import { createDatabase, withClient } from '../harness/server.ts';

export const disk: Row = {
  name: 'disk',
  what: 'disk',
  goal: '≤ 3.5 KB a development of 460 B',
  async run(bench) {
    const { size } = bench.plan;
    const record = await makeRecord(bench, size);
    const empty = await createDatabase(bench.server, 'empty');
    await (await openProduct(empty)).close();
    const bytes = (await sizeOf(record.ownerUrl)) - (await sizeOf(empty.ownerUrl));
    bench.report({
      name: `a development, of ${size}`,
      unit: 'bytes',
      reached: { [ANNALIST]: measured([bytes / size]) },
      goal: { of: ANNALIST, atMost: 3.5 * 1024 },
      note: `${personsIn(size)} persons, log and facts with all indexes`,
    });
  },
};

function sizeOf(url: string): Promise<number> {
  return withClient(url, async (client) => {
    await client.query('vacuum');
    const { rows } = await client.query<{ bytes: string }>('select pg_database_size(current_database()) as bytes');
    return Number(rows[0]?.bytes);
  });
}
