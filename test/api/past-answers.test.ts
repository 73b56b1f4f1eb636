// Past answers stay to the byte, whatever is recorded, erased, rebuilt or restarted later.
// `KEPT_ANSWERS=10000 DISTURBING_APPENDS=5000` makes it as large as it was shown once.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEngine, startHttp } from '../../src/app.ts';
import { rebuildFacts } from '../../src/projection/rebuild.ts';
import { createWorkspace } from '../../src/workspaces/workspaces.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { diceOf } from '../support/dice.ts';
import { ADMIN_TOKEN } from '../support/http.ts';
import { askedDays, type RandomDraft, randomHistory } from '../support/random-history.ts';

const KEPT = Number(process.env.KEPT_ANSWERS ?? 900);
const DISTURBING = Number(process.env.DISTURBING_APPENDS ?? 450);
/** Each has a workspace of its own. */
const HISTORIES = Math.max(9, Math.round(DISTURBING / 125));
/** So many developments are recorded before anything is asked. */
const ASKED_ABOUT = 45;

let database: TestDatabase;
let server: Awaited<ReturnType<typeof start>>;
const errors: unknown[] = [];
beforeAll(async () => {
  database = await openTestDatabase();
  server = await start();
});
afterAll(async () => {
  await server.close();
  await database.close();
});

async function start() {
  const engine = startEngine(database.connection, (error) => errors.push(error));
  const onError = (error: unknown) => errors.push(error);
  const http = await startHttp({ engine, port: 0, host: '127.0.0.1', adminToken: ADMIN_TOKEN, onError });
  return {
    url: http.url,
    async close() {
      await http.close();
      await engine.close();
    },
  };
}

interface Receipt {
  readonly position: number;
  readonly recordedAt: string;
  readonly id: string;
}

async function post<Body>(path: string, body: unknown): Promise<{ readonly status: number; readonly body: Body }> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${ADMIN_TOKEN}` };
  const response = await fetch(server.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: response.status, body: (await response.json()) as Body };
}

/** What names something erased, or what was refused for that, is refused. */
async function append(workspace: string, batch: readonly RandomDraft[], isLater = false): Promise<readonly Receipt[]> {
  const { status, body } = await post<{ items: Receipt[] }>(`/v1/${workspace}/developments`, batch);
  if (isLater && [409, 410, 422].includes(status)) return [];
  expect([status, status === 201 ? '' : body]).toEqual([201, '']);
  return body.items;
}

/**
 * Answers of the API as they are; pages without the address of the server, and without the controls that lead to other
 * moments.
 */
async function ask(path: string): Promise<string> {
  const accept = path.startsWith('/v1/') ? 'application/json' : 'text/html';
  const response = await fetch(server.url + path, { headers: { accept }, redirect: 'manual' });
  const text = await response.text();
  const controls = /<section class="when.*?<\/section>/gs;
  const said = text.replaceAll(controls, '').replaceAll(server.url, '');
  return `${response.status} ${response.headers.get('location') ?? ''}\n${said}`;
}

const subjects = [
  ...['persons/ada-orlov', 'persons/bo-tarn', 'persons/cy-venn', 'organizations/harbour-police'],
  ...['organizations/port-council', 'cases/harbour-fire', 'cases/port-bribes', 'sources/harbour-gazette-1'],
];
const lists = [
  ...['persons?', 'persons?custody=any&', 'persons?custody=detained&', 'persons?office=any&', 'cases?stage=any&'],
  ...['persons?legal_status=any&', 'cases?party=person:ada-orlov&', 'persons?custody=any&certainty=possible&'],
  ...['organizations?', 'persons?charge=any&certainty=certain&', 'sources?'],
];
const words = ['detained', 'released', 'Name', 'Titel', 'person.detaind', 'harbour', 'Gazette', 'ada'];

/** An address that asks about a moment that is past. */
function randomQuestion(dice: ReturnType<typeof diceOf>, workspace: string, recorded: readonly Receipt[]): string {
  const [one, other] = [dice.of(recorded), dice.of(recorded)];
  const [earlier, later] = one.position < other.position ? [one, other] : [other, one];
  const momentOf = ({ position, recordedAt }: Receipt) => (dice.in(70) ? `position:${position}` : recordedAt);
  const [first, last] = [momentOf(earlier), momentOf(later)];
  const [from, to] = [dice.of(askedDays()), dice.of(askedDays())].sort();
  const day = dice.in(50) ? to : '2022-01-31';
  const at = `asOf=${day}&knownAt=${last}`;
  const subject = dice.of(subjects);
  const id = subject.replace('s/', ':');
  const of = earlier.id;
  const path = dice.of([
    ...[`/${subject}?${at}`, `/${subject}?${at}&certainty=${dice.of(['certain', 'stated', 'possible'])}`],
    ...[
      `/${subject}?${at}`,
      `/${subject}/timeline?${at}`,
      `/${subject}/diff?asOf=${day}&knownFrom=${first}&knownTo=${last}`,
    ],
    ...[`/${subject}/diff?asOf=${day}&knownFrom=${first}&knownTo=${last}`, `/findings?${at}&subject=${id}`],
    ...[`/${subject}/diff?from=${from}&to=${to}&knownAt=${last}`, `/developments/${of}?knownAt=${last}`],
    ...[`/developments/${of}/history?knownAt=${last}`, `/search?q=${dice.of(words)}&${at}`, `/findings?${at}`],
    ...[`/${dice.of(lists)}total=true&${at}`, `/${dice.of(lists)}total=true&limit=1&${at}`, `/${dice.of(lists)}${at}`],
    ...[
      `/developments?order=${dice.of(['recorded', 'occurred'])}&subject=${id}&knownAt=${last}`,
      `/developments?knownAt=${last}&limit=7`,
    ],
  ]);
  const isPage = dice.in(40) && !/total=|certainty=|order=|developments\?/.test(path);
  const report = dice.in(10) && !path.includes('diff') && path.startsWith(`/${subject}?`);
  if (report) return `/${workspace}/${subject}/dossier?${at}`;
  if (isPage && !path.includes('/history')) return `/${workspace}${path}`;
  return dice.in(8) ? `/v1/${workspace}/developments/${of}/changes` : `/v1/${workspace}${path}`;
}

interface History {
  readonly workspace: string;
  readonly dice: ReturnType<typeof diceOf>;
  /** What is still to be recorded. */
  readonly rest: RandomDraft[][];
  /** Answers by their questions. */
  readonly kept: ReadonlyMap<string, string>;
}

async function recordAndAsk(seed: number): Promise<History> {
  const workspace = `kept-${seed}`;
  const dice = diceOf(seed);
  await createWorkspace(database.connection, { name: workspace, isPublic: true });
  const rest = randomHistory(seed, ASKED_ABOUT + Math.ceil(DISTURBING / HISTORIES));
  const recorded: Receipt[] = [];
  while (recorded.length < ASKED_ABOUT) recorded.push(...(await append(workspace, rest.shift() ?? [])));
  const kept = new Map<string, string>();
  while (kept.size < KEPT / HISTORIES) {
    const question = randomQuestion(dice, workspace, recorded);
    kept.set(question, await ask(question));
  }
  return { workspace, dice, rest, kept };
}

/** Records half of what is left, and erases some of it. */
async function disturb({ workspace, dice, rest }: History): Promise<void> {
  const half = Math.ceil(rest.length / 2);
  const later: Receipt[] = [];
  for (const batch of rest.splice(0, half)) later.push(...(await append(workspace, batch, true)));
  for (const { id } of dice.shuffled(later).slice(0, 2)) {
    const { status } = await post(`/v1/${workspace}/developments/${id}/redaction`, { reason: 'A test.' });
    expect([200, 201, 409, 422]).toContain(status);
  }
}

/** The questions that are answered otherwise now. */
async function findChanged({ kept }: History): Promise<object[]> {
  const changed: object[] = [];
  for (const [question, before] of kept) {
    const after = await ask(question);
    if (after !== before) changed.push({ question, ...firstDifference(before, after) });
  }
  return changed;
}

function firstDifference(before: string, after: string) {
  const at = [...before].findIndex((letter, index) => letter !== after[index]);
  const around = (text: string) => text.slice(Math.max(0, at - 120), at + 240);
  return { before: around(before), after: around(after) };
}

test('answers of every kind about the past stay as they were', { timeout: 3_600_000 }, async () => {
  const histories: History[] = [];
  for (let seed = 1; seed <= HISTORIES; seed += 1) histories.push(await recordAndAsk(seed));
  const answers = histories.flatMap(({ kept }) => [...kept.values()]);
  expect(answers.filter((answer) => answer.startsWith('200')).length).toBeGreaterThan(answers.length * 0.85);
  const asked = histories.flatMap(({ kept }) => [...kept]);
  expect(asked.filter(([, answer]) => answer.startsWith('5')).map(([question]) => question)).toEqual([]);
  for (const history of histories) await disturb(history);
  for (const history of histories) expect(await findChanged(history)).toEqual([]);
  for (const history of histories) await disturb(history);
  for (const { workspace } of histories) await rebuildFacts(database.connection, workspace);
  await server.close();
  server = await start();
  for (const history of histories) expect(await findChanged(history)).toEqual([]);
  expect(errors).toEqual([]);
  console.info(`${answers.length} answers stayed as they were`);
});
