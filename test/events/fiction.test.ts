// The corpus of fiction: every type, every hard case, and nothing real.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { labelOfAct } from '../../src/catalogue/acts.ts';
import { type Draft, readDraft } from '../../src/catalogue/read-draft.ts';
import { referencesOf, registeredBy } from '../../src/catalogue/references.ts';
import { developmentTypes, typeOf } from '../../src/catalogue/types.ts';
import {
  clemencyKinds,
  custodyKinds,
  decisionResults,
  outcomes,
  partChanges,
  partKinds,
  releaseKinds,
  remedyKinds,
  restrictionKinds,
} from '../../src/law/acts.ts';
import { actNames } from '../law/act-names.ts';

const root = join(import.meta.dirname, '../../events/fiction');

/** In the order in which the service imports them. */
const stories = readdirSync(root)
  .sort()
  .map((story) => {
    const files = readdirSync(join(root, story))
      .sort()
      .map((name) => ({
        name,
        content: JSON.parse(readFileSync(join(root, story, name), 'utf8')) as object | object[],
      }));
    const drafts = files.flatMap(({ name, content }) =>
      [content].flat().map((it) => ({ name, draft: readIt(name, it) })),
    );
    return { story, files, drafts };
  });
const everyDraft = stories.flatMap(({ drafts }) => drafts);

function readIt(name: string, content: unknown): Draft {
  const reading = readDraft(content);
  if (!reading.ok) throw new Error(`${name}: ${JSON.stringify(reading.faults)}`);
  return reading.draft;
}

test('the invented stories tell each type that may be sent at least once', () => {
  const told = new Set(everyDraft.map(({ draft }) => draft.type));
  expect(developmentTypes.map(({ name }) => name).filter((name) => !told.has(name))).toEqual([]);
});

test('no two developments of the invented stories share an id', () => {
  const ids = everyDraft.map(({ draft }) => draft.id);
  expect(new Set(ids).size).toBe(ids.length);
});

const reported = everyDraft.flatMap(({ draft }) => typeOf(draft).acts?.({ ...draft, id: draft.id ?? '' }) ?? []);

test('the invented stories report each act of proceedings and custody', () => {
  const labels: ReadonlySet<string> = new Set(reported.map((act) => act.act));
  expect(actNames.filter((name) => !labels.has(name))).toEqual([]);
});

test('the invented stories report each kind of outcome, decision, change, part, measure, release and clemency', () => {
  const parts = reported.flatMap((act) => (act.act === 'sentence' || act.act === 'decision' ? (act.parts ?? []) : []));
  const shown = new Set<string>([
    ...reported.map(labelOfAct),
    ...reported.flatMap((act) => (act.act === 'sentence_change' ? `change/${act.change}` : [])),
    ...reported.flatMap((act) => (act.act === 'clemency' ? `clemency step/${act.step}` : [])),
    ...reported.flatMap((act) => (act.act === 'remedy_filed' ? `remedy/${act.remedy}` : [])),
    ...parts.map(({ kind }) => `part/${kind}`),
    ...parts.flatMap(({ relation }) => (relation ? `relation/${relation.kind}` : [])),
  ]);
  const wanted = [
    ...outcomes.map((it) => `outcome/${it}`),
    ...decisionResults.map((it) => `decision/${it}`),
    ...[...custodyKinds, ...restrictionKinds].map((it) => `measure/${it}`),
    // A death in custody is recorded as the death.
    ...releaseKinds.filter((it) => it !== 'died').map((it) => `released/${it}`),
    ...clemencyKinds.map((it) => `clemency/${it}`),
    ...['granted', 'refused', 'annulled'].map((it) => `clemency step/${it}`),
    ...partChanges.map((it) => `change/${it}`),
    ...remedyKinds.map((it) => `remedy/${it}`),
    ...partKinds.map((it) => `part/${it}`),
    ...['concurrent', 'consecutive', 'partly', 'absorbed', 'total'].map((it) => `relation/${it}`),
  ];
  expect(wanted.filter((it) => !shown.has(it))).toEqual([]);
});

describe.each(stories)('the invented story of $story', ({ files, drafts }) => {
  test('is in files named by a number and a slug, without gaps, each development with an id of its own', () => {
    files.forEach(({ name }, index) => {
      expect(name).toMatch(/^\d{3}-[a-z0-9]+(-[a-z0-9]+)*\.json$/);
      expect(Number(name.slice(0, 3))).toBe(index + 1);
    });
    const ids = drafts.map(({ draft }) => draft.id);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('is marked as fiction wherever a text of it may be read alone', () => {
    for (const { name, draft } of drafts) {
      const { type, data, summary } = draft;
      expect(summary, name).toMatch(/^Fiction: .*[.”]$/);
      const { names = [], ids = [], title } = data as Registered;
      if (type === 'person.registered')
        expect(ids, name).toContainEqual({ scheme: 'fiction', id: expect.stringMatching(/^F-\d+$/) });
      if (
        type === 'organization.registered' ||
        (type === 'subject.renamed' && String(data.subject).startsWith('organization:'))
      )
        for (const { text } of names) expect(text, name).toMatch(/\(fiction\)$/);
      if (type === 'case.registered' || type === 'source.registered') expect(title, name).toMatch(/\(fiction\)$/);
    }
  });

  test('refers only to subjects and developments that come earlier', () => {
    const [ids, registered] = [new Set<string>(), new Set<string>()];
    for (const { name, draft } of drafts) {
      const own = registeredBy(draft);
      if (own) registered.add(own);
      const { about, cited } = referencesOf(draft);
      for (const { subject } of [...about, ...cited]) expect(registered, name).toContain(subject);
      for (const id of draft.after ?? []) expect(ids, name).toContain(id);
      if (typeof draft.data.target === 'string' && draft.type.startsWith('development.'))
        expect(ids, name).toContain(draft.data.target);
      ids.add(draft.id ?? '');
    }
  });

  test('tells nothing alleged, supposed or judged without saying who says so', () => {
    const soft = ['alleged', 'speculation', 'opinion'];
    const words = [
      'says? said alleges? alleged accus announc claims? claimed calls? called supposes? thinks? wonders?',
      'suspect charg denie disput rumou?r suggests? believes? hints? writes? holds? asks? asked tells? told',
    ];
    const phrases = [...words.join(' ').split(' '), 'according to', 'by the report of', 'in the opinion of'];
    const attributed = new RegExp(`\\b(${phrases.join('|')})`, 'i');
    const claims = drafts.filter(({ draft: { attribution, claim } }) =>
      [attribution?.standing, claim?.standing].some((standing) => standing && soft.includes(standing)),
    );
    expect(claims.length).toBeGreaterThan(5);
    for (const { name, draft } of claims) expect(draft.summary, name).toMatch(attributed);
  });
});

interface Registered {
  readonly names?: readonly { readonly text: string }[];
  readonly ids?: readonly object[];
  readonly title?: string;
}
