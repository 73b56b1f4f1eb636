import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const NAME = /^(\d{1,6})\.pem$/;

/** The keys of the folder, oldest first; makes the first one. Each signs every checkpoint, so that a key can be followed by another. */
export async function readKeys(folder: string): Promise<KeyObject[]> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const files = await listKeyFiles(folder);
  if (files.length === 0) return [await makeKey(folder, 1)];
  return Promise.all(files.map(async (name) => createPrivateKey(await readFile(join(folder, name), 'utf8'))));
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
