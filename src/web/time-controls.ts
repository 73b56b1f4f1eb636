import { html } from 'hono/html';
import type { Knowledge } from '../log/known-at.ts';
import type { Day } from '../time/day.ts';
import { dayInWords, instantInWords } from './dates.ts';
import type { Html } from './html.ts';
import { type Links, withQuery } from './links.ts';
import { texts } from './texts.ts';

/** What the time machine can be set to. */
export interface Machine {
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

export interface MachinePlace {
  readonly links: Links;
  /** Of the page, without its query. */
  readonly path: string;
  /** What else its address asks for. */
  readonly keep?: Readonly<Record<string, string | undefined>>;
}

/** Sets the two times of a page: as of which day, and as known at which moment. A form; with JavaScript, two sliders that act at once. */
export function timeMachine(machine: Machine, { links, path, keep = {} }: MachinePlace): Html {
  const { machine: words } = texts;
  const { asOf, knowledge, positions, today, first, last, head } = machine;
  const at = (snapshot: { readonly asOf?: string | undefined; readonly knownAt?: string | undefined }) =>
    withQuery(path, { ...keep, ...links.asked, ...snapshot });
  const latest = [today, last ?? today, asOf].sort().at(-1) ?? today;
  const earliest = [first ?? today, asOf].sort()[0] ?? today;
  const step = (label: string, to: string | undefined) =>
    to === undefined
      ? html`<span class="step off">${label}</span>`
      : html`<a class="step" data-step href="${to}">${label}</a>`;
  const dayBefore = machine.days.findLast((day) => day < asOf);
  const dayAfter = machine.days.find((day) => day > asOf);
  const learnedBefore = positions.findLast((position) => position < knowledge.position);
  const learnedAfter = positions.find((position) => position > knowledge.position);
  return html`<section class="machine" aria-label="${words.label}">
<form action="${path}" data-machine>
${Object.entries(keep).map(([name, value]) => (value === undefined ? '' : html`<input type="hidden" name="${name}" value="${value}">`))}
<fieldset>
<legend>${words.asOf}</legend>
<input type="range" hidden aria-label="${words.asOfSlider}" data-slider="asOf" data-first="${earliest}" data-last="${latest}">
<div class="row"><label class="sr" for="machine-as-of">${words.asOf}</label><input id="machine-as-of" type="date" name="asOf" value="${asOf}">
<span class="steps" id="machine-days" data-live>${machine.days.length === 0 ? '' : html`${step(words.earlier, dayBefore && at({ asOf: dayBefore }))} ${step(words.later, dayAfter && at({ asOf: dayAfter }))} `}${step(words.today, asOf === today ? undefined : at({ asOf: undefined }))}</span></div>
</fieldset>
<fieldset>
<legend>${words.knownAt}</legend>
<input type="range" hidden aria-label="${words.knownAtSlider}" data-slider="knownAt" data-head="${head}" data-position="${knowledge.position}" data-positions="${positions.join(' ')}">
<div class="row"><label class="sr" for="machine-known-at">${words.knownAt}</label><input id="machine-known-at" name="knownAt" value="${links.asked.knownAt ?? ''}" placeholder="${words.now}" maxlength="40" aria-describedby="machine-known-hint">
<span class="steps" id="machine-positions" data-live>${positions.length === 0 ? '' : html`${step(words.before, learnedBefore === undefined ? undefined : at({ knownAt: `position:${learnedBefore}` }))} ${step(words.after, learnedAfter === undefined ? undefined : at({ knownAt: `position:${learnedAfter}` }))} `}${step(words.now, links.asked.knownAt === undefined ? undefined : at({ knownAt: undefined }))}</span></div>
<p class="hint" id="machine-known-hint">${words.knownAtHint}</p>
</fieldset>
<button>${words.go}</button>
</form>
<p class="now" id="machine-now" role="status" data-live><strong>${words.asOfDay(dayInWords(asOf))}</strong>, ${knownInWords(machine)}</p>
</section>`;
}

/** “as known at position 61, recorded 2026-11-25 …”. */
export function knownInWords({ knowledge: { position, recordedAt }, head }: Pick<Machine, 'knowledge' | 'head'>): Html {
  const { machine: words } = texts;
  if (position < 0 || recordedAt === null) return html`${words.nothingKnown}`;
  return html`${position === head ? words.knownNow(position) : words.knownAtPosition(position)} (${words.recorded} ${instantInWords(recordedAt)})`;
}
