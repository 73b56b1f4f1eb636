import { type Engine, startEngine } from '../app.ts';
import { readConfig } from '../config.ts';
import { type OpenDatabase, openDatabase } from '../database/open.ts';
import { parseKnownAt } from '../log/known-at.ts';
import { openSnapshot, type Snapshot } from '../queries/snapshot.ts';
import { type Day, parseDay } from '../time/day.ts';
import { findWorkspace } from '../workspaces/workspaces.ts';
import { UsageError } from './output.ts';

export interface Session {
  readonly database: OpenDatabase;
  readonly engine: Engine;
}

/** Runs `work` on the database that the environment names, and closes it whatever happens. */
export async function withSession<Result>(work: (session: Session) => Promise<Result>): Promise<Result> {
  const database = await openDatabase(readConfig(process.env));
  const engine = startEngine(database.connection, (error) => console.error(error));
  try {
    return await work({ database, engine });
  } finally {
    await engine.close();
    await database.close();
  }
}

export async function requireWorkspace({ engine }: Session, name: string): Promise<void> {
  if (await findWorkspace(engine.connection, name)) return;
  throw new UsageError(`there is no workspace “${name}”; make it with: annalist workspace create ${name}`);
}

export interface SnapshotOptions {
  readonly workspace: string;
  readonly asOf?: string;
  readonly knownAt?: string;
}

/** The moment that `--as-of` and `--known-at` name: today and now where they are left out. */
export async function takeSnapshot(session: Session, { workspace, asOf, knownAt }: SnapshotOptions): Promise<Snapshot> {
  await requireWorkspace(session, workspace);
  const day: Day | undefined = parseDay(asOf ?? new Date().toISOString().slice(0, 10));
  if (!day) throw new UsageError(`--as-of “${asOf}” is not understood; write a day of the calendar such as 2022-02-01`);
  const snapshot = knownAt === undefined ? { kind: 'now' as const } : parseKnownAt(knownAt);
  if (!snapshot)
    throw new UsageError(
      `--known-at “${knownAt}” is not understood; write a moment such as 2026-11-22T09:30:00Z, or position:41`,
    );
  const reading = await openSnapshot(session.engine, { workspace, asOf: day, knownAt: snapshot });
  if (!reading.ok) throw new UsageError(`--known-at: ${reading.message}`);
  return reading.snapshot;
}
