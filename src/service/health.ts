/** Whether the database answers, and the log is what was signed. */
import { sql } from 'kysely';
import type { SealingStatus } from '../proof/sealer.ts';
import { say } from '../words/message.ts';
import { fail, type Result, succeed } from '../words/problem.ts';
import type { Service } from './service.ts';

/** `sealing`: what seals in this process, if anything does. */
export async function checkHealth(
  { connection, onError }: Service,
  sealing: (() => SealingStatus) | undefined,
): Promise<Result<undefined>> {
  try {
    await sql`select 1`.execute(connection);
  } catch (error) {
    onError(error);
    return fail('database_unavailable', { detail: say('problems.service.databaseUnavailable') });
  }
  const [refusal] = sealing?.().refusals ?? [];
  if (!refusal) return succeed(undefined);
  const { workspace, reason } = refusal;
  return fail('sealing_refused', { detail: say('problems.service.sealingRefused', { workspace, reason }) });
}
