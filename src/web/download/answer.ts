/** Answers with a file: collects its rows page by page, up to a limit. */
import { type Paged, readWhole, type WholeAnswer } from '../../service/page.ts';
import type { Result } from '../../words/problem.ts';
import { addressOf } from '../origin.ts';
import { type PageCall, pageHeaders } from '../page.ts';
import { contentTypes, type FileFormat, writeTable } from './file.ts';
import { type Column, makeTable, type Row } from './table.ts';

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
  readonly filters: Readonly<Record<string, string | undefined>>;
}

export async function answerFile(
  { services, site, request, language }: PageCall<unknown>,
  { first: { snapshot }, items, isCut }: WholeAnswer<Paged, Row>,
  { format, title, name, columns, filters }: Download,
): Promise<Response> {
  const address = addressOf(request).replace(`.${format}`, '');
  const about = { title, snapshot, madeOn: services.today(), filters, address, isCut, language };
  const file = await writeTable(makeTable(columns, items, about), format);
  const fileName = `${name}-as-of-${snapshot.asOf}-known-at-${snapshot.knowledge.position}.${format}`;
  return new Response(new Uint8Array(file), {
    headers: {
      ...pageHeaders(site),
      'content-type': contentTypes[format],
      'content-disposition': `attachment; filename="${fileName}"`,
    },
  });
}
