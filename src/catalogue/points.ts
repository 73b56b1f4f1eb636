/** Points: what a development says about one track. */
import type { z } from 'zod';
import type { Attribute } from './attribute.ts';
import type { SubjectId } from './subject.ts';

/** A track that lists developments in the order in which they happened. Nothing on it ends what is before it. */
export const TIMELINE = 'timeline';
/** Stands in a key for a case, an organization or an accuser that the source does not name. */
export const UNSTATED = 'unstated';
/** Stands for the whole record where a track needs a subject. */
export const EVERYTHING = '*';

/** The subject that another one was merged into; the label is its id. */
export const MERGED = 'merged';

/** Acts of proceedings and custody: those of an accused, and on a case those that name no accused. */
export const ACT = 'act' as const;
/** On a case: acts on one of its accused, whose own track says what they are. */
export const ACT_ON_ACCUSED = 'act_on_accused';

/** How far a case is said to have come, apart from its accused. */
export const COURSE = 'course' as const;

/** Steps of what a court has on its docket: hearings, motions, orders, warrants and the like. */
export const DOCKET = 'docket' as const;

/** Steps by which a court has a case, or deals with it. */
export const COURT = 'court_step' as const;
/** How values are spelled in other languages than their label, for lists: attribute and spelling are the label. */
export const SPELLING = 'spelling';

/** Tracks that a state does not read. */
export const unreadAttributes: readonly string[] = [TIMELINE, MERGED, SPELLING];
/** Tracks from which derived attributes follow: all of them is read, whatever the day. */
export const lawAttributes: readonly string[] = [ACT, ACT_ON_ACCUSED, COURSE, DOCKET, COURT];
/** Tracks that say nothing by themselves about what a subject is. */
const internalAttributes: readonly string[] = [...unreadAttributes, ...lawAttributes];

export interface Track {
  readonly subject: SubjectId | typeof EVERYTHING;
  /** The name of an attribute, or of an internal one. */
  readonly attribute: string;
  readonly key: string;
}

/** What a development says about one track: from then on it holds this value, or (`holds` false) none. */
export interface Point extends Track {
  readonly holds: boolean;
  /** What lists filter on. */
  readonly label: string;
  /** The value; where the point ends one, what is said of the ending, or null. */
  readonly value: unknown;
  /** When, where not as its development says: `always`; or from the day after its date, which is the last day. */
  readonly when?: 'always' | 'dayAfter';
}

/** The label of a spelling: lists find by it the subjects that ever had such a value. */
export function spellingOf(attribute: string, spelling: string): string {
  return `${attribute}/${spelling}`;
}

/** The track of an attribute: the only one of a subject, or the one with that key. */
type Place = SubjectId | { readonly subject: SubjectId; readonly key: string };

export function at(subject: SubjectId, key: string): Place {
  return { subject, key };
}

/** From then on `attribute` has this value there. */
export function sets<Value extends z.ZodType>(
  place: Place,
  attribute: Attribute<string, Value>,
  value: z.infer<Value>,
): Point {
  return { ...trackAt(place, attribute), holds: true, label: attribute.labelOf(value), value };
}

/** From then on the case is that far, as long as its accused say nothing else. */
export function setsCourse(subject: SubjectId, stage: string): Point {
  return { subject, attribute: COURSE, key: '', holds: true, label: stage, value: stage };
}

/** From then on `attribute` has no value there. `ending` is what the source says of the ending. */
export function ends(place: Place, attribute: Attribute, ending: object | null = null): Point {
  return { ...trackAt(place, attribute), holds: false, label: '', value: ending };
}

/** The same point, which holds always, whenever its development is dated. */
export function always(point: Point): Point {
  return { ...point, when: 'always' };
}

function trackAt(place: Place, { name }: Attribute): Track {
  return typeof place === 'string'
    ? { subject: place, attribute: name, key: '' }
    : { subject: place.subject, attribute: name, key: place.key };
}

export function isInternal(attribute: string): boolean {
  return internalAttributes.includes(attribute);
}
