/**
 * A brute-force reading of the rules of time, against which the real implementation is tested. It shares no code with
 * it and prefers the obvious to the fast. Days are `YYYY-MM-DD` or `-infinity` and compare as text.
 */

export interface OracleTrack {
  readonly subject: string;
  readonly attribute: string;
  readonly key: string;
}

export interface OraclePoint extends OracleTrack {
  readonly holds: boolean;
  readonly label: string;
  readonly value: unknown;
  /** When, where not as its development is dated: `always`, or from the day after, the date being the last day. */
  readonly when?: 'always' | 'dayAfter' | undefined;
}

export interface OracleDevelopment {
  readonly position: number;
  /** The position of the last development of its atomic batch. */
  readonly batchEnd: number;
  readonly id: string;
  /** The UTC day of recording. */
  readonly recordedOn: string;
  /** EDTF. */
  readonly occurred?: string | undefined;
  /** Ids; those that are not known are passed over. They never form a circle. */
  readonly after?: readonly string[] | undefined;
  readonly timeless?: boolean | undefined;
  /**
   * What it does to another development, its target, by id. All else that a correction says is what the target shall
   * say.
   */
  readonly amends?: OracleAmendment | undefined;
  /** What it says about who is who. */
  readonly identifies?: OracleIdentity | undefined;
  readonly points: readonly OraclePoint[];
  /** The same with its subjects called otherwise. */
  readonly pointsAs?: ((identify: (subject: string) => string) => readonly OraclePoint[]) | undefined;
  /** Of a corroboration: a source that is no more than a claim gives its date. */
  readonly isClaim?: boolean | undefined;
  /** It says nothing any more; what it did to its target stays done. */
  readonly erased?: boolean | undefined;
}

export interface OracleAmendment {
  readonly kind: 'correction' | 'retraction' | 'corroboration';
  readonly target: string;
}

export interface OracleIdentity {
  readonly from: string;
  readonly into: string;
  /** Of a split: the ids of the developments whose `from` is `into`. */
  readonly developments?: readonly string[] | undefined;
}

/** A point: the development, the point's place among that development's points, its days, and what else it rests on. */
export interface OraclePlace extends OracleVersion, OracleBounds {
  readonly id: string;
  readonly index: number;
}

/** Whose words stand, the development's own or a correction's, and what corroborates exactly these; ids. */
export interface OracleVersion {
  readonly version: string;
  readonly corroborations: readonly string[];
}

/** What an answer says of the date of a value. */
export interface OracleSince extends OracleBounds {
  readonly edtf: string | null;
}

/** The value that is stated, with all that the reports of its event say together. */
export interface OracleStated extends OraclePlace {
  readonly certain: boolean;
  readonly since: OracleSince;
  /** Ids: each report with what amends it and with what gave its bounds. */
  readonly because: readonly string[];
  /** Reports that give another date; ids. */
  readonly otherDates: readonly { readonly id: string; readonly since: OracleSince }[];
}

/** A point that may be the current one, with what gave its bounds. */
export interface OraclePossible extends OraclePlace {
  readonly since: OracleSince;
  readonly because: readonly string[];
  /** Recorded, but its date is not known. */
  readonly undated: boolean;
}

export interface OracleJudgement {
  readonly stated: OracleStated | null;
  /** The possible points that disagree with the stated one, in the order of the track; also those that end a value. */
  readonly possible: readonly OraclePossible[];
}

export interface OracleBounds {
  readonly earliest: string;
  readonly latest: string;
}

type History = readonly OracleDevelopment[];

/** A day, and a position up to which all is known. */
export interface OracleMoment {
  readonly asOf: string;
  readonly knownAt: number;
}

/** What a track says at a moment, without what a death ends. */
export function judgeTrack(history: History, track: OracleTrack, { asOf, knownAt }: OracleMoment): OracleJudgement {
  return judgePoints(pointsOn(history, track, knownAt), asOf);
}

/** The life of a person is judged by itself: people die once. */
function judgePoints(
  points: readonly ResolvedPoint[],
  asOf: string,
  ends: readonly ResolvedPoint[] = [],
): OracleJudgement {
  const isLife = points.some(({ point }) => point.attribute === 'life');
  const read = points.filter((point) => point.earliest <= asOf);
  const begun = points.filter((point) => point.latest <= asOf);
  const stated = isLife ? begun.at(0) : begun.at(-1);
  const rivals = read.filter((point) => point !== stated && (isLife || isPossible(point, points, asOf)));
  if (!stated) return { stated: null, possible: rivals.map((point) => possiblyOf(point, asOf)) };
  const disagreeing = rivals.filter((point) => !agree(point, stated));
  const reports = (isLife ? read.filter((point) => agree(point, stated)) : reportsOf(stated, read)).filter(
    (point) => point === stated || (!isOverBefore(point, stated, ends) && !isOverBefore(stated, point, ends)),
  );
  const told = datesOf(stated, reports, asOf);
  return {
    stated: { ...placeOf(stated), certain: disagreeing.length === 0 && told.otherDates.length === 0, ...told },
    possible: disagreeing.map((point) => possiblyOf(point, asOf)),
  };
}

/** Whether the term of one had its last day by the day on which the other began: they are two terms. */
function isOverBefore(one: ResolvedPoint, other: ResolvedPoint, ends: readonly ResolvedPoint[]): boolean {
  const end = ends.find(({ endOf }) => endOf === one);
  return end !== undefined && end.latest <= dayAfter(other.earliest);
}

function possiblyOf(point: ResolvedPoint, asOf: string): OraclePossible {
  return {
    ...placeOf(point),
    since: sinceOf(point),
    because: evidenceOf(point),
    undated: point.undated && asOf < point.latest,
  };
}

// Reports of one event.

/** Whether two points say nothing that contradicts the other. */
function agree({ point: one }: ResolvedPoint, { point: other }: ResolvedPoint): boolean {
  if (one.holds !== other.holds || one.label !== other.label) return false;
  if (one.value === null || other.value === null) return true;
  if (typeof one.value !== 'object' || typeof other.value !== 'object') return one.value === other.value;
  const [fields, otherFields] = [one.value as Record<string, unknown>, other.value as Record<string, unknown>];
  const isGiven = (value: unknown) => value !== null && value !== undefined;
  return Object.keys(fields)
    .filter((name) => isGiven(fields[name]) && isGiven(otherFields[name]))
    .every((name) => JSON.stringify(fields[name]) === JSON.stringify(otherFields[name]));
}

/** The reports of the event of `stated`, itself among them, by position. */
function reportsOf(stated: ResolvedPoint, read: readonly ResolvedPoint[]): ResolvedPoint[] {
  const disagreeing = read.filter((point) => !agree(point, stated));
  const isRegistered = (point: ResolvedPoint) => point.latest === BEGINNING;
  return read
    .filter((point) => agree(point, stated) && isRegistered(point) === isRegistered(stated))
    .filter(
      (point) =>
        point === stated ||
        !disagreeing.some((other) => mayFollow(point, other, stated) || mayFollow(stated, other, point)),
    );
}

/** Whether the three may come in this order, in some world. */
function mayFollow(first: ResolvedPoint, second: ResolvedPoint, third: ResolvedPoint): boolean {
  const mayPrecede = (a: ResolvedPoint, b: ResolvedPoint) => !(a.follows.has(b.id) && isLater(a, b));
  if (!mayPrecede(first, second) || !mayPrecede(second, third) || !mayPrecede(first, third)) return false;
  const afterFirst = isLater(second, first) ? first.earliest : dayAfter(first.earliest);
  const day = latestOf([second.earliest, afterFirst]);
  if (day > second.latest) return false;
  return isLater(third, second) ? day <= third.latest : day < third.latest;
}

function dayAfter(day: string): string {
  if (day === BEGINNING || day >= '9999-12-31') return day === BEGINNING ? BEGINNING : 'infinity';
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** What the reports of one event say together, the stated one first and the others by position. */
function datesOf(
  stated: ResolvedPoint,
  reports: readonly ResolvedPoint[],
  asOf: string,
): Pick<OracleStated, 'since' | 'because' | 'otherDates'> {
  const others = reports.filter((report) => report !== stated);
  const inLog = [stated, ...others.sort((a, b) => a.position - b.position || a.index - b.index)];
  let { earliest, latest } = stated;
  const meets = (it: OracleBounds) => it.earliest <= latest && earliest <= it.latest;
  const meeting: ResolvedPoint[] = [];
  for (const report of inLog) {
    if (!meets(report)) continue;
    meeting.push(report);
    earliest = latestOf([earliest, report.earliest]);
    latest = earliestOf([latest, report.latest]);
  }
  const whole = meeting.find((report) => isSame(report, { earliest, latest }));
  const otherDates = inLog.flatMap((report) => [
    ...(meeting.includes(report) ? [] : [{ id: report.id, since: sinceOf(report) }]),
    ...report.dissents.filter((it) => it.since.earliest <= asOf && !meets(it.since)),
  ]);
  return {
    since: whole ? sinceOf(whole) : { edtf: writeEdtf({ earliest, latest }), earliest, latest },
    because: [...new Set(meeting.flatMap(evidenceOf))],
    otherDates,
  };
}

function sinceOf({ edtf, earliest, latest }: ResolvedPoint): OracleSince {
  return { edtf, earliest, latest };
}

function evidenceOf({ id, words: { version, corroborations }, givers }: ResolvedPoint): string[] {
  return [...new Set([id, version, ...corroborations, ...givers])];
}

function writeEdtf({ earliest, latest }: OracleBounds): string {
  if (earliest === latest) return latest;
  return earliest === BEGINNING ? `[..${latest}]` : `[${earliest}..${latest}]`;
}

/** Every point that is possible at a moment, the stated one too, in the order of the track. */
export function possiblePoints(history: History, track: OracleTrack, { asOf, knownAt }: OracleMoment): OraclePlace[] {
  const points = pointsOn(history, track, knownAt);
  return points.filter((point) => isPossible(point, points, asOf)).map(placeOf);
}

/** What a track says in the end: values in the place of where they stand among their development's points. */
export interface OracleSaying {
  readonly stated: unknown;
  readonly possible: readonly unknown[];
  /** Where a death has ended what is stated: what it was, if that has parts; a mere word is not kept. */
  readonly ended: unknown;
}

/**
 * What a track says once death has ended what it ends: a dead person holds no office, is in no custody, and is not
 * wanted.
 */
export function judgeLiving(history: History, track: OracleTrack, moment: OracleMoment): OracleSaying {
  const points = withEnds(pointsOn(history, track, moment.knownAt), moment.asOf);
  const say = ({ index, ...place }: OraclePlace) => ({
    ...place,
    value: points.find((point) => point.id === place.id && point.index === index)?.point.value,
  });
  const { stated, possible, ended } = judgeWithDeath(history, track, moment);
  return { stated: stated && say(stated), possible: possible.map(say), ended };
}

/** The values that a track has or may have at a moment, as text: each once, with the best certainty. */
export function heldValues(history: History, track: OracleTrack, moment: OracleMoment): ReadonlyMap<string, string> {
  const points = withEnds(pointsOn(history, track, moment.knownAt), moment.asOf);
  const { stated, possible } = judgeWithDeath(history, track, moment);
  const held = [
    ...(stated ? [{ id: stated.id, index: stated.index, as: stated.certain ? 'certain' : 'stated' }] : []),
    ...possible.map(({ id, index, undated }) => ({ id, index, as: undated ? 'unknown' : 'possible' })),
  ];
  const values = new Map<string, string>();
  for (const { id, index, as } of held) {
    const found = points.find(({ id: own, index: at, point }) => own === id && at === index && point.holds);
    const text = found && JSON.stringify([found.point.label, found.point.value]);
    if (text !== undefined && !values.has(text)) values.set(text, as);
  }
  return values;
}

/** The same by places, and what it was that a death ended. */
export function judgeWithDeath(
  history: History,
  track: OracleTrack,
  moment: OracleMoment,
): OracleJudgement & { readonly ended: unknown } {
  const own = pointsOn(history, track, moment.knownAt);
  const points = withEnds(own, moment.asOf);
  const judged = judgeWithEnds(points, moment.asOf);
  const death = deathOf(history, track, moment);
  if (death?.stated) return endedBy(death.stated, own, moment.asOf);
  const [mayHaveDied] = death?.possible ?? [];
  if (!mayHaveDied || !judged.stated || !holdsAt(points, judged.stated)) return { ...judged, ended: null };
  return {
    stated: { ...judged.stated, certain: false },
    possible: [...judged.possible, mayHaveDied],
    ended: null,
  };
}

/** What ends by itself: nothing of it holds after the last day that its value gives. */
const endsByItself = [
  ...['office', 'holder', 'occupation', 'condition', 'recognition', 'relationship', 'party'],
  ...['mandate', 'immunity', 'asylum', 'notice', 'sanction', 'measure'],
];

/** The points of a track, and for each that has a last day, by itself or by a report before it, an end of its own. */
function withEnds(points: readonly ResolvedPoint[], asOf: string): readonly ResolvedPoint[] {
  const begun = points.filter((point) => point.earliest <= asOf);
  const ends = begun.flatMap((point, at): ResolvedPoint[] => {
    const { holds, attribute } = point.point;
    if (!holds || !endsByItself.includes(attribute)) return [];
    const lastOther = begun.findLastIndex((other, place) => place < at && !agree(other, point));
    const report = begun.slice(lastOther + 1, at + 1).findLast((other) => lastDaySaid(other) !== undefined);
    const last = report && lastDaySaid(report);
    // A term that begins on the last day of another, or later, has none of its own unless it says so.
    if (!report || !last || (report !== point && last.latest <= point.earliest)) return [];
    const days = { earliest: dayAfter(last.earliest ?? BEGINNING), latest: dayAfter(last.latest) };
    const edtf = writeEdtf({ earliest: last.earliest ?? BEGINNING, latest: last.latest });
    const said = { ...report.point, holds: false, label: '' };
    const end = { ...report, ...days, edtf, undated: false, dissents: [], point: said, index: -1 - point.index };
    return [{ ...end, endOf: point }];
  });
  return [...points, ...ends];
}

function lastDaySaid({
  point,
}: ResolvedPoint): { readonly earliest: string | null; readonly latest: string } | undefined {
  return (point.value as { until?: { earliest: string | null; latest: string } | null } | null)?.until ?? undefined;
}

/** What a track says, once what ends by itself has ended. `points`: with their ends. */
function judgeWithEnds(points: readonly ResolvedPoint[], asOf: string): OracleJudgement {
  const own = points.filter(({ endOf }) => endOf === undefined);
  const { stated, possible } = judgePoints(
    own,
    asOf,
    points.filter(({ endOf }) => endOf !== undefined),
  );
  const placesOnDay = (place: OraclePossible): OraclePossible[] => {
    const end = points.find(({ endOf }) => endOf !== undefined && isAt(endOf, place));
    if (!end || end.earliest > asOf) return [place];
    return end.latest <= asOf ? [possiblyOf(end, asOf)] : [place, possiblyOf(end, asOf)];
  };
  const others = possible.flatMap(placesOnDay);
  if (!stated) return { stated, possible: others };
  const [said, ...more] = placesOnDay({ ...stated, undated: false });
  const found = points.find((point) => said && isAt(point, said));
  const rivals = [...more, ...others].filter((place) =>
    points.some((point) => isAt(point, place) && found && !agree(point, found)),
  );
  if (!said || isAt(found as ResolvedPoint, stated))
    return { stated: { ...stated, certain: stated.certain && rivals.length === 0 }, possible: rivals };
  const { undated: _, ...place } = said;
  return { stated: { ...place, certain: rivals.length === 0, otherDates: [] }, possible: rivals };
}

/** On every day from the death on, a track says what it said on that day, but for what the death ended. */
function endedBy(
  death: OracleStated,
  own: readonly ResolvedPoint[],
  asOf: string,
): OracleJudgement & { readonly ended: unknown } {
  const points = withEnds(own, death.latest);
  const judged = judgeWithEnds(points, death.latest);
  const endings = judged.possible
    .filter((place) => !holdsAt(points, place))
    .map((place) => ({ ...place, undated: place.undated && asOf < place.latest }));
  if (!judged.stated || !holdsAt(points, judged.stated)) {
    const certain = judged.stated?.otherDates.length === 0 && endings.length === 0;
    return { stated: judged.stated && { ...judged.stated, certain }, possible: endings, ended: null };
  }
  const value = points.find((point) => isAt(point, judged.stated))?.point.value;
  const ended = typeof value === 'object' ? value : null;
  const end = { holds: false, label: '', value: { ...(ended ?? {}), manner: 'died' } };
  const rivals = endings.filter((place) =>
    points.some((point) => isAt(point, place) && !agree(point, { ...point, point: { ...point.point, ...end } })),
  );
  return {
    stated: { ...death, certain: death.certain && rivals.length === 0 },
    possible: rivals,
    ended,
  };
}

function isAt(point: ResolvedPoint, place: OraclePlace | null): boolean {
  return point.id === place?.id && point.index === place.index;
}

function holdsAt(points: readonly ResolvedPoint[], place: OraclePlace): boolean {
  return points.some((point) => isAt(point, place) && point.point.holds);
}

/** What is known of the life of the person without whom a track has no value. */
function deathOf(
  history: History,
  { subject, attribute, key }: OracleTrack,
  moment: OracleMoment,
): OracleJudgement | undefined {
  // The dead hold no office, are in no custody, not wanted and not ill. A holder stands in the key, behind the title.
  const isOwn = ['office', 'custody', 'wanted', 'condition'].includes(attribute);
  const person = isOwn ? subject : attribute === 'holder' ? /[^/]+$/.exec(key)?.[0] : undefined;
  return person === undefined
    ? undefined
    : judgeTrack(history, { subject: person, attribute: 'life', key: '' }, moment);
}

export interface OracleFilter {
  readonly attribute: string;
  readonly label: string;
  /** The least certainty that counts. */
  readonly certainty: 'certain' | 'stated' | 'possible';
}

/** The subjects with any track of `attribute` that holds `label`, as surely as asked, sorted, each once. */
export function listedSubjects(
  history: History,
  { attribute, label, certainty }: OracleFilter,
  moment: OracleMoment,
): string[] {
  const fits = (points: readonly ResolvedPoint[], place: OraclePlace) =>
    points.some(({ point, ...it }) => it.id === place.id && it.index === place.index && point.label === label) &&
    holdsAt(points, place);
  const subjects = [...resolve(history, moment.knownAt).tracks.values()].flatMap((points) => {
    const [first] = points;
    if (!first || first.point.attribute !== attribute) return [];
    const { stated, possible, ended } = judgeWithDeath(history, first.point, moment);
    const isEnded = ended !== null || !stated || !fits(points, stated);
    const isListed =
      (!isEnded && (certainty !== 'certain' || stated.certain)) ||
      (certainty === 'possible' && possible.some((place) => fits(points, place)));
    return isListed ? [first.point.subject] : [];
  });
  return [...new Set(subjects)].sort();
}

/** The tracks that say something else at one moment than at the other, or the same for other reasons. */
export function differingTracks(history: History, from: OracleMoment, to: OracleMoment): OracleTrack[] {
  return tracksOf(history).filter((track) => {
    const before = judgeLiving(history, track, from);
    const after = judgeLiving(history, track, to);
    return JSON.stringify(before) !== JSON.stringify(after);
  });
}

/** The bounds of a development once `after` is resolved; undefined where it is not known at `knownAt`. */
export function boundsAt(history: History, id: string, knownAt: number): OracleBounds | undefined {
  return resolve(history, knownAt).bounds.get(id);
}

/** Whether `after` contradicts the dates of a development. */
export function isContradictedAt(history: History, id: string, knownAt: number): boolean {
  return resolve(history, knownAt).contradicted.has(id);
}

/** A development as it stands at a position, by its own id; undefined where it is not known, or is retracted. */
export function developmentAt(
  history: History,
  id: string,
  knownAt: number,
): (OracleVersion & Pick<OracleDevelopment, 'occurred' | 'after'>) | undefined {
  const found = effectiveAt(history, knownAt).find((development) => development.id === id);
  return found && { ...found.words, occurred: found.occurred, after: found.after };
}

/** Every track that any development of the history has a point on, under whatever name it is known, each once. */
export function tracksOf(history: History): OracleTrack[] {
  const moments = history.some(({ identifies }) => identifies) ? history.map(({ batchEnd }) => batchEnd) : [];
  const resolved = [...new Set(moments)].flatMap((knownAt) => [...resolve(history, knownAt).tracks.values()].flat());
  const points = [...history.flatMap((development) => development.points), ...resolved.map(({ point }) => point)];
  const tracks = points.map(({ subject, attribute, key }) => ({ subject, attribute, key }));
  return [...new Map(tracks.map((track) => [nameOf(track), track])).values()];
}

// What is known at one position, resolved.

interface ResolvedPoint extends OracleBounds {
  readonly id: string;
  readonly position: number;
  readonly index: number;
  readonly edtf: string | null;
  /** Only the day of recording closes its date. */
  readonly undated: boolean;
  /** The ids of the developments whose dates give its bounds, where those are not its own; with their corrections. */
  readonly givers: readonly string[];
  /** Corroborations that give other dates. */
  readonly dissents: OracleStated['otherDates'];
  readonly point: OraclePoint;
  readonly words: OracleVersion;
  /** The ids of all that the point's development follows. */
  readonly follows: ReadonlySet<string>;
  /** Of an end by itself: what it ends. */
  readonly endOf?: ResolvedPoint;
  /** Compared from left to right; at least `latest` and `earliest` come first. */
  readonly order: readonly (string | number)[];
}

interface Resolution {
  readonly bounds: ReadonlyMap<string, OracleBounds>;
  /**
   * The ids of those whose own bounds stand because `after` contradicts the dates; what they follow decides nothing.
   */
  readonly contradicted: ReadonlySet<string>;
  /** The points of each track, by its name, in order. */
  readonly tracks: ReadonlyMap<string, readonly ResolvedPoint[]>;
}

/** Resolutions by history and position. A history may grow (its length tells) but not otherwise change. */
const resolutions = new WeakMap<History, Map<string, Resolution>>();

function resolve(history: History, knownAt: number): Resolution {
  const known = resolutions.get(history) ?? new Map<string, Resolution>();
  resolutions.set(history, known);
  const name = `${knownAt} of ${history.length}`;
  const resolution = known.get(name) ?? resolveAll(effectiveAt(history, knownAt));
  known.set(name, resolution);
  return resolution;
}

function pointsOn(history: History, track: OracleTrack, knownAt: number): readonly ResolvedPoint[] {
  return resolve(history, knownAt).tracks.get(nameOf(track)) ?? [];
}

/** A development as it stands: with its own id and position, in the words that count. */
interface Effective extends OracleDevelopment {
  readonly words: OracleVersion;
  /** When the words that count were recorded. */
  readonly wordedOn: string;
  /** What corroborates it, if that gives a date. */
  readonly corroborating: readonly OracleDevelopment[];
}

/** The developments that count at a position, as corrected and corroborated. */
function effectiveAt(history: History, knownAt: number): Effective[] {
  const known = history.filter(({ batchEnd }) => batchEnd <= knownAt);
  const amending = (target: OracleDevelopment, kind: OracleAmendment['kind']) =>
    known
      .filter(({ amends }) => amends?.kind === kind && amends.target === target.id)
      .filter(isActive)
      .sort((a, b) => a.position - b.position);
  function isActive(development: OracleDevelopment): boolean {
    return amending(development, 'retraction').length === 0;
  }
  function wordsOf(development: OracleDevelopment): OracleDevelopment {
    const correction = amending(development, 'correction').at(-1);
    return correction ? wordsOf(correction) : development;
  }
  return known
    .filter((development) => development.amends === undefined && isActive(development) && !wordsOf(development).erased)
    .map((development, _, active) => {
      const { occurred, after, id, recordedOn, ...told } = wordsOf(development);
      const points = identifiedPoints({ ...told, id: development.id }, development, active);
      const sources = amending(wordsOf(development), 'corroboration').filter((it) => !it.erased);
      const words = { version: id, corroborations: sources.map((it) => it.id) };
      const corroborating = sources.filter((it) => it.occurred !== undefined && !it.isClaim);
      return { ...development, occurred, after, points, words, wordedOn: recordedOn, corroborating };
    });
}

// Who is who.

/** What a development says once its subjects are called as those of `active` that say who is who have it. */
function identifiedPoints(
  told: Pick<OracleDevelopment, 'id' | 'points' | 'pointsAs'>,
  { position, identifies }: OracleDevelopment,
  active: readonly OracleDevelopment[],
): readonly OraclePoint[] {
  if (!active.some((development) => development.identifies)) return told.points;
  if (identifies) return aliasPoints({ position, identifies }, active);
  return told.pointsAs?.((subject) => identityOf(subject, told.id, active)) ?? told.points;
}

function identityOf(subject: string, id: string, active: readonly OracleDevelopment[]): string {
  let named = subject;
  for (const { identifies } of active.toSorted((a, b) => a.position - b.position)) {
    if (!identifies?.developments?.includes(id)) continue;
    if (representativeOf(named, active) === representativeOf(identifies.from, active)) named = identifies.into;
  }
  return representativeOf(named, active);
}

function mergesOf(subject: string, active: readonly OracleDevelopment[]): readonly OracleDevelopment[] {
  const merges = active.filter(({ identifies }) => identifies && !identifies.developments);
  const members = new Set([subject]);
  for (let size = 0; size < members.size; ) {
    size = members.size;
    for (const { identifies } of merges) {
      const { from = '', into = '' } = identifies ?? {};
      if (members.has(from) || members.has(into)) members.add(from).add(into);
    }
  }
  return merges.filter(({ identifies }) => identifies && members.has(identifies.into));
}

/** The `into` of the last merge that connects it with others. */
function representativeOf(subject: string, active: readonly OracleDevelopment[]): string {
  const last = mergesOf(subject, active)
    .toSorted((a, b) => a.position - b.position)
    .at(-1);
  return last?.identifies?.into ?? subject;
}

/** A merge tells of each subject that has had its present id since then whom it is known as, and the other way. */
function aliasPoints(
  { position, identifies }: Pick<OracleDevelopment, 'position'> & { readonly identifies: OracleIdentity },
  active: readonly OracleDevelopment[],
): OraclePoint[] {
  if (identifies.developments) return [];
  const { into } = identifies;
  const merges = mergesOf(into, active).toSorted((a, b) => a.position - b.position);
  const idAfter = (member: string, last: number) =>
    representativeOf(
      member,
      merges.filter((merge) => merge.position <= last),
    );
  const isSince = (member: string) => {
    const later = merges.filter((merge) => merge.position >= position);
    return idAfter(member, position - 1) !== into && later.every((merge) => idAfter(member, merge.position) === into);
  };
  const members = new Set(
    merges.flatMap((merge) => (merge.identifies ? [merge.identifies.from, merge.identifies.into] : [])),
  );
  return [...members]
    .filter((member) => member !== into && isSince(member))
    .sort()
    .flatMap((member) => [
      { subject: member, attribute: 'merged', key: '', holds: true, label: into, value: null },
      { subject: into, attribute: 'alias', key: member, holds: true, label: member, value: member },
    ]);
}

function resolveAll(developments: readonly Effective[]): Resolution {
  const byId = new Map(developments.map((development) => [development.id, development]));
  const namedBy = ({ after = [], timeless }: Effective) => (timeless ? [] : after.flatMap((id) => byId.get(id) ?? []));
  const circling = developments.filter((p) => reach(namedBy(p), namedBy).includes(p));
  const tangled = new Set(developments.filter((q) => reach([q], namedBy).some((p) => circling.includes(p))));
  const listedBy = (q: Effective) => (tangled.has(q) ? [] : namedBy(q));

  const followedBy = remember((q): ReadonlySet<Effective> => {
    const listed = listedBy(q);
    return new Set([...listed, ...listed.flatMap((p) => [...followedBy(p)])]);
  });

  const narrowed = remember((q): OracleBounds => {
    const own = ownBounds(q);
    const followers = developments.filter((other) => followedBy(other).has(q));
    const earliest = latestOf([own.earliest, ...[...followedBy(q)].map((p) => ownBounds(p).earliest)]);
    const latest = earliestOf([own.latest, ...followers.map((follower) => ownBounds(follower).latest)]);
    return { earliest, latest };
  });
  const isContradicted = (q: Effective) => tangled.has(q) || narrowed(q).earliest > narrowed(q).latest;
  const bounds = (q: Effective) => (isContradicted(q) ? ownBounds(q) : narrowed(q));

  const timeOfDay = remember((q): number => {
    const inStep = [...followedBy(q)].filter((p) => isSame(bounds(p), bounds(q)));
    return Math.max(ownTimeOfDay(q), ...inStep.map(timeOfDay));
  });

  const tiePosition = remember((q): number => Math.max(q.position, ...listedBy(q).map(tiePosition)));

  const tieDepth = remember((q): number => {
    if (listedBy(q).every((p) => q.position > tiePosition(p))) return 0;
    const level = listedBy(q).filter((p) => tiePosition(p) === tiePosition(q));
    return 1 + Math.max(...level.map(tieDepth));
  });

  /** Of all that may give the bound, the one that was recorded first; none, if its own date is as good. */
  const giverOf = (q: Effective, among: readonly Effective[], end: 'earliest' | 'latest') => {
    const day = bounds(q)[end];
    if (isContradicted(q) || ownBounds(q)[end] === day) return [];
    const [giver] = among.filter((p) => ownBounds(p)[end] === day).sort((a, b) => a.position - b.position);
    if (!giver) return [];
    return [giver.id, giver.words.version, ...ownDate(giver).givers[end]];
  };

  const points = developments.flatMap((q) =>
    q.points.map((point, index): ResolvedPoint => {
      const { earliest, latest } = bounds(q);
      const followers = developments.filter((other) => followedBy(other).has(q));
      const givers = [...giverOf(q, [...followedBy(q)], 'earliest'), ...giverOf(q, followers, 'latest')];
      const { edtf, isOpen, dissents } = ownDate(q);
      const order = [latest, earliest, timeOfDay(q), tiePosition(q), tieDepth(q), q.position, index];
      const follows = new Set(isContradicted(q) ? [] : [...followedBy(q)].map(({ id }) => id));
      const undated = isOpen && latest === ownBounds(q).latest;
      const own = { id: q.id, position: q.position, index, point, words: q.words, edtf, undated, dissents };
      const placed = { ...own, givers: [...new Set(givers)], earliest, latest, follows, order };
      if (point.when === 'always') return alwaysPlaced(placed);
      return point.when === 'dayAfter' && !undated ? placedAfter(placed) : placed;
    }),
  );
  const tracks = Map.groupBy(points, ({ point }) => nameOf(point));
  for (const track of tracks.values()) track.sort((a, b) => (isLater(a, b) ? 1 : -1));
  const contradicted = new Set(developments.filter(isContradicted).map(({ id }) => id));
  return { bounds: new Map(developments.map((q) => [q.id, bounds(q)])), contradicted, tracks };
}

/** What holds always, whenever its development is dated. */
function alwaysPlaced(placed: ResolvedPoint): ResolvedPoint {
  const order = [BEGINNING, BEGINNING, Number.NEGATIVE_INFINITY, ...placed.order.slice(3)];
  const undated = { undated: false, dissents: [], givers: [], follows: new Set<string>() };
  return { ...placed, ...undated, earliest: BEGINNING, latest: BEGINNING, order };
}

/** On the day after, before all else of that day. */
function placedAfter(placed: ResolvedPoint): ResolvedPoint {
  const [earliest, latest] = [dayAfter(placed.earliest), dayAfter(placed.latest)];
  const [, , , tie = 0, ...rest] = placed.order;
  const order = [latest, earliest, Number.NEGATIVE_INFINITY, Number(tie) - 2 ** 52, ...rest];
  const dissents = placed.dissents.map(({ id, since }) => ({
    id,
    since: { ...since, earliest: dayAfter(since.earliest), latest: dayAfter(since.latest) },
  }));
  // What comes in the place of what ended has the day after; an end keeps the last day, as it was given.
  const { attribute, holds } = placed.point;
  const isValue = holds && !['act', 'act_on_accused', 'course', 'docket'].includes(attribute);
  const edtf = isValue ? writeEdtf({ earliest, latest }) : placed.edtf;
  return { ...placed, earliest, latest, order, dissents, edtf };
}

/** `start` and all that its members lead to, over any number of steps. */
function reach(start: readonly Effective[], next: (q: Effective) => readonly Effective[]): Effective[] {
  const found = new Set(start);
  for (const q of found) for (const p of next(q)) found.add(p);
  return [...found];
}

/** `compute`, each result kept. Throws where a development would need its own result. */
function remember<Result>(compute: (development: Effective) => Result) {
  const results = new Map<Effective, Result | 'under way'>();
  return (development: Effective): Result => {
    const known = results.get(development);
    if (known === 'under way') throw new Error(`${development.id} follows itself`);
    if (known !== undefined) return known;
    results.set(development, 'under way');
    const result = compute(development);
    results.set(development, result);
    return result;
  };
}

// Possible.

function isSurelyAfter(q: ResolvedPoint, p: ResolvedPoint, asOf: string): boolean {
  const lastDay = earliestOf([p.latest, asOf]);
  if (q.earliest > lastDay) return true;
  return isLater(q, p) && (q.earliest === lastDay || q.follows.has(p.id));
}

function isPossible(point: ResolvedPoint, points: readonly ResolvedPoint[], asOf: string): boolean {
  const begun = points.filter((other) => other !== point && other.latest <= asOf);
  return point.earliest <= asOf && !begun.some((other) => isSurelyAfter(other, point, asOf));
}

function isLater(a: ResolvedPoint, b: ResolvedPoint): boolean {
  for (const [step, own] of a.order.entries()) {
    const other = b.order[step] as typeof own;
    if (own !== other) return own > other;
  }
  return false;
}

function placeOf({ id, index, words, earliest, latest }: ResolvedPoint): OraclePlace {
  return { id, index, ...words, earliest, latest };
}

function nameOf({ subject, attribute, key }: OracleTrack): string {
  return JSON.stringify([subject, attribute, key]);
}

function isSame(a: OracleBounds, b: OracleBounds): boolean {
  return a.earliest === b.earliest && a.latest === b.latest;
}

function earliestOf(days: readonly string[]): string {
  return days.toSorted().at(0) ?? BEGINNING;
}

function latestOf(days: readonly string[]): string {
  return days.toSorted().at(-1) ?? BEGINNING;
}

// Dates.

const BEGINNING = '-infinity';

interface OwnDate extends OracleBounds {
  readonly edtf: string | null;
  readonly isOpen: boolean;
  readonly dissents: OracleStated['otherDates'];
  /** The corroborations that give the bounds; ids. */
  readonly givers: { readonly earliest: readonly string[]; readonly latest: readonly string[] };
}

function ownBounds(q: Effective): OracleBounds {
  const { earliest, latest } = ownDate(q);
  return { earliest, latest };
}

/** The date of a development by itself, as the sources that corroborate it narrow it, one after the other. */
function ownDate({ occurred, recordedOn, wordedOn, timeless, corroborating }: Effective): OwnDate {
  const none = { earliest: [], latest: [] };
  if (timeless) {
    const always = { earliest: BEGINNING, latest: BEGINNING };
    return { ...always, edtf: occurred ?? null, isOpen: false, dissents: [], givers: none };
  }
  const written = boundsOf(occurred, recordedOn, wordedOn);
  const dates = corroborating.map((it) => ({
    id: it.id,
    since: { edtf: it.occurred ?? null, ...boundsOf(it.occurred, it.recordedOn, it.recordedOn) },
  }));
  let { earliest, latest } = written;
  const givers: { earliest: string[]; latest: string[] } = { earliest: [], latest: [] };
  const dissents: { id: string; since: OracleSince }[] = [];
  const meeting: (OracleBounds & { edtf: string | null })[] = [{ edtf: occurred ?? null, ...written }];
  for (const { id, since } of dates) {
    if (since.earliest > latest || since.latest < earliest) {
      dissents.push({ id, since: { edtf: since.edtf, earliest: since.earliest, latest: since.latest } });
      continue;
    }
    meeting.push(since);
    if (since.earliest > earliest) givers.earliest = [id];
    if (since.latest < latest) givers.latest = [id];
    earliest = latestOf([earliest, since.earliest]);
    latest = earliestOf([latest, since.latest]);
  }
  const whole = meeting.find((it) => isSame(it, { earliest, latest }));
  const edtf = whole ? whole.edtf : writeEdtf({ earliest, latest });
  return { earliest, latest, edtf, isOpen: written.isOpen && latest === written.latest, dissents, givers };
}

function boundsOf(
  occurred: string | undefined,
  recordedOn: string,
  wordedOn: string,
): OracleBounds & { readonly isOpen: boolean } {
  if (occurred === undefined) return { earliest: BEGINNING, latest: recordedOn, isOpen: true };
  const ranges = rangesOf(occurred.replace(/[?~%]/g, ''));
  const earliest = earliestOf(ranges.map(({ from }) => (from === '' ? BEGINNING : firstDayOf(from))));
  const isOpen = ranges.some(({ to }) => to === '');
  const saidBy = earliest > recordedOn ? wordedOn : recordedOn;
  const latest = isOpen ? latestOf([saidBy, earliest]) : latestOf(ranges.map(({ to }) => lastDayOf(to)));
  return { earliest, latest, isOpen };
}

/** The ranges of which `edtf` means some day; an end that is unknown or open is ''. */
function rangesOf(edtf: string): { from: string; to: string }[] {
  if (edtf.startsWith('[') && edtf.endsWith(']')) {
    return edtf
      .slice(1, -1)
      .split(',')
      .map((member) => member.trim().split('..'))
      .map(([from = '', to = from]) => ({ from, to }));
  }
  const [from = '', to = from] = edtf.split('/').map((end) => (end === '..' ? '' : end));
  return [{ from, to }];
}

function firstDayOf(date: string): string {
  const [year, month, dayOfMonth] = fieldsOf(date);
  return `${year.replaceAll('X', '0')}-${month ?? '01'}-${dayOfMonth ?? '01'}`;
}

function lastDayOf(date: string): string {
  const [openYear, month = '12', dayOfMonth] = fieldsOf(date);
  const year = openYear.replaceAll('X', '9');
  const lastOfMonth = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return `${year}-${month}-${dayOfMonth ?? String(lastOfMonth).padStart(2, '0')}`;
}

/** Year, month and day of the month; the latter two undefined where not written or `XX`. */
function fieldsOf(date: string): [string, string | undefined, string | undefined] {
  const fields = /^(\d[\dX]{3})(?:-(\d\d|XX)(?:-(\d\d|XX)(?:T.*)?)?)?$/.exec(date);
  if (!fields?.[1]) throw new Error(`the oracle cannot read the date “${date}”`);
  const [, year, month, dayOfMonth] = fields;
  return [year, month === 'XX' ? undefined : month, dayOfMonth === 'XX' ? undefined : dayOfMonth];
}

/** Milliseconds from the written day's midnight in UTC to the instant; −∞ where no time of day is written. */
function ownTimeOfDay({ occurred = '', timeless }: Effective): number {
  if (timeless || !occurred.includes('T')) return Number.NEGATIVE_INFINITY;
  const written = /^\d{4}-\d\d-\d\dT(\d\d):(\d\d):(\d\d)(?:Z|([+-])(\d\d):(\d\d))$/.exec(occurred);
  if (!written) throw new Error(`the oracle cannot read the time of day of “${occurred}”`);
  const [, hours, minutes, seconds, sign, offsetHours = 0, offsetMinutes = 0] = written;
  const local = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  const offset = (Number(offsetHours) * 60 + Number(offsetMinutes)) * 60;
  return (sign === '-' ? local + offset : local - offset) * 1000;
}
