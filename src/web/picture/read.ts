/** Reads and draws the picture of a subject’s time, as it is or as it would be with a change. */
import { links } from '../../catalogue/links.ts';
import { parties } from '../../catalogue/parties.ts';
import { isInternal } from '../../catalogue/points.ts';
import { kindOf, type SubjectId } from '../../catalogue/subject.ts';
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
import { readNames, subjectsIn } from '../../queries/wording.ts';
import { periodsOf } from '../../state/periods.ts';
import type { Day } from '../../time/day.ts';
import type { RenderContext } from '../context.ts';
import type { Html } from '../html.ts';
import { windowsOf } from './calendar.ts';
import { drawnOf, type PartyOfCase, timelineOf } from './lanes.ts';
import { drawTimeline } from './timeline.ts';

/** All that the snapshot knows of what a picture draws. `persons`: those who have a part in a case. */
export function readLanes(
  connection: Connection,
  snapshot: Snapshot,
  { subject, persons }: { readonly subject: SubjectId; readonly persons: readonly SubjectId[] },
): Promise<SubjectHistory> {
  const ofPersons = persons.length > 0 ? [...drawnOf('person'), parties.party] : [];
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
    asOf,
    window: windowsOf({ ...reach, asOf })[span],
    hrefOf: (id) => context.links.development(id),
    language: context.language,
    marked,
  });
}

export interface PictureChange {
  readonly subject: SubjectId;
  /** What would be said, and would no longer count. */
  readonly preview: Pick<Preview, 'points' | 'withdrawn'>;
  /** The development itself, in the place of any that it replaces. */
  readonly mark: Mark;
  readonly context: RenderContext;
}

/** The picture of a subject as it would be with a change. */
export async function drawPictureWith(
  connection: Connection,
  snapshot: Snapshot,
  { subject, preview, mark, context }: PictureChange,
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
  const names = await readNames(connection, snapshot, [...new Set(named)]);
  const nameOf = (it: string) => names.get(it as SubjectId) ?? context.nameOf(it);
  const days = marks.flatMap(({ earliest, latest }) => (earliest === null ? [latest] : [earliest, latest])).sort();
  return drawPicture({
    subject,
    persons: [],
    lanes: {
      facts,
      lives: [
        ...known.lives,
        ...preview.points.filter((point) => point.subject !== subject && isInternal(point.attribute)),
        ...facts.filter(({ attribute }) => attribute === links.life.name),
      ],
    },
    marks,
    reach: { first: days[0] ?? null, last: days.at(-1) ?? null },
    asOf: snapshot.asOf,
    span: 'all',
    context: { ...context, nameOf },
    marked: mark.id,
  });
}
