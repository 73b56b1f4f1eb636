/** What a development says about tracks: its points. */
import { fold } from '../names/fold.ts';
import { eachText } from '../words/texts.ts';
import { actPoints } from './act-points.ts';
import { findAttribute, isAside } from './attributes.ts';
import { claimPoints } from './claims.ts';
import type { Development } from './development.ts';
import { asNamed, type Identify, identifySubjects } from './identify.ts';
import { always, EVERYTHING, type Point, SPELLING, spellingOf, TIMELINE } from './points.ts';
import { subjectsOf } from './references.ts';
import { registry } from './registry.ts';
import { isDoubtful } from './standing.ts';
import type { SubjectId } from './subject.ts';
import { isTimeless, typeOf } from './types.ts';

/**
 * All points of a development. If it says no more than a claim (`isDoubtful`), it moves no track: what it would say
 * becomes a claim about the same subjects. Amendments and what is about the record itself have no points.
 *
 * `corroborating`: other sources that say the same. `identify`: the subject under which the record knows another. A
 * subject that is known as another brings only its names and numbers, on tracks of their own beside the other’s.
 */
export function pointsOf(
  development: Development,
  corroborating: readonly SubjectId[] = [],
  identify: Identify = asNamed,
): Point[] {
  const { amends, byService } = typeOf(development);
  if (amends || byService) return [];
  const identified = identifySubjects(development, identify);
  const listed = isTimeless(development) ? [] : [listing(identified, corroborating.map(identify))];
  const points = statePoints(development, identified, identify);
  return [...points, ...spellings(points), ...listed];
}

/** How many points a development has. */
export function countPoints(development: Development): number {
  const { amends, byService } = typeOf(development);
  if (amends || byService) return 0;
  const listed = isTimeless(development) ? 0 : 1 + subjectsOf(development).length;
  const points = statePoints(development, development, asNamed);
  return points.length + spellings(points).length + listed;
}

function statePoints(development: Development, identified: Development, identify: Identify): Point[] {
  const points = pointsOfIdentified(development, identified, identify);
  if (!isDoubtful(development)) return [...points];
  const barred = points.filter(({ attribute, holds }) => !isAside(attribute) || !holds);
  const subjects = barred.map((point) => point.subject as SubjectId);
  const claims = subjects.length > 0 ? claimPoints(identified, { kind: development.type, subjects }) : [];
  return [...points.filter((point) => !barred.includes(point)), ...claims];
}

function pointsOfIdentified(development: Development, identified: Development, identify: Identify): readonly Point[] {
  const { points: pointsOfType, acts, registers, renames } = typeOf(development);
  const points = (it: Development) => {
    const said = [...pointsOfType(it), ...actPoints(acts?.(it) ?? [])];
    return it.data.lastDay === true ? said.map(afterLastDay) : said;
  };
  if (identified.data === development.data) return points(identified);
  const registered = (registers ?? renames)?.(development.data);
  const isKnownAsAnother = registered !== undefined && identify(registered) !== registered;
  return [
    ...(isKnownAsAnother ? [] : points(identified).filter((point) => !isCalling(point))),
    ...points(development)
      .filter(isCalling)
      .map((point) => callAs(point, identify)),
  ];
}

/** What ends, and what comes in its place, does so on the day after the last one. */
function afterLastDay(point: Point): Point {
  return { ...point, when: 'dayAfter' };
}

/** Names and numbers: when subjects are merged, all of them stay. */
function isCalling({ attribute }: Point): boolean {
  return attribute === registry.name.name || attribute === registry.identifier.name;
}

function callAs(point: Point, identify: Identify): Point {
  const named = point.subject as SubjectId;
  const subject = identify(named);
  return subject === named ? point : { ...point, subject, key: `${point.key}/${named}` };
}

/** Spellings that values have beside their label, each once; they hold always, as a list looks at the value itself. */
function spellings(points: readonly Point[]): Point[] {
  const all = points.flatMap(({ subject, attribute, holds, label, value }): Point[] => {
    const { labelsOf, derivation } = findAttribute(attribute) ?? {};
    if (!holds || !labelsOf || derivation) return [];
    const others = labelsOf(value).filter((it) => it !== label);
    return others.map((it) => {
      const key = spellingOf(attribute, it);
      return always({ subject, attribute: SPELLING, key, holds: true, label: key, value: null });
    });
  });
  return [...new Map(all.map((it) => [`${it.subject}\0${it.key}`, it])).values()];
}

/** What a timeline lists of a development: which subjects’ timelines hold it, and the words that search finds it by. */
export interface Listing {
  readonly subjects: readonly SubjectId[];
  readonly words: string;
}

function listing(development: Development, corroborating: readonly SubjectId[]): Point {
  const value: Listing = {
    subjects: [...new Set([...subjectsOf(development), ...corroborating])],
    words: wordsOf(development),
  };
  return { subject: EVERYTHING, attribute: TIMELINE, key: '', holds: true, label: development.type, value };
}

/** The words that search finds a development by: its summary and its quotes, folded. */
function wordsOf({ summary, sources, data }: Development): string {
  const quotes = sources.flatMap(({ quote, translation }) => [quote, translation]);
  const own = typeof data.quote === 'string' ? data.quote : undefined;
  const summaries = summary === undefined ? [] : eachText(summary).map(({ text }) => text);
  return fold([...summaries, own, ...quotes].filter((text) => text !== undefined).join(' '));
}
