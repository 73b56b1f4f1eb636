// The rules of time as language-neutral cases: answered by the facts and by the oracle alike.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Development } from '../../src/catalogue/development.ts';
import type { Point } from '../../src/catalogue/points.ts';
import { applyChanges, type Fact } from '../../src/facts/facts.ts';
import { trackKey } from '../../src/facts/placed-point.ts';
import type { Interpretation, Recorded } from '../../src/facts/recorded.ts';
import { Resolver } from '../../src/facts/resolver.ts';
import { judgeTrack } from '../../src/facts/track.ts';
import type { Day } from '../../src/time/day.ts';
import { type Instant, parseInstant, utcDayOf } from '../../src/time/instant.ts';
import * as oracle from '../support/oracle.ts';

// The format is told in test/vectors/README.md.

interface Entry {
  readonly position: number;
  readonly batchEnd: number;
  readonly recordedAt: Instant;
  readonly id: string;
  readonly occurred?: string;
  readonly after?: readonly string[];
  readonly timeless?: boolean;
  readonly points?: readonly { readonly track: string; readonly value: unknown }[];
  readonly corrects?: string;
  readonly retracts?: string;
  readonly corroborates?: string;
}

interface Place {
  readonly value: unknown;
  readonly development: string;
  readonly version: string;
  readonly corroboratedBy: readonly string[];
}

interface Judgement {
  readonly stated: (Place & { readonly certain: boolean }) | null;
  readonly possible: readonly Place[];
}

interface Bounds {
  readonly earliest: string | null;
  readonly latest: string | null;
  readonly contradicted: boolean;
}

interface Moment {
  readonly asOf: string;
  readonly knownAt: number;
}

type Question =
  | (Moment & { readonly track: string; readonly answer: Judgement })
  | { readonly bounds: string; readonly knownAt: number; readonly answer: Bounds | null }
  | (Moment & { readonly list: { readonly attribute: string; readonly value: unknown }; readonly answer: string[] })
  | { readonly changes: { readonly from: Moment; readonly to: Moment }; readonly answer: string[] };

interface Vector {
  readonly name: string;
  readonly log: readonly Entry[];
  readonly questions: readonly Question[];
  readonly known?: readonly { readonly instant: string; readonly answer: number | null }[];
}

/** What is to be tested. */
interface Implementation {
  judge(track: string, snapshot: Moment): Judgement;
  boundsOf(id: string, knownAt: number): Bounds | null;
}

const folder = join(import.meta.dirname, '../vectors');
const vectors = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .sort()
  .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Vector);

test('there are vectors', () => {
  expect(vectors.length).toBeGreaterThan(20);
});

describe.each(vectors.map((vector) => [vector.name, vector] as const))('%s', (_, { log, questions, known = [] }) => {
  const tracks = [...new Set(log.flatMap(({ points = [] }) => points.map(({ track }) => track)))].sort();

  test.each([
    ['the facts', factsOf(log)],
    ['the oracle', oracleOf(log)],
  ] as const)('is answered by %s', (_name, implementation) => {
    for (const question of questions) {
      expect(answer(implementation, question, tracks), JSON.stringify(question)).toEqual(question.answer);
    }
  });

  if (known.length === 0) return;
  test('finds the position that was known at a moment', () => {
    for (const { instant, answer: position } of known) {
      const snapshot = parseInstant(instant) ?? '';
      const recorded = log.findLast(({ recordedAt }) => recordedAt <= snapshot);
      expect(recorded?.position ?? null, instant).toBe(position);
    }
  });
});

function answer({ judge, boundsOf }: Implementation, question: Question, tracks: readonly string[]): unknown {
  if ('track' in question) return judge(question.track, question);
  if ('bounds' in question) return boundsOf(question.bounds, question.knownAt);
  if ('list' in question) {
    const { attribute, value } = question.list;
    const holding = tracks.filter((track) => {
      const [, name] = track.split('/');
      const { stated } = judge(track, question);
      return name === attribute && stated !== null && JSON.stringify(stated.value) === JSON.stringify(value);
    });
    return [...new Set(holding.map((track) => track.split('/')[0]))];
  }
  const { from, to } = question.changes;
  return tracks.filter((track) => JSON.stringify(judge(track, from)) !== JSON.stringify(judge(track, to)));
}

// The facts of src.

const BOUNDS = 'bounds';

/**
 * Developments of a vector, as a chronicle understands them; each says besides where it lies itself, on a track of its
 * own.
 */
const language: Interpretation = {
  amendmentOf({ data }) {
    const { corrects, retracts, corroborates } = data as unknown as Entry;
    if (corrects) return { amends: 'corrects', target: corrects };
    if (retracts) return { amends: 'retracts', target: retracts };
    return corroborates ? { amends: 'corroborates', target: corroborates } : undefined;
  },
  contentOf: (development) => development,
  dateGivenBy({ data }) {
    const { corroborates, occurred } = data as unknown as Entry;
    return corroborates ? occurred : undefined;
  },
  identifySubjects: (development) => development,
  identityOf: () => undefined,
  subjectsOf: () => [],
  isTimeless: (development) => (development as Development<Entry>).data.timeless === true,
  pointsOf({ id, data }) {
    const { points = [] } = data as unknown as Entry;
    return [...points.map(({ track, value }) => toPoint(track, value)), toPoint(`${BOUNDS}/${BOUNDS}/${id}`, id)];
  },
};

function toPoint(track: string, value: unknown): Point {
  const [subject = '', attribute = '', key = ''] = track.split('/');
  return { subject, attribute, key, holds: value !== null, label: String(value), value } as Point;
}

function factsOf(log: readonly Entry[]): Implementation {
  const resolver = new Resolver(language);
  const batches = [...Map.groupBy(log.map(toRecorded), ({ batchEnd }) => batchEnd).values()];
  const { born } = applyChanges(
    [],
    batches.map((batch) => resolver.add(batch)),
  );
  const tracks = Map.groupBy(born, trackKey);
  const knownOn = (track: string, knownAt: number) =>
    (tracks.get(trackKey(toPoint(track, null))) ?? []).filter(
      ({ knownFrom, knownTo }) => knownFrom <= knownAt && (knownTo === null || knownTo > knownAt),
    );
  const toPlace = ({ value, cause }: Fact): Place => ({
    value,
    development: cause.development,
    version: cause.correction ?? cause.development,
    corroboratedBy: cause.corroborations,
  });
  return {
    judge(track, { asOf, knownAt }) {
      const { stated, possible } = judgeTrack(knownOn(track, knownAt), asOf as Day);
      return {
        stated: stated ? { ...toPlace(stated.point), certain: stated.certain } : null,
        possible: possible.map(toPlace),
      };
    },
    boundsOf(id, knownAt) {
      const [own] = knownOn(`${BOUNDS}/${BOUNDS}/${id}`, knownAt);
      return own ? toBounds(own, own.cause.contradicted) : null;
    },
  };
}

function toRecorded(entry: Entry): Recorded {
  const { position, batchEnd, recordedAt, id, occurred, after } = entry;
  const development = { id, type: 'vector', version: 1, occurred, after, data: { ...entry }, sources: [] };
  return { position, batchEnd, recordedOn: utcDayOf(recordedAt), development };
}

function toBounds({ earliest, latest }: oracle.OracleBounds, contradicted: boolean): Bounds {
  return { earliest: orNull(earliest), latest: orNull(latest), contradicted };
}

function orNull(day: string): string | null {
  return day === '-infinity' ? null : day;
}

// The oracle.

function oracleOf(log: readonly Entry[]): Implementation {
  const history = log.map(toOracle);
  const values = new Map(log.map(({ id, points = [] }) => [id, points.map(({ value }) => value)] as const));
  const toPlace = ({ id, version, index, corroborations }: oracle.OraclePlace): Place => ({
    value: values.get(version)?.[index],
    development: id,
    version,
    corroboratedBy: corroborations,
  });
  return {
    judge(track, { asOf, knownAt }) {
      const [subject = '', attribute = '', key = ''] = track.split('/');
      const { stated, possible } = oracle.judgeTrack(history, { subject, attribute, key }, { asOf, knownAt });
      return {
        stated: stated && { ...toPlace(stated), certain: stated.certain },
        possible: possible.map(toPlace),
      };
    },
    boundsOf(id, knownAt) {
      const bounds = oracle.boundsAt(history, id, knownAt);
      return bounds ? toBounds(bounds, oracle.isContradictedAt(history, id, knownAt)) : null;
    },
  };
}

function toOracle(entry: Entry): oracle.OracleDevelopment {
  const { position, batchEnd, recordedAt, id, occurred, after, timeless, points = [] } = entry;
  const { corrects, retracts, corroborates } = entry;
  const target = corrects ?? retracts ?? corroborates;
  const kind = corrects ? 'correction' : retracts ? 'retraction' : 'corroboration';
  return {
    position,
    batchEnd,
    id,
    recordedOn: utcDayOf(recordedAt),
    occurred,
    after,
    timeless,
    amends: target === undefined ? undefined : { kind, target },
    points: points.map(({ track, value }) => toPoint(track, value)),
  };
}
