/** Options that many commands take, and reading what was given. */
import { userInfo } from 'node:os';
import { type Command, Option } from 'commander';
import { z } from 'zod';
import { readParameters, snapshotParameters } from '../api/parameters.ts';
import { quote } from '../catalogue/faults.ts';
import { isSubjectId, type SubjectId } from '../catalogue/subject.ts';
import type { SnapshotAsk } from '../service/snapshot.ts';
import { type Certainty, certainties } from '../state/attributed-value.ts';
import { say } from '../words/message.ts';
import { fail } from '../words/problem.ts';
import { unwrap } from './command-failure.ts';
import type { Terminal } from './output.ts';
import { choiceOption } from './plain-command.ts';

export interface WorkspaceOption {
  readonly workspace: string;
}

export interface SnapshotOptions extends WorkspaceOption {
  readonly asOf?: string;
  readonly knownAt?: string;
}

export interface RecorderOption {
  readonly recordedBy: string;
}

export interface JsonOption {
  readonly json?: boolean;
}

export interface CertaintyOption {
  readonly certainty: Certainty;
}

export function withWorkspaceOption(command: Command, { words }: Terminal): Command {
  return command.addOption(new Option('--workspace <name>', words.options.workspace).default('main'));
}

export function withRecorderOption(command: Command, { words }: Terminal): Command {
  return command.addOption(new Option('--recorded-by <name>', words.options.recordedBy).default(ownName()));
}

export function withJsonOption(command: Command, { words }: Terminal): Command {
  return command.option('--json', words.options.json);
}

/** Of which workspace, day and moment is asked. */
export function withSnapshotOptions(command: Command, terminal: Terminal): Command {
  const { options } = terminal.words;
  return withWorkspaceOption(command, terminal)
    .option('--as-of <day>', options.asOf)
    .option('--known-at <moment>', options.knownAt);
}

export function withCertaintyOption(command: Command, terminal: Terminal, standard: Certainty): Command {
  const description = terminal.words.options.certainty;
  const choice = { flags: '--certainty <least>', description, values: certainties, standard };
  return command.addOption(choiceOption(terminal, choice));
}

/** Not every account has a name: a container may run as any number. */
function ownName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown';
  }
}

/** What was given, each read as its schema says; what cannot be read ends the command. */
export function readOptions<Shape extends z.ZodRawShape>(
  shape: Shape,
  given: Readonly<Record<string, unknown>>,
  terminal: Terminal,
): z.infer<z.ZodObject<Shape>> {
  const known = Object.fromEntries(Object.keys(shape).map((name) => [name, given[name]]));
  return unwrap(readParameters(z.object(shape), known), terminal);
}

export function readSnapshotOptions(options: SnapshotOptions, terminal: Terminal): SnapshotAsk {
  return { workspace: options.workspace, ...readOptions(snapshotParameters, { ...options }, terminal) };
}

/** An argument, which has no name in front of it. */
export function parseSubject(given: string, terminal: Terminal): SubjectId {
  if (isSubjectId(given)) return given;
  const detail = say('faults.expected.subject', { given: quote(given) });
  return unwrap<SubjectId>(fail('invalid_query', { detail }), terminal);
}
