import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { CosignOutcome, Witness } from '../proof/cosign.ts';
import { formatSignatures, formatVerifier } from '../tree/note.ts';
import { parseSubmission } from '../tree/submission.ts';

export interface WitnessServices {
  readonly witness: Witness;
  /** Told where a checkpoint that is signed by its log does not fit what was cosigned before; `note` is the evidence. */
  readonly onMisfit: (misfit: { readonly reason: string; readonly note: string }) => void;
  readonly onError: (error: unknown) => void;
}

/** A proof of 63 lines takes 3 KiB; the rest is for signatures. */
const MAXIMUM_BYTES = 64 * 1024;

const FORM =
  'send `old <size>`, up to 63 lines of a consistency proof in base64, an empty line and the signed checkpoint, in UTF-8; see c2sp.org/tlog-witness';

/** A witness over HTTP: C2SP tlog-witness, and the key to check it with. */
export function createWitnessApp({ witness, onMisfit, onError }: WitnessServices): Hono {
  const app = new Hono();
  const tooLarge = () =>
    text(`the body has more than ${MAXIMUM_BYTES} bytes; ${FORM}`, 413, { headers: { connection: 'close' } });
  app.post('/add-checkpoint', bodyLimit({ maxSize: MAXIMUM_BYTES, onError: tooLarge }), async (context) => {
    const body = await readText(context);
    const submission = body === undefined ? undefined : parseSubmission(body);
    if (!submission) return text(`the body is not readable; ${FORM}`, 400);
    const outcome = await witness.cosign(submission);
    if (outcome.kind === 'forked' || outcome.kind === 'inconsistent')
      onMisfit({ reason: describeMisfit(outcome), note: submission.note });
    return answer(outcome);
  });
  app.get('/vkey', () => text(witness.verifiers.map(formatVerifier).join('\n'), 200));
  app.get('/healthz', () => text('ok', 200));
  app.notFound(() => text('there is POST /add-checkpoint, GET /vkey and GET /healthz', 404));
  app.onError((error) => {
    onError(error);
    return text('the witness could not do it, and nothing was cosigned; its own output says more', 500);
  });
  return app;
}

/** Undefined where the body is not UTF-8, or broke off. */
async function readText({ req }: Context): Promise<string | undefined> {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await req.arrayBuffer());
  } catch {
    return undefined;
  }
}

/** The statuses are those of the protocol. */
function answer(outcome: CosignOutcome): Response {
  switch (outcome.kind) {
    case 'cosigned':
      return text(formatSignatures(outcome.signatures).trimEnd(), 200);
    case 'malformed':
      return text(`${outcome.reason}; ${FORM}`, 400);
    case 'not_signed':
      return text(
        `no key of ${outcome.origin} that is known here signed this; tell the witness’s operator the key`,
        403,
      );
    case 'unknown_log':
      return text(`the log ${outcome.origin} is not known here; tell the witness’s operator its key`, 404);
    case 'other_size':
    case 'forked':
      return text(String(outcome.size), 409, { type: 'text/x.tlog.size' });
    case 'inconsistent':
      return text(`${describeMisfit(outcome)}; prove what was cosigned`, 422);
    default:
      return outcome satisfies never;
  }
}

function describeMisfit(outcome: Extract<CosignOutcome, { kind: 'forked' | 'inconsistent' }>): string {
  switch (outcome.kind) {
    case 'forked':
      return `${outcome.origin} signed two different logs of ${outcome.size} entries`;
    case 'inconsistent':
      return `it is not shown that the ${outcome.size} entries of ${outcome.origin} begin with the ${outcome.oldSize} that were cosigned`;
    default:
      return outcome satisfies never;
  }
}

interface TextOptions {
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One line or more, with the newline at the end. */
function text(
  lines: string,
  status: number,
  { type = 'text/plain; charset=utf-8', headers }: TextOptions = {},
): Response {
  return new Response(`${lines}\n`, {
    status,
    headers: { 'content-type': type, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', ...headers },
  });
}
