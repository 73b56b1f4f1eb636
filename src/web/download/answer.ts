/** Answers with a file: collects its rows page by page, up to a limit. */
import type { Snapshot } from '../../queries/snapshot.ts';
import { addressOf } from '../origin.ts';
import { type PageCall, pageHeaders } from '../page.ts';
import { contentTypes, type FileFormat, writeTable } from './file.ts';
import { type Column, makeTable, type Row } from './table.ts';

/** A file ends here, and says so. */
const MOST_ROWS = 50_000;
export const ROWS_AT_ONCE = 500;

export interface Fetched<Place> {
  readonly rows: readonly Row[];
  /** Where the next rows begin, if there are more. */
  readonly next: Place | undefined;
}

export interface Download<Place> {
  readonly format: FileFormat;
  readonly title: string;
  /** The name of the file, without its ending. */
  readonly name: string;
  readonly columns: readonly Column[];
  readonly filters: Readonly<Record<string, string | undefined>>;
  /** The rows after a place; each step goes on where the one before ended. */
  readonly fetch: (after: Place | undefined) => Promise<Fetched<Place>>;
}

export async function answerFile<Place>(
  { services, site, request, language }: PageCall<unknown>,
  snapshot: Snapshot,
  { format, title, name, columns, filters, fetch }: Download<Place>,
): Promise<Response> {
  const { rows, isCut } = await collect(fetch);
  const address = addressOf(request).replace(`.${format}`, '');
  const about = { title, snapshot, madeOn: services.today(), filters, address, isCut, language };
  const file = await writeTable(makeTable(columns, rows, about), format);
  const fileName = `${name}-as-of-${snapshot.asOf}-known-at-${snapshot.knowledge.position}.${format}`;
  return new Response(new Uint8Array(file), {
    headers: {
      ...pageHeaders(site),
      'content-type': contentTypes[format],
      'content-disposition': `attachment; filename="${fileName}"`,
    },
  });
}

async function collect<Place>(fetch: Download<Place>['fetch']): Promise<{ rows: readonly Row[]; isCut: boolean }> {
  const rows: Row[] = [];
  for (let after: Place | undefined; ; ) {
    const fetched = await fetch(after);
    rows.push(...fetched.rows);
    if (rows.length > MOST_ROWS) return { rows: rows.slice(0, MOST_ROWS), isCut: true };
    if (fetched.next === undefined) return { rows, isCut: false };
    if (rows.length === MOST_ROWS) return { rows, isCut: true };
    after = fetched.next;
  }
}
