// Recording through pages: who may, choosing a kind, previewing, naming subjects.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADA, BO, cast, corrected, detained, GAZETTE, retracted } from '../support/drafts.ts';
import { controlsOf } from '../support/form-fields.ts';
import { openTestServer, type TestServer } from '../support/http.ts';

let server: TestServer;
let token: string;
let reader: string;

beforeAll(async () => {
  server = await openTestServer();
  token = await server.makeToken('editor');
  reader = await server.makeToken('reader', 'reader');
  await append(cast());
});
afterAll(() => server.close());

async function append(body: object): Promise<void> {
  const answer = await server.post('/v1/main/developments', body, { token });
  expect(answer.status).toBe(201);
}

interface Asking {
  readonly as?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

const cookie = (as: string | undefined) => (as === undefined ? {} : { cookie: `annalist_token=${as}` });

function open(path: string, { as = token }: Asking = {}) {
  return server.raw(path, { headers: { accept: 'text/html', ...cookie(as) } });
}

/** Presses a button of a form, as a browser without scripts does. */
function press(path: string, fields: Iterable<readonly [string, string]>, { as = token, headers }: Asking = {}) {
  return server.raw(path, {
    method: 'POST',
    headers: {
      accept: 'text/html',
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
      ...cookie(as),
      ...headers,
    },
    body: new URLSearchParams([...fields].map(([name, value]): [string, string] => [name, value])).toString(),
  });
}

/** The form as a person fills it in who opened it just now. */
async function fill(path: string, fields: Readonly<Record<string, string>>): Promise<URLSearchParams> {
  const page = await open(path);
  expect(page.status).toBe(200);
  const sent = controlsOf(page.text);
  for (const [name, value] of Object.entries(fields)) sent.set(name, value);
  return sent;
}

const pressing = (sent: URLSearchParams, button: string) => [...sent, ['do', button] as const];

const detention = {
  'data.person': ADA,
  occurred: '2022-01',
  summary: 'Ada Orlov was detained.',
  'attribution.by': 'author',
  'attribution.standing': 'reported',
  'sources.0.source': GAZETTE,
  'sources.0.quote': 'taken away',
};

async function countRecorded(): Promise<number> {
  const { body } = await server.get<{ items: unknown[] }>('/v1/main/developments?limit=500', token);
  return body.items.length;
}

async function readDevelopment(id: string) {
  const { body } = await server.get<Record<string, unknown>>(`/v1/main/developments/${id}`, token);
  return body;
}

describe('who may', () => {
  test('a stranger is asked to sign in, a reader for another token', async () => {
    const stranger = await server.raw('/main/add/person.detained', { headers: { accept: 'text/html' } });
    expect(stranger.status).toBe(401);
    expect(stranger.text).toContain('name="token"');
    expect((await open('/main/add', { as: reader })).status).toBe(403);
    expect((await press('/main/add/person.detained', [['do', 'record']], { as: reader })).status).toBe(403);
  });

  test('a form from another site records nothing, and a page says so', async () => {
    const before = await countRecorded();
    const sent = pressing(await fill('/main/add/person.detained', detention), 'record');
    const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
    const answer = await press('/main/add/person.detained', sent, { headers });
    expect(answer.status).toBe(403);
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(await countRecorded()).toBe(before);
  });
});

describe('picking a kind', () => {
  test('every kind that may be sent is offered, but for what amends', async () => {
    const { text } = await open('/main/add');
    expect(text).toContain('href="/main/add/verdict.delivered"');
    expect(text).not.toContain('/main/add/development.corrected');
    expect(text).not.toContain('/main/add/log.restarted');
  });

  test('of a case, only the kinds in which it can stand', async () => {
    const { text } = await open('/main/add?subject=case:harbour-fire');
    expect(text).toContain('href="/main/add/verdict.delivered?subject=case%3Aharbour-fire"');
    expect(text).not.toContain('/main/add/person.died');
  });

  test('the subject stands in the first field that takes it', async () => {
    const { text } = await open(`/main/add/verdict.delivered?subject=${ADA}`);
    expect(controlsOf(text).get('data.outcomes.0.person')).toBe(ADA);
  });

  test('a kind that is none, or that only amends, is not found', async () => {
    for (const type of ['person.abducted', 'development.retracted', '__proto__'])
      expect((await open(`/main/add/${type}`)).status).toBe(404);
  });
});

describe('previewing and recording', () => {
  test('the preview tells the sentence, the points and the findings, and records nothing', async () => {
    const before = await countRecorded();
    const sent = await fill('/main/add/person.detained', detention);
    const { status, text } = await press('/main/add/person.detained', pressing(sent, 'preview'));
    expect(status).toBe(200);
    expect(text).toContain('Reported by the source’s author: ada-orlov was detained.');
    expect(text).toContain('“Perhaps by then” from 1 January 2022. “By then” from 31 January 2022.');
    expect(text).toMatch(/Custody.*detained/s);
    expect(text).toContain('No word for six months');
    expect(await countRecorded()).toBe(before);
  });

  test('the preview shows apart what changes for others', async () => {
    const undated = { ...detained({}, BO), occurred: undefined };
    await append(undated);
    const sent = await fill('/main/add/person.detained', { ...detention, occurred: '2022-01-05' });
    const alone = await press('/main/add/person.detained', pressing(sent, 'preview'));
    expect(alone.text).not.toContain('Also changes');
    const dated = { ...detained({ occurred: '2022-01-05' }, ADA), after: [undated.id] };
    const { body } = await server.post<{ others: string[]; points: { subject: string; latest: string }[] }>(
      '/v1/main/developments?dryRun=true',
      dated,
      { token },
    );
    expect(body.others).toEqual([BO]);
    expect(body.points.find(({ subject }) => subject === BO)?.latest).toBe('2022-01-05');
    sent.set('after.0', undated.id);
    const { text } = await press('/main/add/person.detained', pressing(sent, 'preview'));
    const [own = '', others = ''] = text.split('Also changes: other people and cases</h2>');
    expect(own).not.toContain('/persons/bo-tarn');
    expect(others).toContain('/persons/bo-tarn');
  });

  test('what the preview sends is recorded as it was typed; sent twice, it is recorded once', async () => {
    const sent = await fill('/main/add/person.detained', { ...detention, summary: ' Ada Orlov  was detained. ' });
    const preview = await press('/main/add/person.detained', pressing(sent, ''));
    const before = await countRecorded();
    const again = pressing(controlsOf(preview.text, 'value="record"'), 'record');
    const [first, second] = [
      await press('/main/add/person.detained', again),
      await press('/main/add/person.detained', again),
    ];
    expect([first.status, second.status]).toEqual([303, 303]);
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
    expect(first.headers.get('location')).toBe(`/main/developments/${sent.get('id')}`);
    expect(await countRecorded()).toBe(before + 1);
    expect(await readDevelopment(sent.get('id') ?? '')).toMatchObject({
      occurred: '2022-01',
      summary: ' Ada Orlov  was detained. ',
      sources: [{ source: GAZETTE, quote: 'taken away' }],
    });
  });

  test('“Edit” leads back to the form with everything typed', async () => {
    const sent = await fill('/main/add/person.detained', detention);
    const preview = await press('/main/add/person.detained', pressing(sent, 'preview'));
    const form = await press('/main/add/person.detained', pressing(controlsOf(preview.text, 'value="record"'), 'edit'));
    expect(Object.fromEntries(controlsOf(form.text))).toEqual(Object.fromEntries(sent));
  });

  test('rows come and go, and nothing that was typed goes with them', async () => {
    const sent = await fill('/main/add/person.detained', detention);
    const more = await press('/main/add/person.detained', pressing(sent, 'more:sources'));
    const two = controlsOf(more.text);
    expect(two.has('sources.1.source')).toBe(true);
    expect(more.text).toMatch(/id="f-sources\.1\.source"[^>]*autofocus/);
    two.set('sources.1.source', 'source:port-courier-1');
    const less = await press('/main/add/person.detained', pressing(two, 'less:sources.0'));
    const one = controlsOf(less.text);
    expect(one.get('sources.0.source')).toBe('source:port-courier-1');
    expect(one.has('sources.1.source')).toBe(false);
    expect(one.get('summary')).toBe(detention.summary);
    for (const path of ['nothing', '__proto__', 'data', 'sources.7.source', ''])
      expect((await press('/main/add/person.detained', pressing(sent, `more:${path}`))).status).toBe(200);
  });
});

describe('naming subjects', () => {
  test('a name is offered those who bear it, and registration under an id that is free', async () => {
    const sent = await fill('/main/add/person.detained', { ...detention, 'data.person': 'Ada Orlov' });
    const { status, text } = await press('/main/add/person.detained', pressing(sent, 'preview'));
    expect(status).toBe(422);
    expect(text).toContain('name="data.person:choice" value="person:ada-orlov"');
    expect(text).toContain('name="data.person:choice" value="new person:ada-orlov-2"');
    expect(controlsOf(text).get('data.person')).toBe('Ada Orlov');
    const picked = controlsOf(text);
    picked.set('data.person:choice', 'new person:ada-orlov-2');
    const preview = await press('/main/add/person.detained', pressing(picked, 'preview'));
    expect(preview.status).toBe(200);
    expect(preview.text).toContain('Is it one of these?');
    picked.set('data.person:choice', ADA);
    expect((await press('/main/add/person.detained', pressing(picked, 'preview'))).text).toContain(
      'ada-orlov was detained.',
    );
  });

  test('an id of another kind is no name, and refused where it stands', async () => {
    const sent = await fill('/main/add/person.detained', { ...detention, 'data.person': GAZETTE });
    const { status, text } = await press('/main/add/person.detained', pressing(sent, 'preview'));
    expect(status).toBe(422);
    expect(text).toMatch(/id="f-data\.person-fault">[^<]*is not the id of a person/);
  });

  test('a new subject and what is told of it are recorded as one, once', async () => {
    const path = '/main/add/case.party_added';
    const { 'data.person': _, ...common } = detention;
    const named = { ...common, 'data.case': 'The Mill', 'data.party': 'Çelik “Kız” <b>', 'data.role': 'witness' };
    const refused = await press(path, pressing(await fill(path, named), 'record'));
    expect(refused.status).toBe(422);
    const sent = controlsOf(refused.text);
    sent.set('data.case:choice', 'new case:the-mill criminal');
    sent.set('data.party:choice', 'new person:chelik-kiz-b');
    const preview = await press(path, pressing(sent, 'preview'));
    expect(preview.text).toContain('Also registered');
    expect(preview.text).toContain('Çelik “Kız” &lt;b&gt;');
    const before = await countRecorded();
    const again = pressing(controlsOf(preview.text, 'value="record"'), 'record');
    expect((await press(path, again)).status).toBe(303);
    expect((await press(path, again)).status).toBe(303);
    expect(await countRecorded()).toBe(before + 3);
    const { body } = await server.get<{ name: string }>('/v1/main/persons/chelik-kiz-b', token);
    expect(body.name).toBe('Çelik “Kız” <b>');
    const taken = await press(
      path,
      pressing(
        new URLSearchParams([
          ...again.map(([name, value]): [string, string] => [name, name === 'id' ? randomUUID() : value]),
        ]),
        'record',
      ),
    );
    expect(taken.status).toBe(409);
    expect(taken.text).toMatch(/id="f-data\.case-fault"|id="f-data\.party-fault"/);
    expect(controlsOf(taken.text).get('data.party')).toBe('Çelik “Kız” <b>');
  });

  test('suggestions while one types are JSON, and readers of a private workspace only get them', async () => {
    const { status, body } = await open('/main/suggest?kind=person,organization&q=orlov');
    expect(status).toBe(200);
    expect(body).toEqual([{ id: ADA, name: 'ada-orlov' }]);
    expect((await open('/main/suggest?kind=spaceship&q=orlov')).status).toBe(400);
    expect((await open('/main/suggest?kind=person&q=')).body).toEqual([]);
    await server.makeWorkspace('hidden', false);
    expect((await open('/hidden/suggest?kind=person&q=orlov')).status).toBe(404);
  });

  test('what a date says is told while one types', async () => {
    expect((await open('/main/edtf?text=2022-01')).body).toEqual({
      ok: true,
      text: '“Perhaps by then” from 1 January 2022. “By then” from 31 January 2022.',
    });
    expect((await open('/main/edtf?text=2022-02-30')).body).toMatchObject({ ok: false });
    expect((await open(`/main/edtf?text=${'1'.repeat(1000)}`)).body).toMatchObject({ ok: false });
  });
});

describe('registering', () => {
  test.each([
    ['person', 'data.names.0.text', {}],
    ['organization', 'data.names.0.text', {}],
    ['case', 'data.title', { 'data.kind': 'criminal' }],
    ['source', 'data.title', {}],
  ])('a %s: a new name becomes its name and its id, and is recorded', async (kind, namePath, more) => {
    const path = `/main/add/${kind}.registered`;
    const sent = await fill(path, { [`data.${kind}`]: 'Żółta “Łódź” <b>', ...more });
    const preview = await press(path, pressing(sent, 'preview'));
    expect(preview.status).toBe(200);
    const again = controlsOf(preview.text, 'value="record"');
    expect(again.get(`data.${kind}`)).toBe(`${kind}:zolta-lodz-b`);
    expect(again.get(namePath)).toBe('Żółta “Łódź” <b>');
    const before = await countRecorded();
    expect((await press(path, pressing(again, 'record'))).status).toBe(303);
    expect((await press(path, pressing(again, 'record'))).status).toBe(303);
    expect(await countRecorded()).toBe(before + 1);
    const { body } = await server.get<{ name: string }>(`/v1/main/${kind}s/zolta-lodz-b`, token);
    expect(body.name).toBe('Żółta “Łódź” <b>');
  });

  test('a name that is borne already gets an id of its own, and the preview asks whether it is the same', async () => {
    const path = '/main/add/person.registered';
    const preview = await press(path, pressing(await fill(path, { 'data.person': 'Ada Orlov' }), 'preview'));
    expect(preview.status).toBe(200);
    expect(controlsOf(preview.text, 'value="record"').get('data.person')).toBe('person:ada-orlov-2');
    expect(preview.text).toContain('Is it one of these?');
  });

  test('a name that was typed beside it stays, and an id is taken as it is', async () => {
    const path = '/main/add/person.registered';
    const typed = { 'data.person': 'Rae', 'data.names.0.text': 'Rae Quill' };
    const preview = await press(path, pressing(await fill(path, typed), 'preview'));
    expect(controlsOf(preview.text, 'value="record"').get('data.names.0.text')).toBe('Rae Quill');
    const taken = { 'data.person': ADA, 'data.names.0.text': 'Ada Orlov' };
    const refused = await press(path, pressing(await fill(path, taken), 'record'));
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('id="f-data.person-fault"');
  });
});

describe('a refused entry', () => {
  test('keeps everything typed, tells each fault at its field, and takes the focus', async () => {
    const sent = await fill('/main/add/person.detained', { ...detention, summary: '', occurred: 'yesterday <b>' });
    const { status, text } = await press('/main/add/person.detained', pressing(sent, 'record'));
    expect(status).toBe(422);
    expect(text).toMatch(/role="alert"[^>]*autofocus/);
    expect(text).toContain('<a href="#f-occurred">');
    expect(text).toMatch(/id="f-occurred"[^>]*aria-invalid="true"/);
    expect(text).toContain('id="f-summary-fault"');
    expect(Object.fromEntries(controlsOf(text))).toEqual(Object.fromEntries(sent));
  });

  test('a subject that is not registered is told where it stands', async () => {
    const sent = await fill('/main/add/person.detained', { ...detention, 'data.person': 'person:nobody' });
    const { status, text } = await press('/main/add/person.detained', pressing(sent, 'preview'));
    expect(status).toBe(422);
    expect(text).toMatch(/id="f-data\.person-fault">[^<]*not registered/);
  });

  test('an id that others took is given up, so that the entry can still be recorded', async () => {
    const taken = detained({ occurred: '2022-03-01' });
    await append(taken);
    const sent = await fill('/main/add/person.detained', { ...detention, id: taken.id });
    const refused = await press('/main/add/person.detained', pressing(sent, 'record'));
    expect(refused.status).toBe(409);
    const again = await press('/main/add/person.detained', pressing(controlsOf(refused.text), 'record'));
    expect(again.status).toBe(303);
  });

  test.each([
    ['too much', { 'content-type': 'application/x-www-form-urlencoded' }, `summary=${'x'.repeat(1_100_000)}`, 413],
    ['another type', { 'content-type': 'text/plain' }, 'summary=x', 415],
  ])('%s is a page of its own', async (_, headers, body, status) => {
    const all = { accept: 'text/html', 'sec-fetch-site': 'same-origin', ...cookie(token), ...headers };
    const answer = await server.raw('/main/add/person.detained', { method: 'POST', headers: all, body });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('text/html');
  });

  test('absurd forms are answered, and pollute nothing', async () => {
    const absurd: [string, string][] = [
      ['data.__proto__.x', '1'],
      ['__proto__.x', '1'],
      ['data.person.constructor', 'x'],
      ['sources.999999999.source', GAZETTE],
      ['id', '../../etc'],
      ['since', '1e9'],
      ['do', 'record:x:y'],
      ...Array.from({ length: 5_000 }, (_, row): [string, string] => [`sources.${row}.source`, 'Some name']),
    ];
    const { status } = await press('/main/add/person.detained', absurd);
    expect(status).toBe(422);
    expect({}).not.toHaveProperty('x');
    expect(server.errors).toEqual([]);
  });

  test('hostile names and quotes are kept and shown as text', async () => {
    const hostile = `<script>alert(1)</script> ﺍﻟﻌﺮﺑﻴﺔ "'& ${'🦊'.repeat(60)}`;
    const sent = await fill('/main/add/person.detained', {
      ...detention,
      'data.place': hostile,
      'sources.0.quote': hostile,
    });
    const preview = await press('/main/add/person.detained', pressing(sent, 'preview'));
    expect(preview.status).toBe(200);
    expect(preview.text).not.toContain('<script>alert');
    const recorded = await press(
      '/main/add/person.detained',
      pressing(controlsOf(preview.text, 'value="record"'), 'record'),
    );
    expect(recorded.status).toBe(303);
    expect(await readDevelopment(sent.get('id') ?? '')).toMatchObject({
      data: { place: hostile },
      sources: [{ quote: hostile }],
    });
  });
});

describe('amending', () => {
  async function record(): Promise<string> {
    const told = detained({ occurred: '2022-01-05', note: 'Heard by phone.' }, BO);
    await append(told);
    return told.id;
  }

  test('a correction begins with the words that stand, and replaces the whole', async () => {
    const id = await record();
    const path = `/main/developments/${id}/correct`;
    const sent = await fill(path, { 'data.replacement.occurred': '2022-01-06', summary: 'The 6th, not the 5th.' });
    expect(sent.get('data.replacement.data.person')).toBe(BO);
    const preview = await press(path, pressing(sent, 'preview'));
    expect(preview.status).toBe(200);
    expect(preview.text).toContain('What no longer counts');
    const recorded = await press(path, pressing(controlsOf(preview.text, 'value="record"'), 'record'));
    expect(recorded.headers.get('location')).toBe(`/main/developments/${id}`);
    const { body } = await server.get<{ correctedBy: string }>(`/v1/main/developments/${id}`, token);
    expect(await readDevelopment(body.correctedBy)).toMatchObject({
      summary: 'The 6th, not the 5th.',
      data: { target: id, replacement: { type: 'person.detained', occurred: '2022-01-06', data: { person: BO } } },
    });
    const next = await open(path);
    expect(controlsOf(next.text).get('data.replacement.occurred')).toBe('2022-01-06');
  });

  test('two editors do not overwrite each other: the second is told, and goes on', async () => {
    const id = await record();
    const path = `/main/developments/${id}/correct`;
    const sent = await fill(path, { 'data.replacement.occurred': '2022-01-07' });
    const [original] = [await readDevelopment(id)];
    const { type, data, summary, attribution, sources } = original as Record<string, never>;
    await append(corrected(id, { type, data, summary, attribution, sources, occurred: '2022-01-08' }));
    const refused = await press(path, pressing(sent, 'record'));
    expect(refused.status).toBe(412);
    expect(refused.text).toContain('The record about the same people or cases changed');
    const kept = controlsOf(refused.text);
    expect(kept.get('data.replacement.occurred')).toBe('2022-01-07');
    expect((await press(path, pressing(kept, 'record'))).status).toBe(303);
  });

  test('a registration can be corrected', async () => {
    const { body } = await server.get<{ items: { id: string; type: string; data: object }[] }>(
      `/v1/main/developments?subject=${BO}&type=person.registered`,
      token,
    );
    const id = body.items[0]?.id ?? '';
    const path = `/main/developments/${id}/correct`;
    const sent = await fill(path, { 'data.replacement.data.names.0.text': 'Bo Tarn' });
    expect((await press(path, pressing(sent, 'record'))).status).toBe(303);
    const person = await server.get<{ name: string }>('/v1/main/persons/bo-tarn', token);
    expect(person.body.name).toBe('Bo Tarn');
  });

  test('a further source corroborates; without one it is refused at the field', async () => {
    const id = await record();
    const path = `/main/developments/${id}/corroborate`;
    const none = await press(path, pressing(await fill(path, {}), 'record'));
    expect(none.status).toBe(422);
    expect(none.text).toContain('id="f-sources.0.source-fault"');
    const sent = await fill(path, { 'sources.0.source': 'source:port-courier-1', 'sources.0.quote': 'Tarn is held' });
    expect((await press(path, pressing(sent, 'record'))).status).toBe(303);
    expect(await readDevelopment(id)).toMatchObject({ corroboratedBy: [sent.get('id')] });
  });

  test('after a correction, a source corroborates the words that stand', async () => {
    const told = detained({ occurred: '2022-01-11' }, BO);
    const { id: _, ...envelope } = told;
    const correction = corrected(told.id, { ...envelope, occurred: '2022-01-12' });
    await append([told, correction]);
    const path = `/main/developments/${told.id}/corroborate`;
    const sent = await fill(path, { 'sources.0.source': 'source:port-courier-1' });
    expect((await press(path, pressing(sent, 'record'))).headers.get('location')).toBe(`/main/developments/${told.id}`);
    expect(await readDevelopment(told.id)).toMatchObject({
      correctedBy: correction.id,
      corroboratedBy: [sent.get('id')],
    });
  });

  test('a retraction takes a reason, and counts once', async () => {
    const id = await record();
    const path = `/main/developments/${id}/retract`;
    const sent = await fill(path, { 'data.reason': 'The Gazette took it back.' });
    const preview = await press(path, pressing(sent, 'preview'));
    expect(preview.text).toContain('What no longer counts');
    expect((await press(path, pressing(sent, 'record'))).status).toBe(303);
    expect((await press(path, pressing(sent, 'record'))).status).toBe(303);
    const other = await fill(path, { 'data.reason': 'Once more.' });
    const refused = await press(path, pressing(other, 'record'));
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('already retracted');
  });

  test('what is not there, or is erased, cannot be amended', async () => {
    expect((await open(`/main/developments/${randomUUID()}/correct`)).status).toBe(404);
    expect((await open('/main/developments/none/retract')).status).toBe(404);
    const told = detained({ occurred: '2022-01-09' }, BO);
    await append(told);
    const erased = await server.post(
      `/v1/main/developments/${told.id}/redaction`,
      { reason: 'The person asked for it.' },
      { token: 'the-administrator-of-the-tests' },
    );
    expect(erased.status).toBeLessThan(300);
    expect((await open(`/main/developments/${told.id}/correct`)).status).toBe(410);
  });

  test('a retraction is no development that could be corrected', async () => {
    const told = detained({ occurred: '2022-01-10' }, BO);
    const taken = retracted(told.id);
    await append([told, taken]);
    expect((await open(`/main/developments/${taken.id}/correct`)).status).toBe(422);
  });
});
