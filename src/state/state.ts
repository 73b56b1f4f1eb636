import { z } from 'zod';
import { type AttributeName, attribute, attributesOf, isAside } from '../catalogue/attributes.ts';
import { kindOf, type SubjectId, type SubjectKind, subjectKinds } from '../catalogue/subject.ts';
import type { PlacedPoint } from '../facts/placed-point.ts';
import type { Day } from '../time/day.ts';
import {
  type AttributedValue,
  attributedValueSchema,
  type Certainty,
  endedSchema,
  keyedValueSchema,
  possibleSchema,
  toAttributedValue,
} from './attributed-value.ts';
import { dismissedSchema, findFindings, findingSchema } from './findings.ts';
import { RuleContext } from './rule-context.ts';
import { addUpSentences, type Sentencing, sentencingSchema } from './sentencing.ts';
import { type JudgedTrack, judgeTracks } from './tracks.ts';

function stateAttributes(kind: SubjectKind): AttributeName[] {
  return attributesOf(kind).filter((name) => !isAside(name));
}

/** The published schema of what a subject of one kind is, as of a date. */
function makeSubjectSchema(kind: SubjectKind) {
  const properties = stateAttributes(kind).map((name) => {
    const { property, shape, value, description } = attribute(name);
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
      name: z.string().meta({ description: 'As it is called on that day.' }),
      state: z
        .strictObject(Object.fromEntries(properties))
        .meta({ id: `${title}Facts`, description: 'Null or empty: none recorded.' }),
      ...(kind === 'person' ? { sentencing: sentencingSchema } : {}),
      possible: z.array(possibleSchema),
      ended: z.array(endedSchema),
      claims: z.array(keyedValueSchema(attribute('claim').value)),
      disputes: z.array(keyedValueSchema(attribute('dispute').value)),
      unknowns: z.array(keyedValueSchema(attribute('unknown').value)),
      more: z.record(z.string(), z.number().int()).meta({
        description: 'How many older ones a list leaves out, by its name; the timeline has them all.',
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
/** `sentencing`: of persons only. */
export type SubjectState = z.infer<ReturnType<typeof makeSubjectSchema>> & { readonly sentencing?: Sentencing };

export interface StateQuestion {
  readonly asOf: Day;
  /** The least certainty that is shown: `possible` shows all. */
  readonly certainty: Certainty;
}

/** What is known of a subject that decides what it is on a day. */
export interface SubjectFacts {
  /** Begun by then, of the subject itself. */
  readonly facts: readonly PlacedPoint[];
  /** Of the lives of persons whom they name. */
  readonly lives: readonly PlacedPoint[];
  /** How many older facts of an attribute are left out. */
  readonly more: Readonly<Partial<Record<AttributeName, number>>>;
}

/** What a subject is, as of a date; undefined where it is not registered. */
export function assembleState(
  subject: SubjectId,
  { facts, lives, more }: SubjectFacts,
  { asOf, certainty }: StateQuestion,
): SubjectState | undefined {
  const context = new RuleContext({ subject, asOf, facts, lives });
  const { tracks } = context;
  const name = nameIn(tracks);
  if (name === undefined) return undefined;
  const stated = tracks
    .flatMap((track) => (track.stated ? [track.stated] : []))
    .filter(({ certain }) => certain || certainty !== 'certain');
  const possible = certainty === 'possible' ? tracks.flatMap((track) => track.possible) : [];
  const values = valuesByAttribute(stated);
  const listOf = (attributeName: AttributeName) =>
    (values.get(attributeName) ?? []).map(({ key, attributed }) => ({ key, ...attributed }));
  return {
    id: subject,
    name,
    state: Object.fromEntries(
      stateAttributes(kindOf(subject)).map((it) => [attribute(it).property, shape(it, values.get(it) ?? [])]),
    ),
    ...(kindOf(subject) === 'person'
      ? {
          sentencing: addUpSentences(
            tracks.filter(({ stated: it }) => certainty !== 'certain' || !it || it.certain),
            asOf,
          ),
        }
      : {}),
    possible: possible.map((point) => ({
      ...placeOf(point),
      holds: point.holds,
      ...toAttributedValue(point, 'possible'),
    })),
    ended: stated
      .filter(({ point }) => !point.holds)
      .map(({ point, certain }) => ({
        ...placeOf(point),
        ...toAttributedValue(point, certain ? 'certain' : 'stated'),
      })),
    claims: markDisputed(listOf('claim'), listOf('dispute')),
    disputes: listOf('dispute'),
    unknowns: listOf('unknown'),
    more: Object.fromEntries(
      Object.entries(more).map(([it, count]) => [attribute(it as AttributeName).property, count]),
    ),
    ...findFindings(context),
  } as SubjectState;
}

interface KeyedValue {
  readonly key: string;
  readonly attributed: AttributedValue;
}

function valuesByAttribute(
  stated: readonly { readonly point: PlacedPoint; readonly certain: boolean }[],
): Map<string, KeyedValue[]> {
  const values = new Map<string, KeyedValue[]>();
  for (const { point, certain } of stated) {
    if (!point.holds) continue;
    const own = values.get(point.attribute) ?? [];
    own.push({ key: point.key, attributed: toAttributedValue(point, certain ? 'certain' : 'stated') });
    values.set(point.attribute, own);
  }
  return values;
}

/** As the attribute's shape wants it. */
function shape(name: AttributeName, values: readonly KeyedValue[]): unknown {
  const { shape: form } = attribute(name);
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
  readonly attribute: AttributeName;
  readonly key: string;
  readonly attributed: AttributedValue;
}

/** Every value that a state holds, attribute by attribute. */
export function valuesOf({ id, state }: Pick<SubjectState, 'id' | 'state'>): HeldValue[] {
  return stateAttributes(kindOf(id as SubjectId)).flatMap((name) => {
    const { property, shape: form } = attribute(name);
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

/** A claim that somebody disputes says so. */
function markDisputed(claims: readonly ListedValue[], disputes: readonly ListedValue[]): ListedValue[] {
  const firm = disputes.filter(({ standing: it }) => it === 'reported' || it === 'official');
  const disputed = new Set(firm.map(({ value }) => (value as { readonly claim: string }).claim));
  return claims.map((claim) =>
    disputed.has(claim.key) ? { ...claim, value: { ...(claim.value as object), disputed: true } } : claim,
  );
}

/**
 * How a subject is called: of the names that stand, its own before those of subjects that were merged into it, the first of a script before
 * others, a later one before those it has not replaced, and else the one registered first. Undefined where there is none.
 */
export function nameIn(tracks: readonly JudgedTrack[]): string | undefined {
  const names = tracks.flatMap(({ attribute: name, stated }) =>
    name === 'name' && stated?.point.holds ? [stated.point] : [],
  );
  const [first] = names.sort(compareNames);
  return first && (first.value as { readonly text: string }).text;
}

function compareNames(a: PlacedPoint, b: PlacedPoint): number {
  const [one, other] = [rankOf(a), rankOf(b)];
  if (one.isAlias !== other.isAlias) return one.isAlias ? 1 : -1;
  if (one.number !== other.number) return one.number - other.number;
  if (a.latest !== b.latest) return a.latest > b.latest ? -1 : 1;
  return a.position - b.position || a.index - b.index;
}

/** Of the key of a name: its script or `title`, its number there, and whose it was if it is that of a merged subject. */
function rankOf({ key }: PlacedPoint): { readonly isAlias: boolean; readonly number: number } {
  const [, number, alias] = key.split('/');
  return { isAlias: alias !== undefined, number: Number(number) };
}

/** How a subject is called on a day. */
export function nameAsOf(facts: readonly PlacedPoint[], asOf: Day): string | undefined {
  return nameIn(
    judgeTracks(
      facts.filter((fact) => fact.attribute === 'name'),
      asOf,
    ),
  );
}

function placeOf({ attribute, key }: PlacedPoint): { attribute: AttributeName; key: string } {
  return { attribute: attribute as AttributeName, key };
}
