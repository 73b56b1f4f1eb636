import { z } from 'zod';
import type { KnownAt } from '../log/known-at.ts';
import { openSnapshot, type Snapshot } from '../queries/snapshot.ts';
import { type Day, parseDay } from '../time/day.ts';
import { type Cursor, decodeCursor, encodeCursor, nameQuery } from './cursor.ts';
import { faultyQuery, type ProblemCode, problem } from './problem.ts';
import type { Services } from './route.ts';

const knownAtSchema = z
  .strictObject({
    position: z.number().int().meta({ description: 'All up to this position was known; -1: nothing.' }),
    recordedAt: z.string().nullable().meta({ description: 'When the last of it was recorded.' }),
  })
  .meta({ id: 'KnownAt' });

export const echoFields = {
  asOf: z.string().meta({ description: 'The day that the answer is of.' }),
  knownAt: knownAtSchema.meta({
    description:
      'What the answer rests on; send its position as `position:N`, if it is not -1, to get this answer again.',
  }),
};

export function echo({ asOf, knowledge }: Snapshot) {
  return { asOf, knownAt: knowledge };
}

/** What a question about a moment may meet. */
export const snapshotProblems: readonly ProblemCode[] = ['not_recorded_yet', 'in_the_future', 'projection_behind'];

export interface SnapshotParameters {
  readonly asOf?: Day | undefined;
  readonly knownAt?: KnownAt | undefined;
  /** What the caller calls `knownAt`, where it has another name. */
  readonly knownAtName?: string;
}

export type SnapshotResult =
  | { readonly ok: true; readonly snapshot: Snapshot }
  | { readonly ok: false; readonly response: Response };

/** The moment that a call asks of: today and now where it does not say. */
export async function readSnapshot(
  services: Services,
  workspace: string,
  { asOf, knownAt, knownAtName = 'knownAt' }: SnapshotParameters,
): Promise<SnapshotResult> {
  const today = parseDay(services.today());
  if (!today) throw new Error('the clock gives no day');
  const reading = await openSnapshot(services, { workspace, asOf: asOf ?? today, knownAt: knownAt ?? { kind: 'now' } });
  if (reading.ok) return reading;
  switch (reading.reason) {
    case 'not_recorded_yet':
    case 'in_the_future':
      return {
        ok: false,
        response: problem(reading.reason, {
          detail: `${knownAtName}: ${reading.message}`,
          parameters: [{ path: knownAtName, message: reading.message }],
        }),
      };
    case 'unknown_workspace':
      return { ok: false, response: problem('not_found', { detail: reading.message }) };
    case 'projection_behind':
      return { ok: false, response: problem('projection_behind', { detail: reading.message }) };
    default:
      return reading.reason satisfies never;
  }
}

export interface PageQuestion<Place> {
  readonly workspace: string;
  readonly path: string;
  readonly query: SnapshotParameters & { readonly cursor?: string | undefined; readonly limit?: number | undefined };
  /** Everything else that the answer depends on. */
  readonly filters: Readonly<Record<string, unknown>>;
  readonly place: z.ZodType<Place>;
}

export type PageResult<Place> =
  | {
      readonly ok: true;
      readonly snapshot: Snapshot;
      readonly after: Place | undefined;
      readonly limit: number;
      /** The cursor of what follows `place`. */
      readonly next: (place: Place | undefined) => string | null;
    }
  | { readonly ok: false; readonly response: Response };

const DEFAULT_PAGE = 50;

/** The moment and place of a page. A cursor carries both, so that later pages answer the first page's question. */
export async function openPage<Place>(services: Services, question: PageQuestion<Place>): Promise<PageResult<Place>> {
  const { workspace, path, query, filters, place } = question;
  const name = nameQuery(path, filters);
  const cursor = query.cursor === undefined ? undefined : decodeCursor(query.cursor);
  if (query.cursor !== undefined) {
    const message =
      faultOfCursor(cursor, name, query) ?? (place.safeParse(cursor?.at).success ? undefined : UNREADABLE);
    if (message !== undefined) return { ok: false, response: faultyQuery([{ path: 'cursor', message }]) };
  }
  const knownAt = query.knownAt ?? (cursor && knownAtOfCursor(cursor));
  const opened = await readSnapshot(services, workspace, { asOf: cursor?.asOf ?? query.asOf, knownAt });
  if (!opened.ok) return opened;
  if (cursor && opened.snapshot.knowledge.position !== cursor.position) {
    const message = `belongs to what was known at position:${cursor.position}; ask for that or start anew`;
    return { ok: false, response: faultyQuery([{ path: 'cursor', message }]) };
  }
  const { snapshot } = opened;
  return {
    ok: true,
    snapshot,
    after: cursor && place.parse(cursor.at),
    limit: query.limit ?? DEFAULT_PAGE,
    next: (at) =>
      at === undefined
        ? null
        : encodeCursor({ query: name, asOf: snapshot.asOf, position: snapshot.knowledge.position, at }),
  };
}

const UNREADABLE = 'is not a cursor of this service; take it from “next” of the page before';

function knownAtOfCursor({ position }: Cursor): KnownAt {
  return position < 0 ? { kind: 'now' } : { kind: 'position', position };
}

function faultOfCursor(cursor: Cursor | undefined, name: string, { asOf }: SnapshotParameters): string | undefined {
  if (!cursor) return UNREADABLE;
  if (cursor.query !== name) return 'belongs to another query; start that query without a cursor';
  if (asOf !== undefined && asOf !== cursor.asOf)
    return `belongs to the answer as of ${cursor.asOf}; ask for that day or start anew`;
  return undefined;
}
