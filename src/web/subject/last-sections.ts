/** The last sections of a page about one subject: review notes, sources, and the timeline. */
import { html } from 'hono/html';
import { kindOf } from '../../catalogue/subject.ts';
import type { SubjectState } from '../../state/state.ts';
import { bdi, listHtml } from '../html.ts';
import { subjectPath } from '../links.ts';
import { askView } from '../picture/view.ts';
import { readPublications } from '../publications.ts';
import { notesOfCases, stateNotes } from '../review-note.ts';
import type { Section } from '../section.ts';
import type { Developments } from './ask.ts';
import { isFiltered, type SubjectCall, viewIn } from './query.ts';
import type { Shown } from './read.ts';
import { sourcesHtml } from './sources.ts';
import { developmentsHtml, totalText } from './timeline.ts';

export async function lastSections(
  call: SubjectCall,
  timeline: Developments,
  shown: Shown & { readonly state: SubjectState },
): Promise<Section[]> {
  const { snapshot, subject } = timeline;
  const { words } = call;
  const { context, sources } = shown;
  const publications = await readPublications(call.services.connection, snapshot, sources);
  const title = kindOf(subject) === 'source' ? words.pages.subject.citedBy : words.answers.sections.timeline;
  return [
    await notesSection(call, timeline, shown),
    ...(sources.length === 0 || kindOf(subject) === 'source'
      ? []
      : [
          {
            id: 'sources',
            title: words.answers.sections.sources,
            count: sources.length,
            gist: listHtml(
              sources.slice(0, 3).map((it) => bdi(context.nameOf(it))),
              call.language,
            ),
            body: sourcesHtml(publications, context),
          },
        ]),
    kindOf(subject) === 'case' ? undefined : timelineSection(call, timeline, { ...shown, title }),
  ].flatMap((it) => it ?? []);
}

async function notesSection(
  call: SubjectCall,
  { snapshot, subject }: Developments,
  { state, context, provenance }: Shown & { readonly state: SubjectState },
): Promise<Section | undefined> {
  const { reviewNotes: names, pages } = call.words;
  const ofCases = await notesOfCases(call, { snapshot, subject });
  const all = [...state.findings, ...ofCases.items];
  const rules = [...new Set(all.map(({ rule }) => names[rule].name))];
  if (all.length === 0 && state.dismissed.length === 0) return undefined;
  return {
    id: 'findings',
    title: pages.reviewNotes.title,
    count: all.length,
    gist: call.language.list(rules.slice(0, MOST_NAMED)),
    body: html`<p class="hint">${pages.reviewNotes.hint}</p>
${stateNotes(state, { context, provenance })}${ofCases.html}`,
  };
}

/** The gist is one line. */
const MOST_NAMED = 4;

function timelineSection(
  call: SubjectCall,
  developments: Developments,
  { marks, sourceMarks, context, title }: Shown & { readonly title: string },
): Section {
  const { cursor } = call.query;
  const list = { path: subjectPath(developments.subject), keep: askView(viewIn(call)), cursor };
  return {
    id: 'timeline',
    title,
    count: marks.items.length + marks.more,
    gist: totalText(developments, marks.items, call.language),
    isOpen: cursor !== undefined || isFiltered(developments.filter) || developments.filter.order !== undefined,
    body: developmentsHtml({ developments, context, marks: sourceMarks, ...list }),
  };
}
