// What reads cost: states, lists and searches of a large record.
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { startEngine } from '../src/app.ts';
import type { SubjectKind } from '../src/catalogue/subject.ts';
import type { Connection } from '../src/database/connection.ts';
import type { Filter } from '../src/queries/candidates.ts';
import { countSubjects, readSubjectPage } from '../src/queries/list.ts';
import { searchDevelopments } from '../src/queries/search-developments.ts';
import { readSearch } from '../src/queries/search-query.ts';
import { searchSubjects } from '../src/queries/search-subjects.ts';
import { openSnapshot, type Reader, type Snapshot } from '../src/queries/snapshot.ts';
import { readState } from '../src/queries/state.ts';
import type { Certainty } from '../src/state/attributed-value.ts';
import type { Day } from '../src/time/day.ts';
import { describe, diceOf, measure, nameOf, personOf, recordMany, SOURCE, withDatabase } from './record.ts';

const { values } = parseArgs({
  options: {
    developments: { type: 'string', default: '200000' },
    rounds: { type: 'string', default: '300' },
    json: { type: 'boolean' },
  },
});
const [size, rounds] = [Number(values.developments), Number(values.rounds)];
const workspace = `bench-${size}`;
const dice = diceOf(2);

await withDatabase(async (database) => {
  const { persons } = await recordMany(database, workspace, size);
  const { connection } = database;
  const engine = startEngine(connection, (error) => console.error(error));
  const end = await readEnd(connection);
  const record: LargeRecord = { reader: engine, persons, end };
  const medians = new Map([
    ...(await measure({ ...askStates(record), ...askLists(record), ...askNames(record) }, rounds)),
    ...(await measure(askWords(record), 10)),
    ...(await measure(askTotals(record), 3)),
  ]);
  if (values.json)
    console.log(JSON.stringify({ developments: end + 1, persons, medians: Object.fromEntries(medians) }));
  else console.log(`${end + 1} developments, ${persons} persons\n${describe(medians)}`);
  await engine.close();
});

interface LargeRecord {
  readonly reader: Reader;
  readonly persons: number;
  /** The last position. */
  readonly end: number;
}

type Questions = Readonly<Record<string, () => Promise<unknown>>>;

async function readEnd(connection: Connection): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    select max(position) as last from development where workspace = ${workspace}`.execute(connection);
  return rows[0]?.last ?? 0;
}

/** A random day, as known at a position, or now. */
async function openAt(reader: Reader, position: number | undefined): Promise<Snapshot> {
  const asOf = new Date(Date.UTC(2013, 0, 1 + dice(4_400))).toISOString().slice(0, 10) as Day;
  const knownAt = position === undefined ? { kind: 'now' as const } : { kind: 'position' as const, position };
  const opened = await openSnapshot(reader, { workspace, asOf, knownAt });
  if (!opened.ok) throw new Error(`position ${position} cannot be read: ${opened.problem.code}`);
  return opened.value;
}

function askStates({ reader, persons, end }: LargeRecord): Questions {
  const { connection } = reader;
  const state = async (at: number | undefined) =>
    readState(connection, await openAt(reader, at), { subject: personOf(dice(persons)), certainty: 'possible' });
  return {
    'a row by its primary key': () =>
      connection
        .selectFrom('development')
        .select(['position', 'id', 'recorded_at', 'batch_end', 'statement'])
        .where('workspace', '=', workspace)
        .where('position', '=', dice(end))
        .executeTakeFirst(),
    'state of a person, at a random day and position': () => state(dice(end)),
    'state of a person, at a random day, known now': () => state(undefined),
    'state of a source that nearly all developments cite': async () =>
      readState(connection, await openAt(reader, undefined), { subject: SOURCE, certainty: 'possible' }),
  };
}

interface ListOptions {
  readonly certainty?: Certainty;
  readonly after?: string;
  readonly at?: number;
  readonly kind?: SubjectKind;
}

function filter(attribute: Filter['attribute'], label: string): Filter {
  return { attribute, label };
}

function askLists({ reader, persons, end }: LargeRecord): Questions {
  const list = async (filters: readonly Filter[], options: ListOptions = {}) => {
    const { certainty = 'stated', after, at = Math.floor(end / 2) + dice(Math.floor(end / 2)) } = options;
    const { kind = 'person' } = options;
    const question = { kind, filters, certainty, after, limit: 50 };
    return readSubjectPage(reader.connection, await openAt(reader, at), question);
  };
  const detained = [filter('custody', 'detained')];
  return {
    'list of 50: no filter': () => list([]),
    'list of 50: custody=detained': () => list(detained),
    'list of 50: custody=detained, certain': () => list(detained, { certainty: 'certain' }),
    'list of 50: custody=detained, possible': () => list(detained, { certainty: 'possible' }),
    'list of 50: custody=any': () => list([filter('custody', 'any')]),
    'list of 50: office=one of 20': () => list([filter('office', 'organization:harbour-office-7')]),
    'list of 50: custody=detained and office=any': () => list([...detained, filter('office', 'any')]),
    'list of 50: legal_status=one case of 200 (by key)': () => list([filter('legal_status', 'case:harbour-case-7')]),
    'list of 50: sentence=fine and asset=any': () => list([filter('sentence', 'fine'), filter('asset', 'any')]),
    'list of 50 cases: party=one person': () => list([filter('party', personOf(dice(persons)))], { kind: 'case' }),
    'list of 50: deep in the list': () => list(detained, { after: personOf(8_000 % persons) }),
    'list of 50: early in the log': () => list(detained, { at: Math.min(1_000, end) }),
    'list: of a label that no person has': () => list([filter('custody', 'bail')]),
  };
}

function askNames(record: LargeRecord): Questions {
  return {
    'search: a name': () => search(record, nameOf(dice(record.persons))),
    'search: a name in another script, misspelled': () => search(record, 'Карим Масимофф'),
    'search: a surname': () => search(record, 'Toktabaev'),
  };
}

function askWords(record: LargeRecord): Questions {
  return {
    'search: a word of 28,000 developments': () => search(record, 'detained'),
    'search: a word and a name': () => search(record, 'detained Masimov'),
  };
}

async function search({ reader, end }: LargeRecord, text: string): Promise<void> {
  const snapshot = await openAt(reader, end);
  const query = readSearch(text);
  if (!query) throw new Error(`“${text}” holds no words`);
  await searchSubjects(reader.connection, snapshot, { query, kind: undefined });
  await searchDevelopments(reader.connection, snapshot, { query, after: undefined, limit: 50 });
}

function askTotals({ reader, end }: LargeRecord): Questions {
  const filters = [filter('custody', 'detained')];
  const question = { kind: 'person', filters, certainty: 'stated', after: undefined, limit: 50 } as const;
  return {
    'total of custody=detained': async () => countSubjects(reader.connection, await openAt(reader, end), question),
  };
}
