/** annalist follow: the log from a position on, one development a line, and then what comes. */
import { setTimeout as sleep } from 'node:timers/promises';
import { toDevelopmentJson } from '../api/development-json.ts';
import { positionParameter } from '../api/parameters.ts';
import { isUnreachable } from '../database/connection.ts';
import type { NextPage } from '../queries/next-page.ts';
import { readNext, waitForNext } from '../service/following.ts';
import type { Service } from '../service/service.ts';
import type { Result } from '../words/problem.ts';
import { defineWorkspaceCommand } from './command.ts';
import { unwrap } from './command-failure.ts';
import type { Terminal } from './output.ts';
import { lang, option } from './parameters.ts';
import { untilAskedToStop } from './serving.ts';

const AT_ONCE = 500;
const WAIT_SECONDS = 60;
const PAUSE_MS = 1_000;
/** Who runs a command sees what colleagues see. */
const caller = { name: 'annalist follow', role: 'administrator' } as const;

export const followCommand = defineWorkspaceCommand({
  name: 'follow',
  text: ({ follow }) => follow.description,
  takes: { after: { ...option('<position>', positionParameter, ({ follow }) => follow.after), standard: '-1' }, lang },
  async run({ workspace, after: start }, terminal, engine) {
    const stopping = new AbortController();
    const { signal } = stopping;
    void untilAskedToStop().then(() => stopping.abort());
    for (let after = start; !signal.aborted; ) {
      const page = await readPatiently(() => readWhenThere(engine, { workspace, after, signal }), signal, terminal);
      for (const { recorded, status } of page?.items ?? []) {
        if (page) terminal.out(JSON.stringify(toDevelopmentJson(recorded, status, { caller, words: page.words })));
      }
      after = page?.next ?? after;
    }
  },
});

interface Place {
  readonly workspace: string;
  readonly after: number;
  readonly signal: AbortSignal;
}

async function readWhenThere(service: Service, { workspace, after, signal }: Place): Promise<Result<NextPage>> {
  const waiting = await waitForNext(service, { workspace, after, seconds: WAIT_SECONDS, signal });
  return waiting.ok ? readNext(service, { workspace, after, limit: AT_ONCE }) : waiting;
}

/** Undefined where it must be tried again: the database is away, or the facts are behind. */
async function readPatiently(
  read: () => Promise<Result<NextPage>>,
  signal: AbortSignal,
  terminal: Terminal,
): Promise<NextPage | undefined> {
  try {
    const answer = await read();
    if (answer.ok || answer.problem.code !== 'projection_behind') return unwrap(answer, terminal);
  } catch (error) {
    if (!isUnreachable(error)) throw error;
    terminal.progress(terminal.words.follow.away);
  }
  await sleep(PAUSE_MS, undefined, { signal }).catch(() => undefined);
  return undefined;
}
