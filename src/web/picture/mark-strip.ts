/** A strip of developments: dots with tails, or columns that count them. */
import { html } from 'hono/html';
import type { Mark } from '../../queries/subject-history.ts';
import { formatDay } from '../../words/dates.ts';
import type { Language } from '../../words/language.ts';
import type { Html } from '../html.ts';
import { type Dot, layOutMarks, type MarkColumn, type MarksLayout } from './marks.ts';
import { round } from './scale.ts';
import { LANE_GAP, type Strip, type StripPlace, WIDTH } from './strip.ts';
import { markTitle } from './words.ts';

interface MarksPlace extends StripPlace {
  readonly isClaimed: boolean;
  readonly marked: string | undefined;
}

const MARK_ROW = 19;
const COLUMNS_HEIGHT = 76;
/** Its name, its count and what lies outside stand beneath each other. */
const LEAST_HEIGHT = { inside: 32, outside: 48 };

export function markStrip(name: string, marks: readonly Mark[], place: MarksPlace): Strip {
  const { language } = place;
  const layout = layOutMarks(marks, place.scale, language);
  const least = layout.before + layout.after > 0 ? LEAST_HEIGHT.outside : LEAST_HEIGHT.inside;
  const inner = layout.kind === 'dots' ? Math.max(least, layout.rows * MARK_ROW) : COLUMNS_HEIGHT;
  const height = inner + 2 * LANE_GAP;
  return {
    height,
    shapes: (top) => html`<g class="${place.isClaimed ? 'claims' : 'happened'}">
<rect class="ground" x="0" y="${top}" width="${WIDTH}" height="${height - 2}" rx="4"/>
${
  layout.kind === 'dots'
    ? layout.dots.map((dot) => drawDot(dot, top + LANE_GAP, place))
    : drawColumns(layout, top + LANE_GAP + COLUMNS_HEIGHT, language)
}
</g>`,
    words: (top) => html`${nameStrip(name, marks.length, { layout, top: top + LANE_GAP, language })}
${layout.kind === 'dots' ? layout.dots.map((dot) => nameDot(dot, top + LANE_GAP)) : ''}`,
  };
}

interface NamePlace {
  readonly layout: MarksLayout;
  readonly top: number;
  readonly language: Language;
}

/** Its name, how many there are, and how many lie outside. */
function nameStrip(name: string, count: number, { layout: { before, after }, top, language }: NamePlace): Html {
  const { picture: words } = language.words;
  const aside = (y: number, text: string) => html`<text class="aside" x="6" y="${top + y}">${text}</text>`;
  return html`<text class="lane" x="6" y="${top + 14}">${name}</text>
${aside(30, words.count({ count }))}
${before + after > 0 ? aside(45, words.outside({ before, after })) : ''}`;
}

/** Words lead nowhere themselves: the pointer goes through them to what they name. */
function nameDot({ row, label }: Dot, top: number): Html {
  if (label === null) return html``;
  const y = top + row * MARK_ROW + MARK_ROW / 2 + 5;
  const anchor = label.isBefore ? 'end' : 'start';
  return html`<text class="mark" x="${label.x}" y="${y}" text-anchor="${anchor}">${label.text}</text>`;
}

const RADIUS = 5;

function drawDot({ mark, x, tail, row }: Dot, top: number, { hrefOf, isClaimed, marked, language }: MarksPlace): Html {
  const y = top + row * MARK_ROW + MARK_ROW / 2;
  const className = `dot${mark.id === marked ? ' marked' : ''}`;
  return html`<a href="${hrefOf(mark.id)}" tabindex="-1"><title>${markTitle(mark, language)}</title>
${tail === null ? '' : drawTail(tail, y, `t-${isClaimed ? 'c' : 'h'}-${mark.id}`)}
${x === null ? '' : html`<circle class="${className}" cx="${x}" cy="${y}" r="${RADIUS}"/>`}
</a>`;
}

/** `fade`: names its gradient. */
function drawTail({ left, right }: NonNullable<Dot['tail']>, y: number, fade: string): Html {
  const width = Math.max(1, right - left);
  const end = left + width;
  return html`<linearGradient id="${fade}" gradientUnits="userSpaceOnUse" x1="${left}" x2="${end}" y1="0" y2="0">
<stop offset="0" stop-opacity="0.08"/><stop offset="1" stop-opacity="0.75"/></linearGradient>
<rect class="tail" x="${left}" y="${y - 2}" width="${width}" height="4" fill="url(#${fade})"/>`;
}

type ColumnsLayout = MarksLayout & { readonly kind: 'columns' };

function drawColumns({ columns, most }: ColumnsLayout, bottom: number, language: Language): Html[] {
  const unit = (COLUMNS_HEIGHT - 18) / Math.max(1, most);
  return columns
    .filter(({ marks }) => marks.length > 0)
    .map((column) => drawColumn(column, { bottom, unit, title: columnTitle(column, language) }));
}

function columnTitle({ marks, from, to, fuzzy }: MarkColumn, language: Language): string {
  const [first, last] = [formatDay(from, language), formatDay(to, language)];
  return language.words.picture.column({ count: marks.length, from: first, to: last, fuzzy });
}

interface ColumnPlace {
  readonly bottom: number;
  /** The height of one development. */
  readonly unit: number;
  readonly title: string;
}

function drawColumn({ left, right, marks, fuzzy }: MarkColumn, { bottom, unit, title }: ColumnPlace): Html {
  const [height, middle] = [round(Math.max(3, marks.length * unit)), round((left + right) / 2)];
  const paler = round((height * fuzzy) / marks.length);
  const [x, width] = [round(left + 1), round(right - left - 2)];
  const part = (className: string, y: number, tall: number) =>
    tall <= 0 ? '' : html`<rect class="${className}" x="${x}" y="${y}" width="${width}" height="${tall}"/>`;
  return html`<g><title>${title}</title>
${part('column fuzzy', bottom - height, paler)}${part('column', bottom - height + paler, height - paler)}
<text class="number" x="${middle}" y="${bottom - height - 4}" text-anchor="middle">${marks.length}</text></g>`;
}
