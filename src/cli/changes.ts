/** annalist changes: what one append changed in what was known just before. */

import type { PlacedPoint } from '../facts/placed-point.ts';
import { showChanges } from '../service/developments.ts';
import { toDateOrNull } from '../state/attributed-value.ts';
import { formatBounds } from '../words/dates.ts';
import { defineWorkspaceCommand } from './command.ts';
import { unwrap } from './command-failure.ts';
import { formatTable, printJson, type Terminal } from './output.ts';
import { anyText, argument, jsonFlag } from './parameters.ts';

export const changesCommand = defineWorkspaceCommand({
  name: 'changes',
  text: ({ changes }) => changes.description,
  takes: { id: argument('<id>', anyText, ({ changes }) => changes.id), json: jsonFlag },
  async run({ workspace, id, json }, terminal, engine) {
    const { points, withdrawn, others } = unwrap(await showChanges(engine, { workspace, id }), terminal);
    if (json) return printJson(terminal, { points, withdrawn, others });
    const { columns } = terminal.words;
    const head = ['', columns.subject, columns.attribute, columns.since, columns.value];
    const rows = [
      ...withdrawn.map((point) => ['−', ...toRow(point, terminal)]),
      ...points.map((point) => ['+', ...toRow(point, terminal)]),
    ];
    terminal.out(formatTable(head, rows, [3, 36, 30, 30]));
  },
});

function toRow(
  { subject, attribute, key, holds, value, earliest, latest }: PlacedPoint,
  { language, words }: Terminal,
): string[] {
  return [
    subject,
    key ? words.state.keyed({ value: attribute, key }) : attribute,
    formatBounds({ earliest: toDateOrNull(earliest), latest: toDateOrNull(latest) }, language),
    holds ? (typeof value === 'string' ? value : JSON.stringify(value)) : words.changes.ends,
  ];
}
