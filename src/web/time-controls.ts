/** The two times of a page that its reader can set: the date, and what was known. With a script they act at once. */
import { html } from 'hono/html';
import type { SubjectId } from '../catalogue/subject.ts';
import type { Knowledge } from '../log/known-at.ts';
import { looksAhead, type Snapshot } from '../queries/snapshot.ts';
import { type Reach, readReach } from '../queries/subject-history.ts';
import type { Service } from '../service/service.ts';
import { type Day, parseDay } from '../time/day.ts';
import { formatDay } from '../words/dates.ts';
import type { Language } from '../words/language.ts';
import { instantHtml } from './dates.ts';
import type { Html } from './html.ts';
import type { Site } from './layout.ts';
import { type Asked, type AskedSnapshot, hiddenFields, withQuery } from './links.ts';
import type { PageCall } from './page.ts';

/** What the time controls show, and how far they reach: the days and positions at which something changes. */
export interface TimeRange extends Pick<Reach, 'first' | 'last' | 'positions'> {
  readonly asOf: Day;
  readonly knownOn?: Day | undefined;
  readonly knowledge: Knowledge;
  readonly today: Day;
  /** The last position that is recorded. */
  readonly head: number;
  /** The days on which something changes, as far as is known, ascending. */
  readonly days: readonly Day[];
}

/** A page whose snapshot can be set. */
export interface TimedPage {
  /** The address of the page within its workspace, without its query. */
  readonly path: string;
  /** What else its address asks for. */
  readonly keep?: Asked;
}

/** `subject`: who or what the page is about; `days`: on which something changes. */
export async function readTimeRange(
  service: Service,
  snapshot: Snapshot,
  { subject, days = [] }: { readonly subject?: SubjectId; readonly days?: readonly Day[] } = {},
): Promise<TimeRange> {
  const { workspace, asOf, knowledge } = snapshot;
  const { first, last, positions } = await readReach(service.connection, snapshot, subject);
  const now = await service.resolveKnownAt(workspace, { kind: 'now' });
  const head = now.ok ? now.value.position : knowledge.position;
  const { knownOn } = snapshot;
  return { asOf, knowledge, knownOn, today: parseDay(service.today()) ?? asOf, first, last, positions, head, days };
}

/** The time controls of a page that is about the whole workspace. */
export async function readTimeControls(call: PageCall, snapshot: Snapshot, page: TimedPage): Promise<Html> {
  return timeControls(await readTimeRange(call.services, snapshot), page, call);
}

export function timeControls(range: TimeRange, page: TimedPage, site: Site): Html {
  const { links, language } = site;
  const words = site.words.site.timeControls;
  /** Leads to the page at another snapshot; nowhere where that is undefined. */
  const step = (label: string, snapshot: AskedSnapshot | undefined) => {
    if (!snapshot) return html`<span class="step off">${label}</span>`;
    const address = withQuery(links.bare(page.path), { ...page.keep, ...links.asked, ...snapshot });
    return html`<a class="step" data-step href="${address}">${label}</a>`;
  };
  return html`<section class="time-controls" aria-label="${words.label}">
<form action="${links.bare(page.path)}" data-time-controls data-words="${JSON.stringify(scriptWords(language))}">
${hiddenFields({ ...page.keep, lang: site.links.asked.lang })}
${dateControl(range, step, site)}
${knowledgeControl(range, step, site)}
<button>${words.show}</button>
</form>
<p class="now" id="time-now" role="status" data-live>${snapshotHtml(range, site)}</p>
</section>`;
}

/** What the script says of a slider. */
function scriptWords({ texts: { site, dates } }: Language) {
  const { now, entry } = site.timeControls;
  return { now, entry, day: dates.bare.day, months: Object.values(dates.months.withDay) };
}

type Step = (label: string, snapshot: AskedSnapshot | undefined) => Html;

function dateControl({ asOf, today, first, last, days }: TimeRange, step: Step, site: Site): Html {
  const words = site.words.site.timeControls;
  const latest = [today, last ?? today, asOf].sort().at(-1) ?? today;
  const earliest = [first ?? today, asOf].sort()[0] ?? today;
  const before = days.findLast((day) => day < asOf);
  const after = days.find((day) => day > asOf);
  const changes = html`${step(words.previousChange, before && { asOf: before })}
${step(words.nextChange, after && { asOf: after })}`;
  return html`<fieldset>
<legend>${words.on}</legend>
<input type="range" hidden aria-label="${words.onSlider}"
 data-slider="asOf" data-first="${earliest}" data-last="${latest}">
<div class="row"><label class="sr" for="time-on">${words.on}</label>
<input id="time-on" type="date" name="asOf" value="${asOf}">
<span class="steps" id="time-days" data-live>${days.length === 0 ? '' : changes}
${step(words.today, asOf === today ? undefined : { asOf: undefined })}</span></div>
</fieldset>`;
}

function knowledgeControl({ knowledge, positions, head }: TimeRange, step: Step, { links, language }: Site): Html {
  const words = language.words.site.timeControls;
  const { knownAt } = links.asked;
  const toEntry = (label: string, position: number | undefined) =>
    step(label, position === undefined ? undefined : { knownAt: `position:${position}` });
  const before = positions.findLast((position) => position < knowledge.position);
  const after = positions.find((position) => position > knowledge.position);
  const entries = html`${toEntry(words.previousEntry, before)} ${toEntry(words.nextEntry, after)}`;
  return html`<fieldset>
<legend>${words.known}</legend>
<input type="range" hidden aria-label="${words.knownSlider}" data-slider="knownAt"
 data-head="${head}" data-position="${knowledge.position}" data-positions="${positions.join(' ')}">
<div class="row"><label class="sr" for="time-known">${words.known}</label>
<input id="time-known" name="knownAt" value="${knownAt ?? ''}" placeholder="${words.now}" maxlength="40"
 aria-describedby="time-known-hint">
<span class="steps" id="time-entries" data-live>${positions.length === 0 ? '' : entries}
${step(words.now, knownAt === undefined ? undefined : { knownAt: undefined })}</span></div>
<p class="hint" id="time-known-hint">${knownHint(language)}</p>
</fieldset>`;
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
