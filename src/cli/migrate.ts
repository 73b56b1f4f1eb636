/** annalist migrate: bring the database up to this version. */

import { readConfig } from '../config.ts';
import { openDatabase } from '../database/open.ts';
import { defineCommand } from './command.ts';
import { sayTo } from './output.ts';

export const migrateCommand = defineCommand({
  name: 'migrate',
  text: ({ migrate }) => migrate.description,
  takes: {},
  async run(_, terminal) {
    const { out, words } = terminal;
    const { description, migrations, close } = await openDatabase(readConfig(process.env));
    out(words.migrate.done({ database: sayTo(terminal, description), migrations: migrations.join(', ') }));
    await close();
  },
});
