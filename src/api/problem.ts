import { z } from 'zod';
import type { Fault } from '../catalogue/read-draft.ts';

/** Every problem that a caller can meet: its stable code, the status it travels under, and what it is called. */
const problems = {
  unreadable_json: [400, 'The body is not readable JSON'],
  invalid_query: [400, 'The address asks for something that cannot be answered'],
  not_recorded_yet: [400, 'That is not recorded yet'],
  in_the_future: [400, 'That moment is still to come'],
  invalid: [422, 'The development is not valid'],
  unregistered_subject: [422, 'A subject is not registered'],
  unknown_predecessor: [422, 'A development that this one follows is not recorded'],
  unknown_target: [422, 'A development that this one amends or names is not recorded'],
  unfit_target: [422, 'That development cannot be amended or named in this way'],
  unauthorized: [401, 'A good token is needed'],
  forbidden: [403, 'This token may not do that'],
  not_found: [404, 'There is nothing here'],
  method_not_allowed: [405, 'This address does not take that method'],
  other_content: [409, 'Recorded already, with other content'],
  partly_recorded: [409, 'A part of the batch is recorded already'],
  already_registered: [409, 'The subject is registered already'],
  already_retracted: [409, 'The development is retracted already'],
  redacted: [410, 'The development has been erased'],
  changed_since: [412, 'A subject has changed since'],
  too_large: [413, 'Too large'],
  unsupported_media_type: [415, 'The body is of another type'],
  busy: [429, 'Too many appends are waiting'],
  internal: [500, 'Something went wrong here'],
  outcome_unknown: [503, 'It is not known whether this was recorded'],
  not_sealed_yet: [503, 'The log is not signed that far'],
  sealing_refused: [503, 'The log is not what was signed'],
  projection_behind: [503, 'The facts are behind the log'],
  database_unavailable: [503, 'The database does not answer'],
} as const satisfies Record<string, readonly [number, string]>;

export type ProblemCode = keyof typeof problems;

export const problemSchema = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]]),
    detail: z.string().meta({ description: 'What is wrong here, and the remedy.' }),
    errors: z
      .array(z.strictObject({ path: z.string(), message: z.string() }))
      .optional()
      .meta({ description: 'Each fault, by its place: a JSON Pointer into the body, or the name of a parameter.' }),
  })
  .meta({ id: 'Problem', description: 'RFC 9457.' });

export interface ProblemOptions {
  readonly detail: string;
  /** Faults within the body. */
  readonly faults?: readonly Fault[];
  /** Faults of parameters, by name. */
  readonly parameters?: readonly { readonly path: string; readonly message: string }[];
  readonly headers?: Record<string, string>;
}

const RETRY_AFTER_SECONDS = '1';

export function problem(code: ProblemCode, { detail, faults, parameters, headers }: ProblemOptions): Response {
  const [status, title] = problems[code];
  const errors = parameters ?? faults?.map(({ path, message }) => ({ path: toPointer(path), message }));
  const body = { type: `urn:annalist:problem:${code}`, title, status, code, detail, ...(errors ? { errors } : {}) };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(status === 429 || status === 503 ? { 'retry-after': RETRY_AFTER_SECONDS } : {}),
      ...(status === 401 ? { 'www-authenticate': 'Bearer realm="annalist"' } : {}),
      ...headers,
    },
  });
}

/** A problem about faults in what was sent: its detail names the first. */
/** Enough for a person; a batch could have thousands. */
const MAXIMUM_FAULTS = 100;

export function faultyBody(code: ProblemCode, faults: readonly Fault[]): Response {
  const [first] = faults;
  const place = first && first.path.length > 0 ? `${toPointer(first.path)} ` : '';
  const others = faults.length > 1 ? ` (and ${faults.length - 1} more, see errors)` : '';
  return problem(code, {
    detail: `${place}${first?.message ?? 'is refused'}${others}`,
    faults: faults.slice(0, MAXIMUM_FAULTS),
  });
}

export function faultyQuery(parameters: readonly { readonly path: string; readonly message: string }[]): Response {
  const detail = parameters.map(({ path, message }) => `${path}: ${message}`).join('; ');
  return problem('invalid_query', { detail, parameters });
}

export function httpStatusOf(code: ProblemCode): number {
  return problems[code][0];
}

/** A key may be as long as a body. */
const MAXIMUM_STEP_LENGTH = 100;

/** RFC 6901. */
export function toPointer(path: Fault['path']): string {
  return path
    .map((step) => `/${String(step).slice(0, MAXIMUM_STEP_LENGTH).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}
