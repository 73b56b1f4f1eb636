import { developmentId } from '../catalogue/development.ts';
import { isSubjectId } from '../catalogue/subject.ts';
import { listNaming } from '../projection/choose-erased.ts';
import { type RedactionOutcome, redactDevelopments } from '../projection/redact.ts';
import { formatTable, type Output, UsageError } from './output.ts';
import { requireWorkspace, withSession } from './session.ts';

export interface RedactOptions {
  readonly workspace: string;
  readonly recordedBy: string;
  readonly reason: string;
  readonly subject?: string;
  readonly alone?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** So many erasures are one atomic batch. */
const TARGETS_AT_ONCE = 500;

/** Erases developments, or all that name a subject. */
export function redactCommand(ids: readonly string[], options: RedactOptions, output: Output): Promise<void> {
  const { workspace, recordedBy, reason, subject, alone = false, dryRun = false, json } = options;
  if ((ids.length === 0) === (subject === undefined))
    throw new UsageError('name the developments to erase by their ids, or all that name one subject with --subject');
  const bad = ids.find((id) => !developmentId.safeParse(id).success);
  if (bad !== undefined)
    throw new UsageError(`“${bad}” is not the id of a development; take it from “because” of a value`);
  if (subject !== undefined && !isSubjectId(subject))
    throw new UsageError(`“${subject}” is not a subject; write one such as person:ada-orlov`);
  return withSession(async (session) => {
    await requireWorkspace(session, workspace);
    const { connection } = session.engine;
    const targets =
      subject === undefined ? ids.map((id) => id.toLowerCase()) : await listNaming(connection, { workspace, subject });
    if (targets.length === 0) throw new UsageError(`no development names “${subject}”; check its spelling`);
    const erased: Extract<RedactionOutcome, { readonly kind: 'previewed' }>['erased'][number][] = [];
    const atOnce = dryRun ? targets.length : TARGETS_AT_ONCE;
    for (let from = 0; from < targets.length; from += atOnce) {
      const outcome = await redactDevelopments(connection, {
        workspace,
        targets: targets.slice(from, from + atOnce),
        alone,
        reason,
        recordedBy,
        isDryRun: dryRun,
      });
      if (outcome.kind === 'refused')
        throw new UsageError(outcome.refusal.faults.map(({ message }) => message).join('\n'));
      if (outcome.kind === 'unknown_workspace') throw new UsageError(`there is no workspace “${workspace}”`);
      erased.push(...outcome.erased);
      output.progress(`${erased.length} erased`);
    }
    output.progress('');
    if (json) return output.out(JSON.stringify({ dryRun, erased }, null, 2));
    output.out(
      formatTable(
        ['position', 'id', 'type'],
        erased.map(({ position, id, type }) => [String(position), id, type]),
        [10, 38],
      ),
    );
    const count = erased.length === 1 ? '1 development' : `${erased.length} developments`;
    output.out(dryRun ? `${count} would be erased` : `${count} erased`);
  });
}
