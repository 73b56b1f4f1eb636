import { defineConfig } from 'vitest/config';

const database = { globalSetup: ['test/support/global-setup.ts'], testTimeout: 60_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/{time,catalogue,facts,state,support,events,docs}/**/*.test.ts', 'test/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      { test: { name: 'postgres', include: ['test/{database,log,projection,queries,cli}/**/*.test.ts'], ...database } },
      { test: { name: 'http', include: ['test/http/**/*.test.ts'], ...database } },
    ],
  },
});
