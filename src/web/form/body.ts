import { readBytes } from '../../api/body.ts';
import { problem } from '../../api/problem.ts';

const MAXIMUM_BYTES = 1024 * 1024;

export type FormReading =
  | { readonly ok: true; readonly fields: URLSearchParams }
  | { readonly ok: false; readonly response: Response };

/** The fields of a form as browsers send it (application/x-www-form-urlencoded), up to 1 MiB. */
export async function readForm(request: Request): Promise<FormReading> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) {
    const detail = `the content type is “${type.slice(0, 100)}”; send a form as application/x-www-form-urlencoded`;
    return { ok: false, response: problem('unsupported_media_type', { detail }) };
  }
  const bytes = await readBytes(request, () => MAXIMUM_BYTES).catch(() => undefined);
  if (bytes === undefined) {
    const detail = `a form has at most ${MAXIMUM_BYTES} bytes; send less`;
    return { ok: false, response: problem('too_large', { detail, headers: { connection: 'close' } }) };
  }
  return { ok: true, fields: new URLSearchParams(bytes.toString('utf8').replaceAll('%00', '')) };
}
