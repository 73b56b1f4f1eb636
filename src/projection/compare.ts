// Facts that serve compared with facts computed anew from the log.
import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import type { Connection } from '../database/connection.ts';
import type { Fact } from '../facts/facts.ts';
import { findOverlaps } from '../facts/overlaps.ts';
import {
  type FactRow,
  factColumns,
  type Generation,
  isOfGeneration,
  placeInGeneration,
  toFact,
  valuesOfPlacement,
} from './fact-rows.ts';
import { foldLog } from './fold.ts';

/**
 * `missing`: the log gives it and the facts lack it; `unexpected`: the reverse; `overlap`: it contradicts its track.
 */
export interface Difference {
  readonly kind: 'missing' | 'unexpected' | 'overlap';
  readonly fact: Omit<Fact, 'row'>;
}

export interface Comparison {
  /** The position before which the facts were compared: as far as they have come. */
  readonly size: number;
  readonly facts: number;
  readonly differences: readonly Difference[];
}

export interface ComparisonOptions {
  readonly onFolded?: (developments: number, total: number) => void;
}

/**
 * Compares the facts that serve, at one moment, with facts computed anew from the log. Also looks for overlaps among
 * the stored facts, whatever the log gives.
 */
export function compareWithLog(
  connection: Connection,
  workspace: string,
  { onFolded }: ComparisonOptions = {},
): Promise<Comparison> {
  return connection
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (transaction) => {
      const { next_position: size, generation } = await transaction
        .selectFrom('projection')
        .select(['next_position', 'generation'])
        .where('workspace', '=', workspace)
        .executeTakeFirstOrThrow();
      const computed = await foldLog(transaction, {
        workspace,
        size,
        onFolded: (developments) => onFolded?.(developments, size),
      });
      const stored = await readGeneration(transaction, { workspace, generation });
      const overlaps = findOverlaps(stored).map(({ fact }) => ({
        kind: 'overlap' as const,
        fact: withoutNumber(fact),
      }));
      return { size, facts: stored.length, differences: [...compareFacts(computed, stored), ...overlaps] };
    });
}

/** The facts of `computed` that `stored` lacks, and those of `stored` that `computed` lacks. */
export function compareFacts(computed: Iterable<Fact>, stored: Iterable<Fact>): Difference[] {
  const expected = new Map([...computed].map((fact) => [identify(fact), fact]));
  const unexpected: Difference[] = [];
  for (const fact of stored) {
    const twin = expected.get(identify(fact));
    if (twin && isDeepStrictEqual(withoutNumber(twin), withoutNumber(fact))) expected.delete(identify(fact));
    else unexpected.push({ kind: 'unexpected', fact: withoutNumber(fact) });
  }
  return [
    ...[...expected.values()].map((fact) => ({ kind: 'missing' as const, fact: withoutNumber(fact) })),
    ...unexpected,
  ];
}

const ROWS_A_PAGE = 20_000;

/** All facts of a generation, track by track. */
export async function readGeneration(
  connection: Connection,
  generation: Generation,
  onRead?: (facts: number) => void,
): Promise<Fact[]> {
  const facts: Fact[] = [];
  for await (const page of readPages(connection, generation, ROWS_A_PAGE)) {
    for (const fact of page) facts.push(fact);
    onRead?.(facts.length);
  }
  return facts;
}

/** The same, page by page. */
export async function* readPages(
  connection: Connection,
  generation: Generation,
  rowsAPage: number,
): AsyncGenerator<Fact[]> {
  for (let last: Fact | undefined; ; ) {
    const isBehind = last
      ? sql`(${placeInGeneration}, f.known_from, f.id) > (${last.subject}, ${last.attribute}, ${last.key},
          ${valuesOfPlacement(last)}, ${last.knownFrom}::bigint, ${last.row}::bigint)`
      : sql`true`;
    const { rows } = await sql<FactRow>`
      select ${factColumns} from fact f
      where ${isOfGeneration(generation)} and ${isBehind}
      order by ${placeInGeneration}, f.known_from, f.id limit ${rowsAPage}`.execute(connection);
    const page = rows.map(toFact);
    if (page.length > 0) yield page;
    if (page.length < rowsAPage) return;
    last = page.at(-1);
  }
}

function identify({ subject, attribute, key, position, index, knownFrom }: Fact): string {
  return [subject, attribute, key, position, index, knownFrom].join('\0');
}

export function withoutNumber({ row: _, ...fact }: Fact): Omit<Fact, 'row'> {
  return fact;
}
