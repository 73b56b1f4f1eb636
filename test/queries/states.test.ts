// Random histories of all types: states, lists, review notes and sentences.
import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { listableOf } from '../../src/catalogue/attributes.ts';
import { kindOf, type SubjectId, type SubjectKind, subjectKinds } from '../../src/catalogue/subject.ts';
import { developmentTypes } from '../../src/catalogue/types.ts';
import { createAppender } from '../../src/log/append.ts';
import { type PointRow, pointColumns, toPoint } from '../../src/projection/fact-rows.ts';
import { projectStep } from '../../src/projection/project.ts';
import { listSubjectIds } from '../../src/queries/candidates.ts';
import { isKnown } from '../../src/queries/conditions.ts';
import { listFindings } from '../../src/queries/findings.ts';
import { countSubjects, readSubjectPage } from '../../src/queries/list.ts';
import type { Snapshot } from '../../src/queries/snapshot.ts';
import { readState, readSubject, readSubjects } from '../../src/queries/state.ts';
import { readTimeline } from '../../src/queries/timeline.ts';
import { readWording } from '../../src/queries/wording.ts';
import { certainties } from '../../src/state/attributed-value.ts';
import { describeFindings, findFindings } from '../../src/state/findings.ts';
import { RuleContext } from '../../src/state/rule-context.ts';
import { subjectSchemas } from '../../src/state/state.ts';
import type { Day } from '../../src/time/day.ts';
import { english } from '../../src/words/english.ts';
import { createWorkspace } from '../../src/workspaces/workspaces.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { outcomeOf } from '../support/outcome.ts';
import { askedDays, randomHistory } from '../support/random-history.ts';
import { holdersIn, type State } from '../support/states.ts';

const histories = Math.ceil(inject('effort').projected.histories / 2);

const speaker = { language: english, nameOf: (subject: string) => subject };
let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

async function recordHistory(seed: number): Promise<{ workspace: string; size: number; types: readonly string[] }> {
  const { connection } = database;
  const workspace = `history-${seed}`;
  await createWorkspace(connection, { name: workspace, isPublic: true });
  const appender = createAppender({ connection });
  const batches = randomHistory(seed, 120);
  for (const batch of batches) {
    const outcome = await appender.append({ workspace, recordedBy: 'nina', input: batch });
    expect(outcomeOf(outcome), `seed ${seed}`).toBe('recorded');
  }
  while ((await projectStep(connection, workspace)).developments > 0);
  const drafts = batches.flat();
  return { workspace, size: drafts.length, types: drafts.map(({ type }) => type) };
}

test('random histories of all types: states parse, lists agree, findings see all, sentences read', async () => {
  const { connection } = database;
  const types = new Set<string>();
  let asked = 0;
  for (let seed = 9_001; seed <= 9_000 + histories; seed += 1) {
    const history = await recordHistory(seed);
    for (const type of history.types) types.add(type);
    const days = askedDays().filter((_, index) => (index + seed) % 24 === 0);
    for (const [index, asOf] of days.entries()) {
      const position = index % 2 === 0 ? history.size - 1 : 12 + ((seed * 7 + index * 13) % (history.size - 12));
      const snapshot = { workspace: history.workspace, asOf: asOf as Day, knowledge: { position, recordedAt: null } };
      const subjects = await listSubjectIds(connection, snapshot, { after: undefined, limit: 100 });
      const context = `seed ${seed} as of ${asOf} at ${position}`;
      const certainty = certainties[index % certainties.length] ?? 'stated';
      const states = await Promise.all(
        subjects.map(async (subject) => readState(connection, snapshot, { subject, certainty })),
      );
      for (const [at, state] of states.entries()) {
        const shown = state && { ...state, ...describeFindings(state, speaker) };
        const { error } = subjectSchemas[kindOf(subjects[at] as SubjectId)].safeParse(shown);
        expect(error, `${context} ${subjects[at]}`).toBeUndefined();
      }
      for (const kind of subjectKinds) {
        asked += await compareLists(snapshot, { kind, certainty, states: states as unknown as State[], context });
      }
      await compareFindings(snapshot, subjects, context);
      const { items } = await readTimeline(connection, snapshot, {
        subject: undefined,
        certainty: undefined,
        after: undefined,
        limit: 500,
      });
      const recorded = items.map((it) => it.recorded);
      const { sentenceOf } = await readWording({ connection, language: english }, snapshot, recorded);
      for (const it of recorded)
        expect(sentenceOf(it)).toMatch(/^(Reported|Official|Alleged|Speculation|Opinion|Open question)\b.*: /);
    }
  }
  const missing = developmentTypes.filter(({ name }) => !types.has(name)).map(({ name }) => name);
  console.info(`seeds to ${9_000 + histories}: ${types.size} types, ${asked} lists compared with states`);
  if (histories >= 8) expect(missing).toEqual([]);
  expect(asked).toBeGreaterThan(histories * 20);
}, 3_600_000);

interface ListComparison {
  readonly kind: SubjectKind;
  readonly certainty: (typeof certainties)[number];
  readonly states: readonly State[];
  readonly context: string;
}

/** Every label and key that any state holds lists exactly those whose states do; returns how many were asked. */
async function compareLists(snapshot: Snapshot, { kind, certainty, states, context }: ListComparison): Promise<number> {
  const { connection } = database;
  const own = states.filter(({ id }) => id.startsWith(`${kind}:`));
  const listable = listableOf(kind).map(({ name }) => name);
  const holders = [...holdersIn(own)].filter(([filter]) => listable.includes(filter.split('=')[0] as never));
  for (const [filter, expected] of holders) {
    const [name = '', label = ''] = filter.split(/=(.*)/s);
    const question = { kind, filters: [{ attribute: name as never, label }], certainty, after: undefined, limit: 100 };
    const { items } = await readSubjectPage(connection, snapshot, question);
    const where = `${context} ${kind} ${filter} ${certainty}`;
    expect(
      items.map(({ id }) => id),
      where,
    ).toEqual([...expected].sort());
    expect(await countSubjects(connection, snapshot, question), where).toBe(expected.size);
  }
  return holders.length;
}

/** What is read of a subject gives the findings that all its facts give, by itself and among others. */
async function compareFindings(snapshot: Snapshot, subjects: readonly SubjectId[], context: string): Promise<void> {
  const { connection } = database;
  const together = await readSubjects(connection, snapshot, { subjects });
  const { items } = await listFindings(connection, snapshot, { after: undefined, limit: 10_000 });
  for (const subject of subjects) {
    const { rows } = await sql<PointRow>`
      select ${pointColumns} from fact f
      where f.subject = ${subject} and f.attribute not in ('timeline', 'merged', 'spelling')
        and ${isKnown(snapshot)}`.execute(connection);
    const { lives } = together.get(subject) ?? { lives: [] };
    const findings = (facts: ReturnType<typeof toPoint>[]) => {
      const found = findFindings(new RuleContext({ subject, asOf: snapshot.asOf, facts, lives }));
      return [...found.findings, ...found.dismissed].map(({ rule, because, message }) =>
        JSON.stringify({ rule, because: because.toSorted(), message }),
      );
    };
    const all = findings(rows.map(toPoint)).sort();
    const alone = await readSubject(connection, snapshot, { subject });
    for (const facts of [alone.facts, together.get(subject)?.facts ?? []]) {
      const found = findings([...facts]).sort();
      if (!isDeepStrictEqual(found, all)) expect(found, `${context} ${subject}`).toEqual(all);
    }
    const listed = items.filter((it) => it.subject === subject);
    expect(listed, `${context} ${subject}`).toHaveLength(all.length);
  }
}
