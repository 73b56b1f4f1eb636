// The oracle by hand: small histories with answers that a person worked out.
import { describe, expect, inject, test } from 'vitest';
import { readDraft } from '../../src/catalogue/read-draft.ts';
import type { Day } from '../../src/time/day.ts';
import {
  boundsAt,
  developmentAt,
  differingTracks,
  isContradictedAt,
  judgeTrack,
  listedSubjects,
  type OracleDevelopment,
  type OracleJudgement,
  type OraclePoint,
  possiblePoints,
  tracksOf,
} from './oracle.ts';
import { askedDays, type RandomDraft, randomHistory } from './random-history.ts';
import { toOracle, toRecorded } from './recorded.ts';

const RECORDED_ON = '2022-03-01';
const custody = { subject: 'person:ada-orlov', attribute: 'custody', key: '' };
const held = (label = 'detained'): OraclePoint => ({ ...custody, holds: true, label, value: label });
const free: OraclePoint = { ...custody, holds: false, label: '', value: null };

type Told = Partial<Pick<OracleDevelopment, 'amends' | 'after' | 'points' | 'recordedOn' | 'timeless'>>;

/**
 * A development of Ada's custody, named by its id; its position is its place in the history. Each says something of its
 * own, unless told otherwise.
 */
function tell(id: string, occurred?: string, told: Told = {}): Omit<OracleDevelopment, 'position' | 'batchEnd'> {
  return { id, occurred, recordedOn: RECORDED_ON, points: [held(id)], ...told };
}

function recorded(...batches: ReturnType<typeof tell>[][]): OracleDevelopment[] {
  const ends = batches.flatMap((batch, index) => batch.map(() => batches.slice(0, index + 1).flat().length - 1));
  return batches.flat().map((told, position) => ({ ...told, position, batchEnd: ends[position] ?? position }));
}

const single = (...all: ReturnType<typeof tell>[]) => recorded(...all.map((one) => [one]));

/** “a” stated for certain, “a?” stated, after it what else is possible. */
function read({ stated, possible }: OracleJudgement): string {
  return [stated ? `${stated.id}${stated.certain ? '' : '?'}` : '–', ...possible.map(({ id }) => id)].join(' ');
}

function ada(history: OracleDevelopment[], asOf: string, knownAt = history.length - 1): string {
  return read(judgeTrack(history, custody, { asOf, knownAt }));
}

describe('the order of points', () => {
  test('states the last point that has begun', () => {
    const history = single(tell('a', '2022-01-05'), tell('b', '2022-01-10', { points: [free] }));
    expect(ada(history, '2022-01-04')).toBe('–');
    expect(ada(history, '2022-01-05')).toBe('a');
    expect(ada(history, '2022-01-09')).toBe('a');
    expect(ada(history, '2022-01-10')).toBe('b');
  });

  test('puts a late development where it happened, and not before it was known', () => {
    const history = single(tell('a', '2022-01-10'), tell('late', '2022-01-05'));
    expect(ada(history, '2022-01-07', 0)).toBe('–');
    expect(ada(history, '2022-01-07', 1)).toBe('late');
    expect(ada(history, '2022-01-10', 1)).toBe('a');
  });

  test('settles ties on one day by position, then by the index of the point', () => {
    const history = single(tell('a', '2022-01-05'), tell('b', '2022-01-05', { points: [held(), held('remanded')] }));
    expect(judgeTrack(history, custody, { asOf: '2022-01-05', knownAt: 1 })).toMatchObject({
      stated: { id: 'b', index: 1, version: 'b', corroborations: [], certain: true },
      possible: [],
    });
  });

  test('settles ties by the time of day, as instants; none comes first', () => {
    const history = single(
      tell('a', '2022-01-05T09:00:00+01:00'),
      tell('b', '2022-01-05T12:00:00+06:00'),
      tell('c', '2022-01-05'),
    );
    expect(ada(history, '2022-01-05')).toBe('a');
    expect(ada(history.slice(1), '2022-01-05', 2)).toBe('b');
  });

  test('a time of day never shifts the date', () => {
    const history = single(tell('a', '2022-01-05T01:00:00+06:00'), tell('b', '2022-01-05T23:00:00-06:00'));
    expect(boundsAt(history, 'a', 1)).toEqual({ earliest: '2022-01-05', latest: '2022-01-05' });
    expect(boundsAt(history, 'b', 1)).toEqual({ earliest: '2022-01-05', latest: '2022-01-05' });
    expect(ada(history, '2022-01-04')).toBe('–');
    expect(ada(history, '2022-01-05')).toBe('b');
  });

  test('`after` outweighs position and inherits a time of day on the same day', () => {
    const forward = recorded([tell('b', '2022-01-05', { after: ['a'] }), tell('a', '2022-01-05')]);
    expect(ada(forward, '2022-01-05')).toBe('b');
    const timed = single(
      tell('a', '2022-01-05T18:00:00Z'),
      tell('b', '2022-01-05', { after: ['a'] }),
      tell('c', '2022-01-05T12:00:00Z'),
    );
    expect(ada(timed, '2022-01-05')).toBe('b');
    const otherwiseTimed = single(
      tell('a', '2022-01-05T18:00:00Z'),
      tell('b', '2022-01-05T12:00:00Z', { after: ['a'] }),
    );
    expect(ada(otherwiseTimed, '2022-01-05')).toBe('b');
  });

  test('a chain within a batch keeps its order, whatever its positions', () => {
    const history = recorded([
      tell('c', '2022-01-05', { after: ['b'] }),
      tell('b', '2022-01-05', { after: ['a'] }),
      tell('a', '2022-01-05'),
    ]);
    const orders = [possiblePoints(history, custody, { asOf: '2022-01-05', knownAt: 2 }), ada(history, '2022-01-05')];
    expect(orders).toMatchObject([[{ id: 'c', index: 0 }], 'c']);
    expect(ada([...history, ...later(3, tell('d', '2022-01-05'))], '2022-01-05')).toBe('d');
  });
});

function later(position: number, told: ReturnType<typeof tell>): OracleDevelopment[] {
  return [{ ...told, position, batchEnd: position }];
}

describe('possible and certain', () => {
  test('a fuzzy date is possible from its earliest day and stated from its latest', () => {
    const history = single(tell('a', '2022-01-03'), tell('b', '[2022-01-05..2022-01-10]', { points: [free] }));
    expect(ada(history, '2022-01-04')).toBe('a');
    expect(ada(history, '2022-01-05')).toBe('a? b');
    expect(ada(history, '2022-01-09')).toBe('a? b');
    expect(ada(history, '2022-01-10')).toBe('b');
  });

  test('of two that overlap, both stay possible', () => {
    const history = single(tell('month', '2022-01'), tell('day', '2022-01-10'));
    expect(ada(history, '2021-12-31')).toBe('–');
    expect(ada(history, '2022-01-01')).toBe('– month');
    expect(ada(history, '2022-01-10')).toBe('day? month');
    expect(ada(history, '2022-01-31')).toBe('month? day');
  });

  test('what surely came before is no longer possible, although its own dates allow it', () => {
    const history = single(tell('a', '2022-01'), tell('b', '2022-01-10', { after: ['a'] }));
    expect(boundsAt(history, 'a', 0)).toEqual({ earliest: '2022-01-01', latest: '2022-01-31' });
    expect(boundsAt(history, 'a', 1)).toEqual({ earliest: '2022-01-01', latest: '2022-01-10' });
    expect(ada(history, '2022-01-09')).toBe('– a');
    expect(ada(history, '2022-01-10')).toBe('b');
  });

  test('`after` alone decides between equal months', () => {
    const unordered = single(tell('a', '2022-01'), tell('b', '2022-01'));
    expect(ada(unordered, '2022-01-31')).toBe('b? a');
    const ordered = single(tell('a', '2022-01'), tell('b', '2022-01', { after: ['a'] }));
    expect(ada(ordered, '2022-01-15')).toBe('– a b');
    expect(ada(ordered, '2022-01-31')).toBe('b');
  });

  test('a touching day counts as after only in the order of the ties', () => {
    const history = single(tell('range', '[2022-01-05..2022-01-10]'), tell('day', '2022-01-05'));
    expect(ada(history, '2022-01-05')).toBe('day? range');
    expect(ada(history, '2022-01-10')).toBe('range');
    const first = single(tell('range', '[2022-01-01..2022-01-05]'), tell('day', '2022-01-05'));
    expect(ada(first, '2022-01-05')).toBe('day');
  });

  test('the undated is possible always and stated only from the day of its recording on', () => {
    const history = single(tell('a', '2022-01-05'), tell('undated', undefined, { points: [free] }));
    expect(boundsAt(history, 'undated', 1)).toEqual({ earliest: '-infinity', latest: RECORDED_ON });
    expect(ada(history, '1999-01-01')).toBe('– undated');
    expect(ada(history, '2022-01-05')).toBe('a? undated');
    expect(ada(history, '2022-03-01')).toBe('undated? a');
  });

  test('registry points hold always, certainly', () => {
    const history = single(tell('name', undefined, { timeless: true }), tell('a', '2022-01-05'));
    expect(ada(history, '0001-01-01')).toBe('name');
    expect(ada(history, '2022-01-05')).toBe('a');
  });
});

describe('reports of one event', () => {
  const same = (id: string, occurred?: string, told: Told = {}) => tell(id, occurred, { points: [held()], ...told });
  const statedOf = (history: OracleDevelopment[], asOf: string) =>
    judgeTrack(history, custody, { asOf, knownAt: history.length - 1 }).stated;

  test('take nothing away from one another, and share the best date', () => {
    const history = single(same('day', '2022-01-05'), same('month', '2022-01'), same('later', '2022-02'));
    const since = { edtf: '2022-01-05', earliest: '2022-01-05', latest: '2022-01-05' };
    const january = { certain: true, since, otherDates: [] };
    expect(statedOf(history, '2022-01-10')).toMatchObject({ ...january, because: ['day', 'month'] });
    expect(statedOf(history, '2022-01-31')).toMatchObject({ ...january, because: ['month', 'day'] });
    expect(statedOf(history, '2022-02-01')).toMatchObject({ certain: false, since, otherDates: [{ id: 'later' }] });
    expect(statedOf(history, '2022-03-01')).toMatchObject({
      certain: false,
      since: { edtf: '2022-02' },
      because: ['later'],
      otherDates: [{ id: 'day' }, { id: 'month' }],
    });
  });

  test('are two events where something else may lie between them', () => {
    const history = single(
      same('a', '2022-01-05'),
      tell('b', '2022-01-07', { points: [free] }),
      same('c', '2022-01-09'),
    );
    expect(statedOf(history, '2022-01-31')).toMatchObject({ certain: true, because: ['c'], otherDates: [] });
    const vague = single(
      same('a', '2022-01-05'),
      same('month', '2022-01'),
      tell('b', '2022-01-20', { points: [free] }),
    );
    expect(statedOf(vague, '2022-01-19')).toMatchObject({ certain: true, because: ['a', 'month'] });
    expect(statedOf(vague, '2022-01-31')).toMatchObject({ id: 'month', certain: false, because: ['month'] });
  });

  test('give a date that neither has alone', () => {
    const history = single(same('a', '[2022-01-01..2022-01-20]'), same('b', '[2022-01-10..2022-01-31]'));
    const since = { edtf: '[2022-01-10..2022-01-20]', earliest: '2022-01-10', latest: '2022-01-20' };
    expect(statedOf(history, '2022-01-20')).toMatchObject({ id: 'a', certain: true, since });
    expect(statedOf(history, '2022-01-31')).toMatchObject({ id: 'b', certain: true, since });
  });

  test('may be more or less detailed', () => {
    const place = (value: object | null) => ({ points: [{ ...held(), value }] });
    const vague = tell('vague', '2022-01-05', place({ place: null }));
    const [port, mill] = ['port', 'mill'].map((it) => tell(it, '2022-01', place({ place: it, by: it })));
    if (!port || !mill) throw new Error('unreachable');
    expect(ada(single(vague, port), '2022-01-31')).toBe('port');
    expect(ada(single(port, { ...mill, occurred: '2022-01-05' }), '2022-01-31')).toBe('port? mill');
  });
});

describe('`after`', () => {
  test('names what gave a bound', () => {
    const history = single(
      tell('a', '2022-01-10'),
      tell('b', undefined, { after: ['a'] }),
      tell('c', '2022-01-20', { after: ['b'], points: [] }),
    );
    expect(judgeTrack(history, custody, { asOf: '2022-01-31', knownAt: 2 }).stated).toMatchObject({
      id: 'b',
      because: ['b', 'a', 'c'],
    });
  });

  test('reaches through a chain and a diamond, both ways', () => {
    const history = single(
      tell('a', '2022'),
      tell('left', '2022-01-05', { after: ['a'] }),
      tell('right', '[2022-01-08..2022-01-20]', { after: ['a'] }),
      tell('d', undefined, { after: ['left', 'right'] }),
      tell('e', '2022-01-15', { after: ['d'] }),
    );
    expect(boundsAt(history, 'a', 4)).toEqual({ earliest: '2022-01-01', latest: '2022-01-05' });
    expect(boundsAt(history, 'right', 4)).toEqual({ earliest: '2022-01-08', latest: '2022-01-15' });
    expect(boundsAt(history, 'd', 3)).toEqual({ earliest: '2022-01-08', latest: RECORDED_ON });
    expect(boundsAt(history, 'd', 4)).toEqual({ earliest: '2022-01-08', latest: '2022-01-15' });
    expect(boundsAt(history, 'e', 3)).toBeUndefined();
  });

  test('where it contradicts the dates, own bounds stand, for those alone whom the contradiction reaches', () => {
    const history = single(
      tell('a', '2022-01-10'),
      tell('b', '2022-01-05', { after: ['a'] }),
      tell('c', '2022-01', { after: ['b'] }),
    );
    expect(boundsAt(history, 'a', 2)).toEqual({ earliest: '2022-01-10', latest: '2022-01-10' });
    expect(boundsAt(history, 'b', 2)).toEqual({ earliest: '2022-01-05', latest: '2022-01-05' });
    expect(boundsAt(history, 'c', 2)).toEqual({ earliest: '2022-01-10', latest: '2022-01-31' });
    expect(ada(history, '2022-01-07')).toBe('b');
    expect(ada(history, '2022-01-10')).toBe('a? c');
  });

  test('in a circle says nothing, for those in it and those that follow one of them', () => {
    const history = recorded([
      tell('a', '2022-01', { after: ['b'] }),
      tell('b', '2022-01-10', { after: ['a'] }),
      tell('c', '2022-01', { after: ['b'] }),
      tell('d', '2022-01-20', { after: ['e'] }),
      tell('e', '2022-01'),
    ]);
    expect(['a', 'b', 'c', 'd', 'e'].map((id) => isContradictedAt(history, id, 4))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(boundsAt(history, 'a', 4)).toEqual({ earliest: '2022-01-01', latest: '2022-01-31' });
    expect(boundsAt(history, 'c', 4)).toEqual({ earliest: '2022-01-01', latest: '2022-01-31' });
    expect(boundsAt(history, 'e', 4)).toEqual({ earliest: '2022-01-01', latest: '2022-01-20' });
  });
});

describe('amendments', () => {
  const correct = (id: string, target: string, { occurred, ...told }: Told & { readonly occurred?: string } = {}) =>
    tell(id, occurred, { ...told, amends: { kind: 'correction', target } });
  const retract = (id: string, target: string) =>
    tell(id, undefined, { points: [], amends: { kind: 'retraction', target } });
  const corroborate = (id: string, target: string) =>
    tell(id, undefined, { points: [], amends: { kind: 'corroboration', target } });
  const wordsOf = (history: OracleDevelopment[], id: string) =>
    history.map((_, knownAt) => developmentAt(history, id, knownAt)?.version ?? '–').join(' ');

  test('a correction replaces date, order and points, and keeps the id', () => {
    const history = single(
      tell('a', '2022-01-05'),
      correct('b', 'a', { occurred: '2022-01-10', points: [held('remanded')] }),
    );
    expect(ada(history, '2022-01-07', 0)).toBe('a');
    expect(ada(history, '2022-01-07', 1)).toBe('–');
    expect(judgeTrack(history, custody, { asOf: '2022-01-10', knownAt: 1 }).stated).toMatchObject({
      id: 'a',
      index: 0,
      version: 'b',
      corroborations: [],
      certain: true,
    });
  });

  test('a corrected development keeps its place among ties', () => {
    const history = single(
      tell('a', '2022-01-01'),
      tell('b', '2022-01-05'),
      correct('c', 'a', { occurred: '2022-01-05' }),
    );
    expect(ada(history, '2022-01-05')).toBe('b');
  });

  test('of rivals the last one counts; a correction of a correction falls with it', () => {
    const history = single(
      tell('a', '2022-01-01'),
      correct('b', 'a', { occurred: '2022-01-02' }),
      correct('c', 'b', { occurred: '2022-01-03' }),
      correct('d', 'a', { occurred: '2022-01-04' }),
      retract('e', 'd'),
      retract('f', 'b'),
      retract('g', 'e'),
      retract('h', 'g'),
    );
    expect(wordsOf(history, 'a')).toBe('a b c d c a d a');
  });

  test('a retraction hides its target whatever corrects it, and so does not once it is retracted', () => {
    const history = single(
      tell('a', '2022-01-01'),
      tell('b', '2022-01-05', { points: [free] }),
      retract('c', 'b'),
      correct('d', 'b', { occurred: '2022-01-03', points: [free] }),
      retract('e', 'c'),
    );
    expect(history.map((_, knownAt) => ada(history, '2022-01-05', knownAt))).toEqual(['a', 'b', 'a', 'a', 'b']);
    expect(ada(history, '2022-01-04', 1)).toBe('a');
    expect(ada(history, '2022-01-04', 4)).toBe('b');
  });

  test('what is retracted links nothing', () => {
    const history = single(
      tell('a', '2022-01-10'),
      tell('b', undefined, { after: ['a'] }),
      tell('c', '2022-01', { after: ['b'] }),
      retract('d', 'b'),
    );
    expect(boundsAt(history, 'c', 2)).toEqual({ earliest: '2022-01-10', latest: '2022-01-31' });
    expect(boundsAt(history, 'c', 3)).toEqual({ earliest: '2022-01-01', latest: '2022-01-31' });
    expect(boundsAt(history, 'b', 3)).toBeUndefined();
  });

  test('corroborations count for the words they were given for', () => {
    const history = single(
      tell('a', '2022-01-01'),
      corroborate('b', 'a'),
      correct('c', 'a', { occurred: '2022-01-02' }),
      corroborate('d', 'c'),
      retract('e', 'c'),
      retract('f', 'b'),
    );
    const supports = history.map((_, knownAt) => developmentAt(history, 'a', knownAt)?.corroborations.join());
    expect(supports).toEqual(['', 'b', '', 'd', 'b', '']);
  });

  test('a corrected development had happened by the day of its recording, or else of the correction', () => {
    const history = single(
      tell('a', '2022-01-01', { recordedOn: '2022-01-10' }),
      correct('b', 'a', { recordedOn: '2022-01-20' }),
      correct('c', 'a', { occurred: '[2022-01-15..]', recordedOn: '2022-01-21' }),
    );
    expect(boundsAt(history, 'a', 1)).toEqual({ earliest: '-infinity', latest: '2022-01-10' });
    expect(boundsAt(history, 'a', 2)).toEqual({ earliest: '2022-01-15', latest: '2022-01-21' });
  });

  test('tracks differ where another thing is said, or the same for other reasons', () => {
    const history = single(tell('a', '2022-01-01'), corroborate('b', 'a'), tell('c', '2022-01-09'));
    const at = (asOf: string, knownAt: number) => ({ asOf, knownAt });
    expect(differingTracks(history, at('2022-01-05', 0), at('2022-01-05', 1))).toEqual([custody]);
    expect(differingTracks(history, at('2022-01-05', 1), at('2022-01-05', 2))).toEqual([]);
    expect(differingTracks(history, at('2021-12-31', 2), at('2022-01-05', 2))).toEqual([custody]);
  });
});

test('a batch is known from its end only', () => {
  const history = recorded([tell('a', '2022-01-05')], [tell('b', '2022-01-06'), tell('c', '2022-01-07')]);
  expect([0, 1, 2].map((knownAt) => ada(history, '2022-01-31', knownAt))).toEqual(['a', 'a', 'c']);
  expect(boundsAt(history, 'b', 1)).toBeUndefined();
});

test('a history that has grown is resolved anew', () => {
  const history = single(tell('a', '2022-01-05'));
  expect(ada(history, '2022-01-31', 5)).toBe('a');
  history.push(...later(1, tell('b', '2022-01-06')));
  expect(ada(history, '2022-01-31', 5)).toBe('b');
});

test('lists the subjects that hold a label, as surely as asked', () => {
  const bo = { ...held(), subject: 'person:bo-tarn' };
  const history = single(
    tell('a', '2022-01-05', { points: [bo, held()] }),
    tell('b', '2022-01-10', { points: [free] }),
    tell('c', '2022-01', { points: [{ ...bo, label: 'remanded' }] }),
  );
  const detained = { attribute: 'custody', label: 'detained' };
  expect(listedSubjects(history, { ...detained, certainty: 'stated' }, { asOf: '2022-01-04', knownAt: 2 })).toEqual([]);
  expect(listedSubjects(history, { ...detained, certainty: 'stated' }, { asOf: '2022-01-05', knownAt: 2 })).toEqual([
    'person:ada-orlov',
    'person:bo-tarn',
  ]);
  expect(listedSubjects(history, { ...detained, certainty: 'stated' }, { asOf: '2022-01-10', knownAt: 2 })).toEqual([
    'person:bo-tarn',
  ]);
  expect(listedSubjects(history, { ...detained, certainty: 'stated' }, { asOf: '2022-01-31', knownAt: 2 })).toEqual([]);
  expect(listedSubjects(history, { ...detained, certainty: 'certain' }, { asOf: '2022-01-10', knownAt: 2 })).toEqual(
    [],
  );
  expect(listedSubjects(history, { ...detained, certainty: 'possible' }, { asOf: '2022-01-31', knownAt: 2 })).toEqual([
    'person:bo-tarn',
  ]);
});

test.each([
  ['2022', '2022-01-01', '2022-12-31'],
  ['2024-02', '2024-02-01', '2024-02-29'],
  ['2022-01-05?', '2022-01-05', '2022-01-05'],
  ['2022-01~', '2022-01-01', '2022-01-31'],
  ['2022-01-XX', '2022-01-01', '2022-01-31'],
  ['2022-XX', '2022-01-01', '2022-12-31'],
  ['2022-01-02/2022-01', '2022-01-02', '2022-01-31'],
  ['[2022-01-02..2022-01-05]', '2022-01-02', '2022-01-05'],
  ['[2022-01-09,2022-01-02]', '2022-01-02', '2022-01-09'],
  ['2022-01/', '2022-01-01', RECORDED_ON],
  ['2022-01/..', '2022-01-01', RECORDED_ON],
  ['[2022-01-02..]', '2022-01-02', RECORDED_ON],
  ['[2023-01-02..]', '2023-01-02', '2023-01-02'],
  ['/2022-01', '-infinity', '2022-01-31'],
  ['../2022-01', '-infinity', '2022-01-31'],
  ['[..2022-01]', '-infinity', '2022-01-31'],
  ['2022-01-05T23:00:00-06:00', '2022-01-05', '2022-01-05'],
])('%s lies from %s to %s', (occurred, earliest, latest) => {
  expect(boundsAt(single(tell('a', occurred)), 'a', 0)).toEqual({ earliest, latest });
});

describe('random histories', () => {
  test('are the same for the same seed', () => {
    expect(randomHistory(7, 40)).toEqual(randomHistory(7, 40));
    expect(randomHistory(7, 40)).not.toEqual(randomHistory(8, 40));
  });

  test('hold only drafts that the catalogue accepts, each id once and `after` within what is told by then', () => {
    for (const seed of seeds(200)) {
      const told = new Set<string>();
      for (const batch of randomHistory(seed, 20)) {
        for (const draft of batch) told.add(draft.id);
        const faults = batch.map((draft) => readDraft(draft)).flatMap((reading) => (reading.ok ? [] : reading.faults));
        expect(faults).toEqual([]);
        expect(batch.flatMap(({ after = [] }) => after).filter((id) => !told.has(id))).toEqual([]);
      }
      expect(told.size).toBe(29);
    }
  });

  test('always hold the stated point possible', () => {
    for (const seed of seeds(200)) {
      const history = historyOf(randomHistory(seed, 25));
      for (const track of tracksOf(history).filter(({ attribute }) => attribute !== 'life')) {
        for (const asOf of askedDays().filter((_, index) => index % 3 === seed % 3)) {
          for (const knownAt of [12, 20, history.length - 1]) {
            const { stated } = judgeTrack(history, track, { asOf, knownAt });
            if (!stated) continue;
            const possible = possiblePoints(history, track, { asOf, knownAt });
            if (!possible.some(({ id, index }) => id === stated.id && index === stated.index)) {
              expect.fail(`seed ${seed}, ${JSON.stringify(track)} on ${asOf} at ${knownAt}: ${stated.id}`);
            }
          }
        }
      }
    }
  });

  test('in the end leave nothing possible that was followed on its track, unless its dates contradict', () => {
    for (const seed of seeds(100)) {
      const history = historyOf(randomHistory(seed, 25));
      const knownAt = history.length - 1;
      const follows = (q: string, p: string) => {
        const [first, second] = [boundsAt(history, p, knownAt), boundsAt(history, q, knownAt)];
        const lists = developmentAt(history, q, knownAt)?.after?.includes(p) && !isContradictedAt(history, q, knownAt);
        return lists && first && second && first.earliest <= second.earliest && first.latest <= second.latest;
      };
      for (const track of tracksOf(history)) {
        const possible = possiblePoints(history, track, { asOf: '9999-12-31', knownAt });
        const pairs = possible.flatMap(({ id: q }) => possible.map(({ id: p }) => [q, p] as const));
        const context = `seed ${seed}, ${JSON.stringify(track)}`;
        expect(
          pairs.filter(([q, p]) => follows(q, p)),
          context,
        ).toEqual([]);
      }
    }
  });

  test('small ones are judged as trying every possible course of events says', () => {
    const compared = seeds(400).map((seed) => {
      const history = smallHistory(seed);
      const courses = coursesOf(history);
      for (const asOf of courses.length > 0 ? DAYS.slice(1) : []) {
        const lasts = new Set(courses.map((course) => lastBy(course, asOf)));
        const possible = possiblePoints(history, custody, { asOf, knownAt: history.length - 1 }).map(({ id }) => id);
        const { stated } = judgeTrack(history, custody, { asOf, knownAt: history.length - 1 });
        const told = history.map(({ id, occurred, after }) => [id, occurred, after]);
        const context = `seed ${seed} on ${asOf}: ${JSON.stringify(told)}`;
        expect([...lasts].filter((id) => id !== null).sort(), context).toEqual(possible.sort());
        if (stated) expect(lasts.size === 1, context).toBe(stated.certain);
      }
      return courses.length > 0;
    });
    expect(compared.filter(Boolean).length).toBeGreaterThan(compared.length / 4);
  });
});

/** A share of so many seeds. */
function seeds(most: number): number[] {
  const count = Math.ceil(most * Math.min(1, inject('effort').rest));
  return Array.from({ length: count }, (_, index) => index + 1);
}

function historyOf(batches: readonly (readonly RandomDraft[])[]): OracleDevelopment[] {
  return toOracle(toRecorded(batches, RECORDED_ON as Day).flat());
}

// Courses of events: each development on one day of its own bounds, such that `after` holds. Ties go by the track's
// order.

const DAYS = ['-infinity', '2022-01-01', '2022-01-02', '2022-01-03', '2022-01-04', '2022-01-05', '2022-01-06'];

/** Four developments of Ada's custody within DAYS, with dates and `after` taken from a random history's chances. */
function smallHistory(seed: number): OracleDevelopment[] {
  const chances = randomHistory(seed, 4)
    .flat()
    .flatMap(({ id }) => [...id.replaceAll('-', '')].map((digit) => Number.parseInt(digit, 16)));
  const chance = (size: number) => (chances.shift() ?? 0) % size;
  const ids = ['a', 'b', 'c', 'd'];
  return single(
    ...ids.map((id, index) => {
      const [first = '', last = ''] = [DAYS[1 + chance(6)], DAYS[1 + chance(6)]].sort();
      const occurred = [`${first}`, `[${first}..${last}]`, `[..${last}]`, `[${first}..${last}]`][chance(4)];
      const after = ids.slice(0, index).filter(() => chance(3) === 0);
      return tell(id, occurred, { after });
    }),
  );
}

type Course = readonly { readonly id: string; readonly day: string; readonly rank: number }[];

function coursesOf(history: OracleDevelopment[]): Course[] {
  const order = rankOf(history);
  return history.reduce<Course[]>(
    (courses, { id, occurred, after = [] }) => {
      const bounds = boundsAt(single(tell(id, occurred)), id, 0);
      const days = DAYS.filter((day) => bounds && bounds.earliest <= day && day <= bounds.latest);
      return courses.flatMap((course) =>
        days
          .filter((day) => course.every((earlier) => !after.includes(earlier.id) || earlier.day <= day))
          .map((day) => [...course, { id, day, rank: order.indexOf(id) }]),
      );
    },
    [[]],
  );
}

/** The order of the track, where nothing has a time of day and `after` names only what has a lower position. */
function rankOf(history: OracleDevelopment[]): string[] {
  const bounds = history.map(({ id, position }) => ({ id, position, ...boundsAt(history, id, history.length - 1) }));
  const key = ({ latest = '', earliest = '', position }: (typeof bounds)[number]) =>
    `${latest} ${earliest} ${position}`;
  return bounds.sort((a, b) => (key(a) < key(b) ? -1 : 1)).map(({ id }) => id);
}

function lastBy(course: Course, asOf: string): string | null {
  const begun = course.filter(({ day }) => day <= asOf);
  const [last] = begun.sort((a, b) => (a.day === b.day ? b.rank - a.rank : a.day < b.day ? 1 : -1));
  return last?.id ?? null;
}
