/** annalist log: what was recorded, in that order. */
import type { Command } from 'commander';
import { z } from 'zod';
import {
  instantParameter,
  snapshotParameters,
  subjectParameter,
  typeParameter,
  wholeNumber,
} from '../api/parameters.ts';
import type { RecordedDevelopment } from '../log/read.ts';
import { listDevelopments } from '../service/developments.ts';
import { type JsonOption, readOptions, type WorkspaceOption, withJsonOption, withWorkspaceOption } from './asking.ts';
import { unwrap } from './command-failure.ts';
import { formatTable, printJson, type Terminal } from './output.ts';
import { withWorkspace } from './session.ts';
import { NOTHING } from './values.ts';

/** The filters too: as they are given. */
interface LogOptions extends WorkspaceOption, JsonOption {}

export function addLog(program: Command, terminal: Terminal): void {
  const { words } = terminal;
  const command = program
    .command('log')
    .description(words.log.description)
    .action((options: LogOptions) => runLog(options, terminal));
  withWorkspaceOption(command, terminal)
    .option('--subject <subject>', words.log.subject)
    .option('--by <name>', words.log.by)
    .option('--type <type>', words.log.type)
    .option('--from <moment>', words.log.from)
    .option('--to <moment>', words.log.to)
    .option('--known-at <moment>', words.options.knownAt)
    .option('--limit <number>', words.options.limit, '100');
  withJsonOption(command, terminal);
}

const parameters = {
  subject: subjectParameter.optional(),
  by: z.string().optional(),
  type: typeParameter.optional(),
  from: instantParameter.optional(),
  to: instantParameter.optional(),
  knownAt: snapshotParameters.knownAt,
  limit: wholeNumber(1, 999_999),
};

function runLog(options: LogOptions, terminal: Terminal): Promise<void> {
  const { workspace, json } = options;
  const {
    by: recordedBy,
    from: recordedFrom,
    to: recordedTo,
    ...asked
  } = readOptions(parameters, { ...options }, terminal);
  return withWorkspace(workspace, terminal, async (engine) => {
    const ask = { workspace, ...asked, recordedBy, recordedFrom, recordedTo };
    const { items, next } = unwrap(await listDevelopments(engine, ask), terminal);
    const recorded = items.map((item) => item.recorded);
    if (json) return printJson(terminal, recorded);
    const { columns, log } = terminal.words;
    const head = [columns.position, columns.recorded, columns.by, columns.type, columns.id, columns.what];
    const rows = recorded.map((it) => toRow(it, terminal));
    terminal.out(formatTable(head, rows, [10, 29, 14, 26, 38]));
    if (next !== null) terminal.info(log.more);
  });
}

function toRow({ position, recordedAt, recordedBy, development, erasure }: RecordedDevelopment, { words }: Terminal) {
  const { type, id, summary, data } = development;
  const what = erasure
    ? words.log.erased({ by: erasure.recordedBy, reason: erasure.reason })
    : (summary ?? data.reason);
  return [String(position), recordedAt, recordedBy ?? NOTHING, type, id, typeof what === 'string' ? what : ''];
}
