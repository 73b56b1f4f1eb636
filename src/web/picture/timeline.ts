/** The picture of a subject’s time: what happened and what is claimed, then a lane for each thing that lasts. */
import { html } from 'hono/html';
import type { Mark } from '../../queries/subject-history.ts';
import type { Day } from '../../time/day.ts';
import { formatDay } from '../../words/dates.ts';
import type { Language } from '../../words/language.ts';
import type { Html } from '../html.ts';
import { shapeOf } from './bars.ts';
import { laneStrips } from './lane-strips.ts';
import { markStrip } from './mark-strip.ts';
import { isClaim } from './marks.ts';
import type { Lane, Window } from './model.ts';
import { round, type Scale, scaleOf, ticksOf } from './scale.ts';
import { AXIS_HEIGHT, PLOT, WIDTH } from './strip.ts';
import { pictureTable } from './table.ts';

export interface TimelineDrawn {
  readonly lanes: readonly Lane[];
  readonly marks: readonly Mark[];
  readonly asOf: Day;
  readonly window: Window;
  /** The address of a development’s page. */
  readonly hrefOf: (id: string) => string;
  /** A development to be seen at once. */
  readonly marked?: string | undefined;
  readonly language: Language;
}

/** As a drawing, and the same as a table. */
export function drawTimeline(drawn: TimelineDrawn): Html {
  const { lanes, marks, language } = drawn;
  const { region, caption } = language.words.picture;
  return html`<figure class="picture">
<div class="frame" tabindex="0" role="region" aria-label="${region}">
${drawing(drawn)}
</div>
<figcaption>${caption}</figcaption>
${pictureTable({ lanes, marks, language })}
</figure>`;
}

function drawing({ lanes, marks, asOf, window, hrefOf, marked, language }: TimelineDrawn): Html {
  const { happened, claimed } = language.words.picture;
  const scale = scaleOf(window, PLOT);
  const place = { scale, hrefOf, marked, language };
  const acts = marks.filter((it) => !isClaim(it));
  const shown = lanes.filter(({ bars }) => bars.some((bar) => shapeOf(bar, scale)));
  const strips = [
    markStrip(happened, acts, { ...place, isClaimed: false }),
    markStrip(claimed, marks.filter(isClaim), { ...place, isClaimed: true }),
    ...laneStrips(shown, place),
  ];
  const tops = strips.map((_, index) => AXIS_HEIGHT + sum(strips.slice(0, index).map((strip) => strip.height)));
  const height = AXIS_HEIGHT + sum(strips.map((strip) => strip.height)) + 6;
  const { left, right } = PLOT;
  return html`<svg viewBox="0 0 ${WIDTH} ${height}" aria-hidden="true" focusable="false"
 data-from="${window.from}" data-to="${window.to}" data-left="${left}" data-right="${right}">
<defs><clipPath id="plot"><rect x="${left}" y="0" width="${right - left}" height="100000"/></clipPath></defs>
${axis(scale, height, language)}
${strips.map(({ shapes }, index) => shapes(tops[index] ?? 0))}
${asOfMarker({ scale, asOf, height, language })}
${strips.map((strip, index) => strip.words(tops[index] ?? 0))}
</svg>`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, it) => total + it, 0);
}

function axis(scale: Scale, height: number, language: Language): Html {
  const line = (x: number) => html`<line x1="${x}" x2="${x}" y1="${AXIS_HEIGHT - 6}" y2="${height}"/>`;
  const text = (x: number, label: string) => html`<text x="${x + 3}" y="${AXIS_HEIGHT - 10}">${label}</text>`;
  const ticks = ticksOf(scale, language);
  return html`<g class="axis">${ticks.map(({ x, label }) => [line(x), x < PLOT.right - 50 ? text(x, label) : ''])}</g>`;
}

interface MarkerDrawn {
  readonly scale: Scale;
  readonly asOf: Day;
  readonly height: number;
  readonly language: Language;
}

/** The date asked for, and a veil over all that lies after it; a script may move it. */
function asOfMarker({ scale: { window, xOf }, asOf, height, language }: MarkerDrawn): Html {
  const x = asOf < window.from ? PLOT.left : asOf > window.to ? PLOT.right : xOf(asOf);
  const textAt = round(Math.min(PLOT.right - 70, Math.max(PLOT.left + 70, x)));
  const day = language.words.picture.on({ day: formatDay(asOf, language) });
  return html`<g clip-path="url(#plot)"><g data-as-of-marker>
<rect class="veil" x="${x}" y="${AXIS_HEIGHT - 6}" width="${2 * WIDTH}" height="${height}"/>
<line class="as-of" data-as-of x1="${x}" x2="${x}" y1="${AXIS_HEIGHT - 28}" y2="${height}"/></g></g>
<text class="as-of-day" x="${textAt}" y="13" text-anchor="middle">${day}</text>`;
}
