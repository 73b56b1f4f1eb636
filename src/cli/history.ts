import { developmentId } from '../catalogue/development.ts';
import { type HistoryStep, readHistory } from '../queries/history.ts';
import { formatTable, type Output, UsageError } from './output.ts';
import { type SnapshotOptions, takeSnapshot, withSession } from './session.ts';

export interface HistoryOptions extends Omit<SnapshotOptions, 'asOf'> {
  readonly json?: boolean;
}

/** Who said what of one development, when, and what it changed. */
export function showHistory(id: string, { workspace, knownAt, json }: HistoryOptions, output: Output): Promise<void> {
  const uuid = developmentId.safeParse(id);
  if (!uuid.success) throw new UsageError(`“${id}” is not the id of a development; take it from “because” of a value`);
  return withSession(async (session) => {
    const snapshot = await takeSnapshot(session, { workspace, ...(knownAt === undefined ? {} : { knownAt }) });
    const question = { id: uuid.data.toLowerCase(), after: undefined, limit: Number.MAX_SAFE_INTEGER };
    const history = await readHistory(session.engine.connection, snapshot, question);
    if (!history)
      throw new UsageError(`no development “${id}” was recorded at that moment; check the id, or leave out --known-at`);
    if (json) return output.out(JSON.stringify(history, null, 2));
    output.out(`${history.id}, ${history.inForce === null ? 'retracted' : `in the words of ${history.inForce}`}\n`);
    output.out(
      formatTable(['recorded', 'by', 'effect', 'id', 'what changed'], history.steps.map(toRow), [28, 14, 15, 10]),
    );
  });
}

function toRow({ recorded, effect, changes }: HistoryStep): string[] {
  const { development, recordedAt, recordedBy, erasure } = recorded;
  const reason = development.data.reason;
  const lines = [
    ...(erasure ? [`erased by ${erasure.recordedBy}, ${erasure.recordedAt}: ${erasure.reason}`] : []),
    ...(development.summary ? [development.summary] : []),
    ...(typeof reason === 'string' ? [reason] : []),
    ...changes.map(({ path, before, after }) => `${path.join('.')}: ${write(before)} → ${write(after)}`),
  ];
  return [recordedAt, recordedBy ?? '–', effect, development.id.slice(0, 8), lines.join('\n')];
}

function write(value: unknown): string {
  return value === undefined ? '–' : typeof value === 'string' ? value : JSON.stringify(value);
}
