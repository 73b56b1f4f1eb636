// A judgment that finds two violations and none of a third, and orders sums: answered as of each year.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { breachesOf, openTestServer, type TestServer } from '../support/http.ts';
import { textsOf } from '../support/page-text.ts';
import { visit } from '../support/visit.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer({ fiction: true });
}, 120_000);
afterAll(() => {
  expect(server.answers.flatMap(breachesOf)).toEqual([]);
  expect(server.errors).toEqual([]);
  return server.close();
});

interface Value {
  readonly key: string;
  readonly value: Readonly<Record<string, unknown>>;
}
interface State {
  readonly state: Readonly<Record<string, readonly Value[]>> & { readonly legalStatus: object };
}
interface Items {
  readonly items: readonly { readonly id: string }[];
}

const CASE = 'cases/tolunde-v-ostrane';
const STATE = 'organizations/republic-of-ostrane';

async function stateOn(path: string, asOf: string) {
  const { status, body, text } = await server.get<State>(`/v1/fiction/${path}?asOf=${asOf}`);
  expect(status, text).toBe(200);
  return body.state;
}
async function listOn(kind: string, filter: string, asOf: string) {
  const { status, body, text } = await server.get<Items>(`/v1/fiction/${kind}?${filter}&asOf=${asOf}`);
  expect(status, text).toBe(200);
  return body.items.map(({ id }) => id);
}

/** What the page of a case says of its judgments. */
function saidOn(page: string): string {
  const [, said = ''] = /<section[^>]* id="judgments"([\s\S]*?)<\/section>/.exec(page) ?? [];
  return textsOf(said).join(' ');
}

const years = [
  { asOf: '2019-12-31', violated: 0, moral: undefined, costs: undefined },
  { asOf: '2020-12-31', violated: 2, moral: 'not_executed_yet', costs: 'not_executed_yet' },
  { asOf: '2021-12-31', violated: 2, moral: 'not_executed_yet', costs: 'not_executed_yet' },
  { asOf: '2022-12-31', violated: 2, moral: 'not_executed_yet', costs: 'executed' },
  { asOf: '2023-12-31', violated: 2, moral: 'partly_executed', costs: 'executed' },
];

describe.each(years)('on $asOf', ({ asOf, violated, moral, costs }) => {
  test.each([CASE, STATE])('the state of %s says so', async (path) => {
    const { provisions = [], obligations = [] } = await stateOn(path, asOf);
    const found = provisions.map(({ value: { finding } }) => finding);
    expect(found.filter((it) => it === 'violated')).toHaveLength(violated);
    expect(found.filter((it) => it === 'not_violated')).toHaveLength(violated / 2);
    const statusOf = (name: string) => obligations.find(({ key }) => key.endsWith(`/${name}`))?.value.status;
    expect([statusOf('moral'), statusOf('costs')]).toEqual([moral, costs]);
  });

  test('lists say so', async () => {
    const ids = ['case:tolunde-v-ostrane'];
    expect(await listOn('cases', 'finding=violated', asOf)).toEqual(violated > 0 ? ids : []);
    for (const status of ['not_executed_yet', 'partly_executed', 'executed']) {
      const has = [moral, costs].includes(status);
      expect(await listOn('cases', `obligation=${status}`, asOf), status).toEqual(has ? ids : []);
      const owing = await listOn('organizations', `obligation=${status}`, asOf);
      expect(owing.includes('organization:republic-of-ostrane'), status).toBe(has);
    }
  });

  test('the page and the file say so', async () => {
    const page = saidOn((await visit(server, `/fiction/${CASE}?asOf=${asOf}`)).text);
    expect(page.includes('not violated')).toBe(violated > 0);
    expect(page.includes('executed in part')).toBe(moral === 'partly_executed');
    const csv = (await visit(server, `/fiction/cases.csv?obligation=partly_executed&asOf=${asOf}`)).text;
    expect(csv.includes('case:tolunde-v-ostrane')).toBe(moral === 'partly_executed');
    if (moral === 'partly_executed') expect(csv).toMatch(/6000 EUR.*executed in part.*Paid so far: 2500 EUR/);
  });
});

test('no one is convicted or acquitted by it, and a removal ends an office', async () => {
  expect((await stateOn('persons/maira-tolunde', '2023-12-31')).legalStatus).toEqual({});
  expect((await stateOn('persons/delvin-osprek', '2018-05-16')).offices).toHaveLength(1);
  expect((await stateOn('persons/delvin-osprek', '2018-05-17')).offices).toEqual([]);
  expect(await listOn('persons', 'wanted=wanted', '2019-01-01')).toContain('person:delvin-osprek');
  expect(await listOn('persons', 'wanted=wanted', '2019-03-05')).not.toContain('person:delvin-osprek');
});
