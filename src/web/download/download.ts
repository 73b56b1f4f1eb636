/** What a download is: the rows of all pages of a list, up to a limit, each with the date and what was known. */
import { type Paged, readWhole, type WholeAnswer } from '../../service/page.ts';
import type { Words } from '../../words/messages.ts';
import type { Result } from '../../words/problem.ts';
import type { Asked } from '../links.ts';
import { addressOf } from '../origin.ts';
import { type PageCall, pageHeaders } from '../page.ts';
import { type Cell, contentTypes, type FileFormat, type Table, writeTable } from './file.ts';

export type Column = keyof Words['downloads']['columns'];
export type Row = Partial<Readonly<Record<Column, Cell | null | undefined>>>;

/** A file ends here, and says so. */
const MOST_ROWS = 50_000;
const ROWS_AT_ONCE = 500;

/** The rows of all pages of an answer. `read`: the page at a cursor. */
export function readRows<Page extends Paged>(
  read: (at: { readonly cursor: string | undefined; readonly limit: number }) => Promise<Result<Page>>,
  rowsOf: (page: Page) => readonly Row[] | Promise<readonly Row[]>,
): Promise<Result<WholeAnswer<Page, Row>>> {
  return readWhole((cursor) => read({ cursor, limit: ROWS_AT_ONCE }), rowsOf, MOST_ROWS);
}

export interface Download {
  readonly format: FileFormat;
  readonly title: string;
  /** The name of the file, without its ending. */
  readonly name: string;
  readonly columns: readonly Column[];
  readonly filters: Asked;
}

type Rows = WholeAnswer<Paged, Row>;

export async function answerFile(call: PageCall, rows: Rows, download: Download): Promise<Response> {
  const { format, name } = download;
  const { asOf, knowledge } = rows.first.snapshot;
  const file = await writeTable(makeTable(call, rows, download), format);
  return new Response(new Uint8Array(file), {
    headers: {
      ...pageHeaders(call),
      'content-type': contentTypes[format],
      'content-disposition': `attachment; filename="${name}-as-of-${asOf}-known-at-${knowledge.position}.${format}"`,
    },
  });
}

function makeTable(
  call: PageCall,
  { first, items, isCut }: Rows,
  { format, title, columns, filters }: Download,
): Table {
  const { downloads: words, site } = call.words;
  const { workspace, asOf, knowledge } = first.snapshot;
  const snapshot = { asOf, knownAt: knowledge.position, knownAtMoment: knowledge.recordedAt ?? '' };
  const all = [...columns, 'asOf', 'knownAt', 'knownAtMoment'] as const;
  const asked = Object.entries(filters).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`]));
  const cut = isCut ? words.cut({ count: items.length }) : undefined;
  return {
    sheets: { rows: words.rows, about: words.about },
    columns: all.map((name) => words.columns[name]),
    rows: items.map((row) => all.map((name) => ({ ...row, ...snapshot })[name] ?? '')),
    cut,
    about: [
      [words.what, title],
      [words.workspace, workspace],
      [words.columns.asOf, asOf],
      [words.columns.knownAt, String(snapshot.knownAt)],
      [words.columns.knownAtMoment, snapshot.knownAtMoment],
      [words.filters, asked.join('; ') || words.noFilters],
      [words.rows, cut ?? String(items.length)],
      [words.made, call.services.today()],
      [words.address, addressOf(call.request).replace(`.${format}`, '')],
      [site.brand, words.read],
    ],
  };
}
