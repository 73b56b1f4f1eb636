// What is asked of a timeline, of the whole record or of what was published.
import type { SubjectId } from '../catalogue/subject.ts';
import type { Certainty } from '../state/attributed-value.ts';
import type { DevelopmentFilter } from './developments.ts';
import type { PublishedRecord } from './published.ts';
import type { SearchQuery } from './search-query.ts';
import type { TimelinePlace } from './timeline-place.ts';

/**
 * Which developments are meant by their dates. `known`: those with a place among dates; `unknown`: those that only the
 * day of recording dates; `either`: these and those. None of them has what holds always, such as registrations.
 */
export type Dates = 'known' | 'unknown' | 'either';

export interface TimelineQuestion extends DevelopmentFilter {
  /** Undefined: the whole record, but for registrations, which have no date. */
  readonly subject: SubjectId | undefined;
  /** How surely it has happened by the day asked of; undefined: also what is still to come. */
  readonly certainty: Certainty | undefined;
  /** Only what names all of these, too: people, organizations, cases, or the sources that it cites. */
  readonly naming?: readonly SubjectId[];
  /** Only developments of these types. */
  readonly types?: readonly string[] | undefined;
  /** Only what holds these words, or words like them, in its summary or its quotes. */
  readonly words?: SearchQuery | undefined;
  readonly dates?: Dates | undefined;
  /** Only this part of the record, instead of all. Its words are compared as they are written. */
  readonly published?: PublishedRecord | undefined;
  /** From what happened last; what only the day of recording dates comes at the end. */
  readonly newestFirst?: boolean;
  readonly after: TimelinePlace | undefined;
  readonly limit: number;
}
