// Rotation of the keys that sign: a new one beside the others, or the oldest one put aside.
import { join } from 'node:path';
import type { Connection } from '../database/connection.ts';
import { recordByService } from '../log/service-record.ts';
import { formatVerifier, verifierOf } from '../tree/note.ts';
import { listWorkspaces } from '../workspaces/workspaces.ts';
import { readOrigin } from './checkpoints.ts';
import { addKey, readKeys, retireKey } from './keys.ts';

export interface RotationRequest {
  /** The folder of the seal; the keys are in its folder `keys`. */
  readonly folder: string;
  /** `add`: a new key signs beside the others. `retire`: the oldest key stops signing. */
  readonly step: 'add' | 'retire';
  readonly recordedBy: string;
}

/** What changed, by workspace; undefined where the only key was to be retired. */
export async function rotateKey(
  connection: Connection,
  { folder, step, recordedBy }: RotationRequest,
): Promise<{ readonly workspace: string; readonly verifier: string }[] | undefined> {
  const keys = join(folder, 'keys');
  await readKeys(keys);
  const key = step === 'add' ? await addKey(keys) : await retireKey(keys);
  if (!key) return undefined;
  const rotated = [];
  for (const workspace of await listWorkspaces(connection)) {
    const origin = await readOrigin(connection, workspace);
    if (!origin) continue;
    const verifier = formatVerifier(verifierOf({ name: origin.origin, privateKey: key }));
    const data = step === 'add' ? { added: [verifier], retired: [] } : { added: [], retired: [verifier] };
    await recordByService(connection, { workspace, recordedBy, input: { type: 'log.key_rotated', data } });
    rotated.push({ workspace, verifier });
  }
  return rotated;
}
