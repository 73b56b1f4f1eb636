/** What was sent, read, checked and made into parts. Needs no database. */
import { type Amendment, amendmentOf, contentOf } from '../catalogue/amending.ts';
import type { DevelopmentReference, Envelope } from '../catalogue/development.ts';
import { type Identity, identityOf } from '../catalogue/identify.ts';
import type { Path } from '../catalogue/places.ts';
import { countPoints } from '../catalogue/points-of.ts';
import { type Draft, readDraft } from '../catalogue/read-draft.ts';
import { developmentsNamedBy, referencesOf, registeredBy } from '../catalogue/references.ts';
import type { SubjectId } from '../catalogue/subject.ts';
import { readEdtf } from '../time/edtf.ts';
import { type Message, say } from '../words/message.ts';
import { type Fault, type Problem, type ProblemCode, type Result, succeed } from '../words/problem.ts';
import { digestParts, makeParts, type Parts, type PartTexts } from './parts.ts';

const MAXIMUM_DEVELOPMENT_BYTES = 64 * 1024;
export const MAXIMUM_BATCH_LENGTH = 1000;
/** So that what is recorded at once is projected within the time that a reader waits. */
const MAXIMUM_BATCH_POINTS = 20_000;
/** Beyond this nobody reads on. */
const ENOUGH_FAULTS = 100;

/** A development as it goes into the log, but for what only the log can give it: position and recordedAt. */
export interface PreparedDevelopment {
  readonly id: string;
  readonly draft: Draft;
  /** What it says of another development. */
  readonly amendment: Amendment | undefined;
  /** What it says about who is who. */
  readonly identity: Identity | undefined;
  /** The developments that it names within its data, but for the one it amends. */
  readonly named: readonly DevelopmentReference[];
  /** What it says about the world: of a correction, its replacement. */
  readonly content: Envelope;
  readonly parts: Parts;
  readonly digests: PartTexts;
  readonly sizeBytes: number;
  /** What it is about, with where it says so. */
  readonly references: ReturnType<typeof referencesOf>;
  readonly registers: SubjectId | undefined;
  /** Whether no more need be known to record it than that its id is new and its subjects are registered. */
  readonly isPlain: boolean;
  readonly path: Path;
  /** Of what it says about the world. */
  readonly contentPath: Path;
}

export interface PreparationOptions {
  readonly recordedBy: string;
  /** For developments sent without an id. */
  readonly makeId: () => string;
  /** The service itself records it. */
  readonly byService?: boolean;
}

/** Reads and prepares what was sent: one development, or an array that is one atomic batch. */
export function prepare(input: unknown, options: PreparationOptions): Result<readonly PreparedDevelopment[]> {
  const inputs = Array.isArray(input) ? input : [input];
  const misfit = checkLength(inputs.length);
  if (misfit) return { ok: false, problem: misfit };
  const faults: Fault[] = [];
  const developments: PreparedDevelopment[] = [];
  for (const [index, it] of inputs.entries()) {
    const place: Path = Array.isArray(input) ? [index] : [];
    const reading = readDraft(it, options);
    if (reading.ok) developments.push(prepareOne(reading.draft, place, options));
    else faults.push(...reading.faults.map(({ path, message }) => ({ path: [...place, ...path], message })));
    if (faults.length >= ENOUGH_FAULTS) break;
  }
  const problem =
    problemOf('invalid', faults) ??
    checkIds(developments) ??
    checkCircles(developments) ??
    checkSizes(developments) ??
    checkPoints(developments);
  return problem ? { ok: false, problem } : succeed(developments);
}

function checkLength(count: number): Problem | undefined {
  if (count === 0) return ofAll('invalid', say('faults.developments.emptyBatch'));
  if (count <= MAXIMUM_BATCH_LENGTH) return undefined;
  return ofAll('too_large', say('faults.developments.longBatch', { count, maximum: MAXIMUM_BATCH_LENGTH }));
}

function ofAll(code: ProblemCode, message: Message): Problem {
  return { code, faults: [{ path: [], message }] };
}

function prepareOne(draft: Draft, path: Path, { recordedBy, makeId }: PreparationOptions): PreparedDevelopment {
  const parts = makeParts(draft, recordedBy);
  const amendment = amendmentOf(draft);
  const content = contentOf(draft);
  const contentPath = amendment?.amends === 'corrects' ? [...path, 'data', 'replacement'] : path;
  const named = developmentsNamedBy(content).map((it) => ({ ...it, path: [...contentPath, ...it.path] }));
  const identity = identityOf(draft);
  return {
    id: draft.id ?? makeId(),
    draft,
    amendment,
    identity,
    named,
    content,
    parts,
    digests: digestParts(parts),
    sizeBytes: Object.values(parts).reduce((sum, { text }) => sum + Buffer.byteLength(text), 0),
    references: referencesOf(draft),
    registers: registeredBy(draft),
    isPlain: !amendment && !identity && named.length === 0 && !content.after && !hasOpenEnd(content),
    path,
    contentPath,
  };
}

/** Whether its date may be refused: an open end is bounded by the day of recording. */
function hasOpenEnd({ occurred }: Envelope): boolean {
  const reading = occurred === undefined ? undefined : readEdtf(occurred);
  return reading !== undefined && !(reading.ok && reading.occurrence.latest !== undefined);
}

function checkIds(developments: readonly PreparedDevelopment[]): Problem | undefined {
  const seen = new Set<string>();
  const twice = developments.filter(({ id }) => seen.size === seen.add(id).size);
  return problemOf(
    'invalid',
    twice.map(({ id, path }) => ({ path: [...path, 'id'], message: say('faults.developments.repeatedId', { id }) })),
  );
}

function checkCircles(developments: readonly PreparedDevelopment[]): Problem | undefined {
  const message = say('faults.developments.loop');
  const itself = developments.filter(
    ({ amendment, content }) => amendment && content.after?.includes(amendment.target),
  );
  return problemOf(
    'invalid',
    [...findCircling(developments), ...itself].map(({ contentPath }) => ({ path: [...contentPath, 'after'], message })),
  );
}

function checkSizes(developments: readonly PreparedDevelopment[]): Problem | undefined {
  const message = say('faults.developments.large', { maximum: MAXIMUM_DEVELOPMENT_BYTES });
  const oversized = developments.filter(({ sizeBytes }) => sizeBytes > MAXIMUM_DEVELOPMENT_BYTES);
  return problemOf(
    'too_large',
    oversized.map(({ path }) => ({ path, message })),
  );
}

/** No point takes less than a byte to say: only what is long need be counted. */
function checkPoints(developments: readonly PreparedDevelopment[]): Problem | undefined {
  if (developments.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) <= MAXIMUM_BATCH_POINTS) return undefined;
  const count = developments.reduce((sum, { content, id }) => sum + countPoints({ ...content, id }), 0);
  if (count <= MAXIMUM_BATCH_POINTS) return undefined;
  return ofAll('too_large', say('faults.developments.manyPoints', { count, maximum: MAXIMUM_BATCH_POINTS }));
}

/** The members of a batch whose `after` leads back to themselves, or to such. What is recorded cannot follow them. */
function findCircling(developments: readonly PreparedDevelopment[]): readonly PreparedDevelopment[] {
  if (developments.every(({ draft }) => draft.after === undefined)) return [];
  const here = new Set(developments.map(({ id }) => id));
  const waiting = new Map(
    developments.map(({ id, draft }) => [id, new Set(draft.after?.filter((other) => here.has(other)))]),
  );
  const followers = Map.groupBy(
    [...waiting].flatMap(([follower, followed]) => [...followed].map((id) => ({ id, follower }))),
    ({ id }) => id,
  );
  const settled = [...waiting].filter(([, followed]) => followed.size === 0).map(([id]) => id);
  for (const id of settled) {
    for (const { follower } of followers.get(id) ?? []) {
      const followed = waiting.get(follower);
      if (followed?.delete(id) && followed.size === 0) settled.push(follower);
    }
  }
  return developments.filter(({ id }) => (waiting.get(id)?.size ?? 0) > 0);
}

/** Undefined where there is no fault. */
export function problemOf(code: ProblemCode, faults: readonly Fault[]): Problem | undefined {
  return faults.length > 0 ? { code, faults } : undefined;
}
