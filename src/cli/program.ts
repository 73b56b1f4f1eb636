/** The command line: every command, and the exit code of one. */
import { type Command, CommanderError } from 'commander';
import manifest from '../../package.json' with { type: 'json' };
import { ConfigError } from '../config.ts';
import { english } from '../words/english.ts';
import type { Language } from '../words/language.ts';
import { changesCommand } from './changes.ts';
import { checkCommand } from './check.ts';
import { addCommand, type CommandDefinition } from './command.ts';
import { CommandFailure } from './command-failure.ts';
import { diffCommand } from './diff.ts';
import { exportCommand } from './export.ts';
import { describeError } from './failure.ts';
import { findingsCommand } from './findings.ts';
import { followCommand } from './follow.ts';
import { historyCommand } from './history.ts';
import { appendCommand, importCommand } from './import.ts';
import { keyCommands } from './key.ts';
import { listCommands } from './list.ts';
import { logCommand } from './log.ts';
import { migrateCommand } from './migrate.ts';
import { makeTerminal, type Output, sayTo, type Terminal, terminalOutput } from './output.ts';
import { periodsCommand } from './periods.ts';
import { PlainCommand } from './plain-command.ts';
import { rebuildCommand } from './rebuild.ts';
import { redactCommand } from './redact.ts';
import { referenceCommands } from './reference.ts';
import { sealCommand } from './seal.ts';
import { searchCommand } from './search.ts';
import { serveCommand } from './serve.ts';
import { stateCommand } from './state.ts';
import { timelineCommand } from './timeline.ts';
import { verifyCommand } from './verify.ts';
import { witnessCommand } from './witness.ts';
import { workspaceCommands } from './workspace.ts';

/** In the order in which `--help` lists them. */
const commands: readonly CommandDefinition[] = [
  serveCommand,
  migrateCommand,
  importCommand,
  appendCommand,
  stateCommand,
  timelineCommand,
  periodsCommand,
  ...listCommands,
  searchCommand,
  findingsCommand,
  diffCommand,
  historyCommand,
  logCommand,
  followCommand,
  changesCommand,
  rebuildCommand,
  checkCommand,
  exportCommand,
  verifyCommand,
  redactCommand,
  sealCommand,
  ...keyCommands,
  witnessCommand,
  ...workspaceCommands,
  ...referenceCommands,
];

/**
 * Runs one command; returns the exit code: 0 done, 1 something went wrong, 2 the input or the record is at fault, 3
 * inconclusive.
 */
export async function runCommand(
  words: readonly string[],
  output: Output = terminalOutput(),
  language: Language = english,
): Promise<number> {
  const terminal = makeTerminal(output, language);
  try {
    await makeProgram(terminal).parseAsync([...words], { from: 'user' });
    return 0;
  } catch (error) {
    // Commander has written its help by itself.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof CommandFailure) {
      terminal.info(error.message);
      return error.exitCode;
    }
    if (error instanceof ConfigError) {
      terminal.info(sayTo(terminal, error.said));
      return 2;
    }
    terminal.info(describeError(error, terminal));
    return 1;
  }
}

function makeProgram(terminal: Terminal): Command {
  const { help, program: words } = terminal.words;
  const program = new PlainCommand('annalist', terminal)
    .description(words.description)
    .version(manifest.version, '-V, --version', help.version)
    .helpCommand(`help ${help.anyCommand}`, help.show)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.info(text.trimEnd()),
    })
    .addHelpText('after', `\n${words.database}\n${words.codes}`);
  for (const command of commands) addCommand(program, command, terminal);
  return program;
}
