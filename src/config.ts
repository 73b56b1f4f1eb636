// Settings, from the environment.
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseWitnessList, type WitnessList } from './proof/witness-list.ts';
import { type Message, say } from './words/message.ts';

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
  /** Whether `serve` seals the logs. */
  readonly seals: boolean;
  /** Holds the keys and what was signed last. */
  readonly sealFolder: string;
  /** Of the names under which logs are signed. Undefined: random, kept in `sealFolder`. */
  readonly logOrigin: string | undefined;
  /** The file that lists the witnesses to notify of each checkpoint; undefined: there are none. */
  readonly witnessesFile: string | undefined;
}

/** A setting that cannot be used: names it and the remedy. */
export class ConfigError extends Error {
  readonly said: Message;

  constructor(said: Message) {
    super(said.key);
    this.said = said;
  }
}

export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const databaseUrl = readUrl('DATABASE_URL', environment.DATABASE_URL);
  const dataFolder = resolve(environment.ANNALIST_DATA_DIR || '.annalist');
  return {
    port: readPort('PORT', environment.PORT || '8080'),
    host: environment.HOST || '127.0.0.1',
    databaseUrl,
    migrationUrl: readUrl('DATABASE_MIGRATION_URL', environment.DATABASE_MIGRATION_URL) ?? databaseUrl,
    dataFolder,
    seals: readSwitch('ANNALIST_SEAL', environment.ANNALIST_SEAL),
    sealFolder: resolve(environment.ANNALIST_SEAL_DIR || join(dataFolder, 'seal')),
    logOrigin: readOrigin(environment.ANNALIST_LOG_ORIGIN),
    witnessesFile: environment.ANNALIST_WITNESSES ? resolve(environment.ANNALIST_WITNESSES) : undefined,
    adminToken: readAdminToken(environment.ANNALIST_ADMIN_TOKEN),
  };
}

export function readPort(name: string, text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) throw new ConfigError(say('settings.port', { name, given: text }));
  return port;
}

function readUrl(name: string, text: string | undefined): string | undefined {
  if (!text) return undefined;
  if (!/^postgres(ql)?:\/\//.test(text) || !URL.canParse(text))
    throw new ConfigError(say('settings.postgres', { name }));
  return text;
}

function readAdminToken(text: string | undefined): string | undefined {
  if (!text) return undefined;
  if (!/^\S{16,}$/.test(text)) throw new ConfigError(say('settings.adminToken'));
  return text;
}

function readSwitch(name: string, text: string | undefined): boolean {
  if (!text || text === 'on') return true;
  if (text === 'off') return false;
  throw new ConfigError(say('settings.switch', { name, given: text }));
}

function readOrigin(text: string | undefined): string | undefined {
  if (!text) return undefined;
  if (/^[A-Za-z0-9._~/-]{1,200}$/.test(text) && !text.endsWith('/')) return text;
  throw new ConfigError(say('settings.origin'));
}

/** The witnesses to notify of each checkpoint. Paths of files are relative to the folder of the list. */
export async function readWitnesses({ witnessesFile: file }: Config): Promise<WitnessList | undefined> {
  if (file === undefined) return undefined;
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new ConfigError(say('settings.unreadableWitnesses', { file, code: error.code ?? error.name }));
  });
  const reading = parseWitnessList(text);
  if (!reading.ok)
    throw new ConfigError(say('settings.witnessLine', { line: reading.line, file, fault: reading.message }));
  const { witnesses, files } = reading.list;
  return { witnesses, files: files.map((it) => resolve(dirname(file), it)) };
}
