// The server of an embedded Postgres: its cluster is made once, and started where it does not run.
import { randomBytes } from 'node:crypto';
import { chown, readFile, readlink, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { platform } from 'node:os';
import { join } from 'node:path';
import { exists, type Home, runProgram } from './embedded-home.ts';

/** The user who owns the tables. */
export const OWNER = 'annalist_owner';

/** Makes the cluster beside its place and moves it there whole, so that a crash leaves no half of one. */
export async function initialise(home: Home): Promise<void> {
  if (await exists(home.cluster)) return;
  const draft = join(home.folder, `cluster.${randomBytes(6).toString('hex')}`);
  const password = randomBytes(24).toString('base64url');
  const passwordFile = `${draft}.password`;
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (home.account) await chown(passwordFile, home.account.uid, home.account.gid);
  await runProgram(home, 'initdb', [
    `--pgdata=${draft}`,
    `--username=${OWNER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--data-checksums',
  ]);
  await rename(passwordFile, passwordFileIn(draft));
  await rename(draft, home.cluster).catch(async (error) => {
    await rm(draft, { recursive: true, force: true });
    if (!(await exists(home.cluster))) throw error;
  });
}

/** The port it listens on, once it answers. */
export async function ensureRunning(home: Home): Promise<number> {
  const lock = await readLockFile(home);
  if (lock && (await isServing(home, lock))) return lock.port;
  // Postgres clears a lock file whose process is gone, but not one whose process id belongs to another program now.
  if (lock && isAlive(lock.pid) && (await readLockFile(home))?.text === lock.text)
    await rm(lockFile(home), { force: true });
  const port = await freePort();
  const settings = [
    `-p ${port}`,
    '-c listen_addresses=127.0.0.1',
    "-c unix_socket_directories=''",
    '-c max_connections=200',
    '-c log_error_verbosity=terse', // Details of an error could repeat what a row holds.
  ];
  const started = ['start', '-w', '-t', '60', '-D', home.cluster, '-l', home.logFile, '-o', settings.join(' ')];
  await runProgram(home, 'pg_ctl', started);
  return port;
}

interface LockFile {
  readonly text: string;
  readonly pid: number;
  readonly port: number;
}

function lockFile(home: Home): string {
  return join(home.cluster, 'postmaster.pid');
}

/** Its lines: process id, folder, start, port. */
async function readLockFile(home: Home): Promise<LockFile | undefined> {
  const text = await readFile(lockFile(home), 'utf8').catch(() => '');
  const [pid, , , port] = text.split('\n').map(Number);
  return pid && port ? { text, pid, port } : undefined;
}

/**
 * Whether the process of the lock file is the Postgres of this cluster: by its folder, else because its port answers.
 */
async function isServing(home: Home, { pid, port }: LockFile): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (platform() === 'linux') {
    const folder = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
    return folder !== undefined && folder === (await realpath(home.cluster));
  }
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.end());
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The owner’s password, as it was made with the cluster. */
export function readOwnerPassword(home: Home): Promise<string> {
  return readFile(passwordFileIn(home.cluster), 'utf8');
}

function passwordFileIn(cluster: string): string {
  return join(cluster, 'annalist-password');
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready, fail) => server.once('error', fail).listen(0, '127.0.0.1', ready));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}
