/** Rows of a picture: topics of a person or an organization; of a case its course, and each of its accused. */

import type { Attribute } from '../../catalogue/attribute.ts';
import { attribute, attributesOf } from '../../catalogue/attributes.ts';
import { wordsOfAttribute } from '../../catalogue/catalogue-words.ts';
import { parties, partyRoles } from '../../catalogue/parties.ts';
import { kindOf, type SubjectId, type SubjectKind } from '../../catalogue/subject.ts';
import type { Period } from '../../state/period.ts';
import type { Day } from '../../time/day.ts';
import type { Speaker } from '../../words/describe.ts';
import type { TrackValue } from '../values.ts';
import { joinAlike, toBar } from './bars.ts';
import type { Dot, Now, Row } from './model.ts';
import { nowOf } from './now.ts';
import { packTracks } from './place.ts';
import { isolate } from './text.ts';

/** Someone who has a part in a case. */
export interface PartyOfCase {
  readonly id: string;
  readonly name: string;
  /** The label of it; undefined: none is recorded. */
  readonly role?: string | undefined;
}

export interface RowsAsked {
  readonly subject: SubjectId;
  /** The periods of the subject; for a case also those of its persons. */
  readonly periods: readonly Period[];
  /** Only for a case: those who have rows there. */
  readonly persons: readonly PartyOfCase[];
  /** Of a case: rows by topic of this person alone. */
  readonly focus?: SubjectId | undefined;
  readonly dots: readonly Dot[];
  /** The case that a development is about, where it is about one. */
  readonly caseOf: (id: string) => string | undefined;
  readonly asOf: Day;
  readonly speaker: Speaker;
  readonly hrefOf: (subject: SubjectId) => string;
}

/** Attributes that a picture of a subject of a kind draws as bars, in the order of their rows. */
export function drawnOf(kind: SubjectKind): Attribute[] {
  return attributesOf(kind).filter(({ picture }) => typeof picture === 'object' && picture.lanesOf.includes(kind));
}

/** Rows with their dots: whatever no other row shows stands in the last two, for claims and for events. */
export function rowsOf(asked: RowsAsked): Row[] {
  const { subject, focus, speaker, dots, asOf } = asked;
  const rows =
    kindOf(subject) === 'case' && focus === undefined ? rowsOfCase(asked) : topicRows(focus ?? subject, asked);
  const shown = new Set(rows.flatMap(({ tracks }) => tracks.flat().flatMap(({ because }) => because)));
  const others = dots.filter(({ id, isUndated }) => !shown.has(id) || (isUndated && !isBegun(rows, id)));
  const rowOf = (dot: Dot) => {
    if (dot.isClaim) return undefined;
    return rows.find(({ key }) => dot.isUndated && key === asked.caseOf(dot.id));
  };
  const { claims, events } = speaker.language.words.picture.rows;
  const rest = others.filter((dot) => rowOf(dot) === undefined);
  const extra = (key: string, name: string, own: readonly Dot[]): Row[] =>
    own.length === 0 ? [] : [{ key, name, tracks: [], dots: own, now: countNow(own, speaker) }];
  return [
    ...rows.map((row) => ({ ...row, dots: others.filter((dot) => rowOf(dot) === row) })),
    ...extra(
      'claims',
      claims,
      rest.filter(({ isClaim }) => isClaim),
    ),
    ...extra(
      'events',
      events,
      rest.filter(({ isClaim }) => !isClaim),
    ),
  ].map((row) => (row.now.length > 0 ? row : { ...row, now: nowOf(row, { asOf, speaker }) }));
}

/** Whether an undated development stands on the shelf already, as the beginning of a value. */
function isBegun(rows: readonly Row[], id: string): boolean {
  return rows.some(({ tracks }) => tracks.flat().some((bar) => bar.isUndated.begin && bar.because.includes(id)));
}

/** “6 dated, 4 not”. */
function countNow(dots: readonly Dot[], { language }: Speaker): Now[] {
  const undated = dots.filter(({ isUndated }) => isUndated).length;
  return [{ look: 'plain', text: language.words.picture.counted({ dated: dots.length - undated, undated }) }];
}

/** By topic: offices, custody, each case, sentences, then whatever else lasts. */
function topicRows(subject: SubjectId, asked: RowsAsked): Row[] {
  const { periods, speaker } = asked;
  const inCase = kindOf(asked.subject) === 'case' ? asked.subject : undefined;
  const own = periods.filter(
    (period) =>
      period.subject === subject && (inCase === undefined || subject === inCase || concernsCase(period, inCase)),
  );
  const first = ['office', 'custody'];
  const [before, after] = [
    drawnOf(kindOf(subject))
      .filter(({ name }) => first.includes(name))
      .sort((a, b) => (a.name > b.name ? -1 : 1)),
    drawnOf(kindOf(subject)).filter(({ name }) => ![...first, 'legalStatus', 'counts'].includes(name)),
  ];
  const toRow = ({ name }: Attribute): Row[] => {
    const bars = own.filter((period) => period.attribute === name);
    if (bars.length === 0) return [];
    return [rowFrom({ key: name, name: nameOfTopic(name, speaker) }, bars, asked)];
  };
  return [...before.flatMap(toRow), ...caseRows(own, asked), ...after.flatMap(toRow)];
}

function nameOfTopic(name: string, { language }: Speaker): string {
  const topics: Readonly<Record<string, string>> = language.words.picture.topics;
  return topics[name] ?? wordsOfAttribute(name, language).many;
}

/** A row for each case of a person, in the order in which they began: by its number, never by an accusation. */
function caseRows(own: readonly Period[], asked: RowsAsked): Row[] {
  const { words } = asked.speaker.language;
  const statuses = own.filter((period) => period.attribute === 'legalStatus');
  const charged = own.filter((period) => isCharged(period) && !statuses.some((it) => it.key === caseIn(period)));
  const byCase = Map.groupBy([...statuses, ...charged], (period) => caseIn(period) ?? '');
  const cases = [...byCase].filter(([key]) => key !== '' && key !== UNSTATED_CASE);
  const inOrder = cases.toSorted(([, a], [, b]) => compareBegins(a, b));
  const unstated = byCase.get(UNSTATED_CASE) ?? [];
  const among = own.filter(({ attribute: name }) => name === 'counts');
  const rows = inOrder.map(([key, periods], index) => {
    const name = inOrder.length === 1 ? words.picture.theCase : words.picture.caseNumber({ number: String(index + 1) });
    const href = asked.hrefOf(key as SubjectId);
    return rowFrom({ key, name, href }, [...periods, ...among], asked);
  });
  if (unstated.length === 0) return rows;
  return [...rows, rowFrom({ key: UNSTATED_CASE, name: words.picture.caseUnstated }, [...unstated, ...among], asked)];
}

const UNSTATED_CASE = 'unstated';

function compareBegins(a: readonly Period[], b: readonly Period[]): number {
  const first = (all: readonly Period[]) =>
    all.map(({ begin, isUndated }) => (isUndated.begin ? '~' : (begin.latest ?? ''))).sort()[0] ?? '~';
  return first(a) < first(b) ? -1 : first(a) > first(b) ? 1 : 0;
}

/** Whether a role says that a person is accused there. */
function isCharged({ attribute: name, label }: Period): boolean {
  const roles: readonly string[] = ['suspect', 'accused', ...partyRoles.defendants];
  return name === parties.party.name && roles.includes(label);
}

function caseIn({ attribute: name, key, value }: Period): string | undefined {
  return name === parties.party.name ? (value as { readonly case?: string }).case : key;
}

/** The course of a case, and for each person custody above their legal status there. */
function rowsOfCase(asked: RowsAsked): Row[] {
  const { subject, periods, persons, speaker, hrefOf } = asked;
  const { picture } = speaker.language.words;
  const named = Map.groupBy(persons, ({ name }) => name);
  const bySubject = Map.groupBy(periods, (period) => period.subject);
  const own = bySubject.get(subject) ?? [];
  const course = drawnOf('case').flatMap(({ name }) => {
    const bars = own.filter((period) => period.attribute === name);
    const title = name === 'stage' ? picture.theCase : nameOfTopic(name, speaker);
    return bars.length === 0 ? [] : [rowFrom({ key: name, name: title }, bars, asked)];
  });
  const people = persons.flatMap(({ id, name }): Row[] => {
    const there = (bySubject.get(id) ?? []).filter((period) => concernsCase(period, subject));
    const among = there.filter((period) => ['custody', 'legalStatus', 'counts'].includes(period.attribute));
    if (!among.some((period) => period.attribute !== 'counts')) return [];
    const isNamesake = (named.get(name)?.length ?? 0) > 1;
    const title = picture.person({ name: isolate(name), id: isNamesake ? isolate(id) : undefined });
    return [rowFrom({ key: id, name: title, href: hrefOf(id as SubjectId) }, among, asked)];
  });
  return [...course, ...people];
}

type Named = Pick<Row, 'key' | 'name' | 'href'>;

/** Its bars in tracks: values of one thing that follow each other share one. Counts only name offences. */
function rowFrom(named: Named, periods: readonly Period[], { speaker, asOf }: RowsAsked): Row {
  const drawn = periods.filter(({ attribute: name }) => name !== 'counts');
  const inOrder = drawn.toSorted((a, b) => orderOf(a) - orderOf(b));
  const lines = Map.groupBy(inOrder, ({ attribute: name, key }) => (isListed(name) ? name : `${name} ${key}`));
  const bars = [...lines.values()].flatMap((line) => {
    const own = withoutCovered(line).map((period) => toBar(period, periods, speaker));
    return isListed(line[0]?.attribute ?? '') ? joinAlike(own, speaker.language).map((bar) => [bar]) : [own];
  });
  const isPerson = new Set(drawn.map(({ attribute: name }) => name)).size > 1 && named.href !== undefined;
  const tracks = isPerson ? bars : packTracks(bars);
  const row = { ...named, tracks, dots: [], now: [] };
  return { ...row, now: nowOf(row, { asOf, speaker }) };
}

/** Custody stands above the legal status. */
function orderOf({ attribute: name }: Period): number {
  return name === 'custody' ? 0 : 1;
}

/** Whether several values of it hold at once, each by itself. */
function isListed(name: string): boolean {
  return attribute(name).shape === 'list';
}

/** “Not clear” is said by the bars that may hold then; it has a bar of its own only where there are none. */
function withoutCovered(line: readonly Period[]): Period[] {
  const perhaps = line.filter(({ label }) => label !== 'not_clear');
  return line.filter(
    ({ label, begin, end }) =>
      label !== 'not_clear' ||
      !perhaps.some(
        (it) => (it.begin.earliest ?? '') <= (begin.latest ?? '') && (end?.latest ?? '~') <= (it.begin.latest ?? ''),
      ),
  );
}

/** Whether it belongs to a case: what a person is in another case stands there. */
function concernsCase({ attribute: name, key, value }: TrackValue, caseId: string): boolean {
  if (attribute(name).showsKey) return key === caseId;
  if (name === 'counts') return key.startsWith(`${caseId}/`);
  return (
    typeof value !== 'object' || value === null || !('case' in value) || value.case === null || value.case === caseId
  );
}
