import { readConfig } from '../config.ts';
import { rotateKey } from '../proof/rotation.ts';
import { type Output, UsageError } from './output.ts';
import { withSession } from './session.ts';

export interface KeyOptions {
  readonly recordedBy: string;
  readonly json?: boolean;
}

/** Has a new key sign the logs, or the oldest one no longer, and records it in every log. */
export function rotateKeyCommand(
  step: 'add' | 'retire',
  { recordedBy, json }: KeyOptions,
  output: Output,
): Promise<void> {
  const { sealFolder: folder } = readConfig(process.env);
  return withSession(async ({ engine: { connection } }) => {
    const rotated = await rotateKey(connection, { folder, step, recordedBy });
    if (!rotated) throw new UsageError('there is but one key; add another with: annalist key rotate');
    if (json) return output.out(JSON.stringify({ step, rotated }, null, 2));
    for (const { workspace, verifier } of rotated)
      output.out(`${workspace}: ${step === 'add' ? 'signed also by' : 'no longer signed by'} ${verifier}`);
    output.out(
      step === 'add'
        ? 'Publish the new keys, and once everybody has them: annalist key retire'
        : `The retired key stays in ${folder}/keys, where it signs nothing; move it where nobody can reach it`,
    );
  });
}
