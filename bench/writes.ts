// What writes cost: appends one by one, from several writers, and in batches.
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { createAppender } from '../src/log/append.ts';
import { projectStep } from '../src/projection/project.ts';
import { createWorkspace } from '../src/workspaces/workspaces.ts';
import { describe, medianOf, openRecord, personOf, SOURCE, withDatabase } from './record.ts';

const { values } = parseArgs({
  options: { developments: { type: 'string', default: '10000' }, rounds: { type: 'string', default: '20' } },
});
const [size, rounds] = [Number(values.developments), Number(values.rounds)];
const workspace = `bench-writes-${Date.now()}`;
const person = personOf(0);

const dayOf = (index: number) => new Date(Date.UTC(1970, 0, 1 + index * 2)).toISOString().slice(0, 10);
const tell = (type: string, occurred: string) => ({
  id: randomUUID() as string,
  type,
  occurred,
  data: { person },
  summary: `${type}.`,
  attribution: { by: 'author', standing: 'reported' },
  sources: [{ source: SOURCE }],
});

/** One long track, and what a change at its start and at its end costs: the append and its projection. */
await withDatabase(async (database) => {
  const { connection } = database;
  await createWorkspace(connection, { name: workspace, isPublic: true });
  const record = openRecord(database, workspace);
  await record.append([
    { type: 'source.registered', data: { source: SOURCE, title: 'Gazette' } },
    { type: 'person.registered', data: { person, names: [{ text: 'Witness' }] } },
  ]);
  const all = Array.from({ length: size }, (_, index) =>
    tell(index % 2 === 0 ? 'person.detained' : 'person.released', dayOf(index)),
  );
  for (let from = 0; from < all.length; from += 1_000) await record.append(all.slice(from, from + 1_000));
  await record.project();
  const appender = createAppender({ connection });
  const rows = new Map<string, number>();
  const times = new Map<string, number[]>();
  const change = async (name: string, input: object) => {
    const startedAtMs = performance.now();
    const outcome = await appender.append({ workspace, recordedBy: 'bench', input });
    if (!outcome.ok || outcome.value.kind !== 'recorded') throw new Error(JSON.stringify(outcome));
    const { factsWritten } = await projectStep(connection, workspace);
    times.set(name, [...(times.get(name) ?? []), performance.now() - startedAtMs]);
    rows.set(name, Math.max(rows.get(name) ?? 0, factsWritten));
  };
  for (let round = 0; round < rounds; round += 1) {
    for (const [place, first] of [
      ['end', size - 2 - 2 * round],
      ['start', 2 * round],
    ] as const) {
      const between = new Date(Date.parse(dayOf(first)) + 86_400_000).toISOString().slice(0, 10);
      const [one, other] = [all[first], all[first + 1]];
      if (!one || !other) throw new Error('there are too few developments for so many rounds');
      const { id: _, ...replacement } = { ...one, occurred: between };
      await change(`a late development at the ${place}`, tell('person.detained', between));
      await change(`a correction at the ${place}`, {
        type: 'development.corrected',
        data: { target: one.id, replacement },
      });
      await change(`a corroboration at the ${place}`, {
        type: 'development.corroborated',
        data: { target: other.id },
        sources: [{ source: SOURCE }],
      });
      await change(`a retraction at the ${place}`, {
        type: 'development.retracted',
        data: { target: other.id, reason: 'told in error' },
      });
    }
  }
  const medians = new Map([...times].map(([name, all]) => [name, medianOf(all)]));
  console.log(`a subject of ${size} developments; append and projection, rows written at most\n${describe(medians)}`);
  for (const [name, written] of rows) console.log(`${name.padEnd(64)} ${String(written).padStart(9)} rows`);
});
