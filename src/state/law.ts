/**
 * What the acts of a subject come to: facts that hold acts, read by the law room.
 *
 * facts of a person            their acts, in all cases
 * beside, of their cases       acts that name no accused; the kind of the case
 * facts of a case              its acts that name no accused; who its accused are
 * beside, of its accused       their acts, and those of their other cases
 */
import type { ActClaim, StatedAct } from '../catalogue/acts.ts';
import type { CourtStep } from '../catalogue/court-steps.ts';
import type { Derived, LawReading, PlacedCourt, PlacedStep } from '../catalogue/derivation.ts';
import type { DocketStep } from '../catalogue/docket-steps.ts';
import { ACT, ACT_ON_ACCUSED, COURSE, COURT, DOCKET, lawAttributes } from '../catalogue/points.ts';
import { registry } from '../catalogue/registry.ts';
import { kindOf, type SubjectId } from '../catalogue/subject.ts';
import type { PlacedPoint } from '../facts/placed-point.ts';
import { comparePlacements, NO_TIME } from '../facts/placement.ts';
import { judgeTrack } from '../facts/track.ts';
import type { Act, ActContent } from '../law/acts.ts';
import type { Remark } from '../law/note-names.ts';
import { resolvePartNames } from '../law/part-names.ts';
import { type AccusedPosition, createLawReader } from '../law/positions.ts';
import type { CaseKind } from '../law/status.ts';
import { BEGINNING_OF_TIME, type Day, laterOf } from '../time/day.ts';
import { type ActFact, type PlacedAct, type ReportedAct, type ReportedActs, uniteFacts } from './reported-acts.ts';

/** A reading with what it rests on. */
export interface ReadLaw extends LawReading {
  /** What an editor should look at, of each accused. */
  readonly remarks: readonly Remark[];
  /** The facts that hold the acts of a development. */
  readonly factsOf: (development: string) => readonly PlacedPoint[];
  /** All facts that hold acts: the subject’s own, and those of other subjects that were read beside them. */
  readonly facts: readonly PlacedPoint[];
  /** An act, by its id, with all that is said of it: of a case on each accused whose act has it. */
  readonly reportsOf: (act: string) => readonly ReportedAct[];
}

/** The cases and persons whose facts decide beside a subject’s own. */
export function subjectsBeside(facts: readonly PlacedPoint[]): SubjectId[] {
  const named = facts.flatMap(({ attribute, value }): (string | null)[] => {
    if (attribute === ACT_ON_ACCUSED) return [(value as { readonly accused: string }).accused];
    return attribute === ACT ? casesIn(value as StatedAct) : [];
  });
  return [...new Set(named)].filter((it): it is SubjectId => it !== null);
}

/** The cases that the acts among `facts` are of. */
export function casesOfActs(facts: readonly PlacedPoint[]): SubjectId[] {
  return facts.filter(isAct).flatMap(({ value }) => ('case' in value && value.case ? [value.case as SubjectId] : []));
}

function casesIn(act: StatedAct): (string | null)[] {
  const others = act.act === 'moved' ? [act.to] : act.act === 'joined' ? [act.case, act.with] : [];
  return ['case' in act ? act.case : null, ...others];
}

/** The acts of a subject, accused by accused, before any day is asked of. */
export interface PreparedActs {
  readonly subject: SubjectId;
  readonly ofAccused: readonly AccusedActs[];
  /** The facts that say how far the case has come. */
  readonly course: readonly PlacedPoint[];
  readonly docket: readonly PlacedStep[];
  readonly courts: readonly PlacedCourt[];
  readonly claimOf: ReadLaw['claimOf'];
  readonly factsOf: ReadLaw['factsOf'];
  readonly facts: ReadLaw['facts'];
  readonly reportsOf: ReadLaw['reportsOf'];
}

/** The acts on one accused. */
export interface AccusedActs extends ReportedActs {
  readonly accused: SubjectId;
  /** What they come to on a day. */
  readonly readOn: (asOf: Day) => readonly AccusedPosition[];
}

/** Reads the acts on one accused, on a day. */
export type ReadAccused = (of: AccusedActs, asOf: Day) => readonly AccusedPosition[];

const readAnew: ReadAccused = ({ readOn }, asOf) => readOn(asOf);

/** What the acts of a subject come to on a day; undefined where it has none. `beside`: facts of other subjects. */
export function readActs(
  facts: readonly PlacedPoint[],
  beside: readonly PlacedPoint[],
  asOf: Day,
): ReadLaw | undefined {
  const prepared = prepareActs(facts, beside);
  return prepared && readPrepared(prepared, asOf);
}

/** The same of acts that are read on many days. */
export function readPrepared(prepared: PreparedActs, asOf: Day, read: ReadAccused = readAnew): ReadLaw {
  const { subject, ofAccused, course, docket, courts, claimOf, factsOf, facts, reportsOf } = prepared;
  const positions = ofAccused.flatMap((own) => read(own, asOf));
  return {
    subject,
    asOf,
    positions,
    acts: ofAccused.flatMap(({ acts }) => acts),
    claimOf,
    course: courseOf(course, asOf),
    docket,
    courts,
    get remarks() {
      return positions.flatMap(({ notes }) => notes);
    },
    factsOf,
    facts,
    reportsOf,
  };
}

export function prepareActs(facts: readonly PlacedPoint[], beside: readonly PlacedPoint[]): PreparedActs | undefined {
  const own = facts.filter(({ attribute }) => lawAttributes.includes(attribute));
  const subject = own[0]?.subject as SubjectId | undefined;
  if (subject === undefined) return undefined;
  const others = beside.filter((fact) => fact.subject !== subject);
  const all = [...own, ...others].filter(isAct).sort(comparePlacements);
  const accused = kindOf(subject) === 'person' ? [subject] : accusedIn(own);
  const placed = accused.map((it) => actsOf(it, all));
  const kinds = new Map(
    [...facts, ...beside].flatMap((fact) =>
      fact.attribute === registry.kind.name && fact.holds ? [[fact.subject as string, fact.value as CaseKind]] : [],
    ),
  );
  const byDevelopment = Map.groupBy(all, ({ cause }) => cause.development);
  const ownByDevelopment = Map.groupBy(own, ({ cause }) => cause.development);
  const claims = new Map(placed.flat().map(({ act, fact }) => [act.id, fact.value.claim ?? null]));
  const ofAccused = accused.map((it, index): AccusedActs => {
    const united = uniteFacts(placed[index] ?? []);
    const read = createLawReader({ acts: united.acts, kinds });
    return { accused: it, ...united, readOn: (asOf) => [...read(asOf).values()] };
  });
  return {
    subject,
    ofAccused,
    course: own.filter(({ attribute }) => attribute === COURSE),
    docket: stepsOn<DocketStep>(own, DOCKET),
    courts: stepsOn<CourtStep>(own, COURT),
    claimOf: (id): ActClaim | null => claims.get(id) ?? null,
    factsOf: (development) => byDevelopment.get(development) ?? ownByDevelopment.get(development) ?? [],
    facts: all,
    reportsOf: remember((id) => ofAccused.flatMap(({ reportsOf }) => reportsOf(id))),
  };
}

/** Asks only once: the acts of a large case are asked of on each of its days. */
function remember<Value>(read: (id: string) => Value): (id: string) => Value {
  const known = new Map<string, Value>();
  return (id) => {
    const value = known.get(id) ?? read(id);
    known.set(id, value);
    return value;
  };
}

/** Steps that an internal attribute keeps, as they follow each other. */
function stepsOn<Step extends object>(own: readonly PlacedPoint[], attribute: string) {
  const steps = own.filter((fact) => fact.attribute === attribute).sort(comparePlacements);
  return steps.map(({ value, earliest, latest, cause: { development } }) => ({
    ...(value as Step),
    id: development,
    earliest: earliest === BEGINNING_OF_TIME ? null : earliest,
    latest,
  }));
}

function isAct(fact: PlacedPoint): fact is ActFact {
  return fact.attribute === ACT;
}

function accusedIn(facts: readonly PlacedPoint[]): SubjectId[] {
  const all = facts.flatMap(({ attribute, value }) =>
    attribute === ACT_ON_ACCUSED ? [(value as { readonly accused: SubjectId }).accused] : [],
  );
  return [...new Set(all)];
}

/** Of a case whose accused do not say how far it is. */
function courseOf(facts: readonly PlacedPoint[], asOf: Day): LawReading['course'] {
  const track = facts.filter(({ attribute, earliest }) => attribute === COURSE && earliest <= asOf);
  if (track.length === 0) return undefined;
  const { stated, possible } = judgeTrack(track, asOf);
  const toDerived = ({ value, earliest, latest, cause: { development } }: PlacedPoint): Derived => ({
    value,
    since: { earliest: earliest === BEGINNING_OF_TIME ? null : earliest, latest },
    because: [development],
    by: development,
  });
  return {
    stated: stated ? toDerived(stated.point) : null,
    isCertain: stated?.certain ?? false,
    possible: possible.map(toDerived),
  };
}

/** The acts on one accused: their own, and those of their cases that name no accused. */
function actsOf(accused: SubjectId, all: readonly ActFact[]): PlacedAct[] {
  const own = all.filter((fact) => fact.subject === accused);
  const cases = new Set(own.flatMap(({ value }) => casesIn(value)));
  const shared = all.filter(({ subject, value }) => subject !== accused && !('accused' in value) && cases.has(subject));
  const idOf = new Map(all.map(({ position, cause }) => [position, cause.development]));
  const numbers = new Map<string, number>();
  const seen = new Set<string>();
  /** Two cases that are heard together both keep the act that joins them. */
  const isRepeated = ({ position, value }: ActFact): boolean => {
    const name = value.act === 'joined' ? `${position} ${value.case} ${value.with}` : '';
    const isKnown = seen.has(name);
    if (name !== '') seen.add(name);
    return isKnown;
  };
  const placed = [...own, ...shared].flatMap((fact) => {
    if (isRepeated(fact)) return [];
    return contentsOf(fact, accused, cases).map((content, copy): PlacedAct => {
      const { development } = fact.cause;
      const number = (numbers.get(development) ?? 0) + 1;
      numbers.set(development, number);
      const id = number === 1 ? development : `${development}#${number}`;
      const order = fact.position * 1_000 + fact.index + copy / 100;
      const place = { ...placeOf(fact), id, order, follows: fact.follows.flatMap((it) => idOf.get(it) ?? []) };
      return { fact, act: { ...content, ...place } };
    });
  });
  return resolvePartNames(placed.map(({ act }) => act)).flatMap((act, index) => {
    const fact = placed[index]?.fact;
    return fact ? [{ fact, act }] : [];
  });
}

/** An act as it is on one accused: in each of the cases where it names none, on everyone where it names no accused. */
function contentsOf({ value }: ActFact, accused: string, cases: ReadonlySet<string | null>): ActContent[] {
  const { claim: _, effective: __, ...content } = value;
  if (content.act === 'clemency' && !('case' in content)) {
    return [...cases].flatMap((it) => (it === null ? [] : [{ ...content, case: it } as ActContent]));
  }
  return content.act === 'joined' || 'accused' in content
    ? [content as ActContent]
    : [{ ...content, accused } as ActContent];
}

/** Effect from a later day raises both bounds. */
function placeOf({ earliest, latest, timeOfDayMs, value }: ActFact): Pick<Act, 'earliest' | 'latest' | 'timeOfDayMs'> {
  const from = value.effective ?? BEGINNING_OF_TIME;
  const raised = laterOf(earliest, from);
  return {
    earliest: raised === BEGINNING_OF_TIME ? null : raised,
    latest: laterOf(latest, from),
    timeOfDayMs: timeOfDayMs === NO_TIME || value.effective ? null : timeOfDayMs,
  };
}
