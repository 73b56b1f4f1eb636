import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readAnnals, readHappenings, readReach } from '../../src/queries/annals.ts';
import type { Moment } from '../../src/queries/moment.ts';
import { spellsOf } from '../../src/state/spells.ts';
import type { Day } from '../../src/time/day.ts';
import { openTestEngine } from '../support/database.ts';
import { ADA, BO, cast, detained, GAZETTE, officeAssumed, register, released, retracted } from '../support/drafts.ts';

const CY = 'person:cy-venn';
const POLICE = 'organization:harbour-police';
const DEVELOPMENTS = 2_000;

let engine: Awaited<ReturnType<typeof openTestEngine>>;
const happened = [
  detained({ occurred: '2022-01-05' }),
  officeAssumed({ occurred: '2021' }),
  released({ occurred: '2022-03' }),
];
const died = {
  id: randomUUID(),
  type: 'person.died',
  occurred: '2023-06-01',
  data: { person: ADA },
  summary: 'She died.',
  attribution: { by: 'author', standing: 'reported' },
  sources: [{ source: GAZETTE }],
};
const rumour = detained({ standing: 'alleged' });
let size = 0;

beforeAll(async () => {
  engine = await openTestEngine();
  await append([...cast(), ...register(CY)]); // 0 to 6
  for (const draft of [...happened, rumour]) await append([draft]); // 7, 8, 9, 10
  await append([retracted(rumour.id)]); // 11
  await append([died]); // 12
  const many = Array.from({ length: DEVELOPMENTS }, (_, index) => {
    const occurred = new Date(Date.UTC(2015, 0, 1 + index)).toISOString().slice(0, 10);
    return index % 2 === 0 ? detained({ occurred }, BO) : released({ occurred }, BO);
  });
  for (let from = 0; from < many.length; from += 1_000) await append(many.slice(from, from + 1_000));
  for (let tries = 0; !(await engine.projector.waitFor('main', size - 1, 60_000)); tries += 1)
    if (tries > 5) throw new Error('the facts do not come');
}, 300_000);
afterAll(() => engine?.close());

async function append(input: readonly object[]): Promise<void> {
  expect(await engine.appender.append({ workspace: 'main', recordedBy: 'nina', input })).toMatchObject({
    kind: 'recorded',
  });
  size += input.length;
}

const at = (position: number): Moment => ({
  workspace: 'main',
  asOf: '2022-01-01' as Day,
  knowledge: { position, recordedAt: null },
});

test('annals hold what is known of the asked subjects and attributes, whatever its day', async () => {
  const asked = { subjects: [ADA as never], attributes: ['custody', 'office'] as const };
  const { facts } = await readAnnals(engine.connection, at(9), asked);
  expect(facts.map(({ attribute, latest, holds }) => [attribute, latest, holds])).toEqual([
    ['custody', '2022-01-05', true],
    ['custody', '2022-03-31', false],
    ['office', '2021-12-31', true],
  ]);
  const before = await readAnnals(engine.connection, at(7), asked);
  expect(before.facts.map(({ latest }) => latest)).toEqual(['2022-01-05']);
});

test('annals bring the deaths that end what the facts say, also of persons whom they name', async () => {
  const ends = async (subject: string, attribute: 'office' | 'holder', position: number) => {
    const asked = { subjects: [subject as never], attributes: [attribute] };
    const { facts, lives } = await readAnnals(engine.connection, at(position), asked);
    return spellsOf(facts, lives).map(({ end }) => end?.latest);
  };
  expect(await ends(ADA, 'office', 12)).toEqual(['2023-06-01']);
  expect(await ends(POLICE, 'holder', 12)).toEqual(['2023-06-01']);
  expect(await ends(POLICE, 'holder', 11)).toEqual([undefined]);
});

test('happenings are those of the timeline, in its order, but for registrations', async () => {
  const { items, more } = await readHappenings(engine.connection, at(10), ADA as never);
  expect(more).toBe(0);
  expect(items.map(({ earliest, latest, type, standing }) => [earliest, latest, type, standing])).toEqual([
    ['2021-01-01', '2021-12-31', 'office.assumed', 'reported'],
    ['2022-01-05', '2022-01-05', 'person.detained', 'reported'],
    ['2022-03-01', '2022-03-31', 'person.released', 'reported'],
    [null, expect.any(String), 'person.detained', 'alleged'],
  ]);
  expect(items[1]).toMatchObject({ id: happened[0]?.id, isContradicted: false });
  const after = await readHappenings(engine.connection, at(11), ADA as never);
  expect(after.items.map(({ id }) => id)).not.toContain(rumour.id);
});

test('the reach spans all that was ever known, and names where something was learned or withdrawn', async () => {
  const reach = await readReach(engine.connection, 'main', ADA as never);
  expect(reach.first).toBe('2021-01-01');
  expect(reach.last).toBe(new Date().toISOString().slice(0, 10)); // By then the undated one had happened.
  expect(reach.positions).toEqual([6, 7, 8, 9, 10, 11, 12]);
});

test('the reach of the whole record has no positions, and that of what is only registered no days', async () => {
  const all = await readReach(engine.connection, 'main', undefined);
  expect(all).toMatchObject({ first: '2015-01-01', positions: [] });
  expect(await readReach(engine.connection, 'main', CY as never)).toEqual({ first: null, last: null, positions: [6] });
  expect(await readReach(engine.connection, 'main', 'person:nobody' as never)).toEqual({
    first: null,
    last: null,
    positions: [],
  });
});

test(`the happenings and the reach of ${DEVELOPMENTS} developments take less than 50 ms each`, async () => {
  const moment = at(size - 1);
  const questions = {
    happenings: async () => (await readHappenings(engine.connection, moment, BO as never)).items.length,
    reach: async () => (await readReach(engine.connection, 'main', BO as never)).positions.length,
    annals: async () =>
      (await readAnnals(engine.connection, moment, { subjects: [BO as never], attributes: ['custody'] })).facts.length,
  };
  for (const [name, ask] of Object.entries(questions)) {
    const times: number[] = [];
    for (let round = 0; round < 9; round += 1) {
      const before = performance.now();
      const found = await ask();
      times.push(performance.now() - before);
      if (name !== 'reach') expect(found).toBe(DEVELOPMENTS);
    }
    const median = times.sort((a, b) => a - b)[4] ?? Number.NaN;
    console.info(`${name} of ${DEVELOPMENTS} developments: ${median.toFixed(1)} ms`);
    expect(median).toBeLessThan(50);
  }
});
