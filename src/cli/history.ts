/** annalist history: who said what about one development, when, and what it changed. */

import { summaryFor } from '../catalogue/sentence.ts';
import type { HistoryStep } from '../queries/history.ts';
import { showHistory } from '../service/developments.ts';
import { defineWorkspaceCommand } from './command.ts';
import { unwrap } from './command-failure.ts';
import { formatTable, printJson, type Terminal } from './output.ts';
import { anyText, argument, jsonFlag, knownAt, lang } from './parameters.ts';
import { NOTHING, shortId } from './values.ts';

export const historyCommand = defineWorkspaceCommand({
  name: 'history',
  text: ({ history }) => history.description,
  takes: { id: argument('<id>', anyText, ({ history }) => history.id), knownAt, lang, json: jsonFlag },
  async run({ json, ...ask }, terminal, engine) {
    const { history } = unwrap(await showHistory(engine, { ...ask, limit: Number.MAX_SAFE_INTEGER }), terminal);
    if (json) return printJson(terminal, history);
    const { columns, history: own } = terminal.words;
    const head = [columns.recorded, columns.by, columns.effect, columns.id, columns.changed];
    const rows = history.steps.map((step) => toRow(step, terminal));
    terminal.out(`${own.title(history)}\n\n${formatTable(head, rows, [28, 14, 15, 10])}`);
  },
});

function toRow({ recorded, effect, changes }: HistoryStep, { words, languages = [] }: Terminal): string[] {
  const { development, recordedAt, recordedBy, erasure } = recorded;
  const { reason } = development.data;
  const own = words.history;
  const summary = summaryFor(development, languages);
  const lines = [
    ...(erasure ? [own.erased({ by: erasure.recordedBy, at: erasure.recordedAt, reason: erasure.reason })] : []),
    ...(summary ? [summary.text] : []),
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
