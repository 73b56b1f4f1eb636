/** Reads and draws the picture of a subject’s time, as it is or as it would be with a change. */
import type { Attribute } from '../../catalogue/attribute.ts';
import { links } from '../../catalogue/links.ts';
import { parties } from '../../catalogue/parties.ts';
import { DOCKET, isInternal } from '../../catalogue/points.ts';
import { isFirm } from '../../catalogue/standing.ts';
import { isSubjectId, kindOf, type SubjectId } from '../../catalogue/subject.ts';
import { findType } from '../../catalogue/types.ts';
import type { Connection } from '../../database/connection.ts';
import { placeKey } from '../../facts/placed-point.ts';
import type { Preview } from '../../queries/preview.ts';
import type { Snapshot } from '../../queries/snapshot.ts';
import { type Mark, readMarks, readSubjectHistory, type SubjectHistory } from '../../queries/subject-history.ts';
import { readNames, subjectsIn } from '../../queries/wording.ts';
import type { Period } from '../../state/period.ts';
import { periodsOf } from '../../state/periods.ts';
import type { Day } from '../../time/day.ts';
import type { RenderContext } from '../context.ts';
import type { Html } from '../html.ts';
import type { Dot } from './model.ts';
import { drawRows, type PictureDrawn } from './picture.ts';
import { drawnOf, type PartyOfCase, rowsOf } from './rows.ts';
import type { View } from './view.ts';
import { markTitle } from './words.ts';

/** All that the snapshot knows of what a picture draws. `persons`: those who have a part in a case. */
export function readLanes(
  connection: Connection,
  snapshot: Snapshot,
  { subject, persons }: { readonly subject: SubjectId; readonly persons: readonly SubjectId[] },
): Promise<SubjectHistory> {
  const ofPersons = persons.length > 0 ? drawnOf('person') : [];
  const names = [...drawnOf(kindOf(subject)), ...ofPersons, parties.party, links.relationship, links.life].map(
    ({ name }) => name,
  );
  return readSubjectHistory(connection, snapshot, { subjects: [subject, ...persons], attributes: [...new Set(names)] });
}

export interface PictureShown extends Omit<PictureDrawn, 'rows' | 'more'> {
  readonly persons: readonly PartyOfCase[];
  readonly lanes: SubjectHistory;
  /** Those of the lanes, where the page has them already. */
  readonly periods?: readonly Period[];
  readonly marks: readonly Mark[];
}

/** People of a case beyond these have rows only where a reader asks for all. */
const MOST_PEOPLE = 12;
/** Further persons of a case have rows in the table of parties only. */
export const MOST_DRAWN = 40;

export function drawPicture(shown: PictureShown): Html {
  const { subject, persons, lanes, marks, asOf, view, context } = shown;
  const drawn = persons.slice(0, MOST_DRAWN);
  const rows = rowsOf({
    subject,
    periods: shown.periods ?? periodsIn(lanes, view),
    persons: drawn,
    focus: focusIn(view, drawn),
    dots: marks.map((mark) => toDot(mark, shown)),
    caseOf: caseFinder(lanes),
    asOf,
    speaker: context,
    hrefOf: (it) => context.links.subject(it),
  });
  const people = rows.filter(({ key }) => key.startsWith('person:'));
  const most = view.people === 'all' ? MOST_DRAWN : MOST_PEOPLE;
  const left = new Set(people.slice(most).map(({ key }) => key));
  return drawRows({ ...shown, rows: rows.filter(({ key }) => !left.has(key)), more: left.size });
}

function focusIn({ focus }: View, persons: readonly PartyOfCase[]): SubjectId | undefined {
  return persons.some(({ id }) => id === focus) ? (focus as SubjectId) : undefined;
}

/** Of a large case, matters of its docket have no bars: each of their steps would be read on each day. */
export function periodsIn({ facts, lives }: SubjectHistory, { focus }: View): Period[] {
  if (facts.length <= MANY_FACTS) return periodsOf(facts, lives);
  const meant = ({ name, page }: Attribute) => page.group !== 'docket' && (focus !== undefined || name !== 'sentences');
  return periodsOf(
    facts.filter(({ attribute }) => attribute !== DOCKET),
    lives,
    meant,
  );
}

const MANY_FACTS = 600;

function toDot(mark: Mark, { context, marked }: Pick<PictureShown, 'context' | 'marked'>): Dot {
  const { id, earliest, latest, isOpen: isUndated } = mark;
  const title = markTitle(mark, context.language);
  return { id, earliest, latest, isUndated, isClaim: isClaim(mark), isMarked: id === marked, title };
}

/** Whether the act is only claimed, or its content is a claim. */
export function isClaim({ standing, type }: Pick<Mark, 'standing' | 'type'>): boolean {
  return !isFirm(standing) || findType(type)?.claims === true;
}

/** By what facts say of the developments that state them. */
function caseFinder({ facts, lives }: SubjectHistory): (id: string) => string | undefined {
  const cases = new Map(
    [...facts, ...lives].flatMap(({ value, cause }) => {
      const of = typeof value === 'object' && value !== null ? (value as { readonly case?: unknown }).case : undefined;
      return typeof of === 'string' ? [[cause.development, of] as const] : [];
    }),
  );
  return (id) => cases.get(id);
}

export interface PictureChange {
  readonly subject: SubjectId;
  /** What would be said, and would no longer count. */
  readonly preview: Pick<Preview, 'points' | 'withdrawn'>;
  /** The development itself, in the place of any that it replaces. */
  readonly mark: Mark;
  readonly today: Day;
  readonly context: RenderContext;
}

/** The picture of a subject as it would be with a change. */
export async function drawPictureWith(
  connection: Connection,
  snapshot: Snapshot,
  { subject, preview, mark, today, context }: PictureChange,
): Promise<Html> {
  const known = await readLanes(connection, snapshot, { subject, persons: [] });
  const withdrawn = new Set(preview.withdrawn.map(placeKey));
  const facts = [
    ...known.facts.filter((fact) => !withdrawn.has(placeKey(fact))),
    ...preview.points.filter((point) => point.subject === subject),
  ];
  const { items } = await readMarks(connection, snapshot, subject);
  const named = subjectsIn(facts.map(({ key, value }) => [key.split('/'), value]));
  const names = await readNames(connection, snapshot, [...new Set(named)]);
  const nameOf = (it: string) => (isSubjectId(it) ? names.get(it) : undefined) ?? context.nameOf(it);
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
    marks: [...items.filter(({ id }) => id !== mark.id), mark],
    asOf: snapshot.asOf,
    today,
    view: {},
    context: { ...context, nameOf },
    marked: mark.id,
    isPlain: true,
  });
}
