// Commands run on a database and a folder of their own, with all that they say.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../../src/cli/program.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';

export interface TestCommands {
  readonly database: TestDatabase;
  readonly folder: string;
  run(...words: readonly string[]): Promise<Spoken>;
  close(): Promise<void>;
}

interface Spoken {
  readonly code: number;
  readonly out: string;
  readonly info: string;
  readonly progress: readonly string[];
}

export async function openTestCommands(): Promise<TestCommands> {
  const database = await openTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'annalist-commands-'));
  const environment = { ...process.env };
  process.env.DATABASE_URL = database.url;
  return {
    database,
    folder,
    run,
    async close() {
      process.env = environment;
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function run(...words: readonly string[]): Promise<Spoken> {
  const lines: { out: string[]; info: string[] } = { out: [], info: [] };
  const progress: string[] = [];
  const code = await runCommand(words, {
    out: (text) => void lines.out.push(text),
    info: (text) => void lines.info.push(text),
    progress: (text) => void progress.push(text),
  });
  return { code, out: lines.out.join('\n'), info: lines.info.join('\n'), progress };
}
