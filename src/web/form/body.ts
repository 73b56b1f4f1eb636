/** Reads the fields of a form as browsers send it. */
import { readBytes } from '../../api/body.ts';
import { say } from '../../words/message.ts';
import { fail, type Result, succeed } from '../../words/problem.ts';

const MAXIMUM_BYTES = 1024 * 1024;

/** The fields, at most 1 MiB of `application/x-www-form-urlencoded`. */
export async function readForm(request: Request): Promise<Result<URLSearchParams>> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/x-www-form-urlencoded\b/i.test(type))
    return fail('unsupported_media_type', { detail: say('problems.bodies.notAForm', { type: type.slice(0, 100) }) });
  const bytes = await readBytes(request, () => MAXIMUM_BYTES).catch(() => undefined);
  return bytes === undefined
    ? fail('too_large', { detail: say('problems.bodies.tooLargeForm', { maximum: MAXIMUM_BYTES }) })
    : succeed(new URLSearchParams(bytes.toString('utf8').replaceAll('%00', '')));
}
