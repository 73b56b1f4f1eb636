// Before the tests of a project: a Postgres, and a migrated database that each file clones.
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../src/database/migrate.ts';
import { databaseUrl, startTestServer } from './server.ts';

/** How much random tests try: vitest.config.ts. */
interface Effort {
  /** Random histories in memory, and at how many days and positions each is asked about. */
  readonly facts: { readonly histories: number; readonly moments: number };
  /** The same through Postgres. */
  readonly projected: { readonly histories: number; readonly moments: number };
  /** Everything else that is tried at random: a factor. */
  readonly rest: number;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** For the owner of the server; each file makes a database of its own from `template`. */
    readonly serverUrl: string;
    readonly template: string;
    readonly effort: Effort;
  }
}

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer();
  const template = `annalist_template_${process.pid}_${project.name}`;
  const owner = new pg.Client({ connectionString: server.url });
  await owner.connect();
  await owner.query(`create database ${template}`);
  await migrate({ ownerConnectionString: databaseUrl(server.url, template), runtimeUser: undefined });
  project.provide('serverUrl', server.url);
  project.provide('template', template);
  return async () => {
    await owner.query(`drop database if exists ${template}`);
    await owner.end();
    await server.stop();
  };
}
