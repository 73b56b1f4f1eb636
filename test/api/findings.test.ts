// Review notes through the API: listing, filtering, dismissing.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADA, cast, detained, GAZETTE, retracted } from '../support/drafts.ts';
import { breachesOf, openTestServer, type TestServer } from '../support/http.ts';

let server: TestServer;
let token: string;

beforeAll(async () => {
  server = await openTestServer({ corpus: true });
  await server.makeWorkspace('harbour', true);
  token = await server.makeToken('nina', 'recorder', 'harbour');
  await append(cast());
});
afterAll(() => server?.close());

interface Item {
  readonly subject: string;
  readonly rule: string;
  readonly because: readonly string[];
  readonly dismissal: { readonly reason: string } | null;
}
interface Page {
  readonly items: readonly Item[];
  readonly next: string | null;
}

async function findings(query: string, workspace = 'harbour'): Promise<Page> {
  const { status, body, text } = await server.get<Page>(`/v1/${workspace}/findings?${query}`);
  expect(status, text.slice(0, 300)).toBe(200);
  return body;
}

async function append(body: unknown): Promise<number> {
  const answer = await server.post<{ position: number }>('/v1/harbour/developments', body, { token });
  expect(answer.status, answer.text.slice(0, 400)).toBe(201);
  return answer.body.position;
}

test('are listed page by page, each once, and the same as on each subject', async () => {
  const whole = await findings('limit=500', 'main');
  const paged: Item[] = [];
  for (let next: string | null = ''; next !== null; ) {
    const page = await findings(`limit=3${next && `&cursor=${next}`}`, 'main');
    paged.push(...page.items);
    next = page.next;
  }
  expect(paged).toEqual(whole.items);
  expect(paged.length).toBeGreaterThan(3);
  for (const [subject, items] of Map.groupBy(whole.items, (it) => it.subject)) {
    const { body } = await server.get<{ findings: Item[] }>(`/v1/main/${subject.replace(':', 's/')}`);
    expect(body.findings).toEqual(items.map(({ subject: _, dismissal: __, ...note }) => note));
    expect((await findings(`subject=${subject}`, 'main')).items).toEqual(items);
  }
});

test('are asked by rule, as of a day and as known at a moment', async () => {
  const { items } = await findings('rule=roles_conflict', 'main');
  expect(new Set(items.map(({ rule }) => rule))).toEqual(new Set(['roles_conflict']));
  expect((await findings('rule=roles_conflict&asOf=2022-02-01', 'main')).items).toEqual([]);
  expect((await findings('rule=roles_conflict&knownAt=position:69', 'main')).items).toEqual([]);
  expect((await findings('knownAt=position:15', 'main')).items).toEqual([]);
});

describe('one that an editor dismisses', () => {
  test('is set aside with its reason, comes back with more, and is known from then on', async () => {
    const arrest = detained({ occurred: '2024-03-05' });
    const before = await append(arrest);
    const single = async (more = '') => (await findings(`rule=single_source&subject=${ADA}${more}`)).items;
    expect(await single()).toHaveLength(1);
    const dismissal = {
      id: randomUUID(),
      type: 'finding.dismissed',
      data: { rule: 'single_source', subject: ADA, on: [arrest.id], reason: 'The Gazette was there.' },
    };
    await append(dismissal);
    expect(await single()).toEqual([]);
    expect(await single('&dismissed=true')).toMatchObject([
      { because: [arrest.id], dismissal: { dismissedBy: dismissal.id, reason: 'The Gazette was there.' } },
    ]);
    expect(await single(`&knownAt=position:${before}`)).toHaveLength(1);
    expect((await server.get('/v1/harbour/persons/ada-orlov')).body).toMatchObject({
      dismissed: [{ rule: 'single_source', reason: 'The Gazette was there.', dismissedBy: dismissal.id }],
    });
    await append(retracted(dismissal.id));
    expect(await single()).toHaveLength(1);
  });

  test('must be of a rule, on a subject and on developments that there are', async () => {
    const arrest = detained({ occurred: '2024-04-05' });
    await append(arrest);
    const dismiss = async (data: object) => {
      const draft = {
        type: 'finding.dismissed',
        data: { rule: 'inferred', subject: ADA, on: [arrest.id], reason: 'x', ...data },
      };
      const { status, body } = await server.post<{ code?: string; errors?: { path: string }[] }>(
        '/v1/harbour/developments',
        draft,
        { token },
      );
      return { status, code: body.code, path: body.errors?.[0]?.path };
    };
    expect(await dismiss({ rule: 'nonsense' })).toEqual({ status: 422, code: 'invalid', path: '/data/rule' });
    expect(await dismiss({ subject: 'person:nobody' })).toEqual({
      status: 422,
      code: 'unregistered_subject',
      path: '/data/subject',
    });
    expect(await dismiss({ on: [randomUUID()] })).toEqual({ status: 422, code: 'unknown_target', path: '/data/on/0' });
    expect(await dismiss({ on: [] })).toMatchObject({ status: 422, path: '/data/on' });
    expect(await dismiss({})).toMatchObject({ status: 201 });
  });
});

test('a dry run tells those that would be raised, and no others', async () => {
  const arrest = detained({ occurred: '2024-05-05' }, 'person:bo-tarn');
  await append(arrest);
  const release = (occurred: string) => ({
    id: randomUUID(),
    type: 'person.released',
    occurred,
    data: { person: 'person:bo-tarn' },
    summary: 'Bo Tarn was released.',
    attribution: { by: 'author', standing: 'reported' },
    sources: [{ source: GAZETTE }],
  });
  const raised = async (draft: object) => {
    const { body } = await server.post<{ findings: Item[] }>('/v1/harbour/developments?dryRun=true', draft, { token });
    return body.findings.map(({ subject, rule }) => `${subject} ${rule}`).sort();
  };
  expect(await raised(release('2024-05-09'))).toEqual([]);
  expect(await raised(release('2024-05'))).toEqual(['person:bo-tarn day_not_stated', 'person:bo-tarn order_unsettled']);
  expect(await raised(release('2024-05-01'))).toEqual(['person:bo-tarn release_without_detention']);
});

describe('a slip that depends on other records is recorded, and the preview names what answers it', () => {
  const [FIRE, SEVEN] = ['case:slips', 'case:seven'];
  const day = { attribution: { by: 'author', standing: 'reported' }, sources: [{ source: GAZETTE }] };
  const tell = (type: string, data: object, occurred: string) => ({
    id: randomUUID(),
    type,
    occurred,
    data,
    summary: `${type}.`,
    ...day,
    ...(type === 'charge.filed' ? { claim: { by: 'organization:harbour-police', standing: 'alleged' } } : {}),
  });
  const register = (id: string) => ({
    id: randomUUID(),
    type: 'case.registered',
    data: { case: id, kind: 'criminal', title: id },
    summary: `${id} enters the record.`,
  });
  const charge = (charge: string, counts?: number) => ({ charge, offence: charge, counts });
  const verdictOn = (on: object, person = ADA) =>
    tell('verdict.delivered', { case: FIRE, outcomes: [{ person, outcome: 'convicted', charge: on }] }, '2024-06-01');

  beforeAll(async () => {
    await append([register(FIRE), register(SEVEN)]);
    await append([tell('charge.filed', { case: FIRE, person: ADA, ...charge('fraud', 4) }, '2024-05-01')]);
  });

  const slips: readonly (readonly [string, object[], string, string, string])[] = [
    [
      'a conviction on a charge never brought',
      [verdictOn(charge('arson'))],
      FIRE,
      'count_never_brought',
      'charge.filed',
    ],
    ['20 of 4 counts', [verdictOn(charge('fraud', 20))], FIRE, 'too_many_counts', 'development.corrected'],
    [
      'a change of a part never imposed',
      [
        tell(
          'sentence.changed',
          { case: FIRE, person: ADA, change: 'served', components: [{ number: 3, kind: 'imprisonment' }] },
          '2024-06-02',
        ),
      ],
      FIRE,
      'part_never_imposed',
      'sentence.imposed',
    ],
    [
      'a release without custody',
      [tell('person.released', { person: 'person:bo-tarn' }, '2020-06-01')],
      'person:bo-tarn',
      'release_without_detention',
      'person.detained',
    ],
    [
      'a sentence without a conviction',
      [tell('sentence.imposed', { case: FIRE, person: ADA, components: [{ kind: 'fine' }] }, '2024-06-01')],
      FIRE,
      'sentence_without_verdict',
      'verdict.delivered',
    ],
    [
      'a conviction on a count that was withdrawn',
      [
        tell(
          'charge.changed',
          { case: FIRE, persons: [ADA], change: 'withdrawn', charges: [{ charge: 'fraud' }] },
          '2024-05-20',
        ),
        verdictOn(charge('fraud')),
      ],
      FIRE,
      'count_not_reached',
      'case.reopened',
    ],
  ];
  test.each(slips)('%s', async (_, drafts, subject, rule, answer) => {
    const { status, body, text } = await server.post<{ findings: (Item & { answers: string[] })[] }>(
      '/v1/harbour/developments?dryRun=true',
      drafts,
      { token },
    );
    expect(status, text.slice(0, 300)).toBe(200);
    const note = body.findings.find((it) => it.rule === rule);
    expect(note).toMatchObject({ subject, rule });
    expect(note?.answers).toContain(answer);
  });

  test('a decision implies its filing', async () => {
    const decision = tell(
      'appeal.decided',
      { case: FIRE, outcomes: [{ person: ADA, outcome: 'conviction_upheld' }] },
      '2024-07-01',
    );
    const { body } = await server.post<{ findings: Item[] }>('/v1/harbour/developments?dryRun=true', decision, {
      token,
    });
    expect(body.findings.map(({ rule }) => rule)).not.toContain('appeal_never_filed');
  });

  test('a case of seven accused says once what is about all of them, and each of them shows it', async () => {
    const people = ['one', 'two', 'three', 'four', 'five', 'six', 'seven'].map((name) => `person:accused-${name}`);
    await append(
      people.map((person) => ({
        id: randomUUID(),
        type: 'person.registered',
        data: { person, names: [{ text: person }] },
        summary: `${person} enters the record.`,
      })),
    );
    const outcomes = people.map((person) => ({ person, outcome: 'convicted' }));
    await append([tell('verdict.delivered', { case: SEVEN, outcomes }, '2024-06')]);
    const { items } = await findings('limit=500');
    const own = items.filter(({ subject }) => subject === SEVEN || people.includes(subject));
    const rules = own.filter(({ subject }) => subject === SEVEN).map(({ rule }) => rule);
    expect(rules.toSorted()).toEqual(
      [
        'conviction_not_final',
        'convicted_without_sentence',
        'count_never_brought',
        'day_not_stated',
        'single_source',
      ].toSorted(),
    );
    expect(new Set(own.filter(({ subject }) => subject !== SEVEN).map(({ rule }) => rule))).toEqual(
      new Set(['no_answer_recorded']),
    );
    expect(
      (await findings(`subject=${people[6]}&cases=true`)).items.map(({ subject, rule }) => `${subject} ${rule}`),
    ).toEqual(expect.arrayContaining([`${SEVEN} count_never_brought`, `${SEVEN} single_source`]));
  });
});

test('what cannot be asked is refused with the remedy', async () => {
  for (const query of ['rule=nonsense', 'subject=ada', 'dismissed=yes', 'limit=0', 'cursor=x', 'asOf=2024-13-01']) {
    const { status, body } = await server.get(`/v1/main/findings?${query}`);
    expect({ query, status, body }).toMatchObject({ query, status: 400, body: { code: 'invalid_query' } });
  }
  expect((await server.get('/v1/main/findings?subject=person:nobody')).status).toBe(404);
});

test('every answer is as /openapi.json says', () => {
  expect(server.answers.flatMap(breachesOf)).toEqual([]);
  expect(server.errors).toEqual([]);
});
