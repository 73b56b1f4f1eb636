/**
 * One page of an answer: its snapshot and its place. A cursor carries both, so that later pages answer the first
 * one’s question.
 */
import type { z } from 'zod';
import type { KnownAt } from '../log/known-at.ts';
import type { Snapshot } from '../queries/snapshot.ts';
import { parseDay } from '../time/day.ts';
import { type Message, say } from '../words/message.ts';
import { fail, type Result, succeed } from '../words/problem.ts';
import { type Cursor, decodeCursor, encodeCursor, nameQuery } from './cursor.ts';
import type { Service } from './service.ts';
import { type SnapshotAsk, takeSnapshot } from './snapshot.ts';

export interface PageAsk extends SnapshotAsk {
  /** `next` of the page before. */
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

/** One page of something. `next`: the cursor of the page behind it; null: this is the last. */
export interface Paged {
  readonly snapshot: Snapshot;
  readonly next: string | null;
}

export interface PageQuestion<Place> {
  readonly ask: PageAsk;
  /** What is asked for, within the workspace. */
  readonly what: string;
  /** Everything else that the answer depends on. */
  readonly filters: Readonly<Record<string, unknown>>;
  readonly place: z.ZodType<Place>;
}

export interface OpenPage<Place> {
  readonly snapshot: Snapshot;
  /** Where the page before ended. */
  readonly after: Place | undefined;
  readonly limit: number;
  /** The cursor of what follows `place`. */
  readonly next: (place: Place | undefined) => string | null;
}

export const DEFAULT_PAGE = 50;

/** A page before anything is read: what is asked of its snapshot, and where in the answer it begins. */
export interface StartedPage<Place> extends Pick<OpenPage<Place>, 'after' | 'limit'> {
  readonly asked: SnapshotAsk;
  /** What the snapshot makes of it; a problem where it is not the one that the cursor belongs to. */
  readonly on: (snapshot: Snapshot) => Result<OpenPage<Place>>;
}

export async function openPage<Place>(
  service: Service,
  question: PageQuestion<Place>,
): Promise<Result<OpenPage<Place>>> {
  const started = startPage(service, question);
  if (!started.ok) return started;
  const opened = await takeSnapshot(service, started.value.asked);
  return opened.ok ? started.value.on(opened.value) : opened;
}

/** Reads the cursor. For an answer that takes its snapshot by itself. */
export function startPage<Place>(
  service: Service,
  { ask, what, filters, place }: PageQuestion<Place>,
): Result<StartedPage<Place>> {
  const name = nameQuery(`/v1/${ask.workspace}/${what}`, filters);
  const cursor = ask.cursor === undefined ? undefined : decodeCursor(ask.cursor);
  const at = cursor && place.safeParse(cursor.at);
  if (ask.cursor !== undefined) {
    const message = at?.success ? faultOfCursor(cursor, name, ask) : say('problems.cursors.unreadable');
    if (message) return refuseCursor(message);
  }
  const knownAt = ask.knownAt ?? (cursor && knownAtOfCursor(cursor));
  // The pages of a list that was asked for now look no further ahead than the first.
  const knownOn = ask.knownOn ?? (ask.knownAt ? undefined : parseDay(service.today()));
  const [after, limit] = [at?.data, ask.limit ?? DEFAULT_PAGE];
  const on = (snapshot: Snapshot): Result<OpenPage<Place>> => {
    const { position } = snapshot.knowledge;
    if (cursor && position !== cursor.position)
      return refuseCursor(say('problems.cursors.otherMoment', { position: cursor.position }));
    const next = (end: Place | undefined) =>
      end === undefined ? null : encodeCursor({ query: name, asOf: snapshot.asOf, position, at: end });
    return succeed({ snapshot, after, limit, next });
  };
  return succeed({ asked: { ...ask, asOf: cursor?.asOf ?? ask.asOf, knownAt, knownOn }, after, limit, on });
}

function refuseCursor(message: Message) {
  return fail('invalid_query', { parameters: [{ parameter: 'cursor', message }] });
}

function knownAtOfCursor({ position }: Cursor): KnownAt {
  return position < 0 ? { kind: 'now' } : { kind: 'position', position };
}

function faultOfCursor(cursor: Cursor | undefined, name: string, { asOf }: PageAsk): Message | undefined {
  if (!cursor) return say('problems.cursors.unreadable');
  if (cursor.query !== name) return say('problems.cursors.otherQuery');
  if (asOf !== undefined && asOf !== cursor.asOf) return say('problems.cursors.otherDay', { day: cursor.asOf });
  return undefined;
}

export interface WholeAnswer<Page, Item> {
  readonly first: Page;
  readonly items: readonly Item[];
  /** There is more than `most`. */
  readonly isCut: boolean;
}

/** All items of an answer, page by page, but no more than `most`. `read`: the page at a cursor. */
export async function readWhole<Page extends Paged, Item>(
  read: (cursor: string | undefined) => Promise<Result<Page>>,
  itemsOf: (page: Page) => readonly Item[] | Promise<readonly Item[]>,
  most: number = Number.POSITIVE_INFINITY,
): Promise<Result<WholeAnswer<Page, Item>>> {
  const start = await read(undefined);
  if (!start.ok) return start;
  const items: Item[] = [];
  for (let page = start.value; ; ) {
    for (const item of await itemsOf(page)) items.push(item);
    const isCut = items.length > most || (items.length === most && page.next !== null);
    if (isCut || page.next === null) return succeed({ first: start.value, items: items.slice(0, most), isCut });
    const following = await read(page.next);
    if (!following.ok) return following;
    page = following.value;
  }
}
