// State over HTTP: GET of persons of the large record over 32 connections, alone and beside writers.
//
// Annalist: `annalist serve` in a process of its own, which projects and seals meanwhile. The writers are 8 at
// half of the rate that 8 reach alone, in another workspace of the same database.
// Blank server: a process that answers every request with the same 15 bytes, asked by the same client.
import type { Row } from '../harness/bench.ts';
import { serveBlank, serveProduct } from '../harness/children.ts';
import { ANNALIST, nextDetention, WORKSPACE } from '../harness/contestants.ts';
import { personOf, personsIn, registerFew } from '../harness/corpus.ts';
import { diceOf } from '../harness/dice.ts';
import { type HttpClient, openHttpClient } from '../harness/http-client.ts';
import { makeRecord, RECORD } from '../harness/large-record.ts';
import { runClosed, runOpen } from '../harness/load.ts';
import { ADMIN_TOKEN, makeWorkspace, openProduct, recordMany } from '../harness/product.ts';
import { prove } from '../harness/proofs.ts';
import type { DatabaseAddress } from '../harness/server.ts';
import { inTurns } from '../harness/turns.ts';
import { post } from './append-http.ts';

const CONNECTIONS = 32;
const WRITERS = 8;
const BLANK = 'blank server';
const BESIDE = 'Annalist, 8 writers beside';

export const httpState: Row = {
  name: 'http-state',
  what: 'GET state over HTTP, 32 connections',
  goal: '≥ 0.1 × a blank HTTP server; with 8 writers at half of their highest rate ≥ 0.7 × of that',
  async run(bench) {
    const { plan, folder } = bench;
    const { turnMs: durationMs } = plan;
    const database = await makeRecord(bench, plan.size);
    await makeWriters(database);
    const served = await serveProduct({ database, folder, limitMs: plan.rowLimitMs });
    const blank = await serveBlank();
    const [client, blankClient, writing] = [served.url, `http://127.0.0.1:${blank.port}`, served.url].map((url) =>
      openHttpClient(url, CONNECTIONS),
    ) as [HttpClient, HttpClient, HttpClient];
    const persons = personsIn(plan.size);
    const read = () => readStates(client, { durationMs, persons });
    const highest = await inTurns({ [ANNALIST]: () => write(writing, durationMs) }, plan);
    const perSecond = Math.max(1, Math.floor((highest[ANNALIST]?.median ?? 0) / 2));
    const readBeside = async () => {
      const load = { perSecond, durationMs, send: (turn: number) => postNext(writing, turn % WRITERS, turn) };
      const [states] = await Promise.all([read(), runOpen(load)]);
      return states;
    };
    const readBlank = () => readStates(blankClient, { durationMs, persons });
    const reached = await inTurns({ [BLANK]: readBlank, [ANNALIST]: read, [BESIDE]: readBeside }, plan);
    const name = `${CONNECTIONS} connections`;
    bench.report({ name, unit: 'per second', reached, goal: { of: ANNALIST, to: BLANK, atLeast: 0.1 } });
    bench.report({
      name: `${CONNECTIONS} connections, beside ${perSecond} appends a second`,
      unit: 'per second',
      reached,
      goal: { of: BESIDE, to: ANNALIST, atLeast: 0.7 },
    });
    for (const it of [client, blankClient, writing]) it.close();
    await blank.close();
    await served.close();
    await prove(bench, database, [WORKSPACE]);
  },
};

async function makeWriters(database: DatabaseAddress): Promise<void> {
  const product = await openProduct(database);
  await makeWorkspace(product, WORKSPACE);
  await recordMany(product.log, WORKSPACE, registerFew(diceOf(7), 2_560));
  await product.close();
}

interface Reading {
  readonly durationMs: number;
  readonly persons: number;
}

/** States a second. */
function readStates(client: HttpClient, { durationMs, persons }: Reading): Promise<number> {
  const dice = diceOf(31);
  return runClosed({
    clients: CONNECTIONS,
    durationMs,
    async send() {
      const [kind, slug] = personOf(dice(persons)).split(':');
      const year = 2014 + dice(10);
      const { status } = await client.ask({ method: 'GET', path: `/v1/${RECORD}/${kind}s/${slug}?asOf=${year}-06-15` });
      if (status !== 200) throw new Error(`a question was answered ${status}`);
    },
  });
}

function write(client: HttpClient, durationMs: number): Promise<number> {
  return runClosed({ clients: WRITERS, durationMs, send: (index, turn) => postNext(client, index, turn) });
}

function postNext(client: HttpClient, index: number, turn: number): Promise<boolean> {
  const { draft } = nextDetention({ clients: WRITERS }, index, turn);
  return post(client, { token: ADMIN_TOKEN, draft });
}
