// What an append would change if it were recorded now, and which subjects bear names like those that it registers.
import type { Development } from '../catalogue/development.ts';
import { registeredBy } from '../catalogue/references.ts';
import type { Connection } from '../database/connection.ts';
import type { Recorded } from '../facts/recorded.ts';
import type { PreparedDevelopment } from '../log/prepare.ts';
import { type Instant, utcDayOf } from '../time/instant.ts';
import { eachText, type Texts } from '../words/texts.ts';
import { type Effect, readEffect } from './effect.ts';
import { type Alike, findAlike } from './find-by-name.ts';
import type { Snapshot } from './snapshot.ts';

export interface PreviewQuestion {
  readonly workspace: string;
  readonly developments: readonly PreparedDevelopment[];
  /** The position that the first of them would get in the log. */
  readonly position: number;
  readonly now: Instant;
  /** They are recorded already: they would change nothing. */
  readonly isRepeated: boolean;
}

export interface Preview extends Effect {
  /** The moment before it, on the day on which it would be recorded. */
  readonly snapshot: Snapshot;
  /** Subjects that are registered already and bear nearly the same name as one that is to be. */
  readonly alike: readonly Alike[];
}

/** What would change if developments were recorded now. */
export async function readPreview(
  connection: Connection,
  { workspace, developments, position, now, isRepeated }: PreviewQuestion,
): Promise<Preview> {
  const recordedOn = utcDayOf(now);
  const snapshot = { workspace, asOf: recordedOn, knowledge: { position: position - 1, recordedAt: now } };
  if (isRepeated) return { snapshot, points: [], withdrawn: [], others: [], derived: [], findings: [], alike: [] };
  const batch = developments.map(({ id, draft }, index): Recorded => {
    const development: Development = { ...draft, id };
    return { position: position + index, batchEnd: position + developments.length - 1, recordedOn, development };
  });
  const effect = await readEffect(connection, snapshot, batch);
  return { snapshot, ...effect, alike: await findAllAlike(connection, snapshot, batch) };
}

/** A batch that registers more is an import: there are too many to look through. */
const MOST_REGISTRATIONS = 20;

async function findAllAlike(connection: Connection, snapshot: Snapshot, batch: readonly Recorded[]): Promise<Alike[]> {
  const registrations = batch.flatMap(({ development }) => {
    const subject = registeredBy(development);
    const { names, title } = development.data as { names?: Texts; title?: Texts };
    return subject ? [{ subject, names: eachText(names ?? title ?? []).map(({ text }) => text) }] : [];
  });
  if (registrations.length > MOST_REGISTRATIONS) return [];
  const found: Alike[] = [];
  for (const registration of registrations) found.push(...(await findAlike(connection, snapshot, registration)));
  return found;
}
