/**
 * The two times of a page that its reader can set: the date, and what was known. Both open in place, without a script;
 * with one the date acts at once. Steps lead to every day on which something changes, or may have changed.
 */
import { html } from 'hono/html';
import type { SubjectId } from '../catalogue/subject.ts';
import type { Knowledge } from '../log/known-at.ts';
import { readPositions } from '../log/read.ts';
import { looksAhead, type Snapshot } from '../queries/snapshot.ts';
import { type Reach, readReach } from '../queries/subject-history.ts';
import type { Service } from '../service/service.ts';
import { type Day, parseDay } from '../time/day.ts';
import { formatDay } from '../words/dates.ts';
import type { Language } from '../words/language.ts';
import type { ChangeDay } from './changes.ts';
import { instantHtml } from './dates.ts';
import type { Html } from './html.ts';
import type { Site } from './layout.ts';
import { type Asked, type AskedSnapshot, hiddenFields, withQuery } from './links.ts';
import type { PageCall } from './page.ts';

/** What the time controls show, and where their steps lead. */
export interface TimeRange extends Reach {
  readonly asOf: Day;
  readonly knownOn?: Day | undefined;
  readonly knowledge: Knowledge;
  readonly today: Day;
  /** The last position that is recorded. */
  readonly head: number;
  /** The day on which all of it was recorded; undefined: on several, or on none. */
  readonly recordedOn: Day | undefined;
}

/** A page whose snapshot can be set. */
export interface TimedPage {
  /** The address of the page within its workspace, without its query. */
  readonly path: string;
  /** What else its address asks for. */
  readonly keep?: Asked;
  /** The days on which something changes, as far as is known, ascending. */
  readonly changes?: readonly ChangeDay[];
}

/** `subject`: who or what the page is about; left out: the whole workspace. */
export async function readTimeRange(service: Service, snapshot: Snapshot, subject?: SubjectId): Promise<TimeRange> {
  const { workspace, asOf, knowledge, knownOn } = snapshot;
  const reach = subject
    ? await readReach(service.connection, snapshot, subject)
    : { first: null, last: null, positions: [] };
  const now = await service.resolveKnownAt(workspace, { kind: 'now' });
  const head = now.ok ? now.value.position : knowledge.position;
  const ends = [reach.positions[0], reach.positions.at(-1)].filter((it) => it !== undefined);
  const [first, last = first] = await readPositions(service.connection, workspace, ends);
  const recordedOn = first?.recordedOn === last?.recordedOn ? first?.recordedOn : undefined;
  return { ...reach, asOf, knowledge, knownOn, today: parseDay(service.today()) ?? asOf, head, recordedOn };
}

/** The time controls of a page that is about the whole workspace. */
export async function readTimeControls(call: PageCall, snapshot: Snapshot, page: TimedPage): Promise<Html> {
  return timeControls(await readTimeRange(call.services, snapshot), page, call);
}

export function timeControls(range: TimeRange, page: TimedPage, site: Site): Html {
  const { links } = site;
  const words = site.words.site.timeControls;
  const place = placeOf(range, page, site);
  return html`<section class="when no-print" aria-label="${words.label}">
<form action="${links.bare(page.path)}" data-time-controls data-unchanged="${words.unchanged}">
${hiddenFields(page.keep ?? {})}
${dateControl(place)}
${knowledgeControl(place)}
</form>
<p class="sr" id="time-said" role="status"></p>
</section>`;
}

/** The date with its steps, once more: at the foot of a phone. It opens what the first one opens. */
export function stepsHtml(range: TimeRange, page: TimedPage, site: Site): Html {
  const { before, button, after } = dayParts(placeOf(range, page, site));
  return html`<div class="pick day">${before}${button}${after}</div>`;
}

function placeOf(range: TimeRange, { path, keep, changes = [] }: TimedPage, site: Site): ControlPlace {
  const { links } = site;
  const addressAt = (snapshot: AskedSnapshot) => withQuery(links.bare(path), { ...keep, ...links.asked, ...snapshot });
  return { range, changes, addressAt, site };
}

interface ControlPlace {
  readonly range: TimeRange;
  readonly changes: readonly ChangeDay[];
  /** Of the page at another snapshot. */
  readonly addressAt: (snapshot: AskedSnapshot) => string;
  readonly site: Site;
}

/** The date as a button that opens its control, between the steps to the changes before and after it. */
function dayParts({ range: { asOf, today }, changes, addressAt, site }: ControlPlace) {
  const words = site.words.site.timeControls;
  const last = asOf < today && changes.length > 0 ? today : undefined;
  const step = (day: Day | undefined, name: 'previousChange' | 'nextChange', sign: string) => {
    if (changes.length === 0) return '';
    if (day === undefined) return html`<span class="step off" aria-hidden="true">${sign}</span>`;
    const label = words[name]({ day: formatDay(day, site.language) });
    return html`<a class="step" data-step href="${addressAt({ asOf: day })}" aria-label="${label}"
 title="${label}">${sign}</a>`;
  };
  const isToday = site.links.asked.asOf === undefined;
  const day = html`<strong>${formatDay(asOf, site.language)}</strong>`;
  const dated = html`<span class="wide">${words.onDay({ day })}</span><span class="narrow">${day}</span>`;
  const shown = isToday ? html`${words.onToday}` : dated;
  return {
    shown,
    before: step(changes.findLast(({ day }) => day < asOf)?.day, 'previousChange', '‹'),
    after: step(changes.find(({ day }) => day > asOf)?.day ?? last, 'nextChange', '›'),
    button: html`<button type="button" class="text" popovertarget="time-day">${shown}${caret}</button>`,
  };
}

/** “‹ On 10 January 2022 ▾ ›”. */
function dateControl(place: ControlPlace): Html {
  const { range, addressAt, site } = place;
  const words = site.words.site.timeControls;
  const { shown, before, after } = dayParts(place);
  const isToday = site.links.asked.asOf === undefined;
  return html`<div class="pick day">
<span id="time-before" data-live>${before}</span>
<button type="button" class="text" popovertarget="time-day"><span id="time-day-shown"
 data-live>${shown}</span>${caret}</button>
<span id="time-after" data-live>${after}</span>
</div>
<div class="pop" id="time-day" popover>
<div class="row"><label>${words.on} <input type="date" name="asOf" value="${range.asOf}"></label>
<button>${words.show}</button></div>
<div id="time-days" data-live>
${isToday ? '' : html`<p><a data-step href="${addressAt({ asOf: undefined })}">${words.today}</a></p>`}
${changeList(place)}</div>
</div>`;
}

const caret = html`<svg class="caret" viewBox="0 0 10 10" width="9" height="9" aria-hidden="true"><path
 d="M0 2.5h10L5 8.5z"/></svg>`;

/** So many before the date, and so many from it on: the steps lead to the others. */
const MOST_SHOWN = 4;

/** What changes on the days around the date. */
function changeList({ range: { asOf }, changes, addressAt, site }: ControlPlace): Html {
  const { language, words } = site;
  const { changes: title, change } = words.site.timeControls;
  const at = changes.findIndex(({ day }) => day >= asOf);
  const here = at === -1 ? changes.length : at;
  const near = changes.slice(Math.max(0, here - MOST_SHOWN), here + MOST_SHOWN);
  if (near.length === 0) return html``;
  const item = (it: ChangeDay) => {
    const said = (['known', 'first', 'last'] as const).flatMap((how) =>
      it[how].length === 0 ? [] : [change[how]({ what: language.list(it[how]) })],
    );
    const day = formatDay(it.day, language);
    const isHere = it.day === asOf ? html`aria-current="date"` : '';
    return html`<li><a data-step href="${addressAt({ asOf: it.day })}" ${isHere}>${day}</a>
${said.map((text) => html`<span>${text}</span>`)}</li>`;
  };
  return html`<h3>${title}</h3><ul class="changes">${near.map(item)}</ul>`;
}

/** “As we know it today ▾”. */
function knowledgeControl(place: ControlPlace): Html {
  const { range, addressAt, site } = place;
  const { links, language } = site;
  const words = language.words.site.timeControls;
  const { knownAt } = links.asked;
  const { knowledge, recordedOn, asOf } = range;
  const known = knowledge.recordedAt?.slice(0, 10);
  const shown =
    knownAt === undefined || known === undefined
      ? html`<span class="wide">${words.knownNow}</span><span class="narrow">${words.knownNowShort}</span>`
      : words.knownOn({ day: html`<strong>${formatDay(known, language)}</strong>` });
  const once = recordedOn && words.recordedOnce({ day: formatDay(recordedOn, language) });
  const pinned = addressAt({ asOf, knownAt: `position:${knowledge.position}` });
  return html`<div class="pick">
<button type="button" class="text" popovertarget="time-knowledge"><span id="time-known-shown"
 data-live>${shown}</span>${caret}</button>
</div>
<div class="pop" id="time-knowledge" popover>
<p id="time-now" data-live>${once === undefined ? '' : html`${once} `}${snapshotHtml(range, site)}</p>
<div class="row"><label>${words.known} <input name="knownAt" value="${knownAt ?? ''}" placeholder="${words.now}"
 maxlength="40" aria-describedby="time-known-hint"></label>
<button>${words.show}</button></div>
<p class="hint" id="time-known-hint">${knownHint(language)}</p>
<p id="time-entries" data-live>${entrySteps(place)}
${knowledge.position < 0 ? '' : html`<a href="${pinned}">${words.pinned}</a>`}</p>
</div>`;
}

/** Lead to the moments at which something of the subject was learned, and back to now. */
function entrySteps({ range: { knowledge, positions }, addressAt, site }: ControlPlace): Html {
  const { timeControls: words } = site.words.site;
  const before = positions.findLast((position) => position < knowledge.position);
  const after = positions.find((position) => position > knowledge.position);
  const step = (position: number | undefined, label: string) =>
    position === undefined
      ? ''
      : html`<a data-step href="${addressAt({ knownAt: `position:${position}` })}">${label}</a> `;
  const now = html`<a data-step href="${addressAt({ knownAt: undefined })}">${words.knownNowAgain}</a> `;
  return html`${step(before, words.previousEntry)}${step(after, words.nextEntry)}
${site.links.asked.knownAt === undefined ? '' : now}`;
}

/** How a time of knowledge is typed. */
export function knownHint({ words }: Pick<Language, 'words'>): Html {
  const [time, entry] = [html`<code>2026-11-22T09:30:00Z</code>`, html`<code>position:41</code>`];
  return html`${words.site.timeControls.knownHint({ time, entry })}`;
}

/** “On 5 May 2024, as we knew it on 7 May 2024 …”. Only who asks for no moment reads “now”: that answer may change. */
export function snapshotHtml(
  range: Pick<TimeRange, 'asOf' | 'knowledge' | 'knownOn' | 'head'>,
  { language, links }: Pick<Site, 'language' | 'links'>,
): Html {
  const { asOf, knowledge, head } = range;
  const { shown } = language.words.site.timeControls;
  const isNow = links.asked.knownAt === undefined;
  const { position: entry, recordedAt } = knowledge;
  const day = html`<strong>${formatDay(asOf, language)}</strong>`;
  if (entry < 0 || recordedAt === null) return html`${shown.nothing({ day })}`;
  const recorded = instantHtml(recordedAt, language);
  const ahead = looksAhead(range) ? html` ${shown.ahead}` : '';
  return html`${(isNow && entry === head ? shown.now : shown.past)({ day, entry, recorded })}${ahead}`;
}
