// Measures that hold or restrict a person: custody, house arrest, bail, bans. Several can hold at once.
//
//   a new measure   replaces those of its case (none counts as one) and an arrest without a case, unless “besides”
//   a transfer      changes the place; “reported held” confirms
//   a release       ends what it names: a measure, those of a case, all; else all custody
//   death           ends all; where none holds, it is not how custody ended
//
//   arrested -> remanded in case mill -> house arrest in case bread: two hold -> released: the house arrest holds
import type { Day } from '../time/day.ts';
import { type Act, custodyKinds, type DayBounds, type MeasureKind, type PartKind, type ReleaseKind } from './acts.ts';
import { laterBounds } from './lengths.ts';
import type { NoteName, Remark } from './note-names.ts';
import { boundsOf, type PlacedActs } from './placed-acts.ts';
import { isOfDevelopment } from './references.ts';

export type CustodyKind = (typeof custodyKinds)[number];

export interface Measure {
  readonly id: string;
  readonly kind: MeasureKind;
  readonly case: string | null;
  readonly authority: string | null;
  readonly basis: string | null;
  readonly place: string | null;
  readonly since: DayBounds;
  /** Since when custody has lasted, over the measures that this one replaced. */
  readonly heldSince: DayBounds;
  readonly until: DayBounds | null;
  readonly term: string | null;
  /** The newest word that the person is held. */
  readonly lastReported: DayBounds;
  /** When it began, or was last reported to hold: a transfer says nothing of that. */
  readonly confirmedOn: DayBounds;
  /** Only “reported held” says so; no measure is recorded. */
  readonly isImplied: boolean;
}

export interface Ending {
  readonly how: ReleaseKind;
  /** Null: no act says when. */
  readonly on: DayBounds | null;
  readonly ground: string | null;
  /** Cases of the measures that it ended; null: it ended none, and names none. */
  readonly cases: readonly (string | null)[] | null;
}

export interface Custody {
  readonly measures: readonly Measure[];
  /** How custody ended, the last behind the others. */
  readonly endings: readonly Ending[];
  readonly isDead: boolean;
  /** When the person began to serve, with the case where it is stated. */
  readonly began: readonly { readonly case: string | null; readonly on: DayBounds }[];
  /** The latest day of each escape. */
  readonly escapedOn: readonly Day[];
}

export const NO_CUSTODY: Custody = { measures: [], endings: [], isDead: false, began: [], escapedOn: [] };

type Remarking = (remark: Remark) => void;

/** The measures after the acts of one more development. Acts of proceedings, death apart, move none. */
export function applyToCustody(custody: Custody, placed: PlacedActs, remark: Remarking): Custody {
  const on = boundsOf(placed);
  return placed.acts.reduce((own, act) => applyOne(own, { act, on }, remark), custody);
}

interface ActOn {
  readonly act: Act;
  readonly on: DayBounds;
}

function applyOne(custody: Custody, { act, on }: ActOn, remark: Remarking): Custody {
  const note = (name: NoteName) => remark({ note: name, case: null, act: act.id, about: null });
  if (act.act === 'death') return endWithLife(custody, on);
  if (custody.isDead) {
    if (act.act === 'measure') note('measure_after_death');
    return custody;
  }
  switch (act.act) {
    case 'measure':
      return addMeasure(custody, act, on);
    case 'transferred': {
      const isMeant = ({ id, kind }: Measure) =>
        act.measure === undefined ? isCustody(kind) : isOfDevelopment(id, act.measure);
      const place = (measure: Measure) => ({ ...measure, place: act.place ?? null, lastReported: on });
      return { ...custody, measures: custody.measures.map((it) => (isMeant(it) ? place(it) : it)) };
    }
    case 'reported_held':
      return confirm(custody, { id: act.id, place: act.place ?? null, on }, () => note('held_after_release'));
    case 'released':
      if (custody.measures.length === 0) note('release_without_detention');
      return release(custody, act, on);
    default:
      return custody;
  }
}

export function isCustody(kind: MeasureKind | PartKind): kind is CustodyKind {
  return (custodyKinds as readonly string[]).includes(kind);
}

/** Text that is the same for two values exactly if they are. */
export function custodyKey(custody: Custody): string {
  return JSON.stringify(custody);
}

type ActOf<Name extends Act['act']> = Extract<Act, { act: Name }>;

function addMeasure(custody: Custody, act: ActOf<'measure'>, on: DayBounds): Custody {
  const isReplaced = (it: Measure) => it.case === act.case || (it.case === null && isArrest(it.kind));
  const before = custody.measures.find((it) => !act.besides && isReplaced(it) && isCustody(it.kind));
  const measure: Measure = {
    id: act.id,
    kind: act.kind,
    case: act.case,
    authority: act.authority ?? null,
    basis: act.basis ?? null,
    place: act.place ?? null,
    since: on,
    heldSince: (isCustody(act.kind) ? before?.heldSince : undefined) ?? on,
    until: act.until ?? null,
    term: act.term ?? null,
    lastReported: on,
    confirmedOn: on,
    isImplied: false,
  };
  const kept = act.besides ? custody.measures : custody.measures.filter((it) => !isReplaced(it));
  const held = { ...custody, measures: [...kept, measure] };
  if (act.kind !== 'serving') return held;
  return { ...held, began: [...custody.began, { case: act.case, on }] };
}

function isArrest(kind: MeasureKind): boolean {
  return kind === 'arrested' || kind === 'detained';
}

interface Report {
  readonly id: string;
  readonly place: string | null;
  readonly on: DayBounds;
}

/** A report that the person is held confirms custody; where none holds, it says that there is some. */
function confirm(custody: Custody, { id, place, on }: Report, noteContradiction: () => void): Custody {
  const held = custody.measures.filter(({ kind }) => isCustody(kind));
  if (held.length > 0) {
    const isOne = held.length === 1;
    const measures = custody.measures.map((it) =>
      isCustody(it.kind)
        ? {
            ...it,
            lastReported: on,
            confirmedOn: laterBounds(it.confirmedOn, on),
            place: (isOne ? place : null) ?? it.place,
          }
        : it,
    );
    return { ...custody, measures };
  }
  noteContradiction();
  const unknown = { kind: 'detained', case: null, authority: null, basis: null, until: null, term: null } as const;
  const implied: Measure = {
    ...unknown,
    id,
    place,
    since: on,
    heldSince: on,
    lastReported: on,
    confirmedOn: on,
    isImplied: true,
  };
  return { ...custody, measures: [...custody.measures, implied] };
}

function release(custody: Custody, { ends, how, ground = null }: ActOf<'released'>, on: DayBounds): Custody {
  const isEnded = (it: Measure) => {
    if (ends === undefined) return isCustody(it.kind);
    if (ends === 'all') return true;
    return 'measure' in ends ? isOfDevelopment(it.id, ends.measure) : it.case === ends.case;
  };
  if (how === 'died') return endWithLife(custody, on);
  const measures = custody.measures.filter((it) => !isEnded(it));
  const ended = custody.measures.filter(isEnded);
  const ending: Ending = { how, on, ground, cases: casesEnded(ended, ends) };
  const escapedOn = how === 'escaped' ? [...custody.escapedOn, on.latest] : custody.escapedOn;
  return { ...custody, measures, endings: [...custody.endings, ending], escapedOn };
}

function casesEnded(ended: readonly Measure[], ends: ActOf<'released'>['ends']): Ending['cases'] {
  if (ended.length > 0) return ended.map((it) => it.case);
  if (ends === undefined || ends === 'all') return null;
  return 'case' in ends ? [ends.case] : [];
}

function endWithLife(custody: Custody, on: DayBounds): Custody {
  const cases = custody.measures.map((it) => it.case);
  const ending: Ending = { how: 'died', on, ground: null, cases };
  return {
    ...custody,
    measures: [],
    endings: [...custody.endings, ...(cases.length > 0 ? [ending] : [])],
    isDead: true,
  };
}
