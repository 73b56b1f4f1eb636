/** What differs about a subject between two dates, or between two times of knowledge, each change with its source. */
import { html } from 'hono/html';
import type { z } from 'zod';
import { diffQuery } from '../api/diff.ts';
import type { SubjectId } from '../catalogue/subject.ts';
import type { ChangeCause, TrackChange } from '../queries/diff.ts';
import type { Snapshot } from '../queries/snapshot.ts';
import { readReach } from '../queries/subject-history.ts';
import { readNames, readWording, type Wording } from '../queries/wording.ts';
import { compareSnapshots, type DiffAnswer } from '../service/diff.ts';
import { findSubject, type KnownSubject } from '../service/snapshot.ts';
import type { Side, SideValue } from '../state/difference.ts';
import { formatDay } from '../words/dates.ts';
import type { Result } from '../words/problem.ts';
import { type RenderContext, readContext } from './context.ts';
import { instantHtml, sinceHtml } from './dates.ts';
import { bdi, type Html } from './html.ts';
import { emptyState, type Site } from './layout.ts';
import { type Asked, hiddenFields, subjectPath } from './links.ts';
import { defineSubjectPages, type PageCall, showPage } from './page.ts';
import { pageLinks } from './paging.ts';
import { dataTable } from './table.ts';
import { knownHint } from './time-controls.ts';
import { attributeLabel, developmentLink, statementHtml, subjectLink, valueInWords } from './values.ts';

export const diffPages = defineSubjectPages({
  suffix: '/diff',
  query: diffQuery,
  ask: (service, asked): Promise<Result<DiffAnswer | KnownSubject>> =>
    asked.from === undefined && asked.knownFrom === undefined
      ? findSubject(service, asked)
      : compareSnapshots(service, asked),
  async show(call: PageCall<z.infer<typeof diffQuery>>, found) {
    const { subject } = found;
    const diff = 'changes' in found ? found : undefined;
    const snapshot = 'changes' in found ? found.to : found.snapshot;
    const names = await readNames(call.services.connection, snapshot, [subject]);
    const name = names.get(subject) ?? subject;
    const { title } = call.words.pages.diff;
    const main = html`<h1>${title({ name: bdi(name) })}</h1>
${await readForms(call, subject, { from: diff?.from, to: snapshot })}
${diff ? await readChanges(call, diff) : ''}`;
    return showPage(call, { title: title({ name }), main });
  },
});

/** Which two moments are compared, as the address says it. */
function keptOf({ request }: PageCall<unknown>): Asked {
  const { searchParams } = new URL(request.url);
  const names = ['from', 'to', 'knownFrom', 'knownTo'];
  return Object.fromEntries(names.map((name) => [name, searchParams.get(name) ?? undefined]));
}

interface Compared {
  readonly from: Snapshot | undefined;
  readonly to: Snapshot;
}

/** Which two snapshots are compared: two dates, or two times of knowledge. */
async function readForms(call: PageCall, subject: SubjectId, { from, to }: Compared): Promise<Html> {
  const { services, links, words } = call;
  const { diff } = words.pages;
  const { asked } = links;
  const reach = await readReach(services.connection, to, subject);
  const path = links.bare(`${subjectPath(subject)}/diff`);
  const first = from?.knowledge.position ?? Math.max(0, reach.positions[0] ?? 0);
  const knownTo = `position:${Math.max(0, to.knowledge.position)}`;
  const day = from?.asOf ?? reach.first ?? to.asOf;
  return html`<div class="pair no-print">
<form action="${path}"><fieldset><legend>${diff.days}</legend>${hiddenFields({ knownAt: asked.knownAt })}
<div class="row"><label>${diff.from} <input type="date" name="from" value="${day}" required></label>
<label>${diff.to} <input type="date" name="to" value="${to.asOf}" required></label>
<button>${diff.compare}</button></div></fieldset></form>
<form action="${path}"><fieldset><legend>${diff.knowledge}</legend>${hiddenFields({ asOf: asked.asOf })}
<div class="row"><label>${diff.knownFrom}
<input name="knownFrom" value="position:${first}" required maxlength="40"></label>
<label>${diff.knownTo} <input name="knownTo" value="${knownTo}" required maxlength="40"></label>
<button>${diff.compare}</button></div>
<p class="hint">${knownHint(call)}</p></fieldset></form>
</div>`;
}

async function readChanges(call: PageCall<z.infer<typeof diffQuery>>, diff: DiffAnswer): Promise<Html> {
  const { subject, to, changes, name } = diff;
  const causes = changes.flatMap(({ because }) => because.map(({ recorded }) => recorded));
  const wording = await readWording(call.services, to, causes);
  const values = [subject, changes.map(({ key, before, after }) => [key, before, after])];
  const { context } = await readContext(call, to, { values, about: subject });
  const { diff: words } = call.words.pages;
  const titles = [words.what, ...sideTitles(diff, call), words.source];
  const rows = changes.map((change) => changeRow(change, wording, context));
  const pages = pageLinks(call, diff.next, { path: `${subjectPath(subject)}/diff`, keep: keptOf(call) });
  const counted = changes.length < diff.total ? words.counted({ count: changes.length, total: diff.total }) : '';
  return html`<p>${betweenHtml(diff, context)} ${counted}</p>
${rows.length === 0 ? emptyState(words.none, words.noneNext) : ''}
${rows.length === 0 ? '' : dataTable({ caption: words.title({ name }), titles, rows, className: 'diff' })}${pages}`;
}

function betweenHtml({ subject, from, to, by }: DiffAnswer, context: RenderContext): Html {
  const { language, words } = context;
  const { diff } = words.pages;
  const name = subjectLink(subject, context);
  const entry = to.knowledge.position;
  const day = formatDay(to.asOf, language);
  return by === 'days'
    ? html`${diff.betweenDays({ name, from: formatDay(from.asOf, language), to: day, entry })}`
    : html`${diff.betweenEntries({ name, from: from.knowledge.position, to: entry, day })}`;
}

function sideTitles({ from, to, by }: DiffAnswer, { words, language }: Site): readonly string[] {
  const { beforeDay, afterDay, beforeEntry, afterEntry } = words.pages.diff;
  const [before, after] = [formatDay(from.asOf, language), formatDay(to.asOf, language)];
  return by === 'days'
    ? [beforeDay({ day: before }), afterDay({ day: after })]
    : [beforeEntry({ entry: from.knowledge.position }), afterEntry({ entry: to.knowledge.position })];
}

function changeRow(change: TrackChange, wording: Wording, context: RenderContext): Html {
  const { diff } = context.words.pages;
  const { before, after, because } = change;
  const attribute = attributeLabel(change.attribute, context.language);
  const what = diff.change({ attribute, change: html`<span class="muted">${diff.changes[change.change]}</span>` });
  const causes = because.map((cause) => html`<li>${causeHtml(cause, wording, context)}</li>`);
  return html`<tr class="${change.change}"><th scope="row">${what}</th>
<td data-label="${diff.before}">${sideHtml(before, change, context)}</td>
<td data-label="${diff.after}">${sideHtml(after, change, context)}</td>
<td data-label="${diff.source}">${because.length === 0 ? '' : html`<ul>${causes}</ul>`}</td></tr>`;
}

function sideHtml({ stated, possible }: Side, { attribute, key }: TrackChange, context: RenderContext): Html {
  const { diff, state } = context.words.pages;
  const said = (side: SideValue) => html`
${side.holds ? valueInWords({ attribute, key, value: side.value }, context) : diff.ended}
<span class="muted">${sinceHtml(side.since, context.language)}</span> ${statementHtml(side, context)}`;
  return html`<div>${stated === null ? html`<span class="muted">${state.none}</span>` : said(stated)}</div>
${possible.map((it) => html`<div class="possible">${diff.notClear} ${said(it)}</div>`)}`;
}

function causeHtml({ effect, recorded, development: id }: ChangeCause, wording: Wording, context: RenderContext): Html {
  const { diff, workspace } = context.words.pages;
  const linked = effect === 'moved' ? recorded.development.id : id;
  const development = developmentLink(linked, wording.sentenceOf(recorded), context);
  const when = instantHtml(recorded.recordedAt, context.language);
  return html`${diff.effects[effect]({ development })}
<span class="hint">${workspace.recorded({ recorded: when })}</span>`;
}
