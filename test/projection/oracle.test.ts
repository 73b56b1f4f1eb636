import { afterAll, beforeAll, expect, test } from 'vitest';
import { trackKey } from '../../src/facts/chronicle.ts';
import type { Fact } from '../../src/facts/facts.ts';
import { judgeTrack } from '../../src/facts/track.ts';
import { createAppender } from '../../src/log/append.ts';
import { readLog } from '../../src/log/read.ts';
import { createWorkspace } from '../../src/log/workspaces.ts';
import { compareWithLog } from '../../src/projection/compare.ts';
import { projectStep } from '../../src/projection/project.ts';
import { listSubjects } from '../../src/queries/list.ts';
import { readFacts } from '../../src/queries/state.ts';
import type { Day } from '../../src/time/day.ts';
import type { Instant } from '../../src/time/instant.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { ADA, BO, cast, detained, released } from '../support/drafts.ts';
import * as oracle from '../support/oracle.ts';
import { askedDays, randomHistory } from '../support/random-history.ts';
import { toOracle } from '../support/recorded.ts';

const HISTORIES = 40;

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** Appends a random history, projecting now and then, so that its steps hold one batch or many. */
async function recordHistory(seed: number, workspace: string) {
  const { connection } = database;
  await createWorkspace(connection, { name: workspace, isPublic: true });
  const appender = createAppender({ connection });
  for (const [index, batch] of randomHistory(seed, 40).entries()) {
    const outcome = await appender.append({ workspace, recordedBy: 'nina', input: batch });
    if (outcome.kind !== 'recorded') throw new Error(`seed ${seed}: ${JSON.stringify(outcome)}`);
    if ((index * 7 + seed) % (1 + (seed % 9)) === 0) await projectStep(connection, workspace);
  }
  while ((await projectStep(connection, workspace)).developments > 0);
  return readLog(connection, { workspace, from: 0, limit: 1_000 });
}

test('random histories, projected in random steps, answer as brute force does', async () => {
  for (let seed = 1; seed <= HISTORIES; seed += 1) {
    const workspace = `history-${seed}`;
    const recorded = await recordHistory(seed, workspace);
    const history = toOracle(recorded);
    expect(await compareWithLog(database.connection, workspace), `seed ${seed}`).toEqual([]);
    const tracks = oracle.tracksOf(history).filter((track) => track.attribute !== 'timeline');
    const subjects = [...new Set(tracks.map(({ subject }) => subject))] as `person:${string}`[];
    const days = askedDays().filter((_, index) => index % 7 === seed % 7) as Day[];
    for (const asOf of days) {
      for (const position of [9 + (seed % 5), 20 + (seed % 13), history.length - 1]) {
        const moment = { workspace, asOf, knowledge: { position, recordedAt: null as Instant | null } };
        const facts = Map.groupBy(await readFacts(database.connection, moment, subjects), trackKey);
        for (const track of tracks) {
          const { stated, possible } = judgeTrack(facts.get(trackKey(track as never)) ?? [], asOf);
          const place = ({ cause, index }: Fact) => ({
            id: cause.development,
            index,
            version: cause.correction ?? cause.development,
            corroborations: cause.corroborations,
          });
          const judged = {
            stated: stated ? { ...place(stated.point), certain: stated.certain } : null,
            possible: possible.map(place),
          };
          const context = `seed ${seed}, ${JSON.stringify(track)} as of ${asOf} at ${position}`;
          expect(judged, context).toEqual(oracle.judgeTrack(history, track, asOf, position));
        }
        for (const [attribute, label] of [
          ['custody', 'detained'],
          ['office', 'organization:harbour-police'],
          ['legal_status', 'suspect'],
        ] as const) {
          const filters = [{ attribute, label }];
          const page = await listSubjects(database.connection, moment, {
            kind: 'person',
            filters,
            certainty: 'stated',
            after: undefined,
            limit: 50,
          });
          const context = `seed ${seed}, ${attribute}=${label} as of ${asOf} at ${position}`;
          const expected = oracle.listedSubjects(history, { attribute, label, certainty: 'stated' }, asOf, position);
          expect(
            page.items.map(({ id }) => id),
            context,
          ).toEqual(expected);
        }
      }
    }
  }
});

test('an order that contradicts the dates decides nothing, also where what was superseded is left out of the reading', async () => {
  const workspace = 'contradicted';
  const { connection } = database;
  await createWorkspace(connection, { name: workspace, isPublic: true });
  const appender = createAppender({ connection });
  const before = released({ occurred: '2022-01-10' });
  const elsewhere = detained({ occurred: '2022-01-15' }, BO);
  const contradicted = detained({ occurred: '[2022-01-01..2022-01-12]', after: [before.id, elsewhere.id] });
  for (const input of [cast(), detained({ occurred: '2022-01-05' }), before, elsewhere, contradicted]) {
    expect(await appender.append({ workspace, recordedBy: 'nina', input })).toMatchObject({ kind: 'recorded' });
  }
  await projectStep(connection, workspace);
  const history = toOracle(await readLog(connection, { workspace, from: 0, limit: 100 }));
  const position = history.length - 1;
  for (const asOf of ['2022-01-11', '2022-01-12', '2022-01-20'] as Day[]) {
    const moment = { workspace, asOf, knowledge: { position, recordedAt: null } };
    const facts = await readFacts(connection, moment, [ADA as `person:${string}`]);
    const { stated } = judgeTrack(
      facts.filter(({ attribute }) => attribute === 'custody'),
      asOf,
    );
    const expected = oracle.judgeTrack(history, { subject: ADA, attribute: 'custody', key: '' }, asOf, position).stated;
    expect({ id: stated?.point.cause.development, certain: stated?.certain }).toEqual({
      id: expected?.id,
      certain: expected?.certain,
    });
  }
});

test('a point changes at most three rows, however long its track is', async () => {
  const workspace = 'history-1';
  const { connection } = database;
  const appender = createAppender({ connection });
  const person = 'person:ada-orlov';
  const told = {
    attribution: { by: 'author', standing: 'reported' },
    sources: [{ source: 'source:harbour-gazette-1' }],
  };
  for (const occurred of ['2022-01-01', '2021-12-01', '2022-01-10', '2023']) {
    const input = { type: 'person.detained', data: { person }, occurred, summary: 'Ada Orlov was detained.', ...told };
    await appender.append({ workspace, recordedBy: 'nina', input });
    const { factsWritten } = await projectStep(connection, workspace);
    // One point on a track that links its points, and one each on the timelines of the person, the source and the whole record.
    expect(factsWritten).toBeLessThanOrEqual(3 + 3);
  }
});
