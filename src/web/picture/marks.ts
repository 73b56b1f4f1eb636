/** Developments as marks along the axis: each by itself, or counted in columns where there are too many. */
import { isFirm } from '../../catalogue/standing.ts';
import { findType } from '../../catalogue/types.ts';
import type { Mark } from '../../queries/subject-history.ts';
import type { Language } from '../../words/language.ts';
import { dayAt, dayNumber, startsOf, stepOf } from './calendar.ts';
import type { Extent, Window } from './model.ts';
import { around, countRows, labelBeside, packRows } from './packing.ts';
import { round, type Scale } from './scale.ts';
import { markName } from './words.ts';

/** A mark by itself: where it surely had happened, and since when it may have. */
export interface Dot {
  readonly mark: Mark;
  /** Null: that day lies after the picture. */
  readonly x: number | null;
  readonly tail: Extent | null;
  readonly row: number;
  readonly label: { readonly x: number; readonly text: string; readonly isBefore: boolean } | null;
}

/** The marks of one step of the calendar, counted. */
export interface MarkColumn extends Extent, Window {
  readonly marks: readonly Mark[];
  /** How many of them may have happened before it. */
  readonly fuzzy: number;
}

/** How marks are drawn: each by itself, with its name where there is room, or counted. */
export type MarksLayout = {
  /** How many lie wholly before and after the picture. */
  readonly before: number;
  readonly after: number;
} & (
  | { readonly kind: 'dots'; readonly dots: readonly Dot[]; readonly rows: number; readonly isLabelled: boolean }
  | { readonly kind: 'columns'; readonly columns: readonly MarkColumn[]; readonly most: number }
);

/** More names than these do not fit into so few rows. */
const MOST_LABELLED = 150;
/** With more rows than that, a picture cannot be read. */
const MOST_ROWS = { labelled: 9, plain: 12 };

export function layOutMarks(marks: readonly Mark[], scale: Scale, language: Language): MarksLayout {
  const { from, to } = scale.window;
  const before = marks.filter(({ latest }) => latest < from).length;
  const shown = marks.filter(({ earliest, latest }) => latest >= from && (earliest ?? latest) <= to);
  const after = marks.length - before - shown.length;
  for (const isLabelled of shown.length > MOST_LABELLED ? [false] : [true, false]) {
    const { dots, rows } = layOutDots(shown, scale, isLabelled ? language : undefined);
    if (rows <= (isLabelled ? MOST_ROWS.labelled : MOST_ROWS.plain))
      return { kind: 'dots', dots, rows, isLabelled, before, after };
  }
  const counted = shown.filter(({ latest }) => latest <= to);
  const columns = columnsOf(counted, scale);
  const most = Math.max(...columns.map((column) => column.marks.length));
  return { kind: 'columns', columns, most, before, after: marks.length - before - counted.length };
}

/** Whether the act is only claimed, or its content is a claim. */
export function isClaim({ standing, type }: Pick<Mark, 'standing' | 'type'>): boolean {
  return !isFirm(standing) || findType(type)?.claims === true;
}

const RADIUS = 5;
const GAP = 4;
/** The tail of what may have happened at any time before. */
const UNBOUNDED_TAIL = 26;
const LONGEST_LABEL = 230;
const LEAST_LABEL = 30;

/** `language`: of the labels; undefined: without labels. */
function layOutDots(
  marks: readonly Mark[],
  scale: Scale,
  language: Language | undefined,
): { readonly dots: Dot[]; readonly rows: number } {
  const shapes = marks.map((mark) => {
    const shape = { mark, ...shapeOf(mark, scale) };
    return { ...shape, ...(language ? labelOf(shape, scale, language) : { label: null }) };
  });
  const dots = packRows(shapes, GAP);
  return { dots, rows: countRows(dots) };
}

interface Shape extends Pick<Dot, 'mark' | 'x' | 'tail'> {
  readonly extent: Extent;
}

function shapeOf({ earliest, latest }: Mark, scale: Scale): Omit<Shape, 'mark'> {
  const x = latest <= scale.window.to ? scale.xOf(latest) : null;
  const right = x ?? scale.right;
  const begin = earliest === null ? right - UNBOUNDED_TAIL : scale.xOf(earliest);
  const tail = earliest === latest ? null : { left: round(Math.max(scale.left, begin)), right };
  const dot = { left: right - RADIUS, right: right + RADIUS };
  return { x, tail, extent: tail ? around(tail, dot) : dot };
}

interface Labelled extends Pick<Dot, 'label'> {
  readonly extent: Extent;
}

function labelOf({ mark, extent }: Shape, scale: Scale, language: Language): Labelled {
  const text = markName(mark, isClaim(mark), language);
  const beside = labelBeside(text, extent, { within: scale, gap: GAP, longest: LONGEST_LABEL });
  // Between the ends of the picture and a tail that fills it there is no room.
  return beside.free + GAP < LEAST_LABEL ? { label: null, extent } : { label: beside.label, extent: beside.extent };
}

/** A column is wide enough for a count of three digits. */
const LEAST_COLUMN = 27;

/** The marks in columns, by the last day on which each can have happened. */
function columnsOf(marks: readonly Mark[], scale: Scale): MarkColumn[] {
  const { window, unitsADay, xOf } = scale;
  const starts = startsOf(window, stepOf(LEAST_COLUMN / unitsADay)).filter((day) => {
    const x = xOf(day);
    return x - scale.left >= LEAST_COLUMN && scale.right - x >= LEAST_COLUMN;
  });
  const bounds = [window.from, ...starts];
  const byColumn = Map.groupBy(marks, ({ latest }) => bounds.findLast((start) => start <= latest));
  return bounds.map((from, index) => {
    const next = bounds[index + 1];
    const own = byColumn.get(from) ?? [];
    return {
      from,
      to: next === undefined ? window.to : dayAt(dayNumber(next) - 1),
      left: xOf(from),
      right: next === undefined ? scale.right : xOf(next),
      marks: own,
      fuzzy: own.filter(({ earliest }) => earliest === null || earliest < from).length,
    };
  });
}
