// The origin of a log: the name under which it is signed. The first installation that seals a log gives it one.
import { type Connection, sqlState } from '../database/connection.ts';
import { type LogOrigin, readOrigin } from './checkpoints.ts';
import { readOriginBase } from './keys.ts';

export interface OriginSettings {
  /** The folder of the seal. */
  readonly folder: string;
  /** What origins begin with; undefined: random, and kept in the folder. */
  readonly originBase: string | undefined;
}

/** The origin of the log, given now where it has none. */
export async function claimOrigin(
  connection: Connection,
  workspace: string,
  settings: OriginSettings,
): Promise<LogOrigin> {
  const found = await readOrigin(connection, workspace);
  if (found) return found;
  const origin = await ownOrigin(settings, workspace);
  try {
    await connection.insertInto('log_origin').values({ workspace, number: 1, origin }).execute();
  } catch (error) {
    if (sqlState(error) !== '23505') throw error;
  }
  return (await readOrigin(connection, workspace)) ?? { number: 1, origin, previous: null };
}

/** The first origin that this installation gives to a log. */
export async function ownOrigin({ folder, originBase }: OriginSettings, workspace: string): Promise<string> {
  return `${await readOriginBase(folder, originBase)}/${workspace}`;
}

/** Whether this installation gave the log that origin. */
export async function isOwnOrigin(
  { number, origin }: LogOrigin,
  workspace: string,
  settings: OriginSettings,
): Promise<boolean> {
  const own = await ownOrigin(settings, workspace);
  return origin === (number === 1 ? own : `${own}/${number}`);
}
