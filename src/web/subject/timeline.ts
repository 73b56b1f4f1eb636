/** The timeline of a subject in groups: what has happened by the date, perhaps, on no known date, and later. */
import { html } from 'hono/html';
import { assertionOf } from '../../catalogue/sentence.ts';
import type { TimelineEntry } from '../../queries/timeline.ts';
import type { Wording } from '../../queries/wording.ts';
import type { Language } from '../../words/language.ts';
import type { RenderContext } from '../context.ts';
import type { Html } from '../html.ts';
import { emptyState } from '../layout.ts';
import { statusMark } from '../provenance.ts';
import type { SourceMarks } from '../source-mark.ts';
import { occurredHtml } from '../timeline.ts';
import { developmentLink } from '../values.ts';
import { kindHtml, rowHtml, rowList } from './values.ts';

export const timelineGroups = ['byThen', 'perhaps', 'undated', 'later'] as const;
export type TimelineGroup = (typeof timelineGroups)[number];
export type CountsByGroup = Readonly<Record<TimelineGroup, number>>;

interface TimelineShown {
  readonly entries: readonly TimelineEntry[];
  readonly asOf: string;
  readonly wording: Wording;
  readonly context: RenderContext;
  readonly marks: SourceMarks;
}

export function timelineHtml(shown: TimelineShown): Html {
  const { entries, asOf, context } = shown;
  const { timeline, subject } = context.words.pages;
  if (entries.length === 0) return emptyState(subject.noTimeline);
  const groups = Map.groupBy(entries, (entry) => groupOf(entry, asOf));
  return html`${timelineGroups.map((group) => {
    const own = groups.get(group) ?? [];
    if (own.length === 0) return '';
    return html`<h3>${timeline.groups[group]}</h3>${rowList(own.map((entry) => entryRow(entry, shown)))}`;
  })}`;
}

function entryRow(entry: TimelineEntry, { wording, context, marks }: TimelineShown): Html {
  const { recorded, status } = entry;
  const { development } = recorded;
  const assertion = recorded.isErased ? undefined : assertionOf(development);
  const kind = kindHtml(
    { standing: null, by: null, ...assertion, inferred: development.attribution?.inferred },
    context,
  );
  return rowHtml(
    occurredHtml(entry, context.language),
    html`${kind} ${statusMark({ ...status, correctedBy: null }, context)}
${developmentLink(development.id, wording.bareOf(recorded), context)} ${marks.of([development.id])}`,
  );
}

/** Where a development stands on a day. What only its recording dates is on no day. */
export function groupOf(
  { earliest, latest, isOpen }: Pick<TimelineEntry, 'earliest' | 'latest' | 'isOpen'>,
  asOf: string,
) {
  if (isOpen) return 'undated';
  if (latest <= asOf) return 'byThen';
  return earliest === null || earliest <= asOf ? 'perhaps' : 'later';
}

/** “3 by then · 10 perhaps by then”. */
export function timelineGist(counts: CountsByGroup, { words, list }: Language): string {
  const { gists } = words.pages.timeline;
  return list(timelineGroups.flatMap((group) => (counts[group] === 0 ? [] : [gists[group]({ count: counts[group] })])));
}
