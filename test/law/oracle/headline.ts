// Custody on a day in one world: what holds, what perhaps holds, and the headline (law.md, “Liberty”).
//
// Decisions where law.md is silent:
// - Of several custody measures the headline speaks of “serving” first, else of the last one.
// - A measure whose ground has ended is not listed among those that hold; it makes the headline not clear.
// - A restricting part of a sentence has begun by the start that the court states.
// - Prison in force in any case makes an arrest or a remand read as serving.

import { hasGroundEnded } from './grounds.ts';
import { isArrest, isCustody } from './liberty.ts';
import { labelOf } from './to-serve.ts';
import { type Bounds, type Measure, type Part, standsConvicted, type World } from './world.ts';

export interface Headline {
  /** Null: not clear in this very world. */
  readonly group: string | null;
  readonly kind: string | null;
  readonly place: string | null;
  readonly since: Bounds | null;
  readonly measures: readonly string[];
}

interface Holding {
  readonly kind: string;
  readonly place: string | null;
  readonly since: Bounds | null;
  readonly isClear: boolean;
}

export function headlineOf(world: World, asOf: string, inCase?: string): Headline {
  const measures = world.measures.filter((it) => inCase === undefined || it.case === inCase);
  if (world.dead) return endedBy(world.measures.length > 0 ? 'died' : world.lastEnd);
  const holding = [
    ...measures.map((measure) => readMeasure(world, measure, asOf)),
    ...world.parts.flatMap((part) => readRestriction(world, part, asOf)),
  ];
  const clear = holding.filter(({ isClear }) => isClear);
  const custody = clear.filter(({ kind }) => isCustody(kind));
  const lead = custody.find(({ kind }) => kind === 'serving') ?? custody.at(-1) ?? clear.at(-1);
  const kinds = clear.map(({ kind }) => kind).sort();
  const isUnclear = custody.length === 0 && holding.some(({ kind, isClear }) => !isClear && (isCustody(kind) || !lead));
  if (isUnclear) return { group: null, kind: null, place: null, since: null, measures: kinds };
  if (!lead) return endedBy(world.lastEnd);
  const group = custody.length > 0 ? 'in_custody' : 'restricted';
  return { group, kind: lead.kind, place: lead.place, since: lead.since, measures: kinds };
}

function endedBy(how: World['lastEnd']): Headline {
  const group = how === null ? 'no_record' : how === 'died' || how === 'escaped' ? 'ended' : 'released';
  return { group, kind: how, place: null, since: null, measures: [] };
}

function readMeasure(world: World, measure: Measure, asOf: string): Holding {
  const { place, since } = measure;
  return { kind: kindOf(world, measure, asOf), place, since, isClear: !hasGroundEnded(world, measure, asOf) };
}

/** Arrest or remand with a prison term in force reads as serving. */
export function kindOf(world: World, { kind }: Measure, asOf: string): string {
  const isBefore = isArrest(kind) || kind === 'remanded';
  return isBefore && world.parts.some((part) => isPrisonInForce(world, part, asOf)) ? 'serving' : kind;
}

/** Final, or said to be in force. */
function isPrisonInForce(world: World, part: Part, asOf: string): boolean {
  if (!['imprisonment', 'life'].includes(part.content.kind) || labelOf(world, part, asOf) !== 'in_force') return false;
  const standing = part.convictions.filter((it) => standsConvicted(world, it));
  const isFinal = standing.every((it) => world.counts.some(({ conviction, final }) => conviction === it && final));
  return part.isSaidInForce || (standing.length > 0 && isFinal);
}

function readRestriction(world: World, part: Part, asOf: string): Holding[] {
  const { kind, start } = part.content;
  if (!['probation', 'supervised_release', 'restriction_of_liberty'].includes(kind)) return [];
  if (!start || (start.earliest ?? '-infinity') > asOf || labelOf(world, part, asOf) !== 'in_force') return [];
  const since = { earliest: start.earliest ?? '-infinity', latest: start.latest };
  return [{ kind, place: part.content.place ?? null, since, isClear: start.latest <= asOf }];
}
