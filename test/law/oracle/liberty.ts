// How acts move measures: what holds a person in custody or restricts one (law.md, “Liberty”).
//
// Decisions where law.md is silent:
// - “An arrest without a case” is of the kind arrested or detained.
// - A release ends custody even where none is recorded: the headline then says released.
// - “Reported held” where no custody is recorded implies one (detained); it began at some time before.
// - After a death every measure has ended, also one recorded later.
// - A measure that begins when its case has already ended, or is served, has a ground of its own.
import { custodyKinds, type MeasureKind } from '../../../src/law/acts.ts';
import type { ActOf } from './counts.ts';
import { isBeyondGround, isCaseOver } from './grounds.ts';
import type { Placed } from './record.ts';
import { interrupt } from './sentences.ts';
import type { Measure, World } from './world.ts';

export function isCustody(kind: string): boolean {
  return (custodyKinds as readonly string[]).includes(kind);
}

export function isArrest(kind: MeasureKind): boolean {
  return kind === 'arrested' || kind === 'detained';
}

export function applyMeasure(world: World, { id, content, earliest, latest }: Placed): void {
  if (content.act !== 'measure') return;
  const { kind, case: of, until = null, term = null, place = null } = content;
  const isReplaced = (it: Measure): boolean => it.case === of || (it.case === null && isArrest(it.kind));
  if (!content.besides) world.measures = world.measures.filter((it) => !isReplaced(it));
  const bounds = until && { earliest: until.earliest ?? '-infinity', latest: until.latest };
  const since = { earliest, latest };
  const isBeyondCase = of !== null && isCaseOver(world, of, latest);
  world.measures.push({ id, case: of, kind, since, until: bounds, term, place, isBeyondCase, reports: [] });
  if (kind === 'serving') world.serving.push({ case: of, ...since });
}

export function applyTransfer(world: World, act: ActOf<'transferred'>): void {
  for (const measure of world.measures)
    if (act.measure === undefined ? isCustody(measure.kind) : measure.id === act.measure) measure.place = act.place;
}

export function applyReport(world: World, { id, content, earliest, latest }: Placed): void {
  if (content.act !== 'reported_held') return;
  if (!world.measures.some(({ kind }) => isCustody(kind)))
    world.measures.push({
      id,
      case: null,
      kind: 'detained',
      since: { earliest: '-infinity', latest },
      until: null,
      term: null,
      place: null,
      isBeyondCase: false,
      reports: [],
    });
  for (const measure of world.measures) {
    if (!isCustody(measure.kind)) continue;
    const isBeyond = isBeyondGround(world, measure, earliest);
    measure.reports = [...measure.reports, { earliest, latest, isBeyondGround: isBeyond }];
    if (content.place) measure.place = content.place;
  }
}

export function applyRelease(world: World, { content, latest }: Placed): void {
  if (content.act !== 'released') return;
  const { ends, how } = content;
  const isEnded = (it: Measure): boolean => {
    if (ends === undefined) return isCustody(it.kind);
    if (ends === 'all') return true;
    return 'measure' in ends ? it.id === ends.measure : it.case === ends.case;
  };
  world.measures = world.measures.filter((it) => !isEnded(it));
  world.lastEnd = how;
  world.lastReleased = latest;
  if (how === 'escaped') for (const part of world.parts) interrupt(world, part);
}
