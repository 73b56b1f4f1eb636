/** Erases what developments said, or says what would be erased. */
import type { SubjectId } from '../catalogue/subject.ts';
import { listNaming } from '../projection/choose-erased.ts';
import {
  type ErasedDevelopment,
  type Redaction,
  type RedactionRequest,
  redactDevelopments,
} from '../projection/redact.ts';
import { say } from '../words/message.ts';
import { fail, type Result, succeed } from '../words/problem.ts';
import { developmentIdIn, noDevelopment } from './developments.ts';
import type { Service } from './service.ts';

export interface RedactAsk extends Omit<RedactionRequest, 'targets'> {
  /** Ids as they were typed; or all developments that name a subject. */
  readonly targets: readonly string[] | { readonly naming: SubjectId };
  readonly onProgress?: ((erased: number) => void) | undefined;
}

/** So many erasures are one atomic batch. */
const TARGETS_AT_ONCE = 500;

export async function redact({ connection }: Service, ask: RedactAsk): Promise<Result<Redaction>> {
  const { targets, onProgress, ...request } = ask;
  const chosen = await readTargets(connection, request.workspace, targets);
  if (!chosen.ok) return chosen;
  const ids = chosen.value;
  const atOnce = request.isDryRun ? ids.length : TARGETS_AT_ONCE;
  const erased: ErasedDevelopment[] = [];
  for (let from = 0; ; ) {
    const outcome = await redactDevelopments(connection, { ...request, targets: ids.slice(from, from + atOnce) });
    if (!outcome.ok) return outcome;
    erased.push(...outcome.value.erased);
    onProgress?.(erased.length);
    from += atOnce;
    if (from >= ids.length) return succeed({ ...outcome.value, erased });
  }
}

async function readTargets(
  connection: Service['connection'],
  workspace: string,
  targets: RedactAsk['targets'],
): Promise<Result<readonly string[]>> {
  if ('naming' in targets) {
    const { naming: subject } = targets;
    const ids = await listNaming(connection, { workspace, subject });
    return ids.length > 0 ? succeed(ids) : fail('not_found', { detail: say('problems.found.naming', { subject }) });
  }
  const unread = targets.find((id) => developmentIdIn(id) === undefined);
  return unread === undefined ? succeed(targets.map((id) => id.toLowerCase())) : noDevelopment(unread);
}
