/** Following a log: what comes next in it, in order, without a gap or a repetition. */
import { type NextPage, readNextPage } from '../queries/next-page.ts';
import { say } from '../words/message.ts';
import { fail, type Result, succeed } from '../words/problem.ts';
import { type BriefMemory, createBriefMemory } from './brief-memory.ts';
import { DEFAULT_PAGE } from './page.ts';
import type { Service } from './service.ts';
import { takeSnapshot } from './snapshot.ts';

export interface FollowAsk {
  readonly workspace: string;
  /** The last position that the client has; -1: none. */
  readonly after: number;
  readonly limit?: number | undefined;
}

export interface WaitAsk extends FollowAsk {
  readonly seconds: number;
  /** Aborts when the client has gone. */
  readonly signal?: AbortSignal | undefined;
}

/** What comes next in the log, in whole batches. */
export async function readNext(service: Service, ask: FollowAsk): Promise<Result<NextPage>> {
  const { workspace, after, limit = DEFAULT_PAGE } = ask;
  const opened = await takeSnapshot(service, { workspace });
  if (!opened.ok) return opened;
  const snapshot = opened.value;
  const newest = snapshot.knowledge.position;
  if (after > newest) return refuse(after, newest);
  const key = [workspace, after, limit, newest, snapshot.asOf, ...(snapshot.languages ?? [])].join(' ');
  const page = await service.nextPages.recall(key, () => readNextPage(service, snapshot, { after, limit }));
  return page ? succeed(page) : refuse(after, newest);
}

/** Clients that are woken together ask for the same page. A page of one snapshot stays the same. */
export function rememberNextPages(): BriefMemory<NextPage> {
  return createBriefMemory({ lifetimeMs: 1_000, maximumEntries: 8, now: () => performance.now() });
}

/** Waits until there is something behind a position, for so many seconds at most. */
export async function waitForNext(service: Service, ask: WaitAsk): Promise<Result<undefined>> {
  const { workspace, after, seconds, signal } = ask;
  const now = await service.resolveKnownAt(workspace, { kind: 'now' });
  if (!now.ok) return now;
  const newest = now.value.position;
  if (after > newest) return refuse(after, newest);
  if (after < newest) return succeed(undefined);
  const hasWaited = await service.watch.waitForMore({ workspace, after, timeoutMs: seconds * 1_000, signal });
  return hasWaited ? succeed(undefined) : fail('busy', { detail: say('problems.service.tooManyWait') });
}

function refuse(after: number, newest: number) {
  const message = say('problems.moments.followedBeyond', { position: after, newest });
  return fail('not_recorded_yet', { parameters: [{ parameter: 'after', message }] });
}
