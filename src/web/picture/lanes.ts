import type { AttributeName } from '../../catalogue/attributes.ts';
import { kindOf, type SubjectId } from '../../catalogue/subject.ts';
import type { Spell } from '../../state/spells.ts';
import { texts } from '../texts.ts';
import { labelInWords, type RenderContext } from '../values.ts';
import type { Bar, Lane, Tone } from './model.ts';
import { isolate } from './text.ts';
import { spellTitle, valueAsText } from './words.ts';

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
  readonly spells: readonly Spell[];
  /** Of a case. */
  readonly persons?: readonly PartyOfCase[];
  readonly context: Pick<RenderContext, 'nameOf'>;
}

/** The lanes of a subject’s picture; those without bars are left out. */
export function timelineOf({ subject, spells, persons = [], context }: TimelineOf): Lane[] {
  switch (kindOf(subject)) {
    case 'case':
      return caseLanes({ spells, persons, caseId: subject, context });
    case 'person':
      return personLanes({ spells: spells.filter((spell) => spell.subject === subject), context });
    case 'organization':
      return lanesOf(['holder', 'sanction'], spells, context);
    case 'source':
      return [];
  }
}

/** The stage of a case, and of each person in it custody, position, charges, sentences there, and offices. */
function caseLanes({
  spells,
  persons,
  caseId,
  context,
}: {
  readonly spells: readonly Spell[];
  readonly persons: readonly PartyOfCase[];
  readonly caseId: string;
  readonly context: Pick<RenderContext, 'nameOf'>;
}): Lane[] {
  const bySubject = Map.groupBy(spells, ({ subject }) => subject);
  const stage = lanesOf(['stage'], bySubject.get(caseId) ?? [], context);
  const named = Map.groupBy(persons, ({ name }) => name);
  const ofPersons = persons.flatMap(({ id, name, role }) => {
    const own = (bySubject.get(id) ?? []).filter((spell) => isOfCase(spell, caseId));
    const isNamesake = (named.get(name)?.length ?? 0) > 1;
    const remarks = [...(isNamesake ? [id] : []), ...(role === undefined ? [] : [labelInWords(role)])];
    const group = remarks.length === 0 ? isolate(name) : `${isolate(name)} (${remarks.join(', ')})`;
    // All is of one case: its name would only repeat itself.
    const there = own.map((spell) => (spell.attribute === 'legal_status' ? { ...spell, key: '' } : spell));
    return lanesOf(['custody', 'legal_status', 'charge', 'sentence', 'office'], there, context).map((lane) => ({
      ...lane,
      group,
    }));
  });
  return [...stage, ...ofPersons];
}

/** A person’s offices, custody, positions in cases, charges, sentences and sanctions. */
function personLanes({
  spells,
  context,
}: {
  readonly spells: readonly Spell[];
  readonly context: Pick<RenderContext, 'nameOf'>;
}): Lane[] {
  return lanesOf(['office', 'custody', 'legal_status', 'charge', 'sentence', 'sanction'], spells, context);
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
  spells: readonly Spell[],
  { nameOf }: Pick<RenderContext, 'nameOf'>,
): Lane[] {
  return attributes.flatMap((attribute) => {
    const own = spells.filter((spell) => spell.attribute === attribute);
    const bars = own.map((spell): Bar => {
      const text = valueAsText(spell, nameOf);
      return {
        text,
        tone: tones[attribute],
        begin: spell.begin,
        end: spell.end,
        isClaim: spell.standing !== null && spell.standing !== 'reported' && spell.standing !== 'official',
        title: spellTitle(spell, text),
        id: spell.because[0],
      };
    });
    return bars.length === 0 ? [] : [{ name: texts.picture.lanes[attribute], bars }];
  });
}

/** What a person is in another case stands there. */
function isOfCase({ attribute, key, value }: Spell, caseId: string): boolean {
  if (attribute === 'legal_status') return key === caseId;
  if (attribute !== 'charge' && attribute !== 'sentence') return true;
  return (value as { readonly case: string | null }).case === caseId;
}
