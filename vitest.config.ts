// The projects of tests: what each runs, what it needs, and how much the random ones try.
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const database = { globalSetup: ['test/support/global-setup.ts'], testTimeout: 60_000, hookTimeout: 60_000 };

/** How much random tests try: a sample in every run, far more as the project `oracle`, and most with `--mode long`. */
const sample = { facts: { histories: 40, moments: 40 }, projected: { histories: 10, moments: 24 }, rest: 0.2 };
const many = { facts: { histories: 500, moments: 200 }, projected: { histories: 40, moments: 24 }, rest: 1 };
const most = { facts: { histories: 2_000, moments: 200 }, projected: { histories: 500, moments: 200 }, rest: 20 };

/** The tests that compare with brute force, try random damage, or kill processes at random moments. */
const oracle = [
  'test/{facts,law,support}/oracle.test.ts',
  'test/law/{against-oracle,recorded-proceedings}.test.ts',
  'test/projection/{oracle,redact,verify}.test.ts',
  'test/proof/sealer.test.ts',
  'test/queries/{known-at,list,periods,states}.test.ts',
];

export default defineConfig(({ mode }) => ({
  test: {
    maxWorkers: Math.max(2, availableParallelism() - 1), // Files wait for Postgres and for processes: two keep two cores busy.
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'test/{time,names,words,catalogue,facts,state,answers,law,tree,support,events,docs}/**/*.test.ts',
            'test/*.test.ts',
          ],
          testTimeout: 60_000,
          provide: { effort: sample },
        },
      },
      {
        test: {
          name: 'oracle',
          include: oracle,
          ...database,
          testTimeout: 3_600_000,
          provide: { effort: mode === 'long' ? most : many },
        },
      },
      {
        test: {
          name: 'postgres',
          include: ['test/{database,log,proof,projection,queries,cli}/**/*.test.ts'],
          ...database,
          provide: { effort: sample },
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
