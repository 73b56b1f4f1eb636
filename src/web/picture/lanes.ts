/** Lanes of a picture: what lasts, by the kind of subject; of a case for each person in it. */
import type { Tone } from '../../catalogue/attribute.ts';
import type { AttributeName } from '../../catalogue/attributes.ts';
import { kindOf, type SubjectId } from '../../catalogue/subject.ts';
import type { Period } from '../../state/periods.ts';
import { optionLabel } from '../labels.ts';
import type { RenderContext } from '../values.ts';
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

type Context = Pick<RenderContext, 'nameOf' | 'language'>;

export interface TimelineOf {
  readonly subject: SubjectId;
  /** The periods of the subject; for a case also those of its persons. */
  readonly periods: readonly Period[];
  /** Only for a case. */
  readonly persons?: readonly PartyOfCase[];
  readonly context: Context;
}

/** The lanes of a subject’s picture; those without bars are left out. */
export function timelineOf(asked: TimelineOf): Lane[] {
  const { subject, periods, context } = asked;
  switch (kindOf(subject)) {
    case 'case':
      return caseLanes(asked);
    case 'person':
      return personLanes(
        periods.filter((period) => period.subject === subject),
        context,
      );
    case 'organization':
      return lanesOf(['holder', 'sanction'], periods, context);
    case 'source':
      return [];
  }
}

/** The stage of a case, and of each person in it custody, legal status, charges, sentences there, and offices. */
function caseLanes({ subject: caseId, periods, persons = [], context }: TimelineOf): Lane[] {
  const bySubject = Map.groupBy(periods, ({ subject }) => subject);
  const named = Map.groupBy(persons, ({ name }) => name);
  const ofPersons = persons.flatMap((person) => {
    const own = (bySubject.get(person.id) ?? []).filter((period) => isOfCase(period, caseId));
    // All is of one case: its name would only repeat itself.
    const there = own.map((period) => (period.attribute === 'legal_status' ? { ...period, key: '' } : period));
    const group = groupName(person, (named.get(person.name)?.length ?? 0) > 1, context);
    const lanes = lanesOf(['custody', 'legal_status', 'charge', 'sentence', 'office'], there, context);
    return lanes.map((lane) => ({ ...lane, group }));
  });
  return [...lanesOf(['stage'], bySubject.get(caseId) ?? [], context), ...ofPersons];
}

/** A person with their role; namesakes are told apart by their ids. */
function groupName({ id, name, role }: PartyOfCase, isNamesake: boolean, { language }: Context): string {
  if (!isNamesake && role === undefined) return isolate(name);
  return language.words.picture.person({
    name: isolate(name),
    id: isNamesake ? isolate(id) : undefined,
    role: role && optionLabel(role, language),
  });
}

/** A person’s offices, custody, legal status in cases, charges, sentences and sanctions. */
function personLanes(periods: readonly Period[], context: Context): Lane[] {
  return lanesOf(['office', 'custody', 'legal_status', 'charge', 'sentence', 'sanction'], periods, context);
}

type Drawn = keyof typeof tones;

const tones = {
  stage: 'stage',
  custody: 'custody',
  legal_status: 'status',
  charge: 'charge',
  sentence: 'sentence',
  office: 'office',
  holder: 'office',
  sanction: 'status',
} as const satisfies Partial<Record<AttributeName, Tone>>;

function lanesOf(attributes: readonly Drawn[], periods: readonly Period[], { nameOf, language }: Context): Lane[] {
  return attributes.flatMap((attribute) => {
    const own = periods.filter((period) => period.attribute === attribute);
    const bars = own.map((period): Bar => {
      const text = valueAsText(period, nameOf, language);
      return {
        text,
        tone: tones[attribute],
        begin: period.begin,
        end: period.end,
        isClaim: period.standing !== null && period.standing !== 'reported' && period.standing !== 'official',
        title: periodTitle(period, text, language),
        id: period.because[0],
      };
    });
    return bars.length === 0 ? [] : [{ name: language.words.values.lanes[attribute], bars }];
  });
}

/** What a person is in another case stands there. */
function isOfCase({ attribute, key, value }: Period, caseId: string): boolean {
  if (attribute === 'legal_status') return key === caseId;
  if (attribute !== 'charge' && attribute !== 'sentence') return true;
  return (value as { readonly case: string | null }).case === caseId;
}
