/** annalist redact: erase what developments said. */
import type { Command } from 'commander';
import { type RedactAsk, redact } from '../service/redact.ts';
import {
  type JsonOption,
  parseSubject,
  type RecorderOption,
  type WorkspaceOption,
  withJsonOption,
  withRecorderOption,
  withWorkspaceOption,
} from './asking.ts';
import { CommandFailure, unwrap } from './command-failure.ts';
import { formatTable, printJson, type Terminal } from './output.ts';
import { withWorkspace } from './session.ts';

interface RedactOptions extends WorkspaceOption, RecorderOption, JsonOption {
  readonly reason: string;
  readonly subject?: string;
  readonly alone?: boolean;
  readonly dryRun?: boolean;
}

export function addRedact(program: Command, terminal: Terminal): void {
  const { words } = terminal;
  const command = program
    .command('redact')
    .description(words.redact.description)
    .argument('[id...]', words.redact.ids)
    .action((ids: string[], options: RedactOptions) => runRedact(ids, options, terminal));
  withRecorderOption(withWorkspaceOption(command, terminal), terminal)
    .requiredOption('--reason <text>', words.redact.reason)
    .option('--subject <subject>', words.redact.subject)
    .option('--alone', words.redact.alone)
    .option('--dry-run', words.redact.dryRun);
  withJsonOption(command, terminal);
}

function runRedact(ids: readonly string[], options: RedactOptions, terminal: Terminal): Promise<void> {
  const { workspace, recordedBy, reason, alone = false, dryRun = false, json } = options;
  const { out, progress, words } = terminal;
  const targets = readTargets(ids, options, terminal);
  return withWorkspace(workspace, terminal, async (engine) => {
    const onProgress = (count: number) => progress(words.redact.progress({ count }));
    const ask: RedactAsk = { workspace, targets, alone, reason, recordedBy, isDryRun: dryRun, onProgress };
    const { erased } = unwrap(await redact(engine, ask), terminal);
    progress('');
    if (json) return printJson(terminal, { dryRun, erased });
    const rows = erased.map(({ position, id, type }) => [String(position), id, type]);
    out(formatTable([words.columns.position, words.columns.id, words.columns.type], rows, [10, 38]));
    out((dryRun ? words.redact.wouldBe : words.redact.done)({ count: erased.length }));
  });
}

function readTargets(ids: readonly string[], { subject }: RedactOptions, terminal: Terminal): RedactAsk['targets'] {
  if ((ids.length === 0) === (subject === undefined)) throw new CommandFailure(terminal.words.redact.idsOrSubject);
  return subject === undefined ? ids : { naming: parseSubject(subject, terminal) };
}
