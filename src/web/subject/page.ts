/** The page of a person, case, organization or source. What a snapshot changes is live: a script may replace it. */
import { html } from 'hono/html';
import type { AnswerQuestion } from '../../answers/answer.ts';
import { composeCards } from '../../answers/cards.ts';
import { composeGists } from '../../answers/gists.ts';
import { kindOf, type SubjectId } from '../../catalogue/subject.ts';
import { askAgain } from '../../service/snapshot.ts';
import { showSubject } from '../../service/subjects.ts';
import { showTimeline, type TimelineAnswer } from '../../service/timeline.ts';
import type { Period } from '../../state/period.ts';
import type { Day } from '../../time/day.ts';
import { changeDays } from '../changes.ts';
import type { Html } from '../html.ts';
import { mayRecord, pageHead, type Site } from '../layout.ts';
import { subjectPath } from '../links.ts';
import { defineSubjectPages, type PageCall, showPage } from '../page.ts';
import { drawPicture, MOST_DRAWN, periodsIn } from '../picture/read.ts';
import { askView } from '../picture/view.ts';
import { jumpLinks, sectionHtml } from '../section.ts';
import { readTimeRange, stepsHtml, timeControls } from '../time-controls.ts';
import { answerCards, answerHtml, basisLine, shortAnswer } from './answer.ts';
import { subjectHead } from './head.ts';
import { lastSections } from './last-sections.ts';
import { MOST_PARTIES, partiesOf, partyTable, roleOf } from './parties.ts';
import { type SubjectCall, subjectQuery, viewIn } from './query.ts';
import { readShown, type Shown } from './read.ts';
import { stateSections } from './sections.ts';

export const subjectPages = defineSubjectPages({
  suffix: '',
  query: subjectQuery,
  ask: showTimeline,
  async show(call: SubjectCall, timeline: TimelineAnswer) {
    const { snapshot, subject } = timeline;
    const found = await showSubject(call.services, { ...askAgain(snapshot), subject });
    if (!found.ok) return found.problem;
    const { state, answer, whole } = found.value;
    const { words, language } = call;
    const shown = await readShown(call, timeline, { state, whole });
    const { context, marks, history, sourceMarks } = shown;
    const { asOf, knownOn } = snapshot;
    const question: AnswerQuestion = { asOf, knownOn };
    const periods = periodsIn(history, viewIn(call));
    const changes = changeDays(marks.items, periods, language);
    const timed = { path: subjectPath(subject), keep: askView(viewIn(call)), changes };
    const range = await readTimeRange(call.services, snapshot, subject);
    const onPage = { subject, state, context, marks: sourceMarks };
    const cards = whole ? composeCards(whole, question) : [];
    const sections = [
      ...stateSections(onPage, whole ? composeGists(whole, question) : {}),
      ...(await lastSections(call, timeline, { ...shown, state })),
    ];
    const said = { context, marks: sourceMarks };
    const main = html`${pageHead(await subjectHead(call, snapshot, state), timeControls(range, timed, call))}
<div id="state" data-live>
${answerHtml(answer, said)}
${basisLine(shown.sources, context)}
${answerCards(cards, said)}
${pictureHtml(shown, { call, periods, subject, asOf, today: range.today })}
${kindOf(subject) === 'case' ? partiesHtml(shown, { subject, call, snapshot }) : ''}
${jumpLinks(sections, words.pages.subject.jump)}
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

/** The parties of a case with a row each; those beyond the table in a list of their own. */
function partiesHtml(
  { persons, history, context }: Shown,
  { subject, call, snapshot }: Pick<TimelineAnswer, 'subject' | 'snapshot'> & { readonly call: PageCall },
): Html {
  const { words, links } = call;
  const more = persons.length - MOST_PARTIES;
  const people = html`<a href="${links.to('/persons', { party: subject })}">${words.site.kinds.many.person}</a>`;
  return html`<h2 id="parties">${words.attributes.party.many}</h2>
${partyTable(partiesOf(subject, persons, { history, snapshot }), context)}
${more > 0 ? html`<p class="hint">${words.pages.subject.moreParties({ count: more })} ${people}</p>` : ''}`;
}

interface PicturePlace {
  readonly call: SubjectCall;
  readonly subject: SubjectId;
  readonly asOf: Day;
  readonly today: Day;
  readonly periods: readonly Period[];
}

/** The picture, and what it leaves out. */
function pictureHtml(shown: Shown, { call, periods, ...place }: PicturePlace): Html {
  const { marks, persons, history, parties, context } = shown;
  const words = context.words.pages.subject;
  const leftOut = (count: number, describe: (values: { readonly count: number }) => string) =>
    count > 0 ? html`<p class="hint">${describe({ count })}</p>` : '';
  const drawn = persons.map((id) => ({ id, name: context.nameOf(id), role: roleOf(parties, id) }));
  return html`<section id="picture" aria-label="${words.picture}">
${drawPicture({ ...place, persons: drawn, lanes: history, marks: marks.items, view: viewIn(call), periods, context })}
${leftOut(persons.length - MOST_DRAWN, words.morePeople)}${leftOut(marks.more, words.moreMarks)}</section>`;
}
