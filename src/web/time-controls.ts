/** The two times of a page that its reader can set: the date, and what was known. With a script they act at once. */
import { html } from 'hono/html';
import type { Knowledge } from '../log/known-at.ts';
import type { Day } from '../time/day.ts';
import { formatDay } from '../words/dates.ts';
import type { Language } from '../words/language.ts';
import { instantHtml } from './dates.ts';
import type { Html } from './html.ts';
import { type AskedSnapshot, hiddenFields, type Links, withQuery } from './links.ts';

/** What the time controls show, and how far they reach. */
export interface TimeRange {
  readonly asOf: Day;
  readonly knowledge: Knowledge;
  readonly today: Day;
  /** Between which days something happens. */
  readonly first: Day | null;
  readonly last: Day | null;
  /** At which positions something was learned or withdrawn, ascending. Empty: at any up to `head`. */
  readonly positions: readonly number[];
  /** The last position that is recorded. */
  readonly head: number;
  /** The days on which something changes, as far as is known, ascending. */
  readonly days: readonly Day[];
}

export interface TimeControlsPlace {
  readonly links: Links;
  readonly language: Language;
  /** The address of the page, without its query. */
  readonly path: string;
  /** What else its address asks for. */
  readonly keep?: Readonly<Record<string, string | undefined>>;
}

export function timeControls(range: TimeRange, place: TimeControlsPlace): Html {
  const { path, keep = {}, language } = place;
  const words = language.words.site.timeControls;
  return html`<section class="time-controls" aria-label="${words.label}">
<form action="${path}" data-time-controls data-words="${JSON.stringify(scriptWords(language))}">
${hiddenFields(keep)}
${dateControl(range, place)}
${knowledgeControl(range, place)}
<button>${words.show}</button>
</form>
<p class="now" id="time-now" role="status" data-live>${snapshotHtml(range, language)}</p>
</section>`;
}

/** What the script says of a slider. */
function scriptWords({ texts: { site, dates } }: Language) {
  const { now, entry } = site.timeControls;
  return { now, entry, day: dates.bare.day, months: Object.values(dates.months.withDay) };
}

function dateControl(range: TimeRange, place: TimeControlsPlace): Html {
  const { asOf, today, first, last, days } = range;
  const words = place.language.words.site.timeControls;
  const latest = [today, last ?? today, asOf].sort().at(-1) ?? today;
  const earliest = [first ?? today, asOf].sort()[0] ?? today;
  const before = days.findLast((day) => day < asOf);
  const after = days.find((day) => day > asOf);
  const changes = html`${stepTo(words.previousChange, before && at(place, { asOf: before }))}
${stepTo(words.nextChange, after && at(place, { asOf: after }))}`;
  return html`<fieldset>
<legend>${words.on}</legend>
<input type="range" hidden aria-label="${words.onSlider}"
 data-slider="asOf" data-first="${earliest}" data-last="${latest}">
<div class="row"><label class="sr" for="time-on">${words.on}</label>
<input id="time-on" type="date" name="asOf" value="${asOf}">
<span class="steps" id="time-days" data-live>${days.length === 0 ? '' : changes}
${stepTo(words.today, asOf === today ? undefined : at(place, { asOf: undefined }))}</span></div>
</fieldset>`;
}

function knowledgeControl({ knowledge, positions, head }: TimeRange, place: TimeControlsPlace): Html {
  const { asked } = place.links;
  const words = place.language.words.site.timeControls;
  const before = positions.findLast((position) => position < knowledge.position);
  const after = positions.find((position) => position > knowledge.position);
  const toEntry = (position: number | undefined) =>
    position === undefined ? undefined : at(place, { knownAt: `position:${position}` });
  const entries = html`${stepTo(words.previousEntry, toEntry(before))} ${stepTo(words.nextEntry, toEntry(after))}`;
  return html`<fieldset>
<legend>${words.known}</legend>
<input type="range" hidden aria-label="${words.knownSlider}" data-slider="knownAt"
 data-head="${head}" data-position="${knowledge.position}" data-positions="${positions.join(' ')}">
<div class="row"><label class="sr" for="time-known">${words.known}</label>
<input id="time-known" name="knownAt" value="${asked.knownAt ?? ''}" placeholder="${words.now}" maxlength="40"
 aria-describedby="time-known-hint">
<span class="steps" id="time-entries" data-live>${positions.length === 0 ? '' : entries}
${stepTo(words.now, asked.knownAt === undefined ? undefined : at(place, { knownAt: undefined }))}</span></div>
<p class="hint" id="time-known-hint">${knownHint(place.language)}</p>
</fieldset>`;
}

/** How a time of knowledge is typed. */
export function knownHint({ words }: Language): Html {
  const [time, entry] = [html`<code>2026-11-22T09:30:00Z</code>`, html`<code>position:41</code>`];
  return html`${words.site.timeControls.knownHint({ time, entry })}`;
}

/** The address of the page at another snapshot. */
function at({ path, keep, links }: TimeControlsPlace, snapshot: AskedSnapshot): string {
  return withQuery(path, { ...keep, ...links.asked, ...snapshot });
}

function stepTo(label: string, address: string | undefined): Html {
  return address === undefined
    ? html`<span class="step off">${label}</span>`
    : html`<a class="step" data-step href="${address}">${label}</a>`;
}

/** “On 5 May 2024, as we knew it on 7 May 2024 …”. */
export function snapshotHtml(
  { asOf, knowledge, head }: Pick<TimeRange, 'asOf' | 'knowledge' | 'head'>,
  language: Language,
): Html {
  const { shown } = language.words.site.timeControls;
  const { position: entry, recordedAt } = knowledge;
  const day = html`<strong>${formatDay(asOf, language)}</strong>`;
  if (entry < 0 || recordedAt === null) return html`${shown.nothing({ day })}`;
  const recorded = instantHtml(recordedAt, language);
  return html`${(entry === head ? shown.now : shown.past)({ day, entry, recorded })}`;
}
