/** What a subject is, as of a date: its published schema, and how it is put together from facts. */
import { z } from 'zod';
import type { Attribute } from '../catalogue/attribute.ts';
import { attribute, attributesOf } from '../catalogue/attributes.ts';
import { wordsOfAttribute } from '../catalogue/catalogue-words.ts';
import { claims } from '../catalogue/claims.ts';
import { registry } from '../catalogue/registry.ts';
import { isFirm } from '../catalogue/standing.ts';
import { kindOf, type SubjectId, type SubjectKind, subjectKinds } from '../catalogue/subject.ts';
import type { PlacedPoint } from '../facts/placed-point.ts';
import type { Stated } from '../facts/track.ts';
import type { Day } from '../time/day.ts';
import { en } from '../words/en.ts';
import { chooseText, type Languages } from '../words/texts.ts';
import {
  type AttributedValue,
  attributedValueSchema,
  type Certainty,
  endedSchema,
  keyedValueSchema,
  possibleSchema,
  toPossibleValue,
  toStatedValue,
} from './attributed-value.ts';
import { dismissedSchema, type Findings, findFindings, findingSchema } from './findings.ts';
import type { JudgedTrack } from './judged-track.ts';
import { RuleContext } from './rule-context.ts';
import { judgeTracks } from './tracks.ts';

function stateAttributes(kind: SubjectKind): Attribute[] {
  return attributesOf(kind).filter(({ isAside }) => !isAside);
}

/** The published schema of what a subject of one kind is, as of a date. */
function makeSubjectSchema(kind: SubjectKind) {
  const properties = stateAttributes(kind).map(({ name, property, shape, value }) => {
    const { description } = wordsOfAttribute(name, { words: en });
    const attributed = shape === 'list' ? keyedValueSchema(value) : attributedValueSchema(value);
    const whole = { one: attributed.nullable(), map: z.record(z.string(), attributed), list: z.array(attributed) }[
      shape
    ];
    return [property, whole.meta({ description })] as const;
  });
  const title = kind[0]?.toUpperCase() + kind.slice(1);
  return z
    .strictObject({
      id: z.string(),
      name: z.string().meta({ description: 'Its name on that day, in the language that comes nearest to `lang`.' }),
      state: z
        .strictObject(Object.fromEntries(properties))
        .meta({ id: `${title}Facts`, description: 'Null or empty: no record.' }),
      possible: z.array(possibleSchema),
      ended: z.array(endedSchema),
      claims: z.array(keyedValueSchema(claims.claim.value)),
      disputes: z.array(keyedValueSchema(claims.dispute.value)),
      unknowns: z.array(keyedValueSchema(claims.unknown.value)),
      more: z.record(z.string(), z.number().int()).meta({
        description: 'By the name of a list: how many older items it leaves out. The timeline has them all.',
      }),
      findings: z.array(findingSchema),
      dismissed: z.array(dismissedSchema),
    })
    .meta({ id: `${title}State` });
}

export const subjectSchemas = Object.fromEntries(subjectKinds.map((kind) => [kind, makeSubjectSchema(kind)])) as Record<
  SubjectKind,
  ReturnType<typeof makeSubjectSchema>
>;
/** Its review notes are not in words yet. */
export type SubjectState = Omit<z.infer<ReturnType<typeof makeSubjectSchema>>, keyof Findings> & Findings;

export interface StateQuestion {
  readonly asOf: Day;
  /** The least certainty that is shown: `possible` shows all. */
  readonly certainty: Certainty;
  /** In which its name is wanted; left out: the original. */
  readonly languages?: Languages | undefined;
}

/** What is known of a subject and decides what it is on a day. */
export interface SubjectFacts {
  /** Begun by then, of the subject itself. */
  readonly facts: readonly PlacedPoint[];
  /** About the lives of people that they name. */
  readonly lives: readonly PlacedPoint[];
  /** How many older facts of an attribute are left out. */
  readonly more: Readonly<Record<string, number>>;
}

/** What a subject is, as of a date; undefined where it is not registered. */
export function assembleState(
  subject: SubjectId,
  { facts, lives, more }: SubjectFacts,
  { asOf, certainty, languages }: StateQuestion,
): SubjectState | undefined {
  const context = new RuleContext({ subject, asOf, facts, lives });
  const { tracks } = context;
  const name = nameIn(tracks, languages);
  if (name === undefined) return undefined;
  const stated = tracks
    .flatMap((track) => (track.stated ? [track.stated] : []))
    .filter(({ certain }) => certain || certainty !== 'certain');
  const possible = certainty === 'possible' ? tracks.flatMap((track) => track.possible) : [];
  const values = valuesByAttribute(stated);
  const listOf = ({ name: listed }: Attribute) =>
    (values.get(listed) ?? []).map(({ key, attributed }) => ({ key, ...attributed }));
  return {
    id: subject,
    name,
    state: Object.fromEntries(
      stateAttributes(kindOf(subject)).map((it) => [it.property, shape(it, values.get(it.name) ?? [])]),
    ),
    possible: possible.map((point) => ({
      ...placeOf(point),
      holds: point.holds,
      ...toPossibleValue(point, asOf),
    })),
    ended: stated.filter(({ point }) => !point.holds).map((it) => ({ ...placeOf(it.point), ...toStatedValue(it) })),
    claims: markDisputed(listOf(claims.claim), listOf(claims.dispute)),
    disputes: listOf(claims.dispute),
    unknowns: listOf(claims.unknown),
    more: Object.fromEntries(Object.entries(more).map(([it, count]) => [attribute(it).property, count])),
    ...findFindings(context),
  } as SubjectState;
}

interface KeyedValue {
  readonly key: string;
  readonly attributed: AttributedValue;
}

function valuesByAttribute(stated: readonly Stated<PlacedPoint>[]): Map<string, KeyedValue[]> {
  const values = new Map<string, KeyedValue[]>();
  for (const it of stated) {
    const { point } = it;
    if (!point.holds) continue;
    const own = values.get(point.attribute) ?? [];
    own.push({ key: point.key, attributed: toStatedValue(it) });
    values.set(point.attribute, own);
  }
  return values;
}

/** Values in the shape of their attribute. */
function shape({ shape: form }: Attribute, values: readonly KeyedValue[]): unknown {
  switch (form) {
    case 'one':
      return values[0]?.attributed ?? null;
    case 'map':
      return Object.fromEntries(values.map(({ key, attributed }) => [key, attributed]));
    case 'list':
      return values.map(({ key, attributed }) => ({ key, ...attributed }));
    default:
      return form satisfies never;
  }
}

/** A value of a state with the track that holds it. */
export interface HeldValue {
  readonly attribute: string;
  readonly key: string;
  readonly attributed: AttributedValue;
}

/** Every value that a state holds, attribute by attribute. */
export function valuesOf({ id, state }: Pick<SubjectState, 'id' | 'state'>): HeldValue[] {
  return stateAttributes(kindOf(id as SubjectId)).flatMap(({ name, property, shape: form }) => {
    const held = state[property] as unknown;
    if (held === null || held === undefined) return [];
    switch (form) {
      case 'one':
        return [{ attribute: name, key: '', attributed: held as AttributedValue }];
      case 'map':
        return Object.entries(held as Record<string, AttributedValue>).map(([key, attributed]) => ({
          attribute: name,
          key,
          attributed,
        }));
      case 'list':
        return (held as ListedValue[]).map(({ key, ...attributed }) => ({ attribute: name, key, attributed }));
      default:
        return form satisfies never;
    }
  });
}

type ListedValue = AttributedValue & { readonly key: string };

/** A claim that is disputed says so. */
function markDisputed(claims: readonly ListedValue[], disputes: readonly ListedValue[]): ListedValue[] {
  const firm = disputes.filter(({ standing }) => isFirm(standing));
  const disputed = new Set(firm.map(({ value }) => (value as { readonly claim: string }).claim));
  return claims.map((claim) =>
    disputed.has(claim.key) ? { ...claim, value: { ...(claim.value as object), disputed: true } } : claim,
  );
}

/**
 * The name of a subject. Names of its own come before those of subjects that were merged into it, the first of a script
 * before others, and later ones before earlier ones: the first is the original. Undefined if it has none.
 */
export function nameIn(tracks: readonly JudgedTrack[], languages: Languages = []): string | undefined {
  const names = tracks.flatMap(({ attribute: name, stated }) =>
    name === registry.name.name && stated?.point.holds ? [stated.point] : [],
  );
  const texts = names.sort(compareNames).flatMap(({ value }) => {
    const { text, lang, otherLanguages = [] } = value as z.infer<typeof registry.name.value>;
    return [{ text, lang }, ...otherLanguages];
  });
  return chooseText(texts, languages)?.text;
}

function compareNames(a: PlacedPoint, b: PlacedPoint): number {
  const [one, other] = [rankOf(a), rankOf(b)];
  if (one.isAlias !== other.isAlias) return one.isAlias ? 1 : -1;
  if (one.number !== other.number) return one.number - other.number;
  if (a.latest !== b.latest) return a.latest > b.latest ? -1 : 1;
  return a.position - b.position || a.index - b.index;
}

/** Reads the key of a name: script or `title`, number there, and (for a merged subject) that subject. */
function rankOf({ key }: PlacedPoint): { readonly isAlias: boolean; readonly number: number } {
  const [, number, alias] = key.split('/');
  return { isAlias: alias !== undefined, number: Number(number) };
}

/** The name of a subject on a day. */
export function nameAsOf(
  facts: readonly PlacedPoint[],
  { asOf, languages }: Pick<StateQuestion, 'asOf' | 'languages'>,
): string | undefined {
  return nameIn(
    judgeTracks(
      facts.filter((fact) => fact.attribute === registry.name.name),
      asOf,
    ),
    languages,
  );
}

function placeOf({ attribute, key }: PlacedPoint) {
  return { attribute, key };
}
