// Checks receipts and checkpoints with the browser’s own cryptography alone. docs/proof.md explains what is checked.
// It follows src/tree/ step by step, but shares no code with it: test/web/verify.test.ts compares the two.

/**
 * One thing that was checked.
 * @typedef {object} Step
 * @property {string} name What: one of the steps in src/words/en/proof.ts.
 * @property {boolean | undefined} ok Undefined: it cannot be checked here.
 * @property {Readonly<Record<string, string>>} values What was compared.
 * @property {string} [fault] Why not, or why it cannot be checked: one of the faults there.
 */

/**
 * @typedef {object} Verifier
 * @property {string} line
 * @property {string} name
 * @property {'note' | 'cosignature'} kind
 * @property {string} id Hexadecimal.
 * @property {Uint8Array} key
 */

/**
 * @typedef {object} Asked
 * @property {string} older A signed note.
 * @property {string} newer A signed note.
 * @property {(from: number, to: number) => Promise<readonly string[]>} readProof Of RFC 6962, section 2.1.2, in base64.
 */

const HEADER = 'c2sp.org/tlog-proof@v1';
const KINDS = { 1: 'note', 4: 'cosignature' };
const MAXIMUM_SIGNATURES = 100;

/**
 * Whether a receipt (C2SP tlog-proof) proves that what it shows is in a log that one of the keys signed: then no step
 * is false.
 * @param {string} receiptText
 * @param {readonly string[]} verifierLines `name+id+key`, as C2SP signed-note writes them.
 * @param {{ id?: string, position?: number }} [asked] What the receipt is to be of.
 * @returns {Promise<Step[]>}
 */
export async function verifyReceipt(receiptText, verifierLines, asked = {}) {
  const receipt = parseReceipt(receiptText);
  const extra = receipt && parseExtra(receipt.extra);
  if (!receipt || !extra) return [failed('receipt', 'unreadable')];
  const { index } = receipt;
  const isAsked = asked.position === undefined || asked.position === index;
  const steps = [
    isAsked ? passed('receipt', { position: String(index) }) : failed('receipt', 'other', { position: String(index) }),
    leafStep(extra, asked.id),
    ...(await partSteps(extra)),
  ];
  const note = parseNote(receipt.checkpoint);
  const checkpoint = note && parseCheckpoint(note.text);
  if (!note || !checkpoint) return [...steps, failed('checkpoint', 'unreadable')];
  return [
    ...steps,
    ...(await pathSteps(receipt, extra.leaf, checkpoint)),
    ...(await signatureSteps(note, checkpoint, verifierLines)),
  ];
}

/**
 * Whether the log of the newer checkpoint begins with that of the older one, which its reader has kept.
 * @param {Asked} asked
 * @param {readonly string[]} verifierLines
 * @returns {Promise<Step[]>}
 */
export async function verifyConsistency({ older, newer, readProof }, verifierLines) {
  const [before, after] = [older, newer].map(readCheckpointNote);
  if (!before) return [failed('older', 'unreadable')];
  if (!after) return [failed('newer', 'unreadable')];
  const steps = [
    passed('older', valuesOf(before.checkpoint)),
    ...(await signatureSteps(before.note, before.checkpoint, verifierLines)),
    passed('newer', valuesOf(after.checkpoint)),
    ...(await signatureSteps(after.note, after.checkpoint, verifierLines)),
  ];
  const [from, to] = [before.checkpoint, after.checkpoint];
  if (from.origin !== to.origin) steps.push({ name: 'origin', ok: undefined, fault: 'renamed', values: {} });
  const values = { from: String(from.size), to: String(to.size) };
  if (from.size > to.size) return [...steps, failed('consistency', 'shorter', values)];
  const proof = (await readProof(from.size, to.size)).map(parseHash);
  const holds = proof.every((hash) => hash !== undefined) && (await isConsistent(from, to, proof));
  return [...steps, holds ? passed('consistency', values) : failed('consistency', 'forked', values)];
}

/** What this browser lacks: `crypto`, where it has none (as over plain HTTP); `ed25519`, where it lacks that. */
export async function missingHere() {
  if (!globalThis.crypto?.subtle) return 'crypto';
  // The public key of test 1 in RFC 8032, section 7.1.
  const key = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a';
  const bytes = Uint8Array.from(key.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
  return importKey(bytes).then(
    () => undefined,
    () => 'ed25519',
  );
}

/** @returns {Step} */
function passed(name, values = {}) {
  return { name, ok: true, values };
}

/** @returns {Step} */
function failed(name, fault, values = {}) {
  return { name, ok: false, fault, values };
}

function parseReceipt(text) {
  const end = text.indexOf('\n\n');
  if (end < 0) return undefined;
  const [header, ...lines] = text.slice(0, end).split('\n');
  const extraLine = lines[0]?.startsWith('extra ') ? lines.shift().slice('extra '.length) : undefined;
  const extra = extraLine === undefined ? undefined : decodeBase64(extraLine);
  const index = /^index (0|[1-9]\d{0,15})$/.exec(lines.shift() ?? '')?.[1];
  const proof = lines.map(parseHash);
  if (header !== HEADER || index === undefined || !extra || !proof.every((hash) => hash !== undefined))
    return undefined;
  return { index: Number(index), proof, extra, checkpoint: text.slice(end + 2) };
}

/** The leaf, and the parts that are shown, each with its salt. */
function parseExtra(bytes) {
  try {
    const { leaf, parts } = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
    const content = typeof leaf === 'string' ? JSON.parse(leaf) : undefined;
    return isObject(parts) && isObject(content?.parts) ? { leaf, parts, content } : undefined;
  } catch {
    return undefined;
  }
}

/** @returns {Step} */
function leafStep({ leaf, content }, id) {
  const values = { id: String(content.id), recordedAt: String(content.recordedAt), leaf };
  return id === undefined || content.id === id ? passed('leaf', values) : failed('leaf', 'other', values);
}

/** Each part of the leaf: base64url(SHA-256(salt ‖ text)) is the digest that stands there. */
async function partSteps({ parts, content }) {
  const names = [...new Set([...Object.keys(content.parts), ...Object.keys(parts)])];
  return Promise.all(
    names.map(async (part) => {
      const digest = content.parts[part];
      if (!Object.hasOwn(parts, part))
        return { name: 'part', ok: undefined, fault: 'hidden', values: { part, digest: String(digest) } };
      const { salt, text } = isObject(parts[part]) ? parts[part] : {};
      const saltBytes = typeof salt === 'string' ? decodeBase64Url(salt) : undefined;
      if (!saltBytes || typeof text !== 'string') return failed('part', 'unreadable', { part });
      const computed = encodeBase64Url(await sha256(saltBytes, encode(text)));
      const values = { part, text, digest: String(digest), computed };
      return computed === digest ? passed('part', values) : failed('part', 'changed', values);
    }),
  );
}

async function pathSteps({ index, proof }, leaf, checkpoint) {
  const leafHash = await sha256(Uint8Array.of(0), encode(leaf));
  const root = await rootFromInclusion(leafHash, { index, proof, size: checkpoint.size });
  const values = { leafHash: encodeBase64(leafHash), hashes: String(proof.length) };
  if (!root) return [failed('path', 'length', values)];
  const compared = { ...valuesOf(checkpoint), computed: encodeBase64(root) };
  return [
    passed('path', values),
    isEqual(root, checkpoint.root) ? passed('root', compared) : failed('root', 'differs', compared),
  ];
}

/** The root that an inclusion proof leads to; undefined where it has the wrong length. RFC 9162, section 2.1.3.2. */
async function rootFromInclusion(leafHash, { index, size, proof }) {
  if (!Number.isSafeInteger(index) || index >= size) return undefined;
  let [node, last, root] = [index, size - 1, leafHash];
  for (const hash of proof) {
    if (last === 0) return undefined;
    if (node % 2 === 1 || node === last) {
      root = await hashNode(hash, root);
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      root = await hashNode(root, hash);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 ? root : undefined;
}

/** RFC 9162, section 2.1.4.2. */
async function isConsistent(older, newer, proof) {
  if (older.size === newer.size) return proof.length === 0 && isEqual(older.root, newer.root);
  if (older.size === 0) return proof.length === 0 && isEqual(older.root, await sha256());
  const isPowerOfTwo = 2 ** Math.round(Math.log2(older.size)) === older.size;
  const [first, ...others] = isPowerOfTwo ? [older.root, ...proof] : proof;
  if (!first) return false;
  let [node, last] = [older.size - 1, newer.size - 1];
  while (node % 2 === 1) [node, last] = [half(node), half(last)];
  let [oldRoot, newRoot] = [first, first];
  for (const hash of others) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      [oldRoot, newRoot] = [await hashNode(hash, oldRoot), await hashNode(hash, newRoot)];
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      newRoot = await hashNode(newRoot, hash);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && isEqual(oldRoot, older.root) && isEqual(newRoot, newer.root);
}

/** C2SP signed-note. */
function parseNote(note) {
  const end = note.lastIndexOf('\n\n') + 1;
  const lines = note.slice(end + 1);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a note has none but newlines
  if (end === 0 || !lines.endsWith('\n') || /[\u0000-\u0009\u000b-\u001f]/.test(note)) return undefined;
  const signatures = lines
    .slice(0, -1)
    .split('\n')
    .map((line) => {
      const [, name, encoded = ''] = /^— ([^\s+]+) ([A-Za-z0-9+/]+=*)$/u.exec(line) ?? [];
      const bytes = decodeBase64(encoded);
      return name !== undefined && bytes && bytes.length > 4 ? { name, bytes } : undefined;
    });
  if (signatures.length > MAXIMUM_SIGNATURES || signatures.includes(undefined)) return undefined;
  return { text: note.slice(0, end), signatures };
}

/** C2SP tlog-checkpoint. */
function parseCheckpoint(text) {
  if (!text.endsWith('\n')) return undefined;
  const lines = text.slice(0, -1).split('\n');
  const [origin = '', size = '', root = ''] = lines;
  const hash = parseHash(root);
  const isSize = /^(0|[1-9]\d{0,15})$/.test(size) && Number.isSafeInteger(Number(size));
  return lines.includes('') || !isSize || !hash ? undefined : { origin, size: Number(size), root: hash };
}

/** As it was kept, whatever was lost at its ends in copying. */
function readCheckpointNote(text) {
  const note = parseNote(`${text.replace(/\r\n?/g, '\n').trim()}\n`);
  const checkpoint = note && parseCheckpoint(note.text);
  return checkpoint && { note, checkpoint };
}

function valuesOf({ origin, size, root }) {
  return { origin, size: String(size), root: encodeBase64(root) };
}

/** Every signature by a known key must hold, and one by a key of the log’s own name must be there. */
async function signatureSteps({ text, signatures }, { origin }, verifierLines) {
  const lines = verifierLines.map((line) => line.trim()).filter((line) => line !== '');
  const verifiers = await Promise.all(lines.map(parseVerifier));
  const unreadable = lines.filter((_, index) => verifiers[index] === undefined);
  if (unreadable.length > 0) return [failed('keys', 'unreadable', { key: unreadable.join(' ') })];
  const missing = await missingHere();
  const steps = [];
  let isSigned = false;
  for (const { name, bytes } of signatures) {
    const id = toHex(bytes.subarray(0, 4));
    const verifier = verifiers.find((it) => it.name === name && it.id === id);
    const isOfLog = name === origin && verifier?.kind !== 'cosignature';
    const step = isOfLog ? 'signature' : 'witness';
    if (!verifier) {
      steps.push({ name: step, ok: undefined, fault: 'unknown', values: { signer: name, id } });
      continue;
    }
    const { isValid, seenAt } = missing === undefined ? await checkSignature(text, bytes, verifier) : {};
    const values = { signer: name, key: verifier.line, ...(seenAt === undefined ? {} : { seenAt }) };
    if (isOfLog) isSigned = true;
    if (isValid === undefined) steps.push({ name: step, ok: undefined, fault: 'unsupported', values });
    else steps.push(isValid ? passed(step, values) : failed(step, 'false', values));
  }
  return isSigned ? steps : [...steps, failed('signature', 'unsigned', { origin })];
}

/** Whether a signature is valid; for a cosignature (C2SP tlog-cosignature) also when the co-signer saw the log. */
async function checkSignature(text, bytes, { kind, key }) {
  const isCosignature = kind === 'cosignature';
  if (bytes.length !== (isCosignature ? 76 : 68)) return { isValid: false };
  const at = isCosignature ? new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(4) : undefined;
  const message = at === undefined ? text : `cosignature/v1\ntime ${at}\n${text}`;
  const seenAt = at === undefined || at > 8_640_000_000_000n ? undefined : new Date(Number(at) * 1000).toISOString();
  const isValid = await importKey(key)
    .then((imported) => crypto.subtle.verify('Ed25519', imported, bytes.subarray(-64), encode(message)))
    .catch(() => false);
  return { isValid, seenAt };
}

function importKey(key) {
  return crypto.subtle.importKey('raw', key, 'Ed25519', false, ['verify']);
}

/** `name+id+key`; undefined where it is none, or its id is another key’s. */
async function parseVerifier(line) {
  const [, name, id, encoded = ''] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/u.exec(line) ?? [];
  const bytes = decodeBase64(encoded);
  const kind = KINDS[bytes?.[0]];
  if (name === undefined || !kind || bytes.length !== 33) return undefined;
  const digest = await sha256(encode(`${name}\n`), bytes);
  return toHex(digest.subarray(0, 4)) === id ? { line, name, kind, id, key: bytes.subarray(1) } : undefined;
}

/** RFC 6962, section 2.1. */
function hashNode(left, right) {
  return sha256(Uint8Array.of(1), left, right);
}

async function sha256(...pieces) {
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const piece of pieces) {
    bytes.set(piece, end);
    end += piece.length;
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

function encode(text) {
  return new TextEncoder().encode(text);
}

function parseHash(text) {
  const hash = decodeBase64(text);
  return hash?.length === 32 ? hash : undefined;
}

/** Standard base64; undefined where it is written in any other way. */
function decodeBase64(text) {
  try {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    return encodeBase64(bytes) === text ? bytes : undefined;
  } catch {
    return undefined;
  }
}

function encodeBase64(bytes) {
  let characters = '';
  for (const byte of bytes) characters += String.fromCharCode(byte);
  return btoa(characters);
}

function decodeBase64Url(text) {
  const standard = text.replaceAll('-', '+').replaceAll('_', '/');
  const bytes = decodeBase64(standard.padEnd(Math.ceil(standard.length / 4) * 4, '='));
  return bytes && encodeBase64Url(bytes) === text ? bytes : undefined;
}

function encodeBase64Url(bytes) {
  return encodeBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function toHex(bytes) {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function isEqual(one, other) {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function half(value) {
  return Math.floor(value / 2);
}
