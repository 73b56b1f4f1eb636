// Civil, administrative and impeachment cases find people liable or not: as states, lists, pages and files say it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADA, BO, cast } from '../support/drafts.ts';
import { ADMIN_TOKEN, openTestServer, type TestServer } from '../support/http.ts';
import { textsOf } from '../support/page-text.ts';
import { visit } from '../support/visit.ts';

const kinds = ['civil', 'administrative', 'impeachment'] as const;
const caseOf = (kind: string) => `case:a-${kind}-one`;

const happened = (type: string, data: object, occurred: string, more: object = {}) => ({
  type,
  occurred,
  data,
  summary: 'It happened.',
  attribution: { by: 'author', standing: 'official' },
  sources: [{ source: 'source:harbour-gazette-1' }],
  ...more,
});

function proceeding(kind: string): object[] {
  const charges = [{ charge: 'nuisance', offence: 'nuisance' }];
  const claim = { by: 'author', standing: 'alleged' };
  // As people record them today, and in the words of a criminal case.
  const [found, cleared] = kind === 'administrative' ? ['convicted', 'acquitted'] : ['liable', 'not_liable'];
  return [
    {
      type: 'case.registered',
      data: { case: caseOf(kind), kind, title: kind },
      summary: 'It enters the record.',
      sources: [{ source: 'source:harbour-gazette-1' }],
    },
    happened('charge.filed', { case: caseOf(kind), persons: [ADA, BO], charges }, '2024-01-10', { claim }),
    happened(
      'verdict.delivered',
      {
        case: caseOf(kind),
        outcomes: [
          { person: ADA, allCharges: true, outcome: found, offence: 'a smaller nuisance' },
          { person: BO, allCharges: true, outcome: cleared },
        ],
      },
      '2024-03-01',
    ),
  ];
}

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
  await server.makeWorkspace('main', true);
  const batch = [...cast(), ...kinds.flatMap(proceeding)];
  const { status, text } = await server.post('/v1/main/developments', batch, { token: ADMIN_TOKEN });
  expect(status, text).toBe(201);
});
afterAll(() => server?.close());

interface Count {
  readonly value: Readonly<Record<string, unknown>>;
}

describe.each(kinds)('a case of the kind %s', (kind) => {
  test('says liable and not liable of the people and of their counts', async () => {
    const path = `/v1/main/cases/${caseOf(kind).slice(5)}?asOf=2024-03-01`;
    const { body } = await server.get<{ state: { counts: Count[]; legalStatus: Record<string, Count> } }>(path);
    const { counts, legalStatus } = body.state;
    expect([ADA, BO].map((person) => legalStatus[person]?.value)).toMatchObject([
      { status: 'liable', sums: { liable: 1 } },
      { status: 'not_liable', sums: { not_liable: 1 } },
    ]);
    expect(counts.map(({ value }) => value)).toMatchObject([
      { person: ADA, status: 'liable', sums: { liable: 1 }, convictedOf: null, liableFor: 'a smaller nuisance' },
      { person: BO, status: 'not_liable', convictedOf: null, liableFor: null },
    ]);
  });

  test('has a page and a file that convict and acquit no one', async () => {
    const { text } = await visit(server, `/main/cases/${caseOf(kind).slice(5)}?asOf=2024-03-01`);
    const page = textsOf(text.slice(text.indexOf('id="answer"'))).join(' ');
    expect(page).toContain('not liable');
    expect(page).not.toMatch(/convict|acquit/i);
    const file = await visit(server, '/main/persons.csv?counts=liable&asOf=2024-03-01');
    expect(file.text).toMatch(/ada-orlov/);
    expect(file.text).not.toMatch(/bo-tarn|convict|acquit/i);
  });
});

test.each([
  ['ada-orlov', 'found liable on 1 March 2024 for a smaller nuisance'],
  ['bo-tarn', 'found not liable on 1 March 2024 for nuisance'],
])('the answer about %s says %s, and neither convicts nor acquits', async (slug, said) => {
  const { text } = await visit(server, `/main/persons/${slug}?asOf=2024-03-01`);
  const [, answer = ''] = /<p class="answer" id="answer">([\s\S]*?)<\/p>/.exec(text) ?? [];
  expect(answer.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ')).toContain(said);
  const page = textsOf(text.slice(text.indexOf('id="answer"'), text.indexOf('id="timeline"'))).join(' ');
  expect(page).not.toMatch(/convict|acquit/i);
});

test('lists of the convicted and the acquitted hold no one of these cases', async () => {
  const listed = async (filter: string) => {
    const { body } = await server.get<{ items: { id: string }[] }>(`/v1/main/persons?${filter}&asOf=2024-03-01`);
    return body.items.map(({ id }) => id);
  };
  expect(await listed('counts=liable')).toEqual([ADA]);
  expect(await listed('counts=not_liable')).toEqual([BO]);
  for (const filter of ['counts=convicted', 'counts=acquitted', 'status=convicted', 'status=acquitted'])
    expect(await listed(filter), filter).toEqual([]);
});

test('a verdict says that a person was found liable', async () => {
  const { body } = await server.get<{ items: { sentence: string }[] }>(
    '/v1/main/cases/a-civil-one/timeline?asOf=2024-03-01',
  );
  const [verdict = ''] = body.items.flatMap(({ sentence }) => (sentence.includes('verdict') ? [sentence] : []));
  expect(verdict).toContain('ada-orlov was found liable for a smaller nuisance');
  expect(verdict).toContain('bo-tarn was found not liable');
  expect(verdict).not.toMatch(/convicted|acquitted/);
});
