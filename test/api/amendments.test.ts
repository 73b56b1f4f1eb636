// Corrections, retractions and corroborations through the API.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  ADA,
  BO,
  COURIER,
  cast,
  corrected,
  corroborated,
  detained,
  GAZETTE,
  register,
  released,
  retracted,
} from '../support/drafts.ts';
import { breachesOf, openTestServer, type TestServer } from '../support/http.ts';

interface Leaf {
  readonly value: unknown;
  readonly certainty: string;
  readonly since: { readonly edtf: string | null };
  readonly because: readonly string[];
  readonly sources: readonly string[];
}
interface State {
  readonly name: string;
  readonly state: { readonly custody: Leaf | null };
  readonly knownAt: { readonly position: number };
}
interface Step {
  readonly id: string;
  readonly effect: string;
  readonly inForce: boolean;
  readonly target: string | null;
  readonly note?: string | null;
  readonly changes: readonly { readonly path: string; readonly before?: unknown; readonly after?: unknown }[];
}
interface History {
  readonly id: string;
  readonly inForce: string | null;
  readonly items: readonly Step[];
  readonly next: string | null;
}
interface Told {
  readonly id: string;
  readonly occurred: string | null;
  readonly retractedBy: string | null;
  readonly correctedBy: string | null;
  readonly corroboratedBy: readonly string[];
}

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => {
  expect(server.answers.flatMap(breachesOf)).toEqual([]);
  expect(server.errors).toEqual([]);
  return server.close();
});

let workspaces = 0;
/** A record of its own, with the cast of the drafts. */
async function openRecord() {
  workspaces += 1;
  const workspace = `record-${workspaces}`;
  await server.makeWorkspace(workspace, true);
  const bearer = await server.makeToken('vera', 'recorder', workspace);
  const base = `/v1/${workspace}`;
  const send = (body: unknown, query = '') =>
    server.post<{
      position: number;
      code: string;
      errors: { path: string; message: string }[];
      points: unknown[];
      withdrawn: unknown[];
    }>(`${base}/developments${query}`, body, { token: bearer });
  async function tell<Draft extends object>(draft: Draft): Promise<Draft> {
    const { status, text } = await send(draft);
    expect(status, text).toBe(201);
    return draft;
  }
  const get = async <Body>(path: string, isKnown = true) => {
    const answer = await server.get<Body>(base + path, isKnown ? bearer : undefined);
    expect(answer.status, answer.text).toBe(200);
    return answer.body;
  };
  const custody = async (asOf: string, knownAt?: number, person = ADA) =>
    (
      await get<State>(
        `/persons/${person.split(':')[1]}?asOf=${asOf}${knownAt === undefined ? '' : `&knownAt=position:${knownAt}`}`,
      )
    ).state.custody;
  const history = (id: string, query = '') => get<History>(`/developments/${id}/history${query}`);
  await tell(cast());
  return { workspace, base, bearer, send, tell, get, custody, history };
}

describe('a correction', () => {
  test('replaces what was said, from then on and for every day, and keeps what was known before', async () => {
    const { tell, custody, get } = await openRecord();
    const original = await tell(detained({ occurred: '2024-03-05' }));
    const correction = await tell(corrected(original.id, detained({ occurred: '2024-03-07' })));
    expect(await custody('2024-03-06')).toBeNull();
    expect(await custody('2024-03-07')).toMatchObject({
      value: { kind: 'detained' },
      certainty: 'certain',
      since: { edtf: '2024-03-07' },
      because: [original.id, correction.id],
    });
    expect(await custody('2024-03-06', 6)).toMatchObject({ value: { kind: 'detained' }, because: [original.id] });
    const told = await get<Told>(`/developments/${original.id}`);
    expect(told).toMatchObject({ occurred: '2024-03-05', correctedBy: correction.id, retractedBy: null });
    expect(await get<Told>(`/developments/${original.id}?knownAt=position:6`)).toMatchObject({ correctedBy: null });
  });

  test('may speak of another person: the first is free of it', async () => {
    const { tell, custody, get } = await openRecord();
    const original = await tell(detained({ occurred: '2024-03-05' }));
    await tell(corrected(original.id, detained({ occurred: '2024-03-05' }, BO)));
    expect(await custody('2024-03-06', undefined, ADA)).toBeNull();
    expect(await custody('2024-03-06', undefined, BO)).toMatchObject({ value: { kind: 'detained' } });
    const timeline = (person: string) => get<{ items: Told[] }>(`/persons/${person}/timeline?asOf=2024-03-06`);
    expect((await timeline('ada-orlov')).items).toEqual([]);
    expect((await timeline('bo-tarn')).items).toMatchObject([{ id: original.id }]);
  });

  test('shows in timelines in its own words, under the first id', async () => {
    const { tell, get } = await openRecord();
    const original = await tell(detained({ occurred: '2024-03-05' }));
    const correction = await tell(
      corrected(original.id, { ...detained({ occurred: '2024-03' }), summary: 'Ada Orlov was detained in March.' }),
    );
    const { items } = await get<{ items: Told[] }>('/persons/ada-orlov/timeline?asOf=2024-12-31');
    expect(items).toMatchObject([
      {
        id: original.id,
        occurred: '2024-03',
        summary: 'Ada Orlov was detained in March.',
        correctedBy: correction.id,
        latest: '2024-03-31',
      },
    ]);
    const recorded = await get<{ items: Told[] }>('/developments?subject=person:ada-orlov');
    expect(recorded.items.map(({ id }) => id).slice(-2)).toEqual([original.id, correction.id]);
  });

  test('of a correction falls with it; of two rivals the last one counts, until it is retracted', async () => {
    const { tell, custody } = await openRecord();
    const day = async () => (await custody('2024-12-31'))?.since.edtf;
    const original = await tell(detained({ occurred: '2024-03-01' }));
    const first = await tell(corrected(original.id, detained({ occurred: '2024-03-02' })));
    await tell(corrected(first.id, detained({ occurred: '2024-03-03' })));
    expect(await day()).toBe('2024-03-03');
    const rival = await tell(corrected(original.id, detained({ occurred: '2024-03-04' })));
    expect(await day()).toBe('2024-03-04');
    const back = await tell(retracted(rival.id));
    expect(await day()).toBe('2024-03-03');
    await tell(retracted(first.id));
    expect(await day()).toBe('2024-03-01');
    await tell(retracted(back.id));
    expect(await day()).toBe('2024-03-04');
  });

  test('may mend a registration, but not have it register another subject', async () => {
    const { tell, get, send } = await openRecord();
    const [registration, ...others] = register('person:cy-venn', 'person:dee-ash');
    if (!registration) throw new Error('there is no registration');
    await tell([registration, ...others]);
    const data = { person: 'person:cy-venn', names: [{ text: 'Cy Venn' }] };
    await tell(corrected(registration.id, { type: 'person.registered', data }));
    expect(await get<State>('/persons/cy-venn')).toMatchObject({ name: 'Cy Venn' });
    const other = corrected(registration.id, {
      type: 'person.registered',
      data: { ...data, person: 'person:dee-ash' },
    });
    expect((await send(other)).body).toMatchObject({
      code: 'unfit_target',
      errors: [{ path: '/data/replacement/data' }],
    });
  });

  test('names registered subjects only, says what it follows, and never follows itself', async () => {
    const { tell, send } = await openRecord();
    const original = await tell(detained({ occurred: '2024-03-05' }));
    const later = await tell(corroborated(original.id));
    const answers = await Promise.all([
      send(corrected(original.id, detained({}, 'person:nobody'))),
      send(corrected(original.id, detained({ after: [original.id] }))),
      send(corrected(original.id, detained({ after: [randomUUID()] }))),
      send(corrected(original.id, detained({ after: [later.id] }))),
      send(corrected(original.id, detained({ occurred: '[2999-01-01..]' }))),
    ]);
    expect(answers.map(({ body }) => [body.code, body.errors[0]?.path])).toEqual([
      ['unregistered_subject', '/data/replacement/data/person'],
      ['invalid', '/data/replacement/after'],
      ['unknown_predecessor', '/data/replacement/after/0'],
      ['unknown_predecessor', '/data/replacement/after/0'],
      ['invalid', '/data/replacement/occurred'],
    ]);
  });

  test('that makes developments follow one another in a circle leaves them at their dates, and says so', async () => {
    const { tell, get } = await openRecord();
    const first = await tell(detained({ occurred: '2024-03-05' }));
    const second = await tell(released({ occurred: '2024-03-07', after: [first.id] }));
    await tell(corrected(first.id, detained({ occurred: '2024-03-05', after: [second.id] })));
    const { items } = await get<{ items: { orderContradictsDates: boolean }[] }>(
      '/persons/ada-orlov/timeline?asOf=2024-12-31',
    );
    expect(items.map(({ orderContradictsDates }) => orderContradictsDates)).toEqual([true, true]);
    const { findings } = await get<{ findings: { rule: string }[] }>('/persons/ada-orlov?asOf=2024-12-31');
    expect(findings.map(({ rule }) => rule)).toContain('order_contradicts_dates');
  });
});

describe('a retraction', () => {
  test('takes a development out, whatever corrects it, and can be retracted in turn', async () => {
    const { tell, custody, get } = await openRecord();
    const before = await tell(detained({ occurred: '2024-03-01' }));
    const release = await tell(released({ occurred: '2024-03-05' }));
    expect(await custody('2024-03-06')).toMatchObject({ value: { group: 'released' } });
    const retraction = await tell(retracted(release.id));
    expect(await custody('2024-03-06')).toMatchObject({ value: { kind: 'detained' }, because: [before.id] });
    await tell(corrected(release.id, released({ occurred: '2024-03-04' })));
    expect(await custody('2024-03-06')).toMatchObject({ value: { kind: 'detained' } });
    expect(await get<Told>(`/developments/${release.id}`)).toMatchObject({ retractedBy: retraction.id });
    await tell(retracted(retraction.id));
    expect(await custody('2024-03-04')).toMatchObject({ value: { group: 'released' } });
    expect(await custody('2024-03-03')).toMatchObject({ value: { kind: 'detained' } });
    expect(await get<Told>(`/developments/${release.id}`)).toMatchObject({ retractedBy: null });
  });

  test('is refused for what is not there, for a registration, and twice', async () => {
    const { tell, send } = await openRecord();
    const original = await tell(detained({ occurred: '2024-03-05' }));
    const [registration] = register('person:cy-venn');
    if (!registration) throw new Error('there is no registration');
    await tell(registration);
    const answers = [await send(retracted(randomUUID())), await send(retracted(registration.id))];
    await tell(retracted(original.id));
    answers.push(await send(retracted(original.id)));
    const other = await tell(released({ occurred: '2024-03-09' }));
    answers.push(await send([retracted(other.id), retracted(other.id)]));
    expect(answers.map(({ status, body }) => [status, body.code, body.errors[0]?.path])).toEqual([
      [422, 'unknown_target', '/data/target'],
      [422, 'unfit_target', '/data/target'],
      [409, 'already_retracted', '/data/target'],
      [409, 'already_retracted', '/1/data/target'],
    ]);
  });

  test('sent again is the same retraction, not another', async () => {
    const { tell, send } = await openRecord();
    const original = await tell(detained({ occurred: '2024-03-05' }));
    const retraction = await tell(retracted(original.id));
    expect((await send(retraction)).status).toBe(200);
  });
});

describe('a corroboration', () => {
  test('adds its source to what it corroborates, as long as those words stand', async () => {
    const { tell, custody, get } = await openRecord();
    const original = await tell(detained({ occurred: '2024-03-05' }));
    const corroboration = await tell(corroborated(original.id));
    expect(await custody('2024-03-06')).toMatchObject({
      because: [original.id, corroboration.id],
      sources: [GAZETTE, COURIER],
    });
    expect((await get<{ items: Told[] }>('/sources/port-courier-1/timeline')).items).toMatchObject([
      { id: original.id, corroboratedBy: [corroboration.id] },
    ]);
    const correction = await tell(corrected(original.id, detained({ occurred: '2024-03-06' })));
    expect(await custody('2024-03-06')).toMatchObject({ because: [original.id, correction.id], sources: [GAZETTE] });
    const second = await tell(corroborated(correction.id));
    expect(await custody('2024-03-06')).toMatchObject({ because: [original.id, correction.id, second.id] });
    await tell(retracted(second.id));
    expect(await custody('2024-03-06')).toMatchObject({ sources: [GAZETTE] });
  });

  test('needs a source, and something that a source can say', async () => {
    const { tell, send } = await openRecord();
    const original = await tell(detained({ occurred: '2024-03-05' }));
    const retraction = await tell(retracted(original.id));
    const { sources: _, ...bare } = corroborated(original.id);
    expect((await send(bare)).body).toMatchObject({ code: 'invalid', errors: [{ path: '/sources' }] });
    expect((await send(corroborated(retraction.id))).body).toMatchObject({ code: 'unfit_target' });
  });
});

test('only what can be amended is: no correction of another type, of a retraction, or of a corroboration', async () => {
  const { tell, send } = await openRecord();
  const original = await tell(detained({ occurred: '2024-03-05' }));
  const corroboration = await tell(corroborated(original.id));
  const retraction = await tell(retracted(original.id));
  const answers = await Promise.all(
    [
      corrected(original.id, released({ occurred: '2024-03-05' })),
      corrected(retraction.id, detained({ occurred: '2024-03-05' })),
      corrected(corroboration.id, detained({ occurred: '2024-03-05' })),
      corrected(randomUUID(), detained({ occurred: '2024-03-05' })),
    ].map((draft) => send(draft)),
  );
  expect(answers.map(({ status, body }) => [status, body.code, body.errors[0]?.path])).toEqual([
    [422, 'unfit_target', '/data/replacement/type'],
    [422, 'unfit_target', '/data/target'],
    [422, 'unfit_target', '/data/target'],
    [422, 'unknown_target', '/data/target'],
  ]);
});

test('within a batch an amendment may be about what stands before it, not behind', async () => {
  const { send, custody } = await openRecord();
  const original = detained({ occurred: '2024-03-05' });
  const correction = corrected(original.id, detained({ occurred: '2024-03-07' }));
  expect((await send([correction, original])).body).toMatchObject({
    code: 'unknown_target',
    errors: [{ path: '/0/data/target' }],
  });
  expect((await send([original, correction])).status).toBe(201);
  expect(await custody('2024-03-06')).toBeNull();
  expect(await custody('2024-03-06', 6)).toBeNull();
  expect(await custody('2024-03-07', 7)).toMatchObject({ value: { kind: 'detained' } });
});

test('whoever amends what changed since is told', async () => {
  const { tell, send } = await openRecord();
  const original = await tell(detained({ occurred: '2024-03-05' }));
  await tell(corroborated(original.id));
  const stale = await send(retracted(original.id), '?unchangedSince=6');
  expect([stale.status, stale.body.errors[0]?.path]).toEqual([412, '/data/target']);
  expect((await send(retracted(original.id), '?unchangedSince=7')).status).toBe(201);
});

test('a dry run shows what an amendment would say and withdraw, and changes nothing', async () => {
  const { tell, send, custody } = await openRecord();
  const original = await tell(detained({ occurred: '2024-03-05' }));
  const custodyPoint = (latest: string) => ({ attribute: 'act', subject: ADA, latest });
  const correcting = await send(corrected(original.id, detained({ occurred: '2024-03-07' })), '?dryRun=true');
  expect(correcting.body).toMatchObject({
    points: [custodyPoint('2024-03-07')],
    withdrawn: [custodyPoint('2024-03-05')],
  });
  const retracting = await send(retracted(original.id), '?dryRun=true');
  expect(retracting.body).toMatchObject({ points: [], withdrawn: [custodyPoint('2024-03-05')] });
  expect(await custody('2024-03-06')).toMatchObject({ value: { kind: 'detained' } });
});

describe('the history of a development', () => {
  test('tells who said what when, what each step changed, field by field, and whose words stand', async () => {
    const { tell, history } = await openRecord();
    const original = await tell(detained({ occurred: '2024-03-05' }));
    const support = await tell(corroborated(original.id));
    const correction = await tell(
      corrected(original.id, { ...detained({ occurred: '2024-03-07' }), data: { person: ADA, place: 'the quay' } }),
    );
    const retraction = await tell(retracted(correction.id));
    const withdrawal = await tell(retracted(original.id));
    const void_ = await tell(corrected(original.id, detained({ occurred: '2024-03-09' })));
    const undo = await tell(retracted(withdrawal.id));
    const told = await history(correction.id);
    expect(told).toMatchObject({ id: original.id, inForce: void_.id, next: null });
    expect(told.items.map(({ id, effect, inForce }) => [id, effect, inForce])).toEqual([
      [original.id, 'recorded', false],
      [support.id, 'corroborated', false],
      [correction.id, 'corrected', false],
      [retraction.id, 'restored', false],
      [withdrawal.id, 'retracted', false],
      [void_.id, 'none', true],
      [undo.id, 'restored', false],
    ]);
    expect(told.items[2]?.changes).toEqual([
      { path: '/data/place', after: 'the quay' },
      { path: '/occurred', before: '2024-03-05', after: '2024-03-07' },
    ]);
    expect(told.items[3]?.changes).toContainEqual({ path: '/data/place', before: 'the quay' });
    expect(told.items[0]).toMatchObject({ recordedBy: 'vera', target: null, changes: [] });
    expect(await history(original.id, '?knownAt=position:7')).toMatchObject({ inForce: original.id, items: [{}, {}] });
    expect(await history(original.id, '?knownAt=position:10')).toMatchObject({ inForce: null });
  });

  test('comes in pages that show the same steps', async () => {
    const { tell, history } = await openRecord();
    const original = await tell(detained({ occurred: '2024-03-05' }));
    for (const day of ['06', '07', '08', '09'])
      await tell(corrected(original.id, detained({ occurred: `2024-03-${day}` })));
    const whole = await history(original.id);
    const steps: Step[] = [];
    for (let cursor = ''; ; ) {
      const page = await history(original.id, `?limit=2${cursor}`);
      steps.push(...page.items);
      if (page.next === null) break;
      cursor = `&cursor=${page.next}`;
    }
    expect(steps).toEqual(whole.items);
    expect(steps.map(({ changes }) => changes.length)).toEqual([0, 1, 1, 1, 1]);
  });

  test('keeps notes from strangers, also where a step changes them', async () => {
    const { tell, get, history } = await openRecord();
    const original = await tell(detained({ occurred: '2024-03-05', note: 'from a friend' }));
    await tell(corrected(original.id, detained({ occurred: '2024-03-07' }), { note: 'from another friend' }));
    expect((await history(original.id)).items[1]?.changes.map(({ path }) => path)).toContain('/note');
    const strange = await get<History>(`/developments/${original.id}/history`, false);
    expect(JSON.stringify(strange)).not.toContain('friend');
  });

  test('of what is not recorded, or was not yet, is not found', async () => {
    const { tell, base } = await openRecord();
    const original = await tell(detained({ occurred: '2024-03-05' }));
    for (const id of [
      randomUUID(),
      'x',
      `${original.id}/history`.slice(0, 10),
      encodeURIComponent("'; drop table fact"),
    ]) {
      expect((await server.get(`${base}/developments/${id}/history`)).status).toBe(404);
    }
    expect((await server.get(`${base}/developments/${original.id}/history?knownAt=position:5`)).status).toBe(404);
    expect((await server.get(`${base}/developments/${original.id}?knownAt=position:5`)).status).toBe(404);
    expect((await server.get(`${base}/developments/${original.id}/history?knownAt=position:99`)).status).toBe(400);
  });
});

test('a retraction of a retraction of a retraction, a thousand deep, is resolved in time', async () => {
  const { tell, custody } = await openRecord();
  const original = await tell(detained({ occurred: '2024-03-05' }));
  let target = original.id;
  const chain = Array.from({ length: 999 }, () => {
    const retraction = retracted(target);
    target = retraction.id;
    return retraction;
  });
  await tell(chain);
  expect(await custody('2024-03-06')).toBeNull();
  await tell(retracted(target));
  expect(await custody('2024-03-06')).toMatchObject({ value: { kind: 'detained' } });
});
