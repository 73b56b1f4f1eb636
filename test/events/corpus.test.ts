// The corpora in events/: files, ids, references, and quotes of the article.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Citation } from '../../src/catalogue/development.ts';
import { type Draft, readDraft } from '../../src/catalogue/read-draft.ts';
import { referencesOf, registeredBy } from '../../src/catalogue/references.ts';
import { findType } from '../../src/catalogue/types.ts';
import { article, type Expected, rows, subjects } from './article-rows.ts';

const root = join(import.meta.dirname, '../..');
const corpusFolder = join(root, 'events/main/main-mistake-of-karim-masimov');
const sharedFolder = join(root, '../shared');
const articleFile = join(sharedFolder, 'seed/article.txt');

const files = readdirSync(corpusFolder)
  .sort()
  .map((name) => ({ name, text: readFileSync(join(corpusFolder, name), 'utf8') }));
/** As it was recorded, file by file. */
const recorded = files.map(({ name, text }) => ({ name, draft: readFileDraft(name, text) }));
/** As it stands: each with its correction, and no correction by itself. */
const entries = recorded
  .filter(({ draft }) => draft.type !== 'development.corrected')
  .map(({ name, draft }) => ({ name, draft: correct(draft) }));
/**
 * What the rows speak of: all but the registry, to which only the two cases of November 2023 have rows of their own.
 */
const developments = entries.filter(
  ({ draft }) => !findType(draft.type)?.registers || (draft.type === 'case.registered' && citesParagraph(draft, 10)),
);

describe('every file of the corpus', () => {
  it('is named by a number and a slug, without gaps', () => {
    files.forEach(({ name }, index) => {
      expect(name).toMatch(/^\d{3}-[a-z0-9]+(-[a-z0-9]+)*\.json$/);
      expect(Number(name.slice(0, 3))).toBe(index + 1);
    });
  });

  it('is laid out as JSON with two spaces, and names the schema', () => {
    for (const { name, text } of files) {
      const content = JSON.parse(text);
      expect(content.$schema, name).toBe('../../development.schema.json');
      expect(Object.keys(content).slice(0, 3), name).toEqual(['$schema', 'id', 'type']);
      expect(text.endsWith('}\n'), name).toBe(true);
    }
  });

  it('carries an id of its own', () => {
    const ids = recorded.map(({ draft }) => draft.id);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('refers only to developments and subjects that come earlier', () => {
    const [ids, registered] = [new Set<string>(), new Set<string>()];
    for (const { name, draft } of recorded) {
      for (const id of draft.after ?? []) expect(ids, `${name}: after`).toContain(id);
      for (const id of replacementIn(draft)?.after ?? []) expect(ids, `${name}: after`).toContain(id);
      if (replacementIn(draft)) expect(ids, `${name}: target`).toContain(draft.data.target);
      const own = registeredBy(draft);
      if (own) registered.add(own);
      const { about, cited } = referencesOf(draft);
      for (const { subject } of [...about, ...cited]) expect(registered, name).toContain(subject);
      ids.add(draft.id ?? '');
    }
  });

  it('corrects each development at most once, and keeps its type', () => {
    const targets = recorded.flatMap(({ draft }) => (replacementIn(draft) ? [draft.data.target] : []));
    expect(targets.length).toBeGreaterThan(0);
    expect(new Set(targets).size).toBe(targets.length);
    for (const { name, draft } of recorded) {
      const target = recorded.find((it) => it.draft.id === draft.data.target);
      expect(replacementIn(draft)?.type, name).toBe(target?.draft.type);
    }
  });

  it('has a summary in English', () => {
    for (const { name, draft } of recorded) {
      expect(draft.summary, name).toMatch(/\.$/);
      expect(draft.lang, name).toBe('en');
    }
  });

  it('quotes a few words of a paragraph, and no more', () => {
    for (const { name, draft } of recorded.filter(({ draft: { type } }) => type !== 'source.registered')) {
      expect(draft.sources.length, name).toBeGreaterThan(0);
      for (const citation of [...draft.sources, ...(replacementIn(draft)?.sources ?? [])]) {
        expect(citation, name).toMatchObject({ source: article, lang: 'en' });
        expect(citation.locator, name).toMatch(/^paragraph \d+$/);
        expect(citation.quote?.split(' ').length, name).toBeGreaterThan(0);
        expect(citation.quote?.split(' ').length, name).toBeLessThanOrEqual(11);
      }
    }
  });
});

describe('the corpus', () => {
  it('registers the subjects that the article names, by the names that it gives them', () => {
    const registered = entries.flatMap(({ draft }) => {
      const subject = registeredBy(draft);
      return subject ? [[subject, namesIn(draft)]] : [];
    });
    expect(Object.fromEntries(registered)).toEqual(subjects);
    expect(registered).toHaveLength(Object.keys(subjects).length);
  });

  for (const { paragraph, row, expected } of rows) {
    it(`records paragraph ${paragraph}: ${row}`, () => {
      for (const each of expected) expect(findMatches(paragraph, each), describeExpected(each)).toHaveLength(1);
    });
  }

  it('records nothing without a row', () => {
    const matched = rows.flatMap(({ paragraph, expected }) => expected.flatMap((each) => findMatches(paragraph, each)));
    expect(matched.map(({ name }) => name).sort()).toEqual(developments.map(({ name }) => name));
  });

  it('cites no paragraph without a row', () => {
    const known = new Set(rows.map(({ paragraph }) => `paragraph ${paragraph}`));
    for (const { draft } of entries) for (const { locator } of draft.sources) expect(known).toContain(locator);
  });

  it('orders developments only as the rows say', () => {
    for (const { paragraph, expected } of rows) {
      for (const each of expected) {
        const [match] = findMatches(paragraph, each);
        const predecessors = (each.after ?? []).map(findNamed);
        expect(new Set(match?.draft.after ?? []), match?.name).toEqual(new Set(predecessors));
      }
    }
  });

  it('tells nothing alleged, supposed or judged without saying who says so', () => {
    const soft = ['alleged', 'speculation', 'opinion', 'unknown'];
    const attributed = /\barticle\b|\bstated\b|^According to /;
    const claims = entries.filter(({ draft: { attribution, claim } }) =>
      [attribution?.standing, claim?.standing].some((standing) => standing && soft.includes(standing)),
    );
    expect(claims.length).toBeGreaterThan(0);
    for (const { name, draft } of claims) expect(draft.summary, name).toMatch(attributed);
  });
});

describe.runIf(existsSync(articleFile))('the article', () => {
  const text = () => readFileSync(articleFile, 'utf8');
  const paragraphs = () =>
    text()
      .split('\n')
      .slice(1)
      .filter((line) => line.trim() !== '');

  it('is the text whose hash the source has', () => {
    const source = entries.find(({ draft }) => registeredBy(draft) === article);
    expect(source?.draft.data.sha256).toBe(createHash('sha256').update(readFileSync(articleFile)).digest('hex'));
    expect(source?.draft.data.title).toBe(text().split('\n')[0]);
  });

  it('holds every quote to the letter, in the paragraph cited', () => {
    for (const { name, draft } of recorded) {
      for (const citation of [...draft.sources, ...(replacementIn(draft)?.sources ?? [])])
        expect(paragraphOf(citation, paragraphs()), name).toContain(citation.quote);
    }
  });

  it('holds every name', () => {
    for (const name of Object.entries(subjects).flatMap(([subject, names]) =>
      subject.startsWith('case:') ? [] : names,
    )) {
      expect(text()).toContain(name);
    }
  });
});

describe.runIf(process.env.CI && existsSync(sharedFolder))('in CI', () => {
  it('finds the article, so that no quote goes unchecked', () => {
    expect(existsSync(articleFile)).toBe(true);
  });
});

function readFileDraft(name: string, text: string): Draft {
  const reading = readDraft(JSON.parse(text));
  if (!reading.ok) throw new Error(`${name}: ${JSON.stringify(reading.faults)}`);
  return reading.draft;
}

function replacementIn({ type, data }: Draft): Omit<Draft, 'id'> | undefined {
  return type === 'development.corrected' ? (data.replacement as Omit<Draft, 'id'>) : undefined;
}

/** A development with the correction that counts: its note is the correction’s. */
function correct(draft: Draft): Draft {
  const correction = recorded.findLast(({ draft: { type, data } }) => {
    return type === 'development.corrected' && data.target === draft.id;
  })?.draft;
  return correction ? { ...draft, ...replacementIn(correction), note: correction.note } : draft;
}

function findMatches(paragraph: number, expected: Expected) {
  return developments.filter(({ draft }) => citesParagraph(draft, paragraph) && isAsExpected(draft, expected));
}

/**
 * All that bears on a person's standing is compared whole, so that a bound, hedge or mark of inference cannot be lost.
 */
function isAsExpected(draft: Draft, { type, data, occurred, act, claim }: Expected): boolean {
  return (
    draft.type === type &&
    draft.occurred === occurred &&
    isDeepStrictEqual(draft.attribution, act) &&
    isDeepStrictEqual(draft.claim, claim) &&
    Object.entries(data).every(([key, value]) => isDeepStrictEqual(draft.data[key], value))
  );
}

/** The id of the one development that a row gives this name. */
function findNamed(name: string): string | undefined {
  const matches = rows.flatMap(({ paragraph, expected }) =>
    expected.filter((each) => each.name === name).flatMap((each) => findMatches(paragraph, each)),
  );
  expect(matches, name).toHaveLength(1);
  return matches[0]?.draft.id;
}

function citesParagraph({ sources }: Draft, paragraph: number): boolean {
  return sources.some(({ locator }) => locator === `paragraph ${paragraph}`);
}

function paragraphOf({ locator = '' }: Citation, paragraphs: readonly string[]): string {
  return paragraphs[Number(locator.replace('paragraph ', '')) - 1] ?? '';
}

function namesIn({ data }: Draft): unknown[] {
  return Array.isArray(data.names) ? data.names.map(({ text }) => text) : [data.title];
}

function describeExpected({ type, data, occurred }: Expected): string {
  return `${type} ${occurred ?? 'without a date'} ${JSON.stringify(data)}`;
}
