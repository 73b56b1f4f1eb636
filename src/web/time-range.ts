/** Reads what the time controls of a page can be set to. */
import type { Services } from '../api/route.ts';
import type { SubjectId } from '../catalogue/subject.ts';
import type { Snapshot } from '../queries/snapshot.ts';
import { readReach } from '../queries/subject-history.ts';
import { type Day, parseDay } from '../time/day.ts';
import type { Html } from './html.ts';
import type { PageCall } from './page.ts';
import { type TimeControlsPlace, type TimeRange, timeControls } from './time-controls.ts';

/** `subject`: who or what the page is about; `days`: on which something changes. */
export async function readTimeRange(
  services: Services,
  snapshot: Snapshot,
  { subject, days = [] }: { readonly subject?: SubjectId | undefined; readonly days?: readonly Day[] } = {},
): Promise<TimeRange> {
  const { workspace, asOf, knowledge } = snapshot;
  const { first, last, positions } = await readReach(services.connection, snapshot, subject);
  const head = await services.resolveKnownAt(workspace, { kind: 'now' });
  return {
    asOf,
    knowledge,
    today: parseDay(services.today()) ?? asOf,
    first,
    last,
    positions,
    head: head.ok ? head.value.position : knowledge.position,
    days,
  };
}

/** The time controls of a page; `path`: within its workspace. */
export async function readTimeControls(
  { services, links, language }: Pick<PageCall<unknown>, 'services' | 'links' | 'language'>,
  snapshot: Snapshot,
  { path, keep = {} }: Pick<TimeControlsPlace, 'path' | 'keep'>,
): Promise<Html> {
  const range = await readTimeRange(services, snapshot);
  return timeControls(range, { links, language, path: links.bare(path), keep });
}
