// Questions over a period agree with lists and states read day by day, as the database answers them.
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { SubjectKind } from '../../src/catalogue/subject.ts';
import type { Filter } from '../../src/queries/candidates.ts';
import { readSubjectPage } from '../../src/queries/list.ts';
import { readPeriodPage, readStretches } from '../../src/queries/periods.ts';
import type { Snapshot } from '../../src/queries/snapshot.ts';
import { certainties } from '../../src/state/attributed-value.ts';
import type { Stretch } from '../../src/state/stretches.ts';
import type { Day } from '../../src/time/day.ts';
import { createWorkspace } from '../../src/workspaces/workspaces.ts';
import { openTestEngine } from '../support/database.ts';
import { diceOf } from '../support/dice.ts';
import { valueIn } from '../support/outcome.ts';
import { askedDays, randomHistory } from '../support/random-history.ts';

const SEEDS = Math.ceil(inject('effort').projected.histories / 2);
const QUESTIONS = 40;

let engine: Awaited<ReturnType<typeof openTestEngine>>;
beforeAll(async () => {
  engine = await openTestEngine();
});
afterAll(() => engine.close());

const filtersOf: Readonly<Record<'person' | 'case', readonly Filter[]>> = {
  person: [
    { attribute: 'custody', label: 'detained' },
    { attribute: 'custody', label: 'any' },
    { attribute: 'office', label: 'any' },
    { attribute: 'legalStatus', label: 'case:harbour-fire' },
    { attribute: 'counts', label: 'any' },
  ],
  case: [
    { attribute: 'party', label: 'person:ada-orlov' },
    { attribute: 'stage', label: 'any' },
  ],
};

const isOn = ({ from, to }: Stretch, day: Day) => (from === null || from <= day) && (to === null || day <= to);

test('a subject is listed over a period exactly if it is listed on a day of it, with the same datings', async () => {
  let listed = 0;
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const workspace = `history-${seed}`;
    await createWorkspace(engine.connection, { name: workspace, isPublic: true });
    let size = 0;
    for (const input of randomHistory(seed, 40)) {
      await engine.appender.append({ workspace, recordedBy: 'nina', input });
      size += input.length;
    }
    expect(await engine.projector.waitFor(workspace, size - 1)).toBe(true);
    const dice = diceOf(seed);
    const days = askedDays() as Day[];
    const around = days.slice(6, 42);
    for (let question = 0; question < QUESTIONS; question += 1) {
      const kind: SubjectKind = dice.in(80) ? 'person' : 'case';
      const [first, second] = dice.shuffled(filtersOf[kind as 'person' | 'case']);
      const hasTwo = second && first?.attribute !== second.attribute && dice.in(60);
      const filters = [first, ...(hasTwo ? [second] : [])] as Filter[];
      const start = dice.from(0, around.length - 1);
      const asked = around.slice(start, start + dice.from(1, 6));
      const [from, to] = [asked[0], asked.at(-1)] as [Day, Day];
      const certainty = dice.of(certainties);
      const knowledge = { position: dice.in(60) ? size - 1 : dice.from(9, size - 1), recordedAt: null };
      const snapshotOf = (asOf: Day): Snapshot => ({ workspace, asOf, knowledge });
      const where = JSON.stringify({ seed, filters, from, to, certainty, knowledge });
      const page = { kind, filters, certainty, after: undefined, limit: 10 };
      const { items } = valueIn(await readPeriodPage(engine.connection, snapshotOf(to), { ...page, from }));
      const expected = new Map<string, Set<Day>>();
      for (const day of asked) {
        const onDay = await readSubjectPage(engine.connection, snapshotOf(day), page);
        for (const { id } of onDay.items) expected.set(id, (expected.get(id) ?? new Set()).add(day));
      }
      expect(
        items.map(({ id }) => id),
        where,
      ).toEqual([...expected.keys()].sort());
      for (const { id, stretches } of items)
        for (const day of asked)
          expect(
            stretches.some((stretch) => isOn(stretch, day)),
            `${where} ${id} on ${day}`,
          ).toBe(expected.get(id)?.has(day) === true);
      for (const { id, stretches } of items) {
        const [one, other] = filters;
        if (one?.label !== 'any' || (other && other.label !== 'any')) continue;
        const asOne = { subject: id, attribute: one.attribute, key: undefined, with: other?.attribute };
        const own = valueIn(await readStretches(engine.connection, snapshotOf(to), { ...asOne, from, certainty }));
        expect(own, where).toEqual(stretches);
      }
      listed += items.length;
    }
  }
  expect(listed).toBeGreaterThan(SEEDS * 4);
});
