import { links } from '../../catalogue/links.ts';
import { proceedings } from '../../catalogue/proceedings.ts';
import { isFirm } from '../../catalogue/standing.ts';
import { isSubjectId, kindOf, type SubjectId } from '../../catalogue/subject.ts';
import type { Connection } from '../../database/connection.ts';
import { placeKey } from '../../facts/placed-point.ts';
import type { Preview } from '../../queries/preview.ts';
import type { Snapshot } from '../../queries/snapshot.ts';
import {
  type Mark,
  type Reach,
  readMarks,
  readSubjectHistory,
  type SubjectHistory,
} from '../../queries/subject-history.ts';
import { readNames } from '../../queries/words.ts';
import { periodsOf } from '../../state/periods.ts';
import type { SubjectState } from '../../state/state.ts';
import type { Day } from '../../time/day.ts';
import type { Html } from '../html.ts';
import { subjectsIn } from '../read-evidence.ts';
import type { RenderContext } from '../values.ts';
import { windowsOf } from './calendar.ts';
import { drawnOf, type PartyOfCase, timelineOf } from './lanes.ts';
import { drawRelations, type Relation } from './relations.ts';
import { drawTimeline } from './timeline.ts';

/** All that the moment knows of what a picture draws. `persons`: those who have a part in a case. */
export function readLanes(
  connection: Connection,
  snapshot: Snapshot,
  { subject, persons }: { readonly subject: SubjectId; readonly persons: readonly SubjectId[] },
): Promise<SubjectHistory> {
  const ofPersons = persons.length > 0 ? [...drawnOf('person'), proceedings.party] : [];
  const attributes = [...new Set([...drawnOf(kindOf(subject)), ...ofPersons].map(({ name }) => name))];
  return readSubjectHistory(connection, snapshot, { subjects: [subject, ...persons], attributes });
}

export const spans = ['all', 'year', 'month'] as const;
export type Span = (typeof spans)[number];

export interface PictureShown {
  readonly subject: SubjectId;
  readonly persons: readonly PartyOfCase[];
  readonly lanes: SubjectHistory;
  readonly marks: readonly Mark[];
  readonly reach: Pick<Reach, 'first' | 'last'>;
  readonly asOf: Day;
  readonly span: Span;
  readonly context: RenderContext;
  /** A development to be seen at once. */
  readonly marked?: string;
}

/** Further persons of a case have rows in the table of parties only. */
export const MOST_DRAWN = 40;

export function drawPicture(shown: PictureShown): Html {
  const { subject, persons, lanes, marks, reach, asOf, span, context, marked } = shown;
  return drawTimeline({
    lanes: timelineOf({
      subject,
      periods: periodsOf(lanes.facts, lanes.lives),
      persons: persons.slice(0, MOST_DRAWN),
      context,
    }),
    marks,
    language: context.language,
    asOf,
    window: windowsOf({ ...reach, asOf })[span],
    hrefOf: (id) => context.links.development(id),
    marked,
  });
}

export interface Change {
  readonly subject: SubjectId;
  /** What would be said, and said no more. */
  readonly preview: Pick<Preview, 'points' | 'withdrawn'>;
  /** The development itself, in the place of any that it replaces. */
  readonly mark: Mark;
  readonly context: RenderContext;
}

/** The picture of a subject as it would be with a change. */
export async function drawPictureWith(
  connection: Connection,
  snapshot: Snapshot,
  { subject, preview, mark, context }: Change,
): Promise<Html> {
  const known = await readLanes(connection, snapshot, { subject, persons: [] });
  const withdrawn = new Set(preview.withdrawn.map(placeKey));
  const facts = [
    ...known.facts.filter((fact) => !withdrawn.has(placeKey(fact))),
    ...preview.points.filter((point) => point.subject === subject),
  ];
  const { items } = await readMarks(connection, snapshot, subject);
  const marks = [...items.filter(({ id }) => id !== mark.id), mark];
  const named = subjectsIn(facts.map(({ key, value }) => [key.split('/'), value]));
  const names = await readNames(connection, snapshot, [...new Set(named)] as SubjectId[]);
  const nameOf = (it: string) => names.get(it as SubjectId) ?? context.nameOf(it);
  const days = marks.flatMap(({ earliest, latest }) => (earliest === null ? [latest] : [earliest, latest])).sort();
  return drawPicture({
    subject,
    persons: [],
    lanes: { facts, lives: [...known.lives, ...facts.filter(({ attribute }) => attribute === links.life.name)] },
    marks,
    reach: { first: days[0] ?? null, last: days.at(-1) ?? null },
    asOf: snapshot.asOf,
    span: 'all',
    context: { ...context, nameOf },
    marked: mark.id,
  });
}

interface RelationValue {
  readonly from: string;
  readonly to: string;
  readonly kind: string;
}

/** Who a subject is to others, as of the day: stated, possible, and what has ended. */
export function drawRelationsOf({ id, name, state, possible, ended }: SubjectState, context: RenderContext): Html {
  const toRelation = (
    value: unknown,
    how: Pick<Relation, 'isEnded' | 'isPossible'>,
    standing: string | null,
  ): Relation[] => {
    const { from, to, kind } = value as RelationValue;
    const other = from === id ? to : from;
    if (!isSubjectId(other)) return [];
    const tie = { id: other, name: context.nameOf(other), kind, isOutgoing: from === id };
    return [{ ...tie, isClaim: !isFirm(standing), ...how }];
  };
  const stated = (state.relationships ?? []) as readonly {
    readonly value: unknown;
    readonly standing: string | null;
  }[];
  const isRelation = ({ attribute, value }: Pick<SubjectState['ended'][number], 'attribute' | 'value'>) =>
    attribute === links.relationship.name && value !== null;
  return drawRelations({
    name,
    hrefOf: (subject) => (isSubjectId(subject) ? context.links.subject(subject) : '#'),
    relations: eachOnce([
      ...stated.flatMap(({ value, standing }) => toRelation(value, { isEnded: false, isPossible: false }, standing)),
      ...possible
        .filter(isRelation)
        .flatMap(({ value, standing, holds }) => toRelation(value, { isEnded: !holds, isPossible: true }, standing)),
      ...ended
        .filter(isRelation)
        .flatMap(({ value, standing }) => toRelation(value, { isEnded: true, isPossible: false }, standing)),
    ]),
  });
}

/** What may hold and may have ended is one tie; it has surely ended only where nothing says that it may hold. */
function eachOnce(relations: readonly Relation[]): Relation[] {
  const ties = Map.groupBy(relations, ({ id, kind, isOutgoing }) => `${id} ${kind} ${isOutgoing}`);
  return [...ties.values()].flatMap(([first, ...others]) =>
    first ? [{ ...first, isEnded: first.isEnded && others.every(({ isEnded }) => isEnded) }] : [],
  );
}
