// Downloads: CSV and XLSX of lists and timelines.
import { randomUUID } from 'node:crypto';
import readExcelFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cast, detained, register } from '../support/drafts.ts';
import { openTestServer, type TestServer } from '../support/http.ts';
import { record, visit } from '../support/visit.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer({ corpus: true });
  for (const workspace of ['harbour', 'quay']) await server.makeWorkspace(workspace, true);
  await record(server, 'harbour', [
    ...cast(),
    ...formulas.map((text, index) => ({ ...detained({ occurred: `2024-03-0${index + 1}` }), summary: text })),
  ]);
});
afterAll(() => server?.close());

/** What spreadsheets would run. */
const formulas = ['=1+1', '+1', '-1', '@SUM(A1)', '=HYPERLINK("http://evil.example")'];

const lists = [
  'persons',
  'cases',
  'organizations',
  'sources',
  'findings',
  'audit',
  'persons/karim-masimov/timeline',
  'cases/karim-masimov-and-deputies/timeline',
];

describe.each(lists)('%s', (list) => {
  test('comes as CSV with every row’s moment, and says what it is', async () => {
    const { status, headers, bytes, text } = await visit(server, `/main/${list}.csv?asOf=2024-01-01`);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="main-[a-z-]+-as-of-2024-01-01-known-at-85\.csv"$/,
    );
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = text.trimEnd().split('\r\n');
    expect(lines.length).toBeGreaterThan(1);
    expect(lines[0]).toContain('On (date),As we knew it at log entry');
    for (const line of lines.slice(1)) expect(line).toMatch(/2024-01-01,85,[^,]+$/);
  });

  test('comes as a workbook with the same rows, and a sheet about them', async () => {
    const csv = await visit(server, `/main/${list}.csv?asOf=2024-01-01`);
    const { bytes, headers } = await visit(server, `/main/${list}.xlsx?asOf=2024-01-01`);
    expect(headers.get('content-type')).toContain('spreadsheetml');
    const sheets = await readExcelFile(bytes);
    const [rows, about] = sheets.map(({ data }) => data);
    expect(rows?.length).toBe(csv.text.trimEnd().split('\r\n').length);
    expect(Object.fromEntries((about ?? []).map(([label, value]) => [label, value]))).toMatchObject({
      Workspace: 'main',
      'On (date)': '2024-01-01',
      'As we knew it at log entry': '85',
    });
  });
});

test('every statement of a timeline stands with its standing, who asserts it, and its sources', async () => {
  const { text } = await visit(server, '/main/persons/karim-masimov/timeline.csv');
  const line = text.split('\r\n').find((it) => it.includes('accused of treason')) ?? '';
  expect(line).toContain('Reported');
  expect(line).toContain('Alleged');
  expect(line).toContain('the source’s author');
  expect(line).toContain('source:main-mistake-of-karim-masimov');
  expect(line).toContain('“he was accused of treason” (paragraph 5)');
});

test('a list is that of the page: with its filters, as of its day', async () => {
  const filtered = await visit(server, '/main/persons.csv?custody=any&asOf=2022-03-01');
  expect(filtered.text).toContain('Karim Masimov,person:karim-masimov,Custody,in custody; detained');
  expect(filtered.text.trimEnd().split('\r\n')).toHaveLength(2);
  expect(
    (await visit(server, '/main/persons.csv?custody=any&asOf=2021-03-01')).text.trimEnd().split('\r\n'),
  ).toHaveLength(1);
});

test('no cell is run as a formula', async () => {
  const { text } = await visit(server, '/harbour/persons/ada-orlov/timeline.csv');
  for (const formula of formulas) expect(text).toContain(formula.replaceAll('"', '""'));
  expect(text).not.toMatch(/(^|[,\r\n])"?[=+@-][^,]/);
  const sheets = await readExcelFile((await visit(server, '/harbour/persons/ada-orlov/timeline.xlsx')).bytes);
  const cells = sheets.flatMap(({ data }) => data.flat());
  for (const formula of formulas)
    expect(cells.some((cell) => typeof cell === 'string' && cell.endsWith(formula))).toBe(true);
});

test('a file goes on over all pages of its rows', async () => {
  await record(server, 'quay', register(...Array.from({ length: 900 }, (_, index) => `person:p${index}`)));
  expect((await visit(server, '/quay/persons.csv')).text.trimEnd().split('\r\n')).toHaveLength(901);
});

test.each([
  ['/main/persons/nobody/timeline.csv', 404],
  ['/main/persons.csv?colour=red', 400],
  ['/main/audit.csv?occurredFrom=yesterday', 400],
  ['/main/persons.pdf', 404],
  ['/hidden/persons.csv', 404],
])('%s is refused with a page', async (path, status) => {
  const answer = await visit(server, path);
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toContain('text/html');
});

describe('a dossier', () => {
  test('tells of every statement how it stands and where, and of the whole as of when and as known when', async () => {
    const { status, text } = await visit(server, '/main/persons/karim-masimov/dossier?asOf=2024-01-01');
    expect(status).toBe(200);
    const timeline = await server.get<{ items: { id: string }[] }>(
      '/v1/main/persons/karim-masimov/timeline?asOf=2024-01-01&limit=500',
    );
    for (const { id } of timeline.body.items) expect(text).toContain(`/main/developments/${id}`);
    expect(text.match(/On <strong>1 January 2024<\/strong>/g)?.length).toBe(2);
    expect(text).toContain('log entry 85');
    expect(text).toContain('“he was accused of treason”');
    expect(text).toContain('/main/sources/main-mistake-of-karim-masimov');
  });

  test('has the moment of this answer at the foot of its pages, in a sheet of its own', async () => {
    const { text } = await visit(server, '/main/persons/karim-masimov/dossier?asOf=2024-01-01');
    const [, sheet = ''] = /href="(\/main\/dossier\.css[^"]+)"/.exec(text) ?? [];
    expect(sheet).toContain('asOf=2024-01-01&amp;knownAt=position%3A85');
    const foot = await visit(server, sheet.replaceAll('&amp;', '&'));
    expect(foot.headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(foot.text).toContain('Annalist, main. On 1 January 2024, as we knew it on ');
  });

  test('of a case keeps claims apart from what is stated', async () => {
    const { text } = await visit(server, '/main/cases/january-2022-unrest/dossier');
    const [stated = '', claims = ''] = text.split('<h2 id="claims">');
    expect(claims).toContain('class="claim"');
    expect(stated).not.toContain('class="claim"');
  });

  test('is of persons and cases only', async () => {
    expect((await visit(server, '/main/persons/nobody/dossier')).status).toBe(404);
    expect((await visit(server, '/main/sources/main-mistake-of-karim-masimov/dossier')).status).toBe(404);
  });
});

describe('the audit', () => {
  test('shows the log, the newest first, page by page, with who recorded what', async () => {
    const { text } = await visit(server, '/main/audit?limit=10');
    const positions = [...text.matchAll(/<th scope="row"[^>]*>\s*(?:<a[^>]*>)?(\d+)/g)].map(([, position]) =>
      Number(position),
    );
    expect(positions).toEqual([85, 84, 83, 82, 81, 80, 79, 78, 77, 76]);
    expect(text).toContain('import');
    const [, next = ''] = /rel="next" href="([^"]+)"/.exec(text) ?? [];
    const second = await visit(server, next.replaceAll('&amp;', '&').replace(/#.*/, ''));
    expect(second.status).toBe(200);
    expect(second.text).not.toContain('>85<');
  });

  test('is filtered, and tells a fault beside its field', async () => {
    const { text } = await visit(server, '/main/audit?type=person.detained&order=oldest&recordedBy=import');
    expect(text).toContain('Karim Masimov was detained');
    expect(text).not.toContain('was dismissed');
    const faulty = await visit(server, '/main/audit?recordedFrom=soon&subject=nobody');
    expect(faulty.status).toBe(400);
    expect(faulty.text).toContain('value="soon"');
    expect(faulty.text.match(/aria-invalid="true"/g)?.length).toBe(2);
  });

  test('of nothing says so, and what helps', async () => {
    const { status, text } = await visit(server, `/main/audit?recordedBy=${randomUUID()}`);
    expect(status).toBe(200);
    expect(text).toContain('No matching entries.');
  });

  test('before anything is signed says so, on developments too', async () => {
    expect((await visit(server, '/main/audit')).status).toBe(200);
    expect((await visit(server, '/main/audit/checkpoint')).status).toBe(503);
    const { body } = await server.get<{ items: { id: string }[] }>('/v1/main/developments?limit=1');
    expect((await visit(server, `/main/developments/${body.items[0]?.id}`)).status).toBe(200);
  });
});

test.each(['/main/developments/nothing', `/main/developments/${randomUUID()}`])('%s is not found', async (path) => {
  expect((await visit(server, path)).status).toBe(404);
});
