import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const database = { globalSetup: ['test/support/global-setup.ts'], testTimeout: 60_000, hookTimeout: 60_000 };

/** How much the comparisons with the oracle try: `npm run test:long` tries more, and takes an hour. */
const effort = (mode: string) => (mode === 'long' ? { histories: 500, moments: 200 } : { histories: 40, moments: 24 });

export default defineConfig(({ mode }) => ({
  test: {
    maxWorkers: Math.max(2, availableParallelism() - 1), // Files wait for Postgres and for processes: two keep two cores busy.
    provide: { effort: effort(mode) },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/{time,names,words,catalogue,facts,state,tree,support,events,docs}/**/*.test.ts', 'test/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'postgres',
          include: ['test/{database,log,proof,projection,queries,cli}/**/*.test.ts'],
          ...database,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          ...database,
          globalSetup: [...database.globalSetup, 'test/support/browser-setup.ts'],
        },
      },
      { test: { name: 'http', include: ['test/{api,web}/**/*.test.ts'], ...database } },
    ],
  },
}));
