/** What a reader does with a picture: steps, zoom, lanes, its table and a link. All are links: no script is needed. */
import { html } from 'hono/html';
import type { Day } from '../../time/day.ts';
import { formatDay } from '../../words/dates.ts';
import type { Language } from '../../words/language.ts';
import type { Html } from '../html.ts';
import { dayAt, dayNumber, lengthOf, levels, windowAt, zoom } from './calendar.ts';
import type { DayOfChange } from './changes.ts';
import type { Row, Window } from './model.ts';
import { askView, hiddenIn, type View } from './view.ts';

export interface ToolsDrawn {
  readonly view: View;
  readonly window: Window;
  readonly whole: Window;
  readonly asOf: Day;
  readonly changes: readonly DayOfChange[];
  /** All of them, also those that are hidden. */
  readonly rows: readonly Row[];
  /** People whom a case has beyond those that are shown. */
  readonly more: number;
  readonly isCase: boolean;
  /** The address of the page with this view, and on this day. */
  readonly address: Address;
  readonly language: Language;
}

export type Address = (view: ReturnType<typeof askView>, asOf?: Day) => string;

export function toolsHtml(drawn: ToolsDrawn): Html {
  const { view, window, asOf, address, language } = drawn;
  const { tools } = language.words.picture;
  const pinned = address(askView({ ...view, ...window }), asOf);
  return html`<div class="tools no-print" role="group" aria-label="${tools.label}">
<p class="steps">${stepsHtml(drawn)}</p>
${zoomHtml(drawn)}
<details class="chooser" data-key="lanes"><summary>${tools.lanes}</summary>${lanesHtml(drawn)}</details>
<a href="#picture-table">${tools.table}</a>
<a href="${pinned}" data-view-link>${tools.link}</a>
</div>`;
}

/** To the change before and after the chosen day, each with what it is. */
function stepsHtml({ changes, asOf, view, window, address, language }: ToolsDrawn): Html {
  const { tools } = language.words.picture;
  const before = changes.findLast(({ day }) => day < asOf)?.day;
  const after = changes.find(({ day }) => day > asOf)?.day;
  const says = (day: Day) => changes.find((it) => it.day === day)?.says ?? '';
  const step = (day: Day | undefined, label: (values: { readonly day: string }) => string, name: string) => {
    if (day === undefined) return '';
    const there = view.from === undefined ? view : { ...view, ...moved(window, day) };
    return html`<span><a href="${address(askView(there), day)}" data-step data-change="${name}">${label({
      day: formatDay(day, language),
    })}</a> <span class="says">${says(day)}</span></span>`;
  };
  return html`${step(before, tools.previous, 'previous')} ${step(after, tools.next, 'next')}`;
}

/** The window, moved to where the day lies in its middle, unless it lies within. */
function moved(window: Window, day: Day): Window {
  if (day >= window.from && day <= window.to) return window;
  const from = dayNumber(day) - Math.floor(lengthOf(window) / 2);
  return { from: dayAt(from), to: dayAt(from + lengthOf(window) - 1) };
}

interface ZoomLink {
  /** What the script calls it. */
  readonly key: string;
  /** Where its label is only a sign. */
  readonly name?: string;
}

function zoomHtml({ view, window, whole, asOf, address, language }: ToolsDrawn): Html {
  const { tools } = language.words.picture;
  const isShown = (it: Window) => it.from === window.from && it.to === window.to;
  const link = (
    to: Window,
    label: string,
    { key, name }: ZoomLink,
  ) => html`<a data-zoom="${key}" href="${address(askView({ ...view, ...to }))}"
 data-step ${isShown(to) ? html`aria-current="true"` : ''} ${name ? html`aria-label="${name}"` : ''}>${label}</a>`;
  const shift = Math.max(1, Math.round(lengthOf(window) / 2));
  const panned = (days: number): Window => ({
    from: dayAt(dayNumber(window.from) + days),
    to: dayAt(dayNumber(window.to) + days),
  });
  return html`<div class="zoom" role="group" aria-label="${tools.zoomLabel}">
${link(panned(-shift), '‹', { key: 'back', name: tools.back })}
${link(zoom(window, 2, asOf), '−', { key: 'out', name: tools.out })}
${levels.map((level) => link(windowAt(level, asOf, whole), tools.levels[level], { key: level }))}
${link(zoom(window, 0.5, asOf), '+', { key: 'in', name: tools.in })}
${link(panned(shift), '›', { key: 'forth', name: tools.forth })}</div>`;
}

function lanesHtml({ view, rows, more, isCase, address, language }: ToolsDrawn): Html {
  const { tools } = language.words.picture;
  const hidden = hiddenIn(view);
  const to = (changed: Partial<View>, label: string) =>
    html`<a href="${address(askView({ ...view, ...changed }))}" data-step>${label}</a>`;
  const items = rows.map(({ key, name }) => {
    const isHidden = hidden.includes(key);
    const others = isHidden ? hidden.filter((it) => it !== key) : [...hidden, key];
    const only = isCase && key.startsWith('person:') ? to({ focus: key, hide: undefined }, tools.only) : '';
    return html`<li><span>${name}</span>
${to({ hide: others.join() }, isHidden ? tools.show : tools.hide)} ${only}</li>`;
  });
  return html`<ul>${items}
${hidden.length > 0 ? html`<li>${to({ hide: undefined }, tools.showAll)}</li>` : ''}
${view.focus === undefined ? '' : html`<li>${to({ focus: undefined, hide: undefined }, tools.everyone)}</li>`}
${more > 0 ? html`<li>${to({ people: 'all' }, tools.morePeople({ count: more }))}</li>` : ''}
${view.people === 'all' ? html`<li>${to({ people: undefined }, tools.fewerPeople)}</li>` : ''}</ul>`;
}
