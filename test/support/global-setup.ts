import { rm } from 'node:fs/promises';
import pg from 'pg';
import { GenericContainer, getContainerRuntimeClient, Wait } from 'testcontainers';
import type { TestProject } from 'vitest/node';
import { openEmbeddedPostgres } from '../../src/database/embedded.ts';
import { migrate } from '../../src/database/migrate.ts';
import { makeTestFolder } from './folder.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the server's owner; each file makes a database of its own from `template`. */
    readonly serverUrl: string;
    readonly template: string;
    /** How many random histories, and at how many days and positions each is asked about. */
    readonly effort: { readonly histories: number; readonly moments: number };
  }
}

interface Server {
  readonly url: string;
  stop(): Promise<void>;
}

/** A real Postgres: the one of TEST_DATABASE_URL, else a container where an engine runs, else an embedded one. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer();
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

async function startServer(): Promise<Server> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, stop: async () => undefined };
  return (await startContainer()) ?? (await startEmbedded());
}

async function startContainer(): Promise<Server | undefined> {
  try {
    await getContainerRuntimeClient();
  } catch {
    return undefined;
  }
  const container = await new GenericContainer('postgres:18')
    .withEnvironment({ POSTGRES_PASSWORD: 'annalist' })
    .withExposedPorts(5432)
    .withWaitStrategy(Wait.forLogMessage(/ready to accept connections/, 2))
    .start();
  const url = `postgres://postgres:annalist@${container.getHost()}:${container.getMappedPort(5432)}/postgres`;
  return { url, stop: async () => void (await container.stop()) };
}

async function startEmbedded(): Promise<Server> {
  const folder = await makeTestFolder();
  const embedded = await openEmbeddedPostgres(folder);
  return {
    url: databaseUrl(embedded.ownerConnectionString, 'postgres'),
    async stop() {
      await embedded.release();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function databaseUrl(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}
