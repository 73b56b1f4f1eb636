// The headline of custody: in custody if a measure of custody holds; else restricted; else released, or ended by death
// or escape; else no record. Where what may hold on the day does not agree on the group, it is not clear.
//
//   detained between 2 and 31 January; on 10 January   not clear: in custody, or no record
//   remanded; acquitted; no release recorded           not clear: the ground has ended
//   remanded, and a prison term is final               in custody, serving (inferred)
import type { Day } from '../time/day.ts';
import type { DayBounds, MeasureKind, PartKind, ReleaseKind } from './acts.ts';
import { type CustodyReading, diedInCustody } from './custody-reading.ts';
import { type Footing, type Holding, holdingOf, readsAsServing } from './grounds.ts';
import { type Custody, isCustody, type Measure } from './measures.ts';
import type { JudgedPart } from './part-states.ts';

export const custodyGroups = ['in_custody', 'restricted', 'released', 'ended', 'no_record'] as const;
export type CustodyGroup = (typeof custodyGroups)[number];

/** A measure that holds, or may hold, as it reads on the day. */
export interface HeldMeasure {
  readonly measure: Measure;
  readonly kind: MeasureKind | PartKind;
  readonly holding: Holding;
  /** Arrest or remand that reads as serving, or a part of a sentence that restricts. */
  readonly isInferred: boolean;
}

export interface CustodyPosition {
  readonly headline: CustodyGroup | 'not_clear';
  /** The groups that what may hold on the day has; one, unless the headline is not clear. */
  readonly groups: readonly CustodyGroup[];
  /** What the headline speaks of: the measure, or how the last one ended. */
  readonly kind: MeasureKind | PartKind | ReleaseKind | null;
  readonly since: DayBounds | null;
  readonly place: string | null;
  readonly lastReported: DayBounds | null;
  /** All measures that are stated, the newest first. */
  readonly measures: readonly HeldMeasure[];
  readonly diedInCustody: boolean;
}

interface Standing {
  readonly asOf: Day;
  /** The counts and sentences as stated. */
  readonly stated: Footing;
  /** The measures in all worlds, each with the counts and sentences there. */
  readonly worlds: readonly { readonly custody: Custody; readonly footing: Footing }[];
  readonly isComplete: boolean;
}

/** The headline and the measures on a day. */
export function custodyPosition(reading: CustodyReading, standing: Standing): CustodyPosition {
  const { asOf, stated: footing } = standing;
  const groups = new Set<CustodyGroup>();
  for (const world of standing.worlds) {
    for (const group of groupsIn(world.custody, world.footing, asOf)) groups.add(group);
  }
  const isAgreed = groups.size === 1 && reading.isComplete && (standing.isComplete || !dependsOnCases(reading));
  const [only] = groups;
  const headline = isAgreed && only ? only : 'not_clear';
  const measures = heldIn(reading.stated, footing, asOf);
  const inCustody = measures.filter(({ kind, holding }) => holding === 'holds' && isCustody(kind));
  const spoken = inCustody[0] ?? measures.find(({ holding }) => holding === 'holds') ?? null;
  return {
    headline,
    groups: custodyGroups.filter((group) => groups.has(group)),
    ...speakOf(spoken, reading.stated, measures),
    lastReported: spoken?.measure.lastReported ?? measures[0]?.measure.lastReported ?? null,
    measures,
    diedInCustody: diedInCustody(reading),
  };
}

/** What holds, or may hold: measures, and parts of sentences that restrict; the newest first. */
function heldIn(custody: Custody, footing: Footing, asOf: Day): HeldMeasure[] {
  const measures = custody.measures.map((measure): HeldMeasure => {
    const isInferred = readsAsServing(measure, footing);
    return {
      measure,
      kind: isInferred ? 'serving' : measure.kind,
      holding: holdingOf(measure, footing, asOf),
      isInferred,
    };
  });
  const parts = custody.isDead ? [] : footing.parts.flatMap((it) => restrictingPart(it, asOf) ?? []);
  return [...measures, ...parts].reverse();
}

/** A part that restricts outside custody, from its stated start to its last day. */
function restrictingPart({ part, state, ownLastDay }: JudgedPart, asOf: Day): HeldMeasure | undefined {
  const isRestricting =
    part.kind === 'restriction_of_liberty' || part.kind === 'probation' || part.kind === 'supervised_release';
  if (!isRestricting || state !== 'in_force' || !part.start) return undefined;
  if (part.start.earliest !== null && part.start.earliest > asOf) return undefined;
  const mayBeOver = ownLastDay !== null && (ownLastDay.earliest === null || ownLastDay.earliest < asOf);
  const isUnclear = part.start.latest > asOf || mayBeOver;
  const measure: Measure = {
    id: part.key,
    kind: 'supervision',
    case: part.case,
    authority: null,
    basis: null,
    place: part.place ?? null,
    since: part.start,
    heldSince: part.start,
    until: ownLastDay,
    term: part.term,
    lastReported: part.start,
    isImplied: true,
  };
  return { measure, kind: part.kind, holding: isUnclear ? 'ground_may_have_ended' : 'holds', isInferred: true };
}

function groupsIn(custody: Custody, footing: Footing, asOf: Day): CustodyGroup[] {
  const held = heldIn(custody, footing, asOf);
  const inCustody = held.filter(({ kind }) => isCustody(kind));
  if (inCustody.some(({ holding }) => holding === 'holds')) return ['in_custody'];
  const outside = held.filter(({ kind }) => !isCustody(kind));
  const groups: CustodyGroup[] = inCustody.length > 0 ? ['in_custody'] : [];
  if (outside.some(({ holding }) => holding === 'holds')) return [...groups, 'restricted'];
  if (outside.length > 0) groups.push('restricted');
  if (custody.ending && isEnding(custody.ending.how)) return [...groups, 'ended'];
  return [...groups, custody.ending || held.length > 0 ? 'released' : 'no_record'];
}

/** Death and escape end custody without a release. */
function isEnding(how: ReleaseKind): boolean {
  return how === 'died' || how === 'escaped';
}

function speakOf(
  spoken: HeldMeasure | null,
  { ending }: Custody,
  measures: readonly HeldMeasure[],
): Pick<CustodyPosition, 'kind' | 'since' | 'place'> {
  const named = spoken ?? (ending && !measures.some(isNewer(ending)) ? null : (measures[0] ?? null));
  if (named) return { kind: named.kind, since: named.measure.since, place: named.measure.place };
  return { kind: ending?.how ?? null, since: ending?.on ?? null, place: null };
}

function isNewer({ on }: { readonly on: DayBounds }) {
  return ({ measure }: HeldMeasure) => measure.since.latest >= on.latest;
}

/** Whether a case can end the ground of a measure, so that the headline rests on the cases too. */
function dependsOnCases({ worlds }: CustodyReading): boolean {
  return worlds.some(({ measures }) =>
    measures.some(({ case: caseId, kind }) => caseId !== null || kind === 'serving'),
  );
}
