/** The axis of a picture: ticks, days on which something changes, the line of the chosen day, and the whole record. */
import { html } from 'hono/html';
import type { Day } from '../../time/day.ts';
import { formatDay } from '../../words/dates.ts';
import type { Language } from '../../words/language.ts';
import type { Html } from '../html.ts';
import type { Row, Window } from './model.ts';
import { placeBar } from './place.ts';
import { type Scale, scaleOf, ticksOf } from './scale.ts';

export interface AxisDrawn {
  readonly scale: Scale;
  readonly asOf: Day;
  readonly today: Day;
  /** On which something changes. */
  readonly days: readonly Day[];
  readonly language: Language;
}

const HEIGHT = 46;

/** Its first row: names of days, and a flag on the chosen one. */
export function axisHtml({ scale, asOf, today, days, language }: AxisDrawn): Html {
  const { picture } = language.words;
  const ticks = ticksOf(scale, language).map(
    ({ x, label, isMajor, isFine }) => html`<text class="tick${isMajor ? ' major' : ''}${isFine ? ' fine' : ''}"
 x="${x}%" dx="4" y="38">${label}</text>`,
  );
  const day = asOf === today ? picture.today : formatDay(asOf, language);
  return html`<div class="lane axis">
<div class="name"></div><div class="shelf">${picture.shelf}</div>
<svg class="track" height="${HEIGHT}" width="100%" aria-hidden="true" focusable="false">
<svg data-plot x="0" width="100%" overflow="visible">${changesHtml(scale, days)}${ticks}</svg>
<svg class="flagpole" data-plot x="0" width="100%" overflow="visible">${flagHtml(scale, asOf, { day, picture })}</svg>
</svg></div>`;
}

interface FlagWords {
  readonly day: string;
  readonly picture: Language['words']['picture'];
}

/** Outside of the window the flag points to where the day is. */
function flagHtml({ xOf, window }: Scale, asOf: Day, { day, picture }: FlagWords): Html {
  const isBefore = asOf < window.from;
  const isAfter = asOf > window.to;
  const x = isBefore ? 0 : isAfter ? 100 : xOf(asOf);
  const side = x < 12 ? 'start' : x > 88 ? 'end' : 'middle';
  const text = isBefore ? picture.earlier({ day }) : isAfter ? picture.later({ day }) : day;
  return html`<foreignObject x="${x}%" y="0" width="1" height="21" data-flag><div class="flag ${side}"><span
 data-flag-text>${text}</span></div></foreignObject>`;
}

/** Nearer days than this, in percent, share a triangle. */
const NEAR = 0.9;

function changesHtml({ xOf, window }: Scale, days: readonly Day[]): Html {
  let last = Number.NEGATIVE_INFINITY;
  const places = days.flatMap((day) => {
    const x = xOf(day);
    if (day < window.from || day > window.to || x - last < NEAR) return [];
    last = x;
    return [x];
  });
  return html`${places.map((x) => html`<use class="change" href="#change" x="${x}%" y="20"/>`)}`;
}

/** Behind all rows: a line for each tick; before them: that of the chosen day. */
export function gridHtml(scale: Scale, language: Language): Html {
  const lines = ticksOf(scale, language).map(
    ({ x, isMajor }) => html`<line class="${isMajor ? 'major' : 'minor'}" x1="${x}%" x2="${x}%" y2="100%"/>`,
  );
  return html`<svg class="grid" aria-hidden="true" focusable="false"><svg data-plot x="0" width="100%"
 overflow="visible">${lines}</svg></svg>`;
}

export function dayLineHtml({ xOf, window }: Scale, asOf: Day): Html {
  const isWithin = asOf >= window.from && asOf <= window.to;
  const x = xOf(asOf);
  const line = html`<line class="day-line" data-day-line x1="${x}%" x2="${x}%" y1="20" y2="100%"/>
<foreignObject x="${x}%" y="0" width="1" height="100%" data-day-handle><div class="handle"></div></foreignObject>`;
  return html`<svg class="day" aria-hidden="true" focusable="false"><svg data-plot x="0" width="100%"
 overflow="visible">${isWithin ? line : ''}</svg></svg>`;
}

export interface WholeDrawn extends Pick<AxisDrawn, 'language'> {
  readonly rows: readonly Row[];
  readonly whole: Window;
  readonly window: Window;
  readonly horizon: Day;
}

const THIN = 4;
const MOST_LINES = 8;

/** A strip of the whole record, with the window marked. */
export function wholeHtml({ rows, whole, window, horizon, language }: WholeDrawn): Html {
  const { picture } = language.words;
  const scale = scaleOf(whole);
  const lines = rows.flatMap(({ tracks }) => tracks).slice(0, MOST_LINES);
  const height = Math.max(3, lines.length) * (THIN + 1) + 18;
  const bars = lines.map((line, index) =>
    line.flatMap((bar) => {
      const placed = placeBar(bar, scale, horizon);
      if (!placed) return [];
      const part = (extent: typeof placed.solid, className: string) =>
        extent
          ? html`<rect class="${className}" x="${extent.left}%" width="${extent.right - extent.left}%"
 y="${3 + index * (THIN + 1)}" height="${THIN}"/>`
          : '';
      return html`<g class="thin look-${bar.look}">${part(placed.fadeIn, 'faded')}${part(placed.solid, 'full')}
${part(placed.pale, 'faded')}${part(placed.fadeOut, 'faded')}</g>`;
    }),
  );
  const ticks = ticksOf(scale, language, 6).map(
    ({ x, label, isFine }) => html`<text class="tick${isFine ? ' fine' : ''}" x="${x}%" dx="4"
 y="${height - 5}">${label}</text><line class="minor" x1="${x}%" x2="${x}%" y2="100%"/>`,
  );
  const left = Math.max(0, scale.xOf(window.from));
  const right = Math.min(100, scale.xOf(window.to) + scale.day);
  const frame =
    right > left
      ? html`<rect class="window" x="${left}%" width="${Math.max(0.6, right - left)}%" y="1" height="${height - 2}"/>`
      : '';
  const hint = picture.wholeHint({ from: formatDay(whole.from, language), to: formatDay(whole.to, language) });
  return html`<div class="lane whole"><div class="name"><span class="now">${picture.whole}</span></div>
<div class="shelf"></div>
<svg class="track" height="${height}" width="100%" role="img" aria-label="${hint}" focusable="false" data-whole
 data-from="${whole.from}" data-to="${whole.to}">${ticks}${bars}${frame}</svg></div>`;
}
