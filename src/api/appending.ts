import type { Fault } from '../catalogue/read-draft.ts';
import type { Receipt } from '../log/admission.ts';
import type { AppendRequest } from '../log/append.ts';
import { type Preview as AppendPreview, previewAppend } from '../queries/preview.ts';
import { faultyBody, type ProblemCode, problem } from './problem.ts';
import type { Services } from './route.ts';

/** Why nothing was appended, as far as is known. */
export interface Declined {
  readonly kind: 'declined';
  readonly code: ProblemCode;
  /** What is wrong and what helps; undefined: the faults say it. */
  readonly detail?: string;
  readonly faults: readonly Fault[];
}

export type Appending = { readonly kind: 'recorded' | 'repeated'; readonly receipts: readonly Receipt[] } | Declined;

/** Appends what was sent; a lost reply is a problem of its own, which a retry settles. */
export async function append({ appender, onError }: Services, request: AppendRequest): Promise<Appending> {
  try {
    const outcome = await appender.append(request);
    switch (outcome.kind) {
      case 'recorded':
      case 'repeated':
        return outcome;
      case 'refused':
        return { kind: 'declined', ...outcome.refusal };
      case 'busy':
        return decline(
          'busy',
          'more appends are waiting than this server takes; nothing was recorded, try again shortly',
        );
      case 'unknown_workspace':
        return decline('not_found', `there is no workspace “${request.workspace}”`);
      default:
        return outcome satisfies never;
    }
  } catch (error) {
    onError(error);
    const detail =
      'the database did not confirm it; send it again with the same id, and the answer tells whether it was recorded';
    return decline('outcome_unknown', detail);
  }
}

export type PreviewOutcome =
  | { readonly kind: 'previewed'; readonly isRepeated: boolean; readonly preview: AppendPreview }
  | Declined;

/** What would become of it. Writes nothing. */
export async function preview(
  { appender, projector, connection }: Services,
  request: AppendRequest,
): Promise<PreviewOutcome> {
  const { workspace } = request;
  const outcome = await appender.dryRun(request);
  if (outcome.kind === 'refused') return { kind: 'declined', ...outcome.refusal };
  if (outcome.kind === 'unknown_workspace') return decline('not_found', `there is no workspace “${workspace}”`);
  const { developments, size, now } = outcome;
  if (!(await projector.waitFor(workspace, size - 1)))
    return decline('projection_behind', 'the facts that this would stand among are not projected yet; try again');
  const preview = await previewAppend(connection, { workspace, developments, position: size, now });
  return { kind: 'previewed', isRepeated: outcome.kind === 'repeated', preview };
}

function decline(code: ProblemCode, detail: string): Declined {
  return { kind: 'declined', code, detail, faults: [] };
}

export function toProblem({ code, detail, faults }: Declined): Response {
  return detail === undefined ? faultyBody(code, faults) : problem(code, { detail });
}
