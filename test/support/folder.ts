// Temporary folders.
import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A new temporary folder that the account of an embedded Postgres may pass through, also where the tests run as root.
 */
export async function makeTestFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'annalist-test-'));
  await chmod(folder, 0o711);
  return folder;
}
