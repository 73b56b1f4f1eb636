/** The command line: every command, and the exit code of one. */
import { type Command, CommanderError } from 'commander';
import manifest from '../../package.json' with { type: 'json' };
import { ConfigError } from '../config.ts';
import { english } from '../words/english.ts';
import type { Language } from '../words/language.ts';
import { addChanges } from './changes.ts';
import { addCheck } from './check.ts';
import { CommandFailure } from './command-failure.ts';
import { addDiff } from './diff.ts';
import { addExport } from './export.ts';
import { describeError } from './failure.ts';
import { addFindings } from './findings.ts';
import { addHistory } from './history.ts';
import { addAppend, addImport } from './import.ts';
import { addKeys } from './key.ts';
import { addList } from './list.ts';
import { addLog } from './log.ts';
import { addMigrate } from './migrate.ts';
import { makeTerminal, type Output, sayTo, type Terminal, terminalOutput } from './output.ts';
import { PlainCommand } from './plain-command.ts';
import { addRebuild } from './rebuild.ts';
import { addRedact } from './redact.ts';
import { addReference } from './reference.ts';
import { addSeal } from './seal.ts';
import { addSearch } from './search.ts';
import { addServe } from './serve.ts';
import { addState } from './state.ts';
import { addTimeline } from './timeline.ts';
import { addVerify } from './verify.ts';
import { addWitness } from './witness.ts';
import { addToken, addWorkspace } from './workspace.ts';

/** In the order in which `--help` lists them. */
const commands: readonly ((program: Command, terminal: Terminal) => void)[] = [
  addServe,
  addMigrate,
  addImport,
  addAppend,
  addState,
  addTimeline,
  addList,
  addSearch,
  addFindings,
  addDiff,
  addHistory,
  addLog,
  addChanges,
  addRebuild,
  addCheck,
  addExport,
  addVerify,
  addRedact,
  addSeal,
  addKeys,
  addWitness,
  addWorkspace,
  addToken,
  addReference,
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
  for (const add of commands) add(program, terminal);
  return program;
}
