// The folder of a run.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TemporaryFolder {
  readonly path: string;
  remove(): Promise<void>;
}

/** A new one that the account of an embedded Postgres may pass through, also where the benchmarks run as root. */
export async function openFolder(): Promise<TemporaryFolder> {
  const path = await mkdtemp(join(tmpdir(), 'annalist-bench-'));
  await chmod(path, 0o711);
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
