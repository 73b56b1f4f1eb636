/** Strips of lanes: a name, and bars for what lasts. */
import { html } from 'hono/html';
import type { Html } from '../html.ts';
import { layOutBars, type PlacedBar } from './bars.ts';
import type { Bar, Lane } from './model.ts';
import { LANE_GAP, PLOT, type Strip, type StripPlace, WIDTH } from './strip.ts';
import { clipText } from './text.ts';

const BAR_ROW = 22;
const GROUP_HEIGHT = 24;
/** A picture with more rows of one lane cannot be read. */
const MOST_BAR_ROWS = { spacious: 8, compact: 4 };

export function laneStrips(shown: readonly Lane[], place: StripPlace): Strip[] {
  const { lanes, isCompact } = compactLanes(shown);
  const mostRows = isCompact ? MOST_BAR_ROWS.compact : MOST_BAR_ROWS.spacious;
  return lanes.flatMap((lane, index) => {
    const isNewGroup = lane.group !== undefined && lane.group !== lanes[index - 1]?.group;
    return [...(isNewGroup ? [groupStrip(lane.group ?? '')] : []), laneStrip(lane, { ...place, index, mostRows })];
  });
}

/** At most so many people have lanes of their own for each kind of thing. */
const MOST_SPACIOUS = 8;

/** With more people than that, each has one lane for all that lasts: its bars say in words what they are. */
function compactLanes(lanes: readonly Lane[]): { readonly lanes: readonly Lane[]; readonly isCompact: boolean } {
  const grouped = Map.groupBy(lanes, ({ group }) => group);
  const common = grouped.get(undefined) ?? [];
  grouped.delete(undefined);
  if (grouped.size <= MOST_SPACIOUS) return { lanes, isCompact: false };
  const ofPeople = [...grouped].map(([name = '', own]): Lane => ({ name, bars: own.flatMap(({ bars }) => bars) }));
  return { lanes: [...common, ...ofPeople], isCompact: true };
}

function groupStrip(name: string): Strip {
  return {
    height: GROUP_HEIGHT,
    shapes: (top) => html`<g class="group"><line x1="0" x2="${WIDTH}" y1="${top + 4}" y2="${top + 4}"/></g>`,
    words: (top) => html`<text class="group" x="6" y="${top + 19}">${clipText(name, WIDTH - 20)}</text>`,
  };
}

interface LanePlace extends StripPlace {
  readonly index: number;
  readonly mostRows: number;
}

function laneStrip({ name, bars }: Lane, { index, mostRows, scale, hrefOf, language }: LanePlace): Strip {
  const { placed, rows, more } = layOutBars(bars, scale, mostRows);
  const left = language.words.picture.more({ count: more });
  const title = html`<title>${name}</title>${clipText(name, PLOT.left - 12)}`;
  return {
    height: Math.max(more > 0 ? 2 : 1, rows) * BAR_ROW + LANE_GAP,
    shapes: (top) => html`${placed.map((bar, at) => drawBar(bar, { top, fade: `b-${index}-${at}`, hrefOf }))}`,
    words: (top) => html`<text class="lane" x="6" y="${top + 15}">${title}</text>
${more > 0 ? html`<text class="aside" x="6" y="${top + 31}">${left}</text>` : ''}
${placed.map((bar) => nameBar(bar, top))}`,
  };
}

interface BarPlace extends Pick<StripPlace, 'hrefOf'> {
  readonly top: number;
  /** Names its gradient. */
  readonly fade: string;
}

function drawBar(placed: PlacedBar, { top, fade, hrefOf }: BarPlace): Html {
  const { bar, left, right, stops, solid, row } = placed;
  const y = top + row * BAR_ROW;
  const isEven = stops.every(({ strength }) => strength === 1);
  const hasEdge = solid.left > left || stops[0]?.strength === 1;
  const edge = html`<line class="edge" x1="${solid.left}" x2="${solid.left}" y1="${y + 2}" y2="${y + BAR_ROW - 3}"/>`;
  const drawn = html`${isEven ? '' : gradient(placed, fade)}
<rect class="bar${isEven ? ' even' : ''}" x="${left}" y="${y + 2}" width="${right - left}" height="${BAR_ROW - 5}"
 rx="3" ${isEven ? '' : html`fill="url(#${fade})"`}/>
${hasEdge ? edge : ''}`;
  return linked(bar, hrefOf, drawn);
}

function gradient({ left, right, stops }: PlacedBar, fade: string): Html {
  const stop = ({ x, strength }: PlacedBar['stops'][number]) => {
    const offset = Math.round(((x - left) / (right - left)) * 1000) / 1000;
    return html`<stop offset="${offset}" stop-opacity="${strength * 0.55 + 0.05}"/>`;
  };
  return html`<linearGradient id="${fade}" gradientUnits="userSpaceOnUse" x1="${left}" x2="${right}" y1="0" y2="0">
${stops.map(stop)}</linearGradient>`;
}

function nameBar({ row, label }: PlacedBar, top: number): Html {
  const anchor = label.place === 'before' ? 'end' : 'start';
  const y = top + row * BAR_ROW + 15;
  return html`<text class="mark" x="${label.x}" y="${y}" text-anchor="${anchor}">${label.text}</text>`;
}

/** Leads to the development by which it began. */
function linked({ look, isClaim, title, id }: Bar, hrefOf: StripPlace['hrefOf'], drawn: Html): Html {
  const classes = `tone look-${look}${isClaim ? ' claimed' : ''}`;
  const content = html`<title>${title}</title>${drawn}`;
  return id === undefined
    ? html`<g class="${classes}">${content}</g>`
    : html`<a class="${classes}" href="${hrefOf(id)}" tabindex="-1">${content}</a>`;
}
