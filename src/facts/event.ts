// What a development says after all that amends it, with its subjects as the record knows them. Places come later.
import type { Development } from '../catalogue/development.ts';
import { MERGED, type Point } from '../catalogue/points.ts';
import type { SubjectId } from '../catalogue/subject.ts';
import type { Alias, Identities } from './identity.ts';
import { ALWAYS, type OwnDate, ownDate, readDate } from './own-date.ts';
import type { Interpretation, Recorded } from './recorded.ts';
import type { OtherDate } from './reported-date.ts';
import { type AmendmentLink, resolveVersions } from './versions.ts';

/** What a development says, as corrected and corroborated. */
export interface ResolvedEvent {
  /** With the id of the development, whatever corrects it, and with its subjects as the record knows them. */
  readonly content: Development;
  /** The subjects that it names itself. Empty until the first merge or split, when the naming index begins. */
  readonly named: readonly SubjectId[];
  /** The new ids of those of its subjects that were merged or split, as one text; '' where there are none. */
  readonly knownAs: string;
  /** The id of the correction whose words count; null: its own words count. */
  readonly correction: string | null;
  readonly corroborations: readonly Development[];
  /** The sources that the corroborations bring, as the record knows them. */
  readonly corroborating: readonly SubjectId[];
  readonly own: OwnDate;
  /** The positions of what it follows. */
  readonly after: readonly number[];
  readonly points: readonly Point[];
}

/** A development that amends none, with all that amends it. */
export interface AmendedDevelopment {
  readonly recorded: Recorded;
  readonly amendments: readonly AmendmentLink[];
}

export interface EventContext {
  readonly interpretation: Interpretation;
  readonly get: (position: number) => Recorded;
  readonly positionOf: (id: string) => number | undefined;
  /** Undefined as long as the log has no merge and no split. */
  readonly identities: Identities | undefined;
}

/** What the development says now; undefined where it is retracted or erased. */
export function resolveEvent(
  { recorded, amendments }: AmendedDevelopment,
  context: EventContext,
): ResolvedEvent | undefined {
  const { interpretation, get, positionOf, identities } = context;
  const versions = resolveVersions(amendments);
  const { position, development } = recorded;
  if (versions.retractionOf(position) !== undefined) return undefined;
  const version = get(versions.inForce(position));
  if (version.isErased) return undefined; // An erased correction still hides what it corrected.
  const event = { ...interpretation.contentOf(version.development), id: development.id };
  const corroborating = versions
    .corroborationsOf(version.position)
    .map(get)
    .filter(({ isErased }) => !isErased);
  const corroborations = corroborating.map((corroboration) => corroboration.development);
  const recordedOn = { first: recorded.recordedOn, last: version.recordedOn };
  const said = { position, event, corroborations };
  return {
    ...(identities ? sayAsKnown(said, interpretation, identities) : sayAsWritten(said, interpretation)),
    correction: version === recorded ? null : version.development.id,
    corroborations,
    own: interpretation.isTimeless(event)
      ? { ...ALWAYS, edtf: event.occurred ?? null }
      : ownDate(
          event.occurred,
          recordedOn,
          corroborating.flatMap((it) => dateOf(it, interpretation) ?? []),
        ),
    after: (event.after ?? []).flatMap((id) => positionOf(id) ?? []),
  };
}

/** The date that a corroboration gives. */
function dateOf({ development, recordedOn }: Recorded, { dateGivenBy }: Interpretation): OtherDate | undefined {
  const happened = dateGivenBy(development);
  if (happened === undefined) return undefined;
  const { edtf, earliest, latest } = readDate(happened, { first: recordedOn, last: recordedOn });
  return { id: development.id, edtf, earliest, latest };
}

/** The subjects that a development and its corroborations name, each once. */
export function namedBy(
  { content, corroborations }: Pick<ResolvedEvent, 'content' | 'corroborations'>,
  { subjectsOf }: Interpretation,
): SubjectId[] {
  return [...new Set([...subjectsOf(content), ...sourcesOf(corroborations)])];
}

interface Said {
  readonly position: number;
  readonly event: Development;
  readonly corroborations: readonly Development[];
}

type Identified = Pick<ResolvedEvent, 'content' | 'corroborating' | 'named' | 'knownAs' | 'points'>;

/** As long as no subject was merged or split, each is known by the id that is written. */
function sayAsWritten({ event, corroborations }: Said, { pointsOf }: Interpretation): Identified {
  const corroborating = sourcesOf(corroborations);
  return { content: event, corroborating, named: [], knownAs: '', points: pointsOf(event, corroborating) };
}

function sayAsKnown(
  { position, event, corroborations }: Said,
  interpretation: Interpretation,
  identities: Identities,
): Identified {
  const named = namedBy({ content: event, corroborations }, interpretation);
  const aliases = identities.aliasesBy(position);
  const identify = (subject: SubjectId) => identities.identify(event.id, subject);
  const renamed = named.map((subject) => ({ subject, knownAs: identify(subject) }));
  const sources = sourcesOf(corroborations);
  return {
    content: interpretation.identifySubjects(event, identify),
    corroborating: sources.map(identify),
    named,
    knownAs: nameIdentities([...renamed.filter(({ subject, knownAs }) => subject !== knownAs), ...aliases]),
    points: [...interpretation.pointsOf(event, sources, identify), ...aliases.flatMap(aliasPoints)],
  };
}

function nameIdentities(aliases: readonly Alias[]): string {
  return aliases.map(({ subject, knownAs }) => `${subject} ${knownAs}`).join('\n');
}

/** One point leads from the old id to the new one, and one names the old id among the aliases of the new. */
function aliasPoints({ subject, knownAs }: Alias): Point[] {
  return [
    { subject, attribute: MERGED, key: '', holds: true, label: knownAs, value: null },
    { subject: knownAs, attribute: 'alias', key: subject, holds: true, label: subject, value: subject },
  ];
}

function sourcesOf(developments: readonly Development[]): SubjectId[] {
  return developments.flatMap(({ sources }) => sources.map(({ source }) => source));
}
