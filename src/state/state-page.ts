/**
 * Pages of a state. Of each list a page holds so many tracks, in one order: those that only may have begun, those that
 * hold, those that have ended; and among these the newest first. Single values stand on every page.
 */
import { attribute } from '../catalogue/attributes.ts';
import { editing } from '../catalogue/editing.ts';
import type { Findings } from './findings.ts';
import type { JudgedTrack } from './judged-track.ts';

/** Which tracks of each list are meant: `limit` of them, behind the first `from`. */
export interface StatePage {
  readonly from: number;
  readonly limit: number;
}

/** How many tracks of a list only may have begun, hold, and have ended. */
export interface TrackCounts {
  readonly may: number;
  readonly held: number;
  readonly ended: number;
}

export interface PagedTracks {
  readonly tracks: readonly JudgedTrack[];
  /** By attribute: of every list. */
  readonly counts: ReadonlyMap<string, TrackCounts>;
}

/** Whether an attribute is a list of a state. That a note was checked shows with the note. */
export function isPaged(name: string): boolean {
  return attribute(name).shape !== 'one' && name !== editing.dismissal.name;
}

/**
 * The tracks of a page, in the order in which they come. `counted`: of lists of which only the tracks of this page are
 * among `tracks`.
 */
export function cutToPage(
  tracks: readonly JudgedTrack[],
  page: StatePage,
  counted: ReadonlyMap<string, TrackCounts> = new Map(),
): PagedTracks {
  const lists = Map.groupBy(
    tracks.filter(({ attribute: name }) => isPaged(name)),
    ({ attribute: name }) => name,
  );
  const left = new Set<JudgedTrack>();
  const counts = new Map(counted);
  for (const [name, own] of lists) {
    if (counted.has(name)) continue;
    counts.set(name, countTracks(own));
    if (page.from === 0 && own.length <= page.limit) continue;
    const inOrder = own.toSorted(compareOnPage);
    for (const [place, track] of inOrder.entries())
      if (place < page.from || place >= page.from + page.limit) left.add(track);
  }
  return { tracks: left.size === 0 ? tracks : tracks.filter((track) => !left.has(track)), counts };
}

function countTracks(tracks: readonly JudgedTrack[]): TrackCounts {
  const ranks = tracks.map(rankOf);
  const countOf = (rank: number) => ranks.filter((it) => it === rank).length;
  return { may: countOf(0), held: countOf(1), ended: countOf(2) };
}

function rankOf({ stated }: JudgedTrack): number {
  return stated === undefined ? 0 : stated.point.holds ? 1 : 2;
}

function compareOnPage(a: JudgedTrack, b: JudgedTrack): number {
  const [one, other] = [dayOf(a), dayOf(b)];
  return rankOf(a) - rankOf(b) || (one === other ? (a.key < b.key ? -1 : 1) : one > other ? -1 : 1);
}

function dayOf({ stated, possible }: JudgedTrack): string {
  const days = possible.map(({ earliest }) => earliest);
  return stated?.point.latest ?? days.sort().at(-1) ?? '';
}

/** By the property of a list that a page does not hold as a whole. */
interface Counted {
  /** How many values it has in all. */
  readonly totals: Readonly<Record<string, number>>;
  /** How many of them stand behind the page; of `possible` at least. */
  readonly more: Readonly<Record<string, number>>;
}

/** What of lists stands on other pages: list by list, and what only may have begun, and has ended, of all of them. */
export function countOthers(counts: ReadonlyMap<string, TrackCounts>, { from, limit }: StatePage): Counted {
  const end = from + limit;
  const totals: Record<string, number> = {};
  const more: Record<string, number> = {};
  const add = (sums: Record<string, number>, list: string, count: number) => {
    if (count > 0) sums[list] = (sums[list] ?? 0) + count;
  };
  for (const [name, { may, held, ended }] of counts) {
    const { property } = attribute(name);
    if (may + held + ended <= limit) continue;
    add(totals, property, held);
    add(more, 'possible', may - end);
    add(more, property, Math.min(held, may + held - end));
    add(more, 'ended', Math.min(ended, may + held + ended - end));
  }
  if (Object.keys(totals).length > 0 || more.ended !== undefined)
    add(
      totals,
      'ended',
      [...counts.values()].reduce((sum, { ended }) => sum + ended, 0),
    );
  return { totals, more };
}

/** Lists of notes: they rest on what the page shows, and no page goes on with them. */
const notes: Readonly<Record<keyof Findings, true>> = { findings: true, dismissed: true };

/** Whether another page follows. */
export function goesOn({ more }: Pick<Counted, 'more'>): boolean {
  return Object.keys(more).some((list) => !(list in notes));
}
