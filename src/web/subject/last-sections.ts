/** The last sections of a page about one subject: review notes, sources, and the timeline. */
import { html } from 'hono/html';
import { kindOf } from '../../catalogue/subject.ts';
import type { TimelineAnswer } from '../../service/timeline.ts';
import type { SubjectState } from '../../state/state.ts';
import { subjectPath } from '../links.ts';
import { pageLinks } from '../paging.ts';
import { askView } from '../picture/view.ts';
import { readPublications } from '../publications.ts';
import { notesOfCases, stateNotes } from '../review-note.ts';
import type { Section } from '../section.ts';
import { type SubjectCall, viewIn } from './query.ts';
import type { Shown } from './read.ts';
import { sourcesHtml } from './sources.ts';
import { type CountsByGroup, groupOf, timelineGist, timelineGroups, timelineHtml } from './timeline.ts';

export async function lastSections(
  call: SubjectCall,
  timeline: TimelineAnswer,
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
            gist: call.language.list(sources.slice(0, 3).map(context.nameOf)),
            body: sourcesHtml(publications, context),
          },
        ]),
    timelineSection(call, timeline, { ...shown, title }),
  ].flatMap((it) => it ?? []);
}

async function notesSection(
  call: SubjectCall,
  { snapshot, subject }: TimelineAnswer,
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
  { snapshot, subject, entries, words: wording, next }: TimelineAnswer,
  { marks, sourceMarks, context, title }: Shown & { readonly title: string },
): Section {
  const { asOf } = snapshot;
  const groups = marks.items.map((mark) => groupOf(mark, asOf));
  const counts = Object.fromEntries(
    timelineGroups.map((group) => [group, groups.filter((it) => it === group).length]),
  ) as CountsByGroup;
  const list = { path: subjectPath(subject), keep: askView(viewIn(call)), anchor: '#timeline' };
  return {
    id: 'timeline',
    title,
    count: marks.items.length + marks.more,
    gist: timelineGist(counts, call.language),
    isOpen: call.query.cursor !== undefined,
    body: html`${timelineHtml({ entries, asOf, wording, context, marks: sourceMarks })}${pageLinks(call, next, list)}`,
  };
}
