// A new origin for a log that can no longer be sealed under its old one.
import type { Connection } from '../database/connection.ts';
import { recordByService } from '../log/service-record.ts';
import { formatCheckpoint } from '../tree/checkpoint.ts';
import { EMPTY_ROOT } from '../tree/merkle.ts';
import { readNewestNote, readOrigin } from './checkpoints.ts';
import { ownOrigin } from './origin.ts';
import { type SealSettings, sealWorkspace } from './seal.ts';
import { SealJournal } from './seal-journal.ts';

export interface NewOriginRequest {
  readonly workspace: string;
  readonly reason: string;
  readonly recordedBy: string;
}

export type NewOriginOutcome =
  | { readonly kind: 'restarted'; readonly origin: string; readonly previous: string }
  /** It can be sealed as it is. */
  | { readonly kind: 'not_needed' };

/**
 * Gives a new origin to a log that can no longer be sealed. It records why, and what was signed last under the old one,
 * and lets sealing begin anew. Where it breaks off in between, run it again.
 */
export async function giveNewOrigin(
  connection: Connection,
  { workspace, reason, recordedBy }: NewOriginRequest,
  settings: SealSettings,
): Promise<NewOriginOutcome> {
  const outcome = await sealWorkspace(connection, workspace, settings);
  if (outcome.kind === 'sealed' || outcome.kind === 'unchanged') return { kind: 'not_needed' };
  const journal = new SealJournal(settings.folder);
  const state = (await journal.read()).get(workspace);
  const current = await readOrigin(connection, workspace);
  const published = await readNewestNote(connection, workspace);
  const isHalfDone = state !== undefined && current?.previous != null && current.origin !== state.checkpoint.origin;
  const number = isHalfDone ? current.number : (current?.number ?? 0) + 1;
  const origin = isHalfDone ? current.origin : `${await ownOrigin(settings, workspace)}/${number}`;
  const previous = state ? formatCheckpoint(state.checkpoint) : (published?.note ?? '');
  if (!isHalfDone) {
    await recordByService(connection, {
      workspace,
      recordedBy,
      input: { type: 'log.restarted', data: { origin, previous, reason } },
    });
    await connection.insertInto('log_origin').values({ workspace, number, origin, previous }).execute();
  }
  await journal.move(new Map([[workspace, { origin, size: 0, root: EMPTY_ROOT }]]));
  return { kind: 'restarted', origin, previous };
}
