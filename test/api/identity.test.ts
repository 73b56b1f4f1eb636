// Merges and splits of subjects through the API.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { compareWithLog } from '../../src/projection/compare.ts';
import { ADA, BO, COURIER, cast, detained, GAZETTE, officeAssumed, released, retracted } from '../support/drafts.ts';
import { breachesOf, openTestServer, type TestServer } from '../support/http.ts';

let server: TestServer;
let token: string;
let workspace: string;
let base: string;

beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server?.close());

beforeEach(async () => {
  workspace = `w-${randomUUID().slice(0, 8)}`;
  await server.makeWorkspace(workspace, true);
  token = await server.makeToken('nina', 'recorder', workspace);
  base = `/v1/${workspace}`;
  await append(cast());
});

interface Receipt {
  readonly position: number;
  readonly id: string;
}
interface Page<Item> {
  readonly items: readonly Item[];
}

async function send(body: unknown, query = '') {
  return server.post<Record<string, unknown>>(`${base}/developments${query}`, body, { token });
}

async function append(body: unknown): Promise<number> {
  const answer = await send(body);
  expect(answer.status, answer.text.slice(0, 400)).toBe(201);
  const { items, ...receipt } = answer.body as unknown as { items?: Receipt[] } & Receipt;
  return items?.at(-1)?.position ?? receipt.position;
}

async function get<Body = Record<string, unknown>>(path: string): Promise<Body> {
  const answer = await server.get<Body>(base + path);
  expect(answer.status, `${path} ${answer.text.slice(0, 300)}`).toBe(200);
  return answer.body;
}

const merged = (from: string, into: string) => ({ id: randomUUID(), type: 'subject.merged', data: { from, into } });
const split = (from: string, into: string, developments: readonly string[]) => ({
  id: randomUUID(),
  type: 'subject.split',
  data: { from, into, developments },
});
const ids = async (path: string) => (await get<Page<{ id: string }>>(path)).items.map(({ id }) => id);

describe('a merge', () => {
  test('has everything follow: state, list, timeline, log, search and findings; and leads there', async () => {
    const arrest = detained({ occurred: '2024-03-05' }, BO);
    const before = await append([arrest, officeAssumed({ occurred: '2024-01-05' })]);
    await append(merged(BO, ADA));
    expect(await get('/persons/ada-orlov?asOf=2024-05-01')).toMatchObject({
      name: 'ada-orlov',
      state: { custody: { value: { kind: 'detained' }, because: [arrest.id] }, aliases: [{ value: BO }] },
      findings: expect.arrayContaining([expect.objectContaining({ rule: 'single_source' })]),
    });
    expect(await ids('/persons?custody=detained&asOf=2024-05-01')).toEqual([ADA]);
    expect(await ids('/persons')).toEqual([ADA]);
    expect(await ids('/persons?alias=person:bo-tarn')).toEqual([ADA]);
    expect(await ids('/persons/ada-orlov/timeline')).toContain(arrest.id);
    expect(await ids('/developments?subject=person:ada-orlov')).toContain(arrest.id);
    expect(await ids('/developments?subject=person:bo-tarn&order=occurred')).toContain(arrest.id);
    expect(await get('/search?q=bo-tarn&kind=person')).toMatchObject({ items: [{ id: ADA, matched: 'bo-tarn' }] });
    expect(await get('/findings?subject=person:bo-tarn&rule=no_word_for_six_months')).toMatchObject({
      items: [{ subject: ADA }],
    });
    for (const [path, query] of [
      ['', ''],
      ['', '?asOf=2024-05-01&certainty=stated'],
      ['/timeline', '?limit=3'],
      ['/diff', '?from=2024-01-01'],
    ]) {
      const { status, headers } = await server.get(`${base}/persons/bo-tarn${path}${query}`);
      expect({ status, location: headers.get('location') }).toEqual({
        status: 308,
        location: `${base}/persons/ada-orlov${path}${query}`,
      });
    }
    expect(await get(`/persons/bo-tarn?asOf=2024-05-01&knownAt=position:${before}`)).toMatchObject({
      id: BO,
      state: { custody: { value: { kind: 'detained' } } },
    });
    expect(await get(`/persons/ada-orlov?asOf=2024-05-01&knownAt=position:${before}`)).toMatchObject({
      state: { custody: null, aliases: [] },
    });
    expect((await compareWithLog(server.connection, workspace)).differences).toEqual([]);
  });

  test('leads from the merged id in filters, in search and in addresses however they are written', async () => {
    const party = { case: 'case:harbour-fire', party: BO, role: 'defendant' };
    await append([{ ...detained({ occurred: '2024-03-05' }), type: 'case.party_added', data: party }, merged(BO, ADA)]);
    expect(await ids(`/cases?party=${BO}`)).toEqual(['case:harbour-fire']);
    expect(await get(`/search?q=${BO}&kind=person`)).toMatchObject({ items: [{ id: ADA, matched: BO }] });
    const { headers } = await server.get(`${base}/persons/%62o-tarn/timeline?limit=2`);
    expect(headers.get('location')).toBe(`${base}/persons/ada-orlov/timeline?limit=2`);
  });

  test('of sources makes one source of two, also where one only corroborates', async () => {
    const arrest = detained({ occurred: '2024-03-05' });
    const second = { id: randomUUID(), type: 'development.corroborated', data: { target: arrest.id } };
    await append([arrest, { ...second, sources: [{ source: COURIER }] }]);
    const rules = async () =>
      (await get<{ findings: { rule: string }[] }>('/persons/ada-orlov')).findings.map(({ rule }) => rule);
    expect(await rules()).not.toContain('single_source');
    await append(merged(COURIER, GAZETTE));
    expect(await rules()).toContain('single_source');
    expect(await get('/persons/ada-orlov')).toMatchObject({ state: { custody: { sources: [GAZETTE] } } });
    expect((await compareWithLog(server.connection, workspace)).differences).toEqual([]);
  });

  test('is told in sentences under the name of who it is now', async () => {
    await append([detained({ occurred: '2024-03-05' }, BO), merged(BO, ADA)]);
    const { items } = await get<Page<{ sentence: string; type: string }>>('/persons/ada-orlov/timeline');
    expect(items.map(({ sentence }) => sentence)).toEqual(['Reported by the source’s author: ada-orlov was detained.']);
    const log = await get<Page<{ sentence: string; type: string }>>('/developments?type=subject.merged');
    expect(log.items[0]?.sentence).toBe(
      'The entry person:bo-tarn (person:bo-tarn) was merged into ada-orlov (person:ada-orlov).',
    );
  });

  test('is undone by a retraction, and done again when that is retracted', async () => {
    const merge = merged(BO, ADA);
    const undo = retracted(merge.id);
    const together = await append([detained({ occurred: '2024-03-05' }, BO), merge]);
    const apart = await append(undo);
    expect(await get('/persons/bo-tarn?asOf=2024-05-01')).toMatchObject({
      state: { custody: { value: { kind: 'detained' } } },
    });
    expect(await get('/persons/ada-orlov?asOf=2024-05-01')).toMatchObject({
      state: { custody: null },
    });
    expect(await ids('/persons')).toEqual([ADA, BO]);
    await append(retracted(undo.id));
    expect((await server.get(`${base}/persons/bo-tarn`)).status).toBe(308);
    expect((await server.get(`${base}/persons/bo-tarn?knownAt=position:${apart}`)).status).toBe(200);
    expect((await server.get(`${base}/persons/bo-tarn?knownAt=position:${together}`)).status).toBe(308);
    expect((await compareWithLog(server.connection, workspace)).differences).toEqual([]);
  });

  test('holds for what is recorded later, about either', async () => {
    await append(merged(BO, ADA));
    await append(detained({ occurred: '2024-03-05' }, BO));
    await append(released({ occurred: '2024-03-07' }, ADA));
    expect(await get('/persons/ada-orlov?asOf=2024-03-06')).toMatchObject({
      state: { custody: { value: { kind: 'detained' } } },
    });
    expect(await get('/persons/ada-orlov?asOf=2024-03-08')).toMatchObject({
      state: { custody: { value: { group: 'released' } } },
    });
  });

  test('is the cause that a diff names', async () => {
    const before = await append(detained({ occurred: '2024-03-05' }, BO));
    const merge = merged(BO, ADA);
    const after = await append(merge);
    const undo = retracted(merge.id);
    await append(undo);
    const causes = async (query: string) => {
      const { changes } = await get<{ changes: { attribute: string; because: { effect: string; id: string }[] }[] }>(
        `/persons/ada-orlov/diff?asOf=2024-05-01&${query}`,
      );
      return changes.find(({ attribute }) => attribute === 'custody')?.because.map(({ effect, id }) => [effect, id]);
    };
    expect(await causes(`knownFrom=position:${before}&knownTo=position:${after}`)).toEqual([['merged', merge.id]]);
    expect(await causes(`knownFrom=position:${after}`)).toEqual([['retracted', undo.id]]);
  });

  test('has unchangedSince see what is recorded about either', async () => {
    const at = await append(merged(BO, ADA));
    await append(detained({ occurred: '2024-03-05' }, BO));
    expect(await send(released({ occurred: '2024-03-07' }, ADA), `?unchangedSince=${at}`)).toMatchObject({
      status: 412,
      body: { code: 'changed_since' },
    });
    expect(await send(released({ occurred: '2024-03-07' }, ADA), `?unchangedSince=${at + 1}`)).toMatchObject({
      status: 201,
    });
  });

  test('in a dry run shows what would move', async () => {
    const arrest = detained({ occurred: '2024-03-05' }, BO);
    await append(arrest);
    const { body } = await send(merged(BO, ADA), '?dryRun=true');
    expect(body).toMatchObject({
      points: expect.arrayContaining([
        expect.objectContaining({ subject: ADA, attribute: 'act', development: arrest.id }),
      ]),
      withdrawn: expect.arrayContaining([expect.objectContaining({ subject: BO, attribute: 'act' })]),
    });
    expect((body.points as { attribute: string }[]).map(({ attribute }) => attribute)).not.toContain('timeline');
  });
});

describe('a split', () => {
  test('moves what is named to another, as far as it was about the one', async () => {
    const [arrest, office] = [detained({ occurred: '2024-03-05' }), officeAssumed({ occurred: '2024-01-05' })];
    const before = await append([arrest, office]);
    await append(split(ADA, BO, [arrest.id]));
    expect(await get('/persons/ada-orlov?asOf=2024-05-01')).toMatchObject({ state: { custody: null, offices: [{}] } });
    expect(await get('/persons/bo-tarn?asOf=2024-05-01')).toMatchObject({
      state: { custody: { value: { kind: 'detained' } }, offices: [] },
    });
    expect(await ids('/persons/bo-tarn/timeline')).toEqual([arrest.id]);
    expect(await get(`/persons/ada-orlov?asOf=2024-05-01&knownAt=position:${before}`)).toMatchObject({
      state: { custody: { value: { kind: 'detained' } } },
    });
    expect((await compareWithLog(server.connection, workspace)).differences).toEqual([]);
  });

  test('is told under the right name, and is what a diff names', async () => {
    const arrest = detained({ occurred: '2024-03-05' });
    const before = await append(arrest);
    const parting = split(ADA, BO, [arrest.id]);
    await append(parting);
    const { items } = await get<Page<{ sentence: string }>>('/persons/bo-tarn/timeline');
    expect(items[0]?.sentence).toBe('Reported by the source’s author: bo-tarn was detained.');
    expect(await get(`/persons/bo-tarn/diff?knownFrom=position:${before}&asOf=2024-05-01`)).toMatchObject({
      changes: [{ attribute: 'custody', change: 'added', because: [{ effect: 'split', id: parting.id }] }],
    });
  });
});

describe('what cannot be', () => {
  const faultOf = async (draft: unknown) => {
    const { status, body } = await send(draft);
    const { code, errors } = body as { code: string; errors: { path: string }[] };
    return { status, code, path: errors?.[0]?.path };
  };

  test('is refused, with the place and the remedy', async () => {
    const arrest = detained({ occurred: '2024-03-05' }, BO);
    const undone = retracted(arrest.id);
    await append([arrest, undone]);
    expect(await faultOf(merged(ADA, ADA))).toEqual({ status: 422, code: 'invalid', path: '/data/into' });
    expect(await faultOf(merged(ADA, 'case:harbour-fire'))).toEqual({
      status: 422,
      code: 'invalid',
      path: '/data/into',
    });
    expect(await faultOf(merged(ADA, 'person:nobody'))).toEqual({
      status: 422,
      code: 'unregistered_subject',
      path: '/data/into',
    });
    expect(await faultOf(split(ADA, BO, []))).toMatchObject({ code: 'invalid', path: '/data/developments' });
    expect(await faultOf(split(ADA, BO, [randomUUID()]))).toEqual({
      status: 422,
      code: 'unknown_target',
      path: '/data/developments/0',
    });
    expect(await faultOf(split(ADA, BO, [arrest.id]))).toMatchObject({
      code: 'unfit_target',
      path: '/data/developments/0',
    });
    expect(await faultOf(split(BO, ADA, [undone.id]))).toMatchObject({
      code: 'unfit_target',
      path: '/data/developments/0',
    });
  });

  test('a registration is not split off, a merge is neither corrected nor corroborated', async () => {
    const merge = merged(BO, ADA);
    await append(merge);
    const [registration] = await ids('/developments?subject=person:ada-orlov&type=person.registered');
    expect(await faultOf(split(ADA, BO, [registration ?? '']))).toMatchObject({ code: 'unfit_target' });
    const correction = {
      type: 'development.corrected',
      data: { target: merge.id, replacement: { type: 'subject.merged', data: merge.data } },
    };
    expect(await faultOf(correction)).toMatchObject({ code: 'invalid', path: '/data/replacement/type' });
    const corroboration = {
      type: 'development.corroborated',
      data: { target: merge.id },
      sources: [{ source: 'source:harbour-gazette-1' }],
    };
    expect(await faultOf(corroboration)).toMatchObject({ code: 'unfit_target', path: '/data/target' });
  });

  test('a split of what was split off already is refused, once and again', async () => {
    const arrest = detained({ occurred: '2024-03-05' });
    await append([arrest, split(ADA, BO, [arrest.id])]);
    expect(await faultOf(split(ADA, BO, [arrest.id]))).toMatchObject({ code: 'unfit_target' });
    expect(await faultOf(split(BO, ADA, [arrest.id]))).toEqual({ status: 201, code: undefined, path: undefined });
    expect(await get('/persons/ada-orlov?asOf=2024-05-01')).toMatchObject({
      state: { custody: { value: { kind: 'detained' } } },
    });
  });
});

test('what a claim’s dispute and an unknown’s answer name must be such', async () => {
  const arrest = detained({ occurred: '2024-03-05' });
  await append(arrest);
  const told = {
    summary: 'It is told.',
    attribution: { by: 'author', standing: 'reported' },
    sources: [{ source: 'source:harbour-gazette-1' }],
  };
  const dispute = (claim: string) => ({ type: 'claim.disputed', data: { claim, about: [ADA], by: ADA }, ...told });
  const answer = (unknown: string) => ({ type: 'unknown.resolved', data: { unknown, about: [ADA] }, ...told });
  expect(await send(dispute(arrest.id))).toMatchObject({
    status: 422,
    body: { code: 'unfit_target', errors: [{ path: '/data/claim' }] },
  });
  expect(await send(answer(arrest.id))).toMatchObject({
    status: 422,
    body: { code: 'unfit_target', errors: [{ path: '/data/unknown' }] },
  });
  expect(await send(answer(randomUUID()))).toMatchObject({ status: 422, body: { code: 'unknown_target' } });
});

test('every answer is as /openapi.json says', () => {
  expect(server.answers.flatMap(breachesOf)).toEqual([]);
  expect(server.errors).toEqual([]);
});
