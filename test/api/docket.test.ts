// A docket of 150 entries, criminal and civil: each has a type, and what became of each matter is answered.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findType } from '../../src/catalogue/types.ts';
import { CIVIL, CRIMINAL, makeDocket, registerOfDocket } from '../support/docket.ts';
import { breachesOf, openTestServer, type TestServer } from '../support/http.ts';
import { record, visit } from '../support/visit.ts';

const COUNT = 150;
const docket = makeDocket(COUNT);
let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
  await server.makeWorkspace('harbour', true);
  await record(server, 'harbour', registerOfDocket());
  await record(
    server,
    'harbour',
    docket.map(({ draft }) => draft),
  );
});
afterAll(() => {
  expect(server.answers.flatMap(breachesOf)).toEqual([]);
  expect(server.errors).toEqual([]);
  return server.close();
});

interface Value {
  readonly value: Readonly<Record<string, unknown>>;
}
type Listed = readonly Value[];
interface CaseState {
  readonly state: {
    readonly nextHearing: Value | null;
    readonly hearings: Listed;
    readonly motions: Listed;
    readonly orders: Listed;
    readonly warrants: Listed;
    readonly documents: Listed;
  };
}
interface Items {
  readonly items: readonly { readonly id: string }[];
}

async function caseOn(id: string, asOf: string) {
  const slug = id.replace('case:', '');
  const { status, body, text } = await server.get<CaseState>(`/v1/harbour/cases/${slug}?asOf=${asOf}`);
  expect(status, text).toBe(200);
  return body.state;
}

const typesUsed = new Set(docket.map(({ draft }) => draft.type));

test('every entry has a type of its own kind, and is recorded', async () => {
  expect(docket).toHaveLength(COUNT);
  for (const { title, draft } of docket) expect(findType(draft.type), title).toBeDefined();
  expect(typesUsed.size).toBeGreaterThanOrEqual(15);
  for (const { draft } of docket) {
    const { status } = await server.get(`/v1/harbour/developments/${draft.id}`);
    expect(status).toBe(200);
  }
});

test('no hearing, motion, order or document of either case is lost', async () => {
  for (const id of [CRIMINAL, CIVIL]) {
    const state = await caseOn(id, '2025-12-31');
    const entered = (type: string, step?: string) =>
      docket.filter(({ draft: { type: own, data } }) => {
        const { case: of, step: at } = data as { case?: string; step?: string };
        return own === type && of === id && (step === undefined || at === step);
      }).length;
    expect(state.motions).toHaveLength(entered('motion.progressed', 'filed'));
    expect(state.orders).toHaveLength(entered('order.progressed', 'made'));
    expect(state.warrants).toHaveLength(entered('warrant.progressed', 'issued'));
    expect(state.documents).toHaveLength(entered('document.filed'));
    expect(state.hearings.length).toBeGreaterThanOrEqual(entered('hearing.scheduled', 'scheduled'));
  }
});

test('the next hearing is answered on the case, in lists, on the page and in files', async () => {
  const [entry] = docket.filter(({ draft: { type } }) => type === 'hearing.scheduled');
  if (!entry) throw new Error('the docket has no hearing');
  const { occurred, data } = entry.draft as unknown as { occurred: string; data: { day: string; case: string } };
  const { nextHearing } = await caseOn(data.case, occurred);
  expect(nextHearing?.value.day).toBe(data.day);
  const month = data.day.slice(0, 7);
  for (const label of [month, data.day, 'any']) {
    const { body } = await server.get<Items>(`/v1/harbour/cases?next_hearing=${label}&asOf=${occurred}`);
    expect(body.items.map(({ id }) => id)).toEqual([data.case]);
  }
  const { body: none } = await server.get<Items>(`/v1/harbour/cases?nextHearing=2031&asOf=${occurred}`);
  expect(none.items).toEqual([]);
  const page = await visit(server, `/harbour/cases/${data.case.slice(5)}?asOf=${occurred}`);
  expect(page.text).toContain('What comes next');
  const csv = await visit(server, `/harbour/cases.csv?nextHearing=any&asOf=${occurred}`);
  expect(csv.text).toContain(data.case);
});

test('a sealed document is on file without a title', async () => {
  const { documents } = await caseOn(CRIMINAL, '2025-12-31');
  const sealed = documents.filter(({ value }) => value.sealed === true);
  expect(sealed.map(({ value: { title } }) => title)).toEqual([null, null]);
  const page = await visit(server, `/harbour/cases/${CRIMINAL.slice(5)}?asOf=2025-12-31`);
  expect(page.text).toContain('Sealed');
});
