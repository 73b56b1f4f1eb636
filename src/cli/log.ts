/** annalist log: what was recorded, in that order. */

import { instantParameter, subjectParameter, typeParameter } from '../api/parameters.ts';
import { summaryFor } from '../catalogue/sentence.ts';
import type { RecordedDevelopment } from '../log/read.ts';
import { listDevelopments } from '../service/developments.ts';
import { defineWorkspaceCommand } from './command.ts';
import { unwrap } from './command-failure.ts';
import { formatTable, printJson, type Terminal } from './output.ts';
import { jsonFlag, knownAt, lang, limit, maybeText, option } from './parameters.ts';
import { NOTHING } from './values.ts';

export const logCommand = defineWorkspaceCommand({
  name: 'log',
  text: ({ log }) => log.description,
  takes: {
    subject: option('<subject>', subjectParameter.optional(), ({ log }) => log.subject),
    by: option('<name>', maybeText, ({ log }) => log.by),
    type: option('<type>', typeParameter.optional(), ({ log }) => log.type),
    from: option('<moment>', instantParameter.optional(), ({ log }) => log.from),
    to: option('<moment>', instantParameter.optional(), ({ log }) => log.to),
    knownAt,
    lang,
    limit: limit(999_999, '100'),
    json: jsonFlag,
  },
  async run({ by: recordedBy, from: recordedFrom, to: recordedTo, json, ...given }, terminal, engine) {
    const ask = { ...given, recordedBy, recordedFrom, recordedTo };
    const { items, next } = unwrap(await listDevelopments(engine, ask), terminal);
    const recorded = items.map((item) => item.recorded);
    if (json) return printJson(terminal, recorded);
    const { columns, log } = terminal.words;
    const head = [columns.position, columns.recorded, columns.by, columns.type, columns.id, columns.what];
    const rows = recorded.map((it) => toRow(it, terminal));
    terminal.out(formatTable(head, rows, [10, 29, 14, 26, 38]));
    if (next !== null) terminal.info(log.more);
  },
});

function toRow(
  { position, recordedAt, recordedBy, development, erasure }: RecordedDevelopment,
  { words, languages = [] }: Terminal,
) {
  const { type, id, data } = development;
  const what = erasure
    ? words.log.erased({ by: erasure.recordedBy, reason: erasure.reason })
    : (summaryFor(development, languages)?.text ?? data.reason);
  return [String(position), recordedAt, recordedBy ?? NOTHING, type, id, typeof what === 'string' ? what : ''];
}
