// Custody on a day in one world: what holds, what perhaps holds, and the headline (law.md, “Liberty”).
//
// Decisions where law.md is silent:
// - Of several custody measures the headline speaks of “serving” first, else of the last one.
// - A measure whose ground has ended is not listed among those that hold; it makes the headline not clear.
// - A restricting part of a sentence has begun by the start that the court states. When it has run out by reckoning,
//   its ground has ended like that of any measure: not clear. Served, remitted, pardoned or fallen, it has lapsed.

import { hasGroundEnded, kindOf } from './grounds.ts';
import { isCustody } from './liberty.ts';
import { isPerhapsOver, labelOf } from './to-serve.ts';
import type { Bounds, Measure, Part, World } from './world.ts';

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
  const parts = world.parts.filter((it) => inCase === undefined || it.case === inCase);
  const isHere = (cases: readonly (string | null)[] | null): boolean =>
    inCase === undefined || cases === null || cases.includes(inCase);
  const lastEnd = world.endings.findLast(({ cases }) => isHere(cases));
  if (world.dead)
    return endedBy(
      lastEnd,
      parts.some((part) => hasLapsed(world, part, asOf)),
    );
  const holding = [
    ...measures.map((measure) => readMeasure(world, measure, asOf)),
    ...parts.flatMap((part) => readRestriction(world, part, asOf)),
  ];
  const clear = holding.filter(({ isClear }) => isClear);
  const custody = clear.filter(({ kind }) => isCustody(kind));
  const lead = custody.findLast(({ kind }) => kind === 'serving') ?? custody.at(-1) ?? clear.at(-1);
  const kinds = clear.map(({ kind }) => kind).sort();
  const isUnclear = custody.length === 0 && holding.some(({ kind, isClear }) => !isClear && (isCustody(kind) || !lead));
  if (isUnclear) return { group: null, kind: null, place: null, since: null, measures: kinds };
  if (!lead)
    return endedBy(
      lastEnd,
      parts.some((part) => hasLapsed(world, part, asOf)),
    );
  const group = custody.length > 0 ? 'in_custody' : 'restricted';
  return { group, kind: lead.kind, place: lead.place, since: lead.since, measures: kinds };
}

function endedBy(last: World['endings'][number] | undefined, isLapsed: boolean): Headline {
  const how = last?.how ?? (isLapsed ? 'lapsed' : null);
  const group = how === null ? 'no_record' : how === 'died' || how === 'escaped' ? 'ended' : 'released';
  return { group, kind: how, place: null, since: last?.on ?? null, measures: [] };
}

function readMeasure(world: World, measure: Measure, asOf: string): Holding {
  const { place, since } = measure;
  return { kind: kindOf(world, measure, asOf), place, since, isClear: !hasGroundEnded(world, measure, asOf) };
}

function readRestriction(world: World, part: Part, asOf: string): Holding[] {
  const label = labelOf(world, part, asOf);
  const since = restrictedSince(part, asOf);
  if (!since || (label !== 'in_force' && label !== 'ran_out')) return [];
  const isClear = since.latest <= asOf && label === 'in_force' && !isPerhapsOver(world, part, asOf);
  return [{ kind: part.content.kind, place: part.content.place ?? null, since, isClear }];
}

/** The stated start of a restricting part that has begun, or may have. */
function restrictedSince({ content: { kind, start } }: Part, asOf: string): Bounds | undefined {
  if (!start || !['probation', 'supervised_release', 'restriction_of_liberty'].includes(kind)) return undefined;
  const since = { earliest: start.earliest ?? '-infinity', latest: start.latest };
  return since.earliest <= asOf ? since : undefined;
}

/** A restricting part had begun, and has fallen, is served, remitted or pardoned: what held has lapsed. */
function hasLapsed(world: World, part: Part, asOf: string): boolean {
  const since = restrictedSince(part, asOf);
  return since !== undefined && ['fallen', 'served', 'remitted', 'pardoned'].includes(labelOf(world, part, asOf));
}
