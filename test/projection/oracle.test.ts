// Projected histories against brute force, through Postgres; and how few rows a change writes.
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { attribute as attributeOf } from '../../src/catalogue/attributes.ts';
import { ACT, isInternal } from '../../src/catalogue/points.ts';
import type { SubjectId } from '../../src/catalogue/subject.ts';
import { trackKey } from '../../src/facts/placed-point.ts';
import { judgeTrack } from '../../src/facts/track.ts';
import { createAppender } from '../../src/log/append.ts';
import { readLog } from '../../src/log/read.ts';
import { compareWithLog } from '../../src/projection/compare.ts';
import { ProjectionMemory } from '../../src/projection/memory.ts';
import { projectStep } from '../../src/projection/project.ts';
import { diffDays } from '../../src/queries/diff-days.ts';
import { diffKnowledge } from '../../src/queries/diff-knowledge.ts';
import { readSubjectPage } from '../../src/queries/list.ts';
import type { Snapshot } from '../../src/queries/snapshot.ts';
import { readSubject, readSubjects } from '../../src/queries/state.ts';
import { judgeTracks } from '../../src/state/tracks.ts';
import type { Day } from '../../src/time/day.ts';
import { createWorkspace } from '../../src/workspaces/workspaces.ts';
import { openTestDatabase, readFacts, type TestDatabase } from '../support/database.ts';
import { ADA, BO, cast, corrected, corroborated, detained, released, retracted } from '../support/drafts.ts';
import { describeJudgement, judgeAlone } from '../support/judged.ts';
import * as oracle from '../support/oracle.ts';
import { outcomeOf } from '../support/outcome.ts';
import { askedDays, randomHistory } from '../support/random-history.ts';
import { toOracle } from '../support/recorded.ts';

const effort = inject('effort').projected;

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
  // What a projection keeps in memory must make no difference.
  const memory = new ProjectionMemory();
  const project = () => projectStep(connection, workspace, seed % 2 === 0 ? memory : undefined);
  for (const [index, batch] of randomHistory(seed, 40).entries()) {
    const outcome = await appender.append({ workspace, recordedBy: 'nina', input: batch });
    expect(outcomeOf(outcome), `seed ${seed}`).toBe('recorded');
    if ((index * 7 + seed) % (1 + (seed % 9)) === 0) await project();
  }
  while ((await project()).developments > 0);
  return readLog(connection, { workspace, from: 0, limit: 1_000 });
}

const filters = [
  { kind: 'person', attribute: 'wanted', label: 'wanted' },
  { kind: 'person', attribute: 'office', label: 'organization:harbour-police' },
  { kind: 'person', attribute: 'honour', label: 'rank' },
  { kind: 'case', attribute: 'classification', label: 'classified' },
  { kind: 'organization', attribute: 'holder', label: 'person:bo-tarn' },
] as const;
const certainties = ['certain', 'stated', 'possible'] as const;

test('random histories, projected in random steps, answer as brute force does', async () => {
  const { connection } = database;
  let differences = 0;
  for (let seed = 1; seed <= effort.histories; seed += 1) {
    const workspace = `history-${seed}`;
    const recorded = await recordHistory(seed, workspace);
    const history = toOracle(recorded);
    expect((await compareWithLog(connection, workspace)).differences, `seed ${seed}`).toEqual([]);
    const tracks = oracle.tracksOf(history).filter((track) => !isInternal(track.attribute));
    const subjects = [...new Set(tracks.map(({ subject }) => subject))] as SubjectId[];
    let before = momentOf(workspace, '2022-01-10', 20);
    for (const [index, [asOf, position]] of questions(seed, history.length).entries()) {
      const snapshot = momentOf(workspace, asOf, position);
      const context = `seed ${seed} as of ${asOf} at ${position}`;
      const facts = Map.groupBy(await readFacts(connection, snapshot, subjects), trackKey);
      for (const track of tracks) {
        const own = facts.get(trackKey(track as never)) ?? [];
        const judged = describeJudgement(judgeAlone(own, asOf), asOf);
        const expected = oracle.judgeTrack(history, track, { asOf, knownAt: position });
        if (!isDeepStrictEqual(judged, expected))
          expect(judged, `${context} ${JSON.stringify(track)}`).toEqual(expected);
      }
      const { kind, attribute, label } = filters[index % filters.length] as (typeof filters)[number];
      const certainty = certainties[index % certainties.length] as (typeof certainties)[number];
      const question = { kind, filters: [{ attribute, label }], certainty, after: undefined, limit: 50 };
      const { items } = await readSubjectPage(connection, snapshot, question);
      expect(
        items.map(({ id }) => id),
        `${context} ${attribute}=${label} ${certainty}`,
      ).toEqual(oracle.listedSubjects(history, { attribute, label, certainty }, { asOf, knownAt: position }));
      const subject = subjects[index % subjects.length] as SubjectId;
      const [alone, among] = [
        await readSubject(connection, snapshot, { subject, decidingOnly: true }),
        (await readSubjects(connection, snapshot, { subjects: [subject], decidingOnly: true })).get(subject),
      ].map((it) => judgeTracks(it?.facts ?? [], asOf, it?.lives).map((track) => describeJudgement(track, asOf)));
      expect(among, `${context} ${subject}, track by track`).toEqual(alone);
      differences += await compareDifference({ subject, from: before, to: snapshot }, history, context);
      before = snapshot;
    }
  }
  console.info(`seeds 1 to ${effort.histories}, ${effort.moments} moments each: ${differences} differences`);
  expect(differences).toBeGreaterThan(effort.histories);
}, 3_600_000);

/**
 * Compares what changed for one subject, between two days and between two moments of knowledge; returns how much did.
 */
async function compareDifference(
  { subject, from, to }: { readonly subject: SubjectId; readonly from: Snapshot; readonly to: Snapshot },
  history: readonly oracle.OracleDevelopment[],
  context: string,
): Promise<number> {
  const [first, last] = from.asOf <= to.asOf ? [from.asOf, to.asOf] : [to.asOf, from.asOf];
  const days = { subject, from: { ...to, asOf: first }, to: { ...to, asOf: last } };
  const [known, knows] = from.knowledge.position <= to.knowledge.position ? [from, to] : [to, from];
  const knowledge = { subject, from: { ...known, asOf: to.asOf }, to: { ...knows, asOf: to.asOf } };
  let count = 0;
  for (const [compare, question] of [
    [diffDays, days],
    [diffKnowledge, knowledge],
  ] as const) {
    const diff = await compare(database.connection, question);
    if (!diff) {
      const known = question.to.knowledge.position;
      const knownAs = { subject, attribute: 'merged', key: '' };
      expect(
        oracle.judgeTrack(history, knownAs, { asOf: question.to.asOf, knownAt: known }).stated,
        context,
      ).not.toBeNull();
      continue;
    }
    const { changes } = diff;
    const ends = [question.from, question.to].map(({ asOf, knowledge: { position } }) => ({ asOf, knownAt: position }));
    const expected = oracle.differingTracks(history, ends[0] as oracle.OracleMoment, ends[1] as oracle.OracleMoment);
    const names = expected
      .filter((track) => track.subject === subject && !isInternal(track.attribute))
      .map(({ attribute, key }) => `${attribute} ${key}`);
    const recordedOnly = changes.filter(isRecorded);
    const differing = recordedOnly.filter(({ before, after }) => !isDeepStrictEqual(before, after));
    const where = `${context}: ${subject} ${JSON.stringify(ends)}`;
    expect(differing.map(({ attribute, key }) => `${attribute} ${key}`).sort(), where).toEqual(names.sort());
    for (const { because, attribute, key } of recordedOnly) {
      expect(because.length, `${where} ${attribute} ${key} has no cause`).toBeGreaterThan(0);
      for (const { effect, recorded } of because) {
        const { batchEnd, development } = recorded;
        const isNew = batchEnd > question.from.knowledge.position;
        if (compare === diffKnowledge && !isNew)
          expect.fail(`${where} ${attribute} ${key}: ${development.id} is no news`);
        const isKnown = batchEnd <= question.to.knowledge.position;
        if (!isKnown) expect.fail(`${where} ${attribute} ${key}: ${development.id} was not known (${effect})`);
      }
    }
    count += differing.length;
  }
  return count;
}

/** Not derived: but whoever was declared wanted is recorded, and only for whom a warrant is out that follows. */
function isRecorded({ attribute, key }: { readonly attribute: string; readonly key: string }): boolean {
  if (attribute === 'wanted') return !key.endsWith('/warrant');
  return attributeOf(attribute).derivation === undefined;
}

function momentOf(workspace: string, asOf: string, position: number): Snapshot {
  return { workspace, asOf: asOf as Day, knowledge: { position, recordedAt: null } };
}

/** Days and positions in an order that goes to and fro. */
function questions(seed: number, size: number): [Day, number][] {
  const days = askedDays();
  return Array.from({ length: effort.moments }, (_, index): [Day, number] => {
    const step = index * 7919 + seed * 104729;
    return [days[step % days.length] as Day, 9 + ((index * 13 + seed) % (size - 9))];
  });
}

test('an order that contradicts the dates decides nothing, also where superseded facts are not read', async () => {
  const workspace = 'contradicted';
  const { connection } = database;
  await createWorkspace(connection, { name: workspace, isPublic: true });
  const appender = createAppender({ connection });
  const before = released({ occurred: '2022-01-10' });
  const elsewhere = detained({ occurred: '2022-01-15' }, BO);
  const contradicted = detained({ occurred: '[2022-01-01..2022-01-12]', after: [before.id, elsewhere.id] });
  for (const input of [cast(), detained({ occurred: '2022-01-05' }), before, elsewhere, contradicted]) {
    expect(outcomeOf(await appender.append({ workspace, recordedBy: 'nina', input }))).toBe('recorded');
  }
  await projectStep(connection, workspace);
  const history = toOracle(await readLog(connection, { workspace, from: 0, limit: 100 }));
  const position = history.length - 1;
  for (const asOf of ['2022-01-11', '2022-01-12', '2022-01-20'] as Day[]) {
    const snapshot = { workspace, asOf, knowledge: { position, recordedAt: null } };
    const facts = await readFacts(connection, snapshot, [ADA as `person:${string}`]);
    const { stated } = judgeTrack(
      facts.filter(({ attribute }) => attribute === ACT),
      asOf,
    );
    const custody = { subject: ADA, attribute: ACT, key: '' };
    const expected = oracle.judgeTrack(history, custody, { asOf, knownAt: position }).stated;
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
    // One point on a track that links its points, and one each on the timelines of the person, the source and the whole
    // record.
    expect(factsWritten).toBeLessThanOrEqual(3 + 3);
  }
});

test('late developments, corrections and retractions write few rows, also at the start of a long track', async () => {
  const workspace = 'long-track';
  const { connection } = database;
  await createWorkspace(connection, { name: workspace, isPublic: true });
  const appender = createAppender({ connection });
  const append = async (input: unknown) => {
    expect(outcomeOf(await appender.append({ workspace, recordedBy: 'nina', input }))).toBe('recorded');
    let written = 0;
    for (let step = await projectStep(connection, workspace); step.developments > 0; ) {
      written += step.factsWritten;
      step = await projectStep(connection, workspace);
    }
    return written;
  };
  await append(cast());
  const day = (index: number) => new Date(Date.UTC(1990, 0, 1 + index * 2)).toISOString().slice(0, 10);
  const all = Array.from({ length: 3_000 }, (_, index) =>
    index % 2 === 0 ? detained({ occurred: day(index) }) : released({ occurred: day(index) }),
  );
  for (let from = 0; from < all.length; from += 1_000) await append(all.slice(from, from + 1_000));
  const costs = async (first: number) => {
    const [one, other] = [all[first], all[first + 1]];
    if (!one || !other) throw new Error('the track is too short');
    const between = new Date(Date.parse(day(first)) + 86_400_000).toISOString().slice(0, 10);
    return [
      await append(detained({ occurred: between })),
      await append(corrected(one.id, detained({ occurred: between }))),
      await append(corroborated(other.id)),
      await append(retracted(one.id)),
    ];
  };
  const [start, end] = [await costs(2), await costs(2_990)];
  expect(start).toEqual(end);
  // Custody is one point, and the timelines of the person, the source and the whole record three more that are not
  // linked.
  for (const rows of start) expect(rows).toBeLessThanOrEqual(2 * 3 + 2 * 3);
});
