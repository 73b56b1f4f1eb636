/** A database opened for one command. */
import { type Engine, startEngine } from '../app.ts';
import { readConfig } from '../config.ts';
import { type OpenDatabase, openDatabase } from '../database/open.ts';
import { showWorkspace } from '../service/workspaces.ts';
import { CommandFailure } from './command-failure.ts';
import type { Terminal } from './output.ts';

export interface Session {
  readonly database: OpenDatabase;
  readonly engine: Engine;
}

/** Runs `work` on the database that the environment names, and closes it whatever happens. */
export async function withSession<Result>(
  { language }: Terminal,
  work: (session: Session) => Promise<Result>,
): Promise<Result> {
  const database = await openDatabase(readConfig(process.env));
  const engine = startEngine(database.connection, (error) => console.error(error), { language });
  try {
    return await work({ database, engine });
  } finally {
    await engine.close();
    await database.close();
  }
}

/** The same, on a workspace, which must exist. */
export function withWorkspace<Result>(
  workspace: string,
  terminal: Terminal,
  work: (engine: Engine) => Promise<Result>,
): Promise<Result> {
  return withSession(terminal, async ({ engine }) => {
    await requireWorkspace(engine, workspace, terminal);
    return work(engine);
  });
}

export async function requireWorkspace(engine: Engine, workspace: string, { words }: Terminal): Promise<void> {
  const found = await showWorkspace(engine, workspace);
  if (!found.ok) throw new CommandFailure(words.input.noWorkspace({ workspace }));
}
