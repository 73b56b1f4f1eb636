// How acts move measures: what holds a person in custody or restricts one (law.md, “Liberty”).
//
// Decisions where law.md is silent:
// - “An arrest without a case” is of the kind arrested or detained.
// - A release ends custody even where none is recorded: the headline then says released.
// - “Reported held” where no custody is recorded implies one (detained) since that day; a note asks.
// - After a death nothing of custody changes any more. Where nothing held, death is not how custody ended.
// - A report of a place says where, if one measure alone holds.
// - A release that ends nothing, and names no case, speaks of all cases.
import { custodyKinds, type MeasureKind } from '../../../src/law/acts.ts';
import type { ActOf } from './counts.ts';
import type { Placed } from './record.ts';
import { isNamedBy, type Measure, type World } from './world.ts';

export function isCustody(kind: string): boolean {
  return (custodyKinds as readonly string[]).includes(kind);
}

export function isArrest(kind: MeasureKind): boolean {
  return kind === 'arrested' || kind === 'detained';
}

export function applyDeath(world: World, { earliest, latest }: Placed): void {
  const cases = world.measures.map((it) => it.case);
  if (cases.length > 0) world.endings.push({ how: 'died', on: { earliest, latest }, cases });
  world.measures = [];
  world.dead = true;
}

export function applyMeasure(world: World, { id, content, earliest, latest }: Placed): void {
  if (content.act !== 'measure') return;
  if (world.dead) {
    world.notes.add('measure_after_death');
    return;
  }
  const { kind, case: of, until = null, term = null, place = null } = content;
  const isReplaced = (it: Measure): boolean =>
    !content.besides && (it.case === of || (it.case === null && isArrest(it.kind)));
  const since = { earliest, latest };
  const before = isCustody(kind) ? world.measures.find((it) => isReplaced(it) && isCustody(it.kind)) : undefined;
  world.measures = world.measures.filter((it) => !isReplaced(it));
  const bounds = until && { earliest: until.earliest ?? '-infinity', latest: until.latest };
  const heldSince = before?.heldSince ?? since;
  world.measures.push({ id, case: of, kind, since, heldSince, until: bounds, term, place, reports: [since] });
  if (kind === 'serving') world.serving.push({ case: of, ...since });
}

export function applyTransfer(world: World, act: ActOf<'transferred'>): void {
  for (const measure of world.measures)
    if (act.measure === undefined ? isCustody(measure.kind) : isNamedBy(measure.id, act.measure))
      measure.place = act.place;
}

export function applyReport(world: World, { id, content, earliest, latest }: Placed): void {
  if (content.act !== 'reported_held' || world.dead) return;
  const on = { earliest, latest };
  const held = world.measures.filter(({ kind }) => isCustody(kind));
  if (held.length === 0) {
    world.notes.add('held_after_release');
    const unknown = { case: null, kind: 'detained', until: null, term: null, place: content.place ?? null } as const;
    world.measures.push({ id, ...unknown, since: on, heldSince: on, reports: [on] });
  }
  for (const measure of held) {
    measure.reports = [...measure.reports, on];
    if (content.place && held.length === 1) measure.place = content.place;
  }
}

export function applyRelease(world: World, placed: Placed): void {
  const { content, earliest, latest } = placed;
  if (content.act !== 'released' || world.dead) return;
  const { ends, how } = content;
  if (world.measures.length === 0) world.notes.add('release_without_detention');
  if (how === 'died') {
    applyDeath(world, placed);
    return;
  }
  const isEnded = (it: Measure): boolean => {
    if (ends === undefined) return isCustody(it.kind);
    if (ends === 'all') return true;
    return 'measure' in ends ? isNamedBy(it.id, ends.measure) : it.case === ends.case;
  };
  const ended = world.measures.filter(isEnded).map((it) => it.case);
  const named = ends === undefined || ends === 'all' ? null : 'case' in ends ? [ends.case] : [];
  world.measures = world.measures.filter((it) => !isEnded(it));
  world.endings.push({ how, on: { earliest, latest }, cases: ended.length > 0 ? ended : named });
  world.lastReleased = latest;
  if (how === 'escaped') world.escapes.push(latest);
}
