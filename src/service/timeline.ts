/** What happened around a subject: in order or from the newest, all of it or what a reader looks for. */
import { type Family, families } from '../catalogue/families.ts';
import { quote } from '../catalogue/faults.ts';
import type { SubjectId } from '../catalogue/subject.ts';
import { listMembers } from '../queries/identity.ts';
import { readSearch } from '../queries/search-query.ts';
import type { Snapshot } from '../queries/snapshot.ts';
import { readTimeline, type TimelineEntry } from '../queries/timeline.ts';
import { readTimelineFacets, type TimelineFacets } from '../queries/timeline-facets.ts';
import { timelinePlaceSchema } from '../queries/timeline-place.ts';
import type { Dates } from '../queries/timeline-question.ts';
import { readWording, type Wording } from '../queries/wording.ts';
import type { Certainty } from '../state/attributed-value.ts';
import type { Day } from '../time/day.ts';
import { say } from '../words/message.ts';
import { fail, type ParameterFault, type Result, succeed } from '../words/problem.ts';
import { faultsOfSpan } from './developments.ts';
import { openPage, type PageAsk, type Paged } from './page.ts';
import { openPublished, type Published } from './published.ts';
import type { Service } from './service.ts';
import { identifySubject } from './snapshot.ts';
import type { About } from './subjects.ts';

/** What a reader looks for among the developments of one subject. */
export interface TimelineFilter {
  /** Only what names all of these, too. */
  readonly naming?: readonly SubjectId[] | undefined;
  /** Only what cites this source. */
  readonly source?: SubjectId | undefined;
  /** Only developments of this family of types. */
  readonly family?: Family['name'] | undefined;
  /** Only developments of these types. */
  readonly types?: readonly string[] | undefined;
  /** Only what holds these words, or words like them, in its summary or its quotes. */
  readonly q?: string | undefined;
  /** Only what may have happened on these days, both included. */
  readonly occurredFrom?: Day | undefined;
  readonly occurredTo?: Day | undefined;
  /** Left out: all, also what holds always. */
  readonly dates?: Dates | undefined;
  /** `oldest` where left out. `newest`: what only the day of recording dates comes at the end. */
  readonly order?: 'oldest' | 'newest' | undefined;
}

export interface TimelineAsk extends PageAsk, About, TimelineFilter {
  /** Also counts developments by the people, sources, types and years that there are, whatever else is looked for. */
  readonly facets?: boolean;
}

export interface TimelineAnswer extends Paged {
  readonly subject: SubjectId;
  readonly certainty: Certainty;
  readonly entries: readonly TimelineEntry[];
  readonly words: Wording;
  /** Undefined: not asked for, or too many to count. */
  readonly facets: TimelineFacets | undefined;
  /** What is left out, where only what was published is asked for. */
  readonly published: Published | undefined;
}

/** What happened around a subject. */
export async function showTimeline(service: Service, ask: TimelineAsk): Promise<Result<TimelineAnswer>> {
  const { certainty = 'possible', order = 'oldest', publishedBy } = ask;
  const words = ask.q === undefined ? undefined : readSearch(ask.q);
  const faults = faultsOf(ask, words !== undefined);
  if (faults.length > 0) return fail('invalid_query', { parameters: faults });
  const opened = await openPage(service, {
    ask: { ...ask, asOf: ask.asOf ?? (ask.cursor === undefined ? publishedBy : undefined) },
    what: `${ask.subject}/timeline`,
    filters: { certainty, publishedBy, ...filterOf(ask) },
    place: timelinePlaceSchema,
  });
  if (!opened.ok) return opened;
  const { snapshot, after, limit, next } = opened.value;
  const identified = await identifySubject(service, snapshot, ask.subject);
  if (!identified.ok) return identified;
  const subject = identified.value;
  const { connection } = service;
  const part = publishedBy && (await openPublished(service, snapshot, { subject, day: publishedBy }));
  if (part && !part.ok) return part;
  const { occurredFrom, occurredTo, dates } = ask;
  const page = await readTimeline(connection, snapshot, {
    subject,
    certainty,
    after,
    limit,
    occurredFrom,
    occurredTo,
    words,
    dates,
    naming: await namedIn(service, snapshot, ask),
    types: typesOf(ask),
    published: part?.value.record,
    newestFirst: order === 'newest',
  });
  const counted = { subject, certainty, dates: dates && 'either' } as const;
  const facets = ask.facets && !part ? await readTimelineFacets(connection, snapshot, counted) : undefined;
  const recorded = page.items.map((entry) => entry.recorded);
  const wording = await readWording(service, snapshot, recorded);
  return succeed({
    snapshot,
    subject,
    certainty,
    entries: page.items,
    words: wording,
    facets,
    published: part?.value.published,
    next: next(page.next),
  });
}

/** What an answer depends on beside its snapshot. */
function filterOf({ naming, source, family, types, q, occurredFrom, occurredTo, dates, order }: TimelineFilter) {
  return { naming, source, family, types, q, occurredFrom, occurredTo, dates, order };
}

function faultsOf(ask: TimelineAsk, hasWords: boolean): ParameterFault[] {
  const { q } = ask;
  const isVain = q !== undefined && !hasWords;
  return [
    ...faultsOfSpan(ask, 'occurredFrom', 'occurredTo'),
    ...(isVain ? [{ parameter: 'q', message: say('problems.parameters.words', { given: quote(q) }) }] : []),
  ];
}

/** As whom the record knows those who must be named. */
async function namedIn({ connection }: Service, snapshot: Snapshot, { naming = [], source }: TimelineFilter) {
  const asked = [...naming, ...(source ? [source] : [])];
  return Promise.all(asked.map(async (id) => (await listMembers(connection, snapshot, id))[0]));
}

/** The types that may be shown; undefined: all. */
function typesOf({ family, types }: TimelineFilter): readonly string[] | undefined {
  if (family === undefined) return types;
  const own = families.find(({ name }) => name === family)?.types.map(({ name }) => name) ?? [];
  return types === undefined ? own : own.filter((name) => types.includes(name));
}
