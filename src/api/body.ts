import { type JsonReading, readStrictJson } from '../catalogue/strict-json.ts';
import { faultyBody, problem } from './problem.ts';

const MAXIMUM_BYTES = 1024 * 1024;
const MAXIMUM_BATCH_BYTES = 16 * 1024 * 1024;

export type BodyReading =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly response: Response };

/** Reads a JSON body: one development up to 1 MiB, an array of them up to 16 MiB. Reads no further than it must. */
export async function readJsonBody(request: Request): Promise<BodyReading> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(;\s*charset=("?)utf-8\2\s*)?$/i.test(type)) {
    const detail = `the content type is “${type.slice(0, 100)}”; send application/json, encoded in UTF-8`;
    return { ok: false, response: problem('unsupported_media_type', { detail }) };
  }
  const bytes = await readBytes(request, (start) => (startsArray(start) ? MAXIMUM_BATCH_BYTES : MAXIMUM_BYTES)).catch(
    () => 'broken' as const,
  );
  if (bytes === 'broken') {
    return {
      ok: false,
      response: problem('unreadable_json', { detail: 'the body broke off before its end; send it again' }),
    };
  }
  if (bytes === undefined) {
    const detail = `a body has at most ${MAXIMUM_BYTES} bytes, an array of developments ${MAXIMUM_BATCH_BYTES}; send less at a time`;
    return { ok: false, response: problem('too_large', { detail, headers: { connection: 'close' } }) };
  }
  const reading = decode(bytes);
  if (!reading.ok) return { ok: false, response: faultyBody('unreadable_json', [reading]) };
  return reading;
}

/** Undefined where the body has more bytes than `maximumOf` allows it by its start. Rejects where it breaks off. */
export async function readBytes(
  request: Request,
  maximumOf: (start: Uint8Array) => number,
): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  let [sizeBytes, maximum] = [0, MAXIMUM_BATCH_BYTES];
  if (Number(request.headers.get('content-length') ?? 0) > maximum) return undefined;
  for await (const chunk of request.body ?? []) {
    if (sizeBytes === 0) maximum = maximumOf(chunk);
    chunks.push(chunk);
    sizeBytes += chunk.length;
    if (sizeBytes > maximum) return undefined;
  }
  return Buffer.concat(chunks);
}

function startsArray(chunk: Uint8Array): boolean {
  return /^\s*\[/.test(Buffer.from(chunk.subarray(0, 64)).toString('latin1'));
}

function decode(bytes: Buffer): JsonReading {
  try {
    return readStrictJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return { ok: false, message: 'is not UTF-8; encode the body in UTF-8', path: [] };
  }
}
