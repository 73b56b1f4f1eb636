/** The pages of people, cases, organizations and sources. */
import { html } from 'hono/html';
import { z } from 'zod';
import { openPage } from '../../api/paging.ts';
import { pageParameters, snapshotParameters } from '../../api/parameters.ts';
import { noSubject, redirectToKnownAs, subjectOf } from '../../api/subject-path.ts';
import { links as ties } from '../../catalogue/links.ts';
import { kindOf, type SubjectId, type SubjectKind, subjectKinds } from '../../catalogue/subject.ts';
import type { Snapshot } from '../../queries/snapshot.ts';
import { readState } from '../../queries/state.ts';
import { type TimelinePlace, timelinePlaceSchema } from '../../queries/timeline.ts';
import type { Html } from '../html.ts';
import { mayRecord } from '../layout.ts';
import { definePage, type Page, type PageCall, showPage } from '../page.ts';
import { drawPicture, MOST_DRAWN, type Span, spans } from '../picture/read.ts';
import { drawRelationsOf } from '../picture/relations-of.ts';
import { provenanceHtml } from '../provenance.ts';
import { type TimeRange, timeControls } from '../time-controls.ts';
import { readTimeRange } from '../time-range.ts';
import { developmentTable, pageLinks } from '../timeline.ts';
import { readSubjectPage, type SubjectQuestion } from './data.ts';
import { MOST_PARTIES, roleOf } from './parties.ts';
import type { StateContext } from './state.ts';
import { subjectPage } from './view.ts';

const query = z.strictObject({
  ...snapshotParameters,
  ...pageParameters,
  span: z.enum(spans, 'write all, year or month').optional(),
});
type SubjectCall = PageCall<z.infer<typeof query>>;

export const subjectPages: readonly Page[] = subjectKinds.map(subjectPageOf);

function subjectPageOf(kind: SubjectKind): Page {
  return definePage({
    method: 'get',
    path: `/{workspace}/${kind}s/{slug}`,
    access: 'read',
    query,
    async handle(call) {
      const { services, request, path } = call;
      const subject = subjectOf(kind, path.slug);
      const page = await openPage(services, {
        workspace: path.workspace ?? '',
        path: `/${path.workspace}/${subject}`,
        query: call.query,
        filters: {},
        place: timelinePlaceSchema,
      });
      if (!page.ok) return page.response;
      const { snapshot, after, limit, next } = page;
      const redirect = subject && (await redirectToKnownAs(request, services, snapshot, subject));
      if (redirect) return redirect;
      const state = subject && (await readState(services.connection, snapshot, { subject, certainty: 'possible' }));
      if (!state) return noSubject(kind, path.slug);
      return showSubject(call, snapshot, { subject, state, isCase: kind === 'case', after, limit, nextOf: next });
    },
  });
}

interface Shown extends SubjectQuestion {
  readonly nextOf: (place: TimelinePlace | undefined) => string | null;
}

type Known = Awaited<ReturnType<typeof readSubjectPage>>;

async function showSubject(call: SubjectCall, snapshot: Snapshot, shown: Shown): Promise<Response> {
  const { services, links, language } = call;
  const { subject, state } = shown;
  const known = await readSubjectPage(services, snapshot, shown);
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
      picture: pictureHtml(call, { ...shown, known, range, context }),
      relations: ties.relationship.of.includes(kindOf(subject)) ? relationsHtml(shown, context) : '',
      parties,
      moreParties: Math.max(0, persons.length - MOST_PARTIES),
      timeline: timelineHtml(call, shown, { known, context }),
      mayRecord: mayRecord(call),
    }),
  });
}

function relationsHtml({ state }: Shown, context: StateContext): Html {
  const { relationship } = context.language.words.attributes;
  return html`<h2 id="relations">${relationship.many}</h2>${drawRelationsOf(state, context)}`;
}

interface Drawn extends Shown {
  readonly known: Known;
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

function timelineHtml(
  call: SubjectCall,
  { subject, nextOf }: Shown,
  { known: { timeline, words }, context }: { readonly known: Known; readonly context: StateContext },
): Html {
  const { span, cursor } = call.query;
  const path = `/${subject.replace(':', 's/')}`;
  const isFirst = cursor === undefined;
  const list = { path, keep: { span }, cursor: nextOf(timeline.next), isFirst, anchor: '#timeline' };
  return html`${developmentTable({ items: timeline.items, words, context })}${pageLinks(call, list)}`;
}
