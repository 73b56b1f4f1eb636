// The timeline of a subject as far as it was published: the same rows as of the whole record, but from memory.
import type { Listing } from '../catalogue/points-of.ts';
import type { PlacedPoint } from '../facts/placed-point.ts';
import { comparePlacements } from '../facts/placement.ts';
import { toPlacement, toPlacementRow } from '../projection/fact-rows.ts';
import type { Day } from '../time/day.ts';
import { type PublishedRecord, publishedEvents } from './published.ts';
import { ANY_INDEX, placementAt, type TimelinePlace, type TimelineRow } from './timeline-place.ts';
import type { TimelineQuestion } from './timeline-question.ts';

type Question = Omit<TimelineQuestion, 'published'>;

/** The rows of a page and one more, if there is any. */
export function publishedRows(record: PublishedRecord, question: Question, asOf: Day): TimelineRow[] {
  const { subject, after, limit, newestFirst = false } = question;
  const rows = publishedEvents(record, subject)
    .filter((event) => isMeant(event, question, asOf))
    .map(toRow);
  const inOrder = newestFirst ? rows.sort(compareBackwards) : rows.sort(compareRows);
  const behind = after ? inOrder.filter((row) => isBehind(row, after, newestFirst)) : inOrder;
  return behind.slice(0, limit + 1);
}

function isMeant({ label, value, earliest, latest, cause }: PlacedPoint, question: Question, asOf: Day): boolean {
  const { certainty, naming = [], types, words, dates, occurredFrom, occurredTo } = question;
  const { subjects, words: own } = value as Listing;
  const hasBegun = certainty === undefined || (certainty === 'possible' ? earliest : latest) <= asOf;
  const isInTime =
    (occurredFrom === undefined || latest >= occurredFrom) && (occurredTo === undefined || earliest <= occurredTo);
  const isNamed = naming.every((it) => subjects.includes(it));
  const isOfType = types === undefined || types.includes(label);
  const isDated = dates === undefined || dates === 'either' || (dates === 'unknown') === cause.isOpen;
  return (
    isDated && hasBegun && isInTime && isNamed && isOfType && (words?.words ?? []).every((word) => own.includes(word))
  );
}

function toRow({ cause, ...place }: PlacedPoint): TimelineRow {
  return {
    ...toPlacementRow(place),
    contradicted: cause.contradicted,
    is_open: cause.isOpen,
    correction: cause.correction,
    corroborations: cause.corroborations,
  };
}

function compareRows(one: TimelineRow, other: TimelineRow): number {
  return comparePlacements(toPlacement(one), toPlacement(other));
}

function compareBackwards(one: TimelineRow, other: TimelineRow): number {
  return Number(one.is_open) - Number(other.is_open) || compareRows(other, one);
}

function isBehind(row: TimelineRow, after: TimelinePlace, isBackwards: boolean): boolean {
  const [isOpen, place] = [after[6], toPlacement(row)];
  if (!isBackwards) return comparePlacements(place, placementAt(after, ANY_INDEX)) > 0;
  return row.is_open === isOpen ? comparePlacements(place, placementAt(after, -1)) < 0 : row.is_open;
}
