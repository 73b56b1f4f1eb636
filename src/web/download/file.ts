/** Writes a table as a file for spreadsheets: CSV or XLSX. */
import { stringify } from 'csv-stringify/sync';
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';

export const formats = ['csv', 'xlsx'] as const;
export type FileFormat = (typeof formats)[number];

export const contentTypes: Readonly<Record<FileFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

export type Cell = string | number;

/** What is taken away, and what must be known to read it. */
export interface Table {
  /** The names of the two sheets of a workbook. */
  readonly sheets: { readonly rows: string; readonly about: string };
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** Where rows are left out: a line that says so. */
  readonly cut: string | undefined;
  /** What the whole file is about, on which date, and what was known. */
  readonly about: readonly (readonly [label: string, value: string])[];
}

/** A file for spreadsheets; no cell of it is run as a formula. */
export async function writeTable(table: Table, format: FileFormat): Promise<Buffer> {
  switch (format) {
    case 'csv':
      return writeCsv(table);
    case 'xlsx':
      return writeXlsx(table);
    default:
      return format satisfies never;
  }
}

/**
 * RFC 4180, with a byte order mark, without which Excel does not read it as UTF-8. What a spreadsheet would take for a
 * formula gets an apostrophe before it.
 */
function writeCsv({ columns, rows, cut }: Table): Buffer {
  const lines = [columns, ...rows, ...(cut === undefined ? [] : [[cut]])];
  const text = stringify(
    lines.map((line) => line.map(disarm)),
    { bom: true, record_delimiter: 'windows', escape_formulas: true },
  );
  return Buffer.from(text);
}

/** Makes a formula a text: some readers skip blanks before a formula. */
function disarm(cell: Cell): Cell {
  return typeof cell === 'string' && /^[\s\u200b]+[=+\-@]/.test(cell) ? `'${cell}` : cell;
}

/** The rows, and on a second sheet what they are about. Texts are kept as texts, also where one edits them. */
function writeXlsx({ sheets, columns, rows, cut, about }: Table): Promise<Buffer> {
  const data: SheetData = [
    columns.map((value) => ({ ...textCell(value), fontWeight: 'bold' as const })),
    ...rows.map((row) => row.map((value) => (typeof value === 'number' ? value : textCell(value)))),
    ...(cut === undefined ? [] : [[textCell(cut)]]),
  ];
  const widths = columns.map((title, index) => ({
    width: widthOf([title, ...rows.slice(0, 100).map((row) => row[index])]),
  }));
  return writeXlsxFile([
    { data, sheet: sheets.rows, columns: widths, stickyRowsCount: 1 },
    {
      data: about.map((line) => line.map(textCell)),
      sheet: sheets.about,
      columns: [{ width: 24 }, { width: 80 }],
    },
  ]).toBuffer();
}

/** Excel takes no more in a cell. */
const LONGEST_CELL = 32_767;
/** XML 1.0 has no other control characters than tab and line breaks, and no halves of surrogate pairs. */
const UNWRITABLE = /[^\t\n\r\P{Cc}]|[\ufffe\uffff]|\p{Cs}/gu;

function textCell(value: string) {
  const text = value.replace(UNWRITABLE, '\ufffd');
  return {
    value: text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL - 1)}…` : text,
    type: String,
    format: '@',
  };
}

function widthOf(values: readonly (Cell | undefined)[]): number {
  return Math.min(60, Math.max(8, ...values.map((value) => String(value ?? '').length + 2)));
}
