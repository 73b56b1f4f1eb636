/** Records developments, or says what would become of them. */
import type { AppendRequest } from '../log/append.ts';
import type { Recording } from '../log/record.ts';
import { type Preview, readPreview } from '../queries/preview.ts';
import { readSpeaker } from '../queries/wording.ts';
import type { Speaker } from '../words/describe.ts';
import { say } from '../words/message.ts';
import { fail, type Result, succeed } from '../words/problem.ts';
import type { Service } from './service.ts';

/** Appends what was sent. A lost reply is a problem of its own, which a retry settles. */
export async function append(
  { appender, onError }: Pick<Service, 'appender' | 'onError'>,
  request: AppendRequest,
): Promise<Result<Recording>> {
  try {
    return await appender.append(request);
  } catch (error) {
    onError(error);
    return fail('outcome_unknown', { detail: say('problems.service.outcomeUnknown') });
  }
}

export interface PreviewAnswer {
  /** It is recorded already. */
  readonly isRepeated: boolean;
  readonly preview: Preview;
  /** Names what its review notes speak of. */
  readonly speaker: Speaker;
}

/** What would become of it. Writes nothing. */
export async function previewAppend(service: Service, request: AppendRequest): Promise<Result<PreviewAnswer>> {
  const { appender, projector, connection } = service;
  const { workspace } = request;
  const outcome = await appender.dryRun(request);
  if (!outcome.ok) return outcome;
  const { kind, developments, size, now } = outcome.value;
  if (!(await projector.waitFor(workspace, size - 1)))
    return fail('projection_behind', { detail: say('problems.moments.behind', { position: size - 1 }) });
  const isRepeated = kind === 'repeated';
  const preview = await readPreview(connection, { workspace, developments, position: size, now, isRepeated });
  const messages = preview.findings.map(({ message }) => message);
  const speaker = await readSpeaker(service, preview.snapshot, { messages });
  return succeed({ isRepeated, preview, speaker });
}
