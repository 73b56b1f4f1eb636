// The rules of time as language-neutral cases: answered by the facts and by the oracle alike.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Development } from '../../src/catalogue/development.ts';
import type { Point } from '../../src/catalogue/points.ts';
import { applyChanges, type Fact } from '../../src/facts/facts.ts';
import { type PlacedPoint, trackKey } from '../../src/facts/placed-point.ts';
import type { Interpretation, Recorded } from '../../src/facts/recorded.ts';
import { Resolver } from '../../src/facts/resolver.ts';
import { judgeTracks } from '../../src/state/tracks.ts';
import type { Day } from '../../src/time/day.ts';
import { type Instant, parseInstant, utcDayOf } from '../../src/time/instant.ts';
import { describeJudgement } from '../support/judged.ts';
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

interface Since {
  readonly edtf: string | null;
  readonly earliest: string | null;
  readonly latest: string | null;
}

/** What a case does not ask for is left out. */
interface Details {
  readonly since?: Since;
  readonly because?: readonly string[];
  readonly otherDates?: readonly { readonly development: string; readonly since: Since }[];
  readonly undated?: boolean;
}

interface Judgement {
  readonly stated: (Place & Details & { readonly certain: boolean }) | null;
  readonly possible: readonly (Place & Details)[];
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
      const given = answer(implementation, question, tracks);
      expect(pick(given, question.answer), JSON.stringify(question)).toEqual(question.answer);
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

/** What is asked for: of an object, the fields that `wanted` has. */
function pick(given: unknown, wanted: unknown): unknown {
  if (typeof given !== 'object' || typeof wanted !== 'object' || !given || !wanted) return given;
  if (Array.isArray(given)) return given.map((item, index) => pick(item, (wanted as unknown[])[index]));
  const names = Object.keys(given).filter((name) => name in wanted);
  return Object.fromEntries(
    names.map((name) => [
      name,
      pick((given as Record<string, unknown>)[name], (wanted as Record<string, unknown>)[name]),
    ]),
  );
}

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
  const isKnown = (knownAt: number) => (fact: Fact) =>
    fact.knownFrom <= knownAt && (fact.knownTo === null || fact.knownTo > knownAt);
  const knownOn = (track: string, knownAt: number) =>
    (tracks.get(trackKey(toPoint(track, null))) ?? []).filter(isKnown(knownAt));
  const toPlace = ({ value, holds, cause }: PlacedPoint): Place => ({
    value: holds ? value : null,
    development: cause.development,
    version: cause.correction ?? cause.development,
    corroboratedBy: cause.corroborations,
  });
  return {
    judge(track, { asOf, knownAt }) {
      const lives = born.filter(({ attribute }) => attribute === 'life').filter(isKnown(knownAt));
      const [judged] = judgeTracks(knownOn(track, knownAt), asOf as Day, lives);
      const { stated, possible } = judged ?? { stated: undefined, possible: [] };
      const described = describeJudgement({ stated, possible }, asOf as Day);
      return {
        stated: stated && described.stated ? { ...toPlace(stated.point), ...toStatedDetails(described.stated) } : null,
        possible: possible.map((point, index) => ({
          ...toPlace(point),
          ...toDetails(described.possible[index] as oracle.OraclePossible),
        })),
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

function toStatedDetails({ since, because, certain, otherDates }: oracle.OracleStated) {
  return {
    since: toSince(since),
    because,
    certain,
    otherDates: otherDates.map((it) => ({ development: it.id, since: toSince(it.since) })),
  };
}

function toDetails({ since, because, undated }: oracle.OraclePossible): Details {
  return { since: toSince(since), because, undated };
}

function toSince({ edtf, earliest, latest }: oracle.OracleSince): Since {
  return { edtf, earliest: orNull(earliest), latest: orNull(latest) };
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
  const points = new Map(log.map((entry) => [entry.id, entry.points ?? []] as const));
  // What a death ends on another track has no value there.
  const toPlaceOf = (track: string, { id, version, index, corroborations }: oracle.OraclePlace): Place => ({
    value: points.get(version)?.[index]?.track === track ? points.get(version)?.[index]?.value : null,
    development: id,
    version,
    corroboratedBy: corroborations,
  });
  return {
    judge(track, { asOf, knownAt }) {
      const [subject = '', attribute = '', key = ''] = track.split('/');
      const { stated, possible } = oracle.judgeWithDeath(history, { subject, attribute, key }, { asOf, knownAt });
      const toAnswer = (told: oracle.OraclePossible) => ({ ...toPlaceOf(track, told), ...toDetails(told) });
      return {
        stated: stated && { ...toPlaceOf(track, stated), ...toStatedDetails(stated) },
        possible: possible.map(toAnswer),
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
