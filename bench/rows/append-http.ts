// Append over HTTP: POST /v1/bench/developments with a recorder’s token over 64 connections that stay open.
//
// Annalist: `annalist serve` in a process of its own with its own settings: it projects and seals meanwhile. Only
// answers 201 count; after a 503 or 429 the client waits as long as Retry-After says. After each turn the projection
// may finish before the next contestant begins.
// Emmett: 64 clients in this process, without HTTP.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Row } from '../harness/bench.ts';
import { serveProduct } from '../harness/children.ts';
import { ANNALIST, EMMETT, makeProduct, nextDetention, turnsOf, WORKSPACE, withPeers } from '../harness/contestants.ts';
import { type HttpClient, openHttpClient } from '../harness/http-client.ts';
import { runClosed } from '../harness/load.ts';
import { makeToken, openProduct } from '../harness/product.ts';
import { prove } from '../harness/proofs.ts';
import { type DatabaseAddress, withClient } from '../harness/server.ts';
import { inTurns } from '../harness/turns.ts';

const CONNECTIONS = 64;

export const appendHttp: Row = {
  name: 'append-http',
  what: 'append over HTTP with token, 64 connections',
  goal: '1 × Emmett in process',
  run: (bench) =>
    withPeers(bench, { names: [EMMETT] }, async (peers) => {
      const { plan, folder } = bench;
      const load = { clients: CONNECTIONS, durationMs: plan.turnMs };
      const database = await makeProduct(bench, 'append_http');
      const product = await openProduct(database);
      const token = await makeToken(product, WORKSPACE);
      await product.close();
      const served = await serveProduct({ database, folder, limitMs: plan.rowLimitMs });
      const client = openHttpClient(served.url, CONNECTIONS);
      const appendOverHttp = async () => {
        const perSecond = await runClosed({
          ...load,
          send: (index, turn) => post(client, { token, draft: nextDetention(load, index, turn).draft }),
        });
        await untilProjected(database);
        return perSecond;
      };
      const reached = await inTurns({ [ANNALIST]: appendOverHttp, ...turnsOf(peers, load) }, plan);
      bench.report({
        name: '64 connections',
        unit: 'per second',
        reached,
        goal: { of: ANNALIST, to: EMMETT, atLeast: 1 },
      });
      client.close();
      await served.close();
      await prove(bench, database, [WORKSPACE]);
    }),
};

interface Posting {
  readonly token: string;
  readonly draft: object;
  readonly workspace?: string;
}

/** Appends one development over HTTP; false: the server asked to wait, which was done. */
export async function post(client: HttpClient, { token, draft, workspace = WORKSPACE }: Posting): Promise<boolean> {
  const answer = await client.ask({
    method: 'POST',
    path: `/v1/${workspace}/developments`,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(draft),
  });
  if (answer.status === 201) return true;
  if (answer.status !== 503 && answer.status !== 429)
    throw new Error(`an append was answered ${answer.status}: ${answer.text.slice(0, 300)}`);
  await sleep(answer.retryAfterMs);
  return false;
}

/** Waits until no workspace of a database is behind. */
async function untilProjected({ ownerUrl }: DatabaseAddress): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    for (;;) {
      const { rowCount } = await client.query(
        'select from head h join projection p on p.workspace = h.workspace where h.size > p.next_position',
      );
      if (rowCount === 0) return;
      await sleep(50);
    }
  });
}
