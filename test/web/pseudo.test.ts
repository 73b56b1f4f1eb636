/** No page, sentence or review note says a word that is not in the message catalogue. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { en } from '../../src/words/en.ts';
import { ADMIN_TOKEN, everyItem, openTestServer, type TestServer } from '../support/http.ts';
import { textsOf } from '../support/page-text.ts';
import { accent, pseudo, toPseudo } from '../support/pseudo.ts';
import { visit } from '../support/visit.ts';

/** Letters of English that the pseudo-language does not have. */
const PLAIN = /[a-z]{2}/i;

/** Ids, dates, currencies, and what was typed, are not words of the page. */
function withoutCodes(text: string): string {
  return text
    .replace(/“(?:soon|nobody|nowhere)”/g, '')
    .replace(/\b(?:person|case|organization|source):[a-z0-9-]+/g, '')
    .replace(/\b\d{4}-\d\d-\d\d(?:T[\d:.]+Z)?/g, '')
    .replace(/\d (?:[A-Z]{3}\b|monthly wag(?:es|…))/g, '');
}

function isForeign(text: string): boolean {
  return PLAIN.test(withoutCodes(text));
}

describe('the pseudo-language', () => {
  test('keeps the structure of a message, and makes every text a third longer', () => {
    expect(toPseudo('{count, plural, one {# day} other {# days}} in {place}')).toBe(
      '{count,plural,one{# đđáý} other{# đđáýšš}} ííñ {place}',
    );
    expect(accent('Review notes')).toMatch(/^[^A-Za-z]+ [^A-Za-z]+$/);
    expect(accent('Review notes').length).toBeGreaterThanOrEqual(Math.floor(('Review notes'.length * 4) / 3));
  });

  test('has every message of the catalogue, and each can be said', () => {
    expect(pseudo.words.statements.kinds.reported).toBe(accent('Reported'));
    expect(pseudo.words.pages.lists.total({ count: 2 })).toBe(`2 ${accent('results.')}`);
    expect(keysOf(pseudo.words)).toEqual(keysOf(en));
  });
});

test('what is recorded, typed and code is told apart from what a page says', () => {
  const page = `<head><title>Ada – A</title></head><h1>Hello <bdi>Ada</bdi></h1><p class="detail">No <b>way</b></p>
    <p>By <a title="More" href="/x"><q>and on</q></a><br>now</p>
    <svg><text>\u2068Bo\u2069 there</text></svg><code>x=1</code>
    <form data-words="{&quot;a&quot;:{&quot;b&quot;:&quot;Step {n}&quot;}}">
    <input placeholder="Type" value="typed"></form>`;
  expect(textsOf(page, ['detail'])).toEqual(['– A', 'Hello', 'By', 'More', 'now', 'there', 'Step', 'Type']);
});

function keysOf(tree: object, path = ''): string[] {
  return Object.entries(tree).flatMap(([key, branch]) =>
    typeof branch === 'object' && branch !== null ? keysOf(branch, `${path}.${key}`) : [`${path}.${key}`],
  );
}

describe('every page in the pseudo-language', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await openTestServer({ corpus: true, fiction: true, language: pseudo });
  });
  afterAll(() => server?.close());

  const cookie = `annalist_token=${ADMIN_TOKEN}`;

  test('has no words from elsewhere', async () => {
    const seen = new Set(['/', '/main', '/fiction', '/nowhere', '/main/audit?occurredFrom=soon&subject=nobody']);
    const foreign = new Map<string, string>();
    const judged = new Set<string>();
    for (const address of seen) {
      const { text, headers } = await visit(server, address, { cookie });
      if (!headers.get('content-type')?.startsWith('text/html')) continue;
      expect(text).toContain('<html lang="en-XA">');
      for (const link of linksIn(text)) seen.add(link);
      for (const said of textsOf(text)) {
        if (!judged.has(said) && isForeign(said)) foreign.set(said, address);
        judged.add(said);
      }
    }
    expect([...foreign]).toEqual([]);
    expect(seen.size).toBeGreaterThan(1_000);
  }, 600_000);

  test.each(['main', 'fiction'])(
    'nor have the sentences and review notes of %s, but for what was recorded',
    async (name) => {
      const log = await everyItem<Said>(server, `/v1/${name}/developments?order=recorded`);
      const notes = await everyItem<Said>(server, `/v1/${name}/findings?dismissed=true`);
      const recorded = textsIn(log.map(({ sentence: _, ...development }) => development));
      const said = [...log, ...notes].map(({ sentence, message }) => sentence ?? message ?? '');
      const own = said.map((text) => withoutCodes(recorded.reduce((left, it) => left.replaceAll(it, ''), text)));
      expect(own.filter((text) => PLAIN.test(text))).toEqual([]);
      expect(said.length).toBeGreaterThan(100);
    },
  );

  test('nor has a form that is refused, or previewed', async () => {
    const path = '/main/add/person.detained';
    const typed = {
      'data.person': 'person:karim-masimov',
      occurred: '[..2023-11]',
      'attribution.by': 'author',
      'attribution.standing': 'alleged',
      'sources.0.source': 'source:main-mistake-of-karim-masimov',
      summary: 'Taken away.',
      do: 'preview',
    };
    const forms = [
      [422, { 'data.person': 'Karim Masimov', do: 'preview' }],
      [422, { 'attribution.hedge': 'perhaps', do: 'record' }],
      [200, { ...typed, do: 'more:sources' }],
      [200, typed],
    ] as const;
    for (const [expected, form] of forms) {
      const { status, text } = await visit(server, path, { cookie, form });
      expect(status).toBe(expected);
      expect(textsOf(text).filter(isForeign)).toEqual([]);
    }
  });
});

interface Said {
  readonly sentence?: string;
  readonly message?: string;
}

/** All texts within, but for what was chosen from a list; the longest first. */
function textsIn(recorded: unknown): string[] {
  const options: Readonly<Record<string, object>> = en.options;
  const texts = new Set<string>();
  JSON.stringify(recorded, (field, value) => {
    if (typeof value === 'string' && !(value in (options[field] ?? {}))) texts.add(value.replace(/[.\s]+$/, ''));
    return value;
  });
  return [...texts].filter((text) => text !== '').sort((a, b) => b.length - a.length);
}

/** Other pages that a page leads to, but for other moments: there is no end of them. */
function linksIn(text: string): string[] {
  const links = [...text.matchAll(/href="(\/[^"#]*)/g)].map(([, link = '']) => link.replaceAll('&amp;', '&'));
  const isView = /[?&](asOf|knownAt|cursor|from|to|hide|focus|people|naming|occurredFrom|dates)=/;
  return links.filter((link) => !isView.test(link) && !/\.(csv|xlsx|css)\b|^\/(static|docs|v1)/.test(link));
}
