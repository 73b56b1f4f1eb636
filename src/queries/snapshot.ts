// The moment that a question is asked about: a day and a moment of knowledge, fixed before anything is read.
import { type RawBuilder, sql } from 'kysely';
import { type Connection, toInstant } from '../database/connection.ts';
import { executeNamed } from '../database/named.ts';
import { type Knowledge, type KnownAt, type KnownAtResolver, momentOf } from '../log/known-at.ts';
import type { PositionInSql } from '../projection/fact-rows.ts';
import type { Projector } from '../projection/projector.ts';
import { hasComePast } from '../projection/version.ts';
import type { Day } from '../time/day.ts';
import { utcDayOf } from '../time/instant.ts';
import { say } from '../words/message.ts';
import { fail, type Result, succeed } from '../words/problem.ts';
import type { Languages } from '../words/texts.ts';

/** What a query needs of the process it runs in. */
export interface Reader {
  readonly connection: Connection;
  readonly projector: Projector;
  readonly resolveKnownAt: KnownAtResolver;
}

/** What a question is about: a day, and a moment of knowledge. Every statement of an answer rests on it. */
export interface Snapshot {
  readonly workspace: string;
  readonly asOf: Day;
  readonly knowledge: Knowledge;
  /** The UTC day up to which something can be known; undefined where that makes no difference. */
  readonly knownOn?: Day | undefined;
  /** In which names and texts are wanted; left out: in the original. */
  readonly languages?: Languages | undefined;
}

/** Whether the day lies beyond what can be known: the answer is what would hold if nothing more happened. */
export function looksAhead({ asOf, knownOn }: Pick<Snapshot, 'asOf' | 'knownOn'>): boolean {
  return knownOn !== undefined && asOf > knownOn;
}

/** The same within a statement that may find the position itself. */
export interface Moment extends Pick<Snapshot, 'workspace' | 'asOf'> {
  readonly knowledge: { readonly position: PositionInSql };
}

export interface SnapshotQuestion {
  readonly workspace: string;
  readonly asOf: Day;
  readonly knownAt: KnownAt;
  /** The UTC day up to which something can be known; undefined: that of the last recording. */
  readonly knownOn?: Day | undefined;
  readonly languages?: Languages | undefined;
}

/** Fixes the moment and waits until the facts have come that far. */
export async function openSnapshot(
  { projector, resolveKnownAt }: Reader,
  question: SnapshotQuestion,
): Promise<Result<Snapshot>> {
  const { workspace, knownAt } = question;
  const reading = await resolveKnownAt(workspace, knownAt);
  if (!reading.ok) return reading;
  const { position } = reading.value;
  if (!(await projector.waitFor(workspace, position)))
    return fail('projection_behind', { detail: say('problems.moments.behind', { position }) });
  return succeed(snapshotOf(question, reading.value));
}

function snapshotOf({ workspace, asOf, knownOn, languages }: SnapshotQuestion, knowledge: Knowledge): Snapshot {
  const { recordedAt } = knowledge;
  const lastDay = knownOn ?? (recordedAt === null ? undefined : utcDayOf(recordedAt));
  return { workspace, asOf, knowledge, knownOn: lastDay, languages };
}

/** What is read at a moment, as SQL. The text is the same at every use. */
export type Selection<Row> = (moment: Moment) => RawBuilder<Row>;

export interface Opened<Row> {
  readonly snapshot: Snapshot;
  readonly rows: readonly Row[];
}

/**
 * Fixes the moment and reads at it: by one statement where the facts have come that far when it begins. Else it waits
 * for them, and reads then.
 */
export async function openSnapshotWith<Row extends object>(
  reader: Reader,
  question: SnapshotQuestion,
  selection: Selection<Row>,
): Promise<Result<Opened<Row>>> {
  const { connection } = reader;
  const { workspace, asOf, knownAt } = question;
  const position = sql<number>`m.position`;
  const rows = await executeNamed(
    connection,
    sql<Row & FixedColumns>`
      select m.position as "atPosition", m."recordedAt"::text as "atInstant", r.*
      from (${momentOf(workspace, knownAt)}) m
      join projection p on p.workspace = ${workspace} and ${hasComePast(position)}
      left join lateral (
        select true as "isRow", r.* from (${selection({ workspace, asOf, knowledge: { position } })}) r) r on true`,
  );
  const [fixed] = rows;
  if (fixed) {
    const knowledge = {
      position: fixed.atPosition,
      recordedAt: fixed.atInstant === null ? null : toInstant(fixed.atInstant),
    };
    return succeed({ snapshot: snapshotOf(question, knowledge), rows: fixed.isRow ? rows : [] });
  }
  const opened = await openSnapshot(reader, question);
  if (!opened.ok) return opened;
  return succeed({ snapshot: opened.value, rows: await executeNamed(connection, selection(opened.value)) });
}

/** The moment that a statement has fixed; `isRow`: it has read something there. */
interface FixedColumns {
  readonly atPosition: number;
  /** Of every row, so that it is left as Postgres writes it. */
  readonly atInstant: string | null;
  readonly isRow: true | null;
}
