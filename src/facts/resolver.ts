import { isDeepStrictEqual } from 'node:util';
import { amendmentOf, contentOf } from '../catalogue/amending.ts';
import type { Development } from '../catalogue/development.ts';
import { type Identity, identifySubjects, identityOf } from '../catalogue/identify.ts';
import { MERGED, type Point, TIMELINE } from '../catalogue/points.ts';
import { pointsOf } from '../catalogue/points-of.ts';
import { subjectsOf } from '../catalogue/references.ts';
import type { SubjectId } from '../catalogue/subject.ts';
import { isTimeless } from '../catalogue/types.ts';
import type { Day } from '../time/day.ts';
import { ALWAYS, type Bounds, ownBounds, type ResolvedDates, resolveDates } from './dates.ts';
import { type Alias, type IdentityLink, resolveIdentities } from './identity.ts';
import type { TrackPoint } from './track.ts';
import { type AmendmentLink, resolveVersions } from './versions.ts';

/** A development as the log holds it. */
export interface Recorded {
  readonly position: number;
  /** Position of the last of its atomic batch: the whole batch is known from there on. */
  readonly batchEnd: number;
  /** The UTC day of its recording. */
  readonly recordedOn: Day;
  readonly development: Development;
  /** What it said is erased: of an amendment it is still told what it amends and how, else nothing but its type. */
  readonly isErased?: boolean;
}

/** Why a fact stands: what a reader needs to judge it. */
export interface Cause {
  readonly development: string;
  /** The correction whose content stands; null: the development’s own. */
  readonly correction: string | null;
  /** Further developments that bring sources for it. */
  readonly corroborations: readonly string[];
  readonly edtf: string | null;
  readonly standing: string | null;
  readonly by: string | null;
  readonly hedge: string | null;
  readonly inferred: boolean;
  /** `after` contradicts the date, or itself. */
  readonly contradicted: boolean;
  readonly sources: readonly string[];
}

/** A point with its place in time. */
export interface PlacedPoint extends Point, TrackPoint {
  readonly cause: Cause;
}

/** What one atomic batch changes, known from `knownFrom` on. */
export interface Change {
  readonly knownFrom: number;
  readonly removed: readonly PlacedPoint[];
  readonly placed: readonly PlacedPoint[];
}

/** How developments are to be understood. */
export interface Language {
  readonly amendmentOf: typeof amendmentOf;
  readonly contentOf: typeof contentOf;
  readonly identifySubjects: typeof identifySubjects;
  readonly identityOf: typeof identityOf;
  readonly isTimeless: typeof isTimeless;
  readonly pointsOf: typeof pointsOf;
  readonly subjectsOf: typeof subjectsOf;
}

const catalogue: Language = {
  amendmentOf,
  contentOf,
  identifySubjects,
  identityOf,
  isTimeless,
  pointsOf,
  subjectsOf,
};

/** A development that is no amendment, with all that amends it, and what it comes to. */
interface Entry {
  readonly recorded: Recorded;
  readonly amendments: AmendmentLink[];
  readonly followers: Set<number>;
  /** Undefined once it is retracted, or erased. */
  standing: StandingEvent | undefined;
  placed: readonly PlacedPoint[];
  /** As whom its subjects were known when its points were placed. */
  placedAs: string;
}

/** What a development says, as corrected and corroborated. */
interface StandingEvent {
  /** With the id of the development, whatever corrects it, and with its subjects as the record knows them. */
  readonly content: Development;
  /** The subjects that it names itself. */
  readonly named: readonly SubjectId[];
  /** As whom those are known that are known as another. */
  readonly knownAs: string;
  readonly correction: string | null;
  readonly corroborations: readonly Development[];
  /** The sources that these bring, as the record knows them. */
  readonly corroborating: readonly SubjectId[];
  readonly own: Bounds;
  /** The positions of what it follows. */
  readonly after: readonly number[];
  readonly points: readonly Point[];
}

/**
 * Developments, what amends them, and how `after` connects them: turns each atomic batch into the points that it places, moves
 * and withdraws. Hold the whole log in it, or at least all that `after` and amendments connect with what is added.
 */
export class Resolver {
  readonly #language: Language;
  readonly #recorded = new Map<number, Recorded>();
  readonly #positions = new Map<string, number>();
  readonly #entries = new Map<number, Entry>();
  /** Of each amendment: the position of the development that it amends, over any number of steps. */
  readonly #roots = new Map<number, number>();
  /** Those that say who is who. */
  readonly #identifying = new Set<Entry>();
  #identities = resolveIdentities([]);
  /** The entries that name a subject themselves; kept from the first merge or split on. */
  #naming: Map<SubjectId, Set<Entry>> | undefined;

  constructor(language: Language = catalogue) {
    this.#language = language;
  }

  /**
   * Takes in developments whose points are placed already; together they are closed under `after` and amendments, and hold all that is
   * said about who their subjects are.
   */
  restore(recorded: readonly Recorded[]): void {
    const entries = this.#enter(recorded);
    this.#identify(entries);
    for (const entry of entries) this.#settle(entry);
    for (const { entry, placed } of place(entries)) setPlaced(entry, placed);
  }

  /** Adds one atomic batch; returns the points it places and withdraws, and those it moves because `after` connects them. */
  add(batch: readonly Recorded[]): Change {
    const entered = this.#enter(batch);
    const touched = new Set(entered);
    for (const entry of entered) {
      for (const neighbour of this.#neighboursOf(entry)) touched.add(neighbour);
      this.#settle(entry);
    }
    for (const entry of this.#identify(entered)) {
      this.#settle(entry);
      touched.add(entry);
    }
    const removed: PlacedPoint[] = [];
    const added: PlacedPoint[] = [];
    for (const { entry, placed } of place(this.#connectedWith(touched))) {
      if (entry.placedAs === (entry.standing?.knownAs ?? '') && isSamePlace(entry.placed, placed)) continue;
      removed.push(...without(entry.placed, placed));
      added.push(...without(placed, entry.placed));
      setPlaced(entry, placed);
    }
    return { knownFrom: batch.at(-1)?.batchEnd ?? 0, removed, placed: added };
  }

  /** The development that an amendment is about in the end; the position itself where that is no amendment. */
  rootOf(position: number): number {
    return this.#roots.get(position) ?? position;
  }

  /** Returns the entries that are new or newly amended. */
  #enter(recorded: readonly Recorded[]): Set<Entry> {
    const touched = new Set<Entry>();
    for (const it of recorded) {
      this.#recorded.set(it.position, it);
      this.#positions.set(it.development.id, it.position);
      const amendment = this.#language.amendmentOf(it.development);
      if (!amendment) {
        const entry: Entry = {
          recorded: it,
          amendments: [],
          followers: new Set(),
          standing: undefined,
          placed: [],
          placedAs: '',
        };
        this.#entries.set(it.position, entry);
        if (this.#language.identityOf(it.development)) this.#identifying.add(entry);
        touched.add(entry);
        continue;
      }
      const target = this.#positions.get(amendment.target) ?? -1;
      const root = this.rootOf(target);
      const entry = this.#entries.get(root);
      if (!entry) throw new Error(`position ${it.position} amends “${amendment.target}”, which is missing here`);
      this.#roots.set(it.position, root);
      entry.amendments.push({ position: it.position, amends: amendment.amends, target });
      touched.add(entry);
    }
    return touched;
  }

  /**
   * Takes in what the changed ones among `entries` say about who is who. Returns every entry that may name subjects that are known as
   * others now.
   */
  #identify(entries: ReadonlySet<Entry>): Set<Entry> {
    const changed = [...entries].filter((entry) => this.#identifying.has(entry));
    if (changed.length === 0) return new Set();
    this.#naming ??= this.#findNaming();
    const before = this.#identities;
    this.#identities = resolveIdentities([...this.#identifying].flatMap((entry) => this.#linkOf(entry) ?? []));
    const subjects = new Set(
      changed
        .flatMap((entry) => this.#identityIn(entry) ?? [])
        .flatMap(({ from, into }) => [from, into])
        .flatMap((subject) => [...before.membersOf(subject), ...this.#identities.membersOf(subject)]),
    );
    const split = [...this.#identifying]
      .flatMap((entry) => this.#identityIn(entry) ?? [])
      .filter(({ from, into }) => subjects.has(from) || subjects.has(into))
      .flatMap((identity) => (identity.kind === 'splits' ? identity.developments : []));
    return new Set([
      ...[...subjects].flatMap((subject) => [...(this.#naming?.get(subject) ?? [])]),
      ...split.flatMap((id) => this.#entries.get(this.#positions.get(id) ?? -1) ?? []),
    ]);
  }

  #identityIn({ recorded: { development, isErased } }: Entry): Identity | undefined {
    return isErased ? undefined : this.#language.identityOf(development);
  }

  /** What the entry says about who is who; undefined where it is retracted or erased. */
  #linkOf(entry: Entry): IdentityLink | undefined {
    const { position } = entry.recorded;
    if (resolveVersions(entry.amendments).retractionOf(position) !== undefined) return undefined;
    const identity = this.#identityIn(entry);
    return identity && { position, identity };
  }

  #findNaming(): Map<SubjectId, Set<Entry>> {
    const naming = new Map<SubjectId, Set<Entry>>();
    for (const entry of this.#entries.values()) {
      if (!entry.standing) continue;
      entry.standing = { ...entry.standing, named: this.#namedBy(entry.standing) };
      noteNaming(naming, entry);
    }
    return naming;
  }

  #namedBy({ content, corroborations }: Pick<StandingEvent, 'content' | 'corroborations'>): SubjectId[] {
    return [...new Set([...this.#language.subjectsOf(content), ...sourcesOf(corroborations)])];
  }

  /** Has the entry stand for what it says now, and links it with what it follows and whom it names. */
  #settle(entry: Entry): void {
    const { position } = entry.recorded;
    for (const followed of entry.standing?.after ?? []) this.#entries.get(followed)?.followers.delete(position);
    for (const subject of entry.standing?.named ?? []) this.#naming?.get(subject)?.delete(entry);
    entry.standing = this.#standingOf(entry);
    for (const followed of entry.standing?.after ?? []) this.#entries.get(followed)?.followers.add(position);
    if (this.#naming) noteNaming(this.#naming, entry);
  }

  #standingOf({ recorded, amendments }: Entry): StandingEvent | undefined {
    const versions = resolveVersions(amendments);
    const { position, development } = recorded;
    if (versions.retractionOf(position) !== undefined) return undefined;
    const version = this.#get(versions.inForce(position));
    if (version.isErased) return undefined; // It still stands in the place of what it corrects.
    const event = { ...this.#language.contentOf(version.development), id: development.id };
    const corroborations = versions
      .corroborationsOf(version.position)
      .map((at) => this.#get(at))
      .filter(({ isErased }) => !isErased)
      .map((recorded) => recorded.development);
    const common = {
      correction: version === recorded ? null : version.development.id,
      corroborations,
      own: this.#language.isTimeless(event)
        ? ALWAYS
        : ownBounds(event.occurred, { first: recorded.recordedOn, last: version.recordedOn }),
      after: (event.after ?? []).flatMap((id) => this.#positions.get(id) ?? []),
    };
    const sources = sourcesOf(corroborations);
    if (!this.#naming)
      return {
        ...common,
        content: event,
        corroborating: sources,
        named: [],
        knownAs: '',
        points: this.#language.pointsOf(event, sources),
      };
    const named = this.#namedBy({ content: event, corroborations });
    const aliases = this.#identities.aliasesBy(position);
    const identify = (subject: SubjectId) => this.#identities.identify(development.id, subject);
    const elsewhere = named.filter((subject) => identify(subject) !== subject);
    return {
      ...common,
      content: this.#language.identifySubjects(event, identify),
      corroborating: sources.map(identify),
      named,
      knownAs: nameIdentities(elsewhere.map((subject) => ({ subject, knownAs: identify(subject) })).concat(aliases)),
      points: [...this.#language.pointsOf(event, sources, identify), ...aliases.flatMap(aliasPoints)],
    };
  }

  #get(position: number): Recorded {
    const recorded = this.#recorded.get(position);
    if (!recorded) throw new Error(`position ${position} is missing from the chronicle`);
    return recorded;
  }

  #connectedWith(start: ReadonlySet<Entry>): Set<Entry> {
    const found = new Set(start);
    for (const entry of found) for (const neighbour of this.#neighboursOf(entry)) found.add(neighbour);
    return found;
  }

  /** What it follows directly, and what follows it. */
  #neighboursOf({ standing, followers }: Entry): Entry[] {
    return [...(standing?.after ?? []), ...followers].flatMap((position) => this.#entries.get(position) ?? []);
  }
}

function noteNaming(naming: Map<SubjectId, Set<Entry>>, entry: Entry): void {
  for (const subject of entry.standing?.named ?? []) {
    const entries = naming.get(subject);
    if (entries) entries.add(entry);
    else naming.set(subject, new Set([entry]));
  }
}

/** Of those that are known as another; '' where there are none. */
function nameIdentities(aliases: readonly Alias[]): string {
  return aliases.map(({ subject, knownAs }) => `${subject} ${knownAs}`).join('\n');
}

/** Those of `points` that are not among `others` to the letter: of a subject that is called otherwise, other subjects' points stay. */
function without(points: readonly PlacedPoint[], others: readonly PlacedPoint[]): PlacedPoint[] {
  return points.filter((point) => !others.some((other) => isDeepStrictEqual(point, other)));
}

function setPlaced(entry: Entry, placed: readonly PlacedPoint[]): void {
  entry.placed = placed;
  entry.placedAs = entry.standing?.knownAs ?? '';
}

/** The one subject leads to the other, and the other tells of the one. */
function aliasPoints({ subject, knownAs }: Alias): Point[] {
  return [
    { subject, attribute: MERGED, key: '', holds: true, label: knownAs, value: null },
    { subject: knownAs, attribute: 'alias', key: subject, holds: true, label: subject, value: subject },
  ];
}

type StandingEntry = Entry & { readonly standing: StandingEvent };

/** The points of `entries`, which are closed under `after`, each with its place in time. */
function place(entries: Iterable<Entry>): { entry: Entry; placed: readonly PlacedPoint[] }[] {
  const all = [...entries];
  const standing = all.filter((entry): entry is StandingEntry => entry.standing !== undefined);
  const dates = resolveDates(
    standing.map(({ recorded: { position }, standing: { own, after } }) => ({ position, own, after })),
  );
  const follows = findFollowed(standing, dates);
  return all.map((entry) => {
    if (!stands(entry)) return { entry, placed: [] };
    const { contradicted, ...place } = dates.get(entry.recorded.position) as ResolvedDates;
    const cause = causeOf(entry.standing, contradicted);
    const placed = entry.standing.points.map((point, index) => ({
      ...point,
      ...place,
      index,
      follows: follows(entry, point),
      cause,
    }));
    return { entry, placed };
  });
}

function stands(entry: Entry): entry is StandingEntry {
  return entry.standing !== undefined;
}

function causeOf({ content, correction, corroborations, corroborating }: StandingEvent, contradicted: boolean): Cause {
  const { id, occurred, attribution, sources } = content;
  return {
    development: id,
    correction,
    corroborations: corroborations.map((corroboration) => corroboration.id),
    edtf: occurred ?? null,
    standing: attribution?.standing ?? null,
    by: attribution?.by ?? null,
    hedge: attribution?.hedge ?? null,
    inferred: attribution?.inferred ?? false,
    contradicted,
    sources: [...new Set([...sources.map(({ source }) => source), ...corroborating])],
  };
}

function sourcesOf(developments: readonly Development[]) {
  return developments.flatMap(({ sources }) => sources.map(({ source }) => source));
}

/**
 * For a point: the nearest positions on its track that it follows by `after` and not already by its dates; what those follow in
 * turn stands with them. Timelines are never judged, and where `after` contradicts the dates it decides nothing.
 */
function findFollowed(entries: readonly StandingEntry[], dates: ReadonlyMap<number, ResolvedDates>) {
  const byPosition = new Map(entries.map((entry) => [entry.recorded.position, entry]));
  const tracks = new Map<string, Set<number>>();
  for (const { recorded, standing } of entries) {
    for (const point of standing.points) {
      const track = trackKey(point);
      const positions = tracks.get(track);
      if (positions) positions.add(recorded.position);
      else tracks.set(track, new Set([recorded.position]));
    }
  }
  return ({ recorded, standing }: StandingEntry, point: Point): number[] => {
    const { earliest, contradicted } = dates.get(recorded.position) as ResolvedDates;
    const onTrack = tracks.get(trackKey(point)) ?? new Set();
    if (contradicted || point.attribute === TIMELINE || onTrack.size === 1) return [];
    const nearest: number[] = [];
    const found = new Set(standing.after);
    for (const position of found) {
      const other = dates.get(position);
      // It is retracted; or its dates already say that it, and all that it follows, came before.
      if (!other || (!other.contradicted && other.latest < earliest)) continue;
      if (onTrack.has(position)) nearest.push(position);
      if (onTrack.has(position) && !other.contradicted) continue;
      for (const before of byPosition.get(position)?.standing.after ?? []) found.add(before);
    }
    return nearest.sort((a, b) => a - b);
  };
}

/** A track as one text; a NUL cannot stand in any of its parts. */
export function trackKey({ subject, attribute, key }: Pick<Point, 'subject' | 'attribute' | 'key'>): string {
  return `${subject}\0${attribute}\0${key}`;
}

function isSamePlace(before: readonly PlacedPoint[], after: readonly PlacedPoint[]): boolean {
  return (
    before.length === after.length &&
    before.every((point, index) => {
      const other = after[index];
      return (
        other !== undefined &&
        point.earliest === other.earliest &&
        point.latest === other.latest &&
        point.timeOfDayMs === other.timeOfDayMs &&
        point.tiePosition === other.tiePosition &&
        point.tieDepth === other.tieDepth &&
        point.cause.contradicted === other.cause.contradicted &&
        point.cause.correction === other.cause.correction &&
        point.cause.corroborations.join() === other.cause.corroborations.join() &&
        point.follows.join() === other.follows.join()
      );
    })
  );
}
