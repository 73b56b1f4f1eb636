/** The page of a person, case, organization or source. What a snapshot changes is live: a script may replace it. */
import { html } from 'hono/html';
import type { AnswerQuestion } from '../../answers/answer.ts';
import { composeCards } from '../../answers/cards.ts';
import { composeGists } from '../../answers/gists.ts';
import { kindOf, type SubjectId } from '../../catalogue/subject.ts';
import { askAgain } from '../../service/snapshot.ts';
import { showSubject } from '../../service/subjects.ts';
import type { Period } from '../../state/period.ts';
import type { SubjectState } from '../../state/state.ts';
import type { Day } from '../../time/day.ts';
import { changeDays } from '../changes.ts';
import type { Html } from '../html.ts';
import { mayRecord, pageHead, type Site } from '../layout.ts';
import { subjectPath } from '../links.ts';
import { defineSubjectPages, showPage } from '../page.ts';
import { drawPicture, MOST_DRAWN, periodsIn } from '../picture/read.ts';
import { askView } from '../picture/view.ts';
import { jumpLinks, sectionHtml } from '../section.ts';
import { readTimeRange, stepsHtml, timeControls } from '../time-controls.ts';
import { answerCards, answerHtml, basisLine, shortAnswer } from './answer.ts';
import { askDevelopments, type Developments } from './ask.ts';
import { caseParts } from './case.ts';
import { subjectHead } from './head.ts';
import { lastSections } from './last-sections.ts';
import { rolesOfPeople } from './people.ts';
import { askFilter, filterIn, type SubjectCall, subjectQuery, viewIn } from './query.ts';
import { readShown, type Shown } from './read.ts';
import { stateSections } from './sections.ts';

export const subjectPages = defineSubjectPages({
  suffix: '',
  query: subjectQuery,
  ask: askDevelopments,
  async show(call: SubjectCall, timeline: Developments) {
    const { snapshot, subject } = timeline;
    const found = await showSubject(call.services, { ...askAgain(snapshot), subject });
    if (!found.ok) return found.problem;
    const { answer, whole } = found.value;
    const isCase = kindOf(subject) === 'case';
    // The tables of a case are about all of its people and counts.
    const state = (isCase ? whole : undefined) ?? found.value.state;
    const { words, language } = call;
    const shown = await readShown(call, timeline, { state, whole });
    const { context, marks, history, sourceMarks } = shown;
    const { asOf, knownOn } = snapshot;
    const question: AnswerQuestion = { asOf, knownOn };
    const periods = periodsIn(history, viewIn(call));
    const changes = changeDays(marks.items, periods, language);
    const keep = { ...askView(viewIn(call)), ...askFilter(filterIn(call)) };
    const timed = { path: subjectPath(subject), keep, changes };
    const range = await readTimeRange(call.services, snapshot, subject);
    const onPage = { subject, state, context, marks: sourceMarks, asOf };
    const plain = {
      cards: whole ? composeCards(whole, question) : [],
      gists: whole ? composeGists(whole, question) : {},
    };
    const parts = isCase ? caseParts(call, { timeline, shown, onPage, ...plain }) : undefined;
    const { cards, gists } = parts ?? plain;
    const sections = [
      ...stateSections(onPage, gists, parts?.says),
      ...(await lastSections(call, timeline, { ...shown, state })),
    ];
    const places = [...(parts?.places ?? []), ...sections];
    const said = { context, marks: sourceMarks };
    const main = html`${pageHead(await subjectHead(call, snapshot, state), timeControls(range, timed, call))}
<div id="state" data-live>
${answerHtml(answer, said)}
${basisLine(shown.sources, context)}
${answerCards(cards, said)}
<div ${isCase ? html`class="swap"` : ''}>${parts?.about ?? ''}
${pictureHtml(shown, { call, subject, asOf, today: range.today, periods, state })}</div>
${jumpLinks(places, words.pages.subject.jump)}
${parts?.newest ?? ''}
${sections.map(sectionHtml)}
${actionsHtml(subject, call)}
<div class="dock no-print">${stepsHtml(range, timed, call)}${shortAnswer(cards, context)}</div>
${sourceMarks.notes()}
</div>`;
    return showPage(call, { title: state.name, main, place: kindOf(subject) });
  },
});

function actionsHtml(subject: SubjectId, site: Site): Html {
  const { links } = site;
  const words = site.words.pages.subject;
  const hasReport = kindOf(subject) === 'person' || kindOf(subject) === 'case';
  const link = (suffix: string, label: string) => html`<a href="${links.subject(subject, suffix)}">${label}</a>`;
  return html`<p class="quietly no-print" id="actions">
${mayRecord(site) ? html`<a href="${links.to('/add', { subject })}">${words.addAbout}</a>` : ''}
${link('/diff', words.compare)} ${link('/periods', words.periods)}
${hasReport ? link('/dossier', words.report) : ''}
${link('/timeline.csv', words.csv)} ${link('/timeline.xlsx', words.xlsx)}</p>`;
}

interface PicturePlace {
  readonly call: SubjectCall;
  readonly subject: SubjectId;
  readonly asOf: Day;
  readonly today: Day;
  readonly periods: readonly Period[];
  readonly state: SubjectState;
}

/** The picture, and what it leaves out. */
function pictureHtml(shown: Shown, { call, periods, state, ...place }: PicturePlace): Html {
  const { marks, persons, history, context } = shown;
  const words = context.words.pages.subject;
  const leftOut = (count: number, describe: (values: { readonly count: number }) => string) =>
    count > 0 ? html`<p class="hint">${describe({ count })}</p>` : '';
  const keep = askFilter(filterIn(call));
  const roles = rolesOfPeople(state);
  const drawn = persons.map((id) => ({ id, name: context.nameOf(id), role: roles.get(id) }));
  const drawing = { ...place, persons: drawn, lanes: history, marks: marks.items, view: viewIn(call) };
  return html`<section id="picture" aria-label="${words.picture}">
${drawPicture({ ...drawing, periods, keep, context })}
${leftOut(persons.length - MOST_DRAWN, words.morePeople)}${leftOut(marks.more, words.moreMarks)}</section>`;
}
