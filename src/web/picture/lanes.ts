import type { AttributeName } from '../../catalogue/attributes.ts';
import { kindOf, type SubjectId } from '../../catalogue/subject.ts';
import type { Period } from '../../state/periods.ts';
import { texts } from '../texts.ts';
import { labelInWords, type RenderContext } from '../values.ts';
import type { Bar, Lane, Tone } from './model.ts';
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
  readonly context: Pick<RenderContext, 'nameOf'>;
}

/** The lanes of a subject’s picture; those without bars are left out. */
export function timelineOf({ subject, periods, persons = [], context }: TimelineOf): Lane[] {
  switch (kindOf(subject)) {
    case 'case':
      return caseLanes({ periods, persons, caseId: subject, context });
    case 'person':
      return personLanes({ periods: periods.filter((period) => period.subject === subject), context });
    case 'organization':
      return lanesOf(['holder', 'sanction'], periods, context);
    case 'source':
      return [];
  }
}

/** The stage of a case, and of each person in it custody, position, charges, sentences there, and offices. */
function caseLanes({
  periods,
  persons,
  caseId,
  context,
}: {
  readonly periods: readonly Period[];
  readonly persons: readonly PartyOfCase[];
  readonly caseId: string;
  readonly context: Pick<RenderContext, 'nameOf'>;
}): Lane[] {
  const bySubject = Map.groupBy(periods, ({ subject }) => subject);
  const stage = lanesOf(['stage'], bySubject.get(caseId) ?? [], context);
  const named = Map.groupBy(persons, ({ name }) => name);
  const ofPersons = persons.flatMap(({ id, name, role }) => {
    const own = (bySubject.get(id) ?? []).filter((period) => isOfCase(period, caseId));
    const isNamesake = (named.get(name)?.length ?? 0) > 1;
    const remarks = [...(isNamesake ? [id] : []), ...(role === undefined ? [] : [labelInWords(role)])];
    const group = remarks.length === 0 ? isolate(name) : `${isolate(name)} (${remarks.join(', ')})`;
    // All is of one case: its name would only repeat itself.
    const there = own.map((period) => (period.attribute === 'legal_status' ? { ...period, key: '' } : period));
    return lanesOf(['custody', 'legal_status', 'charge', 'sentence', 'office'], there, context).map((lane) => ({
      ...lane,
      group,
    }));
  });
  return [...stage, ...ofPersons];
}

/** A person’s offices, custody, positions in cases, charges, sentences and sanctions. */
function personLanes({
  periods,
  context,
}: {
  readonly periods: readonly Period[];
  readonly context: Pick<RenderContext, 'nameOf'>;
}): Lane[] {
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

function lanesOf(
  attributes: readonly Drawn[],
  periods: readonly Period[],
  { nameOf }: Pick<RenderContext, 'nameOf'>,
): Lane[] {
  return attributes.flatMap((attribute) => {
    const own = periods.filter((period) => period.attribute === attribute);
    const bars = own.map((period): Bar => {
      const text = valueAsText(period, nameOf);
      return {
        text,
        tone: tones[attribute],
        begin: period.begin,
        end: period.end,
        isClaim: period.standing !== null && period.standing !== 'reported' && period.standing !== 'official',
        title: periodTitle(period, text),
        id: period.because[0],
      };
    });
    return bars.length === 0 ? [] : [{ name: texts.picture.lanes[attribute], bars }];
  });
}

/** What a person is in another case stands there. */
function isOfCase({ attribute, key, value }: Period, caseId: string): boolean {
  if (attribute === 'legal_status') return key === caseId;
  if (attribute !== 'charge' && attribute !== 'sentence') return true;
  return (value as { readonly case: string | null }).case === caseId;
}
