/** Reads the fields of a form as browsers send it. */
import { readBytes } from '../../api/body.ts';
import { say } from '../../words/message.ts';
import { fail, type Result, succeed } from '../../words/problem.ts';

const MAXIMUM_BYTES = 1024 * 1024;
const FORM = 'application/x-www-form-urlencoded';

/** The fields, at most 1 MiB of `application/x-www-form-urlencoded`. */
export async function readForm(request: Request): Promise<Result<URLSearchParams>> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) {
    const detail = say('site.problem.notAForm', { type: type.slice(0, 100), expected: FORM });
    return fail('unsupported_media_type', { detail });
  }
  const bytes = await readBytes(request, () => MAXIMUM_BYTES).catch(() => undefined);
  if (bytes === undefined)
    return fail('too_large', { detail: say('site.problem.formTooLarge', { most: MAXIMUM_BYTES }) });
  return succeed(new URLSearchParams(bytes.toString('utf8').replaceAll('%00', '')));
}
