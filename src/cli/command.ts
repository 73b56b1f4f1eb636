/** A command as one value: what it takes and what it does; and reading what was given to it. */
import { type Command, Option } from 'commander';
import { z } from 'zod';
import { readParameters } from '../api/parameters.ts';
import type { Engine } from '../app.ts';
import { fail } from '../words/problem.ts';
import { optionOf, unwrap } from './command-failure.ts';
import type { Terminal } from './output.ts';
import { type Parameter, type Text, workspace } from './parameters.ts';
import { withWorkspace } from './session.ts';

type Parameters = Readonly<Record<string, Parameter>>;
type Given<Taken extends Parameters> = {
  readonly [Name in keyof Taken]: Taken[Name] extends Parameter<infer Value> ? Value : never;
};

export interface CommandDefinition<Taken extends Parameters = Parameters> {
  readonly name: string;
  /** The first word, where it has two: `key rotate`. */
  readonly group?: 'key' | 'list' | 'token' | 'witness' | 'workspace';
  readonly text: Text;
  /** In the order of its help. */
  readonly takes: Taken;
  /** Stands under its help. */
  readonly after?: Text;
  run(given: Given<Taken>, terminal: Terminal): void | Promise<void>;
}

export function defineCommand<Taken extends Parameters>(command: CommandDefinition<Taken>): CommandDefinition {
  return command as unknown as CommandDefinition;
}

type WithWorkspace<Taken extends Parameters> = Given<Taken> & { readonly workspace: string };
interface WorkspaceCommand<Taken extends Parameters> extends Omit<CommandDefinition<Taken>, 'run'> {
  run(given: WithWorkspace<Taken>, terminal: Terminal, engine: Engine): Promise<void>;
}

/** A command on a workspace, which must exist. */
export function defineWorkspaceCommand<Taken extends Parameters>({
  takes,
  run,
  ...command
}: WorkspaceCommand<Taken>): CommandDefinition {
  return {
    ...command,
    takes: { workspace, ...takes },
    run: ({ lang, ...given }, terminal) =>
      withWorkspace(given.workspace as string, terminal, (engine) => {
        const languages = typeof lang === 'string' ? [lang] : undefined;
        return run(given as WithWorkspace<Taken>, { ...terminal, languages }, { ...engine, languages });
      }),
  };
}

/** Adds a command to its group, or to the program. */
export function addCommand(program: Command, definition: CommandDefinition, terminal: Terminal): void {
  const { name, group, text, takes, after, run } = definition;
  const { words } = terminal;
  const found = program.commands.find((it) => it.name() === group);
  const parent = group ? (found ?? program.command(group).description(words[group].description)) : program;
  const command = parent.command(name).description(text(words));
  if (after) command.addHelpText('after', `\n${after(words)}`);
  const readers = Object.entries(takes).map(([key, parameter]) => {
    if (parameter.isArgument) {
      const place = command.argument(parameter.takes, parameter.text(words)).registeredArguments.length - 1;
      return () => [key, command.processedArgs[place]] as const;
    }
    const option = toOption(key, parameter, words);
    command.addOption(option);
    return () => [key, command.opts()[option.attributeName()]] as const;
  });
  command.action(() => run(readGiven(takes, Object.fromEntries(readers.map((read) => read())), terminal), terminal));
}

function toOption(key: string, { takes, text, schema, standard }: Parameter, words: Terminal['words']): Option {
  const isNeeded = standard === undefined && !schema.safeParse(undefined).success;
  return new Option(`${optionOf(key)} ${takes}`.trim(), text(words)).default(standard).makeOptionMandatory(isNeeded);
}

/** What was given, each read as its schema says; what cannot be read ends the command. */
function readGiven<Taken extends Parameters>(
  takes: Taken,
  given: Readonly<Record<string, unknown>>,
  terminal: Terminal,
): Given<Taken> {
  const shape = Object.fromEntries(Object.entries(takes).map(([key, { schema }]) => [key, schema]));
  const reading = readParameters(z.object(shape), given);
  const fault = reading.ok
    ? undefined
    : reading.problem.parameters?.find(({ parameter }) => takes[parameter]?.isArgument);
  const result = fault ? fail('invalid_query', { detail: fault.message }) : reading;
  return unwrap(result, terminal) as Given<Taken>;
}
