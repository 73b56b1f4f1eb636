import type { Connection } from '../database/connection.ts';
import { compareWithLog, type Difference } from '../projection/compare.ts';
import { RebuildUnderWay } from '../projection/generations.ts';
import { type RebuildProgress, rebuildFacts } from '../projection/rebuild.ts';
import { listWorkspaces } from '../workspaces/workspaces.ts';
import { formatTable, type Output, UsageError } from './output.ts';
import { requireWorkspace, type Session, withSession } from './session.ts';

export interface FactsOptions {
  readonly workspace: string;
  readonly all?: boolean;
  readonly json?: boolean;
}

/** Makes the facts of workspaces anew while they go on serving. */
export function rebuildCommand(options: FactsOptions, output: Output): Promise<void> {
  return withSession(async (session) => {
    for (const workspace of await chooseWorkspaces(session, options)) {
      const startedAtMs = performance.now();
      const summary = await rebuildFacts(session.engine.connection, workspace, (progress) =>
        output.progress(describeProgress(workspace, progress)),
      ).catch((error: unknown) => {
        throw error instanceof RebuildUnderWay ? new UsageError(error.message) : error;
      });
      output.progress('');
      const seconds = Number(((performance.now() - startedAtMs) / 1000).toFixed(1));
      if (options.json) output.out(JSON.stringify({ workspace, ...summary, seconds }));
      else
        output.out(
          `${workspace}: ${summary.facts} facts of ${summary.developments} developments rebuilt in ${seconds} s`,
        );
    }
  });
}

/** How far something has come, with a bar where its end is known. */
export function describeProgress(
  workspace: string,
  { step, done, total }: Omit<RebuildProgress, 'step'> & { readonly step: string },
): string {
  if (!total) return `${workspace}: ${step} ${done}`;
  const share = Math.min(1, done / total);
  const bar = '█'.repeat(Math.round(share * 20)).padEnd(20, '░');
  return `${workspace}: ${bar} ${step} ${done} of ${total} (${Math.floor(share * 100)} %)`;
}

const ENOUGH_DIFFERENCES = 100;

/** Compares the facts of workspaces with their logs; fails with a list where anything differs. */
export function checkCommand(options: FactsOptions, output: Output): Promise<void> {
  return withSession(async (session) => {
    const { connection, projector } = session.engine;
    let found = 0;
    for (const workspace of await chooseWorkspaces(session, options)) {
      await projector.waitFor(workspace, (await readSize(connection, workspace)) - 1);
      const { size, facts, differences } = await compareWithLog(connection, workspace, {
        onFolded: (done, total) => output.progress(describeProgress(workspace, { step: 'folded', done, total })),
      });
      output.progress('');
      found += differences.length;
      if (options.json) output.out(JSON.stringify({ workspace, developments: size, facts, differences }, null, 2));
      else output.out(describeCheck(workspace, { size, facts, differences }));
    }
    if (found > 0) throw new UsageError(`${found} differences; annalist rebuild makes the facts anew from the log`);
  });
}

async function readSize(connection: Connection, workspace: string): Promise<number> {
  const row = await connection.selectFrom('head').select('size').where('workspace', '=', workspace).executeTakeFirst();
  return row?.size ?? 0;
}

function describeCheck(
  workspace: string,
  {
    size,
    facts,
    differences,
  }: { readonly size: number; readonly facts: number; readonly differences: readonly Difference[] },
): string {
  if (differences.length === 0)
    return `${workspace}: ${facts} facts agree with the log (${size} developments), none overlap`;
  const rows = differences
    .slice(0, ENOUGH_DIFFERENCES)
    .map(({ kind, fact }) => [
      kind,
      fact.subject,
      fact.key ? `${fact.attribute} (${fact.key})` : fact.attribute,
      `${fact.position}/${fact.index}`,
      `${fact.knownFrom} to ${fact.knownTo ?? '…'}`,
    ]);
  const more = differences.length - rows.length;
  return [
    `${workspace}: ${differences.length} of ${facts} facts differ from the log (${size} developments)`,
    formatTable(['', 'subject', 'attribute', 'position', 'known'], rows, [12, 36, 30, 12]),
    ...(more > 0 ? [`and ${more} more`] : []),
  ].join('\n');
}

async function chooseWorkspaces(session: Session, { workspace, all }: FactsOptions): Promise<string[]> {
  if (!all) {
    await requireWorkspace(session, workspace);
    return [workspace];
  }
  return listWorkspaces(session.engine.connection);
}
