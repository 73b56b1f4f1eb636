import type { Attribute, Tone } from '../../catalogue/attribute.ts';
import { attribute, attributesOf } from '../../catalogue/attributes.ts';
import { wordsOfAttribute, wordsOfLabel } from '../../catalogue/catalogue-words.ts';
import { proceedings } from '../../catalogue/proceedings.ts';
import { isFirm } from '../../catalogue/standing.ts';
import { kindOf, type SubjectId, type SubjectKind } from '../../catalogue/subject.ts';
import type { Period } from '../../state/periods.ts';
import type { Speaker } from '../../words/describe.ts';
import type { Bar, Lane } from './model.ts';
import { isolate } from './text.ts';
import { periodTitle, valueAsText } from './words.ts';

/** Somebody who has a part in a case. */
export interface PartyOfCase {
  readonly id: string;
  readonly name: string;
  /** The label of it; undefined: none is recorded. */
  readonly role?: string | undefined;
}

export interface TimelineOf {
  readonly subject: SubjectId;
  /** Of the subject, and of a case also those of its persons. */
  readonly periods: readonly Period[];
  /** Of a case. */
  readonly persons?: readonly PartyOfCase[];
  readonly context: Speaker;
}

/** Attributes that a picture of a subject of a kind draws as bars, in the order of their lanes. */
export function drawnOf(kind: SubjectKind): Attribute[] {
  return attributesOf(kind).filter(({ picture }) => typeof picture === 'object' && picture.lanesOf.includes(kind));
}

/** The lanes of a subject’s picture; those without bars are left out. */
export function timelineOf({ subject, periods, persons = [], context }: TimelineOf): Lane[] {
  const kind = kindOf(subject);
  const own = lanesOf(
    drawnOf(kind),
    periods.filter((period) => period.subject === subject),
    context,
  );
  return kind === 'case' ? [...own, ...lanesOfPersons({ subject, periods, persons, context })] : own;
}

/** Of each person in a case what decides on their position there: custody, status, charges, sentences, and offices. */
function lanesOfPersons({ subject: caseId, periods, persons = [], context }: TimelineOf): Lane[] {
  const bySubject = Map.groupBy(periods, ({ subject }) => subject);
  const named = Map.groupBy(persons, ({ name }) => name);
  const drawn = drawnOf('person').filter(({ isLegal }) => isLegal);
  return persons.flatMap(({ id, name, role }) => {
    const isNamesake = (named.get(name)?.length ?? 0) > 1;
    const roleName = role === undefined ? [] : [wordsOfLabel(proceedings.party.name, role, context.language)];
    const remarks = [...(isNamesake ? [id] : []), ...roleName];
    const group = remarks.length === 0 ? isolate(name) : `${isolate(name)} (${remarks.join(', ')})`;
    // All is of one case: its name would only repeat itself.
    const there = (bySubject.get(id) ?? [])
      .filter((period) => isOfCase(period, caseId))
      .map((period) => (attribute(period.attribute).showsKey ? { ...period, key: '' } : period));
    return lanesOf(drawn, there, context).map((lane) => ({ ...lane, group }));
  });
}

function lanesOf(drawn: readonly Attribute[], periods: readonly Period[], context: Speaker): Lane[] {
  const byAttribute = Map.groupBy(periods, (period) => period.attribute);
  return drawn.flatMap(({ name, picture }) => {
    const own = byAttribute.get(name) ?? [];
    if (own.length === 0 || typeof picture !== 'object') return [];
    const bars = own.map((period) => toBar(period, picture.tone, context));
    return [{ name: wordsOfAttribute(name, context.language).many, bars }];
  });
}

function toBar(period: Period, tone: Tone, context: Speaker): Bar {
  const text = valueAsText(period, context);
  return {
    text,
    tone,
    begin: period.begin,
    end: period.end,
    isClaim: !isFirm(period.standing),
    title: periodTitle(period, text, context.language),
    id: period.because[0],
  };
}

/** What a person is in another case stands there. */
function isOfCase({ attribute: name, key, value }: Period, caseId: string): boolean {
  if (attribute(name).showsKey) return key === caseId;
  return typeof value !== 'object' || value === null || !('case' in value) || value.case === caseId;
}
