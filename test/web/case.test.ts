// The page of a case: who is accused of what, the sides of a lawsuit, and filters of its developments.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cast, FIRE, GAZETTE, register } from '../support/drafts.ts';
import { openTestServer, type TestServer } from '../support/http.ts';
import { accusedOf, LARGE_CASE, largeCase } from '../support/large-case.ts';
import { record, visit as visitOf } from '../support/visit.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer({ corpus: true, fiction: true });
});
afterAll(async () => {
  expect(server?.errors).toEqual([]);
  await server?.close();
});

async function read(path: string): Promise<string> {
  const { status, text } = await visitOf(server, path);
  expect(status, path).toBe(200);
  return text;
}

/** The words of some markup that everyone sees. */
function wordsOf(markup: string): string {
  return markup
    .replace(/<span class="sr">[^<]*<\/span>/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();
}

function partOf(text: string, id: string, tag = 'section'): string {
  return new RegExp(`<${tag}[^>]*id="${id}"[\\s\\S]*?</${tag}>`).exec(text)?.[0] ?? '';
}

const rowsOf = (table: string) => [...table.matchAll(/<tr>[\s\S]*?<\/tr>/g)].map(([row]) => wordsOf(row));

/** What happened, as its list says it: the dates and the sentences. */
function listed(text: string): { readonly date: string; readonly said: string }[] {
  const list = partOf(text, 'timeline');
  return [...list.matchAll(/<li id="d-[\s\S]*?<\/li>/g)].map(([item]) => ({
    date: wordsOf(/<span class="date">([\s\S]*?)<\/span>/.exec(item)?.[1] ?? ''),
    said: wordsOf(item),
  }));
}

/** Where a link with these words leads. */
function hrefOf(text: string, words: string): string {
  const found = [...text.matchAll(/<a [^>]*href="([^"#]*)[^>]*>([\s\S]*?)<\/a>/g)].find(([, , label = '']) =>
    wordsOf(label).includes(words),
  );
  if (!found) throw new Error(`no link says ${words}`);
  return (found[1] ?? '').replaceAll('&amp;', '&');
}

const BRIDGE = '/fiction/cases/halmeny-bridge';

describe('a criminal case', () => {
  test('says who is accused of what, with outcome, custody, sentence and sums', async () => {
    const rows = rowsOf(partOf(await read(BRIDGE), 'charges'));
    expect(rows).toHaveLength(6);
    expect(rows[1]).toMatch(/^Davrin Khozhurel .* convicted .*final taking a bribe .*convicted, 3 counts final/);
    expect(rows[1]).toContain('released on 24 February 2025');
    expect(rows[2]).toMatch(/Irmela Tashvar .*acquitted final .*set aside: imprisonment for 2 years/);
    expect(rows[4]).toMatch(/^Maruk Olvesh .*discontinued.* died on/);
    expect(rows[5]).toMatch(/^4 accused, 7 counts .*4 convicted, 2 acquitted and 1 discontinued$/);
  });

  test('says on a day what is not clear, and never more than that', async () => {
    const text = await read('/main/cases/karim-masimov-and-deputies?asOf=2022-01-10');
    const table = wordsOf(partOf(text, 'charges'));
    expect(table).toContain('Who may be accused of what');
    expect(table).toMatch(/not clear .*perhaps detained between 2 and 31 January 2022/);
    expect(table).not.toMatch(/Karim Masimov.*No record of custody.*Anuar/);
    expect(partOf(text, 'timeline')).toContain('Perhaps by this date');
  });

  test('has its reading order: answer, cards, accused, picture, developments, sections', async () => {
    const text = await read(BRIDGE);
    const places = ['id="answer"', 'class="cards"', 'id="charges"', 'id="picture"', 'id="timeline"', 'id="sentences"'];
    const found = places.map((place) => text.indexOf(place));
    expect(found.every((it) => it > 0)).toBe(true);
    expect(found).toEqual(found.toSorted((a, b) => a - b));
    expect(new Set([...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)).size).toBe(
      [...text.matchAll(/ id="([^"]+)"/g)].length,
    );
  });
});

describe('other cases', () => {
  test('an international case says its sides, what was found, and what was paid', async () => {
    const sides = wordsOf(partOf(await read('/fiction/cases/tolunde-v-ostrane'), 'judgments'));
    expect(sides).toMatch(/Brought by Maira Tolunde applicant .*Against Republic of Ostrane/);
    expect(sides).toContain('Article 11 of the Lantern Charter (fiction) not violated');
    expect(sides).toMatch(/moral damage 6000 EUR .*executed in part paid: 2500 EUR supervised by/);
  });

  test('a civil case names counsel, and does not call anyone accused', async () => {
    const text = await read('/fiction/cases/tolunde-v-sluice-board');
    expect(wordsOf(partOf(text, 'judgments'))).toMatch(/in favour of Maira Tolunde against Saltmere Sluice Board/);
    expect(text).not.toContain('id="charges"');
  });

  test('an impeachment says what came of it; background says what happened', async () => {
    const impeachment = await read('/fiction/cases/impeachment-of-osprek');
    expect(wordsOf(partOf(impeachment, 'judgments'))).toContain('Delvin Osprek : removed from office');
    const background = await read('/fiction/cases/halmeny-bridge-collapse');
    expect(wordsOf(partOf(background, 'judgments'))).toContain('What happened');
    expect(background).not.toContain('id="charges"');
  });
});

describe('the developments of a case', () => {
  test('begin with the newest, and lead to all earlier ones', async () => {
    const text = await read(BRIDGE);
    expect(listed(text)[0]?.date).toBe('15 September 2025');
    const list = partOf(text, 'timeline');
    const count = Number(/(\d+) earlier developments/.exec(list)?.[1]);
    expect(wordsOf(list)).toContain(`${count + listed(text).length} in all`);
    const rest = await read(hrefOf(list, 'earlier developments'));
    expect(listed(rest)).toHaveLength(count);
    expect(listed(rest).at(-1)?.date).toBe('4 June 2021');
  });

  test('a chip, a kind, words, a year and an order are links and fields that keep each other', async () => {
    const one = await read(hrefOf(partOf(await read(`${BRIDGE}?asOf=2024-01-01`), 'timeline'), 'Irmela Tashvar'));
    expect(one).toMatch(/<a class="chip"[^>]*aria-current="true"[^>]*>\s*<span><bdi>Irmela Tashvar/);
    expect(one).toContain('<input type="hidden" name="asOf" value="2024-01-01">');
    expect(one).toContain('<input type="hidden" name="naming" value="person:irmela-tashvar">');
    const address = `${BRIDGE}?asOf=2024-01-01&naming=person:irmela-tashvar`;
    const trial = listed(await read(`${address}&family=trial&source=&q=&occurredFrom=&occurredTo=&order=oldest`));
    expect(trial.length).toBeGreaterThan(1);
    expect(trial.length).toBeLessThan(listed(one).length);
    const year = await read(hrefOf(partOf(one, 'timeline'), '2023'));
    expect(listed(year).every(({ date }) => date.includes('2023'))).toBe(true);
    expect(year).toMatch(/name="asOf" value="2024-01-01"[\s\S]*name="naming" value="person:irmela-tashvar"/);
    const words = listed(await read(`${BRIDGE}?q=yacht`));
    expect(words.length).toBeGreaterThan(0);
    expect(words.every(({ said }) => said.includes('yacht'))).toBe(true);
    expect(await read(`${BRIDGE}?q=zzzz`)).toContain('No development matches.');
  });

  test('those without a date stand apart, whatever is looked for', async () => {
    const text = await read('/main/cases/karim-masimov-and-deputies');
    const list = partOf(text, 'timeline');
    const [dated = '', undated = ''] = list.split('Date not known</h3>');
    expect(dated).not.toContain('Date not known');
    expect(dated).not.toContain('date not known');
    expect(undated).toContain('was in the dock');
    const only = await read('/main/cases/karim-masimov-and-deputies?dates=unknown');
    expect(listed(only)).toHaveLength(5);
  });

  test('a person’s timeline has the same filters, and opens with them', async () => {
    const text = await read('/fiction/persons/davrin-khozhurel?family=custody');
    expect(text).toMatch(/<details[^>]*id="timeline"[^>]*open/);
    expect(await read('/fiction/persons/davrin-khozhurel')).not.toMatch(/<details[^>]*id="timeline"[^>]* open>/);
  });
});

/** So many counts against one accused, in one indictment: every fifth is of wire fraud. */
function indictment(caseId: string, person: string, size: number) {
  const charges = Array.from({ length: size }, (_, index) => ({
    charge: `c${index + 1}`,
    number: String(index + 1),
    offence: index % 5 === 0 ? 'wire fraud' : `offence ${index + 1}`,
  }));
  return {
    id: randomUUID(),
    type: 'charge.filed',
    occurred: '2024-03-05',
    data: { case: caseId, persons: [person], charges },
    summary: 'Charges were filed.',
    attribution: { by: 'author', standing: 'reported' },
    claim: { by: 'organization:harbour-police', standing: 'alleged' },
    sources: [{ source: GAZETTE }],
  };
}

test.each([16, 45])('%i counts are all there: by number, offence and outcome, and summed', async (size) => {
  const workspace = `counts-${size}`;
  await server.makeWorkspace(workspace, true);
  await record(server, workspace, cast());
  await record(server, workspace, register('person:one'));
  await record(server, workspace, indictment(FIRE, 'person:one', size));
  const charges = partOf(await read(`/${workspace}/cases/harbour-fire`), 'charges');
  const words = wordsOf(charges);
  expect(words).toContain(`1 accused, ${size} counts`);
  expect(words).toContain('All of these charges are allegations by harbour-police until a court decides.');
  for (let number = 1; number <= size; number += 1)
    if (number % 5 !== 1) expect(words).toMatch(new RegExp(`(?:^| )${number} offence ${number} pending`));
  expect(words).toMatch(/1, 6, 11.* wire fraud pending, \d+ counts/);
});

describe('a case of 2,000 developments and 40 accused', () => {
  const page = `/large/cases/${LARGE_CASE.split(':')[1]}`;
  beforeAll(async () => {
    await server.makeWorkspace('large', true);
    const all = largeCase({ accused: 40, developments: 2_000 });
    for (let start = 0; start < all.length; start += 500) await record(server, 'large', all.slice(start, start + 500));
  }, 120_000);

  test('has every accused, and the newest developments at once', async () => {
    const text = await read(page);
    const table = partOf(text, 'charges');
    for (let index = 0; index < 40; index += 1) expect(table).toContain(accusedOf(index).split(':')[1]);
    expect(wordsOf(table)).toContain('26 more accused');
    expect(listed(text)).toHaveLength(13);
    expect(text).toContain('href="#timeline"');
  });

  test('one person and one kind are two filters, and every page of them is reached', async () => {
    const person = await read(hrefOf(partOf(await read(page), 'timeline'), 'accused-1 '));
    const address = `${page}?naming=${accusedOf(0)}`;
    expect(partOf(person, 'timeline')).toContain('All without a date');
    expect(listed(await read(`${address}&dates=unknown`)).length).toBeGreaterThan(20);
    const claims = listed(await read(`${address}&family=claims`));
    expect(claims.length).toBeGreaterThan(0);
    expect(claims.length).toBeLessThan(listed(person).length);
    const whole = await read(`${page}?order=oldest&limit=500`);
    const next = await read(hrefOf(partOf(whole, 'timeline'), 'later developments'));
    expect(listed(next)[0]?.said).not.toBe(listed(whole)[0]?.said);
  });
});
