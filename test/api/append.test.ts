// Appending through the API: retries, `unchangedSince`, batches, dry runs, and what a reader sees next.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADMIN_TOKEN, breachesOf, openTestServer, type TestServer } from '../support/http.ts';

interface Receipt {
  readonly position: number;
  readonly id: string;
  readonly recordedAt: string;
  readonly batchEnd: number;
}
interface Page {
  readonly asOf: string;
  readonly knownAt: { readonly position: number; readonly recordedAt: string };
  readonly items: readonly {
    readonly id: string;
    readonly position: number;
    readonly type: string;
    readonly recordedBy: string;
  }[];
  readonly next: string | null;
}

const path = '/v1/main/developments';
const source = 'source:harbour-gazette-1';
const today = new Date().toISOString().slice(0, 10);

let server: TestServer;
let token: string;
beforeAll(async () => {
  server = await openTestServer();
  token = await server.makeToken('vera');
  const [registration] = await record([{ type: 'source.registered', data: { source, title: 'Fire at the harbour' } }]);
  expect(registration?.position).toBe(0);
});
afterAll(() => server?.close());

const send = (body: unknown, query = '', bearer: string | undefined = token) =>
  server.post<Receipt & { items: Receipt[] }>(path + query, body, { token: bearer });

async function record(batch: readonly object[], bearer = token): Promise<Receipt[]> {
  const { status, body, text } = await send(batch, '', bearer);
  expect(status, text).toBe(201);
  return body.items;
}

let people = 0;
/** Registers a person whom no other test speaks of. */
async function register(workspace = 'main', bearer = token): Promise<string> {
  people += 1;
  const person = `person:ada-orlov-${people}`;
  const draft = { type: 'person.registered', data: { person, names: [{ text: `Ada Orlov ${people}` }] } };
  const { status } = await server.post(`/v1/${workspace}/developments`, draft, { token: bearer });
  expect(status).toBe(201);
  return person;
}

function detained(person: string, more: object = {}) {
  return {
    id: randomUUID() as string,
    type: 'person.detained',
    occurred: '2022-01-05',
    data: { person },
    summary: 'Ada Orlov was detained.',
    attribution: { by: 'author', standing: 'reported' },
    sources: [{ source }],
    ...more,
  };
}

const released = (person: string, more: object = {}) =>
  detained(person, { type: 'person.released', summary: 'Ada Orlov was released.', ...more });
const addressOf = (person: string) => `/v1/main/persons/${person.slice('person:'.length)}`;
const page = async (query: string, bearer?: string) => (await server.get<Page>(`${path}?${query}`, bearer)).body;
const sizeOfLog = async () => (await page('limit=1')).knownAt.position + 1;
const idsOf = (answer: Page) => answer.items.map(({ id }) => id);

describe('a retry', () => {
  test('answers 200 with the first receipt, and nothing is recorded twice', async () => {
    const person = await register();
    const draft = detained(person);
    const first = await send(draft);
    const again = await send(draft);
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toEqual(first.body);
    expect(first.body).toMatchObject({ id: draft.id, batchEnd: first.body.position });
    expect(idsOf(await page(`subject=${person}&type=person.detained`))).toEqual([draft.id]);
  });

  test('is recognised however its JSON is written, whoever sends it, and whatever has changed since', async () => {
    const person = await register();
    const draft = detained(person);
    const { body: receipt } = await send(draft);
    await record([released(person)]);
    const { id, ...rest } = draft;
    const rewritten = JSON.stringify({ ...rest, $schema: 'x', id: id.toUpperCase() }, null, 4);
    const other = await server.makeToken('boris');
    for (const [body, query, bearer] of [
      [rewritten, '', token],
      [draft, `?unchangedSince=${receipt.position - 1}`, token],
      [draft, '', other],
    ] as const) {
      const again = await send(body, query, bearer);
      expect([again.status, again.body]).toEqual([200, receipt]);
    }
  });

  test('with other content is refused with 409, naming the id', async () => {
    const draft = detained(await register());
    await send(draft);
    const size = await sizeOfLog();
    for (const change of [
      { summary: 'Ada Orlov was arrested.' },
      { occurred: '2022-01-06' },
      { note: 'A note.' },
      { sources: [{ source, locator: 'page 2' }] },
      { type: 'person.released' },
    ]) {
      const { status, body } = await send({ ...draft, ...change });
      expect({ status, body }).toMatchObject({
        status: 409,
        body: { code: 'other_content', errors: [{ path: '/id' }] },
      });
    }
    expect(await sizeOfLog()).toBe(size);
  });

  test('sent 20 times at once is recorded once', async () => {
    const draft = detained(await register());
    const size = await sizeOfLog();
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(draft)));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(19).fill(200), 201]);
    for (const { body } of answers) expect(body).toEqual(answers[0]?.body);
    expect(await sizeOfLog()).toBe(size + 1);
  });
});

describe('unchangedSince', () => {
  test('lets one of 64 concurrent writers through and refuses 63 with 412', async () => {
    const person = await register();
    const size = await sizeOfLog();
    const answers = await Promise.all(
      Array.from({ length: 64 }, () => send(detained(person), `?unchangedSince=${size - 1}`)),
    );
    const byStatus = Map.groupBy(answers, ({ status }) => status);
    expect(byStatus.get(201)).toHaveLength(1);
    expect(byStatus.get(412)).toHaveLength(63);
    for (const { body } of byStatus.get(412) ?? [])
      expect(body).toMatchObject({ code: 'changed_since', errors: [{ path: '/data/person' }] });
    expect(await sizeOfLog()).toBe(size + 1);
  });

  test('looks only at the subjects of the request', async () => {
    const [one, other] = [await register(), await register()];
    const { body: receipt } = await send(detained(one));
    expect((await send(detained(other), `?unchangedSince=${receipt.position - 1}`)).status).toBe(201);
    expect((await send(detained(one), `?unchangedSince=${receipt.position - 1}`)).status).toBe(412);
    expect((await send(detained(one), `?unchangedSince=${receipt.position}`)).status).toBe(201);
  });

  test('sees what an earlier part of the same batch of writers did', async () => {
    const person = await register();
    const { body: receipt } = await send([detained(person), released(person)]);
    const [first, last] = receipt.items;
    expect((await send(detained(person), `?unchangedSince=${first?.position}`)).status).toBe(412);
    expect((await send(detained(person), `?unchangedSince=${last?.position}`)).status).toBe(201);
  });
});

describe('a batch', () => {
  test('is recorded whole, at neighbouring positions, at one moment, and known from its last position', async () => {
    const person = await register();
    const receipts = await record([detained(person), released(person), detained(person)]);
    const [{ position = 0 } = {}] = receipts;
    expect(receipts.map((receipt) => receipt.position)).toEqual([position, position + 1, position + 2]);
    expect(new Set(receipts.map(({ batchEnd }) => batchEnd))).toEqual(new Set([position + 2]));
    expect(new Set(receipts.map(({ recordedAt }) => recordedAt)).size).toBe(1);
    const within = await page(`subject=${person}&type=person.detained&knownAt=position:${position + 1}`);
    expect(idsOf(within)).toEqual([]);
    const { body } = await server.get(`${addressOf(person)}?knownAt=position:${position + 1}`);
    expect(body).toMatchObject({ state: { custody: null } });
  });

  test('may register and use a subject, in either order', async () => {
    const person = 'person:cy-venn';
    const register = { type: 'person.registered', data: { person, names: [{ text: 'Cy Venn' }] } };
    await record([detained(person), register]);
    expect((await server.get(addressOf(person))).body).toMatchObject({
      state: { custody: { value: { kind: 'detained' } } },
    });
  });

  test('with one fault records nothing, and names the place of every fault', async () => {
    const person = await register();
    const size = await sizeOfLog();
    const faulty = [
      [[detained(person), { ...detained(person), occurred: '2022-02-30' }], 422, 'invalid', '/1/occurred'],
      [[detained(person), detained('person:nobody')], 422, 'unregistered_subject', '/1/data/person'],
      [[detained(person), detained(person, { after: [randomUUID()] })], 422, 'unknown_predecessor', '/1/after/0'],
    ] as const;
    for (const [batch, status, code, place] of faulty) {
      const answer = await send(batch);
      expect(answer).toMatchObject({ status, body: { code, errors: [{ path: place }] } });
    }
    const draft = detained(person);
    expect(await send([draft, draft])).toMatchObject({ status: 422, body: { errors: [{ path: '/1/id' }] } });
    const circle = [detained(person), detained(person)] as const;
    const circling = [
      { ...circle[0], after: [circle[1].id] },
      { ...circle[1], after: [circle[0].id] },
    ];
    expect(await send(circling)).toMatchObject({ status: 422, body: { errors: [{ path: '/0/after' }, {}] } });
    expect(await sizeOfLog()).toBe(size);
  });

  test('sent again answers 200 with the first receipts; sent in part with others, 409', async () => {
    const person = await register();
    const batch = [detained(person), released(person)];
    const first = await send(batch);
    const again = await send(batch);
    expect([again.status, again.body]).toEqual([200, first.body]);
    const size = await sizeOfLog();
    const partly = await send([batch[1], detained(person)]);
    expect(partly).toMatchObject({ status: 409, body: { code: 'partly_recorded', errors: [{ path: '/0/id' }] } });
    const other = await send([batch[0], { ...batch[1], summary: 'Other.' }]);
    expect(other).toMatchObject({ status: 409, body: { code: 'other_content', errors: [{ path: '/1/id' }] } });
    expect(await sizeOfLog()).toBe(size);
  });

  test('takes 1,000 developments and refuses 1,001', async () => {
    const person = await register();
    const many = Array.from({ length: 1001 }, () => detained(person));
    expect(await send(many)).toMatchObject({ status: 413, body: { code: 'too_large' } });
    const receipts = await record(many.slice(1));
    expect(receipts).toHaveLength(1000);
    expect(receipts.at(-1)?.position).toBe((receipts[0]?.position ?? 0) + 999);
  });
});

describe('a dry run', () => {
  test('shows the points with their bounds and the findings, and records nothing', async () => {
    const person = await register();
    const size = await sizeOfLog();
    const draft = detained(person, {
      occurred: '2022-01',
      attribution: { by: 'author', standing: 'reported', inferred: true },
    });
    const { status, body } = await send(draft, '?dryRun=true');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      points: [
        {
          subject: person,
          attribute: 'act',
          holds: true,
          value: { act: 'measure', kind: 'detained' },
          earliest: '2022-01-01',
          latest: '2022-01-31',
        },
      ],
      derived: [
        {
          subject: person,
          attribute: 'custody',
          change: 'added',
          after: { stated: { value: { group: 'in_custody' } } },
        },
      ],
      findings: expect.arrayContaining([
        ...['no_word_for_six_months', 'day_not_stated', 'inferred'].map((rule) =>
          expect.objectContaining({ subject: person, rule, because: [draft.id], message: expect.any(String) }),
        ),
      ]),
    });
    expect(await sizeOfLog()).toBe(size);
    expect((await server.get(`${path}/${draft.id}`)).status).toBe(404);
    expect((await server.get(addressOf(person))).body).toMatchObject({ state: { custody: null } });
    expect((await send(draft, '?dryRun=false')).status).toBe(201);
  });

  test('narrows the bounds by what a development followed', async () => {
    const person = await register();
    const [before] = await record([detained(person, { occurred: '2022-01-10' })]);
    const { body } = await send(released(person, { occurred: '2022-01', after: [before?.id] }), '?dryRun=true');
    expect(body).toMatchObject({ points: [{ holds: true, earliest: '2022-01-10', latest: '2022-01-31' }] });
  });

  test('writes an unbounded day as every other answer does: null', async () => {
    const person = await register();
    const { occurred: _, ...undated } = detained(person);
    const { body } = await send(undated, '?dryRun=true');
    expect(body).toMatchObject({ points: [{ earliest: null, latest: today }] });
  });

  test('refuses what would be refused', async () => {
    const person = await register();
    const { body: receipt } = await send(detained(person));
    expect((await send(detained('person:nobody'), '?dryRun=true')).status).toBe(422);
    expect((await send(detained(person, { id: receipt.id }), '?dryRun=true')).status).toBe(200);
    expect((await send(released(person, { id: receipt.id }), '?dryRun=true')).status).toBe(409);
    expect((await send(detained(person), `?dryRun=true&unchangedSince=${receipt.position - 1}`)).status).toBe(412);
    const stranger = await server.post(`${path}?dryRun=true`, detained(person));
    expect(stranger.status).toBe(401);
  });
});

describe('a token', () => {
  test('is needed to record: without one, or with a wrong one, 401', async () => {
    const person = await register();
    const size = await sizeOfLog();
    const without = await server.post(path, detained(person));
    expect(without).toMatchObject({ status: 401, body: { code: 'unauthorized' } });
    expect(without.headers.get('www-authenticate')).toMatch(/^Bearer realm=/);
    for (const authorization of [
      `Bearer ${token}x`,
      token,
      `Basic ${token}`,
      'Bearer',
      'Bearer ',
      `Bearer ${token} ${token}`,
    ]) {
      const wrong = await server.post(path, detained(person), { headers: { authorization } });
      expect([authorization, wrong.status]).toEqual([authorization, 401]);
      expect(wrong.headers.get('www-authenticate')).toMatch(/^Bearer/);
    }
    expect((await server.get(addressOf(person), 'wrong')).status).toBe(401);
    expect(await sizeOfLog()).toBe(size);
  });

  test('of a reader may not record', async () => {
    const person = await register();
    const reader = await server.makeToken('rhea', 'reader');
    const answer = await send(detained(person), '', reader);
    expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden', detail: expect.stringContaining('rhea') } });
    expect((await send(detained(person), '?dryRun=true', reader)).status).toBe(403);
    expect((await server.get(addressOf(person), reader)).status).toBe(200);
  });

  test('opens a private workspace, which looks to all others as if there were none', async () => {
    await server.makeWorkspace('newsroom', false);
    const own = await server.makeToken('nora', 'recorder', 'newsroom');
    const person = await register('newsroom', own);
    const reader = await server.makeToken('noel', 'reader', 'newsroom');
    const address = `/v1/newsroom/persons/${person.slice('person:'.length)}`;
    for (const bearer of [own, reader, ADMIN_TOKEN]) expect((await server.get(address, bearer)).status).toBe(200);
    const nowhere = await server.get(address.replace('newsroom', 'nowhere-x'));
    for (const bearer of [undefined, token, 'wrong']) {
      const answer = await server.get(address, bearer);
      expect(answer.status).toBe(404);
      expect(answer.text.replaceAll('newsroom', 'nowhere-x')).toBe(nowhere.text);
      expect((await server.post('/v1/newsroom/developments', detained(person), { token: bearer })).status).toBe(404);
    }
    expect((await server.get(addressOf(person))).status).toBe(404);
  });

  test('names who recorded, whatever the body says', async () => {
    const person = await register();
    const [mine] = await record([detained(person)], await server.makeToken('dora'));
    const [admins] = await record([detained(person)], ADMIN_TOKEN);
    expect((await server.get(`${path}/${mine?.id}`)).body).toMatchObject({ recordedBy: 'dora' });
    expect((await server.get(`${path}/${admins?.id}`)).body).toMatchObject({ recordedBy: 'admin' });
    expect(await send(detained(person, { recordedBy: 'eve' }))).toMatchObject({
      status: 422,
      body: { errors: [{ path: '/recordedBy' }] },
    });
  });

  test('shows notes, which strangers do not see anywhere', async () => {
    const person = await register();
    const note = 'The officer asked not to be named: Zebedee.';
    const [receipt] = await record([detained(person, { note })]);
    const places = [
      `${path}/${receipt?.id}`,
      `${path}?subject=${person}`,
      `${path}?subject=${person}&order=occurred`,
      `${addressOf(person)}/timeline`,
      addressOf(person),
      `/v1/main/persons?custody=detained&limit=500`,
    ];
    for (const place of places) expect((await server.get(place)).text, place).not.toContain('Zebedee');
    for (const place of places.slice(0, 4)) expect((await server.get(place, token)).text, place).toContain('Zebedee');
    expect((await server.get<object>(`${path}/${receipt?.id}`)).body).not.toHaveProperty('note');
  });
});

describe('an allegation', () => {
  test('is kept as a claim and moves no legal state', async () => {
    const person = await register();
    await record([detained(person, { attribution: { by: 'author', standing: 'alleged' } })]);
    const { body } = await server.get(addressOf(person));
    expect(body).toMatchObject({
      state: { custody: null },
      claims: [{ value: { standing: 'alleged', by: 'author' } }],
    });
    expect(idsOf(await listed('custody=detained'))).not.toContain(person);
    expect(idsOf(await listed('claim=alleged'))).toContain(person);
  });

  async function listed(filter: string): Promise<Page> {
    return (await server.get<Page>(`/v1/main/persons?limit=500&${filter}`)).body;
  }
});

describe('what was known', () => {
  test('at a moment does not hold what was recorded later, also where it happened before', async () => {
    const person = await register();
    const [held] = await record([detained(person, { occurred: '2022-01-10' })]);
    const [free] = await record([released(person, { occurred: '2022-01-20' })]);
    const [late] = await record([
      detained(person, { occurred: '2022-01-25' }),
      released(person, { occurred: '2022-01-05' }),
    ]);
    const at = (receipt: Receipt | undefined) => encodeURIComponent(receipt?.recordedAt ?? '');
    const custody = async (query: string) => {
      const { body } = await server.get<{ state: { custody: { value: { group: string } } | null } }>(
        `${addressOf(person)}?${query}`,
      );
      return body.state.custody?.value.group;
    };
    expect(await custody(`asOf=2022-01-31&knownAt=${at(held)}`)).toBe('in_custody');
    expect(await custody(`asOf=2022-01-31&knownAt=${at(free)}`)).toBe('released');
    expect(await custody(`asOf=2022-01-31&knownAt=${at(late)}`)).toBe('in_custody');
    expect(await custody(`asOf=2022-01-07&knownAt=${at(free)}`)).toBeUndefined();
    expect(await custody(`asOf=2022-01-07&knownAt=${at(late)}`)).toBe('released');
    for (const query of [
      `${path}?subject=${person}&`,
      `${path}?subject=${person}&order=occurred&`,
      `${addressOf(person)}/timeline?`,
    ]) {
      const then = (await server.get<Page>(`${query}knownAt=${at(free)}`)).body;
      expect(idsOf(then), query).toContain(free?.id);
      expect(idsOf(then), query).not.toContain(late?.id);
    }
    const lists = `/v1/main/persons?custody=detained&asOf=2022-01-31&limit=500&knownAt=`;
    expect((await server.get(lists + at(held))).text).toContain(person);
    expect((await server.get(lists + at(free))).text).not.toContain(person);
    const before = new Date(Date.parse('2000-01-01')).toISOString();
    expect((await server.get(`${addressOf(person)}?knownAt=${before}`)).status).toBe(404);
  });

  test('is echoed, and the echo sent back gives the identical answer, whatever is recorded since', async () => {
    const person = await register();
    await record([detained(person), released(person, { occurred: '2022-02' })]);
    const day = 'asOf=2022-02-10';
    const places = [
      `${addressOf(person)}?${day}`,
      `${addressOf(person)}/timeline?${day}`,
      `/v1/main/persons?custody=detained&${day}&certainty=possible`,
      `${path}?subject=${person}`,
      `${path}?subject=${person}&order=occurred`,
    ];
    const then = await Promise.all(places.map((place) => server.get<Page>(place)));
    await record([detained(person, { occurred: '2022-02-09' })]);
    for (const [index, place] of places.entries()) {
      const { body, text } = then[index] as (typeof then)[number];
      const { position, recordedAt } = body.knownAt;
      expect((await server.get(`${place}&knownAt=position:${position}`)).text, place).toBe(text);
      expect((await server.get(`${place}&knownAt=${encodeURIComponent(recordedAt)}`)).text, place).toBe(text);
      expect((await server.get(place)).text, place).not.toBe(text);
    }
  });

  test('includes every append that was answered before', async () => {
    const person = await register();
    for (let round = 0; round < 20; round += 1) {
      const draft = round % 2 === 0 ? detained(person) : released(person);
      const { body: receipt } = await send(draft);
      const { body } = await server.get<{ knownAt: { position: number }; state: { custody: { because: string[] } } }>(
        addressOf(person),
      );
      expect(body.knownAt.position).toBeGreaterThanOrEqual(receipt.position);
      expect(body.state.custody.because).toContain(draft.id);
    }
  });

  test('stays with the pages of one answer, while more is recorded', async () => {
    const person = await register();
    const drafts = Array.from({ length: 5 }, (_, index) => detained(person, { occurred: `2022-01-1${index}` }));
    await record(drafts);
    for (const order of ['recorded', 'occurred']) {
      const seen: string[] = [];
      const moments = new Set<number>();
      for (let cursor = ''; ; ) {
        const answer = await page(`subject=${person}&type=person.detained&order=${order}&limit=2${cursor}`);
        seen.push(...idsOf(answer));
        moments.add(answer.knownAt.position);
        if (answer.next === null) break;
        cursor = `&cursor=${answer.next}`;
        await record([detained(person, { occurred: '2022-01-30', type: 'person.released' })]);
      }
      expect(seen, order).toEqual(drafts.map(({ id }) => id));
      expect(moments.size, order).toBe(1);
    }
  });
});

describe('the developments', () => {
  let person: string;
  let [early, late, middle, undated]: string[] = [];
  let receipts: Receipt[];
  beforeAll(async () => {
    person = await register();
    const drafts = [
      detained(person, { occurred: '2022-01-02' }),
      released(person, { occurred: '2022-03' }),
      detained(person, { occurred: '2022-02-10' }),
    ];
    const { occurred: _, ...last } = released(person);
    const named = await server.makeToken('filippa');
    receipts = [];
    for (const [index, draft] of [...drafts, last].entries())
      receipts.push(...(await record([draft], index === 1 ? named : token)));
    [early, late, middle, undated] = receipts.map(({ id }) => id);
  });

  const find = async (query: string) =>
    idsOf(await page(`subject=${person}&${query}`)).filter((id) => receipts.some((it) => it.id === id));

  test('come in the order of their recording, or of what happened', async () => {
    expect(await find('')).toEqual([early, late, middle, undated]);
    expect(await find('order=recorded')).toEqual([early, late, middle, undated]);
    expect(await find('order=occurred')).toEqual([early, middle, late, undated]);
  });

  test('are found by type, by recorder, by what happened and by when it was recorded', async () => {
    expect(await find('type=person.released')).toEqual([late, undated]);
    expect(await find('recordedBy=filippa')).toEqual([late]);
    expect(await find('recordedBy=nobody')).toEqual([]);
    expect(await find('occurredFrom=2022-02-10&occurredTo=2022-02-10'), 'the undated may be of any day').toEqual([
      middle,
      undated,
    ]);
    expect(await find('occurredTo=2022-01-02')).toEqual([early, undated]);
    expect(await find('occurredFrom=2022-03-31')).toEqual([late, undated]);
    expect(await find('occurredFrom=2022-02-11&type=person.detained')).toEqual([]);
    const [, second, third] = receipts.map(({ recordedAt }) => encodeURIComponent(recordedAt));
    expect(await find(`recordedFrom=${second}&recordedTo=${third}`)).toEqual([late, middle]);
    expect(await find(`recordedFrom=${second}&recordedTo=${third}&order=occurred`)).toEqual([middle, late]);
    expect(await find('recordedBy=filippa&order=occurred')).toEqual([late]);
  });

  test('are found by their ids, in capitals too', async () => {
    const { status, body } = await server.get(`${path}/${early?.toUpperCase()}`);
    expect({ status, body }).toMatchObject({ status: 200, body: { id: early, position: receipts[0]?.position } });
    expect((await server.get(`${path}/${randomUUID()}`)).status).toBe(404);
  });

  test('hold, over the whole log, each position once', async () => {
    const positions: number[] = [];
    for (let cursor = ''; ; ) {
      const answer = await page(`limit=500${cursor}`);
      positions.push(...answer.items.map(({ position }) => position));
      if (answer.next === null) break;
      cursor = `&cursor=${answer.next}`;
    }
    expect(positions).toEqual(Array.from({ length: await sizeOfLog() }, (_, index) => index));
  });
});

test('every answer is as /openapi.json says', () => {
  expect(server.answers.length).toBeGreaterThan(300);
  expect([...new Set(server.answers.flatMap(breachesOf))]).toEqual([]);
  expect(server.errors).toEqual([]);
});
