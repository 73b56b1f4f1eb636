// Signed notes and cosignatures: who signed which text. C2SP signed-note and tlog-cosignature.
import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** A text and who signed it. C2SP signed-note. */
export interface Note {
  /** Ends with a newline. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

export interface NoteSignature {
  readonly name: string;
  /** The first 4 bytes name the key; the signature follows. */
  readonly bytes: Buffer;
}

/** How a key signs. `note` (0x01): the text itself. `cosignature` (0x04): the text, and when it was seen. */
export type SignatureKind = 'note' | 'cosignature';
const kindBytes = { note: 1, cosignature: 4 } as const satisfies Record<SignatureKind, number>;

/** A public key under the name that it signs as. */
export interface Verifier {
  readonly name: string;
  readonly kind: SignatureKind;
  /** 32 bytes, as of RFC 8032. */
  readonly publicKey: Buffer;
}

/** Ed25519. */
export interface Signer {
  readonly name: string;
  readonly privateKey: KeyObject;
}

export function verifierOf({ name, privateKey }: Signer, kind: SignatureKind = 'note'): Verifier {
  const { x = '' } = createPublicKey(privateKey).export({ format: 'jwk' });
  return { name, kind, publicKey: Buffer.from(x, 'base64url') };
}

/** `name+keyid+base64(kind ‖ key)`. */
export function formatVerifier(verifier: Verifier): string {
  const key = Buffer.concat([Buffer.of(kindBytes[verifier.kind]), verifier.publicKey]);
  return `${verifier.name}+${keyId(verifier).toString('hex')}+${key.toString('base64')}`;
}

/** Undefined where the text is not such a key, or its id is another key's. */
export function parseVerifier(text: string): Verifier | undefined {
  const [, name = '', id = '', encoded = ''] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/u.exec(text) ?? [];
  const key = decodeBase64(encoded);
  const kind = (['note', 'cosignature'] as const).find((it) => kindBytes[it] === key?.[0]);
  if (!kind || key?.length !== 33) return undefined;
  const verifier = { name, kind, publicKey: key.subarray(1) };
  return keyId(verifier).toString('hex') === id ? verifier : undefined;
}

function keyId({ name, kind, publicKey }: Verifier): Buffer {
  const hash = createHash('sha256').update(`${name}\n`).update(Buffer.of(kindBytes[kind])).update(publicKey);
  return hash.digest().subarray(0, 4);
}

export function signText(text: string, signer: Signer): NoteSignature {
  const signature = sign(null, Buffer.from(text), signer.privateKey);
  return { name: signer.name, bytes: Buffer.concat([keyId(verifierOf(signer)), signature]) };
}

/** Says that this was the largest consistent tree that the signer had seen of its log at `atSeconds` (Unix time). */
export function cosignText(text: string, signer: Signer, atSeconds: number): NoteSignature {
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(atSeconds));
  const signature = sign(null, cosignedMessage(text, BigInt(atSeconds)), signer.privateKey);
  return { name: signer.name, bytes: Buffer.concat([keyId(verifierOf(signer, 'cosignature')), time, signature]) };
}

function cosignedMessage(text: string, atSeconds: bigint): Buffer {
  return Buffer.from(`cosignature/v1\ntime ${atSeconds}\n${text}`);
}

export function formatNote({ text, signatures }: Note): string {
  return `${text}\n${formatSignatures(signatures)}`;
}

/** A line for each, with its newline. */
export function formatSignatures(signatures: readonly NoteSignature[]): string {
  return signatures.map(({ name, bytes }) => `— ${name} ${bytes.toString('base64')}\n`).join('');
}

const MAXIMUM_SIGNATURES = 100;

/** Undefined where the text is not a note. */
export function parseNote(note: string): Note | undefined {
  const end = note.lastIndexOf('\n\n') + 1;
  const text = note.slice(0, end);
  const signatures = parseSignatures(note.slice(end + 1));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a note has none but newlines
  if (end === 0 || !signatures || /[\u0000-\u0009\u000b-\u001f]/.test(note)) return undefined;
  return { text, signatures };
}

/** Signature lines; undefined where one is malformed, or there is none. */
export function parseSignatures(lines: string): NoteSignature[] | undefined {
  if (!lines.endsWith('\n')) return undefined;
  const signatures = lines
    .slice(0, -1)
    .split('\n')
    .map((line): NoteSignature | undefined => {
      const [, name = '', encoded = ''] = /^— ([^\s+]+) ([A-Za-z0-9+/]+=*)$/u.exec(line) ?? [];
      const bytes = decodeBase64(encoded);
      return bytes && bytes.length > 4 ? { name, bytes } : undefined;
    });
  if (signatures.length > MAXIMUM_SIGNATURES) return undefined;
  return signatures.every((signature) => signature !== undefined) ? signatures : undefined;
}

export interface VerifiedSignature {
  readonly verifier: Verifier;
  /** When a cosignature was made, in Unix time. */
  readonly atSeconds: number | undefined;
}

/** The signatures by these keys; undefined where one of them is false. Those by other keys say nothing. */
export function verifyNote(note: Note, verifiers: readonly Verifier[]): VerifiedSignature[] | undefined {
  const verified: VerifiedSignature[] = [];
  for (const { name, bytes } of note.signatures) {
    const id = bytes.subarray(0, 4);
    const verifier = verifiers.find((it) => it.name === name && keyId(it).equals(id));
    if (!verifier) continue;
    const isCosignature = verifier.kind === 'cosignature';
    if (isCosignature && bytes.length < 12) return undefined;
    const at = isCosignature ? bytes.readBigUInt64BE(4) : undefined;
    const message = at === undefined ? Buffer.from(note.text) : cosignedMessage(note.text, at);
    const signature = bytes.subarray(isCosignature ? 12 : 4);
    if (signature.length !== 64 || !verify(null, message, toPublicKey(verifier), signature)) return undefined;
    verified.push({ verifier, atSeconds: at === undefined ? undefined : Number(at) });
  }
  return verified;
}

function toPublicKey({ publicKey }: Verifier): KeyObject {
  return createPublicKey({
    format: 'jwk',
    key: { kty: 'OKP', crv: 'Ed25519', x: publicKey.toString('base64url') },
  });
}

/** Standard base64; undefined where it is written in any other way. */
export function decodeBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}
