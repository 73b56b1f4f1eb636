/** Derived attributes as tracks: with the provenance of the acts that decide, so that they read as any other value. */
import type { Attribute } from '../catalogue/attribute.ts';
import { attribute as attributeNamed, attributesOf } from '../catalogue/attributes.ts';
import type { Derived, DerivedTrack } from '../catalogue/derivation.ts';
import { kindOf } from '../catalogue/subject.ts';
import { evidenceOf, type PlacedPoint, type Provenance } from '../facts/placed-point.ts';
import type { Stated } from '../facts/track.ts';
import { developmentOf } from '../law/references.ts';
import { BEGINNING_OF_TIME } from '../time/day.ts';
import type { JudgedTrack } from './judged-track.ts';
import type { ReadLaw } from './law.ts';

/** A point that follows from several developments. */
export interface DerivedPoint extends PlacedPoint {
  /** All developments that decide it, with corrections and corroborations. */
  readonly because: readonly string[];
  /** How surely what it says may have begun, where it only says that this is not clear. */
  readonly notClear?: 'possible' | 'unknown';
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

/** What follows has one date. That a report of an act gives another one is said of the act. */
function toStated(point: DerivedPoint, certain: boolean): Stated<PlacedPoint> {
  const { earliest, latest, cause } = point;
  return { point, certain, since: { edtf: cause.edtf, earliest, latest }, reports: [point], otherDates: [] };
}

interface Around {
  readonly key: string;
  readonly attribute: Attribute;
  readonly law: ReadLaw;
}

function pointOf(derived: Derived, { key, attribute, law }: Around): DerivedPoint {
  const { value, holds = true, since } = derived;
  const facts = derived.because.flatMap((id) => law.factsOf(id).slice(0, 1));
  const [earliest, latest] = [since.earliest ?? BEGINNING_OF_TIME, since.latest];
  const said = derived.by ? law.factsOf(developmentOf(derived.by))[0] : undefined;
  const main = said ?? facts.findLast((it) => it.latest === latest && it.earliest === earliest) ?? facts.at(-1);
  const cause = provenanceOf(derived, main, facts);
  return {
    subject: law.subject,
    attribute: attribute.name,
    key,
    holds,
    label: attribute.labelOf(value),
    value,
    earliest,
    latest,
    timeOfDayMs: main?.timeOfDayMs ?? 0,
    tiePosition: main?.tiePosition ?? 0,
    tieDepth: main?.tieDepth ?? 0,
    position: main?.position ?? 0,
    index: main?.index ?? 0,
    follows: [],
    cause,
    because: [...new Set(facts.flatMap(evidenceOf))],
    ...(derived.isNotClear ? { notClear: cause.isOpen && latest > law.asOf ? 'unknown' : 'possible' } : {}),
  };
}

function provenanceOf(derived: Derived, main: PlacedPoint | undefined, facts: readonly PlacedPoint[]): Provenance {
  const sources = [...new Set(facts.flatMap(({ cause }) => [...cause.sources, ...cause.datedBySources]))];
  const own = main?.cause;
  const isOwnDate =
    main !== undefined &&
    main.latest === derived.since.latest &&
    main.earliest === (derived.since.earliest ?? BEGINNING_OF_TIME);
  return {
    development: own?.development ?? '',
    correction: own?.correction ?? null,
    corroborations: own?.corroborations ?? [],
    edtf: isOwnDate ? (own?.edtf ?? null) : null,
    isOpen: isOwnDate && own?.isOpen === true,
    datedBy: [],
    datedBySources: [],
    otherDates: [],
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
