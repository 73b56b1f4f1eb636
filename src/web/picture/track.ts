/** The track of a row as SVG: bars with their texts, dots, and what can be pressed. Places are in percent. */
import { html } from 'hono/html';
import type { Day } from '../../time/day.ts';
import { formatDay } from '../../words/dates.ts';
import type { Language } from '../../words/language.ts';
import type { Html } from '../html.ts';
import { type Label, labelsOf } from './label.ts';
import type { Bar, Dot, Extent, Row } from './model.ts';
import { type Cluster, clusterDots, type PlacedBar, placeBar, spreadOf, visible } from './place.ts';
import { type Scale, WIDTHS } from './scale.ts';
import { hasBand } from './shapes.ts';

/** Where a track is drawn. */
export interface TrackPlace {
  readonly scale: Scale;
  /** The last day of which anything is known. */
  readonly horizon: Day;
  readonly language: Language;
  /** The address of one development, or of several in short. */
  readonly hrefOf: (ids: readonly string[]) => string;
  readonly marked?: string | undefined;
}

const BAR = { height: 22, gap: 4, edge: 9 };
const BAND = 4;

/** No row has more tracks: its table has the rest. */
const MOST_TRACKS = 6;

export function trackHtml({ tracks, dots }: Row, place: TrackPlace): Html {
  const drawn = tracks.filter((bars) => bars.some((bar) => placeBar(bar, place.scale, place.horizon)));
  const shown = drawn.slice(0, MOST_TRACKS);
  const count = Math.max(1, shown.length);
  const height = 2 * BAR.edge + count * BAR.height + (count - 1) * BAR.gap;
  const parts = shown.map((bars, index) => barsHtml(bars, BAR.edge + index * (BAR.height + BAR.gap), place));
  return html`<svg class="track" height="${height}" width="100%" focusable="false">
<svg class="plot" data-plot x="0" width="100%" overflow="visible">${parts}${dotsHtml(dots, height / 2, place)}</svg>
${parts.length === 0 ? '' : edgesHtml(shown, place)}
</svg>`;
}

function barsHtml(bars: readonly Bar[], y: number, place: TrackPlace): Html {
  const placed = bars.flatMap((bar) => placeBar(bar, place.scale, place.horizon) ?? []);
  const labels = labelsOf(placed);
  return html`${placed.map((it) => barShapes(it, y, place))}
${[...labels].map(([{ bar }, label]) => labelHtml(label, bar, y))}
${placed.map((it) => pressBar(it, y, place))}`;
}

function across({ left, right }: Extent): Html {
  return html`x="${left}%" width="${Math.round((right - left) * 100) / 100}%"`;
}

function barShapes({ bar, solid, pale, fadeIn, fadeOut }: PlacedBar, y: number, { marked }: TrackPlace): Html {
  const { look, because } = bar;
  const rect = (extent: Extent | undefined, className: string, more: Html | '' = '') =>
    extent ? html`<rect class="${className}" ${across(extent)} y="${y}" height="${BAR.height}" ${more}/>` : '';
  const bandOf = (extent: Extent | undefined) =>
    extent && hasBand(look) ? html`<rect ${across(extent)} height="${BAND}" fill="url(#band-${look})"/>` : '';
  const isMarked = marked !== undefined && because.includes(marked);
  return html`<g class="bar look-${look}${isMarked ? ' marked' : ''}">
${rect(fadeIn, 'fade', html`fill="url(#in-${look})"`)}${rect(fadeIn, 'maybe')}
${rect(fadeOut, 'fade', html`fill="url(#out-${look})"`)}${rect(fadeOut, 'maybe')}
${rect(pale, 'pale')}${rect(solid, 'solid')}
<svg class="band" y="${y + BAR.height - BAND}" height="${BAND}">${bandOf(solid)}${bandOf(pale)}</svg></g>`;
}

function labelHtml({ text, place, left, right }: Label, { look }: Bar, y: number): Html {
  const extent = { left, right };
  return html`<foreignObject ${across(extent)} y="${y}" height="${BAR.height}"><div
 class="text ${place} look-${look}" aria-hidden="true">${text}</div></foreignObject>`;
}

/** Leads to the developments that it rests on. */
function pressBar({ bar, extent }: PlacedBar, y: number, { hrefOf }: TrackPlace): Html | '' {
  const seen = visible(extent);
  if (!seen || bar.because.length === 0) return '';
  return html`<foreignObject ${across(seen)} y="${y - 1}" height="${BAR.height + 2}"><a class="press"
 href="${hrefOf(bar.because)}" data-brief="${bar.because.slice(0, MOST_BRIEF).join()}" aria-label="${bar.title}"></a>
</foreignObject>`;
}

/** More developments than these are counted in short. */
export const MOST_BRIEF = 12;

/** Arrows where a beginning or an end is not known and lies beyond. */
function edgesHtml(tracks: readonly (readonly Bar[])[], { scale, horizon }: TrackPlace): Html {
  return html`${tracks.map((bars, index) => {
    const y = BAR.edge + index * (BAR.height + BAR.gap) + 3;
    const placed = bars.flatMap((bar) => placeBar(bar, scale, horizon) ?? []);
    const before = placed.find(({ extent, hasNoBegin }) => hasNoBegin && extent.left < 0 && extent.right > 0);
    const after = placed.find(({ extent, hasNoEnd }) => hasNoEnd && extent.right > 100 && extent.left < 100);
    const arrow = ({ bar }: PlacedBar, x: number, path: string) =>
      html`<svg x="${x}%" y="${y}" width="1" height="16" overflow="visible"><path class="arrow look-${bar.look}"
 d="${path}"/></svg>`;
    return [before ? arrow(before, 0, 'M11 1 4 8l7 7') : '', after ? arrow(after, 100, 'M-11 1l7 7-7 7') : ''];
  })}`;
}

/** Dots that would touch are counted: fewer on a desk than on a phone. */
const LEAST_APART = 30;

function dotsHtml(all: readonly Dot[], y: number, place: TrackPlace): Html | '' {
  const dots = all.filter(({ isUndated }) => !isUndated);
  if (dots.length === 0) return '';
  const { scale } = place;
  const layers = (['desk', 'phone'] as const).map((screen) => ({
    screen,
    clusters: clusterDots(dots, scale, (LEAST_APART / WIDTHS[screen]) * 100),
  }));
  return html`${dots.slice(0, MOST_SPREADS).map((dot) => spreadHtml(dot, y, scale))}
${layers.map(
  ({ screen, clusters }) =>
    html`<g class="pins ${screen}">${clusters.map((cluster) => pinHtml(cluster, y, place))}</g>`,
)}`;
}

/** Of more dots the days between which they lie would be a grey area. */
const MOST_SPREADS = 60;

function spreadHtml(dot: Dot, y: number, scale: Scale): Html | '' {
  const spread = spreadOf(dot, scale);
  if (!spread) return '';
  const { left, right } = spread;
  return html`<line class="spread look-${dot.isClaim ? 'claim' : 'plain'}" x1="${left}%" x2="${right}%"
 y1="${y}" y2="${y}"/>`;
}

function pinHtml({ x, dots, isClaim }: Cluster, y: number, { hrefOf, language, marked }: TrackPlace): Html {
  const [first] = dots;
  const ids = dots.map(({ id }) => id);
  const kind = isClaim ? 'claim' : 'event';
  const isMarked = marked !== undefined && ids.includes(marked);
  const name = dots.length === 1 && first ? first.title : groupName(dots, isClaim, language);
  const content = dots.length === 1 ? '' : dots.length;
  const at = dots.length > 1 ? Math.min(97.5, Math.max(2.5, x)) : x;
  return html`<foreignObject x="${at}%" y="${y - 12}" width="1" height="24"><a
 class="pin ${kind}${dots.length > 1 ? ' pill' : ''}${isMarked ? ' marked' : ''}" href="${hrefOf(ids)}"
 data-brief="${ids.slice(0, MOST_BRIEF).join()}" ${dots.length > MOST_BRIEF ? html`data-more="${dots.length}"` : ''}
 aria-label="${name}">${content}</a></foreignObject>`;
}

function groupName(dots: readonly Dot[], isClaim: boolean, language: Language): string {
  const { picture } = language.words;
  const days = dots.flatMap(({ earliest, latest }) => [earliest ?? latest, latest]).sort();
  const [from, to] = [formatDay(days[0] ?? '', language), formatDay(days.at(-1) ?? '', language)];
  return (isClaim ? picture.groupOfClaims : picture.group)({ count: dots.length, from, to });
}
