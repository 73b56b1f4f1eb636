/** The picture of a subject’s time: an axis, a row for each topic or person, the whole record, a key, and a table. */
import { html } from 'hono/html';
import type { SubjectId } from '../../catalogue/subject.ts';
import { kindOf } from '../../catalogue/subject.ts';
import type { Day } from '../../time/day.ts';
import { laterOf } from '../../time/day.ts';
import { assetAddress } from '../assets.ts';
import type { RenderContext } from '../context.ts';
import type { Html } from '../html.ts';
import { scriptHtml } from '../layout.ts';
import { type Asked, subjectPath, withQuery } from '../links.ts';
import { axisHtml, dayLineHtml, gridHtml, wholeHtml } from './axis.ts';
import { wholeOf, windowAsked, windowFirst } from './calendar.ts';
import { changedDays, changesOf, type DayOfChange } from './changes.ts';
import { keyHtml } from './key.ts';
import type { Row, Window } from './model.ts';
import { isSeen, rowHtml } from './row.ts';
import { scaleOf } from './scale.ts';
import { pictureShapes } from './shapes.ts';
import { pictureTable } from './table.ts';
import { type Address, toolsHtml } from './tools.ts';
import type { TrackPlace } from './track.ts';
import { askView, hiddenIn, type View } from './view.ts';

export interface PictureDrawn {
  readonly subject: SubjectId;
  readonly rows: readonly Row[];
  readonly view: View;
  readonly asOf: Day;
  readonly today: Day;
  readonly context: RenderContext;
  /** People of a case who have no rows. */
  readonly more?: number;
  /** What else the page’s address asks for. */
  readonly keep?: Asked;
  /** A development to be seen at once. */
  readonly marked?: string | undefined;
  /** Without tools, axis of the whole record and table: on a page that shows several. */
  readonly isPlain?: boolean;
}

/** A picture as a reader has chosen to see it. */
interface Shown extends PictureDrawn {
  readonly shownRows: readonly Row[];
  readonly changes: readonly DayOfChange[];
  readonly whole: Window;
  readonly window: Window;
  readonly address: Address;
}

export function drawRows(drawn: PictureDrawn): Html {
  const shown = toShown(drawn);
  const { shownRows, changes, window, whole, address, asOf, today, context, view, isPlain = false } = shown;
  const { language } = context;
  const scale = scaleOf(window);
  const place: TrackPlace = {
    scale,
    horizon: laterOf(today, asOf),
    language,
    hrefOf: (ids) => addressOf(ids, context),
    marked: drawn.marked,
  };
  const tools = { view, window, whole, asOf, changes, rows: drawn.rows, address, language };
  const bounds = html`data-from="${window.from}" data-to="${window.to}" data-as-of="${asOf}"`;
  return html`${pictureShapes}${isPlain ? '' : scripts}
<figure class="picture" data-picture ${bounds} data-today="${today}"
 data-address="${address(askView({ ...view, from: undefined, to: undefined }))}"
 data-brief="${context.links.to('/brief')}" data-words="${JSON.stringify(scriptWords(shown))}">
${isPlain ? '' : toolsHtml({ ...tools, more: drawn.more ?? 0, isCase: kindOf(drawn.subject) === 'case' })}
<div class="lanes">${gridHtml(scale, language)}
${axisHtml({ scale, asOf, today, days: changedDays(changes), language })}
${shownRows.filter((row) => isSeen(row, place)).map((row) => rowHtml(row, place))}
${dayLineHtml(scale, asOf)}</div>
${isPlain ? '' : wholeHtml({ rows: shownRows, whole, window, horizon: place.horizon, language })}
${keyHtml(shownRows, language)}
${isPlain ? '' : pictureTable({ rows: shownRows, hrefOf: place.hrefOf, language })}
</figure>`;
}

const scripts = html`<script defer src="${assetAddress('d3.js')}"></script>${scriptHtml('picture.js')}`;

function toShown(drawn: PictureDrawn): Shown {
  const { subject, rows, view, asOf, today, context, keep = {} } = drawn;
  const hidden = hiddenIn(view);
  const shownRows = rows.filter(({ key }) => !hidden.includes(key));
  const changes = changesOf(shownRows, context.language);
  const days = changedDays(changes);
  const whole = wholeOf([...days, asOf, ...(rows.length > 0 ? [today] : [])]);
  const { links } = context;
  const address: Address = (asked, day) => {
    const at = day === undefined ? links.asked.asOf : day;
    return withQuery(links.bare(subjectPath(subject)), { ...keep, ...links.asked, asOf: at, ...asked });
  };
  const window = windowAsked(view) ?? windowFirst({ asOf, today, days, whole });
  return { ...drawn, shownRows, changes, whole, window, address };
}

/** The page of one development, or of several in short. */
function addressOf(ids: readonly string[], { links }: RenderContext): string {
  const [only = '', another] = ids;
  return another === undefined ? links.development(only) : links.to('/brief', { ids: ids.slice(0, 12).join() });
}

/** What the script says. */
function scriptWords({ context: { language } }: Shown) {
  const { picture, dates } = language.texts;
  return { today: picture.today, day: dates.bare.day, months: Object.values(dates.months.withDay) };
}
