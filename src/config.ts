import { resolve } from 'node:path';

/** What the environment says; every field has a default that runs on a laptop. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Undefined: an embedded Postgres in `dataFolder`. */
  readonly databaseUrl: string | undefined;
  /** As the owner of the tables. */
  readonly migrationUrl: string | undefined;
  readonly dataFolder: string;
  /** Undefined: made on the first start and kept in `dataFolder`. */
  readonly adminToken: string | undefined;
}

/** A setting that cannot be used: names it and the remedy. */
export class ConfigError extends Error {}

export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const databaseUrl = readUrl('DATABASE_URL', environment.DATABASE_URL);
  return {
    port: readPort(environment.PORT || '8080'),
    host: environment.HOST || '127.0.0.1',
    databaseUrl,
    migrationUrl: readUrl('DATABASE_MIGRATION_URL', environment.DATABASE_MIGRATION_URL) ?? databaseUrl,
    dataFolder: resolve(environment.ANNALIST_DATA_DIR || '.annalist'),
    adminToken: readAdminToken(environment.ANNALIST_ADMIN_TOKEN),
  };
}

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535)
    throw new ConfigError(`PORT is “${text}”; set a number from 0 to 65535 (0: any free port)`);
  return port;
}

function readUrl(name: string, text: string | undefined): string | undefined {
  if (!text) return undefined;
  if (!/^postgres(ql)?:\/\//.test(text) || !URL.canParse(text)) {
    throw new ConfigError(
      `${name} is not an address of Postgres; set one like postgres://user:password@host:5432/annalist`,
    );
  }
  return text;
}

function readAdminToken(text: string | undefined): string | undefined {
  if (!text) return undefined;
  if (!/^\S{16,}$/.test(text))
    throw new ConfigError('ANNALIST_ADMIN_TOKEN is too short or has spaces; set at least 16 characters');
  return text;
}
