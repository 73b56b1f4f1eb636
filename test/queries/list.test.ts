// Lists agree with states, page by page.
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { attribute, listableOf } from '../../src/catalogue/attributes.ts';
import type { SubjectId } from '../../src/catalogue/subject.ts';
import type { Filter } from '../../src/queries/candidates.ts';
import { countSubjects, type ListQuestion, readSubjectPage } from '../../src/queries/list.ts';
import type { Snapshot } from '../../src/queries/snapshot.ts';
import { readState } from '../../src/queries/state.ts';
import type { Certainty } from '../../src/state/attributed-value.ts';
import type { SubjectState } from '../../src/state/state.ts';
import type { Day } from '../../src/time/day.ts';
import { createWorkspace } from '../../src/workspaces/workspaces.ts';
import { openTestEngine } from '../support/database.ts';
import { askedDays, randomHistory } from '../support/random-history.ts';

const workspace = 'main';
const SEEDS = Math.ceil(inject('effort').projected.histories / 3);
const certainties = ['certain', 'stated', 'possible'] as const;

let engine: Awaited<ReturnType<typeof openTestEngine>>;
beforeAll(async () => {
  engine = await openTestEngine();
});
afterAll(() => engine.close());

/** A list read in pages of `limit`. */
async function readAll(snapshot: Snapshot, question: Omit<ListQuestion, 'after'>) {
  const items = [];
  for (let after: string | undefined; ; ) {
    const page = await readSubjectPage(engine.connection, snapshot, { ...question, after });
    expect(page.items.length).toBeLessThanOrEqual(question.limit);
    items.push(...page.items);
    if (page.next === undefined) return items;
    after = page.next;
  }
}

interface Held {
  readonly key: string;
  readonly value: unknown;
  readonly certainty: string;
}

/** What a state holds of an attribute, as a list of matches has it. */
function heldIn(state: SubjectState, name: Filter['attribute']): Held[] {
  const { property, shape } = attribute(name);
  const held = (state.state as Record<string, unknown>)[property];
  if (name === 'claim') return state.claims as Held[];
  if (name === 'unknown') return state.unknowns as Held[];
  if (shape === 'one') return held ? [{ key: '', ...(held as object) } as Held] : [];
  if (shape === 'list') return held as Held[];
  return Object.entries(held as Record<string, object>).map(([key, leaf]) => ({ key, ...leaf }) as Held);
}

test('lists hold a subject exactly if its state does, at each certainty, with the same values', async () => {
  let listed = 0;
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const name = `history-${seed}`;
    await createWorkspace(engine.connection, { name, isPublic: true });
    let size = 0;
    for (const batch of randomHistory(seed, 40)) {
      await engine.appender.append({ workspace: name, recordedBy: 'nina', input: batch });
      size += batch.length;
    }
    expect(await engine.projector.waitFor(name, size - 1)).toBe(true);
    const subjects: SubjectId[] = ['person:ada-orlov', 'person:bo-tarn', 'person:cy-venn'];
    const days = askedDays().filter((_, index) => index % 9 === seed % 9) as Day[];
    for (const [index, asOf] of days.entries()) {
      const position = 12 + ((index * 7 + seed) % (size - 12));
      const snapshot: Snapshot = { workspace: name, asOf, knowledge: { position, recordedAt: null } };
      for (const certainty of certainties) {
        const states = [];
        for (const subject of subjects) {
          const state = await readState(engine.connection, snapshot, { subject, certainty });
          if (state) states.push(state);
        }
        for (const attributeName of listableOf('person').map(({ name: it }) => it)) {
          const filter: Filter = { attribute: attributeName, label: 'any' };
          const question = { kind: 'person' as const, filters: [filter], certainty, limit: 2 };
          const items = await readAll(snapshot, question);
          const expected = states.flatMap((state) => {
            const held = heldIn(state, attributeName).map(({ key, certainty: sureness }) => `${key} ${sureness}`);
            const possible = state.possible
              .filter((it) => it.attribute === attributeName && it.holds)
              .map(({ key }) => `${key} possible`);
            const all = [...held, ...possible].sort();
            return all.length > 0 ? [[state.id, all]] : [];
          });
          const found = items.map(({ id, matches }) => [id, matches.map((it) => `${it.key} ${it.certainty}`).sort()]);
          expect(found, `seed ${seed}, ${attributeName} ${certainty} as of ${asOf} at ${position}`).toEqual(expected);
          expect(await countSubjects(engine.connection, snapshot, { ...question, after: undefined })).toBe(
            items.length,
          );
          listed += items.length;
        }
      }
    }
  }
  expect(listed).toBeGreaterThan(SEEDS * 40);
});

/** 23 witnesses, of whom every second is detained and every third holds an office. */
async function recordWitnesses(): Promise<{ readonly persons: string[]; readonly snapshot: Snapshot }> {
  const input = Array.from({ length: 23 }, (_, index) => ({
    type: 'person.registered',
    data: { person: `person:witness-${index}`, names: [{ text: `Witness ${index}` }] },
  }));
  const source = { type: 'source.registered', data: { source: 'source:harbour-gazette-1', title: 'Gazette' } };
  const organization = {
    type: 'organization.registered',
    data: { organization: 'organization:port', names: [{ text: 'Port' }] },
  };
  const told = (type: string, data: object) => ({
    type,
    data,
    occurred: '2024-03-05',
    summary: `${type}.`,
    attribution: { by: 'author', standing: 'reported' },
    sources: [{ source: 'source:harbour-gazette-1' }],
  });
  const persons = input.map(({ data }) => data.person);
  await engine.appender.append({
    workspace,
    recordedBy: 'nina',
    input: [
      source,
      organization,
      ...input,
      ...persons.filter((_, index) => index % 2 === 0).map((person) => told('person.detained', { person })),
      ...persons
        .filter((_, index) => index % 3 === 0)
        .map((person) => told('office.assumed', { person, organization: 'organization:port', title: 'chief' })),
    ],
  });
  const size = (
    await engine.connection
      .selectFrom('head')
      .select('size')
      .where('workspace', '=', workspace)
      .executeTakeFirstOrThrow()
  ).size;
  expect(await engine.projector.waitFor(workspace, size - 1)).toBe(true);
  const snapshot: Snapshot = {
    workspace,
    asOf: '2024-03-05' as Day,
    knowledge: { position: size - 1, recordedAt: null },
  };
  return { persons, snapshot };
}

test('pages of any size give the same list, without filters and with several', async () => {
  const { persons, snapshot } = await recordWitnesses();
  const custody: Filter = { attribute: 'custody', label: 'detained' };
  const office: Filter = { attribute: 'office', label: 'organization:port' };
  const byTitle: Filter = { attribute: 'office', label: 'organization:port/chief' };
  const cases: readonly (readonly [readonly Filter[], Certainty, (index: number) => boolean])[] = [
    [[], 'stated', () => true],
    [[custody], 'stated', (index) => index % 2 === 0],
    [[custody, office], 'certain', (index) => index % 6 === 0],
    [[office, { ...custody, label: 'any' }], 'possible', (index) => index % 6 === 0],
    [[byTitle], 'stated', (index) => index % 3 === 0],
    [[{ ...custody, label: 'bail' }], 'possible', () => false],
  ];
  for (const [filters, certainty, belongs] of cases) {
    const expected = persons.filter((_, index) => belongs(index)).sort();
    for (const limit of [1, 2, 3, 7, 50]) {
      const items = await readAll(snapshot, { kind: 'person', filters, certainty, limit });
      expect(items.map(({ id }) => id)).toEqual(expected);
      expect(items.every(({ id, name }) => name === `Witness ${id.split('-').at(-1)}`)).toBe(true);
    }
    const question = { kind: 'person' as const, filters, certainty, after: undefined, limit: 5 };
    expect(await countSubjects(engine.connection, snapshot, question)).toBe(expected.length);
  }
  const early: Snapshot = { ...snapshot, knowledge: { position: 10, recordedAt: null } };
  expect(await readAll(early, { kind: 'person', filters: [], certainty: 'stated', limit: 5 })).toEqual([]);
  expect(
    await countSubjects(engine.connection, early, {
      kind: 'person',
      filters: [],
      certainty: 'stated',
      after: undefined,
      limit: 5,
    }),
  ).toBe(0);
});
