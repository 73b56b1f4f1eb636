// Random proceedings through the whole server: recorded batch by batch, asked as known at several moments, compared
// with the oracle, and listed as their states say.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attribute } from '../../src/catalogue/attributes.ts';
import { readDraft } from '../../src/catalogue/read-draft.ts';
import { castOfProceedings, toBatches, toSingleActs } from '../law/as-record.ts';
import type { Entry } from '../law/oracle/vector.ts';
import { randomProceedings } from '../law/random-proceedings.ts';
import { expectAsOracleSays, isComparable } from '../law/state-against-oracle.ts';
import type { ShownState } from '../law/state-answer.ts';
import { breachesOf, openTestServer, type TestServer } from '../support/http.ts';
import { holdersIn, type State } from '../support/states.ts';

const RECORDS = 8;

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => {
  expect(server.answers.flatMap(breachesOf)).toEqual([]);
  return server.close();
});

/** Proceedings that can be recorded and compared. */
function drawProceedings(today: string): (readonly Entry[])[] {
  const drawn = fc.sample(randomProceedings(6), { numRuns: RECORDS * 3, seed: 7 });
  return drawn
    .map((it) => toSingleActs(it, today))
    .filter(isComparable)
    .filter((entries) =>
      toBatches(entries)
        .batches.flat()
        .every((it) => readDraft(it).ok),
    )
    .slice(0, RECORDS);
}

test('random proceedings are answered and listed as the oracle says, late and corrected acts too', async () => {
  let [compared, listed] = [0, 0];
  for (const [index, entries] of drawProceedings(new Date().toISOString().slice(0, 10)).entries()) {
    const workspace = `proceedings-${index + 1}`;
    await server.makeWorkspace(workspace, true);
    const ends = await record(workspace, entries);
    for (const asOf of ['2023-08-15', '2024-02-29', '2030-01-01']) {
      for (const known of new Set([entries.length, ends[Math.floor(ends.length / 2)] ?? 0])) {
        const query = `asOf=${asOf}&knownAt=position:${castOfProceedings().length + known - 1}`;
        const states = await askStates(workspace, query);
        for (const [accused, state] of Object.entries(states)) {
          const shown = JSON.parse(toBatches(entries).toIds(JSON.stringify(state))) as ShownState;
          compared += Number(expectAsOracleSays(entries.slice(0, known), shown, { asOf, accused }));
        }
        listed += await compareLists(workspace, query, Object.values(states));
      }
    }
  }
  expect(compared).toBeGreaterThan(RECORDS * 6);
  expect(listed).toBeGreaterThan(RECORDS * 20);
});

/** Records proceedings; after how many entries each batch ends. */
async function record(workspace: string, entries: readonly Entry[]): Promise<number[]> {
  const token = await server.makeToken('nina', 'recorder', workspace);
  const { batches } = toBatches(entries);
  for (const batch of [castOfProceedings(), ...batches]) {
    const { status, text } = await server.post(`/v1/${workspace}/developments`, batch, { token });
    expect(status, text).toBe(201);
  }
  return batches.map((_, index) => batches.slice(0, index + 1).flat().length);
}

async function get<Body>(path: string): Promise<Body> {
  const { status, body, text } = await server.get<Body>(path);
  expect(status, text).toBe(200);
  return body;
}

async function askStates(workspace: string, query: string) {
  const ask = (slug: string) => get<State & ShownState>(`/v1/${workspace}/persons/${slug}?${query}&certainty=possible`);
  return { ada: await ask('ada'), bo: await ask('bo') };
}

/** Every label that a state derives lists exactly those whose states do; how many were asked. */
async function compareLists(workspace: string, query: string, states: readonly State[]): Promise<number> {
  const derived = [...holdersIn(states)].filter(([filter]) => {
    const { derivation, isListable } = attribute(filter.split('=')[0] ?? '');
    return derivation !== undefined && isListable === true;
  });
  for (const [filter, expected] of derived) {
    const [name = '', label = ''] = filter.split(/=(.*)/s);
    const path = `/v1/${workspace}/persons?${query}&certainty=possible&${name}=${encodeURIComponent(label)}`;
    const { items } = await get<{ readonly items: readonly { readonly id: string }[] }>(path);
    expect(
      items.map(({ id }) => id),
      path,
    ).toEqual([...expected].sort());
  }
  return derived.length;
}
