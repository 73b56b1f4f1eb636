import type { Services } from '../api/route.ts';
import type { SubjectId } from '../catalogue/subject.ts';
import type { Snapshot } from '../queries/snapshot.ts';
import { readReach } from '../queries/subject-history.ts';
import { type Day, parseDay } from '../time/day.ts';
import type { Machine } from './time-controls.ts';

/** What the time machine of a page can be set to. `days`: on which something changes. */
export async function machineOf(
  services: Services,
  snapshot: Snapshot,
  { subject, days = [] }: { readonly subject?: SubjectId | undefined; readonly days?: readonly Day[] } = {},
): Promise<Machine> {
  const { workspace, asOf, knowledge } = snapshot;
  const reach = await readReach(services.connection, snapshot, subject);
  const head = await services.resolveKnownAt(workspace, { kind: 'now' });
  return {
    asOf,
    knowledge,
    today: parseDay(services.today()) ?? asOf,
    first: reach.first,
    last: reach.last,
    positions: reach.positions,
    head: head.ok ? head.value.position : knowledge.position,
    days,
  };
}
