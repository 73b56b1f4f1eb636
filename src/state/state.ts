/** What a subject is, as of a date: its published schema, and how it is put together from facts. */
import { z } from 'zod';
import type { Attribute } from '../catalogue/attribute.ts';
import { attributesOf } from '../catalogue/attributes.ts';
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
import { countOthers, cutToPage, type StatePage, type TrackCounts } from './state-page.ts';
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
      totals: z.record(z.string(), z.number().int()).meta({
        description: 'By the name of a list of which this page holds a part: how many items it has in all.',
      }),
      more: z.record(z.string(), z.number().int()).meta({
        description:
          'By the name of a list: how many of its items, the older ones, stand on later pages (of `possible` at ' +
          'least so many). Review notes rest on what the page shows: the list of review notes has all of them.',
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
  /** Which part of each list is shown; left out: all of it. */
  readonly page?: StatePage | undefined;
}

/** What is known of a subject and decides what it is on a day. */
export interface SubjectFacts {
  /** Begun by then, of the subject itself. */
  readonly facts: readonly PlacedPoint[];
  /** About the lives of people that they name. */
  readonly lives: readonly PlacedPoint[];
  /** By attribute: how many tracks there are of a list of which only those of a page were read. */
  readonly counted?: ReadonlyMap<string, TrackCounts> | undefined;
}

/** All of a state on one page. */
const WHOLE: StatePage = { from: 0, limit: Number.POSITIVE_INFINITY };

/** What a subject is, as of a date; undefined where it is not registered. */
export function assembleState(
  subject: SubjectId,
  { facts, lives, counted }: SubjectFacts,
  { asOf, certainty, languages, page = WHOLE }: StateQuestion,
): SubjectState | undefined {
  const context = new RuleContext({ subject, asOf, facts, lives });
  const name = nameIn(context.tracks, languages);
  if (name === undefined) return undefined;
  const shown = context.tracks.filter((track) => certainty === 'possible' || isSaid(track, certainty));
  const { tracks, counts } = cutToPage(shown, page, counted);
  const disputing = shown.flatMap(({ attribute: of, stated: it }) =>
    of === claims.dispute.name && it?.point.holds ? [it.point] : [],
  );
  const others = countOthers(counts, page);
  const notes = cutNotes(findFindings(context), page);
  const stated = tracks.flatMap((track) => (track.stated && isSaid(track, certainty) ? [track.stated] : []));
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
    claims: markDisputed(listOf(claims.claim), disputing),
    disputes: listOf(claims.dispute),
    unknowns: listOf(claims.unknown),
    totals: others.totals,
    more: { ...others.more, ...notes.more },
    ...notes.shown,
  } as SubjectState;
}

/** Whether a track states something as surely as that. */
function isSaid({ stated }: JudgedTrack, certainty: Certainty): boolean {
  return stated !== undefined && (stated.certain || certainty !== 'certain');
}

/** The first notes: those that rest on what the page shows; the list of review notes has them all. */
function cutNotes({ findings, dismissed }: Findings, { limit }: StatePage) {
  const shown: Findings = { findings: findings.slice(0, limit), dismissed: dismissed.slice(0, limit) };
  const behind = { findings: findings.length - limit, dismissed: dismissed.length - limit };
  return { shown, more: Object.fromEntries(Object.entries(behind).filter(([, count]) => count > 0)) };
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

/** A claim that is disputed says so, on whatever page the dispute stands. */
function markDisputed(claims: readonly ListedValue[], disputes: readonly PlacedPoint[]): ListedValue[] {
  const firm = disputes.filter(({ cause }) => isFirm(cause.standing));
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
