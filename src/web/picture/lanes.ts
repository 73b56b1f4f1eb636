/** Lanes of a picture: what lasts, by the kind of subject; of a case for each person in it. */
import type { Attribute } from '../../catalogue/attribute.ts';
import { attribute, attributesOf } from '../../catalogue/attributes.ts';
import { wordsOfAttribute, wordsOfLabel } from '../../catalogue/catalogue-words.ts';
import { lookOf } from '../../catalogue/look.ts';
import { parties } from '../../catalogue/parties.ts';
import { isFirm } from '../../catalogue/standing.ts';
import { kindOf, type SubjectId, type SubjectKind } from '../../catalogue/subject.ts';
import type { Period } from '../../state/period.ts';
import type { Speaker } from '../../words/describe.ts';
import type { TrackValue } from '../values.ts';
import type { Bar, Lane } from './model.ts';
import { isolate } from './text.ts';
import { periodTitle, valueAsText } from './words.ts';

/** Someone who has a part in a case. */
export interface PartyOfCase {
  readonly id: string;
  readonly name: string;
  /** The label of it; undefined: none is recorded. */
  readonly role?: string | undefined;
}

export interface TimelineOf {
  readonly subject: SubjectId;
  /** The periods of the subject; for a case also those of its persons. */
  readonly periods: readonly Period[];
  /** Only for a case. */
  readonly persons?: readonly PartyOfCase[];
  readonly context: Speaker;
}

/** Attributes that a picture of a subject of a kind draws as bars, in the order of their lanes. */
export function drawnOf(kind: SubjectKind): Attribute[] {
  return attributesOf(kind).filter(({ picture }) => typeof picture === 'object' && picture.lanesOf.includes(kind));
}

/** The lanes of a subject’s picture; those without bars are left out. */
export function timelineOf(asked: TimelineOf): Lane[] {
  const { subject, periods, context } = asked;
  const kind = kindOf(subject);
  const own = periods.filter((period) => period.subject === subject);
  const lanes = lanesOf(drawnOf(kind), own, context);
  return kind === 'case' ? [...lanes, ...lanesOfPersons(asked)] : lanes;
}

/** Of each person in a case what decides on their position there: custody, status, charges, sentences, and offices. */
function lanesOfPersons({ subject: caseId, periods, persons = [], context }: TimelineOf): Lane[] {
  const bySubject = Map.groupBy(periods, ({ subject }) => subject);
  const named = Map.groupBy(persons, ({ name }) => name);
  const drawn = drawnOf('person').filter(({ isLegal }) => isLegal);
  return persons.flatMap((person) => {
    const own = (bySubject.get(person.id) ?? []).filter((period) => concernsCase(period, caseId));
    // All is of one case: its name would only repeat itself.
    const there = own.map((period) => (attribute(period.attribute).showsKey ? { ...period, key: '' } : period));
    const group = groupName(person, (named.get(person.name)?.length ?? 0) > 1, context);
    return lanesOf(drawn, there, context).map((lane) => ({ ...lane, group }));
  });
}

/** A person with their role; namesakes are told apart by their ids. */
function groupName({ id, name, role }: PartyOfCase, isNamesake: boolean, { language }: Speaker): string {
  if (!isNamesake && role === undefined) return isolate(name);
  return language.words.picture.person({
    name: isolate(name),
    id: isNamesake ? isolate(id) : undefined,
    role: role && wordsOfLabel(parties.party.name, role, language),
  });
}

function lanesOf(drawn: readonly Attribute[], periods: readonly Period[], context: Speaker): Lane[] {
  return drawn.flatMap(({ name, picture }) => {
    const own = periods.filter((period) => period.attribute === name);
    if (own.length === 0 || typeof picture !== 'object') return [];
    const bars = own.map((period) => toBar(period, context));
    return [{ name: wordsOfAttribute(name, context.language).many, bars }];
  });
}

function toBar(period: Period, context: Speaker): Bar {
  const text = valueAsText(period, context);
  return {
    text,
    look: lookOf(period.attribute, period.value, period.standing),
    begin: period.begin,
    end: period.end,
    isClaim: !isFirm(period.standing),
    title: periodTitle(period, text, context.language),
    id: period.because[0],
  };
}

/** Whether it belongs to a case: what a person is in another case stands there. */
export function concernsCase({ attribute: name, key, value }: TrackValue, caseId: string): boolean {
  if (attribute(name).showsKey) return key === caseId;
  return typeof value !== 'object' || value === null || !('case' in value) || value.case === caseId;
}
