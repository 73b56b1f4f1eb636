// Opens the database of the settings, else an embedded one.
import { type Message, say } from '../words/message.ts';
import { type Connection, openConnection, RUNTIME_ROLE } from './connection.ts';
import { openEmbeddedPostgres } from './embedded.ts';
import { migrate } from './migrate.ts';

export interface DatabaseSettings {
  readonly databaseUrl: string | undefined;
  readonly migrationUrl: string | undefined;
  readonly dataFolder: string;
}

export interface OpenDatabase {
  readonly connection: Connection;
  /** For further connections of the same kind, such as those of another thread. */
  readonly connectionString: string;
  /** What brought the schema up to date, if anything. */
  readonly migrations: readonly string[];
  /** For people: which database it is. */
  readonly description: Message;
  close(): Promise<void>;
}

const CONNECTIONS = 10;

/**
 * Opens the database of the settings, else an embedded one; brings its schema up to date, and acts as the runtime role.
 */
export async function openDatabase({ databaseUrl, migrationUrl, dataFolder }: DatabaseSettings): Promise<OpenDatabase> {
  if (databaseUrl !== undefined) {
    const ownerConnectionString = migrationUrl ?? databaseUrl;
    const migrations = await migrate({
      ownerConnectionString,
      runtimeUser: decodeURIComponent(new URL(databaseUrl).username) || undefined,
    });
    const connection = openConnection({
      connectionString: databaseUrl,
      role: RUNTIME_ROLE,
      maximumConnections: CONNECTIONS,
    });
    return {
      connection,
      connectionString: databaseUrl,
      migrations,
      description: describeUrl(databaseUrl),
      close: () => connection.destroy(),
    };
  }
  const embedded = await openEmbeddedPostgres(dataFolder);
  try {
    const migrations = await migrate(embedded);
    const { connectionString } = embedded;
    const connection = openConnection({ connectionString, role: RUNTIME_ROLE, maximumConnections: CONNECTIONS });
    return {
      connection,
      connectionString,
      migrations,
      description: say('settings.databases.embedded', { folder: embedded.folder }),
      async close() {
        await connection.destroy();
        await embedded.release();
      },
    };
  } catch (error) {
    await embedded.release();
    throw error;
  }
}

function describeUrl(url: string): Message {
  const { host, pathname } = new URL(url);
  return say('settings.databases.server', { address: `${host}${pathname}` });
}
