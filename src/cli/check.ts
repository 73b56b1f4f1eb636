/** annalist check: compare the stored facts with the log. */

import type { Engine } from '../app.ts';
import { EVERYTHING, TIMELINE } from '../catalogue/points.ts';
import { isUnreachable } from '../database/connection.ts';
import { type Comparison, compareWithLog, type Difference } from '../projection/compare.ts';
import { defineCommand } from './command.ts';
import { CommandFailure } from './command-failure.ts';
import { explainError } from './failure.ts';
import { formatTable, printJson, type Terminal } from './output.ts';
import { describeProgress } from './progress.ts';
import { chooseWorkspaces, factsParameters } from './rebuild.ts';
import { withSession } from './session.ts';

/** Fails with a list where anything differs. */
export const checkCommand = defineCommand({
  name: 'check',
  text: ({ check }) => check.description,
  takes: factsParameters,
  run: ({ json, ...chosen }, terminal) =>
    withSession(terminal, async ({ engine }) => {
      let count = 0;
      for (const workspace of await chooseWorkspaces(engine, chosen, terminal)) {
        const { size, facts, differences } = await compare(engine, workspace, terminal);
        count += differences.length;
        if (json) printJson(terminal, { workspace, developments: size, facts, differences });
        else terminal.out(describeComparison(workspace, { size, facts, differences }, terminal));
      }
      if (count > 0) throw new CommandFailure(terminal.words.check.found({ count }));
    }),
});

async function compare({ connection, projector }: Engine, workspace: string, terminal: Terminal): Promise<Comparison> {
  const { info, progress, words } = terminal;
  try {
    if (!(await projector.waitFor(workspace, (await readSize(connection, workspace)) - 1)))
      info(words.check.behind({ workspace }));
    return await compareWithLog(connection, workspace, {
      onFolded: (done, total) => progress(describeProgress(workspace, { step: 'folded', done, total }, terminal)),
    });
  } catch (error) {
    if (isUnreachable(error)) throw error;
    throw new CommandFailure(words.check.broken({ workspace, reason: explainError(error, terminal) }), 1);
  } finally {
    progress('');
  }
}

async function readSize(connection: Engine['connection'], workspace: string): Promise<number> {
  const row = await connection.selectFrom('head').select('size').where('workspace', '=', workspace).executeTakeFirst();
  return row?.size ?? 0;
}

const ENOUGH_DIFFERENCES = 100;

function describeComparison(
  workspace: string,
  { size: developments, facts, differences }: Comparison,
  { words }: Terminal,
): string {
  const { check, columns } = words;
  if (differences.length === 0) return check.agreed({ workspace, facts, developments });
  const rows = differences.slice(0, ENOUGH_DIFFERENCES).map((difference) => toCells(difference, words));
  const more = differences.length - rows.length;
  const head = ['', columns.subject, columns.attribute, columns.position, columns.known];
  return [
    check.differ({ workspace, count: differences.length, facts, developments }),
    formatTable(head, rows, [16, 36, 30, 12]),
    ...(more > 0 ? [check.more({ count: more })] : []),
  ].join('\n');
}

function toCells({ kind, fact }: Difference, { check, state }: Terminal['words']): string[] {
  const { subject = EVERYTHING, attribute = TIMELINE, key, position, index } = fact;
  return [
    check.kinds[kind],
    String(subject),
    key ? state.keyed({ value: String(attribute), key: String(key) }) : String(attribute),
    `${position}/${index}`,
    check.known({ from: Number(fact.known_from), to: String(fact.known_to ?? '…') }),
  ];
}
