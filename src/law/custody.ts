// The headline of custody: in custody if a measure of custody holds; else restricted; else released, or ended by death
// or escape; else no record. Where what may hold on the day does not agree on the group, it is not clear.
//
//   detained between 2 and 31 January; on 10 January   not clear: in custody, or no record
//   remanded; acquitted; no release recorded           not clear: the ground has ended
//   remanded, and a prison term is final               in custody, serving (inferred)
import type { Day } from '../time/day.ts';
import type { Act, DayBounds, MeasureKind, PartKind, ReleaseKind } from './acts.ts';
import { type CustodyReading, diedInCustody } from './custody-reading.ts';
import { type Footing, type Holding, holdingOf, lastDayOfMeasure, readsAsServing } from './grounds.ts';
import { type Custody, type Ending, isCustody, type Measure } from './measures.ts';
import type { JudgedPart, PartState } from './part-states.ts';

export const custodyGroups = ['in_custody', 'restricted', 'released', 'ended', 'no_record'] as const;
export type CustodyGroup = (typeof custodyGroups)[number];

/** Parts of a sentence that restrict outside custody. */
export const restrictingParts = [
  'restriction_of_liberty',
  'probation',
  'supervised_release',
] as const satisfies readonly PartKind[];

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
  /** Every world was tried; where too much is open, the headline is not clear. */
  readonly isComplete: boolean;
}

interface Standing {
  readonly asOf: Day;
  /** Only this case counts; undefined: all. */
  readonly within: string | undefined;
  /** The counts and sentences as stated. */
  readonly stated: Footing;
  /** The measures in all worlds, each with the counts and sentences there. */
  readonly worlds: readonly { readonly custody: Custody; readonly footing: Footing }[];
  readonly isComplete: boolean;
  /** A sentence has a part that restricts, so that the headline rests on the cases. */
  readonly mayRestrict: boolean;
}

/** The headline and the measures on a day. */
export function custodyPosition(reading: CustodyReading, standing: Standing): CustodyPosition {
  const { asOf, within, stated: footing } = standing;
  const stated = inCase(reading.stated, within);
  const groups = new Set<CustodyGroup>();
  for (const world of standing.worlds) {
    for (const group of groupsIn(inCase(world.custody, within), world.footing, asOf)) groups.add(group);
  }
  const dependsOnCases = standing.mayRestrict || hasGroundInCases(reading);
  const isComplete = reading.isComplete && (standing.isComplete || !dependsOnCases);
  const isAgreed = groups.size === 1 && isComplete;
  const [only] = groups;
  const headline = isAgreed && only ? only : 'not_clear';
  const measures = heldIn(stated, footing, asOf);
  const inCustody = measures.filter(({ kind, holding }) => holding === 'holds' && isCustody(kind));
  const serving = inCustody.find(({ kind }) => kind === 'serving');
  const spoken = serving ?? inCustody[0] ?? measures.find(({ holding }) => holding === 'holds') ?? null;
  return {
    headline,
    groups: custodyGroups.filter((group) => groups.has(group)),
    ...speakOf(spoken, endingOf(stated, footing, asOf), measures),
    lastReported: spoken?.measure.lastReported ?? measures[0]?.measure.lastReported ?? null,
    measures,
    diedInCustody: diedInCustody(reading),
    isComplete,
  };
}

/** Custody as far as it is of a case. */
function inCase(custody: Custody, within: string | undefined): Custody {
  if (within === undefined) return custody;
  const isOfCase = ({ cases }: Ending) => cases === null || cases.includes(within);
  const endings = custody.endings.filter(isOfCase);
  return { ...custody, measures: custody.measures.filter((it) => it.case === within), endings };
}

/** What holds, or may hold: measures, and parts of sentences that restrict; the newest first. */
export function heldIn(custody: Custody, footing: Footing, asOf: Day): HeldMeasure[] {
  const measures = custody.measures.map((measure): HeldMeasure => {
    const isInferred = readsAsServing(measure, footing);
    return {
      measure,
      kind: isInferred ? 'serving' : measure.kind,
      holding: holdingOf(measure, footing, asOf),
      isInferred,
    };
  });
  const parts = custody.isDead ? [] : footing.partsWithin.flatMap((it) => restrictingPart(it, asOf) ?? []);
  return [...measures, ...parts].reverse();
}

/** A part that restricts outside custody, from its stated start; after its last day it may hold or not. */
function restrictingPart(judged: JudgedPart, asOf: Day): HeldMeasure | undefined {
  const { part, state, ownLastDay } = judged;
  if (!part.start || !hasBegunToRestrict(judged, asOf) || (state !== 'in_force' && state !== 'ran_out'))
    return undefined;
  const mayBeOver = ownLastDay !== null && (ownLastDay.earliest === null || ownLastDay.earliest < asOf);
  const isUnclear = part.start.latest > asOf || mayBeOver || state === 'ran_out';
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
    confirmedOn: part.start,
    isImplied: true,
  };
  return { measure, kind: part.kind, holding: isUnclear ? 'ground_may_have_ended' : 'holds', isInferred: true };
}

/** Whether a part restricts, and its stated start has come, or may have. */
function hasBegunToRestrict({ part }: JudgedPart, asOf: Day): boolean {
  const { kind, start } = part;
  if (!restrictingParts.some((it) => it === kind)) return false;
  return start ? start.earliest === null || start.earliest <= asOf : false;
}

/** How custody ended last; a part that restricted and does no more has lapsed. */
function endingOf({ endings }: Custody, { partsWithin }: Footing, asOf: Day): Pick<Ending, 'how' | 'on'> | null {
  const last = endings.at(-1);
  if (last) return last;
  const lapsed = partsWithin.find((it) => hasBegunToRestrict(it, asOf) && hasLapsed.includes(it.state));
  return lapsed ? { how: 'lapsed', on: null } : null;
}

const hasLapsed: readonly PartState[] = ['fallen', 'served', 'remitted', 'pardoned'];

function groupsIn(custody: Custody, footing: Footing, asOf: Day): CustodyGroup[] {
  const held = heldIn(custody, footing, asOf);
  const inCustody = held.filter(({ kind }) => isCustody(kind));
  if (inCustody.some(({ holding }) => holding === 'holds')) return ['in_custody'];
  const outside = held.filter(({ kind }) => !isCustody(kind));
  const groups: CustodyGroup[] = inCustody.length > 0 ? ['in_custody'] : [];
  if (outside.some(({ holding }) => holding === 'holds')) return [...groups, 'restricted'];
  if (outside.length > 0) groups.push('restricted');
  const ending = endingOf(custody, footing, asOf);
  if (ending && isEnding(ending.how)) return [...groups, 'ended'];
  return [...groups, ending || held.length > 0 ? 'released' : 'no_record'];
}

/** Death and escape end custody without a release. */
function isEnding(how: ReleaseKind): boolean {
  return how === 'died' || how === 'escaped';
}

function speakOf(
  spoken: HeldMeasure | null,
  ending: Pick<Ending, 'how' | 'on'> | null,
  measures: readonly HeldMeasure[],
): Pick<CustodyPosition, 'kind' | 'since' | 'place'> {
  const named = spoken ?? (ending && !measures.some(isNewer(ending)) ? null : (measures[0] ?? null));
  if (named) return { kind: named.kind, since: named.measure.since, place: named.measure.place };
  return { kind: ending?.how ?? null, since: ending?.on ?? null, place: null };
}

function isNewer({ on }: Pick<Ending, 'on'>) {
  return ({ measure }: HeldMeasure) => on === null || measure.since.latest >= on.latest;
}

/** Whether a case can end the ground of a measure, or a prison term outlast it: the headline rests on the cases too. */
function hasGroundInCases({ worlds }: CustodyReading): boolean {
  return worlds.some(({ measures }) =>
    measures.some(
      (it) => it.case !== null || it.kind === 'serving' || (isCustody(it.kind) && lastDayOfMeasure(it) !== null),
    ),
  );
}

/** Whether an act imposes a part that restricts outside custody. */
export function imposesRestriction(act: Act): boolean {
  const parts = act.act === 'sentence' || act.act === 'decision' ? (act.parts ?? []) : [];
  return parts.some(({ kind }) => restrictingParts.some((it) => it === kind));
}
