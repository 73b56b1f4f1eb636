import { html } from 'hono/html';
import type { Mark } from '../../queries/subject-history.ts';
import type { Day } from '../../time/day.ts';
import type { Language } from '../../words/language.ts';
import { dayInWords } from '../dates.ts';
import type { Html } from '../html.ts';
import { texts } from '../texts.ts';
import { layOutBars, type PlacedBar, shapeOf } from './bars.ts';
import { compactLanes } from './compact.ts';
import { type Dot, isClaim, layOutMarks, type MarksLayout } from './marks.ts';
import type { Bar, Extent, Lane, Window } from './model.ts';
import { round, type Scale, scaleOf, ticksOf } from './scale.ts';
import { timelineTable } from './table.ts';
import { clipText } from './text.ts';
import { markTitle } from './words.ts';

export interface TimelineDrawn {
  readonly language: Language;
  readonly lanes: readonly Lane[];
  readonly marks: readonly Mark[];
  readonly asOf: Day;
  readonly window: Window;
  /** The address of a development’s page. */
  readonly hrefOf: (id: string) => string;
  /** A development to be seen at once. */
  readonly marked?: string | undefined;
}

const WIDTH = 1_000;
/** Names of lanes stand to the left of it. */
const PLOT: Extent = { left: 168, right: 990 };
const AXIS_HEIGHT = 46;
const BAR_ROW = 22;
const MARK_ROW = 19;
const COLUMNS_HEIGHT = 76;
/** Its name, its count and what lies outside stand beneath each other. */
const LEAST_STRIP = { inside: 32, outside: 48 };
const GROUP_HEIGHT = 24;
const LANE_GAP = 8;
/** More rows of one lane make a picture nobody reads. */
const MOST_BAR_ROWS = { spacious: 8, compact: 4 };

/** A part of the picture, from the top down. */
interface Strip {
  readonly height: number;
  readonly shapes: (top: number) => Html;
  /** Stand above the veil, so that they can be read. */
  readonly words: (top: number) => Html;
}

/** The picture of a subject’s time: what happened and what is claimed, then a lane for each thing that lasts; and the same as a table. */
export function drawTimeline({ language, lanes, marks, asOf, window, hrefOf, marked }: TimelineDrawn): Html {
  const { picture: words } = texts;
  const scale = scaleOf(window, PLOT);
  const strips = [
    markStrip(
      words.happened,
      marks.filter((it) => !isClaim(it)),
      { language, scale, hrefOf, marked, isClaimed: false },
    ),
    markStrip(words.claimed, marks.filter(isClaim), { language, scale, hrefOf, marked, isClaimed: true }),
    ...laneStrips(
      lanes.filter(({ bars }) => bars.some((bar) => shapeOf(bar, scale))),
      scale,
      hrefOf,
    ),
  ];
  const tops = strips.map((_, index) => AXIS_HEIGHT + sum(strips.slice(0, index).map(({ height }) => height)));
  const height = AXIS_HEIGHT + sum(strips.map((strip) => strip.height)) + 6;
  return html`<figure class="picture">
<div class="frame" tabindex="0" role="region" aria-label="${words.region}">
<svg viewBox="0 0 ${WIDTH} ${height}" aria-hidden="true" focusable="false" data-from="${window.from}" data-to="${window.to}" data-left="${PLOT.left}" data-right="${PLOT.right}">
<defs><clipPath id="plot"><rect x="${PLOT.left}" y="0" width="${PLOT.right - PLOT.left}" height="100000"/></clipPath></defs>
${axis(scale, height)}
${strips.map(({ shapes }, index) => shapes(tops[index] ?? 0))}
${asOfMarker(scale, asOf, height)}
${strips.map((strip, index) => strip.words(tops[index] ?? 0))}
</svg>
</div>
<figcaption>${words.caption}</figcaption>
${timelineTable({ lanes, marks })}
</figure>`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, it) => total + it, 0);
}

function axis(scale: Scale, height: number): Html {
  return html`<g class="axis">${ticksOf(scale).map(
    ({ x, label }) =>
      html`<line x1="${x}" x2="${x}" y1="${AXIS_HEIGHT - 6}" y2="${height}"/>${x < PLOT.right - 50 ? html`<text x="${x + 3}" y="${AXIS_HEIGHT - 10}">${label}</text>` : ''}`,
  )}</g>`;
}

/** The day asked of, and a veil over all that lies after it; a script may move it. */
function asOfMarker({ window, xOf }: Scale, asOf: Day, height: number): Html {
  const x = asOf < window.from ? PLOT.left : asOf > window.to ? PLOT.right : xOf(asOf);
  return html`<g clip-path="url(#plot)"><g data-as-of-marker><rect class="veil" x="${x}" y="${AXIS_HEIGHT - 6}" width="${2 * WIDTH}" height="${height}"/>
<line class="as-of" data-as-of x1="${x}" x2="${x}" y1="${AXIS_HEIGHT - 28}" y2="${height}"/></g></g>
<text class="as-of-day" x="${round(Math.min(PLOT.right - 70, Math.max(PLOT.left + 70, x)))}" y="13" text-anchor="middle">${texts.machine.asOfDay(dayInWords(asOf))}</text>`;
}

interface MarksPlace {
  readonly language: Language;
  readonly scale: Scale;
  readonly hrefOf: TimelineDrawn['hrefOf'];
  readonly isClaimed: boolean;
  readonly marked: string | undefined;
}

function markStrip(name: string, marks: readonly Mark[], place: MarksPlace): Strip {
  const layout = layOutMarks(marks, place.scale, place.language);
  const least = layout.before + layout.after > 0 ? LEAST_STRIP.outside : LEAST_STRIP.inside;
  const inner = layout.kind === 'dots' ? Math.max(least, layout.rows * MARK_ROW) : COLUMNS_HEIGHT;
  const height = inner + 2 * LANE_GAP;
  return {
    height,
    shapes: (top) => html`<g class="${place.isClaimed ? 'claims' : 'happened'}">
<rect class="ground" x="0" y="${top}" width="${WIDTH}" height="${height - 2}" rx="4"/>
${layout.kind === 'dots' ? layout.dots.map((dot) => drawDot(dot, top + LANE_GAP, place)) : drawColumns(layout, top + LANE_GAP + COLUMNS_HEIGHT)}
</g>`,
    words: (top) => html`<text class="lane" x="6" y="${top + LANE_GAP + 14}">${name}</text>
<text class="aside" x="6" y="${top + LANE_GAP + 30}">${texts.picture.count(marks.length)}</text>
${layout.before + layout.after > 0 ? html`<text class="aside" x="6" y="${top + LANE_GAP + 45}">${texts.picture.outside(layout.before, layout.after)}</text>` : ''}
${layout.kind === 'dots' ? layout.dots.map((dot) => nameDot(dot, top + LANE_GAP)) : ''}`,
  };
}

const RADIUS = 5;

/** Words lead nowhere themselves: the pointer goes through them to what they name. */
function nameDot({ row, label }: Dot, top: number): Html {
  if (label === null) return html``;
  const y = top + row * MARK_ROW + MARK_ROW / 2 + 5;
  return html`<text class="mark" x="${label.x}" y="${y}" text-anchor="${label.isBefore ? 'end' : 'start'}">${label.text}</text>`;
}

function drawDot({ mark, x, tail, row }: Dot, top: number, { language, hrefOf, isClaimed, marked }: MarksPlace): Html {
  const y = top + row * MARK_ROW + MARK_ROW / 2;
  const fade = `t-${isClaimed ? 'c' : 'h'}-${mark.id}`;
  return html`<a href="${hrefOf(mark.id)}" tabindex="-1"><title>${markTitle(mark, language)}</title>
${
  tail === null
    ? ''
    : html`<linearGradient id="${fade}" gradientUnits="userSpaceOnUse" x1="${tail.left}" x2="${Math.max(tail.right, tail.left + 1)}" y1="0" y2="0"><stop offset="0" stop-opacity="0.08"/><stop offset="1" stop-opacity="0.75"/></linearGradient><rect class="tail" x="${tail.left}" y="${y - 2}" width="${Math.max(1, tail.right - tail.left)}" height="4" fill="url(#${fade})"/>`
}
${x === null ? '' : html`<circle class="dot${mark.id === marked ? ' marked' : ''}" cx="${x}" cy="${y}" r="${RADIUS}"/>`}
</a>`;
}

function drawColumns({ columns, most }: MarksLayout & { readonly kind: 'columns' }, bottom: number): Html[] {
  const unit = (COLUMNS_HEIGHT - 18) / Math.max(1, most);
  return columns
    .filter(({ marks }) => marks.length > 0)
    .map(({ left, right, from, to, marks, fuzzy }) => {
      const [height, middle] = [round(Math.max(3, marks.length * unit)), round((left + right) / 2)];
      const paler = round((height * fuzzy) / marks.length);
      const [x, width] = [round(left + 1), round(right - left - 2)];
      return html`<g><title>${texts.picture.column(marks.length, dayInWords(from), dayInWords(to), fuzzy)}</title>
${paler > 0 ? html`<rect class="column fuzzy" x="${x}" y="${bottom - height}" width="${width}" height="${paler}"/>` : ''}${paler < height ? html`<rect class="column" x="${x}" y="${bottom - height + paler}" width="${width}" height="${height - paler}"/>` : ''}
<text class="number" x="${middle}" y="${bottom - height - 4}" text-anchor="middle">${marks.length}</text></g>`;
    });
}

function laneStrips(shown: readonly Lane[], scale: Scale, hrefOf: TimelineDrawn['hrefOf']): Strip[] {
  const { lanes, isCompact } = compactLanes(shown);
  const mostRows = isCompact ? MOST_BAR_ROWS.compact : MOST_BAR_ROWS.spacious;
  return lanes.flatMap((lane, index) => {
    const isNewGroup = lane.group !== undefined && lane.group !== lanes[index - 1]?.group;
    return [...(isNewGroup ? [groupStrip(lane.group ?? '')] : []), laneStrip(lane, { index, mostRows, scale, hrefOf })];
  });
}

function groupStrip(name: string): Strip {
  return {
    height: GROUP_HEIGHT,
    shapes: (top) => html`<g class="group"><line x1="0" x2="${WIDTH}" y1="${top + 4}" y2="${top + 4}"/></g>`,
    words: (top) => html`<text class="group" x="6" y="${top + 19}">${clipText(name, WIDTH - 20)}</text>`,
  };
}

interface LanePlace extends Pick<MarksPlace, 'scale' | 'hrefOf'> {
  readonly index: number;
  readonly mostRows: number;
}

function laneStrip(lane: Lane, { index, mostRows, scale, hrefOf }: LanePlace): Strip {
  const { placed, rows, more } = layOutBars(lane.bars, scale, mostRows);
  return {
    height: Math.max(more > 0 ? 2 : 1, rows) * BAR_ROW + LANE_GAP,
    shapes: (top) => html`${placed.map((bar, at) => drawBar(bar, { top, fade: `b-${index}-${at}`, hrefOf }))}`,
    words: (
      top,
    ) => html`<text class="lane" x="6" y="${top + 15}"><title>${lane.name}</title>${clipText(lane.name, PLOT.left - 12)}</text>
${more > 0 ? html`<text class="aside" x="6" y="${top + 31}">${texts.picture.more(more)}</text>` : ''}
${placed.map((bar) => nameBar(bar, top))}`,
  };
}

interface BarPlace {
  readonly top: number;
  /** Names its gradient. */
  readonly fade: string;
  readonly hrefOf: TimelineDrawn['hrefOf'];
}

function drawBar({ bar, left, right, stops, solid, row }: PlacedBar, { top, fade, hrefOf }: BarPlace): Html {
  const y = top + row * BAR_ROW;
  const width = right - left;
  const isEven = stops.every(({ strength }) => strength === 1);
  const gradient = html`<linearGradient id="${fade}" gradientUnits="userSpaceOnUse" x1="${left}" x2="${right}" y1="0" y2="0">${stops.map(({ x, strength }) => html`<stop offset="${Math.round(((x - left) / width) * 1000) / 1000}" stop-opacity="${strength * 0.55 + 0.05}"/>`)}</linearGradient>`;
  return linked(
    bar,
    hrefOf,
    html`${isEven ? '' : gradient}
<rect class="bar${isEven ? ' even' : ''}" x="${left}" y="${y + 2}" width="${width}" height="${BAR_ROW - 5}" rx="3" ${isEven ? '' : html`fill="url(#${fade})"`}/>
${solid.left > left || stops[0]?.strength === 1 ? html`<line class="edge" x1="${solid.left}" x2="${solid.left}" y1="${y + 2}" y2="${y + BAR_ROW - 3}"/>` : ''}`,
  );
}

function nameBar({ row, label }: PlacedBar, top: number): Html {
  return html`<text class="mark" x="${label.x}" y="${top + row * BAR_ROW + 15}" text-anchor="${label.place === 'before' ? 'end' : 'start'}">${label.text}</text>`;
}

/** Leads to the development by which it began. */
function linked({ tone, isClaim: isOnlyClaimed, title, id }: Bar, hrefOf: TimelineDrawn['hrefOf'], drawn: Html): Html {
  const classes = `tone ${tone}${isOnlyClaimed ? ' claimed' : ''}`;
  const content = html`<title>${title}</title>${drawn}`;
  return id === undefined
    ? html`<g class="${classes}">${content}</g>`
    : html`<a class="${classes}" href="${hrefOf(id)}" tabindex="-1">${content}</a>`;
}
