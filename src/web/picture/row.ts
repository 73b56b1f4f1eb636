/** A row of the picture: what it is about and what holds on the chosen day, what has no date, and its track. */
import { html } from 'hono/html';
import type { Html } from '../html.ts';
import { markHtml } from '../mark.ts';
import type { Row } from './model.ts';
import { isDated } from './model.ts';
import { placeBar, visible } from './place.ts';
import { MOST_BRIEF, type TrackPlace, trackHtml } from './track.ts';

export function rowHtml(row: Row, place: TrackPlace): Html {
  const { key, name, href, now } = row;
  const { picture } = place.language.words;
  const values = place.language.list(now.map(({ text }) => text));
  const title = href === undefined ? html`<b>${name}</b>` : html`<b><a href="${href}">${name}</a></b>`;
  const said = now.map(({ look, text }) => html`<span>${look === 'plain' ? '' : markHtml(look)}${text}</span>`);
  return html`<div class="lane${row.tracks.length === 0 ? ' of-dots' : ''}" data-row="${key}" role="group"
 aria-label="${picture.rowNow({ row: name, values })}">
<div class="name" ${key.startsWith('person:') ? html`data-says="${key}"` : ''}>${title}<span class="now">${said}</span></div>
<div class="shelf">${shelfHtml(row, place)}</div>
${trackHtml(row, place)}
</div>`;
}

/** Whether a row has anything to show here: within the window, without a date, or on the chosen day. */
export function isSeen(row: Row, { scale, horizon }: TrackPlace): boolean {
  const { from, to } = scale.window;
  return (
    row.now.some(({ look }) => look !== 'none' && row.tracks.length > 0) ||
    undatedOf(row).length > 0 ||
    row.dots.some(({ earliest, latest }) => (earliest ?? from) <= to && latest >= from) ||
    row.tracks.flat().some((bar) => {
      const placed = placeBar(bar, scale, horizon);
      return placed !== undefined && visible(placed.extent) !== undefined;
    })
  );
}

interface Undated {
  readonly ids: readonly string[];
  readonly title: string;
  readonly isClaim: boolean;
}

/** What of a row has no date: it never stands on the axis. */
export function undatedOf({ tracks, dots }: Row): Undated[] {
  const bars = tracks.flat().filter((bar) => !isDated(bar));
  return [
    ...bars.map(({ because, title, look }) => ({ ids: because.slice(0, 1), title, isClaim: look === 'claim' })),
    ...dots.filter(({ isUndated }) => isUndated).map(({ id, title, isClaim }) => ({ ids: [id], title, isClaim })),
  ];
}

interface ShelfLink {
  readonly label: string;
  readonly content: Html;
  readonly className: string;
}

/** More than these lead to all of them together. */
const MOST_PINS = 3;

function shelfHtml(row: Row, { hrefOf, language, marked }: TrackPlace): Html | '' {
  const undated = undatedOf(row);
  if (undated.length === 0) return '';
  const { picture } = language.words;
  const kindOf = ({ isClaim }: Undated) => (isClaim ? 'claim' : 'event');
  const count = html`<span class="count">${picture.undated({ count: undated.length })}</span>`;
  const linkTo = (ids: readonly string[], { label, content, className }: ShelfLink) => html`<a
 class="${className}${marked !== undefined && ids.includes(marked) ? ' marked' : ''}" href="${hrefOf(ids)}"
 data-brief="${ids.slice(0, MOST_BRIEF).join()}" aria-label="${label}">${content}</a>`;
  if (undated.length <= MOST_PINS)
    return html`${undated.map((it) => {
      const className = `pin ${kindOf(it)}`;
      return linkTo(it.ids, { label: it.title, content: html``, className });
    })}${count}`;
  const label = picture.undatedIn({ row: row.name, count: undated.length });
  const pins = undated.slice(0, MOST_PINS).map((it) => html`<span class="pin ${kindOf(it)}"></span>`);
  const ids = undated.flatMap((it) => it.ids);
  const content = html`${pins}<span class="sum">${undated.length}</span>${count}`;
  return linkTo(ids, { label, content, className: 'pins' });
}
