// Composition: the engine and the service, put together from their parts.
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import type { Hono } from 'hono';
import manifest from '../package.json' with { type: 'json' };
import type { Config } from './config.ts';
import type { Connection } from './database/connection.ts';
import { createAppender } from './log/append.ts';
import { createKnownAtResolver } from './log/known-at.ts';
import type { OnRecorded } from './log/queue.ts';
import { LogWatch } from './log/watch.ts';
import { startProjector } from './projection/projector.ts';
import { startProjectorThread } from './projection/thread.ts';
import type { Sealer } from './proof/sealer.ts';
import { rememberVisitors } from './service/access.ts';
import { rememberNextPages } from './service/following.ts';
import type { Service } from './service/service.ts';
import { createHttpApp } from './web/app.ts';
import { english } from './words/english.ts';
import type { Language } from './words/language.ts';

export interface Engine extends Service {
  /** Waits for what is under way; the connection stays open. */
  close(): Promise<void>;
}

export interface EngineOptions {
  readonly language?: Language;
  /** Facts are projected in a thread of its own: for a process that lives long. */
  readonly hasThread?: boolean;
}

export function startEngine(
  connection: Connection,
  onError: (error: unknown) => void,
  { language = english, hasThread = false }: EngineOptions = {},
): Engine {
  const projector = (hasThread ? startProjectorThread : startProjector)({ connection, onError });
  const watch = new LogWatch(connection);
  const onRecorded: OnRecorded = (workspace, recorded) => {
    projector.onRecorded(workspace, recorded);
    watch.onRecorded(workspace, recorded);
  };
  const appender = createAppender({ connection, onRecorded });
  return {
    connection,
    appender,
    watch,
    projector,
    nextPages: rememberNextPages(),
    visitors: rememberVisitors(),
    language,
    resolveKnownAt: createKnownAtResolver(connection),
    today: () => new Date().toISOString().slice(0, 10),
    onError,
    async close() {
      await watch.close();
      await appender.close();
      await projector.close();
    },
  };
}

export interface HttpServer {
  readonly url: string;
  close(): Promise<void>;
}

export interface HttpOptions {
  readonly engine: Engine;
  readonly port: number;
  readonly host: string;
  readonly adminToken: string;
  /** Seals in this process, if anything does. */
  readonly sealer?: Sealer | undefined;
  readonly onError: (error: unknown) => void;
}

/** Serves until closed; rejects where the address is taken. Clients that wait for more are answered when it closes. */
export async function startHttp(options: HttpOptions): Promise<HttpServer> {
  const { engine, port, host, adminToken, sealer, onError } = options;
  const app = createHttpApp({ ...engine, adminToken, onError, sealing: sealer?.status }, manifest.version);
  const { url, close } = await listen(app, { port, host });
  return { url, close: async () => void (await Promise.all([close(), engine.watch.close()])) };
}

/** Serves an app until closed; rejects where the address is taken. */
export function listen(
  { fetch }: Pick<Hono, 'fetch'>,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<HttpServer> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname: host }, ({ port: bound }: AddressInfo) => {
      const name = host.includes(':') ? `[${host}]` : host;
      resolve({ url: `http://${name}:${bound}`, close: () => closeServer(server) });
    });
    server.once('error', reject);
  });
}

const GRACE_MS = 5_000;
const LOOK_FOR_IDLE_MS = 50;

/** Lets answers under way finish, for a while. A connection is closed once its answer is sent. */
function closeServer(server: ReturnType<typeof serve>): Promise<void> {
  return new Promise((resolve) => {
    const closeIdle = () => 'closeIdleConnections' in server && server.closeIdleConnections();
    const timer = setInterval(closeIdle, LOOK_FOR_IDLE_MS);
    server.close(() => {
      clearInterval(timer);
      resolve();
    });
    closeIdle();
    setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), GRACE_MS).unref();
  });
}

export interface AdminToken {
  readonly token: string;
  /** Undefined: it comes from the environment. */
  readonly file: string | undefined;
}

/** The administrator's token: the environment's, or one made on the first start and kept for this user's eyes only. */
export async function readAdminToken({ adminToken, dataFolder }: Config): Promise<AdminToken> {
  if (adminToken !== undefined) return { token: adminToken, file: undefined };
  const file = join(dataFolder, 'admin-token');
  await mkdir(dataFolder, { recursive: true, mode: 0o711 });
  const made = `annalist_admin_${randomBytes(24).toString('base64url')}`;
  await writeFile(file, `${made}\n`, { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  return { token: (await readFile(file, 'utf8')).trim(), file };
}
