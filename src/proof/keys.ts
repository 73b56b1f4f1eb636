// The keys that sign, as files, and the name that origins begin with.
import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const NAME = /^(\d{1,6})\.pem$/;

/**
 * The keys of the folder, oldest first; makes the first one. Each signs every checkpoint, so that keys can be rotated.
 */
export async function readKeys(folder: string): Promise<KeyObject[]> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const files = await listKeyFiles(folder);
  if (files.length === 0) return [await makeKey(folder, 1)];
  return Promise.all(files.map(async (name) => createPrivateKey(await readFile(join(folder, name), 'utf8'))));
}

/** Adds a key; the ones before go on signing beside it. */
export async function addKey(folder: string): Promise<KeyObject> {
  const numbers = (await listKeyFiles(folder)).map(numberOf);
  return makeKey(folder, Math.max(0, ...numbers) + 1);
}

/** Puts the oldest key aside, so that it signs no more; undefined where it is the only one. */
export async function retireKey(folder: string): Promise<KeyObject | undefined> {
  const [oldest, ...others] = await listKeyFiles(folder);
  if (oldest === undefined || others.length === 0) return undefined;
  const key = createPrivateKey(await readFile(join(folder, oldest), 'utf8'));
  await rename(join(folder, oldest), join(folder, `${oldest}.retired`));
  return key;
}

async function listKeyFiles(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => NAME.test(name)).sort((a, b) => numberOf(a) - numberOf(b));
}

function numberOf(name: string): number {
  return Number(NAME.exec(name)?.[1]);
}

async function makeKey(folder: string, number: number): Promise<KeyObject> {
  const file = join(folder, `${number}.pem`);
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
  await writeFile(file, pem, { mode: 0o400, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  return createPrivateKey(await readFile(file, 'utf8'));
}

/** The name under which this installation's logs are signed: as `configured`, else random and kept. */
export async function readOriginBase(folder: string, configured: string | undefined): Promise<string> {
  if (configured !== undefined) return configured;
  const file = join(folder, 'origin');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(file, `annalist-${randomBytes(8).toString('hex')}\n`, { mode: 0o600, flag: 'wx' }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    },
  );
  return (await readFile(file, 'utf8')).trim();
}
