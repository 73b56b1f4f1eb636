// Parties of cases, of every kind, and courts: as states, lists and pages say them.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADA, BO, cast, FIRE, register } from '../support/drafts.ts';
import { ADMIN_TOKEN, openTestServer, type TestServer } from '../support/http.ts';
import { visit } from '../support/visit.ts';

// Ids that are prefixes of each other: none stands for another.
const [PORT, PORTS, STATE] = ['organization:port', 'organization:port-board', 'organization:republic-of-ostrane'];
const [COURT, COURTS] = ['organization:harbour-court', 'organization:harbour-court-of-appeal'];
const [MILL, MILLS] = ['case:mill', 'case:mill-fire'];
// Known as others since they were merged.
const [OLD_PORT, OLD_ADA, OLD_FIRE] = ['organization:old-port', 'person:a-orlov', 'case:fire-of-the-harbour'];

const happened = (type: string, data: object, occurred?: string) => ({
  type,
  ...(occurred ? { occurred } : {}),
  data,
  summary: 'It happened.',
  attribution: { by: 'author', standing: 'reported' },
  sources: [{ source: 'source:harbour-gazette-1' }],
});
const added = (data: object, occurred = '2024-01-01') => happened('case.party_added', data, occurred);
const left = (data: object, occurred: string) => happened('case.party_left', data, occurred);
const registered = (of: string, court?: string) => {
  const { attribution: _, ...told } = happened('case.registered', { case: of, kind: 'civil', title: of, court });
  return told;
};

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
  const batch = [
    ...cast(),
    ...register(PORT, PORTS, STATE, COURT, COURTS, OLD_PORT, OLD_ADA, OLD_FIRE),
    ...[
      [OLD_PORT, PORT],
      [OLD_ADA, ADA],
      [OLD_FIRE, FIRE],
    ].map(([from, into]) => ({ type: 'subject.merged', data: { from, into } })),
    registered(MILL, COURT),
    registered(MILLS, COURTS),
    added({ case: FIRE, party: PORT, role: 'plaintiff' }),
    added({ case: FIRE, party: PORTS, role: 'defendant' }),
    added({ case: FIRE, party: STATE, role: 'third_party', until: '2024-06-30' }),
    added({ case: FIRE, party: BO, role: 'counsel', actsFor: [PORT, ADA] }, '2024-02-01'),
    added({ case: FIRE, party: BO, role: 'witness' }, '2024-03-01'),
    left({ case: FIRE, party: BO, role: 'counsel', actsFor: [ADA], lastDay: true }, '2024-03-31'),
    left({ case: FIRE, party: BO, role: 'counsel', actsFor: [PORT] }, '2024-05-01'),
    // As the first version had it.
    added({ case: MILLS, person: ADA, role: 'plaintiff' }),
    added({ case: MILL, party: PORTS, role: 'plaintiff' }),
    happened('trial.opened', { case: FIRE, court: COURT }, '2024-02-01'),
    happened('trial.opened', { case: MILLS, court: 'Old Mill Court' }, '2024-04-01'),
    happened('hearing.held', { case: MILL, kind: 'main', court: COURTS }, '2024-04-02'),
  ];
  await server.makeWorkspace('main', true);
  const { status, text } = await server.post('/v1/main/developments', batch, { token: ADMIN_TOKEN });
  expect(status, text).toBe(201);
});
afterAll(() => server?.close());

async function listed(question: string, asOf = '2024-06-30'): Promise<string[]> {
  const { status, body, text } = await server.get<{ items: { id: string }[] }>(`/v1/main/${question}&asOf=${asOf}`);
  expect(status, text).toBe(200);
  return body.items.map(({ id }) => id).sort();
}

test('cases are found by party, by role, and by both, as of a day', async () => {
  expect(await listed(`cases?party=${PORT}`)).toEqual([FIRE]);
  expect(await listed(`cases?party=${PORTS}`)).toEqual([FIRE, MILL]);
  expect(await listed(`cases?party=${PORTS}/plaintiff`)).toEqual([MILL]);
  expect(await listed(`cases?party=${PORT}/defendant`)).toEqual([]);
  expect(await listed('cases?party=plaintiff')).toEqual([FIRE, MILL, MILLS]);
  expect(await listed(`cases?party=${ADA}/plaintiff`)).toEqual([MILLS]);
  expect(await listed('cases?party=any', '2023-12-31')).toEqual([]);
  // The role of a State ends with its last day, and a witness stays when counsel leaves.
  expect(await listed(`cases?party=${STATE}`)).toEqual([FIRE]);
  expect(await listed(`cases?party=${STATE}`, '2024-07-01')).toEqual([]);
  expect(await listed(`cases?party=${BO}`, '2024-05-01')).toEqual([FIRE]);
  expect(await listed(`cases?party=${BO}/counsel`, '2024-04-30')).toEqual([FIRE]);
  expect(await listed(`cases?party=${BO}/counsel`, '2024-05-01')).toEqual([]);
});

test('parties are found by case, by role, and by those they act for', async () => {
  expect(await listed(`organizations?party=${FIRE}`)).toEqual([PORT, PORTS, STATE]);
  expect(await listed(`organizations?party=${MILL}`)).toEqual([PORTS]);
  expect(await listed(`organizations?party=${FIRE}/plaintiff`)).toEqual([PORT]);
  expect(await listed('organizations?party=third_party')).toEqual([STATE]);
  expect(await listed(`persons?party=${MILL}`)).toEqual([]);
  expect(await listed(`persons?party=${MILLS}`)).toEqual([ADA]);
  expect(await listed(`persons?party=${FIRE}/counsel/${ADA}`, '2024-03-31')).toEqual([BO]);
  expect(await listed(`persons?party=${FIRE}/counsel/${ADA}`, '2024-04-01')).toEqual([]);
  expect(await listed(`persons?party=${FIRE}/counsel/${PORT}`, '2024-04-01')).toEqual([BO]);
});

test('the id of a party or a case that was merged finds what the other does, with a role, too', async () => {
  expect(await listed(`cases?party=${OLD_PORT}/plaintiff`)).toEqual([FIRE]);
  expect(await listed(`cases?party=${OLD_ADA}/plaintiff`)).toEqual([MILLS]);
  expect(await listed(`organizations?party=${OLD_FIRE}/plaintiff`)).toEqual([PORT]);
  expect(await listed(`persons?party=${OLD_FIRE}/counsel/${OLD_ADA}`, '2024-03-31')).toEqual([BO]);
  expect(await listed(`persons?party=${OLD_FIRE}/counsel/${OLD_PORT}`, '2024-04-01')).toEqual([BO]);
  expect(await listed(`cases?party=${OLD_PORT}/no-such-role`)).toEqual([]);
  expect(await listed('cases?party=person:no-one/plaintiff')).toEqual([]);
});

test('cases are found by court: an organization, or a name', async () => {
  expect(await listed(`cases?court=${COURT}`)).toEqual([FIRE]);
  expect(await listed(`cases?court=${COURT}`, '2024-04-01')).toEqual([FIRE, MILL]);
  expect(await listed(`cases?court=${COURT}`, '2024-01-31')).toEqual([MILL]);
  expect(await listed(`cases?court=${COURTS}`, '2024-03-31')).toEqual([MILLS]);
  expect(await listed('cases?court=Old%20Mill%20Court')).toEqual([MILLS]);
  expect(await listed('cases?court=any')).toEqual([FIRE, MILL, MILLS]);
  expect(await listed('cases?court=organization:no-such-court')).toEqual([]);
});

test('cases are found by every court that has dealt with them by a day', async () => {
  expect(await listed(`cases?courts=${COURT}`)).toEqual([FIRE, MILL]);
  expect(await listed(`cases?courts=${COURTS}`)).toEqual([MILL, MILLS]);
  expect(await listed(`cases?courts=${COURTS}`, '2024-04-01')).toEqual([MILLS]);
  expect(await listed('cases?courts=any', '2024-01-31')).toEqual([MILL, MILLS]);
  expect(await listed(`cases?courts=${COURT}&court=${COURTS}`)).toEqual([MILL]);
});

test('the state and the page of a case name each party once, with all roles, and link the court', async () => {
  const { body } = await server.get<{ state: { parties: { value: object }[]; court: { value: string } } }>(
    '/v1/main/cases/harbour-fire?asOf=2024-03-15',
  );
  const own = body.state.parties.map(({ value }) => value as { party: string; role: string; actsFor: string | null });
  expect(own.filter(({ party }) => party === BO).map(({ role, actsFor }) => [role, actsFor])).toEqual(
    expect.arrayContaining([
      ['counsel', ADA],
      ['counsel', PORT],
      ['witness', null],
    ]),
  );
  expect(body.state.court.value).toBe(COURT);
  const { text } = await visit(server, '/main/cases/harbour-fire?asOf=2024-03-15');
  expect(text).toMatch(/counsel.*Acts for.*witness/s);
  for (const party of [PORT, PORTS, STATE]) expect(text).toContain(party.replace('organization:', 'organizations/'));
  expect(text).toContain('organizations/harbour-court?');
});

test('a court that is no organization of the record is refused, and so is another subject', async () => {
  for (const court of ['organization:no-such-court', 'person:ada-orlov', 'organization:Harbour Court']) {
    const { status } = await server.post(
      '/v1/main/developments?dryRun=true',
      happened('trial.opened', { case: FIRE, court }, '2024-02-01'),
      { token: ADMIN_TOKEN },
    );
    expect(status, court).toBe(422);
  }
});
