/** Bodies of requests: their type, their size, their JSON. */
import { type JsonReading, readStrictJson } from '../catalogue/strict-json.ts';
import { say } from '../words/message.ts';
import { fail, type Result, succeed } from '../words/problem.ts';

const MAXIMUM_BYTES = 1024 * 1024;
const MAXIMUM_BATCH_BYTES = 16 * 1024 * 1024;
const SHORT_BYTES = 64 * 1024;

/** Reads a JSON body: one development up to 1 MiB, an array of them up to 16 MiB. Reads no further than it must. */
export async function readJsonBody(request: Request): Promise<Result<unknown>> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(;\s*charset=("?)utf-8\2\s*)?$/i.test(type))
    return fail('unsupported_media_type', { detail: say('problems.bodies.notJson', { type: type.slice(0, 100) }) });
  const bytes = await readBytes(request, (start) => (startsArray(start) ? MAXIMUM_BATCH_BYTES : MAXIMUM_BYTES)).catch(
    () => 'broken' as const,
  );
  if (bytes === 'broken') return fail('unreadable_json', { detail: say('problems.bodies.brokenOff') });
  if (bytes === undefined) {
    const limits = { one: MAXIMUM_BYTES, batch: MAXIMUM_BATCH_BYTES };
    return fail('too_large', { detail: say('problems.bodies.tooLarge', limits) });
  }
  const reading = decode(bytes);
  return reading.ok ? succeed(reading.value) : fail('unreadable_json', { faults: [reading.fault] });
}

/** Undefined where the body has more bytes than `maximumOf` allows it by its start. Rejects where it breaks off. */
export async function readBytes(
  request: Request,
  maximumOf: (start: Uint8Array) => number,
): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  let [sizeBytes, maximum] = [0, MAXIMUM_BATCH_BYTES];
  const announced = request.headers.get('content-length');
  if (Number(announced ?? 0) > maximum) return undefined;
  // To read what is short in one go costs a fraction of a stream. HTTP allows no more than was announced.
  if (announced !== null && Number(announced) <= SHORT_BYTES) {
    const bytes = Buffer.from(await request.arrayBuffer());
    return bytes.length > maximumOf(bytes) ? undefined : bytes;
  }
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
    return { ok: false, fault: { path: [], message: say('faults.json.notUtf8') } };
  }
}
