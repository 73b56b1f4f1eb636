/** Commander, in our own words: its help and its errors come from the message catalogue. */
import { type Argument, Command, type Help, type Option } from 'commander';
import { CommandFailure } from './command-failure.ts';
import type { Terminal } from './output.ts';

/** A command whose help and errors are in the reader’s language. */
export class PlainCommand extends Command {
  readonly #terminal: Terminal;

  constructor(name: string | undefined, terminal: Terminal) {
    super(name);
    this.#terminal = terminal;
    const { help } = terminal.words;
    this.helpOption('-h, --help', help.show).helpCommand(false);
    this.configureHelp(helpIn(terminal));
  }

  override createCommand(name?: string): Command {
    return new PlainCommand(name, this.#terminal);
  }

  /** Commander calls these where it would print English. */
  unknownOption(flag: string): never {
    throw new CommandFailure(this.#terminal.words.input.unknownOption({ flag }));
  }

  unknownCommand(): never {
    throw new CommandFailure(this.#terminal.words.input.unknownCommand({ name: this.args[0] ?? '' }));
  }

  missingArgument(name: string): never {
    throw new CommandFailure(this.#terminal.words.input.missingArgument({ name }));
  }

  optionMissingArgument({ flags }: Option): never {
    throw new CommandFailure(this.#terminal.words.input.missingValue({ flags }));
  }

  missingMandatoryOptionValue({ flags }: Option): never {
    throw new CommandFailure(this.#terminal.words.input.missingOption({ flags }));
  }

  _excessArguments(given: readonly string[]): never {
    throw new CommandFailure(this.#terminal.words.input.tooMany({ given: given.join(' ') }));
  }
}

function helpIn({ words: { help } }: Terminal): Partial<Help> {
  const titles: Readonly<Record<string, string>> = {
    'Usage:': help.usage,
    'Arguments:': help.arguments,
    'Options:': help.options,
    'Commands:': help.commands,
  };
  const argumentsOf = (command: Command) => command.registeredArguments.map(formatArgument).join(' ');
  return {
    styleTitle: (title) => titles[title] ?? title,
    subcommandTerm: (command) => [command.name(), argumentsOf(command)].join(' ').trim(),
    commandUsage: (command) =>
      [
        ...ancestorsOf(command),
        help.anyOptions,
        ...(command.commands.length > 0 ? [help.anyCommand] : []),
        argumentsOf(command),
      ]
        .join(' ')
        .trim(),
    optionDescription: ({ description, defaultValue }) =>
      defaultValue === undefined ? description : help.default({ description, value: String(defaultValue) }),
  };
}

function formatArgument(argument: Argument): string {
  const name = argument.name() + (argument.variadic ? '...' : '');
  return argument.required ? `<${name}>` : `[${name}]`;
}

function ancestorsOf(command: Command): string[] {
  return [...(command.parent ? ancestorsOf(command.parent) : []), command.name()];
}
