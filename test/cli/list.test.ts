/** annalist list answers as the API does, with the same checks. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '../../src/cli/program.ts';
import { cast, detained, released } from '../support/drafts.ts';
import { openTestServer, type TestServer } from '../support/http.ts';

let server: TestServer;
const environment = { ...process.env };
beforeAll(async () => {
  server = await openTestServer();
  process.env.DATABASE_URL = server.database.url;
  const token = await server.makeToken('nina');
  const { status } = await server.post(
    '/v1/main/developments',
    [
      ...cast(),
      detained({ occurred: '2022-01' }),
      released({ occurred: '2022-03-01' }),
      detained({}, 'person:bo-tarn'),
    ],
    { token },
  );
  expect(status).toBe(201);
});
afterAll(async () => {
  process.env = environment;
  await server.close();
});

async function list(...words: readonly string[]) {
  const lines: { out: string[]; info: string[] } = { out: [], info: [] };
  const code = await runCommand(['list', ...words], {
    out: (text) => void lines.out.push(text),
    info: (text) => void lines.info.push(text),
    progress: () => undefined,
  });
  return { code, out: lines.out.join('\n'), info: lines.info.join('\n') };
}

const asked: [words: string[], address: string][] = [
  [['persons'], '/v1/main/persons?'],
  [['persons', '--custody', 'detained', '--as-of', '2022-02-01'], '/v1/main/persons?custody=detained&asOf=2022-02-01'],
  [
    ['persons', '--custody', 'any', '--as-of', '2022-01-10', '--certainty', 'possible'],
    '/v1/main/persons?custody=any&asOf=2022-01-10&certainty=possible',
  ],
  [['persons', '--custody', 'any', '--known-at', 'position:5'], '/v1/main/persons?custody=any&knownAt=position:5'],
  [['persons', '--status', 'suspect'], '/v1/main/persons?legal_status=suspect'],
  [['persons', '--charge', 'any'], '/v1/main/persons?counts=any'],
  [['cases', '--kind', 'criminal'], '/v1/main/cases?kind=criminal'],
  [['organizations'], '/v1/main/organizations?'],
  [['sources'], '/v1/main/sources?'],
];

describe('annalist list', () => {
  test.each(asked)('%j is what %s answers', async (words, address) => {
    const { code, out } = await list(...words, '--json');
    expect(code).toBe(0);
    const { next, ...body } = (await server.get<{ next: null }>(`${address}&total=true&limit=500`)).body;
    expect(next).toBeNull();
    expect(JSON.parse(out)).toEqual(body);
  });

  test('shows a table, and no more than was asked for', async () => {
    const { code, out } = await list('persons', '--custody', 'detained', '--as-of', '2022-02-01', '--limit', '1');
    expect(code).toBe(0);
    expect(out).toMatch(
      /On 1 February 2022.*\n\d entr(y|ies)\n\d more may match.*\n.*\n.*Matches.*\n.*\n.*person:ada-orlov/,
    );
    expect((await list('persons', '--custody', 'bail')).out).toContain('No matches on this date.');
  });

  test.each([
    [['persons', '--custody', 'banana'], 'custody=banana', /--custody: “banana” is not .* detained, remanded/],
    [['persons', '--legal-status', 'banana'], 'legal_status=banana', /--legal-status: “banana” is not/],
    [['persons', '--as-of', 'noon'], 'asOf=noon', /--as-of: “noon” is not a day/],
    [['persons', '--limit', '0'], 'limit=0', /--limit: “0” is not a whole number/],
  ])('refuses %j as the API refuses %s', async (words, query, remedy) => {
    expect(await list(...words)).toMatchObject({ code: 2, info: expect.stringMatching(remedy) });
    expect(await server.get(`/v1/main/persons?${query}`)).toMatchObject({
      status: 400,
      body: { code: 'invalid_query' },
    });
  });

  test('refuses a filter that is not of the kind', async () => {
    expect(await list('cases', '--custody', 'detained')).toMatchObject({
      code: 2,
      info: expect.stringMatching(/no option --custody/),
    });
  });
});
