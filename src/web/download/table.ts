/** A table of a download: its columns, and in each row the date and what was known. */
import type { Snapshot } from '../../queries/snapshot.ts';
import type { Language } from '../../words/language.ts';
import type { Words } from '../../words/messages.ts';
import type { Cell, Table } from './file.ts';

export type Column = keyof Words['downloads']['columns'];
export type Row = Partial<Readonly<Record<Column, Cell | null | undefined>>>;

export interface TableAbout {
  readonly title: string;
  readonly snapshot: Snapshot;
  /** Today: when the file was made. */
  readonly madeOn: string;
  readonly filters: Readonly<Record<string, string | undefined>>;
  /** Where the same can be seen. */
  readonly address: string;
  readonly isCut: boolean;
  readonly language: Language;
}

export function makeTable(columns: readonly Column[], rows: readonly Row[], about: TableAbout): Table {
  const { downloads } = about.language.words;
  const { asOf, knowledge } = about.snapshot;
  const snapshot: Row = { asOf, knownAt: knowledge.position, knownAtMoment: knowledge.recordedAt };
  const all = [...columns, 'asOf', 'knownAt', 'knownAtMoment'] as const;
  return {
    sheets: { rows: downloads.rows, about: downloads.about },
    columns: all.map((name) => downloads.columns[name]),
    rows: rows.map((row) => all.map((name) => ({ ...row, ...snapshot })[name] ?? '')),
    cut: about.isCut ? downloads.cut({ count: rows.length }) : undefined,
    about: aboutLines(about, rows.length),
  };
}

function aboutLines(about: TableAbout, count: number): Table['about'] {
  const { title, snapshot, madeOn, filters, address, isCut, language } = about;
  const { downloads: words, site } = language.words;
  const asked = Object.entries(filters).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`]));
  return [
    [words.what, title],
    [words.workspace, snapshot.workspace],
    [words.columns.asOf, snapshot.asOf],
    [words.columns.knownAt, String(snapshot.knowledge.position)],
    [words.columns.knownAtMoment, snapshot.knowledge.recordedAt ?? ''],
    [words.filters, asked.join('; ') || words.noFilters],
    [words.rows, isCut ? words.cut({ count }) : String(count)],
    [words.made, madeOn],
    [words.address, address],
    [site.brand, words.read],
  ];
}
