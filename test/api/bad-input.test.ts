// Bad input through the API: a problem that names field and remedy, and nothing stored.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, breachesOf, openTestServer, type TestServer } from '../support/http.ts';

interface Problem {
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
}

const developments = '/v1/main/developments';
const ada = '/v1/main/persons/ada-orlov';
const source = 'source:harbour-gazette-1';

let server: TestServer;
let token: string;
beforeAll(async () => {
  server = await openTestServer();
  token = await server.makeToken('vera');
  const { status } = await server.post(
    developments,
    [
      { type: 'source.registered', data: { source, title: 'Fire at the harbour' } },
      ...['ada-orlov', 'bo-tarn', 'cy-venn'].map((slug) => ({
        type: 'person.registered',
        data: { person: `person:${slug}`, names: [{ text: slug }] },
      })),
      { type: 'case.registered', data: { case: 'case:harbour-fire', kind: 'criminal', title: 'The harbour fire' } },
    ],
    { token },
  );
  expect(status).toBe(201);
});
afterAll(() => server?.close());

const good = {
  type: 'person.detained',
  occurred: '2022-01-05',
  data: { person: 'person:ada-orlov' },
  summary: 'Ada Orlov was detained.',
  attribution: { by: 'author', standing: 'reported' },
  sources: [{ source }],
};
const suspicion = (counts: string) =>
  `{"type":"suspicion.announced",
    "data":{"person":"person:ada-orlov","offences":[{"charge":"arson","offence":"arson","counts":${counts}}]},
    "summary":"S.","attribution":{"by":"author","standing":"reported"},
    "claim":{"by":"author","standing":"alleged"},"sources":[{"source":"${source}"}]}`;
const goodText = JSON.stringify(good);
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

interface Expected {
  readonly status: number;
  readonly code: string;
  /** Where each fault is; undefined: nowhere in what was sent. */
  readonly at?: readonly string[];
  /** The remedy, as `detail` words it. */
  readonly remedy: RegExp;
}

const invalid = (at: string, remedy: RegExp): Expected => ({ status: 422, code: 'invalid', at: [at], remedy });
const unreadable = (at: string, remedy: RegExp): Expected => ({
  status: 400,
  code: 'unreadable_json',
  at: [at],
  remedy,
});
const badQuery = (name: string, remedy: RegExp): Expected => ({
  status: 400,
  code: 'invalid_query',
  at: [name],
  remedy,
});
const notFound: Expected = { status: 404, code: 'not_found', remedy: /./ };
const tooLarge: Expected = { status: 413, code: 'too_large', remedy: /at most [\d,]+/ };

describe('a bad body is refused, its fault named and nothing stored:', () => {
  const table: [string, unknown, Expected][] = [
    ['an unknown type', { ...good, type: 'person.eaten' }, invalid('/type', /known: .*person\.detained/)],
    ['no type', { ...good, type: undefined }, invalid('/type', /\/docs/)],
    ['a type that is a number', { ...good, type: 7 }, invalid('/type', /\/docs/)],
    ['a type that every object has', { ...good, type: 'constructor' }, invalid('/type', /are known/)],
    ['an unknown field', { ...good, colour: 'red' }, invalid('/colour', /leave it out/)],
    ['an unknown field in data', { ...good, data: { ...good.data, a: 1 } }, invalid('/data/a', /leave it out/)],
    ['an odd field name', { ...good, 'a/b~c': 1 }, invalid('/a~1b~0c', /leave it out/)],
    ['no summary', { ...good, summary: undefined }, invalid('/summary', /missing/)],
    ['a summary of spaces', { ...good, summary: '   ' }, invalid('/summary', /some text/)],
    [
      'a summary of two lines',
      { ...good, summary: 'So.\nReported: Bo was convicted.' },
      invalid('/summary', /one line/),
    ],
    ['a summary that turns', { ...good, summary: 'abc \u202e def' }, invalid('/summary', /direction/)],
    ['a year that is wholly open', { ...good, occurred: 'XXXX' }, invalid('/occurred', /leave the date out/)],
    ['no sources', { ...good, sources: [] }, invalid('/sources', /at least 1/)],
    ['a date that is none', { ...good, occurred: 'yesterday' }, invalid('/occurred', /write EDTF such as/)],
    ['30 February', { ...good, occurred: '2022-02-30' }, invalid('/occurred', /./)],
    ['a date of 100 KB', { ...good, occurred: '2022-01-05,'.repeat(9_000) }, invalid('/occurred', /at most 100/)],
    ['a season', { ...good, occurred: '2022-21' }, invalid('/occurred', /months/)],
    ['an interval that ends before it begins', { ...good, occurred: '2022-02/2022-01' }, invalid('/occurred', /ends/)],
    ['an open date in the future', { ...good, occurred: '9999-01-01/..' }, invalid('/occurred', /explicit date/)],
    ['the year 0', { ...good, occurred: '0000-01-01' }, invalid('/occurred', /./)],
    ['the year 12345', { ...good, occurred: 'Y12345' }, invalid('/occurred', /0001 to 9999/)],
    ['a date that is a number', { ...good, occurred: 2022 }, invalid('/occurred', /must be text/)],
    [
      'a subject that is not registered',
      { ...good, data: { person: 'person:nobody' } },
      { status: 422, code: 'unregistered_subject', at: ['/data/person'], remedy: /register it first/ },
    ],
    [
      'a source that is not registered',
      { ...good, sources: [{ source: 'source:nothing' }] },
      { status: 422, code: 'unregistered_subject', at: ['/sources/0/source'], remedy: /register it first/ },
    ],
    [
      'a subject registered already',
      { type: 'person.registered', data: { person: 'person:ada-orlov', names: [{ text: 'Ada' }] } },
      { status: 409, code: 'already_registered', at: ['/data/person'], remedy: /use it, or register another/ },
    ],
    [
      'a subject of another kind',
      { ...good, data: { person: 'case:harbour-fire' } },
      invalid('/data/person', /person:/),
    ],
    ['an odd subject', { ...good, data: { person: 'person:Ада' } }, invalid('/data/person', /lower-case/)],
    ['an id that is no UUID', { ...good, id: '1; drop table fact' }, invalid('/id', /./)],
    ['U+0000', goodText.replace('Ada Orlov was', 'Ada\\u0000'), unreadable('/summary', /leave it out/)],
    [
      'U+0000 in a key',
      goodText.replace('"summary"', '"a\\u0000":1,"summary"'),
      unreadable('/a\u0000', /leave it out/),
    ],
    ['half of a surrogate pair', goodText.replace('Ada Orlov was', '\\ud83d'), unreadable('/summary', /fix/)],
    [
      'bytes that are not UTF-8',
      Buffer.concat([Buffer.from(goodText.slice(0, -2)), Buffer.from([0xc3, 0x28]), Buffer.from('"}')]),
      unreadable('', /encode it in UTF-8/),
    ],
    ['UTF-16', Buffer.from(goodText, 'utf16le'), { status: 400, code: 'unreadable_json', remedy: /./ }],
    ['a key that stands twice', goodText.replace('{', '{"type":"person.released",'), unreadable('/type', /twice/)],
    ['a key twice, once in escapes', goodText.replace('{', '{"\\u0074ype":"x",'), unreadable('/type', /twice/)],
    ['arrays 10,000 deep', nested(10_000), unreadable('/0/0/0/0', /deeper than 32/)],
    ['objects 10,000 deep', '{"a":'.repeat(10_000) + 1 + '}'.repeat(10_000), unreadable('/a/a/a/a', /deeper than 32/)],
    ['5 MB', { ...good, summary: 'x'.repeat(5_000_000) }, tooLarge],
    ['5 MB of spaces', ' '.repeat(5_000_000), tooLarge],
    ['an array of 5 MB', [{ ...good, summary: 'x'.repeat(5_000_000) }], invalid('/0/summary', /500/)],
    ['an array of 5 MB of numbers', JSON.stringify(Array(2_500_000).fill(1)), tooLarge],
    ['an array of 17 MB', `[${' '.repeat(17_000_000)}]`, tooLarge],
    ['nothing', '', unreadable('', /JSON/)],
    ['an empty array', [], invalid('', /send at least one/)],
    ['null', 'null', invalid('', /not a development/)],
    ['a text', '"person.detained"', invalid('', /not a development/)],
    ['an array in an array', [[good]], invalid('/0', /not a development/)],
    ['half of a body', goodText.slice(0, -5), unreadable('', /JSON/)],
    ['two bodies', goodText + goodText, unreadable('', /JSON/)],
    ['a comment', `${goodText} // a comment`, unreadable('', /JSON/)],
    ['NaN', suspicion('NaN'), unreadable('', /JSON/)],
    ['a number beyond a double', suspicion('1e999'), unreadable('/data/offences/0/counts', /write it as a string/)],
    ['a number that a double rounds', suspicion('9007199254740993'), unreadable('/data/offences/0/counts', /string/)],
    ['__proto__', goodText.replace('{', '{"__proto__":{"admin":true},'), invalid('/__proto__', /leave it out/)],
    [
      '__proto__ in data',
      goodText.replace('"data":{', '"data":{"__proto__":{"case":"case:harbour-fire"},'),
      invalid('/data/__proto__', /leave it out/),
    ],
    ['constructor', goodText.replace('{', '{"constructor":{"prototype":1},'), invalid('/constructor', /leave it out/)],
    [
      '70 KB in one development',
      {
        ...good,
        note: 'x'.repeat(4_000),
        sources: Array(50).fill({
          source,
          quote: 'ж'.repeat(300),
          translation: 'ж'.repeat(300),
          locator: 'ж'.repeat(200),
        }),
      },
      { status: 413, code: 'too_large', at: [''], remedy: /65536 bytes/ },
    ],
  ];
  test.each(table)('%s', async (_, body, expected) => {
    await refused(expected, () => server.post<Problem>(developments, body, { token }));
  });

  test.each([
    ['text/plain', 'text/plain'],
    ['a form', 'application/x-www-form-urlencoded'],
    ['nothing', ''],
    ['JSON in Latin-1', 'application/json; charset=iso-8859-1'],
    ['two types', 'application/json, text/html'],
  ])('with the content type of %s', async (_, type) => {
    await refused({ status: 415, code: 'unsupported_media_type', remedy: /send application\/json/ }, () =>
      server.post<Problem>(developments, goodText, { token, headers: { 'content-type': type } }),
    );
  });

  test('but not for its white space, its case or its charset', async () => {
    for (const type of ['application/json', 'Application/JSON; charset=UTF-8', 'application/json;charset="utf-8"']) {
      const answer = await server.post(`${developments}?dryRun=true`, goodText, {
        token,
        headers: { 'content-type': type },
      });
      expect(answer.status, type).toBe(200);
    }
  });

  test('and the faults told are a bounded number, however many there are', async () => {
    const keys = Object.fromEntries(Array.from({ length: 900 }, (_, index) => [`k${index}`, 1]));
    const body = Array.from({ length: 1_000 }, () => ({ ...good, ...keys }));
    const answer = await refused({ status: 422, code: 'invalid', remedy: /leave it out/ }, () =>
      server.post<Problem>(developments, body, { token }),
    );
    expect(answer.text.length).toBeLessThan(1_000_000);
    const crowded = Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`k${index}`, 1]));
    await refused({ status: 400, code: 'unreadable_json', remedy: /more than 1000 keys/ }, () =>
      server.post<Problem>(developments, crowded, { token }),
    );
    const echoing = await refused({ status: 422, code: 'invalid', remedy: /./ }, () =>
      server.post<Problem>(developments, { ...good, ['x'.repeat(500_000)]: 1 }, { token }),
    );
    expect(echoing.text.length).toBeLessThan(100_000);
  });
});

describe('a bad question is refused, its parameter named:', () => {
  const crafted = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const table: [string, Expected][] = [
    [`${ada}?asOf=yesterday`, badQuery('asOf', /such as 2022-02-01/)],
    [`${ada}?asOf=99999-01-01`, badQuery('asOf', /such as 2022-02-01/)],
    [`${ada}?asOf=2022-02-30`, badQuery('asOf', /such as 2022-02-01/)],
    [`${ada}?asOf=0000-01-01`, badQuery('asOf', /such as 2022-02-01/)],
    [`${ada}?asOf=2022-01`, badQuery('asOf', /such as 2022-02-01/)],
    [`${ada}?asOf=`, badQuery('asOf', /such as 2022-02-01/)],
    [`${ada}?asOf=-infinity`, badQuery('asOf', /such as 2022-02-01/)],
    [`${ada}?asOf=%00`, badQuery('asOf', /such as 2022-02-01|leave it out/)],
    [`${ada}?asOf=%E0%A4%A`, badQuery('asOf', /such as 2022-02-01/)],
    [`${ada}?asOf=2022-02-01&asOf=2022-02-01`, badQuery('asOf', /give it once/)],
    [`${ada}?knownAt=2022`, badQuery('knownAt', /position:41/)],
    [`${ada}?knownAt=2022-01-01T00:00:00`, badQuery('knownAt', /offset/)],
    [`${ada}?knownAt=0001-01-01T00:00:00%2B23:59`, badQuery('knownAt', /offset/)],
    [`${ada}?knownAt=position:-1`, badQuery('knownAt', /position:41/)],
    [`${ada}?knownAt=position:1e3`, badQuery('knownAt', /position:41/)],
    [`${ada}?knownAt=position:99999999999999999999`, badQuery('knownAt', /position:41/)],
    [
      `${ada}?knownAt=position:999999`,
      { status: 400, code: 'not_recorded_yet', at: ['knownAt'], remedy: /the newest is \d+/ },
    ],
    [
      `${ada}?knownAt=9999-12-31T23:59:59Z`,
      { status: 400, code: 'in_the_future', at: ['knownAt'], remedy: /leave it out/ },
    ],
    [`${ada}?certainty=sure`, badQuery('certainty', /certain, stated and possible/)],
    [`${ada}?limit=501`, badQuery('limit', /from 1 to 500/)],
    [`${ada}?order=occurred`, badQuery('order', /known parameters: asOf, knownAt/)],
    [`${ada}?__proto__=1`, badQuery('__proto__', /known parameters: asOf/)],
    [`${ada}?constructor=1`, badQuery('constructor', /known parameters: asOf/)],
    ['/v1/main/persons?limit=0', badQuery('limit', /from 1 to 500/)],
    ['/v1/main/persons?limit=-1', badQuery('limit', /from 1 to 500/)],
    ['/v1/main/persons?limit=1e9', badQuery('limit', /from 1 to 500/)],
    ['/v1/main/persons?limit=501', badQuery('limit', /from 1 to 500/)],
    ['/v1/main/persons?limit=abc', badQuery('limit', /from 1 to 500/)],
    ['/v1/main/persons?limit=0x10', badQuery('limit', /from 1 to 500/)],
    ['/v1/main/persons?limit=', badQuery('limit', /from 1 to 500/)],
    ['/v1/main/persons?total=yes', badQuery('total', /true and false/)],
    ['/v1/main/persons?custody=', badQuery('custody', /./)],
    [`/v1/main/persons?custody=${'x'.repeat(400)}`, badQuery('custody', /300/)],
    ['/v1/main/persons?custody=%00', badQuery('custody', /./)],
    ['/v1/main/persons?colour=red', badQuery('colour', /known parameters: .*custody/)],
    ['/v1/main/cases?custody=detained', badQuery('custody', /known parameters: .*stage/)],
    ['/v1/main/persons?cursor=garbage', badQuery('cursor', /from “next”/)],
    ['/v1/main/persons?cursor=', badQuery('cursor', /from “next”/)],
    [`/v1/main/persons?cursor=${'A'.repeat(3_000)}`, badQuery('cursor', /./)],
    ...[
      null,
      [],
      {},
      [1, 2, 3, 4],
      ['a', '2022-02-30', 1, 'a'],
      ['a', '2022-02-01', 1.5, 'a'],
      ['a', '2022-02-01', 1e300, 'a'],
    ].map((value): [string, Expected] => [
      `/v1/main/persons?cursor=${crafted(value)}`,
      badQuery('cursor', /from “next”/),
    ]),
    [`${developments}?type=person.eaten`, badQuery('type', /\/docs/)],
    [`${developments}?subject=Ada`, badQuery('subject', /such as person:ada-orlov/)],
    [`${developments}?subject=person:${'a'.repeat(500)}`, badQuery('subject', /such as person:ada-orlov/)],
    [`${developments}?order=sideways`, badQuery('order', /recorded and occurred/)],
    [`${developments}?occurredFrom=2022`, badQuery('occurredFrom', /such as 2022-02-01/)],
    [`${developments}?occurredFrom=2022-02-02&occurredTo=2022-02-01`, badQuery('occurredFrom', /swap them/)],
    [`${developments}?recordedFrom=2022-02-02`, badQuery('recordedFrom', /offset/)],
    [`${developments}?recordedFrom=0001-01-01T00:00:00%2B23:59`, badQuery('recordedFrom', /offset/)],
    [`${developments}?recordedBy=%00`, badQuery('recordedBy', /./)],
    [`${developments}?recordedBy=${'x'.repeat(300)}`, badQuery('recordedBy', /200/)],
    ['/healthz?x=1', badQuery('x', /takes no parameters/)],
  ];
  test.each(table)('%s', async (path, expected) => {
    await refused(expected, () => server.raw(path) as Promise<Answer<Problem>>);
  });

  /** A cursor of this very query, with what only this service could have put into it changed. */
  test.each([
    ['/v1/main/persons?limit=1', 'a\u0000b'],
    ['/v1/main/persons?limit=1', 7],
    ['/v1/main/persons?limit=1', { $ne: 1 }],
    [`${developments}?limit=1`, 'x'],
    [`${developments}?limit=1`, 1.5],
    [`${developments}?limit=1`, 1e300],
    [`${developments}?limit=1&order=occurred`, 4],
    [`${developments}?limit=1&order=occurred`, ['2022-01-01']],
    [`${developments}?limit=1&order=occurred`, ['infinity', 'now', 0, 0, 0, 0]],
    [`${developments}?limit=1&order=occurred`, ['2022-01-01', '2022-01-01', 1e12, 0, 0, 0]],
    [`${developments}?limit=1&order=occurred`, ['2022-01-01', '2022-01-01', 0, 1e200, 0, 0]],
  ])('a crafted cursor of %s at %j', async (path, at) => {
    for (const day of ['2022-01-05', '2022-01-06']) {
      const { status } = await server.post(developments, { ...good, occurred: day, id: idOf(day) }, { token });
      expect([200, 201]).toContain(status);
    }
    const { body } = await server.get<{ next: string }>(path);
    const [query, asOf, position] = JSON.parse(Buffer.from(body.next, 'base64url').toString('utf8'));
    await refused(badQuery('cursor', /from “next”/), () =>
      server.get<Problem>(`${path}&cursor=${crafted([query, asOf, position, at])}`),
    );
    await refused({ status: 400, code: 'not_recorded_yet', remedy: /./ }, () =>
      server.get<Problem>(`${path}&cursor=${crafted([query, asOf, 999_999, JSON.parse(decoded(body.next))[3]])}`),
    );
  });

  test.each([
    'unchangedSince=-2',
    'unchangedSince=x',
    'unchangedSince=1.5',
    'unchangedSince=',
    'dryRun=1',
    'dryRun=',
    'force=true',
  ])('an append with %s', async (query) => {
    await refused(badQuery(query.split('=')[0] ?? '', /./), () =>
      server.post<Problem>(`${developments}?${query}`, good, { token }),
    );
  });
});

describe('a bad address is not found:', () => {
  test.each([
    '/v1/main/persons/%00',
    '/v1/main/persons/%2e%2e',
    '/v1/main/persons/..%2f..%2fetc%2fpasswd',
    `/v1/main/persons/${'a'.repeat(8_000)}`,
    '/v1/main/persons/%F0%9F%92%A5',
    '/v1/main/persons/%E0%A4%A',
    '/v1/main/persons/%',
    '/v1/main/persons/Ada-Orlov',
    '/v1/main/persons/ada--orlov',
    '/v1/main/persons/ada-orlov%0A',
    '/v1/main/persons/ada-orlov/',
    '/v1/main/persons/person:ada-orlov',
    '/v1/main/persons/ada-orlov/timeline/more',
    '/v1/main/persons/%00/timeline',
    '/v1/main/cases/ada-orlov',
    '/v1/main/developments/not-a-uuid',
    '/v1/main/developments/%00',
    `/v1/main/developments/${randomUUID()}`,
    '/v1/nowhere/persons',
    '/v1/%00/persons',
    '/v1/%E0%A4%A/persons',
    '/v1/main%20/persons',
    `/v1/${'a'.repeat(8_000)}/persons`,
    "/v1/main'--/persons",
    '/v1',
    '/v1/main',
    '/v1/main/',
    '/v1/main/elephants',
    '/V1/main/persons',
    '//v1/main/persons',
    '/docs/assets/..%2f..%2fpackage.json',
    '/docs/assets/__proto__',
    '/docs/assets/package.json',
    '/favicon.ico',
    '/.git/config',
  ])('%s', async (path) => {
    await refused(notFound, () => server.raw(path) as Promise<Answer<Problem>>);
  });
});

describe('a wrong method answers 405 and names the right ones:', () => {
  test.each([
    ['DELETE', developments, 'GET, HEAD, POST'],
    ['PUT', developments, 'GET, HEAD, POST'],
    ['PATCH', ada, 'GET, HEAD'],
    ['POST', ada, 'GET, HEAD'],
    ['POST', '/v1/main/persons', 'GET, HEAD'],
    ['DELETE', `${developments}/${randomUUID()}`, 'GET, HEAD'],
    ['OPTIONS', '/docs', 'GET, HEAD'],
    ['POST', '/openapi.json', 'GET, HEAD'],
    ['DELETE', '/', 'GET, HEAD, POST'],
    ['POST', '/docs', 'GET, HEAD'],
    ['PROPFIND', '/healthz', 'GET, HEAD'],
  ])('%s %s', async (method, path, allow) => {
    const headers = { authorization: `Bearer ${token}` };
    const answer = await refused(
      { status: 405, code: 'method_not_allowed', remedy: /use .*GET/i },
      () => server.raw(path, { method, headers }) as Promise<Answer<Problem>>,
    );
    expect(namesIn(answer.headers.get('allow'))).toEqual(namesIn(allow));
  });

  test('HEAD answers as GET does, without a body', async () => {
    for (const path of [ada, `${ada}/timeline`, developments, '/docs', '/openapi.json', '/healthz', `${ada}?asOf=x`]) {
      const [head, get] = [await server.raw(path, { method: 'HEAD' }), await server.raw(path)];
      expect([path, head.status, head.headers.get('content-type')]).toEqual([
        path,
        get.status,
        get.headers.get('content-type'),
      ]);
      expect(head.text).toBe('');
    }
  });

  const namesIn = (allow: string | null) => (allow ?? '').split(', ').sort();
});

test('every problem is of a published kind, and the server itself met no fault', () => {
  expect(server.answers.length).toBeGreaterThan(400);
  expect([
    ...new Set(server.answers.flatMap(breachesOf).map((text) => text.replace(/[?%].*? (?=\d{3}:)/s, ' '))),
  ]).toEqual([]);
  expect(server.errors).toEqual([]);
});

/** Sends it, and checks: the problem, that nothing is stored, and that the server is as ready as before. */
async function refused(expected: Expected, ask: () => Promise<Answer<Problem>>): Promise<Answer<Problem>> {
  const before = await sizeOfLog();
  const errorsBefore = server.errors.length;
  const answer = await ask();
  const { status, body, headers } = answer;
  expect({ status, type: headers.get('content-type'), code: body?.code }, answer.text.slice(0, 500)).toEqual({
    status: expected.status,
    type: 'application/problem+json',
    code: expected.code,
  });
  if (answer.method !== 'HEAD') {
    expect(body.detail).toMatch(new RegExp(expected.remedy, 'i'));
    expect(body.detail.length).toBeGreaterThan(10);
  }
  if (expected.at) {
    expect(body.errors?.map(({ path }) => path)).toEqual(expected.at);
    expect(body.detail).toContain(expected.at[0]);
    for (const { message } of body.errors ?? []) expect(message).toMatch(/\S/);
  }
  const after = await server.raw(ada);
  expect(after.status).toBe(200);
  expect(await sizeOfLog()).toBe(before);
  expect(server.errors.slice(errorsBefore)).toEqual([]);
  return answer;
}

async function sizeOfLog(): Promise<number> {
  const { body } = await server.get<{ knownAt: { position: number } }>(`${developments}?limit=1`);
  return body.knownAt.position + 1;
}

/** The same one for the same day. */
function idOf(day: string): string {
  return `00000000-0000-4000-8000-0000${day.replaceAll('-', '')}`;
}

function decoded(cursor: string): string {
  return Buffer.from(cursor, 'base64url').toString('utf8');
}
