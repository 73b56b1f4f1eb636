/** The pages of people, cases, organizations and sources. */
import { html } from 'hono/html';
import { z } from 'zod';
import { pageParameters, snapshotParameters } from '../../api/parameters.ts';
import type { Answer } from '../../api/route.ts';
import { answerAbout } from '../../api/subject-path.ts';
import { links as ties } from '../../catalogue/links.ts';
import { kindOf, type SubjectId, type SubjectKind, subjectKinds } from '../../catalogue/subject.ts';
import { askAgain } from '../../service/snapshot.ts';
import { showSubject, showTimeline, type TimelineAnswer } from '../../service/subjects.ts';
import type { SubjectState } from '../../state/state.ts';
import type { Html } from '../html.ts';
import { mayRecord } from '../layout.ts';
import { definePage, type Page, type PageCall, showPage } from '../page.ts';
import { drawPicture, MOST_DRAWN, type Span, spans } from '../picture/read.ts';
import { drawRelationsOf } from '../picture/relations-of.ts';
import { provenanceHtml } from '../provenance.ts';
import { type TimeRange, timeControls } from '../time-controls.ts';
import { readTimeRange } from '../time-range.ts';
import { developmentTable, pageLinks } from '../timeline.ts';
import { readBeside } from './data.ts';
import { MOST_PARTIES, roleOf } from './parties.ts';
import type { StateContext } from './state.ts';
import { subjectPage } from './view.ts';

const query = z.strictObject({ ...snapshotParameters, ...pageParameters, span: z.enum(spans).optional() });
type SubjectCall = PageCall<z.infer<typeof query>>;

export const subjectPages: readonly Page[] = subjectKinds.map(subjectPageOf);

function subjectPageOf(kind: SubjectKind): Page {
  return definePage({
    method: 'get',
    path: `/{workspace}/${kind}s/{slug}`,
    access: 'read',
    query,
    handle: (call) =>
      answerAbout(call, kind, {
        ask: (asked) => showTimeline(call.services, { ...asked, ...call.query }),
        show: (timeline) => showPageOf(call, timeline),
      }),
  });
}

async function showPageOf(call: SubjectCall, timeline: TimelineAnswer): Promise<Answer> {
  const { services, links, language } = call;
  const { snapshot, subject, entries } = timeline;
  const found = await showSubject(services, { ...askAgain(snapshot), subject });
  if (!found.ok) return found.problem;
  const { state } = found.value;
  const beside = entries.map(({ recorded }) => recorded.development.sources);
  const known = await readBeside(services, snapshot, { subject, state, isCase: kindOf(subject) === 'case', beside });
  const { nameOf, provenance, marks, persons, parties } = known;
  const plain = { nameOf, links, language, about: subject };
  const context: StateContext = { ...plain, sourceOf: (attributed) => provenanceHtml(attributed, provenance, plain) };
  const range = await readTimeRange(services, snapshot, { subject, days: marks.items.map(({ latest }) => latest) });
  const path = links.bare(`/${subject.replace(':', 's/')}`);
  return showPage(call, {
    title: state.name,
    main: subjectPage({
      state,
      context,
      provenance,
      timeControls: timeControls(range, { links, language, path, keep: { span: call.query.span } }),
      picture: pictureHtml(call, { subject, known, range, context }),
      relations: ties.relationship.of.includes(kindOf(subject)) ? relationsHtml(state, context) : '',
      parties,
      moreParties: Math.max(0, persons.length - MOST_PARTIES),
      timeline: timelineHtml(call, timeline, context),
      mayRecord: mayRecord(call),
    }),
  });
}

function relationsHtml(state: SubjectState, context: StateContext): Html {
  const { relationship } = context.language.words.attributes;
  return html`<h2 id="relations">${relationship.many}</h2>${drawRelationsOf(state, context)}`;
}

interface Drawn {
  readonly subject: SubjectId;
  readonly known: Awaited<ReturnType<typeof readBeside>>;
  readonly range: TimeRange;
  readonly context: StateContext;
}

function pictureHtml(call: SubjectCall, { subject, known, range, context }: Drawn): Html {
  const { persons, history, marks, parties, nameOf } = known;
  const { subject: words } = call.language.words.pages;
  const { span = 'all' } = call.query;
  const picture = drawPicture({
    subject,
    persons: persons.map((id) => ({ id, name: nameOf(id), role: roleOf(parties, id) })),
    lanes: history,
    marks: marks.items,
    reach: range,
    asOf: range.asOf,
    span,
    context,
  });
  const leftOut = (count: number, describe: (values: { readonly count: number }) => string) =>
    count > 0 ? html`<p class="hint">${describe({ count })}</p>` : '';
  return html`<p class="spans no-print">${words.span} ${spans.map((it) => spanLink(it, subject, call))}</p>
${picture}
${leftOut(persons.length - MOST_DRAWN, words.morePeople)}${leftOut(marks.more, words.moreMarks)}`;
}

function spanLink(span: Span, subject: SubjectId, { links, language, query: asked }: SubjectCall): Html {
  const label = language.words.pages.subject.spans[span];
  if (span === (asked.span ?? 'all')) return html` <strong>${label}</strong>`;
  const address = links.subject(subject, '', { span: span === 'all' ? undefined : span });
  return html` <a href="${address}" data-step>${label}</a>`;
}

function timelineHtml(call: SubjectCall, timeline: TimelineAnswer, context: StateContext): Html {
  const { subject, entries, words, next } = timeline;
  const { span, cursor } = call.query;
  const path = `/${subject.replace(':', 's/')}`;
  const list = { path, keep: { span }, cursor: next, isFirst: cursor === undefined, anchor: '#timeline' };
  return html`${developmentTable({ items: entries, words, context })}${pageLinks(call, list)}`;
}
