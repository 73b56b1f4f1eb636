/** annalist diff: what happened between two days, or what was learned between two moments. */
import type { Command } from 'commander';
import { diffQuery } from '../api/diff.ts';
import type { TrackChange } from '../queries/diff.ts';
import { compareSnapshots } from '../service/diff.ts';
import type { Side } from '../state/difference.ts';
import {
  type JsonOption,
  parseSubject,
  readOptions,
  type SnapshotOptions,
  withJsonOption,
  withWorkspaceOption,
} from './asking.ts';
import { unwrap } from './command-failure.ts';
import { formatTable, printJson, type Terminal } from './output.ts';
import { withWorkspace } from './session.ts';
import { noteMerge } from './state.ts';
import { formatHeld, headline, NOTHING, shortId } from './values.ts';

/** `from`, `to`, `knownFrom` and `knownTo` too: as they are given. */
interface DiffOptions extends SnapshotOptions, JsonOption {}

export function addDiff(program: Command, terminal: Terminal): void {
  const { words } = terminal;
  const command = program
    .command('diff')
    .description(words.diff.description)
    .argument('<subject>', words.options.subject)
    .action((subject: string, options: DiffOptions) => runDiff(subject, options, terminal));
  withWorkspaceOption(command, terminal)
    .option('--from <day>', words.diff.from)
    .option('--to <day>', words.diff.to)
    .option('--known-at <moment>', words.diff.knownAt)
    .option('--known-from <moment>', words.diff.knownFrom)
    .option('--known-to <moment>', words.diff.knownTo)
    .option('--as-of <day>', words.diff.asOf);
  withJsonOption(command, terminal);
}

function runDiff(given: string, options: DiffOptions, terminal: Terminal): Promise<void> {
  const asked = parseSubject(given, terminal);
  const { workspace, json } = options;
  const ask = { workspace, subject: asked, ...readOptions(diffQuery.shape, { ...options }, terminal) };
  return withWorkspace(workspace, terminal, async (engine) => {
    const { subject, name, from, to, changes } = unwrap(await compareSnapshots(engine, ask), terminal);
    noteMerge(asked, subject, terminal);
    if (json) return printJson(terminal, { id: subject, name, changes: changes.map(toJson) });
    const { diff, state } = terminal.words;
    terminal.out(
      [
        state.title({ name, id: subject }),
        diff.start({ headline: headline(from, terminal) }),
        diff.end({ headline: headline(to, terminal) }),
        formatChanges(changes, terminal),
      ].join('\n'),
    );
  });
}

function formatChanges(changes: readonly TrackChange[], terminal: Terminal): string {
  const { columns, diff, state } = terminal.words;
  if (changes.length === 0) return diff.none;
  const rows = changes.map(({ attribute, key, change, before, after, because }) => [
    key ? state.keyed({ value: attribute, key }) : attribute,
    change,
    formatSide(before, terminal),
    formatSide(after, terminal),
    because
      .map(({ effect, recorded: { development } }) => {
        const { id, summary, type } = development;
        return diff.cause({ effect, summary: summary ?? type, id: shortId(id) });
      })
      .join('\n'),
  ]);
  const head = [columns.attribute, columns.change, columns.before, columns.after, columns.because];
  return formatTable(head, rows, [24, 10, 32, 32]);
}

function formatSide({ stated, possible }: Side, terminal: Terminal): string {
  const { certainties, diff } = terminal.words;
  const lines = [
    ...(stated ? [diff.stated({ value: formatHeld(stated, terminal), certainty: certainties[stated.certainty] })] : []),
    ...possible.map((held) => diff.possible({ value: formatHeld(held, terminal) })),
  ];
  return lines.join('\n') || NOTHING;
}

function toJson({ because, ...change }: TrackChange) {
  return { ...change, because: because.map(({ recorded, ...cause }) => ({ ...cause, id: recorded.development.id })) };
}
