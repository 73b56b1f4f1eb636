import { attribute } from '../catalogue/attributes.ts';
import { isSubjectId, type SubjectId } from '../catalogue/subject.ts';
import type { Connection } from '../database/connection.ts';
import { findKnownAs, isRegistered } from '../queries/identity.ts';
import type { Snapshot } from '../queries/snapshot.ts';
import { readState } from '../queries/state.ts';
import { readTimeline, type TimelineEntry, type TimelinePlace } from '../queries/timeline.ts';
import { readSpeaker } from '../queries/words.ts';
import type { AttributedValue, Certainty } from '../state/attributed-value.ts';
import { describeFindings, type Findings } from '../state/findings.ts';
import { type SubjectState, valuesOf } from '../state/state.ts';
import { formatTable, type Output, UsageError } from './output.ts';
import { type SnapshotOptions, takeSnapshot, withSession } from './session.ts';

export interface ShowOptions extends SnapshotOptions {
  readonly json?: boolean;
  readonly certainty: Certainty;
}

export function showState(subject: string, options: ShowOptions, output: Output): Promise<void> {
  const id = requireSubject(subject);
  return withSession(async (session) => {
    const snapshot = await takeSnapshot(session, options);
    const { connection } = session.engine;
    const knownAs = await followMerges(connection, snapshot, { subject: id, output });
    const state = await readState(connection, snapshot, { subject: knownAs, certainty: options.certainty });
    if (!state) throw unregistered(subject);
    const { asOf, knowledge: knownAt } = snapshot;
    const messages = [...state.findings, ...state.dismissed].map(({ message }) => message);
    const speaker = await readSpeaker(session.engine, snapshot, messages);
    const shown = { ...state, ...describeFindings(state, speaker) };
    output.out(options.json ? JSON.stringify({ asOf, knownAt, ...shown }, null, 2) : formatState(shown, snapshot));
  });
}

export function showTimeline(subject: string, options: ShowOptions, output: Output): Promise<void> {
  const id = requireSubject(subject);
  return withSession(async ({ engine, database }) => {
    const snapshot = await takeSnapshot({ engine, database }, options);
    if (!(await isRegistered(engine.connection, snapshot, id))) throw unregistered(subject);
    const knownAs = await followMerges(engine.connection, snapshot, { subject: id, output });
    const entries: TimelineEntry[] = [];
    for (let after: TimelinePlace | undefined; ; ) {
      const page = await readTimeline(engine.connection, snapshot, {
        subject: knownAs,
        certainty: options.certainty,
        after,
        limit: 500,
      });
      entries.push(...page.items);
      if (page.next === undefined) break;
      after = page.next;
    }
    output.out(
      options.json ? JSON.stringify(entries.map(toJson), null, 2) : formatTimeline(knownAs, entries, snapshot),
    );
  });
}

export function requireSubject(text: string): SubjectId {
  if (isSubjectId(text)) return text;
  throw new UsageError(
    `“${text}” is not a subject; write one such as person:karim-masimov or case:january-2022-unrest`,
  );
}

/** As whom the record knows the subject; says so where that is another. */
export async function followMerges(
  connection: Connection,
  snapshot: Snapshot,
  { subject, output }: { readonly subject: SubjectId; readonly output: Output },
): Promise<SubjectId> {
  const knownAs = await findKnownAs(connection, snapshot, subject);
  if (knownAs !== undefined) output.info(`${subject} was merged into ${knownAs}`);
  return knownAs ?? subject;
}

export function unregistered(subject: string): UsageError {
  return new UsageError(`“${subject}” was not registered at that moment; check the id, or leave out --known-at`);
}

type StateInWords = Omit<SubjectState, keyof Findings> & ReturnType<typeof describeFindings>;

function formatState(state: StateInWords, snapshot: Snapshot): string {
  const facts = valuesOf(state).map(({ attribute: name, key, attributed }) => [
    attribute(name).property,
    nameValue(key, attributed.value),
    since(attributed),
    attributed.certainty,
    because(attributed),
  ]);
  const columns = ['', 'value', 'since', 'certainty', 'because'];
  const widths = [15, 44, 24, 11];
  const section = (title: string, rows: string[][], empty: string) =>
    [`\n${title}`, rows.length > 0 ? formatTable(columns, rows, widths) : `  ${empty}`].join('\n');
  const others = (items: SubjectState['possible'] | SubjectState['ended']) =>
    items.map((item) => [item.attribute, nameValue(item.key, item.value), since(item), item.certainty, because(item)]);
  const claims = state.claims.map((item) => {
    const { by, standing, text, kind } = item.value as {
      by: string;
      standing: string;
      text: string | null;
      kind: string;
    };
    return [standing, `${kind}, by ${by}: ${text ?? ''}`, since(item), item.certainty, because(item)];
  });
  return [
    `${state.name} (${state.id})`,
    headline(snapshot),
    section('State', facts, 'nothing recorded'),
    section('Possible by then', others(state.possible), 'nothing'),
    section('Ended by then', others(state.ended), 'nothing'),
    section('Running by then', state.sentencing?.running.map(toRun) ?? [], 'no term or ban recorded'),
    section('Claims (what somebody asserts; not facts)', claims, 'none recorded'),
    ...(state.disputes.length > 0
      ? ['\nDisputed', ...state.disputes.map(({ value, by }) => `  ${describeDispute(value, by)}`)]
      : []),
    ...Object.entries(state.more).map(([list, count]) => `\n${count} older ${list} are not shown; see the timeline`),
    '\nAn editor would query',
    ...(state.findings.length > 0 ? state.findings.map(({ rule, message }) => `  ${rule}: ${message}`) : ['  nothing']),
  ].join('\n');
}

type Run = NonNullable<SubjectState['sentencing']>['running'][number];

function toRun({ key, kind, term, from, until, remaining, certainty, because: ids }: Run): string[] {
  const counting = from ? `from ${from} until ${until ?? 'the end of life'}` : 'from a day not stated';
  return [
    kind,
    `${term} (${key})${remaining ? `, ${remaining} left` : ''}`,
    counting,
    certainty,
    ids.map((id) => id.slice(0, 8)).join(', '),
  ];
}

function describeDispute(value: unknown, by: string | null): string {
  const {
    claim,
    by: whom,
    text,
  } = value as { readonly claim: string; readonly by: string; readonly text: string | null };
  return `${claim.slice(0, 8)}, by ${whom}${by ? ` (as told by ${by})` : ''}: ${text ?? ''}`;
}

function formatTimeline(subject: string, entries: readonly TimelineEntry[], snapshot: Snapshot): string {
  const rows = entries.map(({ recorded, certainty }) => {
    const { occurred, type, attribution, summary } = recorded.development;
    return [occurred ?? '–', certainty, type, attribution?.standing ?? '', summary ?? ''];
  });
  const title = `${subject}\n${headline(snapshot)}\n`;
  if (rows.length === 0) return `${title}  no developments recorded`;
  return title + formatTable(['occurred', 'certainty', 'type', 'standing', 'summary'], rows, [18, 11, 24, 13]);
}

export function headline({ asOf, knowledge: { position, recordedAt } }: Snapshot): string {
  return `as of ${asOf}, as known at ${position < 0 ? 'the beginning' : `position ${position} (${recordedAt})`}`;
}

function nameValue(key: string, value: unknown): string {
  if (typeof value === 'string') return key ? `${value} (${key})` : value;
  const parts = Object.entries((value ?? {}) as Record<string, unknown>).filter(([, part]) => part !== null);
  return (
    parts.map(([name, part]) => `${name} ${typeof part === 'object' ? `(${nameValue('', part)})` : part}`).join('; ') ||
    key
  );
}

/** A value and since when, or when it ended, in a few words. */
export function describeValue(
  attributed: Pick<AttributedValue, 'value' | 'since'> & { readonly holds: boolean },
): string {
  return attributed.holds
    ? `${nameValue('', attributed.value)}, since ${since(attributed)}`
    : `ended ${since(attributed)}`;
}

function since({ since: { edtf, earliest, latest } }: Pick<AttributedValue, 'since'>): string {
  return edtf ?? (latest === null ? 'always' : `${earliest ?? '…'} to ${latest}`);
}

function because({ standing, by, because: ids }: Pick<AttributedValue, 'standing' | 'by' | 'because'>): string {
  return `${standing ?? 'registry'}${by ? `, by ${by}` : ''} (${ids.map((id) => id.slice(0, 8)).join(', ')})`;
}

function toJson({ recorded, earliest, latest, certainty }: TimelineEntry) {
  const { development, position, recordedAt, recordedBy } = recorded;
  return { position, recordedAt, recordedBy, earliest, latest, certainty, ...development };
}
