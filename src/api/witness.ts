/** A co-signer over HTTP: C2SP tlog-witness, whose statuses are those of the protocol. */
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { CosignOutcome, Witness } from '../proof/cosign.ts';
import { formatSignatures, formatVerifier } from '../tree/note.ts';
import { parseSubmission } from '../tree/submission.ts';
import { describe } from '../words/describe.ts';
import type { Language } from '../words/language.ts';
import type { Words } from '../words/messages.ts';

export interface WitnessServices {
  readonly witness: Witness;
  readonly language: Language;
  /**
   * Told where a checkpoint that is signed by its log does not fit what was cosigned before; `note` is the evidence.
   */
  readonly onMisfit: (misfit: { readonly reason: string; readonly note: string }) => void;
  readonly onError: (error: unknown) => void;
}

/** A proof of 63 lines takes 3 KiB; the rest is for signatures. */
const MAXIMUM_BYTES = 64 * 1024;

/** The addresses of a witness, with the key to check it with. */
export function createWitnessApp({ witness, language, onMisfit, onError }: WitnessServices): Hono {
  const words = language.words.problems.cosigner;
  const { form } = words;
  const app = new Hono();
  const tooLarge = () =>
    text(words.tooLarge({ maximum: MAXIMUM_BYTES, form }), 413, { headers: { connection: 'close' } });
  app.post('/add-checkpoint', bodyLimit({ maxSize: MAXIMUM_BYTES, onError: tooLarge }), async (context) => {
    const body = await readText(context);
    const submission = body === undefined ? undefined : parseSubmission(body);
    if (!submission) return text(words.unreadable({ form }), 400);
    const outcome = await witness.cosign(submission);
    if (outcome.kind === 'forked' || outcome.kind === 'inconsistent')
      onMisfit({ reason: describeMisfit(outcome, words), note: submission.note });
    return answer(outcome, language);
  });
  app.get('/vkey', () => text(witness.verifiers.map(formatVerifier).join('\n'), 200));
  app.get('/healthz', () => text('ok', 200));
  app.notFound(() => text(words.addresses, 404));
  app.onError((error) => {
    onError(error);
    return text(words.failed, 500);
  });
  return app;
}

type CosignerWords = Words['problems']['cosigner'];

/** Undefined where the body is not UTF-8, or broke off. */
async function readText({ req }: Context): Promise<string | undefined> {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await req.arrayBuffer());
  } catch {
    return undefined;
  }
}

function answer(outcome: CosignOutcome, language: Language): Response {
  const words = language.words.problems.cosigner;
  switch (outcome.kind) {
    case 'cosigned':
      return text(formatSignatures(outcome.signatures).trimEnd(), 200);
    case 'malformed':
      return text(words.malformed({ reason: describe(outcome.reason, { language, nameOf }), form: words.form }), 400);
    case 'not_signed':
      return text(words.notSigned(outcome), 403);
    case 'unknown_log':
      return text(words.unknownLog(outcome), 404);
    case 'other_size':
    case 'forked':
      return text(String(outcome.size), 409, { type: 'text/x.tlog.size' });
    case 'inconsistent':
      return text(describeMisfit(outcome, words), 422);
    default:
      return outcome satisfies never;
  }
}

/** What a co-signer says names no subject. */
const nameOf = (id: string) => id;

type Misfit = Extract<CosignOutcome, { readonly kind: 'forked' | 'inconsistent' }>;

function describeMisfit(outcome: Misfit, words: CosignerWords): string {
  switch (outcome.kind) {
    case 'forked':
      return words.forked(outcome);
    case 'inconsistent':
      return words.inconsistent(outcome);
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
