/** annalist search: names in any script and spelling, and the words of developments. */
import type { Command } from 'commander';
import { wholeNumber } from '../api/parameters.ts';
import { type SearchAnswer, search } from '../service/search.ts';
import { formatDate } from '../words/dates.ts';
import {
  type JsonOption,
  readOptions,
  readSnapshotOptions,
  type SnapshotOptions,
  withJsonOption,
  withSnapshotOptions,
} from './asking.ts';
import { unwrap } from './command-failure.ts';
import { formatTable, printJson, type Terminal } from './output.ts';
import { withWorkspace } from './session.ts';
import { headline, NOTHING } from './values.ts';

interface SearchOptions extends SnapshotOptions, JsonOption {
  readonly limit: string;
}

export function addSearch(program: Command, terminal: Terminal): void {
  const { words } = terminal;
  const command = program
    .command('search')
    .description(words.search.description)
    .argument('<words...>', words.search.words)
    .action((given: string[], options: SearchOptions) => runSearch(given.join(' '), options, terminal));
  withJsonOption(withSnapshotOptions(command, terminal).option('--limit <number>', words.search.limit, '20'), terminal);
}

function runSearch(q: string, options: SearchOptions, terminal: Terminal): Promise<void> {
  const { limit } = readOptions({ limit: wholeNumber(1, 999) }, { ...options }, terminal);
  const ask = { ...readSnapshotOptions(options, terminal), q, limit };
  return withWorkspace(options.workspace, terminal, async (engine) => {
    const found = unwrap(await search(engine, ask), terminal);
    const { subjects, next } = found;
    const developments = listDevelopmentsOf(found);
    if (options.json) return printJson(terminal, { subjects, developments });
    terminal.out([q, headline(found.snapshot, terminal), formatSubjects(found, terminal)].join('\n'));
    terminal.out(formatDevelopments(developments, terminal));
    if (next !== null) terminal.info(terminal.words.search.more);
  });
}

interface Listed {
  readonly id: string;
  readonly type: string;
  readonly occurred: string | null;
  readonly snippet: string | null;
}

function listDevelopmentsOf({ named, developments, words }: SearchAnswer): Listed[] {
  return [...(named ? [named] : []), ...developments].map(({ recorded }) => {
    const { id, type, occurred = null } = recorded.development;
    return { id, type, occurred, snippet: words.summaryOf(recorded) };
  });
}

function formatSubjects({ subjects }: SearchAnswer, { words }: Terminal): string {
  const { columns, search: own } = words;
  const rows = subjects.map(({ id, name, matched, isFormer, score }) => [
    score.toFixed(2),
    id,
    name,
    isFormer ? own.formerly({ name: matched }) : matched,
  ]);
  const table = formatTable([columns.likeness, columns.id, columns.name, columns.found], rows, [10, 44, 36]);
  return `\n${own.subjects}\n${rows.length > 0 ? table : own.noSubjects}`;
}

function formatDevelopments(developments: readonly Listed[], { language, words }: Terminal): string {
  const { columns, search: own } = words;
  const rows = developments.map(({ id, type, occurred, snippet }) => [
    occurred === null ? NOTHING : formatDate(occurred, language),
    type,
    id,
    snippet ?? '',
  ]);
  const table = formatTable([columns.occurred, columns.type, columns.id, columns.what], rows, [22, 24, 38]);
  return `\n${own.developments}\n${rows.length > 0 ? table : own.noDevelopments}`;
}
