// Verifying logs: untouched ones pass, and every tampering is found.
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { runCommand } from '../../src/cli/program.ts';
import { type Connection, openConnection } from '../../src/database/connection.ts';
import { columnsOfFact } from '../../src/projection/fact-rows.ts';
import { projectStep } from '../../src/projection/project.ts';
import { redactDevelopments } from '../../src/projection/redact.ts';
import { exportFacts } from '../../src/projection/replay.ts';
import { readCheckpoint } from '../../src/proof/checkpoints.ts';
import { exportLog } from '../../src/proof/export.ts';
import { sealWorkspace } from '../../src/proof/seal.ts';
import { formatNote, formatVerifier, parseNote, signText, verifierOf } from '../../src/tree/note.ts';
import { openTestEngine } from '../support/database.ts';
import { corrected, corroborated, detained, released, retracted } from '../support/drafts.ts';
import { outcomeOf, recordedIn } from '../support/outcome.ts';
import { randomHistory } from '../support/random-history.ts';

/** Of each kind: 50 in `npm test`, 1,000 in `npm run test:long`. */
const TRIES = Math.ceil(50 * inject('effort').rest);

let engine: Awaited<ReturnType<typeof openTestEngine>>;
let owner: Connection;
let folder: string;
/** Files with the checkpoints that somebody kept: of each sealing. */
const kept: string[] = [];

beforeAll(async () => {
  engine = await openTestEngine();
  owner = openConnection({ connectionString: engine.database.url, role: undefined, maximumConnections: 2 });
  folder = await mkdtemp(join(tmpdir(), 'annalist-verify-'));
  for (const batch of randomHistory(11, 40)) await append(batch);
  await seal();
  await append(
    Array.from({ length: 280 }, (_, index) => detained({ occurred: `20${10 + (index % 15)}-03-0${1 + (index % 9)}` })),
  );
  await seal();
  const told = detained({ occurred: '2024-03-05', note: 'for colleagues' });
  await append([told, corrected(told.id, detained({ occurred: '2024-03-04' })), corroborated(told.id), released()]);
  const mistaken = detained();
  await append(mistaken);
  await append(retracted(mistaken.id));
  expect(outcomeOf(await erase(mistaken.id))).toBe('recorded');
  await append(Array.from({ length: 250 }, () => detained()));
  await seal();
  await project();
});
afterAll(async () => {
  await owner.destroy();
  await engine.close();
  await rm(folder, { recursive: true, force: true });
});

async function append(input: object): Promise<void> {
  recordedIn(await engine.appender.append({ workspace: 'main', input, recordedBy: 'nina' }));
}

const erase = (id: string, alone = false) =>
  redactDevelopments(engine.connection, {
    workspace: 'main',
    targets: [id],
    alone,
    reason: 'It was asked for.',
    recordedBy: 'admin',
    isDryRun: false,
  });

async function project(): Promise<void> {
  while ((await projectStep(engine.connection, 'main')).developments > 0);
}

async function seal(): Promise<void> {
  const settings = { folder: join(folder, 'seal'), originBase: 'harbour.example' };
  expect(await sealWorkspace(engine.connection, 'main', settings)).toMatchObject({ kind: 'sealed' });
  const file = join(folder, `kept-${kept.length}`);
  await writeFile(file, (await readCheckpoint(engine.connection, 'main'))?.note ?? '');
  kept.push(file);
}

interface ExportTestOptions {
  readonly leavesOnly?: boolean;
  readonly place?: string;
}

let exports = 0;

async function exportTo(connection: Connection, { leavesOnly = false, place }: ExportTestOptions = {}) {
  exports += 1;
  const target = place ?? join(folder, `export-${exports}`);
  const outcome = await exportLog(connection, {
    workspace: 'main',
    folder: target,
    leavesOnly,
    exportedAt: '2026-11-23T00:00:00Z',
    exportFacts: (size, write) => exportFacts(connection, { workspace: 'main', size, write }),
  });
  return { place: target, outcome };
}

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly info: string;
}

/** `annalist verify`, in this process. */
async function verify(place: string, ...options: readonly string[]): Promise<Outcome> {
  const [out, info]: [string[], string[]] = [[], []];
  const code = await runCommand(['verify', place, ...options], {
    out: (text) => void out.push(text),
    info: (text) => void info.push(text),
    progress: () => undefined,
  });
  return { code, out: out.join('\n'), info: info.join('\n') };
}

class Undone extends Error {}

/** What a tamperer with all rights would do, verified from an export, and undone. */
async function verifyTampered(statements: readonly string[]): Promise<Outcome> {
  let outcome: Outcome | undefined;
  const tampering = owner.transaction().execute(async (transaction) => {
    await sql`set local session_replication_role = replica`.execute(transaction);
    for (const table of ['development', 'checkpoint', 'head'])
      await sql`alter table ${sql.id(table)} disable trigger all`.execute(transaction);
    for (const constraint of ['development_check', 'development_position_check'])
      await sql`alter table development drop constraint ${sql.id(constraint)}`.execute(transaction);
    await sql`drop index development_by_id`.execute(transaction);
    for (const statement of statements) await sql.raw(statement).execute(transaction);
    const { place, outcome: exported } = await exportTo(transaction);
    // Where every checkpoint was deleted too, there is nothing to export: `annalist export` ends with code 2, and says
    // so.
    if (exported.kind === 'not_sealed') outcome = { code: 2, out: '', info: 'nothing is signed' };
    else outcome = await verify(place, '--since', kept[1] ?? '', '--replay');
    await rm(place, { recursive: true, force: true });
    throw new Undone();
  });
  await tampering.catch((error: unknown) => {
    if (!(error instanceof Undone)) throw error;
  });
  return outcome as Outcome;
}

type Pick = (below: number) => number;

/** Whole numbers that a seed gives, one after another. */
function randomPick(seed: number): Pick {
  let state = BigInt(seed) * 0x9e3779b97f4a7c15n;
  return (below) => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffff_ffff_ffff_ffffn;
    return Number(state >> 33n) % below;
  };
}

interface Tamperable {
  readonly size: number;
  /** Where rows lie in `fact`. */
  readonly facts: readonly string[];
  readonly erased: ReadonlySet<number>;
}

interface Tampering {
  readonly statements: readonly string[];
  /** The positions that a report must name; where there are none, it is enough that the tampering is found. */
  readonly names?: readonly number[];
}

const parts = ['meta', 'statement', 'sources', 'note'] as const;
const content = parts.flatMap((part) => [part, `${part}_salt`]);
const said = ['id', 'recorded_at', 'batch_end', 'leaf', ...content].join(', ');
const factColumns = ['workspace', 'generation', ...columnsOfFact.map(({ name }) => name)].join(', ');

/** One of the ways to tamper with a log, with random particulars. */
function chooseTampering(pick: Pick, tamperable: Tamperable): Tampering {
  const ways = [
    ...waysWithParts(pick, tamperable),
    ...waysWithRows(pick, tamperable),
    ...waysWithFacts(pick, tamperable),
    ...waysWithCheckpoints(pick, tamperable),
  ];
  return (ways[pick(ways.length)] as (typeof ways)[number])();
}

type Way = () => Tampering;

/** A position that is not erased. */
function choosePosition(pick: Pick, { size, erased }: Tamperable): number {
  const position = pick(size);
  return erased.has(position) ? choosePosition(pick, { size, erased, facts: [] }) : position;
}

function flip(pick: Pick, column: string, bytes: number): string {
  const at = pick(bytes);
  return `${column} = set_byte(${column}, ${at}, (get_byte(${column}, ${at}) + 1 + ${pick(254)}) % 256)`;
}

function waysWithParts(pick: Pick, tamperable: Tamperable): Way[] {
  const position = choosePosition(pick, tamperable);
  const part = parts[pick(parts.length)] ?? 'meta';
  const here = `where workspace = 'main' and position = ${position}`;
  const update = (set: string): Tampering => ({
    statements: [`update development set ${set} ${here}`],
    names: [position],
  });
  return [
    () => update(`${part} = ${part} || ' '`),
    () => update(`statement = replace(statement, '"data"', '"date"'), sources = '[]', note = '"x"'`),
    () => update(flip(pick, `${part}_salt`, 16)),
    () => update(`leaf = replace(leaf, '"v":1', '"v": 1')`),
    () => update("recorded_at = recorded_at + interval '1 second'"),
    () => update('id = gen_random_uuid()'),
    () => update('batch_end = batch_end + 1'),
    () => update(`${part}_salt = null`),
    () => update(content.map((column) => `${column} = null`).join(', ')),
    () => ({ statements: [`delete from development ${here}`], names: [position] }),
  ];
}

function waysWithRows(pick: Pick, tamperable: Tamperable): Way[] {
  const { size } = tamperable;
  const position = choosePosition(pick, tamperable);
  const other = (position + 1 + pick(size - 1)) % size;
  const cut = Math.max(1, position);
  const early = Math.min(cut, 300);
  const both = `position in (${position}, ${other})`;
  const swapped = `select ${said} from swapped s where s.position = ${position + other} - d.position`;
  const copied = said.split(', ').slice(3).join(', ');
  return [
    () => ({
      statements: [
        `create temp table swapped as select * from development where workspace = 'main' and ${both}`,
        `update development d set (${said}) = (${swapped}) where d.workspace = 'main' and d.${both}`,
      ],
      names: [position, other],
    }),
    () => ({
      statements: [
        `update development set position = -position - 2 where workspace = 'main' and position >= ${position}`,
        "update development set position = -position - 1 where workspace = 'main' and position < 0",
        `insert into development select workspace, ${position}, gen_random_uuid(), recorded_at, batch_end, ${copied}
         from development where workspace = 'main' and position = ${position + 1}`,
        "update head set size = size + 1 where workspace = 'main'",
      ],
    }),
    () => ({
      statements: [
        `delete from development where workspace = 'main' and position >= ${cut}`,
        `update head set size = ${cut} where workspace = 'main'`,
      ],
    }),
    () => ({
      statements: [
        `delete from development where workspace = 'main' and position >= ${early}`,
        `update head set size = ${early} where workspace = 'main'`,
        `delete from checkpoint where size > ${early}`,
        `delete from fact where known_from >= ${early}`,
        `delete from event where known_from >= ${early}`,
      ],
    }),
  ];
}

function waysWithFacts(pick: Pick, { size, facts }: Tamperable): Way[] {
  const fact = facts[pick(facts.length)];
  const update = (set: string): Tampering => ({ statements: [`update fact set ${set} where ctid = '${fact}'`] });
  const later = "case when isfinite(latest) then latest + 1 else '2020-01-01' end";
  const elsewhere = factColumns.replace('subject', "subject || '-x'");
  return [
    () => update("label = label || 'x'"),
    () => update(`value = '"x"'`),
    () => update(`known_to = coalesce(known_to, ${size - 1}) - 1`),
    () => update(`earliest = earliest - 1, latest = ${later}`),
    () => ({ statements: [`delete from fact where ctid = '${fact}'`] }),
    () => ({ statements: [`insert into fact (${factColumns}) select ${elsewhere} from fact where ctid = '${fact}'`] }),
  ];
}

function waysWithCheckpoints(pick: Pick, { size }: Tamperable): Way[] {
  const tile = (set: string): Tampering => ({
    statements: [`update tile set ${set} where workspace = 'main' and index = ${pick(2)}`],
  });
  const letters = pick(2) === 0 ? 'AAAA' : 'BBBB';
  return [
    () => tile(flip(pick, 'hashes', 8192)),
    () => tile(flip(pick, 'root', 32)),
    () => ({
      statements: [
        `update checkpoint set note = replace(note, E'\\n${size}\\n', E'\\n${size - 1}\\n') where size = ${size}`,
      ],
    }),
    () => ({
      statements: [
        `update checkpoint set note = overlay(note placing '${letters}' from length(note) - ${8 + pick(60)})
         where size = (select size from checkpoint order by size offset ${pick(3)} limit 1)`,
      ],
    }),
    () => ({ statements: ["update checkpoint set note = 'nothing' where size = (select max(size) from checkpoint)"] }),
  ];
}

/**
 * Of a leaf, where only the checkpoints tell: those between the last checkpoint that holds and the first that does not.
 */
function isNamed(position: number, report: string): boolean {
  const places = [...report.matchAll(/^log entr(?:y|ies) (\d+)(?: to (\d+))?:/gm)];
  return places.some(([, from, to = from]) => Number(from) <= position && position <= Number(to));
}

async function readTamperable(): Promise<Tamperable> {
  const size = (await readCheckpoint(engine.connection, 'main'))?.size ?? 0;
  const facts = await sql<{ row: string }>`select ctid::text as row from fact order by ctid`.execute(engine.connection);
  const erased = await engine.connection.selectFrom('redaction').select('position').execute();
  return { size, facts: facts.rows.map(({ row }) => row), erased: new Set(erased.map(({ position }) => position)) };
}

describe('a verification', () => {
  test('of what was exported finds it sound', async () => {
    const { place, outcome } = await exportTo(engine.connection);
    expect(outcome).toMatchObject({ kind: 'exported', isResumed: false });
    const { code, out } = await verify(place, '--since', kept[0] ?? '', '--replay');
    expect(out).toMatch(/^harbour.example\/main: \d+ developments are what was signed, root .{44}$/m);
    expect(out).toMatch(/^\d+ facts are what the log gives$/m);
    expect(out).toMatch(/^2 developments were erased, and the log says so$/m);
    expect(code).toBe(0);
  });

  test(`of ${TRIES} logs that were tampered with finds each, and where`, async () => {
    const tamperable = await readTamperable();
    for (let seed = 1; seed <= TRIES; seed += 1) {
      const { statements, names = [] } = chooseTampering(randomPick(seed), tamperable);
      const { code, out, info } = await verifyTampered(statements);
      const context = `seed ${seed}: ${statements.join('; ')}\n${out}\n${info}`;
      expect(code, context).toBe(2);
      for (const position of names) expect(isNamed(position, out), context).toBe(true);
    }
  }, 3_600_000);

  test(`of ${TRIES} logs that nobody tampered with raises no alarm`, async () => {
    for (let seed = 1; seed <= TRIES; seed += 1) {
      const pick = randomPick(seed + 50_000);
      const told = detained({ occurred: `20${10 + pick(14)}` });
      const inputs = [
        told,
        released({ after: [told.id] }),
        corrected(told.id, detained()),
        corroborated(told.id),
        retracted(told.id),
      ];
      await append(inputs.slice(0, 1 + pick(inputs.length)));
      const isErased = pick(4) === 0;
      if (isErased) {
        if (pick(2) === 0) await seal();
        expect(outcomeOf(await erase(told.id, pick(2) === 0))).toBe('recorded');
        const { place } = await exportTo(engine.connection);
        // Of what was signed before its erasure was, it cannot be told yet.
        expect((await verify(place)).code).not.toBe(2);
        await rm(place, { recursive: true });
      }
      if (pick(3) > 0 || isErased) await seal();
      await project();
      const { place } = await exportTo(engine.connection);
      const { code, out, info } = await verify(place, '--since', kept[pick(kept.length)] ?? '', '--replay');
      expect(code, `seed ${seed}: ${out}\n${info}`).toBe(0);
      await rm(place, { recursive: true });
    }
  }, 3_600_000);
});

describe('an export', () => {
  test('of the leaves alone tells nothing else, and verifies', async () => {
    const { place } = await exportTo(engine.connection, { leavesOnly: true });
    await expect(readFile(join(place, 'developments/000'))).rejects.toThrow(/ENOENT/);
    expect(await verify(place)).toMatchObject({
      code: 0,
      out: expect.stringContaining('Only the signed entries are here'),
    });
    const replay = await verify(place, '--replay');
    expect(replay).toMatchObject({ code: 3, info: expect.stringContaining('no facts to compare') });
  });

  test('that broke off cannot be judged, and goes on where it was', async () => {
    const place = join(folder, 'broken');
    const failing = exportLog(engine.connection, {
      workspace: 'main',
      folder: place,
      leavesOnly: false,
      exportedAt: '2026-11-23T00:00:00Z',
      exportFacts: () => Promise.reject(new Error('the disk is full')),
    });
    await expect(failing).rejects.toThrow('the disk is full');
    expect(await verify(place)).toMatchObject({ code: 3, info: expect.stringContaining('broke off') });
    expect((await exportTo(engine.connection, { place })).outcome).toMatchObject({ kind: 'exported', isResumed: true });
    expect(await verify(place, '--replay')).toMatchObject({ code: 0 });
  });

  test('refuses a folder that holds something else', async () => {
    const place = await mkdtemp(join(tmpdir(), 'annalist-other-'));
    await writeFile(join(place, 'diary.txt'), 'mine');
    expect((await exportTo(engine.connection, { place })).outcome).toMatchObject({ kind: 'other_content' });
    await rm(place, { recursive: true });
  });
});

describe('a verification of files', () => {
  test.each([
    ['there is nothing', (place: string) => rm(place, { recursive: true })],
    ['a bundle is missing', (place: string) => rm(join(place, 'tile/entries/000'))],
    ['developments are missing', (place: string) => rm(join(place, 'developments/001'))],
    ['facts are missing', (place: string) => rm(join(place, 'facts/000000.jsonl'))],
    ['the manifest is of another kind', (place: string) => writeFile(join(place, 'export.json'), '{"v":2}')],
  ])('cannot tell where %s', async (_, damage) => {
    const { place } = await exportTo(engine.connection);
    await damage(place);
    expect(await verify(place, '--replay')).toMatchObject({ code: 3 });
  });

  test('finds what was changed in any of them', async () => {
    const { place } = await exportTo(engine.connection);
    const check = async (file: string, change: (text: string) => string) => {
      const before = await readFile(join(place, file), 'latin1');
      await writeFile(join(place, file), change(before), 'latin1');
      const { code } = await verify(place, '--replay');
      await writeFile(join(place, file), before, 'latin1');
      return code;
    };
    expect(await check('keys', (text) => text)).toBe(0);
    expect(await check('checkpoint', (text) => text.replace(/.$/m, '!'))).toBe(2);
    expect(await check('checkpoint', () => 'nothing')).toBe(2);
    expect(await check('keys', () => '')).toBe(2);
    expect(await check('tile/0/000', (text) => `${text}x`)).toBe(2);
    expect(await check('tile/entries/001', (text) => text.slice(0, -1))).toBe(2);
    expect(await check('developments/000', (text) => text.replace('\n', ''))).toBe(2);
    expect(await check('facts/000000.jsonl', (text) => text.split('\n').slice(1).join('\n'))).toBe(2);
  });

  test('takes keys and an older checkpoint that were kept, and says where they cannot be read', async () => {
    const { place } = await exportTo(engine.connection);
    const key = (await readFile(join(place, 'keys'), 'utf8')).trim();
    expect((await verify(place, '--key', key, '--since', kept[0] ?? '')).code).toBe(0);
    const another = { name: 'harbour.example/main', privateKey: generateKeyPairSync('ed25519').privateKey };
    const stranger = formatVerifier(verifierOf(another));
    expect(await verify(place, '--key', stranger)).toMatchObject({
      code: 3,
      info: expect.stringContaining('other keys'),
    });
    const forged = parseNote(await readFile(join(place, 'checkpoint'), 'utf8'))?.text ?? '';
    await writeFile(join(place, 'keys'), `${key}\n${stranger}\n`);
    await writeFile(join(place, 'checkpoint'), formatNote({ text: forged, signatures: [signText(forged, another)] }));
    expect(await verify(place)).toMatchObject({ code: 0 });
    for (const trust of [
      ['--key', key],
      ['--since', kept[0] ?? ''],
    ])
      expect(await verify(place, ...trust)).toMatchObject({ code: 3, info: expect.stringContaining('other keys') });
    const others = 'other.example+c3f4a2b1+AQ==';
    expect(await verify(place, '--key', others)).toMatchObject({
      code: 2,
      info: expect.stringContaining('is not a key'),
    });
    expect(await verify(place, '--since', join(folder, 'none'))).toMatchObject({
      code: 2,
      info: expect.stringContaining('ENOENT'),
    });
    await writeFile(join(folder, 'forged'), (await readFile(kept[0] ?? '', 'utf8')).replace(/^\d+$/m, '1'));
    expect(await verify(place, '--since', join(folder, 'forged'))).toMatchObject({ code: 2 });
  });
});
