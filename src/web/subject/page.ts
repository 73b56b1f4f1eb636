/** The page of a person, case, organization or source. What a snapshot changes is live: a script may replace it. */
import { html } from 'hono/html';
import { z } from 'zod';
import { pageParameters, snapshotParameters } from '../../api/parameters.ts';
import { links as ties } from '../../catalogue/links.ts';
import { parties as roles } from '../../catalogue/parties.ts';
import { kindOf, type SubjectId } from '../../catalogue/subject.ts';
import { readMarks } from '../../queries/subject-history.ts';
import { askAgain } from '../../service/snapshot.ts';
import { showSubject } from '../../service/subjects.ts';
import { showTimeline, type TimelineAnswer } from '../../service/timeline.ts';
import { type SubjectState, valuesOf } from '../../state/state.ts';
import { readContext } from '../context.ts';
import type { Html } from '../html.ts';
import { emptyState, mayRecord, type Site } from '../layout.ts';
import { subjectPath } from '../links.ts';
import { defineSubjectPages, type PageCall, showPage } from '../page.ts';
import { pageLinks } from '../paging.ts';
import { drawPicture, MOST_DRAWN, type PictureShown, readLanes } from '../picture/read.ts';
import { drawRelationsOf } from '../picture/relations-of.ts';
import { askView, viewParameters } from '../picture/view.ts';
import { provenanceHtml } from '../provenance.ts';
import { notesOfCases, stateNotes } from '../review-note.ts';
import { readTimeRange, timeControls } from '../time-controls.ts';
import { developmentTable } from '../timeline.ts';
import { subjectLink } from '../values.ts';
import { claimsHtml } from './claims.ts';
import { glance } from './glance.ts';
import { subjectHead } from './head.ts';
import { MOST_PARTIES, partiesIn, partiesOf, partyTable, roleOf } from './parties.ts';
import { type StateContext, shownOf, stateHtml } from './state.ts';

const query = z.strictObject({ ...snapshotParameters, ...pageParameters, ...viewParameters });
type SubjectCall = PageCall<z.infer<typeof query>>;

export const subjectPages = defineSubjectPages({
  suffix: '',
  query,
  ask: showTimeline,
  async show(call: SubjectCall, timeline: TimelineAnswer) {
    const { snapshot, subject, entries, words: wording } = timeline;
    const found = await showSubject(call.services, { ...askAgain(snapshot), subject });
    if (!found.ok) return found.problem;
    const { state } = found.value;
    const { words } = call;
    const isCase = kindOf(subject) === 'case';
    const shown = await readShown(call, timeline, state);
    const { context, marks, persons, history } = shown;
    const notesOnCases = await notesOfCases(call, { snapshot, subject });
    const range = await readTimeRange(call.services, snapshot, { subject, days: marks.items.map((it) => it.latest) });
    const parties = isCase ? partiesOf(subject, persons, { history, snapshot }) : [];
    const drawn = persons.map((id) => ({ id, name: context.nameOf(id), role: roleOf(parties, id) }));
    const { from, to, hide, focus, people } = call.query;
    const view = { from, to, hide, focus, people };
    const { asOf, today } = range;
    const picture = { subject, persons: drawn, lanes: history, marks: marks.items, asOf, today, view };
    const keep = askView(view);
    const path = subjectPath(subject);
    const list = { path, keep, anchor: '#timeline' };
    const { state: text, subject: own, reviewNotes } = words.pages;
    // The parties of a case stand in a table of their own.
    const stated = valuesOf(state).filter(({ attribute }) => !isCase || attribute !== roles.party.name);
    const main = html`${await subjectHead(call, snapshot, state)}
${timeControls(range, { path, keep }, call)}
${actionsHtml(subject, call)}
<div id="state" data-live>
${glance(kindOf(subject), state, context)}
<h2 id="picture">${own.picture}</h2>${pictureHtml({ ...picture, context }, marks.more)}
${isCase ? html`<h2 id="parties">${words.attributes.party.many}</h2>${partyTable(parties, context)}` : ''}
${persons.length > MOST_PARTIES ? moreParties(subject, persons.length - MOST_PARTIES, call) : ''}
<h2 id="recorded">${text.title}</h2>
${stateHtml(state, stated, context)}
${ties.relationship.of.includes(kindOf(subject)) ? relationsHtml(state, context) : ''}
${claimsHtml(state, context)}
<h2 id="findings">${reviewNotes.title}</h2><p class="hint">${reviewNotes.hint}</p>
${stateNotes(state, shown)}
${notesOnCases}
<h2 id="sources">${text.sources}</h2>
${sourceList(state, context)}
<h2 id="timeline">${kindOf(subject) === 'source' ? own.citedBy : own.timeline}</h2>
${developmentTable(entries, wording, context)}${pageLinks(call, timeline.next, list)}
</div>`;
    return showPage(call, { title: state.name, main, place: kindOf(subject) });
  },
});

/** Reads what the page shows beside its state, and what all subjects are called that it names. */
async function readShown(call: PageCall, { snapshot, subject, entries }: TimelineAnswer, state: SubjectState) {
  const { connection } = call.services;
  const marks = await readMarks(connection, snapshot, subject);
  const persons = kindOf(subject) === 'case' ? partiesIn(state) : [];
  const history = await readLanes(connection, snapshot, { subject, persons: persons.slice(0, MOST_PARTIES) });
  const named = history.facts.map(({ key, value }) => [key.split('/'), value]);
  const cited = entries.map(({ recorded }) => recorded.development.sources);
  const values = shownOf(valuesOf(state)).map(({ attributed }) => attributed);
  const based = [...values, ...state.possible, ...state.ended, ...state.claims, ...state.disputes];
  const known = await readContext(call, snapshot, {
    ids: [...based, ...state.findings, ...state.dismissed].flatMap(({ because }) => because),
    values: [state, persons, named, cited],
    about: subject,
  });
  const sourceOf: StateContext['sourceOf'] = (value) => provenanceHtml(value, known.provenance, known.context);
  return { marks, persons, history, provenance: known.provenance, context: { ...known.context, sourceOf } };
}

function actionsHtml(subject: SubjectId, site: Site): Html {
  const { links } = site;
  const words = site.words.pages.subject;
  const hasReport = kindOf(subject) === 'person' || kindOf(subject) === 'case';
  const link = (suffix: string, label: string) => html`<a href="${links.subject(subject, suffix)}">${label}</a>`;
  return html`<p class="actions no-print" id="actions" data-live>
${mayRecord(site) ? html`<a class="button" href="${links.to('/add', { subject })}">${words.addAbout}</a>` : ''}
${link('/diff', words.compare)} ${link('/periods', words.periods)}
${hasReport ? link('/dossier', words.report) : ''}
${link('/timeline.csv', words.csv)} ${link('/timeline.xlsx', words.xlsx)}</p>`;
}

function moreParties(caseId: SubjectId, count: number, { links, words }: Site): Html {
  const people = html`<a href="${links.to('/persons', { party: caseId })}">${words.site.kinds.many.person}</a>`;
  return html`<p class="hint">${words.pages.subject.moreParties({ count })} ${people}</p>`;
}

function sourceList(state: SubjectState, context: StateContext): Html {
  const attributed = [...valuesOf(state).map((it) => it.attributed), ...state.claims];
  const cited = [...new Set(attributed.flatMap(({ sources }) => sources))];
  if (cited.length === 0) return emptyState(context.words.pages.state.none);
  return html`<ul>${cited.map((source) => html`<li>${subjectLink(source, context)}</li>`)}</ul>`;
}

function relationsHtml(state: SubjectState, context: StateContext): Html {
  const { relationship } = context.words.attributes;
  return html`<h2 id="relations">${relationship.many}</h2>${drawRelationsOf(state, context)}`;
}

/** The picture, and what it leaves out. */
function pictureHtml(shown: PictureShown, moreMarks: number): Html {
  const { persons, context } = shown;
  const words = context.words.pages.subject;
  const leftOut = (count: number, describe: (values: { readonly count: number }) => string) =>
    count > 0 ? html`<p class="hint">${describe({ count })}</p>` : '';
  return html`${drawPicture(shown)}
${leftOut(persons.length - MOST_DRAWN, words.morePeople)}${leftOut(moreMarks, words.moreMarks)}`;
}
