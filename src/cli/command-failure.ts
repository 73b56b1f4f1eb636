/** Why a command ends without having done its work. */
import { toPointer } from '../api/problem.ts';
import type { Problem, ProblemCode, Result } from '../words/problem.ts';
import { sayTo, type Terminal } from './output.ts';

/** 1: something went wrong; 2: the input or the record is at fault; 3: verification is inconclusive. */
export type ExitCode = 1 | 2 | 3;

/** Ends a command with what a person can do about it. */
export class CommandFailure extends Error {
  readonly exitCode: ExitCode;

  constructor(message: string, exitCode: ExitCode = 2) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** The value of a result; a problem ends the command. `file`: what was sent. */
export function unwrap<Value>(result: Result<Value>, terminal: Terminal, file?: string): Value {
  if (result.ok) return result.value;
  throw failureOf(result.problem, terminal, file);
}

/** What ends a command for a problem. `file`: what was sent. */
export function failureOf(problem: Problem, terminal: Terminal, file?: string): CommandFailure {
  return new CommandFailure(describeFailure(problem, terminal, file), codeOf(problem.code));
}

/** No input mends these. */
const oursToMend: ReadonlySet<ProblemCode> = new Set(['internal', 'outcome_unknown', 'database_unavailable']);

function codeOf(code: ProblemCode): ExitCode {
  return oursToMend.has(code) ? 1 : 2;
}

/** A problem in lines: what it says of itself, or each of its faults with its place. */
function describeFailure(problem: Problem, terminal: Terminal, file: string | undefined): string {
  const { code, detail, parameters, faults } = problem;
  const { language, words } = terminal;
  if (detail) return sayTo(terminal, detail);
  if (parameters)
    return parameters
      .map(({ parameter, message }) =>
        words.input.fault({ place: optionOf(parameter), message: sayTo(terminal, message) }),
      )
      .join('\n');
  const lines = faults?.map(({ path, message }) => {
    const place = toPointer(path) || '/';
    if (file !== undefined) return words.input.inFile({ file, place, message: sayTo(terminal, message) });
    return path.length > 0 ? words.input.fault({ place, message: sayTo(terminal, message) }) : sayTo(terminal, message);
  });
  return lines?.join('\n') ?? language.words.problems.titles[code];
}

/** What the terminal calls a parameter: `knownAt` is `--known-at`. */
export function optionOf(parameter: string): string {
  return `--${parameter.replaceAll('_', '-').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
