/** Derived attributes as tracks: with the provenance of the acts that decide, so that they read as any other value. */
import type { Attribute } from '../catalogue/attribute.ts';
import { attribute as attributeNamed, attributesOf } from '../catalogue/attributes.ts';
import type { Derived, DerivedTrack } from '../catalogue/derivation.ts';
import { kindOf } from '../catalogue/subject.ts';
import { evidenceOf, type PlacedPoint, type Provenance, wordingOf } from '../facts/placed-point.ts';
import type { ReportedDate } from '../facts/reported-date.ts';
import type { Stated } from '../facts/track.ts';
import { developmentOf } from '../law/references.ts';
import { BEGINNING_OF_TIME, type Day } from '../time/day.ts';
import type { JudgedTrack } from './judged-track.ts';
import type { ReadLaw } from './law.ts';
import type { ReportedAct } from './reported-acts.ts';

/** A point that follows from several developments. */
export interface DerivedPoint extends PlacedPoint {
  /** All developments that decide it, with corrections and corroborations, and with what dates them. */
  readonly because: readonly string[];
  /** How surely what it says may have begun, where it only says that this is not clear. */
  readonly notClear?: 'possible' | 'unknown';
  /** Of these the ones that state its acts, with their corrections. */
  readonly statedBy: readonly string[];
}

export function isDerivedPoint(point: PlacedPoint): point is DerivedPoint {
  return 'because' in point;
}

/** What follows from the acts of a subject, attribute by attribute. */
export function deriveTracks(law: ReadLaw, isMeant: (attribute: Attribute) => boolean = () => true): JudgedTrack[] {
  return attributesOf(kindOf(law.subject)).flatMap((attribute) => {
    if (!isMeant(attribute)) return [];
    const tracks = attribute.derivation?.derive(law) ?? [];
    return tracks.map((track) => toJudged(track, attribute, law));
  });
}

function toJudged({ key, stated, isCertain, possible }: DerivedTrack, attribute: Attribute, law: ReadLaw): JudgedTrack {
  const toPoint = (derived: Derived) => pointOf(derived, { key, attribute, law });
  return {
    attribute: attribute.name,
    key,
    stated: stated ? toStated(toPoint(stated), isCertain) : undefined,
    possible: possible.map(toPoint),
  };
}

function toStated(point: DerivedPoint, isCertain: boolean): Stated<PlacedPoint> {
  const { earliest, latest, cause } = point;
  const { edtf, otherDates } = cause;
  const certain = isCertain && otherDates.length === 0;
  return { point, certain, since: { edtf, earliest, latest }, reports: [point], otherDates };
}

interface Around {
  readonly key: string;
  readonly attribute: Attribute;
  readonly law: ReadLaw;
}

function pointOf(derived: Derived, { key, attribute, law }: Around): DerivedPoint {
  const { value, holds = true, since } = derived;
  const reported = derived.because.flatMap((id) => findReported(id, law));
  const facts = reported.flatMap((it) => it.facts);
  const earliest = since.earliest ?? BEGINNING_OF_TIME;
  const { latest } = since;
  const said = derived.by ? findReported(derived.by, law)[0] : undefined;
  const main = said ?? reported.findLast(({ since: own }) => own.latest === latest && own.earliest === earliest);
  const fact = main?.facts[0] ?? facts.at(-1);
  const cause = {
    ...provenanceOf(derived, fact, facts),
    ...(main && isDatedBy(main, { earliest, latest }) ? dateBy(main, law.asOf) : UNDATED),
  };
  return {
    subject: law.subject,
    attribute: attribute.name,
    key,
    holds,
    label: attribute.labelOf(value),
    value,
    earliest,
    latest,
    timeOfDayMs: fact?.timeOfDayMs ?? 0,
    tiePosition: fact?.tiePosition ?? 0,
    tieDepth: fact?.tieDepth ?? 0,
    position: fact?.position ?? 0,
    index: fact?.index ?? 0,
    follows: [],
    cause,
    because: [...new Set(facts.flatMap(evidenceOf))],
    ...(derived.isNotClear ? { notClear: cause.isOpen && latest > law.asOf ? 'unknown' : 'possible' } : {}),
    statedBy: [...new Set(facts.flatMap(wordingOf))],
  };
}

/** An act with its reports; what a case itself has come to is no act. */
function findReported(id: string, law: ReadLaw): readonly ReportedAct[] {
  const reported = law.reportsOf(id);
  if (reported.length > 0) return reported;
  return law
    .factsOf(developmentOf(id))
    .slice(0, 1)
    .map((fact) => ({ since: { ...fact, edtf: fact.cause.edtf }, facts: [fact], otherDatesOn: () => [] }));
}

function isDatedBy({ since }: Pick<ReportedAct, 'since'>, { earliest, latest }: Omit<ReportedDate, 'edtf'>): boolean {
  return since.latest === latest && since.earliest === earliest;
}

type Dated = Pick<Provenance, 'edtf' | 'isOpen' | 'otherDates'>;

const UNDATED: Dated = { edtf: null, isOpen: false, otherDates: [] };

/** What follows has the date of the act, with the others that are given for it. */
function dateBy({ since, facts, otherDatesOn }: ReportedAct, asOf: Day): Dated {
  return {
    edtf: since.edtf,
    isOpen: facts.some(({ cause, latest }) => cause.isOpen && latest === since.latest),
    otherDates: otherDatesOn(asOf),
  };
}

function provenanceOf(
  derived: Derived,
  main: PlacedPoint | undefined,
  facts: readonly PlacedPoint[],
): Omit<Provenance, keyof Dated> {
  const sources = [...new Set(facts.flatMap(({ cause }) => [...cause.sources, ...cause.datedBySources]))];
  const own = main?.cause;
  return {
    development: own?.development ?? '',
    correction: own?.correction ?? null,
    corroborations: own?.corroborations ?? [],
    datedBy: [],
    datedBySources: [],
    standing: own?.standing ?? null,
    by: own?.by ?? null,
    hedge: own?.hedge ?? null,
    inferred: derived.isInferred === true || own?.inferred === true,
    contradicted: false,
    sources,
  };
}

/** What lists and pictures show of a derived value, apart from its dates and details. */
export function faceOf(name: string, value: unknown): unknown {
  const { labelOf, labelsOf } = attributeNamed(name);
  const { term, amount, least, most, place } = (value ?? {}) as Readonly<Record<string, unknown>>;
  return [labelsOf?.(value) ?? labelOf(value), term, amount, least, most, place];
}
