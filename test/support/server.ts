// A real Postgres for tests and tools: the one of TEST_DATABASE_URL, else a container, else an embedded one.
import { rm } from 'node:fs/promises';
import { GenericContainer, getContainerRuntimeClient, Wait } from 'testcontainers';
import { openEmbeddedPostgres } from '../../src/database/embedded.ts';
import { makeTestFolder } from './folder.ts';

export interface TestServer {
  /** For the owner of the server. */
  readonly url: string;
  stop(): Promise<void>;
}

export async function startTestServer(): Promise<TestServer> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, stop: async () => undefined };
  return (await startContainer()) ?? (await startEmbedded());
}

/** Undefined where no container engine runs. */
async function startContainer(): Promise<TestServer | undefined> {
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

async function startEmbedded(): Promise<TestServer> {
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

/** The address of another database of the same server. */
export function databaseUrl(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}
