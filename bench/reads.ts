import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { startEngine } from '../src/app.ts';
import type { SubjectKind } from '../src/catalogue/subject.ts';
import type { Filter } from '../src/queries/candidates.ts';
import { countSubjects, listSubjects } from '../src/queries/list.ts';
import { searchDevelopments } from '../src/queries/search-developments.ts';
import { readSearch } from '../src/queries/search-query.ts';
import { searchSubjects } from '../src/queries/search-subjects.ts';
import { openSnapshot, type Snapshot } from '../src/queries/snapshot.ts';
import { readState } from '../src/queries/state.ts';
import type { Certainty } from '../src/state/attributed-value.ts';
import type { Day } from '../src/time/day.ts';
import { describe, diceOf, measure, nameOf, personOf, recordMany, withDatabase } from './record.ts';

const { values } = parseArgs({
  options: {
    developments: { type: 'string', default: '200000' },
    rounds: { type: 'string', default: '300' },
    json: { type: 'boolean' },
  },
});
const [size, rounds] = [Number(values.developments), Number(values.rounds)];
const workspace = `bench-${size}`;

await withDatabase(async (database) => {
  const { persons } = await recordMany(database, workspace, size);
  const { connection } = database;
  const engine = startEngine(connection, (error) => console.error(error));
  const dice = diceOf(2);
  const last = await sql<{
    last: number;
  }>`select max(position) as last from development where workspace = ${workspace}`.execute(connection);
  const end = last.rows[0]?.last ?? 0;

  const day = () => new Date(Date.UTC(2013, 0, 1 + dice(4_400))).toISOString().slice(0, 10) as Day;
  const openAt = async (position: number | undefined): Promise<Snapshot> => {
    const knownAt = position === undefined ? { kind: 'now' as const } : { kind: 'position' as const, position };
    const opened = await openSnapshot(engine, { workspace, asOf: day(), knownAt });
    if (!opened.ok) throw new Error(opened.message);
    return opened.snapshot;
  };
  const readRow = (position: number) =>
    connection
      .selectFrom('development')
      .select(['position', 'id', 'recorded_at', 'batch_end', 'statement'])
      .where('workspace', '=', workspace)
      .where('position', '=', position)
      .executeTakeFirst();
  const list = async (
    filters: readonly Filter[],
    certainty: Certainty = 'stated',
    more: { after?: string; at?: number; kind?: SubjectKind } = {},
  ) => {
    const { after, at = Math.floor(end / 2) + dice(Math.floor(end / 2)), kind = 'person' } = more;
    return listSubjects(connection, await openAt(at), { kind, filters, certainty, after, limit: 50 });
  };
  const filter = (attribute: Filter['attribute'], label: string): Filter => ({ attribute, label });
  const state = async (at: number | undefined) =>
    readState(connection, await openAt(at), { subject: personOf(dice(persons)), certainty: 'possible' });

  const search = async (text: string) => {
    const snapshot = await openAt(end);
    const query = readSearch(text);
    if (!query) throw new Error(`“${text}” holds no words`);
    await searchSubjects(connection, snapshot, { query, kind: undefined });
    await searchDevelopments(connection, snapshot, { query, after: undefined, limit: 50 });
  };

  const medians = await measure(
    {
      'a row by its primary key': () => readRow(dice(end)),
      'state of a person, at a random day and position': () => state(dice(end)),
      'state of a person, at a random day, known now': () => state(undefined),
      'list of 50: no filter': () => list([]),
      'list of 50: custody=detained': () => list([filter('custody', 'detained')]),
      'list of 50: custody=detained, certain': () => list([filter('custody', 'detained')], 'certain'),
      'list of 50: custody=detained, possible': () => list([filter('custody', 'detained')], 'possible'),
      'list of 50: custody=any': () => list([filter('custody', 'any')]),
      'list of 50: office=one of 20': () => list([filter('office', 'organization:harbour-office-7')]),
      'list of 50: custody=detained and office=any': () =>
        list([filter('custody', 'detained'), filter('office', 'any')]),
      'list of 50: legal_status=one case of 200 (by key)': () => list([filter('legal_status', 'case:harbour-case-7')]),
      'list of 50: sentence=fine and asset=any': () => list([filter('sentence', 'fine'), filter('asset', 'any')]),
      'list of 50 cases: party=one person': () =>
        list([filter('party', personOf(dice(persons)))], 'stated', { kind: 'case' }),
      'list of 50: deep in the list': () =>
        list([filter('custody', 'detained')], 'stated', { after: personOf(8_000 % persons) }),
      'list of 50: early in the log': () =>
        list([filter('custody', 'detained')], 'stated', { at: Math.min(1_000, end) }),
      'list: of a label that nobody has': () => list([filter('custody', 'bail')]),
      'search: a name': () => search(nameOf(dice(persons))),
      'search: a name in another script, misspelled': () => search('Карим Масимофф'),
      'search: a surname': () => search('Toktabaev'),
    },
    rounds,
  );
  const words = await measure(
    {
      'search: a word of 28,000 developments': () => search('detained'),
      'search: a word and a name': () => search('detained Masimov'),
    },
    10,
  );
  const [total] = [
    await measure(
      {
        'total of custody=detained': async () =>
          countSubjects(connection, await openAt(end), {
            kind: 'person',
            filters: [filter('custody', 'detained')],
            certainty: 'stated',
            after: undefined,
            limit: 50,
          }),
      },
      3,
    ),
  ];
  if (values.json)
    console.log(
      JSON.stringify({ developments: end + 1, persons, medians: Object.fromEntries([...medians, ...words, ...total]) }),
    );
  else
    console.log(`${end + 1} developments, ${persons} persons\n${describe(new Map([...medians, ...words, ...total]))}`);
  await engine.close();
});
