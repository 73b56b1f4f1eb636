/** annalist migrate: bring the database up to this version. */
import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { openDatabase } from '../database/open.ts';
import { sayTo, type Terminal } from './output.ts';

export function addMigrate(program: Command, terminal: Terminal): void {
  program
    .command('migrate')
    .description(terminal.words.migrate.description)
    .action(() => runMigrate(terminal));
}

async function runMigrate(terminal: Terminal): Promise<void> {
  const { out, words } = terminal;
  const { description, migrations, close } = await openDatabase(readConfig(process.env));
  out(words.migrate.done({ database: sayTo(terminal, description), migrations: migrations.join(', ') }));
  await close();
}
