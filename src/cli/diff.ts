import type { DiffQuestion, TrackChange } from '../queries/diff.ts';
import { diffDays } from '../queries/diff-days.ts';
import { diffKnowledge } from '../queries/diff-knowledge.ts';
import type { Side } from '../state/difference.ts';
import { formatTable, type Output, UsageError } from './output.ts';
import { takeSnapshot, withSession } from './session.ts';
import { describeValue, followMerges, headline, requireSubject, unregistered } from './show.ts';

export interface DiffOptions {
  readonly workspace: string;
  readonly from?: string;
  readonly to?: string;
  readonly knownFrom?: string;
  readonly knownTo?: string;
  readonly asOf?: string;
  readonly knownAt?: string;
  readonly json?: boolean;
}

/** What happened between two days, or what was learned between two moments. */
export function showDiff(subject: string, options: DiffOptions, output: Output): Promise<void> {
  const id = requireSubject(subject);
  const { workspace, from, to, knownFrom, knownTo, asOf, knownAt, json } = options;
  const asksDays = from !== undefined;
  if (asksDays === (knownFrom !== undefined))
    throw new UsageError(
      'a diff needs either --from (and --to), two days, or --known-from (and --known-to), two moments',
    );
  if (asksDays ? (asOf ?? knownTo) !== undefined : (knownAt ?? to) !== undefined)
    throw new UsageError('--from goes with --to and --known-at; --known-from goes with --known-to and --as-of');
  return withSession(async (session) => {
    const earlier = await takeSnapshot(session, {
      workspace,
      ...optional({ asOf: from ?? asOf, knownAt: knownFrom ?? knownAt }),
    });
    const later = await takeSnapshot(session, {
      workspace,
      ...optional({ asOf: to ?? asOf, knownAt: knownTo ?? knownAt }),
    });
    if (earlier.asOf > later.asOf) throw new UsageError(`--from ${from} is after --to ${later.asOf}; swap them`);
    if (earlier.knowledge.position > later.knowledge.position)
      throw new UsageError('--known-from is after --known-to; swap them');
    const { connection } = session.engine;
    const knownAs = await followMerges(connection, later, { subject: id, output });
    const question: DiffQuestion = { subject: knownAs, from: earlier, to: later };
    const diff = await (asksDays ? diffDays : diffKnowledge)(connection, question);
    if (!diff) throw unregistered(subject);
    if (json) return output.out(JSON.stringify({ id: knownAs, ...diff, changes: diff.changes.map(toJson) }, null, 2));
    output.out(
      [`${diff.name} (${knownAs})`, `from ${headline(earlier)}`, `to   ${headline(later)}`, format(diff.changes)].join(
        '\n',
      ),
    );
  });
}

/** Options that were not given are left out rather than undefined. */
function optional({ asOf, knownAt }: { readonly asOf: string | undefined; readonly knownAt: string | undefined }) {
  return { ...(asOf === undefined ? {} : { asOf }), ...(knownAt === undefined ? {} : { knownAt }) };
}

function format(changes: readonly TrackChange[]): string {
  if (changes.length === 0) return '  nothing differs';
  const rows = changes.map(({ attribute, key, change, before, after, because }) => [
    key ? `${attribute} (${key})` : attribute,
    change,
    describeSide(before),
    describeSide(after),
    because
      .map(
        ({ effect, recorded }) =>
          `${effect}: ${recorded.development.summary ?? recorded.development.type} (${recorded.development.id.slice(0, 8)})`,
      )
      .join('\n'),
  ]);
  return formatTable(['', 'change', 'before', 'after', 'because'], rows, [24, 10, 32, 32]);
}

function describeSide({ stated, possible }: Side): string {
  const lines = [
    ...(stated ? [`${describeValue(stated)}, ${stated.certainty}`] : []),
    ...possible.map((attributed) => `possible: ${describeValue(attributed)}`),
  ];
  return lines.join('\n') || '–';
}

function toJson({ because, ...change }: TrackChange) {
  return { ...change, because: because.map(({ recorded, ...cause }) => ({ ...cause, id: recorded.development.id })) };
}
