/** Problems over HTTP (RFC 9457): the only file that knows their status numbers. */
import { z } from 'zod';
import { describe } from '../words/describe.ts';
import type { Language } from '../words/language.ts';
import type { Fault, Problem, ProblemCode } from '../words/problem.ts';

/** Every problem that a caller can meet, and the status that it travels under. */
const statuses = {
  unreadable_json: 400,
  invalid_query: 400,
  not_recorded_yet: 400,
  in_the_future: 400,
  invalid: 422,
  unregistered_subject: 422,
  unknown_predecessor: 422,
  unknown_target: 422,
  unfit_target: 422,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  other_content: 409,
  partly_recorded: 409,
  already_registered: 409,
  already_retracted: 409,
  redacted: 410,
  changed_since: 412,
  too_large: 413,
  unsupported_media_type: 415,
  busy: 429,
  internal: 500,
  outcome_unknown: 503,
  not_sealed_yet: 503,
  sealing_refused: 503,
  projection_behind: 503,
  database_unavailable: 503,
} as const satisfies Record<ProblemCode, number>;

export const problemSchema = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.enum(Object.keys(statuses) as [ProblemCode, ...ProblemCode[]]),
    detail: z.string().meta({ description: 'What is wrong here, and the remedy.' }),
    errors: z
      .array(z.strictObject({ path: z.string(), message: z.string() }))
      .optional()
      .meta({ description: 'Each fault, by its place: a JSON Pointer into the body, or the name of a parameter.' }),
  })
  .meta({ id: 'Problem', description: 'RFC 9457.' });
export type ProblemBody = z.infer<typeof problemSchema>;

export function httpStatusOf(code: ProblemCode): number {
  return statuses[code];
}

/** Enough for a person; a batch could have thousands. */
const MAXIMUM_FAULTS = 100;

/** A problem in words. Its detail names the first fault where it says nothing itself. */
export function describeProblem({ code, detail, parameters, faults }: Problem, language: Language): ProblemBody {
  const speaker = { language, nameOf: (subject: string) => subject };
  const places = parameters
    ? parameters.map(({ parameter, message }) => ({ path: parameter, message }))
    : faults?.map(({ path, message }) => ({ path: toPointer(path), message }));
  const errors = places
    ?.slice(0, MAXIMUM_FAULTS)
    .map(({ path, message }) => ({ path, message: describe(message, speaker) }));
  const [first] = errors ?? [];
  const title = language.words.problems.titles[code];
  return {
    type: `urn:annalist:problem:${code}`,
    title,
    status: statuses[code],
    code,
    detail: detail
      ? describe(detail, speaker)
      : first
        ? language.words.faults.first({
            place: first.path,
            message: first.message,
            others: (places?.length ?? 1) - 1,
          })
        : title,
    ...(errors ? { errors } : {}),
  };
}

const RETRY_AFTER_SECONDS = '1';

export function respondWith(
  problem: Problem,
  language: Language,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const body = describeProblem(problem, language);
  return new Response(JSON.stringify(body), {
    status: body.status,
    headers: { 'content-type': 'application/problem+json', ...headersOf(problem.code), ...headers },
  });
}

/** What a problem says in the headers of its answer, whatever form it has. */
export function headersOf(code: ProblemCode): Record<string, string> {
  const status = statuses[code];
  return {
    'cache-control': 'no-store',
    ...(status === 429 || status === 503 ? { 'retry-after': RETRY_AFTER_SECONDS } : {}),
    ...(status === 401 ? { 'www-authenticate': 'Bearer realm="annalist"' } : {}),
    // The rest of a body that is too large is not read.
    ...(status === 413 ? { connection: 'close' } : {}),
  };
}

/** A key may be as long as a body. */
const MAXIMUM_STEP_LENGTH = 100;

/** RFC 6901. */
export function toPointer(path: Fault['path']): string {
  return path
    .map((step) => `/${String(step).slice(0, MAXIMUM_STEP_LENGTH).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}
