// Diffs through the API: between two days, and between two moments of knowledge.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cast, corrected, corroborated, detained, officeAssumed, released, retracted } from '../support/drafts.ts';
import { breachesOf, openTestServer, type TestServer } from '../support/http.ts';

interface Side {
  readonly stated: { readonly holds: boolean; readonly value: unknown; readonly certainty: string } | null;
  readonly possible: readonly { readonly value: unknown }[];
}
interface Diff {
  readonly from: { readonly asOf: string; readonly knownAt: { readonly position: number } };
  readonly to: { readonly asOf: string; readonly knownAt: { readonly position: number } };
  readonly changes: readonly {
    readonly attribute: string;
    readonly key: string;
    readonly change: string;
    readonly before: Side;
    readonly after: Side;
    readonly because: readonly { readonly effect: string; readonly id: string; readonly development: string }[];
  }[];
}
interface Problem {
  readonly code: string;
  readonly errors: readonly { readonly path: string }[];
}

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer({ corpus: true });
});
afterAll(() => {
  expect(server.answers.flatMap(breachesOf)).toEqual([]);
  expect(server.errors).toEqual([]);
  return server.close();
});

let workspaces = 0;
async function openRecord() {
  workspaces += 1;
  const workspace = `record-${workspaces}`;
  await server.makeWorkspace(workspace, true);
  const token = await server.makeToken('vera', 'recorder', workspace);
  let size = 0;
  async function tell<Draft extends object>(draft: Draft): Promise<Draft> {
    const { status, text } = await server.post(`/v1/${workspace}/developments`, draft, { token });
    expect(status, text).toBe(201);
    size += Array.isArray(draft) ? draft.length : 1;
    return draft;
  }
  await tell(cast());
  const diff = async (query: string, subject = 'persons/ada-orlov') => {
    const { status, body, text } = await server.get<Diff>(`/v1/${workspace}/${subject}/diff?${query}`);
    expect(status, text).toBe(200);
    return body;
  };
  return { workspace, tell, diff, position: () => size - 1 };
}

const causes = ({ changes }: Diff, attribute: string) =>
  changes.find((change) => change.attribute === attribute)?.because.map(({ effect, id }) => [effect, id]);

describe('what happened between two days', () => {
  test('on the article: January 2022 brings office, custody and status to change, each with its cause', async () => {
    const { body } = await server.get<Diff>('/v1/main/persons/karim-masimov/diff?from=2022-01-01&to=2022-02-01');
    const changes = body.changes.map(({ attribute, change, because }) => ({
      attribute,
      change,
      effects: [...new Set(because.map(({ effect }) => effect))],
    }));
    expect(changes).toContainEqual({ attribute: 'office', change: 'removed', effects: ['happened'] });
    expect(changes).toContainEqual({
      attribute: 'custody',
      change: 'added',
      effects: expect.arrayContaining(['happened']),
    });
    const sentences = changes.filter(({ attribute }) => attribute === 'sentences');
    expect(sentences.length).toBeGreaterThan(0);
    expect(sentences.every(({ change, effects }) => change === 'none' && effects.join() === 'possible')).toBe(true);
    expect(body.from).toMatchObject({ asOf: '2022-01-01' });
    expect(body.from.knownAt).toEqual(body.to.knownAt);
  });

  test('on the case of the article: unrest unfolds and ends', async () => {
    const { body } = await server.get<Diff>('/v1/main/cases/january-2022-unrest/diff?from=2021-12-31&to=2022-02-01');
    expect(body.changes.find(({ attribute }) => attribute === 'stage')).toMatchObject({ before: { stated: null } });
  });

  test('says what was added, replaced and removed, and names what happened in between', async () => {
    const { tell, diff } = await openRecord();
    const arrest = await tell(detained({ occurred: '2024-03-05' }));
    const office = await tell(officeAssumed({ occurred: '2024-03-05' }));
    const release = await tell(released({ occurred: '2024-03-10' }));
    const first = await diff('from=2024-03-04&to=2024-03-05');
    expect(first.changes.map(({ attribute, change }) => [attribute, change])).toEqual([
      ['office', 'added'],
      ['custody', 'added'],
    ]);
    expect(causes(first, 'custody')).toEqual([['happened', arrest.id]]);
    expect(causes(first, 'office')).toEqual([['happened', office.id]]);
    const second = await diff('from=2024-03-05&to=2024-03-10');
    expect(second.changes).toMatchObject([
      {
        attribute: 'custody',
        change: 'replaced',
        before: { stated: { value: { kind: 'detained' } } },
        after: { stated: { value: { group: 'released' } } },
      },
    ]);
    expect(causes(second, 'custody')).toEqual([['happened', release.id]]);
    expect((await diff('from=2024-03-10&to=2024-12-31')).changes).toEqual([]);
  });

  test('shows what came and went in between, and what may have happened by then', async () => {
    const { tell, diff } = await openRecord();
    const arrest = await tell(detained({ occurred: '2024-03-05' }));
    const release = await tell(released({ occurred: '2024-03-10' }));
    const again = await tell(detained({ occurred: '[2024-03-20..2024-06-30]' }));
    const { changes } = await diff('from=2024-03-01&to=2024-04-01');
    expect(changes).toMatchObject([
      {
        attribute: 'custody',
        change: 'added',
        before: { stated: null, possible: [] },
        after: {
          stated: { value: { group: 'not_clear', groups: ['in_custody', 'released'] } },
          possible: [{ value: { group: 'in_custody', kind: 'detained' } }, { value: { group: 'released' } }],
        },
        because: [
          { effect: 'happened', id: arrest.id },
          { effect: 'happened', id: release.id },
          { effect: 'possible', id: again.id },
        ],
      },
    ]);
  });

  test('as known at a moment leaves out what was recorded later', async () => {
    const { tell, diff, position } = await openRecord();
    const before = position();
    await tell(detained({ occurred: '2024-03-05' }));
    expect((await diff(`from=2024-03-01&to=2024-04-01&knownAt=position:${before}`)).changes).toEqual([]);
    expect((await diff('from=2024-03-01&to=2024-04-01')).changes).toHaveLength(1);
  });
});

describe('what was learned between two moments', () => {
  test('tells the recorded, the corrected, the corroborated, the retracted and the restored apart', async () => {
    const { tell, diff, position } = await openRecord();
    const asOf = 'asOf=2024-12-31';
    const learned = async (from: number) => diff(`knownFrom=position:${from}&${asOf}`);
    let before = position();
    const arrest = await tell(detained({ occurred: '2024-03-05' }));
    const recorded = await learned(before);
    expect(recorded.changes).toMatchObject([{ attribute: 'custody', change: 'added' }]);
    expect(causes(recorded, 'custody')).toEqual([['recorded', arrest.id]]);

    before = position();
    const support = await tell(corroborated(arrest.id));
    const corroboration = await learned(before);
    expect(corroboration.changes).toMatchObject([{ attribute: 'custody', change: 'kept' }]);
    expect(causes(corroboration, 'custody')).toEqual([['corroborated', support.id]]);

    before = position();
    const correction = await tell(corrected(arrest.id, detained({ occurred: '2024-03-07' })));
    const mended = await learned(before);
    expect(mended.changes).toMatchObject([
      {
        change: 'kept',
        before: { stated: { since: { edtf: '2024-03-05' } } },
        after: { stated: { since: { edtf: '2024-03-07' } } },
      },
    ]);
    expect(mended.changes[0]?.because).toMatchObject([
      { effect: 'corrected', id: correction.id, development: arrest.id, type: 'development.corrected' },
    ]);

    before = position();
    const retraction = await tell(retracted(arrest.id));
    const withdrawn = await learned(before);
    expect(withdrawn.changes).toMatchObject([{ attribute: 'custody', change: 'removed', after: { stated: null } }]);
    expect(causes(withdrawn, 'custody')).toEqual([['retracted', retraction.id]]);

    before = position();
    const undo = await tell(retracted(retraction.id));
    expect(causes(await learned(before), 'custody')).toEqual([['restored', undo.id]]);
    expect((await learned(position())).changes).toEqual([]);
  });

  test('names what was recorded only, not what it superseded', async () => {
    const { tell, diff, position } = await openRecord();
    await tell(detained({ occurred: '2024-03-05' }));
    const before = position();
    const release = await tell(released({ occurred: '2024-03-10' }));
    const { changes } = await diff(`knownFrom=position:${before}&asOf=2024-12-31`);
    expect(changes).toMatchObject([{ change: 'replaced', because: [{ effect: 'recorded', id: release.id }] }]);
  });

  test('names what was moved by the order of others', async () => {
    const { tell, diff, position } = await openRecord();
    const arrest = await tell(detained({ occurred: '2024-03' }));
    const before = position();
    const hearing = await tell(officeAssumed({ occurred: '2024-03-10', after: [arrest.id] }));
    const { changes } = await diff(`knownFrom=position:${before}&asOf=2024-12-31`);
    expect(changes.map(({ attribute, because }) => [attribute, because.map(({ effect, id }) => [effect, id])])).toEqual(
      [
        ['office', [['recorded', hearing.id]]],
        ['custody', [['moved', hearing.id]]],
      ],
    );
  });

  test('of a subject that was not registered before is all that is known of it', async () => {
    const { diff, position } = await openRecord();
    const { changes } = await diff(`knownFrom=position:0&knownTo=position:${position()}`);
    expect(changes).toMatchObject([{ attribute: 'name', change: 'added', because: [{ effect: 'recorded' }] }]);
  });

  test('takes moments as instants, and each of a batch as recorded with it', async () => {
    const { tell, diff } = await openRecord();
    const start = new Date().toISOString();
    const [arrest, release] = await tell([detained({ occurred: '2024-03-05' }), released({ occurred: '2024-03-10' })]);
    const body = await diff(`knownFrom=${start}&asOf=2024-03-06`);
    expect(causes(body, 'custody')).toEqual([['recorded', arrest?.id]]);
    expect(causes(await diff(`knownFrom=${start}&asOf=2024-03-11`), 'custody')).toEqual([['recorded', release?.id]]);
  });
});

describe('a diff that makes no sense is refused', () => {
  test.each([
    ['', 'from'],
    ['to=2024-01-01', 'from'],
    ['from=2024-02-01&to=2024-01-01', 'from'],
    ['from=99999-01-01', 'from'],
    ['from=2024-02-30', 'from'],
    ['from=2024-01-01&knownFrom=position:1', 'knownFrom'],
    ['from=2024-01-01&asOf=2024-01-01', 'asOf'],
    ['knownFrom=position:1&knownAt=position:2', 'knownAt'],
    ['knownTo=position:1', 'from'],
    ['knownFrom=position:2&knownTo=position:1', 'knownFrom'],
    ['knownFrom=position:9999', 'knownFrom'],
    ['knownFrom=position:1&knownTo=position:9999', 'knownTo'],
    ['from=2022-01-01&knownAt=position:9999', 'knownAt'],
    ['knownFrom=2999-01-01T00:00:00Z', 'knownFrom'],
    ['knownFrom=yesterday', 'knownFrom'],
    ['from=2024-01-01&colour=red', 'colour'],
  ])('%s', async (query, path) => {
    const { status, body } = await server.get<Problem>(`/v1/main/persons/karim-masimov/diff?${query}`);
    expect([status, body.errors[0]?.path]).toEqual([400, path]);
  });

  test('also of a subject that is not there, or was not yet', async () => {
    for (const address of [
      'persons/nobody/diff?from=2024-01-01',
      'persons/karim-masimov/diff?from=2024-01-01&knownAt=position:0',
    ]) {
      expect((await server.get(`/v1/main/${address}`)).status).toBe(404);
    }
  });
});
