// `unchangedSince`: what has changed since a position, however it changed, and 32 clients that keep limits by it.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACT } from '../../src/catalogue/points.ts';
import type { SubjectId } from '../../src/catalogue/subject.ts';
import { createAppender } from '../../src/log/append.ts';
import type { Guard } from '../../src/log/guard.ts';
import { redactDevelopments } from '../../src/projection/redact.ts';
import { createWorkspace } from '../../src/workspaces/workspaces.ts';
import { openTestEngine } from '../support/database.ts';
import { ADA, BO, cast, corrected, detained, register, released, retracted } from '../support/drafts.ts';
import { outcomeOf, recordedIn } from '../support/outcome.ts';

const CASE = 'case:harbour-fire';
const OTHER_CASE = 'case:port-bribes';

let engine: Awaited<ReturnType<typeof openTestEngine>>;
beforeAll(async () => {
  engine = await openTestEngine();
});
afterAll(() => engine.close());

let made = 0;

/** A log of its own with the cast and two cases. */
async function openLog() {
  made += 1;
  const workspace = `guarded-${made}`;
  await createWorkspace(engine.connection, { name: workspace, isPublic: true });
  const send = (input: unknown, guard: Partial<Guard> = {}, appender = engine.appender) =>
    appender.append({ workspace, recordedBy: 'nina', input, ...guard });
  const tell = async (input: unknown) => recordedIn(await send(input)).at(-1)?.position ?? -1;
  const since = await tell([...cast(), ...register(OTHER_CASE)]);
  /** What becomes of a statement about Ada that rests on what was known at `since`. */
  const judge = async (guard: Partial<Guard> = {}) =>
    outcomeOf(await send(released({}, ADA), { unchangedSince: since, ...guard }));
  return { workspace, send, tell, since, judge };
}

const merged = (from: string, into: string) => ({ id: randomUUID(), type: 'subject.merged', data: { from, into } });
const withAfter = (draft: object, ...after: readonly string[]) => ({ ...draft, after });

function verdict(person: string = BO, of: string = CASE) {
  return {
    id: randomUUID() as string,
    type: 'verdict.delivered',
    occurred: '2022-03-01',
    data: { case: of, outcomes: [{ person, charge: null, outcome: 'convicted' }] },
    summary: 'The court gave its verdict.',
    attribution: { by: 'author', standing: 'reported' },
    sources: [{ source: 'source:harbour-gazette-1' }],
  };
}

async function erase(workspace: string, id: string): Promise<void> {
  const request = { workspace, targets: [id], alone: false, reason: 'A test.', recordedBy: 'nina', isDryRun: false };
  expect((await redactDevelopments(engine.connection, request)).ok).toBe(true);
}

describe('what a request is about is guarded', () => {
  test('also where `after` moved it and no development names it', async () => {
    const { tell, send, judge } = await openLog();
    const arrest = detained({ occurred: '2022-01' }, ADA);
    const since = await tell(arrest);
    expect(await judge({ unchangedSince: since })).toBe('recorded');
    const again = detained({ occurred: '2022-01' }, ADA);
    const at = await tell(again);
    await tell(withAfter(detained({ occurred: '2022-01-10' }, BO), again.id));
    const refused = await send(released({}, ADA), { unchangedSince: at });
    expect(refused).toMatchObject({
      problem: { code: 'changed_since', faults: [{ message: { key: 'faults.log.movedSince' } }] },
    });
    expect(await judge({ unchangedSince: at + 1 })).toBe('recorded');
  });

  test('not by links of others', async () => {
    const { tell, judge, since } = await openLog();
    const one = detained({}, BO);
    await tell(one);
    await tell(withAfter(released({}, BO), one.id));
    await tell(corrected(one.id, detained({ occurred: '2022-02-02' }, BO)));
    expect(await judge({ unchangedSince: since })).toBe('recorded');
  });

  test('also where something it follows is corrected or retracted', async () => {
    const { tell, judge } = await openLog();
    const one = detained({ occurred: '2022-01-10' }, BO);
    await tell(one);
    const since = await tell(withAfter(detained({ occurred: '2022' }, ADA), one.id));
    await tell(corrected(one.id, detained({ occurred: '2022-02-02' }, BO)));
    expect(await judge({ unchangedSince: since })).toBe('changed_since');
    const next = since + 1;
    await tell(retracted(one.id));
    expect(await judge({ unchangedSince: next })).toBe('changed_since');
    expect(await judge({ unchangedSince: next + 1 })).toBe('recorded');
  });

  test('also where a merge of others moves what is said of it', async () => {
    const { tell, judge } = await openLog();
    const since = await tell(verdict(ADA));
    await tell(merged(CASE, OTHER_CASE));
    expect(await judge({ unchangedSince: since })).toBe('changed_since');
    expect(await judge({ unchangedSince: since + 1 })).toBe('recorded');
  });

  test('also by an erasure, of which no subject is left', async () => {
    const { workspace, tell, send } = await openLog();
    const arrest = detained({}, BO);
    const since = await tell(arrest);
    await erase(workspace, arrest.id);
    const refused = await send(released({}, ADA), { unchangedSince: since });
    expect(refused).toMatchObject({ problem: { code: 'changed_since', detail: { key: 'problems.guards.erased' } } });
    expect(outcomeOf(await send(released({}, ADA), { unchangedSince: since + 1 }))).toBe('recorded');
  });

  test('and a position beyond the log is refused, with the newest one', async () => {
    const { send, since } = await openLog();
    expect(await send(released({}, ADA), { unchangedSince: since + 1 })).toMatchObject({
      problem: {
        code: 'not_recorded_yet',
        parameters: [{ parameter: 'unchangedSince', message: { values: { position: since + 1, newest: since } } }],
      },
    });
    const draft = detained({}, ADA);
    expect(outcomeOf(await send(withAfter(draft, randomUUID()), { unchangedSince: 1_000 }))).toBe('not_recorded_yet');
  });
});

describe('what a request watches is guarded', () => {
  test('as what it is about, and by the process as by the database', async () => {
    const { tell, judge, since } = await openLog();
    const watch = [BO as SubjectId, CASE as SubjectId];
    expect(await judge({ watch })).toBe('recorded');
    const one = detained({}, BO);
    const at = await tell(one);
    expect(await judge({ watch, unchangedSince: since + 1 })).toBe('changed_since');
    expect(await judge({ watch: [CASE], unchangedSince: since + 1 })).toBe('recorded');
    await tell(withAfter(released({}, BO), one.id));
    expect(await judge({ watch, unchangedSince: at + 1 })).toBe('changed_since');
    expect(await judge({ watch: ['person:not-registered'], unchangedSince: at + 1 })).toBe('unregistered_subject');
  });

  test('by types: amendments count as what they amend, and so do erasures', async () => {
    const { workspace, tell, send, since } = await openLog();
    const guard = { watch: [CASE as SubjectId], watchTypes: ['verdict.delivered'] };
    const judge = async (unchangedSince: number) =>
      outcomeOf(await send(verdict(ADA), { ...guard, unchangedSince, watchTypes: ['verdict.delivered'] }));
    await tell(detained({}, ADA));
    const first = verdict(BO);
    const [receipt] = recordedIn(await send(first, { ...guard, unchangedSince: since }));
    const at = receipt?.position ?? -1;
    expect(await judge(since)).toBe('changed_since');
    await tell(detained({}, ADA));
    expect(await judge(at)).toBe('recorded');
    await tell(corrected(first.id, verdict(BO)));
    expect(await judge(at + 2)).toBe('changed_since');
    const moving = await tell(withAfter(detained({ occurred: '2022-02-01' }, BO), first.id));
    expect(await judge(moving - 1)).toBe('changed_since');
    const other = detained({}, BO);
    const told = await tell(other);
    await erase(workspace, other.id);
    expect(await judge(told)).toBe('recorded');
    await erase(workspace, first.id);
    expect(await judge(told + 2)).toBe('changed_since');
  });
});

describe('32 clients', () => {
  /** Half of them in a process of its own: the lock of the log decides. */
  async function compete(work: (client: number, appender: typeof engine.appender) => Promise<void>) {
    const other = createAppender({ connection: engine.connection });
    await Promise.all(
      Array.from({ length: 32 }, (_, client) => work(client, client % 2 === 0 ? engine.appender : other)),
    );
    await other.close();
  }

  async function sizeOf(workspace: string): Promise<number> {
    const { size } = await engine.connection
      .selectFrom('head')
      .select('size')
      .where('workspace', '=', workspace)
      .executeTakeFirstOrThrow();
    return size;
  }

  async function countIn(workspace: string, type: string): Promise<number> {
    const { count } = await engine.connection
      .selectFrom('event')
      .select((the) => the.fn.countAll<number>().as('count'))
      .where('workspace', '=', workspace)
      .where('type', '=', type)
      .where('known_to', 'is', null)
      .executeTakeFirstOrThrow();
    return Number(count);
  }

  async function project(workspace: string): Promise<number> {
    const size = await sizeOf(workspace);
    expect(await engine.projector.waitFor(workspace, size - 1)).toBe(true);
    return size - 1;
  }

  test('keep at most one verdict a case, whatever else is recorded of it', async () => {
    const { workspace, send } = await openLog();
    const outcomes: string[] = [];
    await compete(async (client, appender) => {
      for (let turn = 0; turn < 6; turn += 1) {
        const since = await project(workspace);
        await send(detained({}, client % 3 === 0 ? ADA : BO), {}, appender);
        if ((await countIn(workspace, 'verdict.delivered')) > 0) continue;
        const guard = { unchangedSince: since, watch: [CASE as SubjectId], watchTypes: ['verdict.delivered'] };
        outcomes.push(outcomeOf(await send(verdict(client % 2 === 0 ? ADA : BO), guard, appender)));
      }
    });
    await project(workspace);
    expect(await countIn(workspace, 'verdict.delivered')).toBe(1);
    expect(outcomes.filter((outcome) => outcome === 'recorded')).toEqual(['recorded']);
    expect(new Set(outcomes)).toEqual(new Set(['recorded', 'changed_since']));
  });

  test('keep at most five people a hearing, where each enters a plea', async () => {
    const { workspace, send } = await openLog();
    const plea = (person: string) => {
      const { data: _, ...draft } = verdict();
      const data = { case: CASE, person, charge: null, plea: 'not_guilty' };
      return { ...draft, type: 'plea.entered', data, summary: 'A plea was entered.' };
    };
    const outcomes: string[] = [];
    await compete(async (client, appender) => {
      for (let turn = 0; turn < 12; turn += 1) {
        const since = await project(workspace);
        if ((await countIn(workspace, 'plea.entered')) >= 5) return;
        const guard = { unchangedSince: since, watch: [CASE as SubjectId] };
        outcomes.push(outcomeOf(await send(plea(client % 2 === 0 ? ADA : BO), guard, appender)));
      }
    });
    await project(workspace);
    expect(await countIn(workspace, 'plea.entered')).toBe(5);
    expect(new Set(outcomes)).toEqual(new Set(['recorded', 'changed_since']));
  });

  test('see what `after` moves: who reads that a detention may still be open acts on it once', async () => {
    const { workspace, tell, send } = await openLog();
    const arrest = detained({ occurred: '2022' }, ADA);
    await tell(arrest);
    const latestOf = async () => {
      const row = await engine.connection
        .selectFrom('fact')
        .select('latest')
        .where('workspace', '=', workspace)
        .where('subject', '=', ADA)
        .where('attribute', '=', ACT)
        .where('known_to', 'is', null)
        .executeTakeFirstOrThrow();
      return row.latest as string;
    };
    const recorded: number[] = [];
    await compete(async (client, appender) => {
      for (let turn = 0; turn < 4; turn += 1) {
        const since = await project(workspace);
        if ((await latestOf()) < '2022-12-31') return;
        // It names Bo only, and moves what is known of Ada.
        const mover = withAfter(detained({ occurred: `2022-06-${10 + (client % 20)}` }, BO), arrest.id);
        const outcome = await send(mover, { unchangedSince: since, watch: [ADA as SubjectId] }, appender);
        if (outcome.ok) recorded.push(client);
      }
    });
    expect(recorded).toHaveLength(1);
  });
});
