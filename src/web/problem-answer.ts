/** A problem as the answer to a page’s request: a value until here, then a page for people or JSON for programs. */
import { httpStatusOf, problem as jsonProblem, problemSchema, toPointer } from '../api/problem.ts';
import { describe } from '../words/describe.ts';
import type { Language } from '../words/language.ts';
import type { Message } from '../words/message.ts';
import type { Problem, ProblemCode } from '../words/problem.ts';

/** A problem in words. */
export interface ShownProblem {
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly faults: readonly { readonly place: string; readonly message: string }[];
  readonly headers: Readonly<Record<string, string>>;
}

export function refuse(code: ProblemCode, detail: Message): Problem {
  return { code, detail };
}

/** What one parameter of an address asks for cannot be answered. */
export function refuseParameter(parameter: string, message: Message): Problem {
  return { code: 'invalid_query', parameters: [{ parameter, message }] };
}

export function isProblem(answer: Response | Problem): answer is Problem {
  return !(answer instanceof Response);
}

export function describeProblem(problem: Problem, language: Language): ShownProblem {
  const { code, detail, faults = [], parameters = [] } = problem;
  const speaker = { language, nameOf: (subject: string) => subject };
  const found = [
    ...parameters.map(({ parameter, message }) => ({ place: parameter, message: describe(message, speaker) })),
    ...faults.map(({ path, message }) => ({ place: toPointer(path), message: describe(message, speaker) })),
  ];
  const status = httpStatusOf(code);
  return {
    title: language.words.problems.titles[code],
    status,
    detail: detail ? describe(detail, speaker) : found.map((fault) => placed(fault, language)).join(' '),
    faults: found,
    headers: headersOf(code),
  };
}

/** When to try again, and whether a body that was too large is read to its end. */
export function headersOf(code: ProblemCode): Readonly<Record<string, string>> {
  const status = httpStatusOf(code);
  return {
    ...(status === 429 || status === 503 ? { 'retry-after': '1' } : {}),
    ...(code === 'too_large' ? { connection: 'close' } : {}),
  };
}

function placed({ place, message }: ShownProblem['faults'][number], { words }: Language): string {
  return place === '' ? message : words.form.faults.at({ place, fault: message });
}

/** A problem as JSON for programs. `headers`: beyond those of its code. */
export function problemResponse(problem: Problem, language: Language, headers: Record<string, string> = {}): Response {
  const { detail, faults, headers: own } = describeProblem(problem, language);
  return jsonProblem(problem.code, {
    detail,
    ...(faults.length > 0 ? { parameters: faults.map(({ place, message }) => ({ path: place, message })) } : {}),
    headers: { ...own, ...headers },
  });
}

/** The problem that a function of the API answers with, until these answer with values; undefined: it is none. */
export async function readProblem(answer: Response, { words }: Language): Promise<ShownProblem | undefined> {
  if (answer.headers.get('content-type') !== 'application/problem+json') return undefined;
  const { code, status, detail, errors = [] } = problemSchema.parse(await answer.json());
  const kept = ['retry-after', 'allow'].flatMap((name) => {
    const value = answer.headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  const faults = errors.map(({ path, message }) => ({ place: path, message }));
  return { title: words.problems.titles[code], status, detail, faults, headers: Object.fromEntries(kept) };
}
