/**
 * What of a record was published by a day: developments that cite a source of that time. Answers made of these say what
 * one could have read then, as far as the record has it.
 */
import { registeredBy } from '../catalogue/references.ts';
import type { SubjectId } from '../catalogue/subject.ts';
import { type Day, earlierOf } from '../time/day.ts';
import { byCatalogue, type Interpretation, type Recorded } from './recorded.ts';

/** Between which days a source was published; undefined: the record does not say. */
export type PublicationOf = (source: SubjectId) => { readonly earliest: Day; readonly latest: Day } | undefined;

export interface PublishedPart {
  /** Closed under amendments, as the resolver needs it. */
  readonly kept: readonly Recorded[];
  /** How many developments cite only sources that were published later, or perhaps later. */
  readonly later: number;
  /** Sources without a date, with how many developments each of them leaves out. */
  readonly undated: ReadonlyMap<SubjectId, number>;
}

/** One development, and the first day by which any of its sources was surely published. */
interface Judged<Item> {
  readonly recorded: Item;
  readonly sources: readonly SubjectId[];
  /** Null: it cites none, as a registration does. Undefined: none of its sources has a date. */
  readonly published: Day | null | undefined;
}

/**
 * Of `recorded`, in the order of the log, what was surely published by `day`, and what cites no source. A development
 * counts if it, or anything that corrects or corroborates it, was published; an amendment if it was itself. Each counts
 * as if it had been recorded when it was published: so what has no date of its own had happened by then.
 */
export function takePublished<Item extends Recorded>(
  recorded: readonly Item[],
  { day, publicationOf }: { readonly day: Day; readonly publicationOf: PublicationOf },
  interpretation: Interpretation = byCatalogue,
): PublishedPart {
  const judged = recorded.map((it): Judged<Item> => {
    const sources = it.isErased ? [] : sourcesOf(it, interpretation);
    return { recorded: it, sources, published: publishedOn(sources, publicationOf) };
  });
  const amendments = judged.filter(({ recorded: it }) => interpretation.amendmentOf(it.development) !== undefined);
  const byTarget = Map.groupBy(amendments, (it) => interpretation.amendmentOf(it.recorded.development)?.target ?? '');
  const kept = new Map<string, Day | null>();
  const leftOut: Judged<Item>[] = [];
  for (const it of judged) {
    const { development } = it.recorded;
    const amendment = interpretation.amendmentOf(development);
    const first = amendment ? it.published : firstOf(it, byTarget.get(development.id) ?? [], interpretation);
    const isInPrint = first === null || (first !== undefined && first <= day);
    if (isInPrint && (!amendment || kept.has(amendment.target))) kept.set(development.id, first);
    else if (!amendment) leftOut.push(it);
  }
  const all = recorded.flatMap((it) => {
    const published = kept.get(it.development.id);
    return published === undefined ? [] : asOfPublication(it, published);
  });
  return { kept: all, ...count(leftOut) };
}

/** None of a registration: whom a later source speaks of has a name before it. */
function sourcesOf({ development }: Recorded, { contentOf }: Interpretation): SubjectId[] {
  if (registeredBy(development) !== undefined) return [];
  const content = contentOf(development);
  return [...new Set([...development.sources, ...content.sources].map(({ source }) => source as SubjectId))];
}

function publishedOn(sources: readonly SubjectId[], publicationOf: PublicationOf): Day | null | undefined {
  if (sources.length === 0) return null;
  const days = sources.flatMap((source) => publicationOf(source)?.latest ?? []);
  return days.length === 0 ? undefined : days.reduce(earlierOf);
}

/** Of a development about the world: also what brings it other words or further sources. */
function firstOf<Item extends Recorded>(
  { published }: Judged<Item>,
  amendments: readonly Judged<Item>[],
  { amendmentOf }: Interpretation,
): Day | null | undefined {
  if (published === null) return null;
  const also = amendments.flatMap((it) => {
    const brings = amendmentOf(it.recorded.development)?.amends !== 'retracts';
    return brings && it.published ? [it.published] : [];
  });
  const days = published === undefined ? also : [published, ...also];
  return days.length === 0 ? undefined : days.reduce(earlierOf);
}

/** As if it had been recorded when it was published. */
function asOfPublication(recorded: Recorded, published: Day | null): Recorded {
  const { recordedOn } = recorded;
  return { ...recorded, recordedOn: published === null ? recordedOn : earlierOf(recordedOn, published) };
}

function count<Item extends Recorded>(leftOut: readonly Judged<Item>[]): Pick<PublishedPart, 'later' | 'undated'> {
  const undated = new Map<SubjectId, number>();
  for (const { published, sources } of leftOut) {
    if (published !== undefined) continue;
    for (const source of sources) undated.set(source, (undated.get(source) ?? 0) + 1);
  }
  return { later: leftOut.filter(({ published }) => published !== undefined).length, undated };
}
