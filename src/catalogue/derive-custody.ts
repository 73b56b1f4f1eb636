/** The headline of custody, as it follows from the acts. */
import { z } from 'zod';
import type { Act, DayBounds } from '../law/acts.ts';
import type { CustodyGroup, CustodyPosition } from '../law/custody.ts';
import { lastDayOfMeasure } from '../law/grounds.ts';
import { boundsAfter } from '../law/lengths.ts';
import { isCustody } from '../law/measures.ts';
import type { AccusedPosition } from '../law/positions.ts';
import type { Day } from '../time/day.ts';
import { actLabels } from './acts.ts';
import {
  actsOn,
  boundsOfLast,
  type Derivation,
  type Derived,
  type DerivedTrack,
  idsOf,
  type LawReading,
  pickBounds,
  possiblyBy,
} from './derivation.ts';
import { bounds, nullableText, text } from './value-schemas.ts';

/** Nothing stated and nothing possible is no record, and no value. */
export const groupsShown = ['in_custody', 'restricted', 'released', 'ended'] as const satisfies readonly Exclude<
  CustodyGroup,
  'no_record'
>[];
type GroupShown = (typeof groupsShown)[number];

function isGroupShown(group: CustodyPosition['headline']): group is GroupShown {
  return groupsShown.some((it) => it === group);
}

/** `groups`: where it is not clear, what it may be. `measures`: all that holds, or (`holds` null) may hold. */
export const custodyValue = z.strictObject({
  group: z.enum([...groupsShown, 'not_clear']),
  kind: nullableText,
  place: nullableText,
  case: nullableText,
  authority: nullableText,
  lastReported: bounds.nullable(),
  groups: z.array(z.enum(groupsShown)),
  measures: z.array(
    z.strictObject({
      kind: text,
      case: nullableText,
      place: nullableText,
      since: bounds,
      until: bounds.nullable(),
      holds: z.boolean().nullable(),
    }),
  ),
  diedInCustody: z.boolean(),
});
type CustodyValue = z.infer<typeof custodyValue>;

/** The headline of custody. Nothing stated and nothing possible: no record. */
export const custodyDerivation: Derivation<CustodyValue> = {
  derive: (reading) =>
    reading.positions.flatMap((position): DerivedTrack<CustodyValue>[] => {
      const { accused, custody } = position;
      const { headline, groups } = custody;
      if (headline === 'no_record') return [];
      const acts = actsOn(reading, accused).filter(isOfCustody);
      const stated = stateCustody(position, acts, reading);
      const possible =
        headline === 'not_clear'
          ? groups.filter(isGroupShown).map((group) => possibleGroup(group, custody, { acts, reading }))
          : [];
      return [{ key: '', stated, isCertain: headline !== 'not_clear', possible }];
    }),
  comesFrom: () => [...actLabels.custody, ...actLabels.restrictions, ...actLabels.releases, ...actLabels.sentencing],
};

function stateCustody(position: AccusedPosition, acts: readonly Act[], reading: LawReading): Derived<CustodyValue> {
  const { custody } = position;
  const { headline, kind, since, place, measures } = custody;
  const { asOf } = reading;
  const spoken = measures.find((it) => it.kind === kind && it.measure.since.latest === since?.latest) ?? measures[0];
  const isNotClear = headline === 'not_clear';
  const isHeld = headline === 'in_custody' || headline === 'restricted';
  const value: CustodyValue = {
    group: isGroupShown(headline) ? headline : 'not_clear',
    kind: kind === headline || isNotClear ? null : kind,
    ...describeAll(custody),
    place: isHeld ? place : null,
    case: isHeld ? (spoken?.measure.case ?? null) : null,
    authority: isHeld ? (spoken?.measure.authority ?? null) : null,
  };
  const begun = acts.filter(({ earliest }) => earliest === null || earliest <= asOf);
  const last = boundsOfLast(begun, asOf);
  // It is not always known when it ended: then some day until now.
  const from = isNotClear ? last : (since ?? { earliest: null, latest: asOf });
  const deciding = begun.filter(({ latest }) => latest >= from.latest);
  const isInferred = spoken?.isInferred === true && isHeld;
  const others = isInferred || isNotClear ? actsOn(reading, custodyOwner(acts)).filter(decidesGround) : [];
  const bearing = others.filter(({ latest }) => latest <= asOf);
  const because = idsOf([...deciding, ...bearing]);
  if (!isNotClear) {
    const ending = begun.findLast((act) => endsCustody(act) && act.latest === from.latest);
    return { value, since: from, because, isInferred, by: (isHeld ? spoken?.measure : ending)?.id ?? null };
  }
  const ends = endsOfGrounds(custody, position.sentences, asOf);
  const unclear = pickBounds([last, ...bearing.map(({ earliest, latest }) => ({ earliest, latest })), ...ends], 'last');
  return { value, since: unclear ?? last, because, isInferred, isNotClear };
}

/** Days from which on a measure may hold no more, by its end date or the term of a sentence. */
function endsOfGrounds(
  { measures }: CustodyPosition,
  sentences: AccusedPosition['sentences'],
  asOf: Day,
): readonly DayBounds[] {
  const lastDays = [
    ...measures.map(({ measure }) => lastDayOfMeasure(measure)),
    ...sentences.map((it) => it.ownLastDay),
  ];
  return lastDays.flatMap((day) => {
    const next = day && boundsAfter(day);
    return next && next.latest <= asOf ? [next] : [];
  });
}

function endsCustody({ act }: Act): boolean {
  return act === 'released' || act === 'death';
}

function custodyOwner(acts: readonly Act[]): string {
  const [first] = acts;
  return first && 'accused' in first ? first.accused : '';
}

function describeAll({ lastReported, groups, measures, diedInCustody, headline }: CustodyPosition) {
  return {
    lastReported,
    groups: headline === 'not_clear' ? groups.filter(isGroupShown) : [],
    measures: measures.map(({ measure, kind, holding }) => ({
      kind,
      case: measure.case,
      place: measure.place,
      since: measure.since,
      until: measure.until,
      holds: holding === 'holds' ? true : null,
    })),
    diedInCustody,
  };
}

interface Around {
  readonly acts: readonly Act[];
  readonly reading: LawReading;
}

/** What a group would be that may hold. */
function possibleGroup(group: GroupShown, custody: CustodyPosition, { acts, reading }: Around): Derived<CustodyValue> {
  const labels = {
    in_custody: actLabels.custody,
    restricted: actLabels.restrictions,
    released: actLabels.releases,
    ended: actLabels.releases,
  }[group];
  const by = possiblyBy(acts, labels, reading.asOf);
  const isHeld = group === 'in_custody' || group === 'restricted';
  const stated = isHeld ? custody.measures.find(({ kind }) => isCustody(kind) === (group === 'in_custody')) : undefined;
  const held = stated?.measure;
  const open = acts.findLast((act) => act.act === 'measure' && by.because.includes(act.id));
  const kind = isHeld ? (stated?.kind ?? (open?.act === 'measure' ? open.kind : null)) : null;
  return {
    value: {
      ...describeAll(custody),
      group,
      kind,
      place: held?.place ?? null,
      case: null,
      authority: null,
      groups: [],
      ...(isHeld ? {} : { lastReported: null, measures: [] }),
    },
    ...by,
    ...(held ? { since: held.since } : {}),
  };
}

function isOfCustody({ act }: Act): boolean {
  return act === 'measure' || act === 'transferred' || act === 'reported_held' || act === 'released' || act === 'death';
}

/** Whether an act of proceedings bears on the ground of a measure. */
function decidesGround({ act }: Act): boolean {
  return (
    act === 'outcome' || act === 'sentence' || act === 'sentence_change' || act === 'became_final' || act === 'decision'
  );
}

/** Whether a measure holds, or one that is stated may hold: a release has no bar. */

/** All that a headline of custody is found by: its group, its kind, the kinds of what holds, and the place. */
export function labelsOfCustody({ group, kind, place, measures }: CustodyValue): string[] {
  const held = measures.flatMap((it) => (it.holds ? [it.kind] : []));
  const where = place !== null && (group === 'in_custody' || group === 'restricted') ? [`place:${place}`] : [];
  return [...new Set([group, ...(kind === null ? [] : [kind]), ...(group === 'not_clear' ? [] : held), ...where])];
}
