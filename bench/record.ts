// What the benchmarks share: a database of their own, a large record, and measuring.
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OpenDatabase, openDatabase } from '../src/database/open.ts';
import { createAppender } from '../src/log/append.ts';
import { projectStep } from '../src/projection/project.ts';
import { createWorkspace } from '../src/workspaces/workspaces.ts';

export const SOURCE = 'source:harbour-gazette-1';
const OTHER_SOURCE = 'source:port-courier-1';
const organizations = Array.from({ length: 20 }, (_, index) => `organization:harbour-office-${index}`);
const cases = Array.from({ length: 200 }, (_, index) => `case:harbour-case-${index}`);
const DEVELOPMENTS_A_PERSON = 20;

/** The database of DATABASE_URL, or an embedded one that is gone afterwards. */
export async function withDatabase(work: (database: OpenDatabase) => Promise<void>): Promise<void> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'annalist-bench-'));
  const databaseUrl = process.env.DATABASE_URL;
  const database = await openDatabase({ databaseUrl, migrationUrl: process.env.DATABASE_MIGRATION_URL, dataFolder });
  try {
    await work(database);
  } finally {
    await database.close();
    await rm(dataFolder, { recursive: true, force: true });
  }
}

export const personOf = (index: number) => `person:witness-${index}` as const;

const firstNames = [
  ...'Ada Aigerim Bakyt Bolat Cholpon Dana Elmira Farrukh Gulnara Ilyas Jamshid Karim'.split(' '),
  ...'Laziz Madina Nodira Olga Pavel Rustam Sanzhar Timur Umida Vera Yerlan Zarina'.split(' '),
];
const stems = [
  ...'Abdul Akhmet Baibol Dzhaks Ergozh Fayzull Gafur Iskander Kasym Khudai'.split(' '),
  ...'Mamed Mas Nazar Orl Petr Rakhm Sadyk Tokta Usman Yerzh'.split(' '),
];
const endings = 'ov ev imov baev beyli ulin'.split(' ');

/** 2,880 names, in turn. */
export function nameOf(index: number): string {
  const [first, stem, ending] = [
    firstNames[index % 24],
    stems[Math.floor(index / 24) % 20],
    endings[Math.floor(index / 480) % 6],
  ];
  return `${first} ${stem}${ending}`;
}

/** Appends developments one by one, though many at a time, and projects them. */
export function openRecord(database: OpenDatabase, workspace: string) {
  const { connection } = database;
  const appender = createAppender({ connection });
  return {
    async append(developments: readonly object[]): Promise<void> {
      const outcomes = await Promise.all(
        developments.map((input) => appender.append({ workspace, recordedBy: 'bench', input })),
      );
      const refused = outcomes.find((outcome) => !outcome.ok || outcome.value.kind !== 'recorded');
      if (refused) throw new Error(JSON.stringify(refused).slice(0, 500));
    },
    async project(onProgress: (position: number) => void = () => undefined): Promise<void> {
      for (let step = await projectStep(connection, workspace); step.developments > 0; ) {
        onProgress(step.nextPosition);
        step = await projectStep(connection, workspace);
      }
    },
  };
}

/**
 * A workspace of about `size` developments, if it is not there from an earlier run: persons of 20 each, with offices,
 * custody, cases, claims, corrections and retractions.
 */
export async function recordMany(
  database: OpenDatabase,
  workspace: string,
  size: number,
): Promise<{ persons: number }> {
  const persons = Math.floor(size / (DEVELOPMENTS_A_PERSON + 1));
  const isNew = await createWorkspace(database.connection, { name: workspace, isPublic: true });
  if (!isNew) return { persons };
  const record = openRecord(database, workspace);
  await record.append([
    ...[SOURCE, OTHER_SOURCE].map((source) => ({ type: 'source.registered', data: { source, title: source } })),
    ...organizations.map((organization) => ({
      type: 'organization.registered',
      data: { organization, names: [{ text: organization }] },
    })),
    ...cases.map((subject) => ({ type: 'case.registered', data: { case: subject, kind: 'criminal', title: subject } })),
  ]);
  const dice = diceOf(1);
  for (let index = 0; index < persons; index += 1) {
    const person = personOf(index);
    const registration = { type: 'person.registered', data: { person, names: [{ text: nameOf(index) }] } };
    pending.push(registration, ...lifeOf({ person, name: nameOf(index) }, dice));
    if (pending.length < 1_000) continue;
    await record.append(pending.splice(0));
    report(`${index + 1} of ${persons} persons recorded`);
  }
  await record.append(pending.splice(0));
  await record.project((position) => report(`${position} of ${size} developments projected`));
  report('');
  return { persons };
}

const pending: object[] = [];

function report(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}

/** Twenty developments of one person over ten years, in no order. */
function lifeOf({ person, name }: { readonly person: string; readonly name: string }, dice: Dice): object[] {
  const told: { id: string; type: string }[] = [];
  const tell = (type: string, data: object, more: object = {}) => {
    const draft = {
      id: randomUUID(),
      type,
      ...(dice(10) === 0 ? {} : { occurred: dateOf(dice) }),
      data,
      summary: `${type.replaceAll(/[._]/g, ' ')} of ${name}.`,
      attribution: { by: 'author', standing: dice(8) === 0 ? 'alleged' : 'reported' },
      sources: [{ source: SOURCE }],
      ...more,
    };
    told.push(draft);
    return draft;
  };
  const organization = () => organizations[dice(organizations.length)];
  const subject = () => cases[dice(cases.length)];
  const claim = { claim: { by: 'unstated', standing: 'alleged' } };
  const acts = [
    () => tell('person.detained', { person }),
    () => tell('person.detained', { person }),
    () => tell('person.released', { person }),
    () => tell('person.released', { person }),
    () => tell('office.assumed', { person, organization: organization(), title: 'chief' }),
    () => tell('office.assumed', { person, organization: organization(), title: 'deputy' }),
    () => tell('office.left', { person, organization: organization(), title: 'chief', manner: 'dismissed' }),
    () =>
      tell(
        'suspicion.announced',
        { person, case: subject(), offences: [{ charge: 'arson', offence: 'arson' }] },
        claim,
      ),
    () => tell('verdict.delivered', { case: subject(), outcomes: [{ person, charge: null, outcome: 'convicted' }] }),
    () =>
      tell('sentence.imposed', { case: subject(), person, components: [{ kind: 'fine' }, { kind: 'imprisonment' }] }),
    () => tell('case.party_added', { case: subject(), person, role: 'witness' }),
    () => tell('conduct.alleged', { about: [person], conduct: 'stood by' }, claim),
    () => tell('relationship.reported', { from: person, to: organization(), kind: 'member' }),
    () => tell('asset.reported', { owner: person, asset: 'boat', what: 'a boat' }),
  ];
  const life: object[] = [];
  while (life.length < DEVELOPMENTS_A_PERSON) {
    const chance = dice(100);
    const target = told[dice(told.length)];
    const act = acts[dice(acts.length)] as () => object;
    if (chance >= 10 || !target) life.push(act());
    else if (chance < 5)
      life.push({ type: 'development.corroborated', data: { target: target.id }, sources: [{ source: OTHER_SOURCE }] });
    else if (chance < 8)
      life.push({
        type: 'development.corrected',
        data: { target: target.id, replacement: { ...withoutId(target), occurred: dateOf(dice) } },
      });
    else {
      told.splice(told.indexOf(target), 1);
      life.push({ type: 'development.retracted', data: { target: target.id, reason: 'told in error' } });
    }
  }
  return life;
}

function withoutId({ id: _, ...draft }: { readonly id: string }): object {
  return draft;
}

function dateOf(dice: Dice): string {
  const day = new Date(Date.UTC(2014, 0, 1 + dice(3_650))).toISOString().slice(0, 10);
  const form = dice(6);
  if (form === 0) return day.slice(0, 7);
  return form === 1 ? `[${day}..${day.slice(0, 4)}-12-31]` : day;
}

export type Dice = (size: number) => number;

/** Whole numbers from 0 to below `size`, the same ones for the same seed (Mulberry32). */
export function diceOf(seed: number): Dice {
  let state = seed;
  return (size) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * size);
  };
}

export function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/**
 * The median time of each question, in milliseconds; they take turns, so that a busy moment of the machine meets all
 * alike.
 */
export async function measure(
  questions: Readonly<Record<string, () => Promise<unknown>>>,
  rounds: number,
): Promise<Map<string, number>> {
  const times = new Map(Object.keys(questions).map((name) => [name, [] as number[]]));
  for (let round = -Math.ceil(rounds / 10); round < rounds; round += 1) {
    for (const [name, ask] of Object.entries(questions)) {
      const startedAtMs = performance.now();
      await ask();
      if (round >= 0) times.get(name)?.push(performance.now() - startedAtMs);
    }
  }
  return new Map([...times].map(([name, all]) => [name, medianOf(all)]));
}

/** A table of medians, each with its ratio to the first. */
export function describe(medians: ReadonlyMap<string, number>): string {
  const [[, base] = ['', Number.NaN]] = [...medians];
  return [...medians]
    .map(([name, ms]) => `${name.padEnd(64)} ${ms.toFixed(3).padStart(9)} ms ${(ms / base).toFixed(2).padStart(8)} ×`)
    .join('\n');
}
