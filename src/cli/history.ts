/** annalist history: who said what about one development, when, and what it changed. */
import type { Command } from 'commander';
import { snapshotParameters } from '../api/parameters.ts';
import type { HistoryStep } from '../queries/history.ts';
import { showHistory } from '../service/developments.ts';
import { type JsonOption, readOptions, type WorkspaceOption, withJsonOption, withWorkspaceOption } from './asking.ts';
import { unwrap } from './command-failure.ts';
import { formatTable, printJson, type Terminal } from './output.ts';
import { withWorkspace } from './session.ts';
import { NOTHING, shortId } from './values.ts';

interface HistoryOptions extends WorkspaceOption, JsonOption {
  readonly knownAt?: string;
}

export function addHistory(program: Command, terminal: Terminal): void {
  const { words } = terminal;
  const command = program
    .command('history')
    .description(words.history.description)
    .argument('<id>', words.history.id)
    .action((id: string, options: HistoryOptions) => runHistory(id, options, terminal));
  withJsonOption(withWorkspaceOption(command, terminal).option('--known-at <moment>', words.options.knownAt), terminal);
}

function runHistory(id: string, options: HistoryOptions, terminal: Terminal): Promise<void> {
  const { workspace, json } = options;
  const { knownAt } = readOptions({ knownAt: snapshotParameters.knownAt }, { ...options }, terminal);
  return withWorkspace(workspace, terminal, async (engine) => {
    const ask = { workspace, id, knownAt, limit: Number.MAX_SAFE_INTEGER };
    const { history } = unwrap(await showHistory(engine, ask), terminal);
    if (json) return printJson(terminal, history);
    const { columns, history: own } = terminal.words;
    const head = [columns.recorded, columns.by, columns.effect, columns.id, columns.changed];
    const rows = history.steps.map((step) => toRow(step, terminal));
    terminal.out(`${own.title(history)}\n\n${formatTable(head, rows, [28, 14, 15, 10])}`);
  });
}

function toRow({ recorded, effect, changes }: HistoryStep, { words }: Terminal): string[] {
  const { development, recordedAt, recordedBy, erasure } = recorded;
  const { reason } = development.data;
  const own = words.history;
  const lines = [
    ...(erasure ? [own.erased({ by: erasure.recordedBy, at: erasure.recordedAt, reason: erasure.reason })] : []),
    ...(development.summary ? [development.summary] : []),
    ...(typeof reason === 'string' ? [reason] : []),
    ...changes.map(({ path, before, after }) =>
      own.change({ path: path.join('.'), before: write(before), after: write(after) }),
    ),
  ];
  return [recordedAt, recordedBy ?? NOTHING, effect, shortId(development.id), lines.join('\n')];
}

function write(value: unknown): string {
  return value === undefined ? NOTHING : typeof value === 'string' ? value : JSON.stringify(value);
}
