import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { attribute, attributeNames } from '../../src/catalogue/attributes.ts';
import { findingRuleNames, findingRules } from '../../src/catalogue/rules.ts';
import { families } from '../../src/catalogue/types.ts';
import type { Field } from '../../src/web/form/fields.ts';
import { correctionFormOf, formOf } from '../../src/web/form/tree.ts';
import { typeDescription } from '../../src/web/labels.ts';
import { en } from '../../src/words/en.ts';
import { ADMIN_TOKEN, openTestServer, type TestServer } from '../support/http.ts';
import { textsOf } from '../support/page-text.ts';
import { accent, pseudo, toPseudo } from '../support/pseudo.ts';
import { visit } from '../support/visit.ts';

/** Letters of English that the pseudo-language does not have. */
const PLAIN = /[a-z]{2}/i;

const allTypes = families.flatMap(({ types }) => types);
const correction = allTypes.find(({ amends }) => amends === 'corrects');
const forms = [
  ...allTypes.filter((type) => type !== correction && !type.byService).map((type) => formOf(type, pseudo)),
  ...(correction ? allTypes.flatMap(({ name }) => correctionFormOf(correction, name, pseudo) ?? []) : []),
];

/** Words that the catalogue and the API still say in English, and where. Each goes once they stand in the message catalogue. */
const STILL_ENGLISH: readonly { readonly reason: string; readonly texts: readonly string[] }[] = [
  { reason: 'titles of families', texts: families.map(({ title }) => title) },
  {
    reason: 'titles and descriptions of types',
    texts: allTypes.flatMap((type) => [type.title, typeDescription(type, pseudo)]),
  },
  {
    reason: 'names and explanations of the rules of review notes',
    texts: findingRuleNames.flatMap((rule) => [inWords(rule), findingRules[rule].explanation]),
  },
  {
    reason: 'labels of attributes and kinds of claims',
    texts: [...attributeNames.flatMap((name) => optionsIn(attribute(name).value)), 'conduct', 'statement'],
  },
  { reason: 'labels, options and help of form fields', texts: forms.flatMap(wordsIn) },
];

/** What the API says of a problem. */
const STILL_ENGLISH_CLASSES = ['detail'];

const stillEnglish = STILL_ENGLISH.flatMap(({ texts }) => texts.map(withoutCodes))
  .filter((text) => PLAIN.test(text))
  .sort((a, b) => b.length - a.length);

function inWords(option: string): string {
  return option.replaceAll('_', ' ');
}

function optionsIn(schema: unknown): string[] {
  if (schema instanceof z.ZodObject) return Object.values(schema.shape).flatMap(optionsIn);
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) return optionsIn(schema.unwrap());
  if (schema instanceof z.ZodEnum) return schema.options.map((option) => inWords(String(option)));
  return schema instanceof z.ZodLiteral ? [...schema.values].map((value) => inWords(String(value))) : [];
}

function wordsIn(field: Field): string[] {
  const own = [field.label, ...field.help];
  if (field.kind === 'group') return [...own, ...field.members.flatMap(wordsIn)];
  if (field.kind === 'list') return [...own, ...wordsIn(field.element)];
  return field.kind === 'choice' ? [...own, ...field.options.map(inWords)] : own;
}

/** Ids, dates, currencies, and what was typed, are not words of the page. */
function withoutCodes(text: string): string {
  return text
    .replace(/“(?:soon|nobody)”/g, '')
    .replace(/\b(?:person|case|organization|source):[a-z0-9-]+/g, '')
    .replace(/\b\d{4}-\d\d-\d\d(?:T[\d:.]+Z)?/g, '')
    .replace(/\d [A-Z]{3}\b/g, '');
}

function isForeign(text: string): boolean {
  if (!PLAIN.test(text)) return false;
  let rest = withoutCodes(text);
  for (const known of stillEnglish) {
    if (!PLAIN.test(rest)) return false;
    rest = rest.replaceAll(known, '');
  }
  return PLAIN.test(rest) && !isCut(rest);
}

/** In the picture a text ends where there is no room. */
function isCut(text: string): boolean {
  const kept = /([a-z][a-z ]*)…$/i.exec(text)?.[1];
  return kept !== undefined && stillEnglish.some((known) => known.startsWith(kept));
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
  const page = `<head><title>Ada – A</title></head><h1>Hello <bdi>Ada</bdi></h1><p class="detail">No <b>way</b></p><p>By <a title="More"
    href="/x"><q>and on</q></a><br>now</p><svg><text>\u2068Bo\u2069 there</text></svg><code>x=1</code>
    <form data-words="{&quot;a&quot;:{&quot;b&quot;:&quot;Step {n}&quot;}}"><input placeholder="Type" value="typed"></form>`;
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
      for (const said of textsOf(text, STILL_ENGLISH_CLASSES)) {
        if (!judged.has(said) && isForeign(said)) foreign.set(said, address);
        judged.add(said);
      }
    }
    expect([...foreign]).toEqual([]);
    expect(seen.size).toBeGreaterThan(1_000);
  }, 180_000);

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
      expect(textsOf(text, STILL_ENGLISH_CLASSES).filter(isForeign)).toEqual([]);
    }
  });
});

/** Other pages that a page leads to, but for other moments: there is no end of them. */
function linksIn(text: string): string[] {
  const links = [...text.matchAll(/href="(\/[^"#]*)/g)].map(([, link = '']) => link.replaceAll('&amp;', '&'));
  return links.filter((link) => !/[?&](asOf|knownAt|cursor)=|\.(csv|xlsx|css)\b|^\/(static|docs|v1)/.test(link));
}
