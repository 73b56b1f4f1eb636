/** annalist search: names in any script and spelling, and the words of developments. */
import { z } from 'zod';
import { type SearchAnswer, search } from '../service/search.ts';
import { formatDate } from '../words/dates.ts';
import { defineWorkspaceCommand } from './command.ts';
import { unwrap } from './command-failure.ts';
import { formatTable, printJson, type Terminal } from './output.ts';
import { anyText, argument, jsonFlag, limit, snapshot } from './parameters.ts';
import { headline, NOTHING } from './values.ts';

export const searchCommand = defineWorkspaceCommand({
  name: 'search',
  text: ({ search }) => search.description,
  takes: {
    words: argument('<words...>', z.array(anyText), ({ search }) => search.words),
    ...snapshot,
    limit: limit(999, '20', (words) => words.search.limit),
    json: jsonFlag,
  },
  async run({ words, json, ...ask }, terminal, engine) {
    const q = words.join(' ');
    const found = unwrap(await search(engine, { ...ask, q }), terminal);
    const { subjects, next } = found;
    const developments = listDevelopmentsOf(found);
    if (json) return printJson(terminal, { subjects, developments });
    terminal.out([q, headline(found.snapshot, terminal), formatSubjects(found, terminal)].join('\n'));
    terminal.out(formatDevelopments(developments, terminal));
    if (next !== null) terminal.info(terminal.words.search.more);
  },
});

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
