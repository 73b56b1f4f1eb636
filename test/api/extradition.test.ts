// Two States ask for one person: as states, lists, pages and files say it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { breachesOf, openTestServer, type TestServer } from '../support/http.ts';
import { textsOf } from '../support/page-text.ts';
import { visit } from '../support/visit.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer({ fiction: true });
}, 120_000);
afterAll(() => {
  expect(server.answers.flatMap(breachesOf)).toEqual([]);
  return server.close();
});

const FENNA = 'person:fenna-tarrowick';
const [VESK, ORRIN] = ['organization:duchy-of-vesk', 'organization:principality-of-orrin'];
const LUNMAR = 'organization:canton-of-lunmar';

async function listed(filter: string, asOf: string) {
  const { status, body, text } = await server.get<{ items: { id: string }[] }>(
    `/v1/fiction/persons?extradition=${filter}&asOf=${asOf}`,
  );
  expect(status, text).toBe(200);
  return body.items.map(({ id }) => id).includes(FENNA);
}

test.each([
  ['2021-03-01', [], []],
  ['2021-03-02', [`${VESK}/provisionally_arrested`, LUNMAR, 'any'], [ORRIN, 'requested']],
  ['2021-06-30', ['refused', 'political_offence', `${ORRIN}/refused`, `${VESK}/appealed`], [`${VESK}/refused`]],
  ['2021-09-30', ['granted', `${VESK}/granted`, `${LUNMAR}/refused`], [`${ORRIN}/granted`, 'surrendered']],
  ['2021-12-31', ['suspended', 'torture_risk'], ['granted']],
  ['2022-06-14', ['surrendered', `${VESK}/surrendered`], ['granted', `${ORRIN}/surrendered`]],
] as const)('lists on %s', async (asOf, found, missing) => {
  for (const filter of found) expect(await listed(filter, asOf), `${filter} on ${asOf}`).toBe(true);
  for (const filter of [...missing, 'organization:league-of-wardens'])
    expect(await listed(filter, asOf), `${filter} on ${asOf}`).toBe(false);
});

test('a name of a State in an older record finds it as before', async () => {
  const { body } = await server.get<{ items: { id: string }[] }>(
    '/v1/fiction/persons?extradition=tesmenia&asOf=2022-06-01',
  );
  expect(body.items.map(({ id }) => id)).toEqual(['person:selmur-drachani']);
});

test('the state of the person and of the case, the page and the file name both States', async () => {
  const { body } = await server.get<{ state: { extraditions: { value: object }[] } }>(
    '/v1/fiction/persons/fenna-tarrowick?asOf=2021-12-31',
  );
  expect(body.state.extraditions.map(({ value }) => value)).toEqual([
    expect.objectContaining({ requestingState: VESK, requestedState: LUNMAR, status: 'suspended' }),
    expect.objectContaining({ requestingState: ORRIN, status: 'refused', ground: 'political_offence' }),
  ]);
  const onCase = await server.get<{ state: { extraditions: object[] } }>(
    '/v1/fiction/cases/tarrowick-barge?asOf=2021-12-31',
  );
  expect(onCase.body.state.extraditions).toMatchObject([{ value: { status: 'suspended' } }]);
  const page = await visit(server, '/fiction/persons/fenna-tarrowick?asOf=2021-12-31');
  const text = textsOf(page.text).join(' ');
  for (const said of ['suspended by an international court', 'Requesting State', 'political offence'])
    expect(text).toContain(said);
  expect(page.text).toContain('organizations/principality-of-orrin');
  const file = await visit(server, '/fiction/persons.csv?extradition=suspended&asOf=2021-12-31');
  expect(file.text).toContain('Fenna Tarrowick');
});

test('custody: bail, then surrendered, then what the record says of the requesting State', async () => {
  const custodyOn = async (asOf: string) => {
    const { body } = await server.get<{
      state: { custody: { value: { group: string; kind: string } } };
      findings: { rule: string }[];
    }>(`/v1/fiction/persons/fenna-tarrowick?asOf=${asOf}`);
    const { group, kind } = body.state.custody.value;
    return [group, kind, body.findings.some(({ rule }) => rule === 'custody_unknown_after_surrender')];
  };
  expect(await custodyOn('2021-03-02')).toEqual(['in_custody', 'extradition_detention', false]);
  expect(await custodyOn('2022-06-01')).toEqual(['restricted', 'bail', false]);
  expect(await custodyOn('2022-06-15')).toEqual(['released', 'surrendered', true]);
  expect(await custodyOn('2022-06-16')).toEqual(['in_custody', 'remanded', false]);
});
